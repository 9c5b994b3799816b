// Keeps the kiosk alive without a server: the page «Sin conexión» and all that it needs. Its own addresses are never
// answered from the cache while the server answers, so that nobody sees an old line.
const CACHE = "cauce-kiosk-1";
const PATIENCE_MS = 6000;
const base = new URL(self.registration.scope).pathname.replace(/\/$/, "");
const PAGE = `${base}/sin-linea`;

/** Addresses of this site that a page or a style sheet asks for. */
const asked = (text) =>
  [...text.matchAll(/(?:href|src)="(\/(?:e\/|marca\.css|favicon\.svg)[^"#]*)|url\(["']?([^"')#]+)/g)]
    .map(([, plain, inside]) => (plain ?? inside).replaceAll("&amp;", "&"))
    .filter((address) => !address.startsWith("data:"));

async function fill() {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { cache: "no-store", credentials: "same-origin" });
  if (!page.ok) return;
  const text = await page.clone().text();
  await cache.put(PAGE, page);
  for (const address of new Set(asked(text))) {
    const url = new URL(address, self.location.origin);
    let file = await cache.match(url.href);
    if (!file) {
      file = await fetch(url);
      if (!file.ok) continue;
      await cache.put(url.href, file.clone());
    }
    if (!url.pathname.endsWith(".css")) continue;
    for (const inner of asked(await file.clone().text())) {
      const font = new URL(inner, url);
      if (font.origin === self.location.origin && !(await cache.match(font.href))) await cache.add(font.href).catch(() => {});
    }
  }
}

async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
  } catch {
    // nobody answers
  }
  const kept = await (await caches.open(CACHE)).match(PAGE);
  return kept ?? Response.error();
}

async function file(request) {
  const kept = await (await caches.open(CACHE)).match(request.url);
  return kept ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.data === "fill" && event.waitUntil(fill().catch(() => {})));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (event.request.method === "GET" && /^\/(e\/|marca\.css|favicon\.svg|arte\/)/.test(url.pathname))
    event.respondWith(file(event.request));
});
