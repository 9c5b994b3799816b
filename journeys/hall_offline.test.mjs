// The screens of the hall when the network is gone, cut by the browser's own control, and what is true afterwards:
// the tablet's answer arrives once, the kiosk's number is called like any other, the board tells the present.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, visitor, withVisitor } from './lib/browser.mjs';
import { enrolKiosk, foundRoom, PANEL, TABLET, TV, whole } from './lib/hall.mjs';
import { enter, PEOPLE } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const ROOM = 'norte';
const HOUR_US = 3_600_000_000;

let server;
let browser;
let kioskAddress;
/** An officer at counter 1 of a room in which nobody else waits. */
let officer;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  officer = await visitor(browser, { viewport: DESK });
  const { page } = officer;
  await enter(page, server.base, PEOPLE.signer);
  await foundRoom(page, server.base, { key: ROOM, name: 'Sala Norte', counters: 1 });
  kioskAddress = await enrolKiosk(page, server.base, ROOM);
  await page.goto(`${server.base}/modulo?sala=${ROOM}`);
  await page.getByRole('button', { name: 'Abrir Módulo 1' }).click();
  await page.getByRole('heading', { name: 'No hay nadie en el módulo' }).waitFor();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const at = (path) => server.base + path;

/** Somebody takes a turn at the door with their own phone. */
async function arrives() {
  let code;
  await withVisitor(browser, {}, async (page) => {
    await page.goto(at(`/sala/${ROOM}/turno`));
    await page.getByRole('radio', { name: /Mi factura/ }).check({ force: true });
    await page.getByRole('button', { name: /Tomar el turno/ }).click();
    code = (await page.locator('.mturno__codigo').textContent()).trim();
  });
  return code;
}

/** The officer calls whoever is next. */
async function call() {
  const { page } = officer;
  await page.getByRole('button', { name: /^Llamar siguiente/ }).waitFor();
  await page.keyboard.press('F8');
  await page.locator('.ahora__turno').waitFor();
  return (await page.locator('.ahora__turno .num').textContent()).trim();
}

/** And attends and finishes. */
async function serve() {
  const { page } = officer;
  await page.keyboard.press('e');
  await page.getByRole('radio', { name: 'Se resolvió' }).check({ force: true });
  await page.getByRole('button', { name: 'Terminar', exact: true }).click();
  await page.getByText('Atención terminada.').waitFor();
}

test('what is tapped without network survives a tablet that is switched off, and arrives once', () =>
  withVisitor(browser, { viewport: TABLET }, async (tablet, { context, complaints }) => {
    await tablet.goto(at(`/sala/${ROOM}/tableta/1`));
    await tablet.getByText('Su opinión cuenta').waitFor();
    await arrives();
    await call();
    await serve();
    const face = tablet.getByRole('button', { name: 'Mala', exact: true });
    await face.waitFor({ timeout: 30_000 });
    await context.setOffline(true);
    await tablet.getByText('Sin conexión: guardamos su respuesta aquí.').waitFor({ timeout: 30_000 });
    await whole(tablet, 'tablet without network');
    // an impatient finger is one answer
    await face.dblclick();
    await tablet.getByText('¿Qué influyó?').waitFor();
    await tablet.getByText('La espera').click();
    await tablet.getByLabel(/Cuéntenos/).fill('Una hora de pie.');
    await tablet.getByRole('button', { name: 'Listo' }).click();
    await tablet.getByText('Su opinión llega al equipo hoy.').waitFor();
    const kept = () => tablet.evaluate(() => JSON.parse(localStorage.getItem('cauce-ratings') ?? '[]'));
    assert.deepEqual((await kept()).map(({ score, reasons, comment }) => [score, reasons, comment]), [['2', ['wait'], 'Una hora de pie.']]);
    const address = tablet.url();
    await tablet.close();

    const again = await context.newPage();
    const sent = [];
    again.on('response', (answer) => answer.request().method() === 'POST' && sent.push([answer.status(), answer.request().postData()]));
    await context.setOffline(false);
    await again.goto(address);
    await again.waitForFunction(() => localStorage.getItem('cauce-ratings') === '[]', null, { timeout: 30_000 });
    assert.equal(sent.length, 1, JSON.stringify(sent));
    assert.equal(sent[0][0], 200);
    assert.match(sent[0][1], /score=2/);
    assert.match(sent[0][1], /reason=wait/);
    // whoever was asked is not asked again
    await again.getByText('Su opinión cuenta').waitFor();
    await whole(again, 'tablet, back');
    assert.deepEqual(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to load/.test(one)), []);
  }));

test('a number that the kiosk gave by itself is called like any other, once', () =>
  withVisitor(browser, { viewport: PANEL }, async (kiosk, { context }) => {
    await kiosk.addInitScript(() => (globalThis.print = () => {}));
    await kiosk.goto(kioskAddress);
    const base = new URL(kiosk.url()).pathname;
    await kiosk.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await kiosk.waitForFunction((path) => caches.match(path).then(Boolean), `${base}/sin-linea`);
    await kiosk.goto(at(`${base}/elegir`));
    await kiosk.waitForFunction(() => Boolean(navigator.serviceWorker.controller));
    await context.setOffline(true);
    await kiosk.getByRole('button', { name: /Mi factura/ }).click();
    await kiosk.getByText('Sin conexión: su turno es válido.').waitFor({ timeout: 30_000 });
    const code = (await kiosk.locator('.gigante').textContent()).trim();
    assert.match(code, /^A 9\d\d$/);
    await whole(kiosk, 'kiosk without network');
    const next = officer.page.locator('section[aria-labelledby=t-siguen]');
    assert.equal(await next.getByText(code).count(), 0, 'nobody knows of it yet');
    await context.setOffline(false);
    await kiosk.waitForFunction(() => JSON.parse(localStorage.getItem('cauce-kiosk-turns') ?? '[]').length === 0, null, { timeout: 30_000 });
    await next.getByText(code).waitFor();
    assert.equal(await call(), code);
    await withVisitor(browser, { viewport: TV }, async (board) => {
      await board.goto(at(`/sala/${ROOM}/tablero`));
      assert.equal(await board.locator('[data-code]').textContent(), code);
    });
    await serve();
    await officer.page.getByText('Nadie espera en sus líneas.').waitFor();
  }));

test('a board that slept for an hour shows the call of now and announces none that passed', () =>
  withVisitor(browser, { viewport: TV }, async (board, { context }) => {
    await board.goto(at(`/sala/${ROOM}/tablero`));
    await board.waitForFunction(() => document.querySelector('[data-waiting]').textContent !== '');
    await context.setOffline(true);
    await board.locator('[data-notice]', { hasText: 'Reconectando… pregunte en el módulo' }).waitFor({ timeout: 30_000 });
    await whole(board, 'board without network');
    // meanwhile three people are called, and an hour passes at the server
    const codes = [];
    for (let n = 0; n < 3; n += 1) {
      await arrives();
      codes.push(await call());
      await serve();
    }
    await board.route('**/tablero/estado', async (route) => {
      const answer = await route.fetch();
      const news = await answer.json();
      await route.fulfill({ response: answer, json: { ...news, at: news.at + HOUR_US } });
    });
    await board.evaluate(() => {
      globalThis.codes = [];
      const place = document.querySelector('[data-code]');
      new MutationObserver(() => globalThis.codes.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
      globalThis.sounds = 0;
      HTMLMediaElement.prototype.play = () => {
        globalThis.sounds += 1;
        return Promise.resolve();
      };
    });
    const before = await board.locator('[data-said]').textContent();
    await context.setOffline(false);
    await board.locator('[data-code]', { hasText: codes.at(-1) }).waitFor({ timeout: 60_000 });
    await board.locator('[data-notice]', { hasText: 'Reconectando' }).waitFor({ state: 'detached', timeout: 30_000 });
    const rows = await board.locator('[data-before] tr td:first-child').allTextContents();
    assert.deepEqual(rows.slice(0, 2), [codes[1], codes[0]], 'the others are among those before');
    assert.deepEqual(await board.evaluate(() => globalThis.codes), [codes.at(-1)], 'none of those that passed was shown');
    assert.equal(await board.evaluate(() => globalThis.sounds), 0, 'nor heard');
    assert.equal(await board.locator('[data-said]').textContent(), before, 'nor said to a screen reader');
    await whole(board, 'board, awake');
  }));
