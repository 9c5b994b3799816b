// What every page must satisfy. Each check returns the list of what is wrong; an empty list is good.
import { get } from 'node:http';
import { DESK, NARROW, PHONE, visitor } from './browser.mjs';
import { load } from './npm.mjs';

const { source: axeSource } = load('axe-core');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const KB = 1024;
/** Most bytes of bodies at the first visit, compressed with brotli, by kind of file. */
export const BUDGETS = {
  citizen: { Document: 14 * KB, Stylesheet: 8 * KB, Script: 10 * KB, Font: 55 * KB, Image: 20 * KB, total: 100 * KB },
  workspace: { Document: 40 * KB, Stylesheet: 12 * KB, Script: 60 * KB, Font: 55 * KB, Image: 60 * KB, total: 250 * KB },
};

/** Accessibility by axe: no violation of WCAG 2.2 AA or of its best practices. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }).then((result) => result.violations),
    TAGS,
  );
  return found.map((one) => {
    const places = one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
    return `axe ${one.id} (${one.nodes.length}): ${one.help}\n      ${places.join('\n      ')}`;
  });
}

/** No sideways scrolling at the width of this page. */
export function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return [];
    const guilty = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg'))
      .slice(0, 4)
      .map((one) => `<${one.tagName.toLowerCase()} class="${one.className}">`);
    return [`overflow: ${wide} px wide in a window of ${innerWidth}: ${guilty.join(' ')}`];
  });
}

/** The shape of the document: language, one title, one main heading, ids and references that hold. */
export function shape(page) {
  return page.evaluate(() => {
    const wrong = [];
    const all = (selector) => [...document.querySelectorAll(selector)];
    if (!['es-CO', 'en'].includes(document.documentElement.lang)) wrong.push(`lang="${document.documentElement.lang}"`);
    if (!document.title.trim()) wrong.push('no title');
    for (const [selector, name] of [['h1', 'h1'], ['main', 'main landmark']]) {
      if (all(selector).length !== 1) wrong.push(`${all(selector).length} × ${name}`);
    }
    if (document.compatMode !== 'CSS1Compat') wrong.push('no doctype');
    const seen = new Set();
    for (const { id } of all('[id]')) {
      if (seen.has(id)) wrong.push(`id "${id}" twice`);
      seen.add(id);
    }
    for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-errormessage']) {
      for (const one of all(`[${name}]`)) {
        const lost = one.getAttribute(name).split(/\s+/).filter((id) => id && !seen.has(id));
        if (lost.length) wrong.push(`${name}="${lost.join(' ')}" names nothing`);
      }
    }
    for (const link of all('a[href^="#"]')) {
      const id = decodeURIComponent(link.getAttribute('href').slice(1));
      if (!seen.has(id)) wrong.push(`link to "#${id}" leads nowhere`);
    }
    if (all('form form').length) wrong.push('a form inside a form');
    if (all('[style], style, script:not([src])').length) wrong.push('inline style or script');
    const strange = /\{\{|\}\}|\{%|⁨|⁩|\bundefined\b|\[object /.exec(document.body.innerText);
    if (strange) wrong.push(`stray text "${strange[0]}"`);
    return wrong.map((what) => `html: ${what}`);
  });
}

/** Sentences that were not translated show as their key. */
export function untranslated(page, prefixes = ['web', 'problem', 'refusal', 'company', 'cases', 'identity', 'people', 'deadlines', 'documents', 'dispatch', 'filing', 'catalog', 'territory', 'notices', 'appeals', 'reports', 'notifications', 'hall', 'appointments', 'surveys']) {
  return page.evaluate((names) => {
    const key = new RegExp(`\\b(?:${names.join('|')})(?:-[a-z0-9]+){1,}\\b`, 'g');
    const text = [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label],[placeholder],[alt]')].map((one) => one.getAttribute('aria-label') ?? one.getAttribute('placeholder') ?? one.alt)];
    return [...new Set(text.join('\n').match(key) ?? [])].map((found) => `not translated: ${found}`);
  }, prefixes);
}

/** The security headers that every page carries. */
export function headers(response) {
  const all = response.headers();
  const wrong = [];
  const policy = all['content-security-policy'] ?? '';
  if (!policy.includes("default-src 'self'")) wrong.push(`content-security-policy: ${policy || 'missing'}`);
  if (/unsafe-(inline|eval)/.test(policy)) wrong.push('content-security-policy allows inline code');
  if (all['x-content-type-options'] !== 'nosniff') wrong.push('x-content-type-options is not nosniff');
  if (!all['referrer-policy']) wrong.push('no referrer-policy');
  return wrong.map((what) => `header: ${what}`);
}

/** Each stop of the Tab key shows where it is and is not covered by something else. */
export async function focusStops(page, most = 60) {
  const wrong = [];
  const visited = new Set();
  await page.evaluate(() => document.activeElement?.blur?.());
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const one = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const inside = (value, most) => Math.min(Math.max(value, 0), most - 1);
      const top = document.elementFromPoint(inside(box.left + box.width / 2, innerWidth), inside(box.top + box.height / 2, innerHeight));
      const label = top?.closest('label');
      const place = [...document.querySelectorAll('*')].indexOf(element);
      // An input that is drawn by its label shows the focus there.
      const drawn = [element, element.closest('label'), element.parentElement, element.nextElementSibling].filter(Boolean);
      const seen = drawn.some((part) => {
        const look = getComputedStyle(part);
        return look.boxShadow !== 'none' || (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0);
      });
      const reached = !top || element.contains(top) || top.contains(element) || label?.control === element;
      return { place, seen, reached, name: `${element.tagName.toLowerCase()} «${(element.innerText || element.getAttribute('aria-label') || element.name || '').trim().slice(0, 40)}»` };
    });
    if (!one || visited.has(one.place)) break;
    visited.add(one.place);
    if (!one.seen) wrong.push(`focus: no visible ring on ${one.name}`);
    if (!one.reached) wrong.push(`focus: ${one.name} is covered`);
  }
  if (visited.size === 0) wrong.push('focus: nothing can be reached with Tab');
  return wrong;
}

/**
 * Bytes of the bodies at the first visit, by kind of file. Over plain HTTP browsers do not ask for brotli, so each file
 * that the page loaded is asked for once more, as a browser asks for it behind TLS.
 */
export async function weigh(browser, url, options = {}) {
  const { context, page } = await visitor(browser, options);
  try {
    if (options.cookies) await context.addCookies(options.cookies);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const loaded = new Map();
    session.on('Network.responseReceived', ({ response, type }) => {
      if (response.url.startsWith('http') && type !== 'EventSource') loaded.set(response.url, type);
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ');
    const bytes = { total: 0 };
    for (const [address, kind] of loaded) {
      const size = await bodySize(address, cookie);
      bytes[kind] = (bytes[kind] ?? 0) + size;
      bytes.total += size;
    }
    return bytes;
  } finally {
    await context.close();
  }
}

/** How many bytes the body of an address has when brotli is accepted. */
function bodySize(address, cookie) {
  return new Promise((done, failed) => {
    const headers = { 'accept-encoding': 'br', ...(cookie ? { cookie } : {}) };
    get(address, { headers }, (response) => {
      let size = 0;
      response.on('data', (chunk) => (size += chunk.length));
      response.on('end', () => done(size));
    }).on('error', failed);
  });
}

/** What weighs more than its budget. */
export function overweight(bytes, budget) {
  return Object.entries(budget)
    .filter(([kind, most]) => (bytes[kind] ?? 0) > most)
    .map(([kind, most]) => `weight: ${kind} ${((bytes[kind] ?? 0) / KB).toFixed(1)} KB, at most ${most / KB} KB`);
}

/**
 * All checks of one address: axe and shape on a telephone and on a desk, reflow at 320 px and with large
 * letters, focus, headers, complaints of the browser, weight. `cookies` log the visitor in.
 */
export async function wholePage(browser, url, { status = 200, budget = BUDGETS.citizen, cookies = [], locale } = {}) {
  const wrong = [];
  for (const viewport of [PHONE, DESK]) {
    const { context, page, complaints } = await visitor(browser, { viewport, locale });
    try {
      await context.addCookies(cookies);
      const response = await page.goto(url, { waitUntil: 'load' });
      if (response.status() !== status) wrong.push(`status ${response.status()} instead of ${status}`);
      const found = [...headers(response), ...(await shape(page)), ...(await overflow(page)), ...(await untranslated(page)), ...(await axe(page))];
      if (viewport === DESK) found.push(...(await focusStops(page)));
      wrong.push(...[...found, ...complaints].map((what) => `${viewport.width} px: ${what}`));
    } finally {
      await context.close();
    }
  }
  wrong.push(...(await reflow(browser, url, cookies)));
  if (budget) wrong.push(...overweight(await weigh(browser, url, { cookies }), budget));
  return [...new Set(wrong)];
}

/** 320 px wide, and 360 px with the largest letters. */
async function reflow(browser, url, cookies) {
  const wrong = [];
  for (const [viewport, letters] of [[NARROW, ''], [PHONE, 'enorme']]) {
    const { context, page } = await visitor(browser, { viewport });
    try {
      await context.addCookies(cookies);
      await page.goto(url, { waitUntil: 'load' });
      if (letters) await page.evaluate((size) => (document.documentElement.dataset.letra = size), letters);
      wrong.push(...(await overflow(page)).map((what) => `${viewport.width} px ${letters}: ${what}`));
    } finally {
      await context.close();
    }
  }
  return wrong;
}
