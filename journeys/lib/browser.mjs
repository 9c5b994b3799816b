// Chromium as citizens and officers have it: several sizes, with and without JavaScript.
import { existsSync } from 'node:fs';
import { load } from './npm.mjs';

const { chromium } = load('playwright-core');

/** Needed as root and in a closed network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 360, height: 740 };
export const NARROW = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 860 };

const PLACES = [process.env.CAUCE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the browser. */
export function launch() {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install it or name yours in CAUCE_CHROMIUM');
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * A fresh visitor: own cookies, own page, and everything that the browser complains about.
 * `javaScript: false` is the visitor whose phone runs no script.
 */
export async function visitor(browser, { viewport = PHONE, javaScript = true, locale = 'es-CO', ...more } = {}) {
  const context = await browser.newContext({
    viewport,
    locale,
    javaScriptEnabled: javaScript,
    timezoneId: 'America/Bogota',
    reducedMotion: 'reduce',
    ...more,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  return { context, page, complaints: listen(page) };
}

/** Runs a story with a visitor and shows what the page said when it fails. */
export async function withVisitor(browser, options, story) {
  const one = await visitor(browser, options);
  try {
    await story(one.page, one);
  } catch (error) {
    const text = await one.page.locator('body').innerText({ timeout: 2000 }).catch(() => '(no page)');
    error.message += `\n--- at ${one.page.url()}\n${text.slice(0, 1500)}\n${one.complaints.join('\n')}`;
    throw error;
  } finally {
    await one.context.close();
  }
}

/**
 * Console errors, script errors, policy violations, files that are missing, and requests to any other
 * origin. The status of the page itself (a 422, a 404) is no complaint.
 */
function listen(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && !/content security policy/i.test(message.text())) return;
    if (message.text().startsWith('Failed to load resource')) return;
    complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('response', (response) => {
    const navigation = response.request().isNavigationRequest();
    if (response.status() >= 400 && !navigation) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const inner = ['data:', 'blob:', 'about:'].includes(protocol) || hostname === '127.0.0.1';
    if (!inner) complaints.push(`another origin: ${request.url()}`);
  });
  return complaints;
}
