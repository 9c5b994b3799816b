// Those who serve in the hall: the host registers, the officer calls, attends and finishes, the coordinator sees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, visitor, withVisitor } from './lib/browser.mjs';
import { axe, focusStops, overflow, shape, untranslated, wholePage } from './lib/checks.mjs';
import { enter, PEOPLE } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

/** A tablet held upright. */
const TABLET = { width: 768, height: 1024 };
/** The head of the service may host, attend and lead. */
const HEAD = PEOPLE.signer;

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const good = async (page) => [
  ...(await shape(page)),
  ...(await overflow(page)),
  ...(await untranslated(page, ['hall', 'web', 'refusal'])),
  ...(await axe(page)),
];

/** Registers a person at the door and gives the code of the turn. */
async function register(page, ground) {
  await page.goto(`${server.base}/anfitrion?sala=centro`);
  const form = page.locator('form[action="/anfitrion/turno"]');
  await form.locator('input[name=service]').first().check({ force: true });
  await form.getByRole('radio', { name: ground, exact: true }).check({ force: true });
  await form.getByRole('button', { name: 'Dar el turno' }).click();
  return (await page.locator('.turno-grande').innerText()).trim();
}

/** Closes what may be open and opens the first free counter. */
async function sitDown(page) {
  await page.goto(`${server.base}/modulo?sala=centro`);
  const open = page.getByRole('button', { name: /^Abrir / }).first();
  if (await open.isVisible()) await open.click();
  await page.getByRole('heading', { name: /No hay nadie en el módulo|Ahora/ }).waitFor();
}

test('the host registers without a name, and a mistake keeps what was chosen', async () => {
  await withVisitor(browser, { viewport: TABLET }, async (page, { complaints }) => {
    await enter(page, server.base, HEAD);
    assert.match(await register(page, '60 años o más'), /^P \d{3}$/);
    assert.deepEqual(await good(page), []);
    const form = page.locator('form[action="/anfitrion/turno"]');
    await form.getByRole('radio', { name: 'En embarazo', exact: true }).check({ force: true });
    await form.getByRole('button', { name: 'Dar el turno' }).click();
    await page.getByRole('link', { name: /Línea: escoja a qué viene/ }).waitFor();
    assert.ok(await page.locator('form[action="/anfitrion/turno"] input[value=pregnancy]').isChecked());
    assert.deepEqual(await good(page), []);
    assert.deepEqual(complaints, []);
  });
});

test('an officer works with the keyboard, news leaves half typed text alone, keys can be turned off', async () => {
  const host = await visitor(browser, { viewport: TABLET });
  await withVisitor(browser, { viewport: DESK }, async (page, { complaints }) => {
    await enter(host.page, server.base, HEAD);
    await register(host.page, '60 años o más');
    await enter(page, server.base, HEAD);
    await sitDown(page);
    assert.deepEqual([...(await good(page)), ...(await focusStops(page))], []);

    const box = page.getByRole('checkbox', { name: 'Atajos de teclado' });
    await box.uncheck();
    await page.keyboard.press('F8');
    await page.getByRole('button', { name: /Llamar siguiente/ }).waitFor();
    await box.check();
    await page.keyboard.press('F8');
    await page.locator('.ahora__turno').waitFor();
    const code = (await page.locator('.ahora__turno .num').innerText()).trim();
    assert.match(code, /^[A-Z]{1,2} \d{3}$/);

    await page.getByText('Pasar a otra línea').click();
    const note = page.getByLabel('Nota para quien atiende después');
    await note.fill('Trae el poder');
    const before = await page.getByText(/^\d+ esperan|^1 espera/).first().innerText();
    await register(host.page, 'General');
    await page.waitForFunction((text) => !document.body.innerText.includes(text), before);
    assert.equal(await note.inputValue(), 'Trae el poder');
    await page.getByText('Pasar a otra línea').click();

    await page.getByRole('button', { name: /^Empezar/ }).click();
    const finish = page.getByRole('button', { name: 'Terminar', exact: true });
    await finish.click();
    await page.getByRole('link', { name: /Resultado: escoja cómo terminó/ }).waitFor();
    assert.deepEqual(await good(page), []);
    await page.getByRole('radio', { name: 'Se informó' }).check({ force: true });
    await finish.click();
    await page.getByText('Atención terminada.').waitFor();
    await page.getByRole('button', { name: 'Cerrar el módulo' }).click();
    await page.getByRole('button', { name: /^Abrir / }).first().waitFor();
    assert.deepEqual(complaints, []);
  });
  await host.context.close();
});

test('a turn is attended without script', async () => {
  await withVisitor(browser, { viewport: DESK, javaScript: false }, async (page) => {
    await enter(page, server.base, HEAD);
    await register(page, 'General');
    await sitDown(page);
    await page.getByRole('button', { name: /Llamar siguiente/ }).click();
    await page.getByRole('button', { name: /^Empezar/ }).click();
    await page.getByRole('radio', { name: 'Se resolvió' }).check({ force: true });
    await page.getByRole('button', { name: 'Terminar', exact: true }).click();
    await page.getByText('Atención terminada.').waitFor();
    await page.getByRole('button', { name: 'Cerrar el módulo' }).click();
  });
});

test('a case is filed at the counter with one key, and stays with the turn', async () => {
  await withVisitor(browser, { viewport: DESK }, async (page, { complaints }) => {
    await enter(page, server.base, HEAD);
    await register(page, 'General');
    await sitDown(page);
    await page.getByRole('button', { name: /Llamar siguiente/ }).click();
    await page.getByRole('button', { name: /^Empezar/ }).click();
    await page.getByRole('button', { name: 'Terminar', exact: true }).waitFor();
    await page.keyboard.press('r');
    await page.waitForURL('**/bandeja/nueva');
    await page.locator('input[name=kind]').first().check({ force: true });
    await page.locator('[name=service]').selectOption({ index: 1 });
    await page.locator('[name=body]').fill('El medidor está roto desde el martes y pido que lo cambien.');
    await page.locator('#name').fill('Ana María Duque');
    await page.locator('[name=reply_by][value=pickup]').check({ force: true });
    await page.locator('form[enctype] button[type=submit]').last().click();
    await page.getByRole('button', { name: /Anotar el caso en el turno/ }).click();
    await page.getByText('Caso de este turno:').waitFor();
    assert.ok(await page.locator('input[name=outcome][value=filed]').isChecked(), 'the result is proposed');
    await page.getByRole('button', { name: 'Terminar', exact: true }).click();
    await page.getByText('Atención terminada.').waitFor();
    await page.getByRole('button', { name: 'Cerrar el módulo' }).click();
    await page.getByRole('button', { name: /^Abrir / }).first().waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('every page of those who serve is whole on a phone, a desk and with large letters', async () => {
  const one = await visitor(browser, { viewport: DESK });
  await enter(one.page, server.base, HEAD);
  const cookies = await one.context.cookies();
  await one.context.close();
  const places = ['/modulo?sala=centro', '/anfitrion?sala=centro', '/coordinacion?sala=centro', '/coordinacion/cierre?sala=centro'];
  for (const place of places) {
    assert.deepEqual(await wholePage(browser, server.base + place, { cookies, budget: null }), [], place);
  }
});
