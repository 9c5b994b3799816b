// The whole course of a case: filed, found in the inbox, answered, signed, read, verified.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, visitor, withVisitor } from './lib/browser.mjs';
import { readPdf } from './lib/pdf.mjs';
import { AT, CLAIM, enter, fileClaim, PEOPLE, track } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const DECISION = 'Señora María Elena: revisamos su contador y usted tiene razón. Corregimos la factura de noviembre.';

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test('a claim is filed, answered by the lawyer, signed by another, read and verified by the citizen', async () => {
  let receipt;
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
  });

  await withVisitor(browser, { viewport: DESK }, async (page, { complaints }) => {
    await enter(page, server.base, PEOPLE.lawyer);
    await openCase(page, receipt.number);
    await page.getByRole('radio', { name: /^Accede$/ }).check({ force: true });
    for (const [label, text] of Object.entries({
      Saludo: 'Reciba un saludo de Aguas de Miraflor.',
      Hechos: 'Usted reclamó el consumo de noviembre.',
      Pruebas: 'El contador fue revisado en su presencia.',
      Decisión: DECISION,
      Recursos: 'Puede pedir reposición y, en subsidio, apelación en los cinco días siguientes.',
    })) {
      await page.getByRole('radio', { name: label, exact: true }).check({ force: true });
      await page.getByLabel(label, { exact: true }).and(page.locator('textarea')).fill(text);
    }
    await page.getByRole('button', { name: /Enviar a firma/ }).click();
    await page.getByText(/Pendiente de firma|Por firmar/).first().waitFor();
    assert.deepEqual(complaints, []);
  });

  await withVisitor(browser, { viewport: DESK }, async (page) => {
    await enter(page, server.base, PEOPLE.signer);
    await openCase(page, receipt.number);
    await page.getByRole('button', { name: /Firmar/ }).click();
    await page.getByText(/Respondid/).first().waitFor();
  });

  await withVisitor(browser, { javaScript: false }, async (page) => {
    await track(page, server.base, receipt.number, receipt.code);
    await page.getByRole('link', { name: /Leer/ }).first().click();
    await page.getByText(DECISION.slice(0, 40)).waitFor();
    const link = page.getByRole('link', { name: /PDF/ }).first();
    const file = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    const pdf = await readPdf(await file.body());
    assert.ok(pdf.tagged && pdf.text.replace(/\s+/g, ' ').includes('usted tiene razón'), pdf.text);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4,}/.exec(pdf.text.replaceAll(receipt.number, ''))?.[0];
    assert.ok(code, `no verification code on the letter: ${pdf.text}`);
    const verified = await page.goto(server.base + AT.verify(code));
    assert.equal(verified.status(), 200);
  });

  await withVisitor(browser, {}, async (page) => {
    await page.goto(server.base + AT.mail);
    const text = await page.locator('main').innerText();
    assert.ok(text.split(CLAIM.mail).length > 2, `receipt and answer are not both in the mail:\n${text}`);
  });
});

test('two officers on one case: what one types stays when the other changes it', async () => {
  let receipt;
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
  });
  const first = await visitor(browser, { viewport: DESK });
  const second = await visitor(browser, { viewport: DESK });
  try {
    for (const [one, who] of [[first, PEOPLE.lawyer], [second, PEOPLE.signer]]) {
      await enter(one.page, server.base, who);
      await openCase(one.page, receipt.number);
    }
    await first.page.getByRole('radio', { name: 'Decisión', exact: true }).check({ force: true });
    const draft = first.page.getByLabel('Decisión', { exact: true }).and(first.page.locator('textarea'));
    await draft.fill('Borrador a medias');
    await second.page.getByRole('radio', { name: /Nota interna/ }).check({ force: true });
    await second.page.getByLabel(/Nota/).and(second.page.locator('textarea')).fill('Llamé a la señora.');
    await second.page.getByRole('button', { name: /Guardar nota/ }).click();
    await first.page.getByText('Llamé a la señora.').waitFor();
    assert.equal(await draft.inputValue(), 'Borrador a medias');
    assert.deepEqual(first.complaints, []);
  } finally {
    await first.context.close();
    await second.context.close();
  }
});

test('the inbox works with the keyboard: J and K move, Enter opens, and the shortcuts can be switched off', () =>
  withVisitor(browser, { viewport: DESK }, async (page) => {
    await enter(page, server.base, PEOPLE.lawyer);
    await page.goto(`${server.base}${AT.inbox}?vista=abiertos`);
    const current = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('j');
    const one = await current();
    await page.keyboard.press('j');
    assert.notEqual(await current(), one);
    await page.keyboard.press('k');
    assert.equal(await current(), one);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`${AT.inbox}/.+`));
    await page.goto(`${server.base}${AT.inbox}?vista=abiertos`);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /una sola tecla/ }).uncheck();
    await page.getByRole('button', { name: 'Cerrar' }).click();
    await page.keyboard.press('j');
    assert.ok(!(await current()).startsWith('fila-'), 'single keys are off');
  }));

async function openCase(page, number) {
  // a filing number opens its case
  await page.goto(`${server.base}${AT.inbox}?q=${number}`);
  await page.waitForURL(new RegExp(`${AT.inbox}/.+`));
}
