// Keeps what a citizen types in this phone for seven days. Nothing leaves the phone.
import { $, $$, clock, fill, keep, waiter } from "./common.js";

const WEEK = 7 * 24 * 3600 * 1000;
const PREFIX = "cauce.draft:";
const SKIP = new Set(["file", "password", "hidden", "submit", "button"]);

const fields = (form) =>
  [...form.elements].filter((f) => f.name && !SKIP.has(f.type) && !f.closest("[data-no-draft]"));

function read(form) {
  const values = {};
  for (const field of fields(form)) {
    if (field.type === "radio" || field.type === "checkbox") {
      values[field.name] ??= [];
      if (field.checked) values[field.name].push(field.value);
    } else if (field.value) {
      values[field.name] = [field.value];
    }
  }
  return values;
}

/** Only fields that the server left empty are filled: its answer knows more than this phone. */
function restore(form, values) {
  const chosen = new Set(
    fields(form)
      .filter((f) => f.defaultChecked)
      .map((f) => f.name),
  );
  for (const field of fields(form)) {
    const saved = values[field.name];
    if (!Array.isArray(saved)) continue;
    if (field.type === "radio" || field.type === "checkbox") {
      if (!chosen.has(field.name)) field.checked = saved.includes(field.value);
    } else if (field.tagName === "SELECT") {
      if (![...field.options].some((o) => o.defaultSelected)) field.value = saved[0];
    } else if (!field.value) {
      field.value = saved[0];
    }
    field.dispatchEvent(new Event("input"));
  }
}

function say(form, at) {
  const status = $("[data-draft-status]", form);
  if (!status?.dataset.text) return;
  ($("[data-slot]", status) || status).textContent = fill(status.dataset.text, { hora: clock(new Date(at)) });
  status.hidden = false;
  for (const button of $$("[data-draft-erase]")) button.hidden = false;
}

export function drafts() {
  const now = Date.now();
  for (const key of keep.keys().filter((k) => k.startsWith(PREFIX))) {
    if (!(now - keep.get(key)?.at < WEEK)) keep.drop(key);
  }
  for (const mark of $$("[data-draft-clear]")) {
    const wanted = PREFIX + mark.dataset.draftClear;
    const all = wanted.endsWith("*");
    for (const key of keep.keys()) {
      if (all ? key.startsWith(wanted.slice(0, -1)) : key === wanted) keep.drop(key);
    }
  }
  for (const form of $$("form[data-draft]")) {
    const key = PREFIX + form.dataset.draft;
    const saved = keep.get(key);
    if (saved) {
      restore(form, saved.values || {});
      say(form, saved.at);
    }
    const save = waiter(600, () => {
      const at = Date.now();
      if (keep.set(key, { at, values: read(form) })) say(form, at);
    });
    form.addEventListener("input", save);
    form.addEventListener("change", save);
  }
  for (const button of $$("[data-draft-erase]")) {
    button.addEventListener("click", () => {
      keep.drop(PREFIX + button.dataset.draftErase);
      for (const form of $$("form[data-draft]")) form.reset();
      location.reload();
    });
  }
}
