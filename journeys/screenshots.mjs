// Pictures of the real screens for the documents: node journeys/screenshots.mjs, by `cargo xtask screenshots`.
import { join } from 'node:path';
import { DESK, launch, PHONE, visitor } from './lib/browser.mjs';
import { AT, CLAIM, enter, fileClaim, fillStep, PEOPLE, track } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const folder = process.env.CAUCE_PICTURES;
if (!folder) throw new Error('CAUCE_PICTURES names the folder of the pictures');

/** Each picture: its file, the window, and how to get there. */
const PICTURES = [
  { name: 'home', viewport: DESK, go: (page) => page.goto(server.base + AT.home) },
  { name: 'home-phone', viewport: PHONE, go: (page) => page.goto(server.base + AT.home) },
  { name: 'filing-step-3', viewport: DESK, go: steps(3) },
  { name: 'filing-step-3-phone', viewport: PHONE, go: steps(3) },
  { name: 'receipt', viewport: DESK, go: (page) => fileClaim(page, server.base) },
  { name: 'tracking', viewport: DESK, go: follow },
  { name: 'calculator', viewport: DESK, go: (page) => page.goto(server.base + AT.calculator) },
  { name: 'inbox', viewport: { width: 1440, height: 900 }, go: inbox },
];

let server;
const browser = await launch();
try {
  server = await demo();
  for (const { name, viewport, go } of PICTURES) {
    const { context, page } = await visitor(browser, { viewport, deviceScaleFactor: viewport === PHONE ? 2 : 1 });
    await go(page);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: viewport === PHONE });
    console.log(`${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await server?.close();
}

function steps(last) {
  return async (page) => {
    await page.goto(server.base + AT.step(1));
    for (let number = 1; number < last; number += 1) await fillStep(page, number);
    await page.getByLabel(/Cuéntenos qué pasó/).fill(CLAIM.story);
  };
}

async function follow(page) {
  const receipt = await fileClaim(page, server.base);
  await track(page, server.base, receipt.number, receipt.code);
}

async function inbox(page) {
  await enter(page, server.base, PEOPLE.lawyer);
  await page.goto(server.base + AT.inbox);
  await page.locator(`a[href^="${AT.inbox}/"]`).first().click();
}
