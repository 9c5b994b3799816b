// The phone of who waits is told while its page is closed: asked for, encrypted, delivered to its worker, shown. No push
// service of a browser's maker is reached: the browser gets its keys from the journey, and what the server sent to a
// receiver on this machine is handed to the worker by the browser's own debugging protocol.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, NARROW, visitor, withVisitor } from './lib/browser.mjs';
import { axe, overflow, shape, untranslated } from './lib/checks.mjs';
import { enter, PEOPLE } from './lib/portal.mjs';
import { browserKeys, pushService } from './lib/push.mjs';
import { demo } from './lib/server.mjs';

const GO = 'Avíseme cuando deba salir';

let server;
let browser;
let service;

before(async () => {
  service = await pushService();
  const environment = { CAUCE_HALL_PUSH_SERVICES: service.origin };
  [server, browser] = await Promise.all([demo({ environment }), launch()]);
  await withVisitor(browser, {}, async (page) => {
    await enter(page, server.base, PEOPLE.administrator);
    await page.goto(`${server.base}/ajustes/sala/centro`);
    // the room is open whenever this journey runs
    for (const day of [1, 2, 3, 4, 5, 6, 7]) {
      await page.locator(`input[name=opens_${day}]`).fill('00:00');
      await page.locator(`input[name=closes_${day}]`).fill('23:59');
    }
    await page.locator('form:has(input[name=opens_1]) button[type=submit]').first().click();
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
  await service?.close();
});

const good = async (page) => [
  ...(await shape(page)),
  ...(await overflow(page)),
  ...(await untranslated(page, ['hall', 'web', 'refusal'])),
  ...(await axe(page)),
];

/** The browser subscribes as it would at its maker's service; what it was asked for is kept. */
const subscribesAt = (page, subscription) =>
  page.addInitScript((made) => {
    PushManager.prototype.subscribe = async function (asked) {
      globalThis.asked = { visible: asked.userVisibleOnly, key: asked.applicationServerKey.length };
      return { toJSON: () => made };
    };
  }, subscription);

/** Takes a turn of the first line and gives its code. */
async function takeTurn(page) {
  await page.goto(`${server.base}/sala/centro/turno`);
  await page.getByRole('radio').first().check({ force: true });
  await page.getByRole('checkbox', { name: /Atención preferencial/ }).check({ force: true });
  await page.getByRole('button', { name: /Tomar el turno/ }).click();
  await page.waitForURL(/\/turno\//);
  return (await page.locator('.mturno__codigo').textContent()).trim();
}

/** An officer calls until this turn is at the counter. */
async function callUntil(page, code) {
  await enter(page, server.base, PEOPLE.signer);
  await page.goto(`${server.base}/modulo?sala=centro`);
  const open = page.getByRole('button', { name: /^Abrir / }).first();
  if (await open.isVisible()) await open.click();
  for (let n = 0; n < 20; n += 1) {
    await page.getByRole('button', { name: /Llamar siguiente/ }).click();
    const now = page.locator('.ahora__turno .num');
    await now.waitFor();
    if ((await now.innerText()).trim() === code) return;
    await page.getByRole('button', { name: /^Empezar/ }).click();
    await page.getByRole('radio', { name: 'Se informó' }).check({ force: true });
    await page.getByRole('button', { name: 'Terminar', exact: true }).click();
    await page.getByText('Atención terminada.').waitFor();
  }
  assert.fail(`${code} was never called`);
}

/** What the worker of this page shows when it is given a message. */
async function deliver(page, text) {
  const session = await page.context().newCDPSession(page);
  const found = new Promise((done) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find((it) => !it.isDeleted && it.scopeURL === page.url());
      if (mine) done(mine.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await found;
  await session.send('ServiceWorker.deliverPushMessage', { origin: server.base, registrationId, data: JSON.stringify(text) });
  return page.waitForFunction(async (title) => {
    const registration = await navigator.serviceWorker.getRegistration();
    const shown = (await registration.getNotifications()).map(({ title, body, lang, tag, requireInteraction }) => ({ title, body, lang, tag, requireInteraction }));
    return shown.some((it) => it.title === title) && shown;
  }, text.title).then((handle) => handle.jsonValue());
}

test('a phone asks, is told to leave and then that it is called; the notification leads to the turn', () =>
  withVisitor(browser, { viewport: NARROW, permissions: ['notifications'] }, async (page, { complaints }) => {
    const keys = browserKeys(service.origin);
    await subscribesAt(page, keys.subscription);
    const code = await takeTurn(page);
    await page.getByRole('heading', { name: 'Aviso en este celular' }).waitFor();
    assert.deepEqual(await good(page), []);
    await page.getByRole('radio', { name: '15 minutos antes' }).check({ force: true });
    await page.getByRole('button', { name: GO }).click();
    await page.getByText('Listo: le avisaremos en este celular').waitFor();
    await page.getByText('Le avisaremos unos 15 minutos antes').waitFor();
    assert.deepEqual(await good(page), []);

    const leave = await service.next();
    assert.equal(leave.path, new URL(keys.subscription.endpoint).pathname);
    assert.equal(leave.headers['content-encoding'], 'aes128gcm');
    assert.match(leave.headers.authorization, /^vapid t=[\w-]+\.[\w-]+\.[\w-]+,k=[\w-]{87}$/);
    const told = keys.open(leave.body);
    assert.equal(told.title, 'Salga ya hacia la sala');
    assert.ok(told.body.startsWith(`Turno ${code}: `), told.body);
    // that it was taken is written down after the service answered
    const written = page.getByText('Ya le avisamos: es hora de salir');
    for (let tries = 0; tries < 20 && !(await written.isVisible()); tries += 1) await page.reload();
    await written.waitFor();
    assert.deepEqual(await good(page), []);

    const officer = await visitor(browser, { viewport: DESK });
    await callUntil(officer.page, code);
    const called = keys.open((await service.next()).body);
    await page.getByText('Es su turno. Pase al módulo').waitFor();
    const counter = (await page.locator('.mturno__pase b').textContent()).trim();
    const shown = await deliver(page, called);
    assert.deepEqual(shown, [{ title: `Es su turno: ${code}`, body: `Pase al módulo ${counter}.`, lang: 'es-CO', tag: 'turno', requireInteraction: true }]);
    assert.deepEqual(await good(page), []);

    // the browser lets only a person's click open a window: here the worker is asked what it would open
    const [worker] = page.context().serviceWorkers();
    const opened = await worker.evaluate(async () => {
      const places = [];
      self.clients.matchAll = async () => [];
      self.clients.openWindow = async (place) => places.push(place);
      const [notification] = await self.registration.getNotifications();
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
      await new Promise((done) => setTimeout(done));
      return places;
    });
    assert.deepEqual(opened, [new URL(page.url()).pathname]);

    // the turn ends, and with it everything that could reach this phone
    await page.getByRole('button', { name: 'Dejar el turno' }).click();
    await page.getByRole('button', { name: 'Sí, dejar el turno' }).click();
    await page.getByText('Usted dejó este turno').waitFor();
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
    assert.equal(service.waiting(), 0, 'nothing was told twice');
    assert.deepEqual(complaints, []);
    await officer.context.close();
  }));

test('who does not want to be told says so, with the keyboard too', () =>
  withVisitor(browser, { viewport: NARROW, permissions: ['notifications'] }, async (page, { complaints }) => {
    await subscribesAt(page, browserKeys(service.origin).subscription);
    await takeTurn(page);
    const go = page.getByRole('button', { name: GO });
    await go.focus();
    await page.keyboard.press('Enter');
    const stop = page.getByRole('button', { name: 'No me avise' });
    await stop.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Listo: no le avisaremos').waitFor();
    await go.waitFor();
    assert.deepEqual(complaints, []);
  }));

test('a refusal is told in a sentence and the choice is kept', () =>
  withVisitor(browser, { viewport: NARROW, permissions: ['notifications'] }, async (page) => {
    await subscribesAt(page, browserKeys('https://push.elsewhere.example').subscription);
    await takeTurn(page);
    await page.getByRole('radio', { name: '5 minutos antes', exact: true }).check({ force: true });
    await page.getByRole('button', { name: GO }).click();
    await page.getByRole('link', { name: /No enviamos avisos por el servicio de este navegador/ }).waitFor();
    assert.equal(await page.getByRole('radio', { name: '5 minutos antes', exact: true }).isChecked(), true);
    assert.deepEqual(await good(page), []);
  }));

test('a browser that cannot, a person who does not allow it, a service that does not answer: the page says so', async () => {
  const say = async (options, prepare, words, press = true) =>
    withVisitor(browser, { viewport: NARROW, ...options }, async (page) => {
      await page.addInitScript(prepare);
      await takeTurn(page);
      if (press) await page.getByRole('button', { name: GO }).click();
      await page.getByText(words).waitFor();
      assert.deepEqual(await good(page), []);
    });
  await say({}, () => delete globalThis.PushManager, 'Este navegador no recibe avisos con la página cerrada', false);
  const no = () => (Notification.requestPermission = async () => 'denied');
  await say({}, no, 'Este celular no permite los avisos de esta página');
  const silent = () => (PushManager.prototype.subscribe = () => Promise.reject(new Error('no network')));
  await say({ permissions: ['notifications'] }, silent, 'No se pudo activar el aviso');
});

test('without JavaScript nothing is promised', () =>
  withVisitor(browser, { viewport: NARROW, javaScript: false }, async (page) => {
    await takeTurn(page);
    assert.equal(await page.getByRole('heading', { name: 'Aviso en este celular' }).isVisible(), false);
  }));
