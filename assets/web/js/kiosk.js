// The screen at the door. Without this file it still gives turns; it adds the voice, the way back to the start, the
// printing, and the numbers of its own when the server does not answer.
import { $, $$, keep } from "./common.js";
import { codeOf, KioskStore } from "./kiosk_store.js";

const body = document.body;
const base = body.dataset.kiosco;
const IDLE_S = 60;
const WARNING_S = 40;
const HANDED_S = 20;
const PATIENCE_MS = 6000;
const BEAT_MS = 15_000;
const RETRY_MS = 4000;
const PENDING = "cauce-kiosk-pending";
const VOICE = "cauce-kiosk-voice";

const home = () => location.replace(base);
const uuid = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
const ask = (address, options = {}) =>
  fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS), ...options });

// ------------------------------------------------ voice
const session = {
  get: (key) => sessionStorage.getItem(key),
  set: (key, value) => (value === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, value)),
};
const said = $("[data-dicho]");
const speaks = () => session.get(VOICE) === "1";

function voiceOf(lang) {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.lang.replace("_", "-").startsWith(lang)) ?? null;
}

/** Says it if somebody asked for it; what is said always stands on the screen too. */
function say(words) {
  if (!speaks() || !globalThis.speechSynthesis) return;
  const lang = document.documentElement.lang.slice(0, 2);
  const voice = voiceOf(lang);
  if (!voice) {
    said.textContent = said.dataset.sinVoz;
    said.classList.remove("oculto");
    return;
  }
  speechSynthesis.cancel();
  const sentence = new SpeechSynthesisUtterance(words);
  Object.assign(sentence, { voice, lang: voice.lang, rate: 0.9 });
  speechSynthesis.speak(sentence);
}

const words = () =>
  $$("[data-decir]")
    .filter((place) => !place.closest("[hidden]"))
    .map((place) => place.textContent.trim().replace(/\s+/g, " "))
    .join(". ");

function voice() {
  const button = $("[data-escuchar]");
  if (button && globalThis.speechSynthesis) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(speaks()));
    button.addEventListener("click", () => {
      session.set(VOICE, speaks() ? null : "1");
      button.setAttribute("aria-pressed", String(speaks()));
      if (speaks()) say(words());
      else speechSynthesis.cancel();
    });
  }
  if (!speaks()) return;
  if (voiceOf(document.documentElement.lang.slice(0, 2))) say(words());
  else globalThis.speechSynthesis?.addEventListener("voiceschanged", () => say(words()), { once: true });
}

// ------------------------------------------------ back to the start
function idle() {
  if ("quieto" in body.dataset) {
    session.set(VOICE, null);
    return;
  }
  const dialog = $("[data-tiempo]");
  const handed = "entregado" in body.dataset;
  let since = Date.now();
  const again = () => {
    since = Date.now();
    dialog.hidden = true;
  };
  for (const touch of ["pointerdown", "keydown", "input"])
    document.addEventListener(touch, ({ target }) => {
      if (!dialog.hidden && !dialog.contains(target)) return;
      if (dialog.hidden) since = Date.now();
    });
  $("[data-mas-tiempo]").addEventListener("click", again);
  setInterval(() => {
    const seconds = (Date.now() - since) / 1000;
    const most = handed || (store && $("[data-entrega]") && !$("[data-entrega]").hidden) ? HANDED_S : IDLE_S;
    if (seconds >= most) {
      if (most === HANDED_S && store) close();
      home();
    } else if (most === IDLE_S && seconds >= WARNING_S && dialog.hidden) {
      dialog.hidden = false;
      $("[data-mas-tiempo]").focus();
      say($("#t-tiempo").textContent);
    }
  }, 500);
}

// ------------------------------------------------ clock and heartbeat
function clock() {
  const place = $("[data-reloj]");
  if (!place) return;
  const ahead = Date.parse(place.dateTime) - Date.now();
  if (!Number.isFinite(ahead)) return;
  // a page that was kept for later shows the time of the device
  const by = "sinLinea" in body.dataset ? 0 : ahead;
  const format = new Intl.DateTimeFormat("es-CO", {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "America/Bogota",
  });
  const show = () => (place.textContent = format.format(Date.now() + by));
  show();
  setInterval(show, 5000);
}

/** The screen that waits renews itself when a line opens or closes. */
function beat() {
  if (!("quieto" in body.dataset)) return;
  let known = null;
  const look = async () => {
    try {
      const answer = await ask(`${base}/estado`);
      if (!answer.ok) return;
      const text = await answer.text();
      if (known !== null && known !== text) location.reload();
      known = text;
      await flushAll();
    } catch {
      // the worker shows the page for that when somebody touches
    }
  };
  look();
  setInterval(look, BEAT_MS);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

// ------------------------------------------------ taking a turn
/** Tries the server; when nobody answers the kiosk gives a number of its own. */
function takes() {
  const form = $("form[data-tomar]");
  if (!form) return;
  let busy = false;
  form.addEventListener("submit", async (event) => {
    const key = event.submitter?.name === "servicio" ? event.submitter.value : "";
    if (!key) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    form.setAttribute("aria-busy", "true");
    const fields = new FormData(form);
    fields.set("servicio", key);
    try {
      const answer = await ask(form.action, { method: "POST", body: new URLSearchParams(fields) });
      if (answer.status >= 500) throw new Error(String(answer.status));
      if (answer.redirected) {
        location.replace(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const told = $(".kaviso", page);
      const head = $(".kiosco__alto > p");
      if (told && head) head.replaceWith(document.adoptNode(told));
      say(told?.textContent ?? "");
      busy = false;
      form.removeAttribute("aria-busy");
    } catch {
      session.set(PENDING, JSON.stringify([...fields]));
      location.replace(`${base}/sin-linea`);
    }
  });
}

/** An appointment: the capability of appointments answers with the secret of the turn. */
function appointments() {
  const form = $(".kcita");
  if (!form) return;
  form.addEventListener("submit", async (event) => {
    const key = /([A-Za-z0-9]{6,64})\/?\s*$/.exec($("#codigo").value)?.[1];
    if (!key) return;
    event.preventDefault();
    const told = $(".kiosco__alto > p");
    try {
      const answer = await ask(`/citas/llegada/${key}`, {
        method: "POST",
        headers: { accept: "application/json" },
      });
      const news = await answer.json();
      if (answer.ok && news.secret) {
        location.replace(`${base}/turno/${news.secret}?papel=sin`);
        return;
      }
      told.textContent = news.detail ?? news.title ?? "";
    } catch {
      form.submit();
      return;
    }
    told.className = "kaviso";
    told.setAttribute("role", "alert");
    $("#codigo").select();
    say(told.textContent);
  });
}

// ------------------------------------------------ without connection
async function send(turn, age) {
  const fields = new URLSearchParams(turn.fields);
  fields.set("form_token", turn.request);
  fields.set("numero", turn.number);
  fields.set("hace", age);
  if (turn.instead) fields.set("en_vez", turn.instead);
  try {
    const answer = await ask(`${base}/conciliar`, { method: "POST", body: fields });
    // a mistake of ours is never mended by sending it again
    if (answer.status === 400) return true;
    return answer.ok && (await answer.json()).done === true;
  } catch {
    return false;
  }
}

const store =
  "primero" in body.dataset
    ? new KioskStore(keep, send, { first: +body.dataset.primero, last: +body.dataset.ultimo, id: uuid })
    : null;
const flushAll = () => store?.flush();

function close() {
  const [handed, choice] = [$("[data-entrega]"), $("[data-elegir]")];
  if (handed) handed.hidden = true;
  if (choice) choice.hidden = false;
}

function print(key) {
  if (session.get("cauce-kiosk-printed") === key) return;
  session.set("cauce-kiosk-printed", key);
  // what is to be printed must be there: fonts too
  (document.fonts?.ready ?? Promise.resolve()).then(() => globalThis.print());
}

/** Shows a turn of the kiosk's own range. */
function hand(button, fields, instead) {
  const leader = fields.some(([name, value]) => name === "motivo" && value === "community_leader");
  const first = fields.some(([name]) => name === "preferencial" || name === "motivo");
  const { preferencial, comunidad } = body.dataset;
  const prefix = leader ? comunidad : first ? preferencial : button.dataset.prefijo;
  const turn = store.take(prefix, { fields, instead });
  if (!turn) {
    const told = $("[data-aviso]");
    told.textContent = told.dataset.agotado;
    say(told.textContent);
    return;
  }
  const code = codeOf(turn);
  for (const place of $$("[data-codigo]")) place.textContent = code;
  for (const place of $$("[data-linea]")) place.textContent = button.dataset.nombre;
  for (const place of $$("[data-hora]")) place.textContent = $("[data-reloj]").textContent;
  const paper = "papel" in body.dataset;
  $("[data-foto]").hidden = paper;
  $("[data-elegir]").hidden = true;
  $("[data-entrega]").hidden = false;
  $("[data-listo]").focus();
  say($("[data-entrega]").textContent.replace(/\s+/g, " "));
  if (paper) print(turn.request);
}

function offline() {
  if (!("sinLinea" in body.dataset)) return;
  const lines = $$("[data-servicio]");
  const law = $("[data-primero-ley]");
  law.addEventListener("click", () =>
    law.setAttribute("aria-pressed", String(law.getAttribute("aria-pressed") !== "true")),
  );
  for (const line of lines)
    line.addEventListener("click", () => {
      const fields = [["servicio", line.dataset.servicio]];
      if (law.getAttribute("aria-pressed") === "true") fields.push(["preferencial", "si"]);
      hand(line, fields, "");
    });
  $("[data-listo]").addEventListener("click", () => {
    close();
    law.setAttribute("aria-pressed", "false");
    home();
  });
  const pending = session.get(PENDING);
  session.set(PENDING, null);
  if (pending) {
    const fields = JSON.parse(pending);
    const of = (name) => fields.find(([field]) => field === name)?.[1] ?? "";
    const line = lines.find((button) => button.dataset.servicio === of("servicio"));
    if (line) hand(line, fields.filter(([name]) => name !== "form_token"), of("form_token"));
  }
  // navigator.onLine lies: only an answer counts
  const look = async () => {
    try {
      const answer = await ask(`${base}/estado`);
      if (!answer.ok || !(await store.flush())) return;
      if ($("[data-entrega]").hidden) home();
    } catch {
      // still nobody
    }
  };
  setInterval(look, RETRY_MS);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  window.addEventListener("online", look);
}

function worker() {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker
    .register(`${base}/trabajador.js`, { scope: base })
    .then(() => navigator.serviceWorker.ready)
    .then((ready) => "quieto" in body.dataset && ready.active?.postMessage("fill"))
    .catch(() => {});
}

voice();
idle();
clock();
beat();
takes();
appointments();
offline();
worker();
if (body.dataset.imprimir) print(body.dataset.imprimir + location.pathname);
