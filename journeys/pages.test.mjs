// Every page, as citizens and officers open it: accessibility, reflow, focus, weight, policy, both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, visitor, withVisitor } from './lib/browser.mjs';
import { axe, BUDGETS, shape, wholePage } from './lib/checks.mjs';
import { AT, CLAIM, enter, FIELD, fileClaim, fillStep, PEOPLE } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

let server;
let browser;
let receipt;
let lawyer;
let administrator;
let casePath;

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  await withVisitor(browser, {}, async (page) => {
    receipt = await fileClaim(page, server.base);
  });
  lawyer = await cookiesOf(PEOPLE.lawyer, async (page) => {
    await page.goto(server.base + AT.inbox);
    casePath = await page.locator('[data-list] a').first().getAttribute('href');
  });
  administrator = await cookiesOf(PEOPLE.administrator);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The cookies of somebody who entered, after a look around. */
async function cookiesOf(who, look = async () => {}) {
  const { context, page } = await visitor(browser);
  await enter(page, server.base, who);
  const cookies = await context.cookies();
  await look(page);
  await context.close();
  return cookies;
}

const PUBLIC = {
  portada: () => AT.home,
  'paso 1': () => AT.step(1),
  consulta: () => AT.track,
  plazos: () => AT.calculator,
  entrar: () => AT.enter,
  accesibilidad: () => AT.accessibility,
  'constancia verificada': () => AT.verify(receipt.code),
};

describe('public pages', () => {
  for (const locale of ['es-CO', 'en']) {
    for (const [name, path] of Object.entries(PUBLIC)) {
      test(`${name} (${locale})`, async () => {
        // the log-in is the door of the workspace and carries its styles
        const budget = name === 'entrar' ? BUDGETS.workspace : BUDGETS.citizen;
        assert.deepEqual(await wholePage(browser, server.base + path(), { locale, budget }), []);
      });
    }
  }

  test('a page that does not exist is a page too', async () => {
    assert.deepEqual(await wholePage(browser, `${server.base}/no-existe`, { status: 404 }), []);
  });
});

describe('pages of the workspace', () => {
  const inside = {
    bandeja: () => [AT.inbox, lawyer],
    caso: () => [casePath, lawyer],
    radicar: () => ['/bandeja/nueva', lawyer],
    personas: () => ['/personas', lawyer],
    ajustes: () => [AT.settings, administrator],
    marca: () => [AT.brand, administrator],
    envios: () => ['/ajustes/envios', administrator],
  };
  for (const [name, where] of Object.entries(inside)) {
    test(name, async () => {
      const [path, cookies] = where();
      const options = { budget: BUDGETS.workspace, cookies };
      assert.deepEqual(await wholePage(browser, server.base + path, options), []);
    });
  }
});

describe('the steps in their states', () => {
  for (const number of [1, 2, 3, 4, 5]) {
    test(`step ${number}, empty and with its errors`, () =>
      withVisitor(browser, {}, async (page, { complaints }) => {
        await page.goto(server.base + AT.step(1));
        for (let step = 1; step < number; step += 1) await fillStep(page, step);
        await page.waitForURL(new RegExp(AT.step(number)));
        assert.deepEqual([...(await shape(page)), ...(await axe(page))], []);
        if (number < 5) {
          if (number === 4) await FIELD.answerBy(page, CLAIM).check({ force: true });
          await FIELD.next(page).click();
          await page.getByText('Hay un problema').waitFor();
          assert.match(await page.title(), /^Error: /);
          assert.deepEqual([...(await shape(page)), ...(await axe(page))], []);
        }
        assert.deepEqual(complaints, []);
      }));
  }
});
