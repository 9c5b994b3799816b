// The settings and figures of the hall, as those who run it open them: every page whole on a phone and a desk, closed
// to who has no permission, mistakes answered at their field with what was typed, one change with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, launch, visitor, withVisitor } from './lib/browser.mjs';
import { BUDGETS, wholePage } from './lib/checks.mjs';
import { foundRoom, whole } from './lib/hall.mjs';
import { choose, press, reach, write } from './lib/keyboard.mjs';
import { enter, PEOPLE } from './lib/portal.mjs';
import { demo } from './lib/server.mjs';

/** Has `hall.manage`, and neither attends nor leads. */
const MANAGER = PEOPLE.administrator;
/** Has `hall.lead` too. */
const HEAD = PEOPLE.signer;
const ROOM = 'norte';

let server;
let browser;
/** Cookies of each, by what they may. */
const may = {};

before(async () => {
  [server, browser] = await Promise.all([demo(), launch()]);
  for (const [name, who] of Object.entries({ manager: MANAGER, head: HEAD, agent: /Luisa/ })) {
    const { context, page } = await visitor(browser, { viewport: DESK });
    await enter(page, server.base, who);
    if (name === 'manager') await foundRoom(page, server.base, { key: ROOM, name: 'Sala Norte', counters: 1 });
    may[name] = await context.cookies();
    await context.close();
  }
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const at = (path) => server.base + path;

/** A desk at which somebody entered; the browser complains of nothing. */
const withOfficer = (name, story) =>
  withVisitor(browser, { viewport: DESK }, async (page, { context, complaints }) => {
    await context.addCookies(may[name]);
    await story(page);
    assert.deepEqual(complaints, []);
  });

const SETTINGS = {
  'puntos de atención': '/ajustes/sala',
  'un punto con su horario': '/ajustes/sala/centro',
  'una línea': '/ajustes/sala/centro/lineas/facturacion',
  'una línea nueva': '/ajustes/sala/centro/lineas/nueva',
  'un módulo': '/ajustes/sala/centro/modulos/3',
  'un módulo nuevo': '/ajustes/sala/centro/modulos/nuevo',
  'política de llamado': '/ajustes/sala/centro/politica',
  'lengua de señas': '/ajustes/sala/senas',
  kioscos: '/ajustes/sala/kioscos',
  'avisos del tablero': '/ajustes/sala/tablero',
  'voz grabada': '/ajustes/sala/voz',
  calificaciones: '/ajustes/calificaciones',
  'horas de citas': '/ajustes/citas/centro/facturacion',
};

const LED = {
  cifras: '/cifras/sala',
  'cifras de un año': '/cifras/sala?por=mes&desde=2025-11-01&hasta=2026-11-30',
  'cifras por funcionario': '/cifras/sala?por=funcionario&clase=preferential',
  'turnos de una cifra': '/cifras/sala/turnos?que=no-vinieron&desde=2026-01-01',
  'planta de módulos': '/cifras/sala/planta?sede=centro&dia=1',
  'cifras de calificaciones': '/cifras/calificaciones',
  coordinación: '/coordinacion?sala=centro',
  emergencia: '/coordinacion/emergencia',
};

describe('every page, on a phone and a desk, with large letters and a narrow window', () => {
  for (const [who, places] of Object.entries({ manager: SETTINGS, head: LED })) {
    for (const [name, path] of Object.entries(places)) {
      test(name, async () => {
        assert.deepEqual(await wholePage(browser, at(path), { cookies: may[who], budget: BUDGETS.workspace }), []);
      });
    }
  }
});

test('who has no permission is told so, and reads no word of it', () =>
  withVisitor(browser, {}, async (page, { context }) => {
    await context.addCookies(may.agent);
    for (const path of [...Object.values(SETTINGS), ...Object.values(LED)]) {
      assert.equal((await page.goto(at(path))).status(), 403, path);
    }
    await whole(page, 'no permission');
  }));

/** Mistakes: where, which button, what is typed (by name of the field), the field that is wrong, the sentence. */
const MISTAKES = [
  {
    what: 'a site with an impossible address',
    path: '/ajustes/sala',
    button: 'Crear',
    typed: { name: 'Sala Sur', address: 'Avenida del Río', key: '¡Sala Sur!' },
    field: 'key',
    says: /^Palabra para la dirección web: escriba de 2 a 40/,
  },
  {
    what: 'a site with the address of another',
    path: '/ajustes/sala',
    button: 'Crear',
    typed: { name: 'Sala Sur', address: 'Avenida del Río', key: 'centro' },
    field: 'key',
    says: /^Palabra para la dirección web: otro punto/,
    status: 409,
  },
  {
    what: 'minutes that are none',
    path: `/ajustes/sala/${ROOM}`,
    button: 'Guardar',
    typed: { alarm_minutes: '0', name: 'Sala del Norte' },
    field: 'alarm_minutes',
    says: /^Minutos de espera para avisar: escriba entre 1 y 240/,
  },
  {
    what: 'hours that end before they begin',
    path: `/ajustes/sala/${ROOM}`,
    button: 'Guardar',
    typed: { opens_2: '16:00', closes_2: '07:00' },
    field: 'opens_2',
    says: /^Horario: la hora de cerrar va después/,
  },
  {
    what: 'a closed day that passed',
    path: `/ajustes/sala/${ROOM}`,
    button: 'No abrir ese día',
    typed: { day: '2020-01-02', reason: 'Inventario' },
    field: 'day',
    says: /^Día: escoja hoy/,
  },
  {
    what: 'a letter that another line has',
    path: `/ajustes/sala/${ROOM}/lineas/nueva`,
    button: 'Guardar',
    typed: { name: 'Pagos', prefix: 'A', topics: 'Acuerdo | Plan' },
    field: 'prefix',
    says: /^Letra de los turnos: otra línea/,
    status: 409,
  },
  {
    what: 'a letter that is none',
    path: `/ajustes/sala/${ROOM}/lineas/nueva`,
    button: 'Guardar',
    typed: { name: 'Pagos', prefix: '7' },
    field: 'prefix',
    says: /^Letra de los turnos: escriba/,
  },
  {
    what: 'a name in English that is a speech',
    path: `/ajustes/sala/${ROOM}/lineas/danos`,
    button: 'Guardar',
    typed: { name_en: 'Damage '.repeat(20).trim() },
    field: 'name_en',
    says: /^Nombre en inglés: escriba hasta 80/,
  },
  {
    what: 'the number of another counter',
    path: `/ajustes/sala/${ROOM}/modulos/nuevo`,
    button: 'Guardar',
    typed: { number: '1', name: 'Módulo de atrás' },
    field: 'number',
    says: /^Número: otro módulo/,
    status: 409,
  },
  {
    what: 'a policy whose numbers make none',
    path: `/ajustes/sala/${ROOM}/politica`,
    button: 'Ver qué habría pasado',
    typed: { after: '0', waited_min: '12' },
    field: 'kind',
    says: /^Números de la política: no forman ninguna/,
  },
  {
    what: 'a range of numbers that are not the kiosk’s',
    path: `/ajustes/sala/kioscos?sede=${ROOM}`,
    button: 'Registrar',
    typed: { name: 'Puerta de atrás', first: '5', last: '80' },
    field: 'first',
    says: /^Números sin conexión: escriba/,
  },
  {
    what: 'a printer that is no address',
    path: `/ajustes/sala/kioscos?sede=${ROOM}`,
    button: 'Registrar',
    typed: { name: 'Puerta de atrás', printer: 'http://impresora/' },
    choose: 'Impresora de red',
    field: 'printer',
    says: /^Dirección de la impresora: escriba/,
  },
  {
    what: 'a clip that is none',
    path: `/ajustes/sala/kioscos?sede=${ROOM}`,
    button: 'Guardar el video',
    file: { input: 'clip', name: 'carta.mp4', bytes: 'Apreciado señor' },
    field: 'clip',
    says: /^Archivo: elija un video/,
  },
  {
    what: 'a message without words',
    path: `/ajustes/sala/tablero?sede=${ROOM}`,
    button: 'Agregar',
    typed: { from: '2030-01-01', until: '2030-01-31' },
    field: 'body',
    says: /^Escriba el mensaje/,
  },
  {
    what: 'a message that ends before it begins',
    path: `/ajustes/sala/tablero?sede=${ROOM}`,
    button: 'Agregar',
    typed: { body: 'El lunes no hay servicio', from: '2030-02-01', until: '2030-01-31' },
    field: 'until',
    says: /^Revise los días/,
  },
  {
    what: 'a recording that is none',
    path: '/ajustes/sala/voz',
    button: /Enviar|Guardar/,
    file: { input: 'clips', name: '47.wav', bytes: 'cuarenta y siete' },
    field: 'clips',
    says: /^«47\.wav» no es un archivo WAV/,
  },
  {
    what: 'minutes of the tablet that are too many',
    path: `/ajustes/calificaciones?sede=${ROOM}`,
    button: 'Guardar',
    typed: { slot_minutes: '600', link_days: '4' },
    field: 'slot_minutes',
    says: /^Los minutos de la tableta van de 1 a 60/,
  },
  {
    what: 'an emergency that nobody could read',
    who: 'head',
    path: '/coordinacion/emergencia',
    inside: 'Sala Norte',
    button: 'Mostrar la emergencia',
    typed: { body: 'Salga con calma. '.repeat(20).trim() },
    field: 'body',
    says: /^Escriba el mensaje/,
  },
];

describe('a mistake is answered at its field, and what was typed is there', () => {
  for (const mistake of MISTAKES) {
    test(mistake.what, () =>
      withOfficer(mistake.who ?? 'manager', async (page) => {
        await page.goto(at(mistake.path));
        const button = mistake.button instanceof RegExp ? mistake.button : new RegExp(`^${mistake.button}$`);
        const names = [...Object.keys(mistake.typed ?? {}), ...(mistake.file ? [mistake.file.input] : [])];
        const form = page
          .locator('section', mistake.inside ? { has: page.getByRole('heading', { name: mistake.inside, exact: true }) } : {})
          .locator('form', { has: page.locator(`[name=${names[0]}]:not([type=hidden])`) })
          .first();
        if (mistake.choose) await form.getByRole('radio', { name: mistake.choose }).check({ force: true });
        for (const [name, value] of Object.entries(mistake.typed ?? {})) await form.locator(`[name=${name}]`).fill(value);
        if (mistake.file) {
          const { input, name, bytes } = mistake.file;
          await form.locator(`[name=${input}]`).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
        }
        const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
        await form.getByRole('button', { name: button }).click();
        assert.equal((await answered).status(), mistake.status ?? 422);
        const summary = page.getByRole('alert').filter({ hasText: 'Hay un problema' });
        await summary.waitFor();
        assert.match(await page.title(), /^Error: /);
        const link = summary.getByRole('link');
        assert.match((await link.textContent()).trim(), mistake.says);
        assert.equal(await link.getAttribute('href'), `#${mistake.field}`);
        for (const [name, value] of Object.entries(mistake.typed ?? {})) {
          assert.equal(await form.locator(`[name=${name}]:not([type=hidden])`).inputValue(), value, name);
        }
        await whole(page, mistake.what);
        // the sentence leads to the field
        await link.click();
        assert.ok(await page.evaluate((id) => document.activeElement?.id === id, mistake.field), 'the field has the focus');
      }));
  }
});

test('the calling policy is changed with the keyboard alone, after it was seen what it would have done', () =>
  withOfficer('manager', async (page) => {
    await page.goto(at('/ajustes'));
    await press(page, page.locator('main a[href="/ajustes/sala"]').first());
    await page.getByRole('heading', { name: 'Sala de atención', level: 1 }).waitFor();
    await press(page, page.getByRole('link', { name: /^Política de llamado ?: Sala Centro$/ }));
    await page.getByRole('heading', { name: /^Política de llamado: Sala Centro/ }).waitFor();
    const now = page.locator('section[aria-labelledby=t-ahora]');
    const before = await now.innerText();
    await choose(page, page.getByRole('radio', { name: /^Por turnos/ }));
    await write(page, page.getByLabel('Por turnos: preferenciales'), '2');
    await write(page, page.getByLabel('Por turnos: de los demás'), '1');
    await press(page, page.getByRole('button', { name: 'Ver qué habría pasado' }));
    await page.getByRole('heading', { name: 'Lo que habría pasado' }).waitFor();
    const table = page.locator('section:has(#t-vista) table');
    assert.ok((await table.locator('tbody tr').count()) >= 3, 'each class and all of them');
    assert.equal(await now.innerText(), before, 'looking changes nothing');
    await whole(page, 'rehearsal');

    // without a reason it is asked again, beside the same rehearsal
    await write(page, page.getByLabel('Desde cuándo'), '');
    await press(page, page.getByRole('button', { name: 'Aplicar esta política' }));
    await page.getByRole('link', { name: /^Motivo: escriba por qué/ }).waitFor();
    assert.ok((await table.locator('tbody tr').count()) >= 3);
    await whole(page, 'rehearsal, refused');
    await write(page, page.getByLabel('Por qué se cambia'), 'Prueba de diciembre con la sala llena');
    await press(page, page.getByRole('button', { name: 'Aplicar esta política' }));
    await page.getByText('La política quedó guardada.').waitFor();
    assert.match(await now.innerText(), /Se llama a 2 personas preferenciales y luego a 1 de las demás/);
    const history = page.locator('section[aria-labelledby=t-historia]');
    assert.match(await history.innerText(), /Prueba de diciembre con la sala llena — Jorge Ospina/);
    await whole(page, 'history');
  }));

test('a closed day, a message and a kiosk are made and taken away', () =>
  withOfficer('manager', async (page) => {
    await page.goto(at(`/ajustes/sala/${ROOM}`));
    await page.getByLabel('Día', { exact: true }).fill('2030-12-24');
    await page.getByLabel('Motivo', { exact: true }).fill('Inventario');
    await page.getByRole('button', { name: 'No abrir ese día' }).click();
    await page.getByText('Los cambios quedaron guardados.').waitFor();
    await whole(page, 'a closed day');
    const after = page.getByRole('button', { name: /^Abrir ese día ?: 2030-12-24$/ });
    await after.click();
    await after.waitFor({ state: 'detached' });

    await page.goto(at(`/ajustes/sala/tablero?sede=${ROOM}`));
    await page.getByLabel('Aviso', { exact: true }).fill('El lunes abrimos a las nueve');
    await page.getByRole('button', { name: 'Agregar' }).click();
    await page.getByText('El aviso ya está en el tablero.').waitFor();
    await whole(page, 'a message');
    await withVisitor(browser, { viewport: DESK }, async (board) => {
      await board.goto(at(`/sala/${ROOM}/tablero`));
      // the letters for the last chair leave it the place of the calls before, by turns
      await board.getByText('El lunes abrimos a las nueve').waitFor({ timeout: 30_000 });
      await whole(board, 'board with a message');
    });
    await page.getByRole('button', { name: /^Quitar ?: El lunes abrimos a las nueve$/ }).click();
    await page.getByText('Quitamos el aviso.').waitFor();

    await page.goto(at(`/ajustes/sala/kioscos?sede=${ROOM}`));
    await page.getByLabel('Nombre', { exact: true }).fill('Puerta');
    await page.getByRole('button', { name: 'Registrar', exact: true }).click();
    const address = new URL(await page.locator('.mensaje code').textContent()).pathname;
    await whole(page, 'a kiosk with its address');
    await page.getByRole('button', { name: /^Quitar ?: Puerta$/ }).click();
    await page.getByText('Guardado').waitFor();
    await withVisitor(browser, {}, async (screen) => {
      await screen.goto(at(address));
      await screen.getByRole('heading', { name: 'Este equipo todavía no es un kiosco' }).waitFor();
    });
  }));

test('the figures are filtered, open their turns, and are the same in the file', () =>
  withOfficer('head', async (page) => {
    await page.goto(at('/cifras/sala?sede=centro'));
    await page.getByRole('link', { name: 'Último año, por mes' }).click();
    await page.getByRole('navigation', { name: 'Agrupar' }).getByRole('link', { name: 'Servicio' }).click();
    await page.getByLabel('Clase').selectOption({ label: 'Preferencial' });
    await page.getByRole('button', { name: 'Ver', exact: true }).click();
    await page.waitForURL(/clase=preferential/);
    assert.match(page.url(), /por=servicio/, 'how it is grouped stays');
    const shown = {};
    for (const row of await page.locator('section:has(#t-tabla) tbody tr').all()) {
      shown[(await row.locator('th').innerText()).trim()] = Number((await row.locator('td').first().innerText()).replace(/\D/g, ''));
    }
    assert.ok(Object.keys(shown).length >= 5, JSON.stringify(shown));
    await whole(page, 'figures, filtered');

    const file = async (name) => page.request.get(at(await page.getByRole('link', { name, exact: true }).getAttribute('href')));
    const text = await (await file('CSV')).text();
    for (const [service, arrived] of Object.entries(shown)) {
      const line = text.split('\n').find((one) => one.includes(service));
      assert.ok(line, `${service} is not in the file:\n${text.slice(0, 400)}`);
      assert.match(line, new RegExp(`[;,]"?${arrived}"?[;,]`), line);
    }
    const sheet = await file('XLSX');
    assert.match(sheet.headers()['content-type'], /spreadsheetml/);
    assert.equal((await sheet.body()).subarray(0, 2).toString(), 'PK');

    const first = page.locator('section:has(#t-tabla) tbody tr').first();
    await first.locator('td a').first().click();
    await page.getByRole('heading', { name: 'Turnos de una cifra' }).waitFor();
    const classes = await page.locator('main tbody tr').allInnerTexts();
    assert.ok(classes.length > 0 && classes.every((row) => row.includes('Preferencial')), 'only those of the figure');
    await whole(page, 'turns of a figure');

    // nonsense in the address is today by hour, not an error
    const odd = await page.goto(at('/cifras/sala?desde=ayer&por=magia&clase=vip&modulo=%00&hora=99'));
    assert.equal(odd.status(), 200);
    await whole(page, 'figures of nonsense');
  }));

test('the planner says how many counters, tries others, and gives the same as a file', () =>
  withOfficer('head', async (page) => {
    await page.goto(at('/cifras/sala/planta?sede=centro'));
    await page.getByLabel('Día de la semana').selectOption({ label: 'Lunes' }).catch(() => page.getByLabel('Día de la semana').selectOption({ index: 0 }));
    await page.getByLabel('Espera buena, en minutos').fill('4');
    await page.getByLabel('Parte que no debe esperar más, en %').fill('90');
    await page.getByRole('button', { name: 'Calcular' }).click();
    const sentence = page.locator('section:has(#t-planta) p b');
    assert.match(await sentence.innerText(), /de las personas preferenciales y el .* de todas esperarían menos de 4 minutos/);
    assert.equal(await page.getByRole('img', { name: /Módulos por hora/ }).count(), 1);
    const rows = page.locator('section:has(#t-planta) tbody tr');
    const hours = await rows.count();
    assert.ok(hours >= 5, `${hours} hours`);
    await whole(page, 'planner');
    const least = await sentence.innerText();
    for (const box of await rows.locator('input').all()) await box.fill('1');
    await page.getByRole('button', { name: 'Probar con estos módulos' }).click();
    await page.getByRole('heading', { name: 'Con los módulos que usted escribió' }).waitFor();
    assert.notEqual(await sentence.innerText(), least, 'one counter is not enough');
    await whole(page, 'planner, own counters');
    const file = await page.request.get(at(await page.getByRole('link', { name: 'Descargar CSV' }).getAttribute('href')));
    const lines = (await file.text()).trim().split('\n');
    assert.equal(lines.length, hours + 1);
    for (const bad of ['minutos=-5&parte=900', 'minutos=siempre&dia=9', 'sede=ninguna']) {
      assert.equal((await page.goto(at(`/cifras/sala/planta?${bad}`))).status(), 200, bad);
    }
  }));

test('an emergency of one room is on its screens alone, and the page says since when', () =>
  withOfficer('head', async (page) => {
    await withVisitor(browser, { viewport: DESK }, async (board) => {
      await board.goto(at(`/sala/${ROOM}/tablero`));
      await withVisitor(browser, { viewport: DESK }, async (other) => {
        await other.goto(at('/sala/centro/tablero'));
        await page.goto(at('/coordinacion/emergencia'));
        const room = page.locator('section', { has: page.getByRole('heading', { name: 'Sala Norte', exact: true }) });
        const text = room.locator('textarea');
        await reach(page, text);
        await page.keyboard.type('Salga con calma por la puerta principal.');
        await press(page, room.getByRole('button', { name: 'Mostrar la emergencia' }));
        await page.getByText('La emergencia está en todas las pantallas.').waitFor();
        await board.getByRole('alert').filter({ hasText: 'Salga con calma' }).waitFor();
        assert.equal(await other.locator('[data-emergency]').isVisible(), false);
        await whole(page, 'emergency');
        await press(page, room.getByRole('button', { name: 'Quitar la emergencia' }));
        await board.locator('[data-emergency]').waitFor({ state: 'hidden' });
      });
    });
    await page.getByText('Quitamos la emergencia de las pantallas.').waitFor();
    await whole(page, 'after an emergency');
  }));

test('the coordinator moves somebody and closes a line, and mistakes are answered', () =>
  withOfficer('head', async (page) => {
    await withVisitor(browser, {}, async (phone) => {
      await phone.goto(at(`/sala/${ROOM}/turno`));
      await phone.getByRole('radio', { name: /Mi factura/ }).check({ force: true });
      await phone.getByRole('button', { name: /Tomar el turno/ }).click();
      const code = (await phone.locator('.mturno__codigo').textContent()).trim();
      await page.goto(at(`/coordinacion?sala=${ROOM}`));
      await page.getByRole('link', { name: `Cambiar ${code}` }).click();
      await page.getByRole('button', { name: 'Mover' }).click();
      await page.getByRole('link', { name: /^Destino: escoja/ }).waitFor();
      assert.match(await page.title(), /^Error: /);
      await whole(page, 'coordination, refused');
      await page.getByLabel('Mover a').selectOption({ label: 'Daños' });
      await page.getByRole('button', { name: 'Mover' }).click();
      await page.getByText('El turno espera en su nueva fila.').waitFor();
      await phone.locator('#turno').getByText('Daños').waitFor();
    });
    await page.getByRole('button', { name: 'Cerrar por hoy Mi factura' }).click();
    await page.getByRole('button', { name: 'Abrir la línea Mi factura' }).waitFor();
    await whole(page, 'coordination, a line closed');
    await withVisitor(browser, {}, async (phone) => {
      await phone.goto(at(`/sala/${ROOM}/turno`));
      await phone.getByRole('radio', { name: /Daños/ }).waitFor({ state: 'attached' });
      assert.equal(await phone.getByRole('radio', { name: /Mi factura/ }).count(), 0);
      await whole(phone, 'phone, a line closed');
    });
    await page.getByRole('button', { name: 'Abrir la línea Mi factura' }).click();
    await page.getByRole('button', { name: 'Cerrar por hoy Mi factura' }).waitFor();
  }));
