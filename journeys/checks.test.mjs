// The checks themselves: each must find what is wrong with a bad page and be silent about a good one.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { DESK, launch, NARROW, visitor, withVisitor } from './lib/browser.mjs';
import { axe, BUDGETS, focusStops, headers, overflow, overweight, shape, untranslated, weigh, wholePage } from './lib/checks.mjs';
import { choose, press, tick, write } from './lib/keyboard.mjs';

const POLICY = "default-src 'self'; base-uri 'none'";
const frame = (title, body, lang = 'es-CO') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
   <title>${title}</title></head><body>${body}</body></html>`;

const PAGES = {
  '/good': frame('Bueno', '<header><a href="#m">Saltar</a></header><main id="m"><h1>Bueno</h1><p>Todo bien.</p></main>'),
  '/bad': frame('', '<h1>A</h1><h1>B</h1><img src="/no.png"><div id="x"></div><div id="x" style="color:#ccc">gris</div><label for="y">l</label><p>cases-inbox-title</p><script>1</script>', 'fr'),
  '/wide': frame('Ancho', '<main><h1>Ancho</h1><table><tr><td><code>' + 'a'.repeat(400) + '</code></td></tr></table></main>'),
  '/form': frame('Formulario', `<main><h1>Formulario</h1><form action="/good">
     <label>Nombre <input name="n"></label>
     <fieldset><legend>Tipo</legend><label><input type="radio" name="r" value="1">Uno</label><label><input type="radio" name="r" value="2">Dos</label></fieldset>
     <label><input type="checkbox" name="c">Acepto</label><button>Enviar</button></form></main>`),
};

let browser;
let site;
let base;

before(async () => {
  site = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const body = PAGES[pathname];
    response.writeHead(body ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    response.end(body ?? '');
  });
  await new Promise((done) => site.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${site.address().port}`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

test('a good page passes everything', async () => {
  const wrong = (await wholePage(browser, `${base}/good`)).filter((what) => !what.includes('/favicon.ico'));
  assert.deepEqual(wrong, []);
});

test('a bad page is found out by every check', async () => {
  const { context, page, complaints } = await visitor(browser, { viewport: DESK });
  const response = await page.goto(`${base}/bad`);
  assert.deepEqual(headers(response), []);
  const wrong = (await shape(page)).join('\n');
  for (const part of ['lang="fr"', 'no title', '2 × h1', '0 × main', 'id "x" twice', 'for="y"', 'inline style']) {
    assert.ok(wrong.includes(part), `${part} is not in\n${wrong}`);
  }
  assert.match((await axe(page)).join('\n'), /image-alt/);
  assert.deepEqual(await untranslated(page), ['not translated: cases-inbox-title']);
  assert.deepEqual(await focusStops(page), ['focus: nothing can be reached with Tab']);
  assert.ok(complaints.some((what) => /content security policy/i.test(what)), complaints.join('\n'));
  assert.ok(complaints.some((what) => what.startsWith('404') && what.endsWith('/no.png')), complaints.join('\n'));
  await context.close();
});

test('a page wider than its window is found out', () =>
  withVisitor(browser, { viewport: NARROW }, async (page) => {
    await page.goto(`${base}/wide`);
    assert.equal((await overflow(page)).length, 1);
  }));

test('bytes are weighed against the budget', async () => {
  const bytes = await weigh(browser, `${base}/good`);
  assert.ok(bytes.Document > 200 && bytes.total >= bytes.Document, JSON.stringify(bytes));
  assert.deepEqual(overweight(bytes, BUDGETS.citizen), []);
  assert.equal(overweight({ Document: 20 * 1024, total: 20 * 1024 }, BUDGETS.citizen).length, 1);
});

test('a form is filled with the keyboard alone', () =>
  withVisitor(browser, {}, async (page) => {
    await page.goto(`${base}/form`);
    await write(page, page.getByLabel('Nombre'), 'Ana');
    await choose(page, page.getByRole('radio', { name: 'Dos' }));
    await tick(page, page.getByRole('checkbox', { name: 'Acepto' }));
    await press(page, page.getByRole('button', { name: 'Enviar' }));
    await page.waitForURL(/good/);
    assert.equal(new URL(page.url()).search, '?n=Ana&r=2&c=on');
  }));

test('without JavaScript the checks still see the page', () =>
  withVisitor(browser, { javaScript: false }, async (page) => {
    await page.goto(`${base}/good`);
    assert.deepEqual(await shape(page), []);
    await page.getByRole('link', { name: 'Saltar' }).click();
    assert.equal(new URL(page.url()).hash, '#m');
  }));
