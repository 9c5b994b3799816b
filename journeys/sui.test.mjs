// The regulator's file: what fails is shown with its reason, mended at its case, and gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, withVisitor } from './lib/browser.mjs';
import { axe, overflow } from './lib/checks.mjs';
import { enter, fileClaim, PEOPLE } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The file of the month of Bogota in which this runs. */
function address() {
  const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota', year: 'numeric', month: '2-digit' });
  return `${server.base}/informes/sui?mes=${month.format(new Date()).slice(0, 7)}&servicio=water`;
}

test('a claim without cause fails the file, is classified from there, and fails no more', async () => {
  let receipt;
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
  });
  await withVisitor(browser, { viewport: DESK, javaScript: false }, async (page) => {
    await enter(page, server.base, PEOPLE.lawyer);
    const row = page.locator('section:has(#t-fallas) tr', { hasText: receipt.number });
    // the facts follow the filing within a moment
    for (let tries = 0; tries < 20; tries += 1) {
      await page.goto(address());
      if ((await row.count()) > 0) break;
      await new Promise((done) => setTimeout(done, 500));
    }
    assert.match(await row.innerText(), /No tiene causal/);
    await row.getByRole('link', { name: /Corregir/ }).click();
    const form = page.locator('form[action*="/clasificar"]');
    await form.locator('select[name="cause"]').selectOption('102');
    await form.getByRole('button', { name: /Guardar/ }).click();
    for (let tries = 0; tries < 20; tries += 1) {
      await page.goto(address());
      if ((await row.count()) === 0) break;
      await new Promise((done) => setTimeout(done, 500));
    }
    assert.equal(await row.count(), 0);
  });
});

test('the pages of the report are accessible and narrow', async () => {
  await withVisitor(browser, {}, async (page) => {
    await page.goto(`${server.base}/informes/transparencia`);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await overflow(page), []);
    await enter(page, server.base, PEOPLE.lawyer);
    await page.goto(address());
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await overflow(page), []);
  });
});
