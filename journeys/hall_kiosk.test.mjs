// The screen at the door and the phone of who waits: two touches, reach, paper, time, no connection, no JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, NARROW, PHONE, visitor, withVisitor } from './lib/browser.mjs';
import { axe, overflow } from './lib/checks.mjs';
import { enter, PEOPLE } from './lib/portal.mjs';
import { readPdf } from './lib/pdf.mjs';
import { demo } from './lib/server.mjs';

/** A portrait panel of 32 inches is 700 mm tall: 0.365 mm a pixel. */
const PANEL = { width: 1080, height: 1920 };
const MM = 700 / PANEL.height;
const KIOSK = '/sala/centro/kiosco';

let server;
let browser;
/** Cookies of an enrolled screen. */
let screen;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  await withVisitor(browser, {}, async (page) => {
    await enter(page, server.base, PEOPLE.administrator);
    await page.goto(`${server.base}/ajustes/sala/kioscos`);
    await page.getByLabel('Nombre').fill('Segunda entrada');
    await page.getByRole('button', { name: 'Registrar' }).click();
    const address = new URL(await page.locator('.mensaje code').textContent());
    screen = await visitor(browser, { viewport: PANEL, locale: 'es-CO' });
    await screen.page.goto(server.base + address.pathname);
    screen.cookies = await screen.context.cookies();
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A fresh browser at the enrolled screen. */
const withKiosk = (options, story) =>
  withVisitor(browser, { viewport: PANEL, ...options }, async (page, one) => {
    await one.context.addCookies(screen.cookies);
    await story(page, one);
    assert.deepEqual(one.complaints.filter((it) => !/ERR_|Failed to load|status of 409/.test(it)), []);
  });

/** Nobody prints on paper here: what would be printed is counted. */
const noPaper = (page) => page.addInitScript(() => (globalThis.print = () => (globalThis.printed = (globalThis.printed ?? 0) + 1)));

const boxes = (page, selector) =>
  page.evaluate((css) => {
    const shown = [...document.querySelectorAll(css)].filter((it) => it.getClientRects().length);
    return shown.map((it) => {
      const { top, bottom, left, right, height, width } = it.getBoundingClientRect();
      return { top, bottom, left, right, height, width, what: it.textContent.trim().slice(0, 30) };
    });
  }, selector);
const OPERABLE = 'a:not(.saltar), button, label:has(input), input:not([type=hidden]):not(label input)';

/** K1 to K3 of EN 301 549 §8.3 as the panel shows them. */
async function reachable(page, from) {
  const wrong = [];
  for (const box of await boxes(page, OPERABLE)) {
    if (box.top < from * PANEL.height - 1) wrong.push(`too high: ${box.what} at ${box.top}`);
    if (box.bottom > PANEL.height + 1) wrong.push(`below the panel: ${box.what} at ${box.bottom}`);
    if (box.height < 48 || box.width < 48) wrong.push(`too small: ${box.what}`);
  }
  const large = await boxes(page, '.kboton:not(.kboton--cerrado), .kmarca');
  for (const box of large) if (box.height * MM < 60) wrong.push(`lower than 60 mm: ${box.what} (${box.height * MM})`);
  for (const a of large)
    for (const b of large) {
      if (a === b || a.left > b.left || a.top > b.top) continue;
      const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      if (Math.max(across, down) * MM < 8 - 0.3) wrong.push(`closer than 8 mm: ${a.what} and ${b.what}`);
    }
  return wrong;
}

test('two touches to a turn; the buttons are where hands reach; the paper is one page of 80 mm', () =>
  withKiosk({}, async (page, { context }) => {
    await noPaper(page);
    await page.goto(server.base + KIOSK);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await reachable(page, 0.26), []);
    await page.getByRole('link', { name: 'Toque para empezar' }).click();
    await page.getByRole('heading', { name: '¿Qué necesita?' }).waitFor();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await reachable(page, 0.26), []);
    assert.deepEqual(await overflow(page), []);
    const first = await page.locator('.kboton').first().textContent();
    assert.match(first, /Atención preferencial/);
    await page.locator('button[name=servicio]').first().click();
    await page.getByRole('heading', { name: 'Su turno es' }).waitFor();
    const code = await page.locator('.gigante').textContent();
    assert.match(code, /^[A-Z]{1,2} \d{3}$/);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await reachable(page, 0.26), []);
    assert.equal(await page.evaluate(() => globalThis.printed), 1);
    const pdf = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    assert.equal(pdf.pages, 1);
    assert.match(pdf.facts, /Page size:\s+22[67]\.?\d* x /, '80 mm are 226.8 points');
    assert.ok(pdf.text.includes(code), pdf.text);
    // the QR leads to the page of the turn, which needs no account
    const address = await page.locator('.kqr').getAttribute('href');
    const phone = await visitor(browser, { viewport: PHONE });
    await phone.page.goto(server.base + new URL(address).pathname);
    await phone.page.getByText(code).waitFor();
    await phone.context.close();
    await context.close();
  }));

test('low buttons, large letters, contrast and English, without JavaScript; the next person finds it as usual', () =>
  withKiosk({ javaScript: false }, async (page) => {
    await page.goto(`${server.base}${KIOSK}/elegir`);
    await page.getByRole('button', { name: 'Bajar botones' }).click();
    for (const [aid, mark] of [['Letra grande', '[data-letra=grande]'], ['Contraste', '[data-contraste=alto]']]) {
      await page.getByRole('button', { name: aid }).click();
      assert.equal(await page.locator(`html${mark}`).count(), 1);
      assert.equal(await page.getByRole('button', { name: aid }).getAttribute('aria-pressed'), 'true');
    }
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What do you need?' }).waitFor();
    await page.getByRole('link', { name: /Priority attention/ }).click();
    await page.getByText('We ask for no proof').waitFor();
    await page.getByRole('checkbox', { name: 'Wheelchair' }).check();
    await page.locator('button[name=servicio]').first().click();
    await page.getByRole('heading', { name: 'Your turn is' }).waitFor();
    assert.match(await page.locator('.gigante').textContent(), /^P \d{3}$/);
    await page.getByRole('link', { name: 'Done' }).click();
    await page.getByText('Toque para empezar').waitFor();
    assert.equal(await page.locator('html[data-letra=normal][data-contraste=normal]').count(), 1);
  }));

test('in reach mode everything operable is in the lower 45 %, with and without large letters', () =>
  withKiosk({}, async (page) => {
    for (const step of ['elegir', 'preferencial']) {
      await page.goto(`${server.base}${KIOSK}/elegir`);
      if (step === 'elegir') await page.getByRole('button', { name: 'Bajar botones' }).click();
      await page.goto(`${server.base}${KIOSK}/${step}`);
      assert.deepEqual(await reachable(page, 0.55), [], step);
      assert.deepEqual(await axe(page), [], step);
    }
    await page.getByRole('button', { name: 'Bajar botones' }).click();
    await page.waitForURL(/preferencial/);
    assert.deepEqual(await reachable(page, 0.26), []);
    assert.deepEqual(await axe(page), []);
  }));

test('after 40 seconds it asks, «Necesito más tiempo» stays, after 60 it goes back', () =>
  withKiosk({}, async (page) => {
    await page.clock.install();
    await page.goto(`${server.base}${KIOSK}/elegir`);
    await page.clock.fastForward(41_000);
    await page.clock.runFor(1000);
    const more = page.getByRole('button', { name: 'Necesito más tiempo' });
    await more.waitFor();
    assert.equal(await more.evaluate((it) => it === document.activeElement), true);
    assert.deepEqual(await axe(page), []);
    await more.click();
    await more.waitFor({ state: 'hidden' });
    await page.clock.fastForward(30_000);
    await page.clock.runFor(1000);
    assert.equal(await more.isVisible(), false);
    await page.clock.fastForward(31_000);
    await page.clock.runFor(1000);
    await page.getByText('Toque para empezar').waitFor();
  }));

test('the whole visit with the keyboard', () =>
  withKiosk({}, async (page) => {
    await noPaper(page);
    await page.goto(server.base + KIOSK);
    const tabTo = async (wanted) => {
      for (let n = 0; n < 40; n += 1) {
        await page.keyboard.press('Tab');
        const text = await page.evaluate(() => document.activeElement.textContent.trim());
        if (wanted.test(text)) return;
      }
      throw new Error(`never came to ${wanted}`);
    };
    await tabTo(/Toque para empezar/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '¿Qué necesita?' }).waitFor();
    const name = (await page.locator('button[name=servicio] b').first().textContent()).trim();
    await tabTo(new RegExp(name));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Su turno es' }).waitFor();
  }));

test('with the network cut the kiosk gives its own numbers, survives a reload, and the server gets each turn once', () =>
  withKiosk({}, async (page, { context }) => {
    await noPaper(page);
    await page.goto(server.base + KIOSK);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.waitForFunction((at) => caches.match(at).then(Boolean), `${KIOSK}/sin-linea`);
    await page.goto(`${server.base}${KIOSK}/elegir`);
    await page.waitForFunction(() => Boolean(navigator.serviceWorker.controller));
    await context.setOffline(true);
    // the touch meets no server: the kiosk answers by itself
    const line = page.locator('button[name=servicio]').first();
    await line.click();
    await page.getByText('Sin conexión: su turno es válido.').waitFor({ timeout: 30_000 });
    const code = await page.locator('.gigante').textContent();
    assert.match(code, /^[A-Z] 950$/);
    assert.equal(await page.evaluate(() => globalThis.printed), 1);
    assert.deepEqual(await axe(page), []);
    await page.reload();
    await page.getByRole('heading', { name: 'Sin conexión' }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: /Atención preferencial/ }).click();
    await page.locator('[data-servicio]').first().click();
    await page.locator('.gigante', { hasText: 'P 950' }).waitFor();
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('cauce-kiosk-turns')).length);
    assert.equal(kept, 2);
    await context.setOffline(false);
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('cauce-kiosk-turns')).length === 0, undefined, { timeout: 30_000 });
    // the same paper again is the same turn
    const again = await page.evaluate(async ([at, prefix]) => {
      const body = new URLSearchParams({ servicio: 'facturacion', form_token: 'another', numero: '950' });
      const answer = await fetch(`${at}/conciliar`, { method: 'POST', body });
      return { prefix, ...(await answer.json()) };
    }, [KIOSK, code[0]]);
    assert.equal(again.changed, code.startsWith('A'), JSON.stringify(again));
  }));

test('the phone follows its turn live, vibrates when it is called, lets others pass and gives it up', () =>
  withVisitor(browser, { viewport: NARROW }, async (page, { complaints }) => {
    await page.addInitScript(() => {
      globalThis.buzz = 0;
      Object.defineProperty(navigator, 'vibrate', { value: () => Boolean((globalThis.buzz += 1)) });
    });
    await page.goto(`${server.base}/sala/centro/turno`);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await overflow(page), []);
    await page.getByRole('radio').last().check({ force: true });
    await page.getByRole('button', { name: /Tomar el turno/ }).click();
    await page.waitForURL(/\/turno\//);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await overflow(page), []);
    const code = await page.locator('.mturno__codigo').textContent();
    await page.getByRole('button', { name: 'Que pasen 3 personas' }).click();
    await page.getByText('los demás pasan antes').waitFor();
    await page.getByRole('button', { name: 'Dejar el turno' }).click();
    await page.getByRole('heading', { name: new RegExp(`deja el turno ${code}`) }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('link', { name: 'No, conservarlo' }).click();
    await page.getByRole('button', { name: 'Dejar el turno' }).click();
    await page.getByRole('button', { name: 'Sí, dejar el turno' }).click();
    await page.getByText('Usted dejó este turno').waitFor();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(complaints, []);
  }));

test('the banner of the demo opens the kiosk in one touch', () =>
  withVisitor(browser, { viewport: PANEL }, async (page) => {
    await page.goto(server.base);
    await page.locator('aside.demo').getByRole('link', { name: 'el kiosco' }).click();
    await page.waitForURL((url) => url.pathname === KIOSK);
    await page.getByText('Toque para empezar').waitFor();
  }));

test('a screen that nobody enrolled tells how', () =>
  withVisitor(browser, {}, async (page) => {
    await page.goto(server.base + KIOSK);
    await page.getByRole('heading', { name: 'Este equipo todavía no es un kiosco' }).waitFor();
    assert.deepEqual(await axe(page), []);
  }));
