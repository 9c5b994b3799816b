// The board, the display of a counter and the rating tablet while somebody is attended; without network; emergency.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, withVisitor } from './lib/browser.mjs';
import { axe } from './lib/checks.mjs';
import { enter } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

const TV = { width: 1920, height: 1080 };
const TABLET = { width: 1280, height: 800 };
const DISPLAY = { width: 800, height: 480 };
/** How long a call stays at least; how long a screen waits before it says that it reconnects. */
const SHOW_MS = 8000;
const LOST_MS = 15_000;
const SITE = '/sala/centro';
/** The counter that the demo leaves to its visitors. */
const COUNTER = 3;
const HEAD = /jef/i;

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** An officer at her counter, whose fingers are quicker than a page. */
async function officer(page) {
  await enter(page, server.base, HEAD);
  const ask = (path, body) =>
    page.evaluate(
      async ([at, text]) => {
        const answer = await fetch(`/api/v1/hall/${at}`, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json' } });
        return { status: answer.status, body: await answer.json().catch(() => null) };
      },
      [path, body === undefined ? '' : JSON.stringify(body)],
    );
  const good = async (path, body) => {
    const { status, body: told } = await ask(path, body);
    assert.ok(status < 300, `${path}: ${status} ${JSON.stringify(told)}`);
    return told;
  };
  await ask(`sites/centro/counters/${COUNTER}/shift`, {});
  return {
    take: (service) => good('sites/centro/turns', { service }),
    call: () => good(`sites/centro/counters/${COUNTER}/call`),
    begin: (turn) => good(`turns/${turn}/begin`),
    finish: (turn) => good(`turns/${turn}/finish`, { topics: [], outcome: 'resolved' }),
  };
}

/** Calls, attends and finishes somebody, and gives the turn. */
async function serve(agent) {
  await agent.take('facturacion');
  const called = await agent.call();
  await agent.begin(called.id);
  await agent.finish(called.id);
  return called;
}

/** Contrast of two colours as CSS computes them (WCAG 2.2, relative luminance). */
function contrast(a, b) {
  const light = (color) => {
    const [r, g, bl] = color.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const s = Number(part) / 255;
      return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const code = (page) => page.locator('[data-code]').textContent();

test('a call is on the board with its counter, legible from the last chair, and names nobody', () =>
  withVisitor(browser, { viewport: TV }, async (board, { complaints }) => {
    await withVisitor(browser, {}, async (page) => {
      const agent = await officer(page);
      await board.goto(server.base + SITE + '/tablero');
      await agent.take('facturacion');
      const called = await agent.call();
      await board.locator('[data-code]', { hasText: called.code }).waitFor({ timeout: 60_000 });
      assert.equal(await board.locator('[data-desk]').textContent(), String(COUNTER));
      await agent.begin(called.id);
      await agent.finish(called.id);

      const looks = await board.evaluate(() => {
        const of = (selector, ground) => {
          const one = document.querySelector(selector);
          const style = getComputedStyle(one);
          return { px: Number.parseFloat(style.fontSize), ink: style.color, ground: getComputedStyle(one.closest(ground)).backgroundColor, zero: style.fontFeatureSettings };
        };
        return { far: Number(document.body.dataset.lejos), turn: of('[data-code]', '.llamado'), desk: of('[data-desk]', '.llamado__modulo'), row: of('[data-before] td', '.lado'), before: of('[data-before] td:last-child', '.lado'), notice: of('.aviso', 'footer') };
      });
      // On a panel of 43 inches a pixel is 0.496 mm; the digits are 0.668 of the size high.
      const high = ({ px }) => px * 0.668 * 0.496;
      assert.ok(high(looks.turn) >= 72, `the turn is ${high(looks.turn)} mm high`);
      const rows = [0, 28, 37, 47, 58][looks.far];
      assert.ok(high(looks.row) >= rows, `rows are ${high(looks.row)} mm high, step ${looks.far}`);
      for (const [name, { ink, ground }] of Object.entries(looks).filter(([, it]) => it.ink)) {
        const found = contrast(ink, ground);
        assert.ok(found >= (name === 'notice' ? 4.5 : 7), `${name}: ${found}`);
      }
      assert.ok(contrast(looks.turn.ink, looks.turn.ground) >= 7 && contrast(looks.desk.ink, looks.desk.ground) >= 7);
      const said = await board.locator('body').innerText();
      for (const word of [/preferencial/i, /discapacidad/i, /Luisa/]) assert.doesNotMatch(said, word);
      assert.deepEqual(await axe(board), []);
      assert.deepEqual(complaints.filter((one) => !/voz/.test(one)), []);
    });
  }));

test('calls made at the same moment come one after the other, and no voice overlaps another', () =>
  withVisitor(browser, { viewport: TV }, async (board) => {
    // every call has a recording
    await board.route('**/sala/voz/*.wav', (route) => route.continue({ url: `${server.base}/sala/voz/campana.wav` }));
    await board.addInitScript(() => {
      globalThis.sounds = [];
      let playing = 0;
      // a recording that lasts two seconds, so that overlaps would show
      HTMLMediaElement.prototype.play = function play() {
        playing += 1;
        globalThis.sounds.push({ url: this.src, at: Date.now(), together: playing });
        setTimeout(() => {
          playing -= 1;
          this.dispatchEvent(new Event('ended'));
        }, 2000);
        return Promise.resolve();
      };
    });
    await board.goto(server.base + SITE + '/tablero');
    await board.waitForFunction(() => document.querySelector('[data-waiting]').textContent !== '');
    await withVisitor(browser, {}, async (page) => {
      const agent = await officer(page);
      const codes = [];
      for (let n = 0; n < 3; n += 1) codes.push((await serve(agent)).code);
      await board.evaluate(() => {
        globalThis.shown = [];
        const note = () => {
          const now = document.querySelector('[data-code]').textContent;
          if (globalThis.shown.at(-1)?.code !== now) globalThis.shown.push({ code: now, at: Date.now() });
        };
        note();
        new MutationObserver(note).observe(document.querySelector('[data-code]'), { childList: true, characterData: true, subtree: true });
      });
      await board.waitForFunction((last) => globalThis.shown.some(({ code }) => code === last), codes.at(-1), { timeout: 90_000 });
      const { shown, sounds } = await board.evaluate(() => ({ shown: globalThis.shown, sounds: globalThis.sounds }));
      const seen = shown.map((one) => one.code);
      assert.deepEqual(seen.filter((one) => codes.includes(one)), codes, 'in their order, each once');
      for (let n = 2; n < shown.length; n += 1) {
        assert.ok(shown[n].at - shown[n - 1].at >= SHOW_MS - 300, `${seen[n - 1]} was shown for ${shown[n].at - shown[n - 1].at} ms`);
      }
      assert.ok(sounds.length >= 2 && sounds.every(({ together }) => together === 1), JSON.stringify(sounds));
    });
  }));

test('without network the board keeps calls and clock and says so; afterwards it shows the truth of now', () =>
  withVisitor(browser, { viewport: TV }, async (board, { context }) => {
    await withVisitor(browser, {}, async (page) => {
      const agent = await officer(page);
      const first = await serve(agent);
      await board.goto(server.base + SITE + '/tablero');
      await board.waitForFunction(() => document.body.dataset.shown || document.querySelector('[data-code]').textContent);
      const before = await code(board);
      await context.setOffline(true);
      const notice = board.locator('[data-notice]', { hasText: 'Reconectando… pregunte en el módulo' });
      await notice.waitFor({ timeout: LOST_MS + 10_000 });
      assert.equal(await code(board) !== '', true);
      assert.ok(before, `${first.code} or a later call was there`);
      assert.match(await board.locator('[data-clock]').textContent(), /^\d{1,2}:\d\d$/);
      assert.deepEqual(await axe(board), []);
      const meanwhile = await serve(agent);
      await context.setOffline(false);
      await notice.waitFor({ state: 'detached', timeout: 20_000 });
      await board.waitForFunction((wanted) => document.body.innerText.includes(wanted), meanwhile.code, { timeout: 60_000 });
    });
  }));

test('an emergency covers board and display at once and goes when it is ended', () =>
  withVisitor(browser, { viewport: TV }, async (board) => {
    await board.goto(server.base + SITE + '/tablero');
    await withVisitor(browser, { viewport: DISPLAY }, async (display) => {
      await display.goto(`${server.base}${SITE}/modulo/${COUNTER}`);
      await withVisitor(browser, {}, async (page) => {
        await enter(page, server.base, HEAD);
        await page.goto(`${server.base}/coordinacion/emergencia`);
        await page.getByRole('button', { name: /Mostrar la emergencia/ }).click();
        await page.getByText('Escriba el mensaje').first().waitFor();
        await page.locator('textarea').fill('Salga con calma por la puerta principal.');
        await page.getByRole('button', { name: /Mostrar la emergencia/ }).click();
        for (const screen of [board, display]) {
          const sheet = screen.getByRole('alert').filter({ hasText: 'Salga con calma' });
          await sheet.waitFor({ timeout: 10_000 });
          const box = await sheet.boundingBox();
          const size = screen.viewportSize();
          assert.ok(box.width >= size.width && box.height >= size.height, JSON.stringify(box));
          assert.deepEqual(await axe(screen), []);
        }
        assert.deepEqual(await axe(page), []);
        await page.getByRole('button', { name: /Quitar la emergencia/ }).click();
        for (const screen of [board, display]) await screen.locator('[data-emergency]').waitFor({ state: 'hidden', timeout: 10_000 });
      });
    });
  }));

test('the display of the counter shows turn and first name, and what the officer types', () =>
  withVisitor(browser, { viewport: DISPLAY }, async (display, { complaints }) => {
    await display.goto(`${server.base}${SITE}/modulo/${COUNTER}`);
    await withVisitor(browser, {}, async (page) => {
      const agent = await officer(page);
      await agent.take('facturacion');
      const called = await agent.call();
      await display.locator('[data-code]', { hasText: called.code }).waitFor();
      await agent.begin(called.id);
      await page.goto(`${server.base}${SITE}/modulo/${COUNTER}/escribir`);
      await page.locator('textarea[name=text]').fill('Su recibo llega el martes');
      await page.getByRole('button', { name: /^Mostrar/ }).click();
      await display.locator('[data-caption]', { hasText: 'Su recibo llega el martes' }).waitFor();
      assert.match(await display.locator('[data-officer]').textContent(), /^\S+$/, 'the first name alone');
      assert.deepEqual(await axe(display), []);
      assert.deepEqual(await axe(page), []);
      await agent.finish(called.id);
      await display.locator('[data-caption]').waitFor({ state: 'hidden' });
      assert.deepEqual(complaints, []);
    });
  }));

test('without script the board renews itself and shows the calls', () =>
  withVisitor(browser, { viewport: TV, javaScript: false }, async (board) => {
    await board.goto(server.base + SITE + '/tablero');
    assert.notEqual(await code(board), '');
    const html = await board.content();
    assert.match(html, /<noscript><meta http-equiv="refresh" content="10"><\/noscript>/);
  }));

test('one tap on the tablet is an answer, also when the network is gone', () =>
  withVisitor(browser, { viewport: TABLET }, async (tablet, { context, complaints }) => {
    await tablet.goto(`${server.base}${SITE}/tableta/${COUNTER}`);
    await withVisitor(browser, {}, async (page) => {
      const agent = await officer(page);
      await agent.take('facturacion');
      const called = await agent.call();
      await agent.begin(called.id);
      // somebody sits there: it asks about nobody before them
      await tablet.getByText('Su opinión cuenta').waitFor();
      assert.deepEqual(await axe(tablet), []);
      await agent.finish(called.id);
      const face = tablet.getByRole('button', { name: 'Muy buena' });
      await face.waitFor({ timeout: 20_000 });
      assert.deepEqual(await axe(tablet), []);
      const box = await face.boundingBox();
      assert.ok(box.width >= 48 && box.height >= 48);
      await context.setOffline(true);
      await face.click();
      await tablet.getByText('¿Qué influyó?').waitFor();
      assert.deepEqual(await axe(tablet), []);
      await tablet.getByText('La solución').click();
      await tablet.getByRole('button', { name: 'Listo' }).click();
      await tablet.getByText('Su opinión llega al equipo hoy.').waitFor();
      const kept = () => tablet.evaluate(() => JSON.parse(localStorage.getItem('cauce-ratings') ?? '[]'));
      assert.deepEqual((await kept()).map(({ score, reasons }) => [score, ...reasons]), [['5', 'solution']]);
      // eight seconds later it is for the next person, and does not ask about the last one again
      await tablet.getByText('Su opinión cuenta').waitFor({ timeout: 12_000 });
      await context.setOffline(false);
      await tablet.waitForFunction(() => localStorage.getItem('cauce-ratings') === '[]', null, { timeout: 30_000 });
      await tablet.getByText('Su opinión cuenta').waitFor();
      assert.deepEqual(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to load/.test(one)), []);
    });
  }));

test('the link of the turn asks on a phone without script, once', async () => {
  let secret;
  await withVisitor(browser, {}, async (page) => {
    const agent = await officer(page);
    // whoever is called is the one who waits longest: serve until it is the turn that we know
    const taken = await agent.take('facturacion');
    for (;;) {
      const called = await agent.call();
      await agent.begin(called.id);
      await agent.finish(called.id);
      if (called.code === taken.code) break;
    }
    secret = taken.secret;
  });
  await withVisitor(browser, { javaScript: false }, async (page) => {
    const at = `${server.base}/calificar/${secret}`;
    for (let tries = 0; (await page.goto(at)).status() !== 200 && tries < 20; tries += 1);
    assert.equal(await page.locator('h1').innerText(), '¿Cómo le pareció la atención?');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByText('Escoja una cara').first().waitFor();
    await page.getByRole('radio', { name: 'Buena', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByText('Su opinión llega al equipo hoy.').waitFor();
    await page.goto(at);
    await page.getByText('Ya recibimos su opinión').waitFor();
  });
});
