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
  { name: 'hall-kiosk', viewport: { width: 1080, height: 1920 }, scale: 0.5, go: kiosk },
  { name: 'hall-console', viewport: { width: 1440, height: 900 }, go: attend },
  { name: 'hall-board', viewport: { width: 1920, height: 1080 }, scale: 0.75, go: board },
];

let server;
const browser = await launch();
try {
  server = await demo();
  for (const { name, viewport, scale = 1, go } of PICTURES) {
    const { context, page } = await visitor(browser, { viewport, deviceScaleFactor: viewport === PHONE ? 2 : scale });
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

/** The service room, open at any hour; a screen at its door. */
async function kiosk(page) {
  await enter(page, server.base, PEOPLE.administrator);
  await page.goto(`${server.base}/ajustes/sala/centro`);
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    await page.locator(`input[name=opens_${day}]`).fill('00:00');
    await page.locator(`input[name=closes_${day}]`).fill('23:59');
  }
  await page.locator('form:has(input[name=opens_1]) button[type=submit]').first().click();
  await page.goto(`${server.base}/ajustes/sala/kioscos`);
  await page.getByLabel('Nombre').fill('Entrada');
  await page.getByRole('button', { name: 'Registrar' }).click();
  const address = new URL(await page.locator('.mensaje code').textContent());
  await page.goto(server.base + address.pathname);
}

/** Somebody is called to the counter, after some others and before some. */
async function attend(page) {
  await enter(page, server.base, PEOPLE.signer);
  const ask = async (path, body = {}) => {
    const answer = await page.evaluate(
      async ([at, text]) => {
        const sent = await fetch(`/api/v1/hall/${at}`, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json' } });
        return { ok: sent.ok, body: await sent.json().catch(() => null) };
      },
      [path, JSON.stringify(body)],
    );
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const counter = 'sites/centro/counters/3';
  await ask(`${counter}/shift`);
  const services = ['facturacion', 'tramites', 'facturacion', 'danos', 'facturacion', 'facturacion', 'tramites'];
  for (const service of services) await ask('sites/centro/turns', { service });
  for (let served = 0; served < 3; served += 1) {
    const called = await ask(`${counter}/call`);
    await ask(`turns/${called.id}/begin`);
    await ask(`turns/${called.id}/finish`, { topics: [], outcome: 'resolved' });
  }
  const called = await ask(`${counter}/call`);
  await ask(`turns/${called.id}/begin`);
  await page.goto(`${server.base}/modulo?sala=centro`);
}

async function board(page) {
  await page.goto(`${server.base}/sala/centro/tablero`);
  await page.waitForFunction(() => document.querySelector('[data-waiting]').textContent !== '');
}
