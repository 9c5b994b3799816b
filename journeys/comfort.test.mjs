// Letters, contrast, language and the company's colours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, withVisitor } from './lib/browser.mjs';
import { axe, overflow, untranslated } from './lib/checks.mjs';
import { AT, enter, PEOPLE } from './lib/portal.mjs';
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

test('large letters and high contrast stay from page to page, in the first bytes of the answer', () =>
  withVisitor(browser, {}, async (page) => {
    await page.goto(server.base + AT.home);
    const before = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    await page.getByRole('link', { name: /Accesibilidad/ }).first().click();
    await page.getByRole('radio', { name: /150/ }).check({ force: true });
    await page.getByRole('radio', { name: /^Alto/ }).check({ force: true });
    await page.getByRole('button', { name: /Guardar/ }).click();
    await page.goto(server.base + AT.track);
    const after = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    assert.ok(after >= before * 1.4, `${before} px, then ${after} px`);
    const html = await (await page.request.get(server.base + AT.track)).text();
    assert.match(html.slice(0, 200), /data-letra="enorme" data-contraste="alto"/);
    assert.deepEqual([...(await overflow(page)), ...(await axe(page))], []);
  }));

test('one press changes the language, and stays', () =>
  withVisitor(browser, { javaScript: false }, async (page) => {
    await page.goto(server.base + AT.home);
    await page.getByRole('link', { name: 'English' }).first().click();
    for (const path of [AT.home, AT.step(1), AT.track, AT.calculator]) {
      await page.goto(server.base + path);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en', path);
      assert.deepEqual(await untranslated(page), [], path);
    }
  }));

test('a brand colour that cannot be read is refused, with one that can', () =>
  withVisitor(browser, { viewport: DESK }, async (page) => {
    await enter(page, server.base, PEOPLE.administrator);
    await page.goto(server.base + AT.brand);
    await page.locator('#main_color').fill('#ffee88');
    await page.getByRole('button', { name: /Guardar/ }).first().click();
    await page.getByText('Hay un problema').waitFor();
    assert.match(await page.locator('main').innerText(), /4[,.]5|contraste/i);
  }));

test('who may do everything reaches every place of the rail on a low screen and at 200 %, by keyboard', async () => {
  for (const viewport of [{ width: 1280, height: 720 }, { width: 640, height: 360 }]) {
    await withVisitor(browser, { viewport }, async (page) => {
      await enter(page, server.base, PEOPLE.administrator);
      await page.goto(`${server.base}/ajustes/sala`);
      const rail = page.locator('.riel');
      const last = rail.locator('a').last();
      await last.focus();
      const box = await last.boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= viewport.height + 1, `${JSON.stringify(box)} at ${viewport.height}`);
      // a browser leaves alone what it shows in part (WCAG 2.2, 2.4.11: not entirely hidden)
      assert.ok(box.x >= 0 && box.x + box.width / 2 <= viewport.width, JSON.stringify(box));
      const wide = await rail.evaluate((it) => it.scrollWidth - it.clientWidth);
      if (viewport.width > 640) assert.ok(wide <= 0, `the rail scrolls ${wide} px sideways`);
      assert.deepEqual([...(await overflow(page)), ...(await axe(page))], []);
    });
  }
});
