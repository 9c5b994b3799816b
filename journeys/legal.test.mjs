// The legal clock in a real browser: extension, positive silence, aviso, appeal to remittal; and every page of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, launch, visitor, withVisitor } from './lib/browser.mjs';
import { axe, BUDGETS, overflow, shape, wholePage } from './lib/checks.mjs';
import { enter, PEOPLE } from './lib/portal.mjs';
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

/** Somebody at a desk. */
function desk(who, story) {
  return withVisitor(browser, { viewport: DESK }, async (page) => {
    await enter(page, server.base, who);
    await story(page);
  });
}

/** The path of the case with this title. */
async function find(page, title) {
  await page.goto(`${server.base}/bandeja?q=${encodeURIComponent(title)}`);
  const link = page.locator('[data-list] a', { hasText: title }).first();
  return new URL(await link.getAttribute('href'), server.base).pathname;
}

async function clean(page) {
  assert.deepEqual([...(await shape(page)), ...(await axe(page)), ...(await overflow(page))], []);
}

/** A business day some weeks away: a Wednesday that is no holiday of Colombia in any year. */
function later(weeks) {
  const day = new Date(Date.now() + weeks * 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
}

test('the term of a request for documents is extended once, by letter', () =>
  desk(PEOPLE.signer, async (page) => {
    const path = await find(page, 'Plano de la red de la calle 14');
    await page.goto(`${server.base}${path}?abrir=prorroga`);
    await clean(page);
    const form = page.locator('form[action*="/prorroga"]');
    const reasons = 'El plano está en el archivo central y hay que digitalizarlo.';
    const send = async (day) => {
      await form.locator('#extend-day').fill(day);
      await form.locator('textarea').fill(reasons);
      await form.locator('button[type="submit"]').first().click();
    };
    await send('2020-01-01');
    // a day in the past is refused, and what was typed is there
    await page.locator('[role="alert"]').first().waitFor();
    assert.equal(await form.locator('#extend-day').inputValue(), '2020-01-01');
    assert.equal((await form.locator('textarea').inputValue()).trim(), reasons);
    await clean(page);
    await send(later(1));
    await page.locator('#hilo').getByText(reasons).first().waitFor();
    await page.goto(`${server.base}${path}?abrir=prorroga`);
    assert.equal(await form.count(), 0, 'it is extended once');
  }));

test('a positive silence is met, its effect written by one and signed by another', async () => {
  let path;
  await desk(PEOPLE.lawyer, async (page) => {
    path = await find(page, 'Consumo de otra casa en mi factura');
    await page.goto(server.base + path);
    await page.locator('#silencio').waitFor();
    await clean(page);
    await page.locator('#silencio details').first().locator('summary').click();
    await page.locator('#effect').fill('La factura se corrige al promedio y la diferencia se abona.');
    await page.locator('#execute_by').fill(later(2));
    await page.locator('form[action*="/silencio/preparar"] button').click();
    assert.equal(await page.locator('form[action*="/silencio/reconocer"]').count(), 0, 'nobody signs what they wrote');
  });
  await desk(PEOPLE.signer, async (page) => {
    await page.goto(server.base + path);
    await page.locator('form[action*="/silencio/reconocer"] button').click();
    await page.locator('#silencio a', { hasText: /carta|oficio|PDF/i }).first().waitFor();
    assert.equal(await page.locator('form[action*="/silencio/"]').count(), 0);
    await clean(page);
  });
});

test('an aviso hangs on the public board, to be found by its number', () =>
  withVisitor(browser, {}, async (page) => {
    await page.goto(`${server.base}/avisos`);
    const row = page.locator('main tbody tr').first();
    const number = (await row.locator('th').innerText()).trim();
    await page.locator('#numero').fill(number);
    await page.locator('form[action="/avisos"] button').click();
    await page.waitForURL(/numero=/);
    assert.equal(await page.locator('main tbody tr').count(), 1);
    await clean(page);
  }));

test('an appeal is admitted; another goes to the Superintendence with its whole file', () =>
  desk(PEOPLE.signer, async (page) => {
    await page.goto(`${server.base}/recursos`);
    await clean(page);
    await page.goto(`${server.base}${(await find(page, 'Reposición y en subsidio apelación')).replace('/bandeja/', '/recursos/')}`);
    const remit = page.locator('form[action*="/remitir"]');
    await clean(page);
    await remit.locator('#how').fill('Radicado en la sede electrónica, 2026-55310');
    await remit.getByRole('button').click();
    await page.getByText('2026-55310').first().waitFor();
    const file = page.locator('a[href*=".zip"], a[href*="/expediente"]').first();
    const answer = await page.request.get(new URL(await file.getAttribute('href'), server.base).href);
    assert.equal(answer.status(), 200);
    assert.ok((await answer.body()).length > 5_000);
    await clean(page);
  }));

describe('every page of the legal clock', () => {
  const cookies = {};
  before(async () => {
    for (const who of ['lawyer', 'administrator', 'signer']) {
      const { context, page } = await visitor(browser);
      await enter(page, server.base, PEOPLE[who]);
      cookies[who] = await context.cookies();
      await context.close();
    }
  });
  const workspace = {
    '/notificaciones': 'lawyer',
    '/recursos': 'lawyer',
    '/informes/sui': 'lawyer',
    '/vencimientos': 'lawyer',
    '/vencimientos?pantalla=1': 'lawyer',
    '/alertas': 'lawyer',
    '/alertas/preferencias': 'lawyer',
    '/plantillas': 'signer',
    '/fallas': 'signer',
    '/retenciones': 'signer',
    '/plazos/recalculo': 'administrator',
    '/ajustes/causales': 'administrator',
    '/informes/ajustes': 'lawyer',
  };
  for (const [path, who] of Object.entries(workspace)) {
    test(path, async () => {
      const options = { budget: BUDGETS.workspace, cookies: cookies[who] };
      assert.deepEqual(await wholePage(browser, server.base + path, options), []);
    });
  }
  for (const path of ['/avisos', '/informes/transparencia']) {
    test(path, async () => {
      assert.deepEqual(await wholePage(browser, server.base + path), []);
    });
  }
});
