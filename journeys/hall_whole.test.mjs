// The whole hall at once: kiosk, host, two counters, coordination, television, rating tablet and the phones of those
// who wait are alive together in a room of their own, and follow two people from the door to the close of the day.
// No screen is loaded again by this story after it was opened: what changes on it came to it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, PHONE, withVisitor } from './lib/browser.mjs';
import { enrolKiosk, foundRoom, PANEL, Screens, TABLET, TV, UPRIGHT, whole } from './lib/hall.mjs';
import { enter, enterAs, PEOPLE } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const ROOM = 'norte';
const HEAD = PEOPLE.signer;
const LUISA = /Luisa/;
/** None of those whose counters the demo opens at its own site. */
const DIANA = 'diana.ossa@aguasdemiraflor.example';
const CODE = /^[A-Z]{1,2} \d{3}$/;

let server;
let browser;
let kioskAddress;
let screens;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  await withVisitor(browser, { viewport: DESK }, async (page) => {
    await enter(page, server.base, HEAD);
    await foundRoom(page, server.base, { key: ROOM, name: 'Sala Norte' });
    kioskAddress = await enrolKiosk(page, server.base, ROOM);
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const at = (path) => server.base + path;
const code = (console) => console.locator('.ahora__turno .num');
const calledAt = (phone, number) => phone.getByText(new RegExp(`^Es su turno\\. Pase al módulo ${number}$`)).waitFor();
const button = (page, name) => page.getByRole('button', { name });

/** Who sits at a counter, with the keyboard only from here on. */
async function sitDown(page, number) {
  await page.goto(at(`/modulo?sala=${ROOM}`));
  await button(page, `Abrir Módulo ${number}`).click();
  await page.getByRole('heading', { name: 'No hay nadie en el módulo' }).waitFor();
}

/** The television: what it plays is written down, and nothing is heard here. */
async function television() {
  const page = await screens.add('board', { viewport: TV });
  await page.addInitScript(() => {
    globalThis.played = [];
    HTMLMediaElement.prototype.play = function play() {
      globalThis.played.push(new URL(this.src).pathname);
      setTimeout(() => this.dispatchEvent(new Event('ended')), 100);
      return Promise.resolve();
    };
  });
  await page.goto(at(`/sala/${ROOM}/tablero`));
  await page.getByText('Bienvenidos. Tome su turno en la entrada.').waitFor();
  return page;
}

/** Everything that is there before anybody comes. */
async function open() {
  const kiosk = await screens.add('kiosk', { viewport: PANEL });
  await kiosk.addInitScript(() => (globalThis.print = () => {}));
  await kiosk.goto(kioskAddress);
  await kiosk.getByText('Toque para empezar').waitFor();
  const host = await screens.add('host', { viewport: UPRIGHT });
  await enter(host, server.base, HEAD);
  await host.goto(at(`/anfitrion?sala=${ROOM}`));
  const lead = screens.window('coordination', await host.context().newPage());
  await lead.setViewportSize(DESK);
  await lead.goto(at(`/coordinacion?sala=${ROOM}`));
  const luisa = await screens.add('counter 1', { viewport: DESK });
  await enter(luisa, server.base, LUISA);
  const diana = await screens.add('counter 2', { viewport: DESK });
  await enterAs(diana, server.base, DIANA);
  await Promise.all([sitDown(luisa, 1), sitDown(diana, 2)]);
  const tablet = await screens.add('tablet', { viewport: TABLET });
  await tablet.goto(at(`/sala/${ROOM}/tableta/1`));
  await tablet.getByText('Su opinión cuenta').waitFor();
  return { kiosk, host, lead, luisa, diana, tablet, board: await television() };
}

/** Waits until the board shows a call, and says where to. */
async function onBoard(board, turn, number) {
  await board.locator('[data-code]', { hasText: turn }).waitFor({ timeout: 60_000 });
  assert.equal(await board.locator('[data-desk]').textContent(), String(number));
  assert.equal(await board.locator('[data-said]').textContent(), `Turno ${turn}, módulo ${number}`, 'a screen reader says it');
  assert.doesNotMatch(await board.locator('body').innerText(), /preferencial|mayor|discapacidad|Luisa|Diana/i);
}

/** An older woman touches the kiosk, which is awake, twice; her phone reads the code on the screen. */
async function fromKiosk(kiosk) {
  await whole(kiosk, 'kiosk, at rest');
  await kiosk.getByText('Toque para empezar').click();
  await kiosk.getByRole('heading', { name: '¿Qué necesita?' }).waitFor();
  await whole(kiosk, 'kiosk, lines');
  await kiosk.getByText('Atención preferencial').click();
  await kiosk.getByRole('heading', { name: '¿Para qué viene?' }).waitFor();
  await whole(kiosk, 'kiosk, preferential');
  await kiosk.getByRole('button', { name: /Mi factura/ }).click();
  await kiosk.getByRole('heading', { name: 'Su turno es' }).waitFor();
  const turn = (await kiosk.locator('.gigante').textContent()).trim();
  assert.match(turn, /^P \d{3}$/);
  const link = new URL(await kiosk.locator('.kqr').getAttribute('href')).pathname;
  await whole(kiosk, 'kiosk, turn');
  const phone = await screens.add('phone of Ana', { viewport: PHONE, isMobile: true, hasTouch: true });
  await phone.goto(at(link));
  await phone.getByText('Usted sigue').waitFor();
  await whole(phone, 'phone, waiting');
  return { turn, phone };
}

/** The host gives a general turn, sees that it is for another line and that she goes first, and mends both. */
async function fromHost(host) {
  const form = host.locator('form[action="/anfitrion/turno"]');
  await form.getByRole('radio', { name: /Mi factura/ }).check({ force: true });
  await form.getByRole('radio', { name: 'General', exact: true }).check({ force: true });
  await button(form, 'Dar el turno').click();
  const turn = (await host.locator('.turno-grande').innerText()).trim();
  assert.match(turn, /^A \d{3}$/);
  const link = await host.getByRole('link', { name: 'Abrir su página para el celular' }).getAttribute('href');
  const phone = await screens.add('phone of Bea', { viewport: PHONE, isMobile: true, hasTouch: true });
  await phone.goto(new URL(link, server.base).href.replace(/^https?:\/\/[^/]+/, server.base));
  await phone.getByText('Falta 1 persona').waitFor();

  await host.getByRole('link', { name: `Cambiar ${turn}` }).click();
  await host.locator('form[action="/anfitrion/mover"] select').selectOption({ label: 'Daños' });
  await button(host, 'Mover').click();
  await phone.locator('#turno').getByText('Daños').waitFor();
  await host.getByRole('link', { name: `Cambiar ${turn}` }).click();
  await whole(host, 'host, a turn chosen');
  const up = host.locator('form[action="/anfitrion/subir"]');
  await up.getByRole('radio', { name: 'En embarazo', exact: true }).check({ force: true });
  await button(up, 'Guardar').click();
  await host.getByText('Guardado.').waitFor();
  await whole(host, 'host');
  return { turn, phone };
}

/** Presses a key as often as the console says that it is too early, each time when its clock went on. */
async function insist(console, key, seen) {
  for (;;) {
    await Promise.all([console.waitForEvent('load'), console.keyboard.press(key)]);
    if (await seen.isVisible()) return;
    const clock = console.locator('.ahora__reloj');
    const before = await clock.textContent();
    await console.waitForFunction((text) => document.querySelector('.ahora__reloj').textContent !== text, before);
  }
}

/** The first call is not enough to say that somebody did not come; after the second and a moment it is. */
async function doesNotCome(console, { turn, phone }, { board, host, number }) {
  await Promise.all([console.waitForEvent('load'), console.keyboard.press('v')]);
  await console.getByRole('alert').filter({ hasText: 'llam' }).waitFor();
  await whole(console, 'console, refused');
  await insist(console, 'F9', console.getByText(/Llamado 2 veces/));
  await phone.getByText('Lo llamamos 2 veces').waitFor();
  await board.locator('[data-call][data-otra]', { hasText: turn }).waitFor({ timeout: 60_000 });
  await onBoard(board, turn, number);
  await board.getByText('Segundo llamado').waitFor();
  await whole(board, 'board, second call');
  await insist(console, 'v', console.getByText('Anotado: no vino.'));
  await phone.getByText('Lo llamamos y no lo vimos').waitFor();
  await whole(phone, 'phone, absent');
  await button(host, `${turn} volvió`).click();
  await host.getByText('La persona volvió a la fila').waitFor();
  await phone.getByText('Espera aproximada').waitFor();
}

/** She is attended, left waiting while the officer looks for something, taken up again and sent to the other line. */
async function heldAndTransferred(console, { phone }, number) {
  await console.keyboard.press('e');
  await phone.getByText(`Lo están atendiendo en el módulo ${number}.`).waitFor();
  await whole(console, 'console, attending');
  await whole(phone, 'phone, attended');
  await console.keyboard.press('p');
  await console.getByRole('heading', { name: 'En espera conmigo' }).waitFor();
  await phone.getByText('Su turno está en pausa.').waitFor();
  await whole(console, 'console, somebody held');
  await button(console, 'Retomar').press('Enter');
  await phone.getByText('Lo están atendiendo').waitFor();
  await console.getByText('Pasar a otra línea, módulo o persona').click();
  await console.getByLabel('Pasar a', { exact: true }).selectOption({ label: 'Daños' });
  await console.getByRole('radio', { name: 'Primero' }).check({ force: true });
  await console.getByLabel('Nota para quien atiende después').fill('Trae la foto del contador');
  await whole(console, 'console, transfer');
  await button(console, 'Pasar').last().click();
  await console.getByText('El turno espera en su nueva fila.').waitFor();
  await phone.locator('#turno').getByText('Daños').waitFor();
  await phone.getByText('Usted sigue').waitFor();
}

/** One key opens the filing; the case stays with the turn, and its receipt can be printed. */
async function files(console) {
  await console.keyboard.press('r');
  await console.waitForURL('**/bandeja/nueva');
  await console.locator('input[name=kind]').first().check({ force: true });
  await console.locator('[name=service]').selectOption({ index: 1 });
  await console.locator('[name=body]').fill('El contador marca lo mismo desde hace tres meses y la factura sube.');
  await console.locator('#name').fill('Ana de Jesús Ospina');
  await console.locator('[name=reply_by][value=pickup]').check({ force: true });
  await console.locator('form[enctype] button[type=submit]').last().click();
  await button(console, /Anotar el caso en el turno/).waitFor();
  await whole(console, 'case filed at the counter');
  await button(console, /Anotar el caso en el turno/).click();
  await console.getByText('Caso de este turno:').waitFor();
  assert.ok(await console.locator('input[name=outcome][value=filed]').isChecked(), 'the result is proposed');
}

async function rates(tablet) {
  const face = button(tablet, 'Muy buena');
  await face.waitFor({ timeout: 30_000 });
  await whole(tablet, 'tablet, question');
  await face.click();
  await tablet.getByText('¿Qué influyó?').waitFor();
  await whole(tablet, 'tablet, reasons');
  await tablet.getByText('El trato').click();
  await button(tablet, 'Listo').click();
  await tablet.getByText('Su opinión llega al equipo hoy.').waitFor();
  await whole(tablet, 'tablet, thanks');
}

/** Both of them are in the figures, with how long they waited, and the figure opens their turns. */
async function figures(page, turns) {
  await page.goto(at(`/cifras/sala?sede=${ROOM}&por=servicio`));
  const total = page.locator('.cifras li');
  await total.first().waitFor();
  const row = page.locator('tbody tr', { hasText: 'Daños' });
  const cells = (await row.locator('td').allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(cells.slice(0, 5), ['2', '2', '0', '0', '0'], 'arrived, attended, left, absent, unattended');
  assert.match(cells[5], /\d/, 'the median of the waits');
  assert.match(cells[9], /\d/, 'the median of the attention');
  await whole(page, 'figures');
  await row.locator('a').first().click();
  await page.getByRole('heading', { name: 'Turnos de una cifra' }).waitFor();
  for (const turn of turns) {
    const line = page.locator('tbody tr', { hasText: turn });
    assert.match(await line.innerText(), /Atendido[\s\S]*\d/);
  }
  await whole(page, 'turns of a figure');
}

/** Somebody still waits. The day ends by an act of its own, which shows who is left and wants to be confirmed. */
async function closes(lead, kiosk) {
  const phone = await screens.add('phone of Carlos', { viewport: PHONE, isMobile: true, hasTouch: true });
  await phone.goto(at(`/sala/${ROOM}/turno`));
  await phone.getByRole('radio', { name: /Daños/ }).check({ force: true });
  await button(phone, /Tomar el turno/).click();
  await phone.waitForURL('**/turno/*');
  const turn = (await phone.locator('.mturno__codigo').textContent()).trim();
  assert.match(turn, CODE);
  await lead.locator('#coordinacion').getByText(turn).first().waitFor();
  await whole(lead, 'coordination');
  await lead.getByRole('link', { name: 'Ver quién queda' }).click();
  await lead.getByText(/Esperan \(1\)/).waitFor();
  await lead.getByText(turn).waitFor();
  await lead.getByLabel('Nota', { exact: true }).fill('Se fue la luz.');
  await button(lead, 'Cerrar la jornada').click();
  await lead.getByRole('link', { name: /Confirme que vio quién queda/ }).waitFor();
  assert.equal(await lead.getByLabel('Nota', { exact: true }).inputValue(), 'Se fue la luz.');
  await whole(lead, 'closing, refused');
  await lead.getByRole('checkbox', { name: 'Vi la lista y cierro la jornada' }).check({ force: true });
  await button(lead, 'Cerrar la jornada').click();
  await lead.getByText('La jornada quedó cerrada.').waitFor();
  await phone.getByText('La jornada terminó antes de su turno.').waitFor();
  await whole(phone, 'phone, unattended');
  await lead.goto(at(`/cifras/sala?sede=${ROOM}&por=servicio`));
  const cells = await lead.locator('tbody tr', { hasText: 'Daños' }).locator('td').allInnerTexts();
  assert.deepEqual(cells.slice(0, 5).map((text) => text.trim()), ['3', '2', '0', '0', '1']);
  // nobody gets a turn of a day that is closed, and the screen at the door says so by itself
  await kiosk.getByText('La jornada de hoy ya se cerró: no se dan más turnos.').waitFor({ timeout: 60_000 });
  await whole(kiosk, 'kiosk, closed');
}

async function story() {
  const { kiosk, host, lead, luisa, diana, tablet, board } = await open();
  for (const [name, page] of Object.entries({ board, tablet, console: luisa, lead })) await whole(page, `${name}, empty room`);
  const ana = await fromKiosk(kiosk);
  const bea = await fromHost(host);
  for (const console of [luisa, diana]) {
    const next = console.locator('section[aria-labelledby=t-siguen]');
    for (const { turn } of [ana, bea]) await next.getByText(turn).waitFor();
  }
  await lead.locator('#coordinacion').getByText(bea.turn).first().waitFor();

  // two officers press at the same instant
  await Promise.all([luisa.keyboard.press('F8'), diana.keyboard.press('F8')]);
  await Promise.all([code(luisa).waitFor(), code(diana).waitFor()]);
  const before = { [await code(luisa).innerText()]: [luisa, 1], [await code(diana).innerText()]: [diana, 2] };
  assert.deepEqual(Object.keys(before).sort(), [ana.turn, bea.turn].sort(), 'two different people');
  const [[withAna, numberOfAna], [withBea, numberOfBea]] = [before[ana.turn], before[bea.turn]];
  await Promise.all([calledAt(ana.phone, numberOfAna), calledAt(bea.phone, numberOfBea)]);
  await whole(ana.phone, 'phone, called');
  await whole(withAna, 'console, called');
  // the board shows one after the other, each for its time, whichever came first
  const shown = new Set();
  for (const _ of [1, 2]) {
    await board.waitForFunction((seen) => !['', ...seen].includes(document.querySelector('[data-code]').textContent.trim()), [...shown], { timeout: 60_000 });
    const turn = (await board.locator('[data-code]').textContent()).trim();
    await onBoard(board, turn, turn === ana.turn ? numberOfAna : numberOfBea);
    shown.add(turn);
  }
  await whole(board, 'board, called');
  assert.ok((await board.evaluate(() => globalThis.played)).length >= 2, 'each call is heard');
  await lead.locator('#coordinacion').getByText('Llamando').first().waitFor();

  await doesNotCome(withBea, bea, { board, host, number: numberOfBea });
  await heldAndTransferred(withAna, ana, numberOfAna);

  // she is the first of her new line, and whoever calls reads the note
  await luisa.keyboard.press('F8');
  await code(luisa).filter({ hasText: ana.turn }).waitFor();
  await luisa.getByText('Trae la foto del contador').waitFor();
  await calledAt(ana.phone, 1);
  await luisa.keyboard.press('e');
  await button(luisa, 'Terminar').last().waitFor();
  await files(luisa);
  await luisa.getByRole('checkbox', { name: 'Falta de agua' }).check({ force: true });
  await whole(luisa, 'console, about to finish');
  // finishing calls the next one: the other, who came back
  await luisa.keyboard.press('F8');
  await code(luisa).filter({ hasText: bea.turn }).waitFor();
  await ana.phone.getByText('Su atención terminó.').waitFor();
  await whole(ana.phone, 'phone, finished');
  await rates(tablet);
  await calledAt(bea.phone, 1);

  // the other officer knows more of it: to her by name, in the place of her arrival
  await luisa.getByText('Pasar a otra línea, módulo o persona').click();
  await luisa.getByLabel('Pasar a', { exact: true }).selectOption({ label: 'Diana Ossa' });
  await button(luisa, 'Pasar').last().click();
  await luisa.getByText('El turno espera en su nueva fila.').waitFor();
  await diana.locator('section[aria-labelledby=t-siguen]').getByText(bea.turn).waitFor();
  await diana.keyboard.press('F8');
  await calledAt(bea.phone, 2);
  await diana.keyboard.press('e');
  await button(diana, 'Terminar').last().waitFor();
  await diana.getByRole('checkbox', { name: 'Fuga en la calle' }).check({ force: true });
  await diana.getByRole('radio', { name: 'Se informó' }).check({ force: true });
  await button(diana, 'Terminar').last().press('Enter');
  await diana.getByText('Atención terminada.').waitFor();
  await bea.phone.getByText('Su atención terminó.').waitFor();

  const numbers = screens.window('figures', await lead.context().newPage());
  await numbers.setViewportSize(DESK);
  await figures(numbers, [ana.turn, bea.turn]);
  await closes(lead, kiosk);
  // what these showed came to them: nobody loaded them again
  for (const name of ['board', 'tablet', 'phone of Ana', 'phone of Bea']) assert.equal(screens.loads(name), 1, name);
  // a company that recorded no voice has none for a turn
  assert.deepEqual(screens.complaints(/404: .*\/sala\/voz\//), []);
}

test('one day of the hall on all its screens at once', { timeout: 540_000 }, async () => {
  screens = new Screens(browser);
  try {
    await story();
  } catch (error) {
    error.message += `\n${await screens.told()}`;
    throw error;
  } finally {
    await screens.close();
  }
});
