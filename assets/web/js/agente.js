// Staff pages: htmx for fragments, live news, keyboard, drafts that save themselves.
import htmx from "htmx.org/dist/htmx.esm.js";
import { $, $$, clock, common, fill, keep, start, waiter } from "./common.js";
import { keys } from "./keys.js";
import { hall } from "./hall.js";
import { live } from "./live.js";

// Morph by default, and never touch a form in which somebody has typed.
htmx.config.defaultSwap = "innerMorph";
htmx.config.morphSkip = "[hx-morph-skip], [data-typed]";
htmx.config.includeIndicatorCSS = false;

const SPARE = "cauce.reply:";

function autosave(form) {
  if (form.dataset.wired) return;
  form.dataset.wired = "1";
  const address = form.dataset.autosave;
  const status = $("[data-draft-status]", form);
  const say = (text, at) => {
    if (!status || !text) return;
    ($("[data-slot]", status) || status).textContent = fill(text, { hora: clock(at || new Date()) });
    status.hidden = false;
  };
  const body = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data);
  };
  let running = null;
  const save = waiter(1200, async () => {
    // One at a time, so that an older text never arrives after a newer one.
    await running;
    const sent = body();
    running = fetch(address, { method: "POST", body: sent, headers: { "X-Draft": "1" }, redirect: "error" })
      .then((response) => {
        if (!response.ok) throw new Error(String(response.status));
        keep.drop(SPARE + address);
        say(status?.dataset.text);
      })
      .catch((error) => {
        // Keep a copy here: the connection or the session may be gone, the text must not be.
        keep.set(SPARE + address, { at: Date.now(), text: sent.toString() });
        say(error instanceof TypeError ? status?.dataset.textOffline : status?.dataset.textFailed);
      });
    await running;
    running = null;
  });
  const spare = keep.get(SPARE + address);
  if (spare) {
    const values = new URLSearchParams(spare.text);
    for (const field of form.querySelectorAll("textarea[name]")) {
      if (!field.value && values.get(field.name)) field.value = values.get(field.name);
    }
    say(status?.dataset.textOffline, new Date(spare.at));
  }
  form.addEventListener("input", () => {
    form.dataset.typed = "1";
    save();
  });
  form.addEventListener("submit", () => {
    delete form.dataset.typed;
    keep.drop(SPARE + address);
  });
}

function clicks(event) {
  const opener = event.target.closest?.("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  if (event.target.closest?.("[data-close]")) event.target.closest("dialog")?.close();
}

function toasts() {
  const shelf = $("#avisador");
  if (!shelf) return;
  const fade = () => {
    for (const toast of $$(".tostada:not([data-seen])", shelf)) {
      toast.dataset.seen = "1";
      // Nobody is hurried: a message with something to press waits for the pointer and the focus to leave.
      const away = () => (toast.matches(":hover, :focus-within") ? setTimeout(away, 2000) : toast.remove());
      setTimeout(away, 10000);
    }
  };
  fade();
  new MutationObserver(fade).observe(shelf, { childList: true });
}

start();
keys();
live();
hall();
toasts();
$$("form[data-autosave]").forEach(autosave);
document.addEventListener("click", clicks);
document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  if (!(target instanceof Element)) return;
  common(target);
  $$("form[data-autosave]", target).forEach(autosave);
});
