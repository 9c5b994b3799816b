// Keyboard: single keys outside fields, that can be switched off (WCAG 2.2, 2.1.4), and the command palette.
import { $, $$, keep } from "./common.js";

const OFF = "cauce.keys-off";
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const enabled = () => document.documentElement.dataset.atajos !== "no" && !keep.get(OFF);

function use(target) {
  if (typing(target)) target.focus();
  else target.click();
}

function walk(step) {
  const rows = $$("[data-list] .fila");
  if (!rows.length) return;
  const now = rows.findIndex((row) => row === document.activeElement);
  const at = now >= 0 ? now : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function pressed(event) {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && palette.dialog) {
    event.preventDefault();
    palette.open();
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const button = event.target.form && $("[data-main]", event.target.form);
    if (button) {
      event.preventDefault();
      button.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  // Function keys act from everywhere, also from a field: they write nothing.
  if (/^F\d+$/.test(event.key) && enabled() && !$("dialog[open]")) {
    const button = $$("[data-fkey]").find((one) => one.dataset.fkey === event.key && !one.disabled);
    if (!button) return;
    event.preventDefault();
    if (!event.repeat) button.click();
    return;
  }
  if (typing(event.target) || $("dialog[open]") || !enabled()) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
  else if (key === "?") $("#ayuda-atajos")?.showModal?.();
  else {
    const target = $$("[data-key]").find((one) => one.dataset.key === key && !one.disabled);
    if (!target) return;
    use(target);
  }
  event.preventDefault();
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const palette = {
  dialog: null,
  options: [],
  at: 0,

  /** Builds the dialog from the words that the server put on its opener. */
  build(opener) {
    const dialog = document.createElement("dialog");
    dialog.className = "dialogo paleta";
    dialog.setAttribute("aria-label", opener.textContent.replace(/Ctrl.*/, "").trim());
    const field = document.createElement("input");
    field.className = "entrada";
    field.type = "search";
    field.autocomplete = "off";
    field.placeholder = dialog.getAttribute("aria-label");
    field.setAttribute("aria-label", field.placeholder);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", "paleta-lista");
    const list = document.createElement("ul");
    list.id = "paleta-lista";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.placeholder);
    dialog.append(field, list);
    document.body.append(dialog);
    field.addEventListener("input", () => this.show(field.value));
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) this.mark(this.at + step);
      else if (event.key === "Enter") this.options[this.at]?.run();
      else return;
      event.preventDefault();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    Object.assign(this, { dialog, field, list });
  },

  open() {
    if (this.dialog.open) return;
    this.commands = $$("[data-command], [data-key], [data-fkey], .riel__enlace, .vistas a").map((source) => ({
      text: source.dataset.command || source.textContent.replace(/\s+/g, " ").trim(),
      key: source.dataset.key || source.dataset.fkey,
      run: () => {
        this.dialog.close();
        use(source);
      },
    }));
    this.field.value = "";
    this.show("");
    this.dialog.showModal();
  },

  show(typed) {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    this.options = this.commands.filter(({ text }) => words.every((word) => fold(text).includes(word)));
    const search = document.body.dataset.paletteSearch;
    if (search && typed.trim()) {
      this.options.push({
        text: `${this.field.placeholder}: ${typed.trim()}`,
        run: () => location.assign(search + encodeURIComponent(typed.trim())),
      });
    }
    this.list.replaceChildren(
      ...this.options.map((option, index) => {
        const row = document.createElement("li");
        row.id = `paleta-${index}`;
        row.setAttribute("role", "option");
        row.textContent = option.text;
        if (option.key) {
          const key = document.createElement("kbd");
          key.textContent = option.key.toUpperCase();
          row.append(key);
        }
        row.addEventListener("click", option.run);
        return row;
      }),
    );
    this.mark(0);
  },

  mark(index) {
    this.at = Math.min(Math.max(index, 0), this.options.length - 1);
    [...this.list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === this.at)));
    const row = this.list.children[this.at];
    row?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", row?.id || "");
  },
};

export function keys() {
  const opener = $("[data-palette-open]");
  if (opener && window.HTMLDialogElement) {
    palette.build(opener);
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("[data-palette-open]")) palette.open();
    });
  }
  document.addEventListener("keydown", pressed);
  for (const box of $$("[data-keys-switch]")) {
    box.checked = !keep.get(OFF);
    box.addEventListener("change", () => (box.checked ? keep.drop(OFF) : keep.set(OFF, true)));
  }
}
