// Shows what the phone of a turn is told while its page is closed. It lives below the page of one turn, so that its own
// address is the page's, and no message needs to carry it.
const page = new URL(self.registration.scope).pathname;
const CALLED = [400, 150, 400, 150, 800];
const SAID = [300, 150, 300];

/** A browser that gets a message must show something, even of one that it cannot read. */
function read(event) {
  try {
    return event.data.json();
  } catch {
    return {};
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title = self.location.host, body = "", lang = "", urgent = false } = read(event);
  const vibrate = urgent ? CALLED : SAID;
  const more = { body, lang, vibrate, requireInteraction: urgent, tag: "turno", renotify: true };
  event.waitUntil(self.registration.showNotification(title, more));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const show = async () => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const open = windows.find((it) => new URL(it.url).pathname === page);
    return open ? open.focus() : self.clients.openWindow(page);
  };
  event.waitUntil(show());
});
