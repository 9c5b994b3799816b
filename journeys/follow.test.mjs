// The tracking page renews itself when something happens, and keeps what somebody is typing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, withVisitor } from './lib/browser.mjs';
import { axe } from './lib/checks.mjs';
import { enter, fileClaim, AT, PEOPLE, track } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const HALF = 'El 12 de noviembre vino un técnico y';
const NEWS = 'Encontré la factura de octubre: fueron 14 metros cúbicos.';

let server;
let browser;
let receipt;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const field = (page) => page.locator('textarea[name=body]');

/** The same person on another device writes to the company. */
const write = (text, options = {}) =>
  withVisitor(browser, options, async (page) => {
    await track(page, server.base, receipt.number, receipt.code);
    await field(page).fill(text);
    await page.locator('form:has(textarea[name=body]) button[type=submit]').click();
    await page.locator('.pasos').getByText(text).waitFor();
  });

test('news of the case arrive while somebody types, and the text, the focus and the place stay', () =>
  withVisitor(browser, {}, async (page, { complaints }) => {
    await track(page, server.base, receipt.number, receipt.code);
    await field(page).pressSequentially(HALF);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await field(page).evaluate((it) => (it.dataset.mine = '1'));
    await write(NEWS, { javaScript: false });
    await page.locator('.pasos').getByText(NEWS).waitFor();
    await page.getByText(/La página se actualizó/).waitFor({ state: 'attached' });
    const now = await field(page).evaluate((it) => ({ text: it.value, place: it.selectionStart, mine: it.dataset.mine, focus: it === document.activeElement }));
    assert.deepEqual(now, { text: HALF, place: HALF.length - 2, mine: '1', focus: true });
    await page.keyboard.type('!');
    assert.equal(await field(page).inputValue(), `${HALF.slice(0, -2)}!${HALF.slice(-2)}`);
    assert.equal(await page.locator('form:has(textarea[name=body])').count(), 1);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(complaints, []);
  }));

test('what the company notes for itself disturbs nobody, what is for the person arrives', () =>
  withVisitor(browser, {}, async (page) => {
    await track(page, server.base, receipt.number, receipt.code);
    const asked = [];
    page.on('response', (response) => asked.push(new URL(response.url()).pathname));
    const own = new URL(page.url()).pathname;
    await withVisitor(browser, { viewport: DESK }, async (office) => {
      await enter(office, server.base, PEOPLE.lawyer);
      await office.goto(`${server.base}${AT.inbox}?q=${receipt.number}`);
      await office.getByRole('radio', { name: /Nota interna/ }).check({ force: true });
      await office.getByLabel(/Nota/).and(office.locator('textarea')).fill('Llamar al lector de la ruta 7.');
      await office.getByRole('button', { name: /Guardar nota/ }).click();
      await office.locator('main').getByText('Llamar al lector de la ruta 7.').first().waitFor();
    });
    while (!asked.includes(own)) await page.waitForTimeout(50);
    const said = page.locator('#novedad');
    assert.equal(await said.textContent(), '');
    const text = 'Y también la de septiembre.';
    await write(text);
    await page.locator('.pasos').getByText(text).waitFor();
    assert.match(await said.textContent(), /La página se actualizó/);
    assert.ok(!(await page.content()).includes('ruta 7'));
    assert.deepEqual(await axe(page), []);
  }));

test('the stream says that something happened and nothing of the case', () =>
  withVisitor(browser, {}, async (page) => {
    await track(page, server.base, receipt.number, receipt.code);
    const address = await page.locator('[data-follow]').getAttribute('data-follow');
    const heard = page.evaluate(async (url) => {
      const { body } = await fetch(url);
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('event:')) text += (await reader.read()).value;
      await reader.cancel();
      return text;
    }, address);
    await write('Una cosa más.');
    const lines = (await heard).split('\n').filter((line) => line && !line.startsWith(':'));
    const seq = /^id: (\d+)$/.exec(lines[2])?.[1];
    assert.deepEqual(lines, ['retry: 3000', 'event: wake', `id: ${seq}`, `data: ${seq}`]);
    const unknown = await page.request.get(server.base + address.replace(/[^/]+\/live$/, 'nobody-has-this-key/live'));
    assert.equal(unknown.status(), 404);
  }));
