// The service room: the sizes of its screens, and a room of one's own in which nobody else waits.
import assert from 'node:assert/strict';
import { visitor } from './browser.mjs';
import { axe, overflow, shape, untranslated } from './checks.mjs';

/** A portrait panel of 32 inches at the door. */
export const PANEL = { width: 1080, height: 1920 };
/** The television of the room. */
export const TV = { width: 1920, height: 1080 };
/** The tablet on a counter, which faces the person. */
export const TABLET = { width: 1280, height: 800 };
/** The tablet of the host, held upright. */
export const UPRIGHT = { width: 768, height: 1024 };

/** Two lines of attention: a name, the letter of its turns, and what is chosen at the end. */
export const LINES = [
  { name: 'Mi factura', prefix: 'A', topics: 'Cobro más alto | High bill\nCopia de la factura | A copy' },
  { name: 'Daños', prefix: 'D', topics: 'Falta de agua | No water\nFuga en la calle | A leak' },
];

/**
 * A site with its lines and as many counters, made in the settings by somebody who entered with the permission. It is
 * open whenever this runs.
 */
export async function foundRoom(page, base, { key, name, lines = LINES, counters = 2 }) {
  await page.goto(`${base}/ajustes/sala`);
  await page.getByLabel('Nombre', { exact: true }).fill(name);
  await page.getByLabel('Dirección', { exact: true }).fill('Calle 20 n.º 5-10');
  await page.getByLabel('Palabra para la dirección web').fill(key);
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await page.waitForURL(`**/ajustes/sala/${key}`);
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    await page.locator(`[name=opens_${day}]`).fill('');
    await page.locator(`[name=closes_${day}]`).fill('');
  }
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.getByText('Los cambios quedaron guardados.').waitFor();
  for (const line of lines) {
    await page.goto(`${base}/ajustes/sala/${key}/lineas/nueva`);
    await page.getByLabel('Nombre', { exact: true }).fill(line.name);
    await page.getByLabel('Letra de sus turnos').fill(line.prefix);
    await page.getByLabel('Temas que se escogen al terminar').fill(line.topics);
    await page.getByRole('button', { name: 'Guardar', exact: true }).click();
    await page.waitForURL(`**/ajustes/sala/${key}`);
  }
  for (let number = 1; number <= counters; number += 1) {
    await page.goto(`${base}/ajustes/sala/${key}/modulos/nuevo`);
    // it proposes the next number, its name and all lines
    await page.getByLabel('Se llega en silla de ruedas').check({ force: true });
    await page.getByRole('button', { name: 'Guardar', exact: true }).click();
    await page.waitForURL(`**/ajustes/sala/${key}`);
  }
}

/** Enrols a kiosk and gives the address that makes a screen one. */
export async function enrolKiosk(page, base, key, name = 'Entrada') {
  await page.goto(`${base}/ajustes/sala/kioscos?sede=${key}`);
  await page.getByLabel('Nombre', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Registrar', exact: true }).click();
  const address = await page.locator('.mensaje code').textContent();
  return base + new URL(address).pathname;
}

/** A screen that is alive together with others: all end with `close`, and a failure can show each of them. */
export class Screens {
  #all = new Map();

  constructor(browser) {
    this.browser = browser;
  }

  /** Another device, with cookies of its own. */
  async add(name, options = {}) {
    const one = await visitor(this.browser, options);
    this.#all.set(name, { ...one, loads: 0 });
    one.page.on('load', () => (this.#all.get(name).loads += 1));
    return one.page;
  }

  /** How often it was loaded. */
  loads(name) {
    return this.#all.get(name).loads;
  }

  /** Another window of a device that is there already. */
  window(name, page) {
    this.#all.set(name, { page, context: page.context(), complaints: [], loads: 0 });
    return page;
  }

  /** What any browser complained about. */
  complaints(forgiven) {
    return [...this.#all].flatMap(([name, one]) => one.complaints.filter((it) => !forgiven.test(it)).map((it) => `${name}: ${it}`));
  }

  /** What every screen says now. */
  async told() {
    const texts = [...this.#all].map(async ([name, { page }]) => {
      const text = await page.locator('body').innerText({ timeout: 2000 }).catch(() => '(no page)');
      return `--- ${name} at ${page.url()}\n${text.slice(0, 900)}`;
    });
    return (await Promise.all(texts)).join('\n');
  }

  async close() {
    await Promise.all([...this.#all.values()].map(({ context }) => context.close()));
  }
}

/** A screen of the room in the state in which it is: accessible, nothing wider than it, nothing untranslated. */
export async function whole(page, what) {
  const found = [
    ...(await shape(page)),
    ...(await overflow(page)),
    ...(await untranslated(page, ['hall', 'surveys', 'web', 'refusal', 'cases'])),
    ...(await axe(page)),
  ];
  assert.deepEqual(found, [], what);
}
