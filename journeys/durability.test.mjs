// What was acknowledged is there after a power cut, and the books are whole.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, withVisitor } from './lib/browser.mjs';
import { fileClaim, track } from './lib/portal.mjs';
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

test('kill -9 after the receipt: the case is there, and `cauce verify` finds the chain and the books whole', async () => {
  let receipt;
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
  });
  await server.kill();
  const { code, said } = await server.command('verify', '--data', server.data);
  assert.equal(code, 0, said);
  await server.start();
  await withVisitor(browser, { javaScript: false }, async (page) => {
    await track(page, server.base, receipt.number, receipt.code);
    await page.getByText(receipt.number).first().waitFor();
  });
});

test('asked to end, the server ends well', async () => {
  assert.equal(await server.stop(), 0);
});
