// What citizen and staff pages share. Everything here only helps: without it every page still works.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Fills {name} places of a text that the server wrote in its own language. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const lang = document.documentElement.lang || "es-CO";
export const number = (n, digits = 0) =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(n);
export const clock = (date) =>
  new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit" }).format(date);

export function waiter(wait, work) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), wait);
  };
}

/** The browser's storage may be full or forbidden; a draft is not worth an error. */
export const keep = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {}
  },
  keys() {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  },
};

/** Shows a control that only makes sense with script, and shows `data-done` for a moment after it worked. */
export function answer(button) {
  const text = button.dataset.done;
  if (!text) return;
  const before = button.innerHTML;
  button.textContent = text;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => (button.innerHTML = before), 3000);
}

export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  throw new Error("no clipboard");
}

function counter(field) {
  const out = document.getElementById(field.dataset.counter);
  if (!out?.dataset.text) return;
  const max = Number(field.dataset.max) || field.maxLength;
  const show = () => {
    const left = max - field.value.length;
    out.textContent = fill(left < 0 ? out.dataset.textOver || out.dataset.text : out.dataset.text, {
      n: number(Math.abs(left)),
      max: number(max),
    });
    out.toggleAttribute("data-pasado", left < 0);
    // Announce only near the end: a voice that counts every letter would not let anybody write.
    out.setAttribute("aria-live", left <= 50 ? "polite" : "off");
  };
  field.addEventListener("input", show);
  if (field.value) show();
}

/** Parts that stayed through a refresh are wired already: twice would refuse the first press. */
const single = new WeakSet();

function once(form) {
  if (single.has(form)) return;
  single.add(form);
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const button = event.submitter || $("[type=submit], button:not([type])", form);
    if (!button) return;
    // The button must still be sent with the form, so it is marked busy instead of disabled.
    setTimeout(() => {
      if (event.defaultPrevented) {
        delete form.dataset.sent;
        return;
      }
      button.setAttribute("aria-busy", "true");
      if (button.dataset.busy) {
        button.dataset.idle = button.innerHTML;
        button.textContent = button.dataset.busy;
      }
    });
  });
}

/** Coming back with the browser's own button must find forms that can be sent. */
function revive() {
  for (const form of $$("form[data-sent]")) delete form.dataset.sent;
  for (const button of $$("[aria-busy][data-busy]")) {
    button.removeAttribute("aria-busy");
    if (button.dataset.idle) button.innerHTML = button.dataset.idle;
  }
}

export function offline(down = !navigator.onLine) {
  for (const strip of $$("[data-offline]")) strip.hidden = !down;
}

/** Wires a page, or a part of it that has just arrived. */
export function common(root = document) {
  $$("[data-counter]", root).forEach(counter);
  $$("form[data-once]", root).forEach(once);
  for (const button of $$("button[data-print]", root)) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const button of $$("button[data-copy]", root)) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () =>
      copy(button.dataset.copy).then(
        () => answer(button),
        () => {},
      ),
    );
  }
  const problem = $("[data-problem]", root);
  if (problem) {
    problem.focus();
    problem.scrollIntoView({ block: "start" });
  }
}

export function start() {
  common();
  offline();
  window.addEventListener("online", () => offline(false));
  window.addEventListener("offline", () => offline(true));
  window.addEventListener("pageshow", (event) => event.persisted && revive());
}
