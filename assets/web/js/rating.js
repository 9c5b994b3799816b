// The tablet of a counter: rests until an attention ends, takes one tap, asks why, says thanks, rests again. What is
// tapped without connection waits here and is sent once.
import { $, $$, keep } from "./common.js";
import { link } from "./hall_link.js";
import { Outbox, debounce } from "./rating_store.js";

/** After this without a touch the tablet is for the next person. */
const RESET_MS = 8000;

const body = document.body;
const base = body.dataset.rating;
const steps = $$("[data-paso]");
let step = "reposo";
let visit = null;
let done = new Set(keep.get("cauce-rated") ?? []);
let reset;

function go(name, focus = true) {
  step = name;
  for (const place of steps) place.hidden = place.dataset.paso !== name;
  clearTimeout(reset);
  if (name === "motivo" || name === "gracias") reset = setTimeout(() => finish(), RESET_MS);
  if (focus) $(`[data-paso="${name}"] :is(h2, legend)`)?.focus();
}

/** A request of its own for each tap, also where `crypto.randomUUID` needs https. */
const unique = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const outbox = new Outbox(keep, async (answer) => {
  try {
    const fields = new URLSearchParams(answer.reasons.map((reason) => ["reason", reason]));
    for (const name of ["visit", "request", "score", "comment"]) fields.set(name, answer[name]);
    const sent = await fetch(`${answer.to}/calificar`, {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(8000),
    });
    // refused for good (unknown, closed, not understood): keeping it would not help
    return sent.ok || (sent.status >= 400 && sent.status < 500 && sent.status !== 429);
  } catch {
    return false;
  }
});

let answer = null;
const lets = debounce();

function rate(score) {
  if (!visit || !lets()) return;
  answer = { to: base, visit: visit.id, request: unique(), score, reasons: [], comment: "" };
  done.add(visit.id);
  keep.set("cauce-rated", [...done].slice(-50));
  for (const box of $$("[data-paso=motivo] input")) box.checked = false;
  for (const field of $$("[data-paso=motivo] textarea")) field.value = "";
  outbox.put(answer);
  go("motivo");
}

function finish(thanks = false) {
  answer = null;
  visit = null;
  go(thanks ? "gracias" : "reposo", thanks);
}

function show(news) {
  const open = news.visit && !done.has(news.visit.id) ? news.visit : null;
  if (step === "motivo" || step === "gracias") return;
  if (open && open.id !== visit?.id) {
    visit = open;
    $("[data-who]").textContent = open.who;
    $("[data-initial]").textContent = open.initial;
    go("nota");
  } else if (!open && visit && step === "nota" && news.visit?.id !== visit.id) finish();
}

for (const button of $$("[data-nota]"))
  button.addEventListener("click", (event) => {
    event.preventDefault();
    rate(button.dataset.nota);
  });
$("[data-paso=motivo]").addEventListener("submit", (event) => {
  event.preventDefault();
  if (answer) {
    const form = new FormData(event.target);
    const more = { ...answer, reasons: form.getAll("reason"), comment: String(form.get("comment") ?? "") };
    if (more.reasons.length || more.comment.trim()) outbox.put(more);
  }
  finish(true);
});
for (const kind of ["input", "pointerdown", "keydown"])
  $("[data-paso=motivo]").addEventListener(kind, () => {
    clearTimeout(reset);
    reset = setTimeout(() => finish(), RESET_MS * 3);
  });

const first = $("[data-paso=nota] [name=visit]").value;
if (first && !done.has(first)) visit = { id: first };
go(visit ? "nota" : "reposo", false);
link({
  state: `${base}/estado`,
  live: body.dataset.live,
  lost(down) {
    $("[data-lost]").hidden = !down;
    if (!down) outbox.flush();
  },
  heard: show,
});
outbox.flush();
