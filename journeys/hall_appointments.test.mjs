// An hour is booked without script, moved, put into a calendar, and becomes a turn on arrival; the agenda sees it; the
// figures of the hall open their turns.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, NARROW, withVisitor } from './lib/browser.mjs';
import { axe } from './lib/checks.mjs';
import { enter } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const HEAD = /jefa de atención/i;

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** From the service to the form with the first free hour; the week may have none. */
async function firstHour(page, at = '/citas') {
  await page.goto(server.base + at);
  await page.locator('.elegir a').first().click();
  const next = page.getByRole('link', { name: /Ver las horas de ese día/ });
  if (await next.count()) await next.click();
  await page.locator('input[name=hora]').first().check();
  await page.getByRole('button', { name: 'Continuar' }).click();
}

async function fill(page, name, phone) {
  await page.getByRole('textbox', { name: 'Nombre completo' }).fill(name);
  await page.getByRole('textbox', { name: 'Teléfono' }).fill(phone);
  await page.getByRole('button', { name: 'Reservar la cita' }).click();
}

test('a person books, moves, keeps and gives up an appointment without script', () =>
  withVisitor(browser, { javaScript: false }, async (page, { complaints }) => {
    await page.goto(server.base + '/citas');
    await firstHour(page);
    await page.getByRole('button', { name: 'Reservar la cita' }).click();
    await page.getByText('Escriba su nombre completo').first().waitFor();
    await fill(page, 'María Elena Ríos', '300 555 0160');
    await page.getByText('Su cita quedó reservada.').waitFor();
    const address = page.url();
    assert.match(address, /\/citas\/[0-9a-z]{16,}/i);
    const calendar = await page.request.get(`${address}/cita.ics`);
    assert.match(await calendar.text(), /BEGIN:VEVENT[\s\S]*DTSTART:\d{8}T\d{6}Z/);
    await page.getByRole('link', { name: 'Cambiar la hora' }).click();
    const next = page.getByRole('link', { name: /Ver las horas de ese día/ });
    if (await next.count()) await next.click();
    await page.locator('input[name=hora]').last().check();
    await page.getByRole('button', { name: 'Cambiar mi cita' }).click();
    await page.getByText('Su cita cambió de hora.').waitFor();
    await page.getByRole('button', { name: 'Cancelar la cita' }).click();
    await page.getByText('La cita quedó cancelada').waitFor();
    assert.deepEqual(complaints, []);
  }));

test('the pages of an appointment pass axe, on a narrow screen too', () =>
  withVisitor(browser, { viewport: NARROW }, async (page, { complaints }) => {
    await page.goto(server.base + '/citas');
    assert.deepEqual(await axe(page), []);
    await firstHour(page);
    assert.deepEqual(await axe(page), []);
    await fill(page, 'Jairo Montes', '300 555 0161');
    await page.getByText('Su cita quedó reservada.').waitFor();
    assert.deepEqual(await axe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px beyond the screen`);
    assert.deepEqual(complaints, []);
  }));

test('an officer books for a person, and every figure of the hall opens its turns', () =>
  withVisitor(browser, { viewport: DESK }, async (page, { complaints }) => {
    await enter(page, server.base, HEAD);
    await firstHour(page, '/citas/agenda/reservar');
    await fill(page, 'Gladys Ocampo', '300 555 0162');
    await page.getByText('La cita quedó reservada.').waitFor();
    await page.getByRole('cell', { name: /Gladys Ocampo 300/ }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.goto(server.base + '/cifras/sala');
    await page.getByRole('link', { name: 'Último año, por mes' }).click();
    const rows = page.locator('table tbody tr');
    assert.ok((await rows.count()) >= 12);
    assert.deepEqual(await axe(page), []);
    await rows.last().locator('a').first().click();
    await page.getByRole('heading', { name: 'Turnos de una cifra' }).waitFor();
    await page.getByRole('link', { name: /Más antiguos/ }).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await page.goto(server.base + '/cifras/sala?por=clase');
    const sheet = await page.request.get(await page.getByRole('link', { name: 'XLSX' }).getAttribute('href').then((href) => server.base + href));
    assert.equal((await sheet.body()).subarray(0, 2).toString(), 'PK');
    assert.deepEqual(complaints, []);
  }));
