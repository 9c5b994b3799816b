// The phone of a turn asks its browser for messages: «salga ya», «es su turno». Where the browser has none, the page
// says so and stays what it is: a page that renews itself.
import { $ } from "./common.js";

/** The service of the browser's maker may not answer. */
const PATIENCE_MS = 20_000;
const able = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const late = () => new Promise((_, fail) => setTimeout(() => fail(new Error("late")), PATIENCE_MS));

async function subscribe(scope, key) {
  await navigator.serviceWorker.register(`${scope}/trabajador.js`, { scope });
  const { pushManager } = await navigator.serviceWorker.ready;
  // one of another key cannot be used, and hinders a new one
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

async function ask(form, say) {
  say("asking");
  // a page that renews itself meanwhile leaves this part as it is
  form.dataset.typed = "1";
  if ((await Notification.requestPermission()) !== "granted") return say("denied");
  const { clave } = form.dataset;
  const made = await Promise.race([subscribe(new URL(form.action).pathname, clave), late()]);
  const { endpoint, keys } = made.toJSON();
  for (const [name, value] of Object.entries({ clave, endpoint, p256dh: keys.p256dh, auth: keys.auth }))
    form.elements[name].value = value;
  form.submit();
}

/** Shows the form, or that there are no messages; a part that was renewed is wired again. */
export function offer(place) {
  const part = $("[data-avisos]", place);
  if (!part?.hidden) return;
  part.hidden = false;
  const form = $("[data-avisos-form]", part);
  if (!form) return;
  const can = able();
  form.hidden = !can;
  $("[data-avisos-sin]", part).hidden = can;
  const button = $("button", form);
  const told = $("[data-avisos-dice]", form);
  const say = (what) => {
    told.textContent = told.dataset[what];
    button.disabled = what === "asking";
    if (what !== "asking") button.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, say).catch(() => say("failed"));
  });
}

/** The turn is over: nobody tells this phone anything any more. */
export async function retire() {
  const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const mine = all.find((it) => new URL(it.scope).pathname === location.pathname);
  await (await mine?.pushManager?.getSubscription())?.unsubscribe();
  await mine?.unregister();
}
