// The addresses and words of the screens: the only place to change when a page changes.
import assert from 'node:assert/strict';

/** Addresses. */
export const AT = {
  home: '/',
  step: (number) => `/pqr/nueva/${number}`,
  track: '/consulta',
  calculator: '/plazos',
  verify: (code) => `/verificar/${code}`,
  enter: '/entrar',
  accessibility: '/accesibilidad',
  inbox: '/bandeja',
  settings: '/ajustes',
  brand: '/ajustes/marca',
  mail: '/dev/mail',
};

/** Officers of the demo company, by what its banner says of them; it lists their log-ins too. */
export const PEOPLE = {
  lawyer: /abogad/i,
  signer: /jef[ea]|firma/i,
  administrator: /administra/i,
};

/** What Doña María Elena tells; every journey may change a part. */
export const CLAIM = {
  kind: /Reclamar por la factura/,
  service: /Acueducto/,
  contract: '1048827',
  story: 'La factura de noviembre llegó por $ 214.600. Siempre pago entre $ 60.000 y $ 70.000. En la casa vivimos las mismas tres personas y no hay fugas.',
  charge: /Me cobraron de más/,
  answerBy: /^Correo/,
  mail: 'maria.elena@example.org',
  name: 'María Elena Ríos',
  document: '42018733',
};

/** The controls of the five steps, found as a person finds them: by their words. */
export const FIELD = {
  kind: (page, claim) => page.getByRole('radio', { name: claim.kind }),
  service: (page, claim) => page.getByRole('radio', { name: claim.service }),
  contract: (page) => page.getByLabel(/contrato/i).and(page.locator('input[type=text], input:not([type]), input[inputmode]')).first(),
  story: (page) => page.getByLabel(/Cuéntenos qué pasó/),
  charge: (page, claim) => page.getByRole('radio', { name: claim.charge }),
  photo: (page) => page.locator('input[type=file]').first(),
  answerBy: (page, claim) => page.getByRole('radio', { name: claim.answerBy }),
  mail: (page) => page.getByLabel(/correo electrónico/i).first(),
  name: (page) => page.getByLabel(/nombre/i).first(),
  document: (page) => page.getByLabel(/número de documento|cédula/i).first(),
  next: (page) => page.getByRole('button', { name: /Continuar/ }),
  send: (page) => page.getByRole('button', { name: /Enviar mi/ }),
};

/** With the mouse or the finger. */
export const POINTER = {
  choose: (_page, locator) => locator.check({ force: true }),
  write: (_page, locator, text) => locator.fill(text),
  press: (_page, locator) => locator.click(),
};

/** Fills one step and goes on; `hand` is POINTER or the functions of keyboard.mjs. */
export async function fillStep(page, number, claim = CLAIM, hand = POINTER) {
  const todo = {
    1: async () => hand.choose(page, FIELD.kind(page, claim)),
    2: async () => {
      await hand.choose(page, FIELD.service(page, claim));
      if (claim.contract) await hand.write(page, FIELD.contract(page), claim.contract);
    },
    3: async () => {
      await hand.write(page, FIELD.story(page), claim.story);
      if (claim.charge) await hand.choose(page, FIELD.charge(page, claim));
      if (claim.photo) await FIELD.photo(page).setInputFiles(claim.photo);
    },
    4: async () => {
      await hand.choose(page, FIELD.answerBy(page, claim));
      await hand.write(page, FIELD.mail(page), claim.mail);
      await hand.write(page, FIELD.name(page), claim.name);
      await hand.write(page, FIELD.document(page), claim.document);
    },
    5: async () => {},
  };
  await todo[number]();
  await hand.press(page, number === 5 ? FIELD.send(page) : FIELD.next(page));
}

/** Files a claim through the five steps and returns its number, code and last digits for tracking. */
export async function fileClaim(page, base, claim = CLAIM, hand = POINTER) {
  await page.goto(base + AT.step(1));
  for (const number of [1, 2, 3, 4, 5]) {
    await page.waitForURL(new RegExp(`${AT.step(number)}(\\?|$)`));
    await fillStep(page, number, claim, hand);
  }
  await page.waitForURL(/\/constancia/);
  return readReceipt(page);
}

/** What the receipt says: the number, the date, the verification code. */
export async function readReceipt(page) {
  const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const number = /\d{4}-[A-Z]{2}-\d{6}/.exec(text)?.[0];
  assert.ok(number, `no filing number on the receipt: ${text}`);
  const code = /[Cc]ódigo de verificación:? ([0-9A-Z]{4}-?[0-9A-Z]{4,})/.exec(text)?.[1];
  assert.ok(code, `no verification code on the receipt: ${text}`);
  return { number, code, text };
}

/** Looks a case up as a citizen. */
export async function track(page, base, number, proof) {
  await page.goto(base + AT.track);
  await page.getByLabel(/radicado/i).first().fill(number);
  await page.getByLabel(/código de verificación|cédula/i).first().fill(proof);
  await page.getByRole('button', { name: /Consultar/ }).click();
}

/** The user and the password of an officer, as the banner lists them. */
async function login(page, who) {
  const rows = await page.locator('aside.demo tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
  const row = rows.find(([name]) => who.test(name));
  assert.ok(row, `the banner lists nobody like ${who}: ${JSON.stringify(rows)}`);
  return { account: row[1], password: row[2] };
}

/** Enters as an officer and arrives where officers arrive. */
export async function enter(page, base, person) {
  await page.goto(base + AT.enter);
  await logIn(page, await login(page, person));
}

/** Enters as an officer of the demo whom its banner does not list: they all have the password that it shows. */
export async function enterAs(page, base, account) {
  await page.goto(base + AT.enter);
  const { password } = await login(page, /./);
  await logIn(page, { account, password });
}

async function logIn(page, who) {
  await page.getByLabel(/usuario|correo/i).first().fill(who.account);
  await page.getByLabel(/contraseña|clave/i).first().fill(who.password);
  await page.getByRole('button', { name: /Entrar/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith(AT.enter));
}
