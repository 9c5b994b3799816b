// A subscriber files a claim: with an old phone, with the keyboard, with mistakes, with interruptions.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, withVisitor } from './lib/browser.mjs';
import * as keyboard from './lib/keyboard.mjs';
import { readPdf } from './lib/pdf.mjs';
import { AT, CLAIM, FIELD, fileClaim, fillStep } from './lib/portal.mjs';
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

test('without JavaScript a claim gets its number, its date in words and its code', () =>
  withVisitor(browser, { javaScript: false }, async (page) => {
    const receipt = await fileClaim(page, server.base);
    assert.match(receipt.text, /a más tardar el (lunes|martes|miércoles|jueves|viernes) \d{1,2} de [a-z]+/);
  }));

test('with the keyboard alone the same', () =>
  withVisitor(browser, {}, async (page, { complaints }) => {
    const receipt = await fileClaim(page, server.base, CLAIM, keyboard);
    assert.match(receipt.number, /^\d{4}-/);
    assert.deepEqual(complaints, []);
  }));

test('a mistake answers 422, the summary has the focus, and what was typed stays', () =>
  withVisitor(browser, {}, async (page) => {
    await page.goto(server.base + AT.step(1));
    await fillStep(page, 1);
    await fillStep(page, 2);
    await FIELD.charge(page, CLAIM).check({ force: true });
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await FIELD.next(page).click();
    assert.equal((await answer).status(), 422);
    const summary = page.getByRole('alert').filter({ hasText: 'Hay un problema' });
    await summary.waitFor();
    assert.ok(await summary.evaluate((box) => box.contains(document.activeElement)), 'the summary has no focus');
    assert.ok(await FIELD.charge(page, CLAIM).isChecked(), 'the choice was lost');
    await summary.getByRole('link').first().click();
    assert.ok(await FIELD.story(page).evaluate((field) => field === document.activeElement));
    assert.equal(await FIELD.story(page).getAttribute('aria-invalid'), 'true');
  }));

test('the draft survives a reload and going back', () =>
  withVisitor(browser, { javaScript: false }, async (page) => {
    await page.goto(server.base + AT.step(1));
    for (const number of [1, 2, 3]) await fillStep(page, number);
    await page.waitForURL(new RegExp(AT.step(4)));
    await page.reload();
    await page.goto(server.base + AT.step(3));
    assert.equal(await FIELD.story(page).inputValue(), CLAIM.story);
  }));

test('hostile text is stored and shown as it was written', () =>
  withVisitor(browser, {}, async (page, { complaints }) => {
    const story = '<script>alert(1)</script> \' OR 1=1; -- 🐟 مرحبا {{ 7*7 }} &amp; $ 214.600 por el consumo de noviembre';
    await page.goto(server.base + AT.step(1));
    for (const number of [1, 2]) await fillStep(page, number);
    await fillStep(page, 3, { ...CLAIM, story });
    await page.goto(server.base + AT.step(3));
    assert.equal(await FIELD.story(page).inputValue(), story);
    assert.deepEqual(complaints, []);
  }));

test('sending twice gives one number', () =>
  withVisitor(browser, {}, async (page) => {
    await page.goto(server.base + AT.step(1));
    for (const number of [1, 2, 3, 4]) await fillStep(page, number);
    const send = FIELD.send(page);
    const form = await send.evaluate((button) => {
      const data = new URLSearchParams(new FormData(button.form, button));
      return { body: data.toString(), action: button.form.action };
    });
    await send.click();
    await page.waitForURL(/constancia/);
    const again = await page.request.post(form.action, {
      data: form.body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.base },
      maxRedirects: 0,
    });
    assert.equal(again.status(), 303);
    assert.equal(new URL(again.headers().location, server.base).pathname, new URL(page.url()).pathname);
  }));

test('the receipt as PDF is tagged and its text can be read', () =>
  withVisitor(browser, {}, async (page) => {
    const receipt = await fileClaim(page, server.base);
    const link = page.getByRole('link', { name: /Descargar.*PDF/i });
    const file = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    assert.equal(file.headers()['content-type'], 'application/pdf');
    const pdf = await readPdf(await file.body());
    assert.ok(pdf.text.includes(receipt.number) && pdf.text.includes(receipt.code), pdf.text);
    assert.ok(pdf.tagged, pdf.facts);
    assert.match(pdf.structure, /H1/);
  }));
