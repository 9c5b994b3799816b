// A case that somebody follows renews itself. The server only says that something happened; the page asks for
// itself again and takes its parts from there, except those in which somebody writes.
import { $, $$, common, waiter } from "./common.js";

/** What a part is called by, from one answer to the next. */
const name = (part) => part.getAttribute("aria-labelledby") || part.id || part.className;
const label = (thing) => thing.textContent.trim() + (thing.getAttribute("href") || "");

function renew(page, fresh) {
  const typed = (part) => $("form[data-typed]", part);
  const arriving = [...fresh.children];
  const kept = new Map();
  for (const part of [...page.children]) {
    const again = arriving.some((other) => name(other) === name(part));
    // What was typed belongs to the person, even if the case no longer takes it. Fields for photos are wired.
    if (typed(part) || (again && $("[data-shrink]", part))) kept.set(name(part), part);
  }
  const open = $$("details[open] > summary", page).map(label);
  const focus = document.activeElement;
  const had = page.contains(focus) && label(focus);
  for (const part of [...page.children]) if (!kept.has(name(part))) part.remove();
  let place = page.firstElementChild;
  for (const part of arriving) {
    const own = kept.get(name(part));
    if (own && own === place) place = place.nextElementSibling;
    else page.insertBefore(own || part, place);
    if (!own) common(part);
  }
  for (const summary of $$("details > summary", page))
    if (open.includes(label(summary))) summary.parentElement.open = true;
  // Whoever was on a link that was renewed is on it again.
  if (had && !page.contains(focus)) $$("a, button, summary", page).find((it) => label(it) === had)?.focus();
}

export function follow() {
  const page = $("[data-follow]");
  if (!page) return;
  const said = document.getElementById(page.dataset.followSaid);
  let known = page.textContent;
  let source;
  let missed = false;
  const look = waiter(300, async () => {
    try {
      const answer = await fetch(location.pathname, { redirect: "error" });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(page.id);
      // The company also works on what the person does not see.
      if (!fresh || fresh.textContent === known) return;
      known = fresh.textContent;
      renew(page, document.adoptNode(fresh));
      if (said) said.textContent = said.dataset.text;
    } catch {
      // No connection: the stream opens again with it, and looks then.
    }
  });
  const close = () => {
    missed ||= Boolean(source);
    source?.close();
    source = null;
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(page.dataset.follow);
    for (const news of ["wake", "resync"]) source.addEventListener(news, look);
    source.addEventListener("error", () => (missed = true));
    source.addEventListener("open", () => {
      if (missed) look();
      missed = false;
    });
  };
  page.addEventListener("input", ({ target }) => target.form && (target.form.dataset.typed = "1"));
  // A page that nobody sees needs no line, and one that is left must be able to come back as it was.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => event.persisted && open());
  open();
}
