// A citizen follows the case, and nobody else can.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, withVisitor } from './lib/browser.mjs';
// axe needs the page's own script engine: its stories run with JavaScript on.
import { axe } from './lib/checks.mjs';
import { AT, CLAIM, fileClaim, track } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

let server;
let browser;
let receipt;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
    // the fingerprint is known once the PDF was printed, which is when somebody first asks for it
    const link = await page.getByRole('link', { name: /Descargar.*PDF/i }).getAttribute('href');
    await page.request.get(new URL(link, page.url()).href);
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const outcome = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

for (const [name, proof] of [['the code of the receipt', () => receipt.code], ['the last digits of the document', () => CLAIM.document.slice(-4)]]) {
  test(`the number with ${name} opens the case`, () =>
    withVisitor(browser, {}, async (page) => {
      await track(page, server.base, receipt.number, proof());
      const text = await outcome(page);
      assert.ok(text.includes(receipt.number), text);
      assert.match(text, /Faltan \d+ días hábiles/);
      assert.deepEqual(await axe(page), []);
    }));
}

test('a wrong code and an unknown number get the same answer', () =>
  withVisitor(browser, {}, async (page) => {
    const answers = [];
    for (const [number, proof] of [[receipt.number, 'ZZZZ-ZZZZ'], ['2019-EN-999999', receipt.code]]) {
      await track(page, server.base, number, proof);
      const text = await outcome(page);
      assert.match(text, /No encontramos ese radicado/);
      answers.push(text.replaceAll(number, '').replaceAll(proof, ''));
    }
    assert.equal(answers[0], answers[1]);
    assert.deepEqual(await axe(page), []);
  }));

test('anybody can verify the code, which shows issuer and number but no person', () =>
  withVisitor(browser, { javaScript: false }, async (page) => {
    await page.goto(server.base + AT.verify(receipt.code));
    const text = await outcome(page);
    assert.ok(text.includes(receipt.number) && /[0-9a-f]{64}/i.test(text.replaceAll(' ', '')), text);
    for (const secret of [CLAIM.name, CLAIM.document, CLAIM.mail, CLAIM.story.slice(0, 30)]) assert.ok(!text.includes(secret));
    const wrong = await page.goto(server.base + AT.verify('ZZZZ-ZZZZ'));
    assert.equal(wrong.status(), 404);
  }));

test('neither the address nor the logs carry personal data', async () => {
  for (const secret of [CLAIM.name, CLAIM.document, CLAIM.mail]) assert.ok(!server.output.includes(secret), `${secret} is in the logs`);
});
