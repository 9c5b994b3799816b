// One stream of news for the whole page. The server only says which subject changed; the page asks for its
// own part again and morphs it in, so that what somebody is typing stays where it is.
import htmx from "htmx.org/dist/htmx.esm.js";
import { $$, fill, offline, waiter } from "./common.js";

const subjects = (part) => part.dataset.live.split(/\s+/).filter(Boolean);

function refresh(part) {
  if (!part.id) return;
  const address = part.dataset.liveSrc || location.href;
  htmx.ajax("GET", address, {
    target: `#${part.id}`,
    select: `#${part.id}`,
    swap: "outerMorph",
    source: part,
  });
}

function wake(part) {
  const pill = part.dataset.livePill && document.getElementById(part.dataset.livePill);
  if (!pill) {
    refresh(part);
    return;
  }
  const news = Number(pill.dataset.n || 0) + 1;
  pill.dataset.n = news;
  pill.textContent = fill(pill.dataset.text || "{n}", { n: news });
  pill.hidden = false;
}

function press(event) {
  const pill = event.target.closest?.(".pildora");
  if (!pill) return;
  pill.hidden = true;
  pill.dataset.n = 0;
  for (const part of $$("[data-live-pill]")) if (part.dataset.livePill === pill.id) refresh(part);
}

export function live() {
  document.addEventListener("click", press);
  // Parts that the page left empty: counts in the rail.
  for (const part of $$("[data-live-now]")) refresh(part);
  const address = document.body.dataset.liveUrl;
  let source;
  let listening = "";

  const wakeAll = waiter(200, (all) => {
    for (const part of $$("[data-live]"))
      if (subjects(part).some((s) => all.has("*") || all.has(s))) wake(part);
    all.clear();
  });
  const woken = new Set();
  const news = (subject) => {
    woken.add(subject);
    wakeAll(woken);
  };

  const open = () => {
    const wanted = [...new Set($$("[data-live]").flatMap(subjects))].sort();
    const key = wanted.join(" ");
    if (key === listening) return;
    listening = key;
    source?.close();
    source = null;
    if (!wanted.length) return;
    const url = new URL(address, location.href);
    for (const subject of wanted) url.searchParams.append("subject", subject);
    source = new EventSource(url);
    let cut = false;
    source.addEventListener("wake", (event) => news(event.data.trim()));
    source.addEventListener("resync", () => news("*"));
    source.addEventListener("error", () => {
      cut = true;
      offline(!navigator.onLine);
    });
    source.addEventListener("open", () => {
      offline(false);
      // News may have passed while the stream was cut.
      if (cut) news("*");
      cut = false;
    });
  };
  if (!address) return;
  open();
  document.addEventListener("htmx:after:settle", waiter(100, open));
  // A stream that stays open keeps the page out of the browser's back-forward cache.
  window.addEventListener("pagehide", () => {
    source?.close();
    listening = "";
  });
  window.addEventListener("pageshow", (event) => event.persisted && open());
}
