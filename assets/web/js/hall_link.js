// The line of a screen in the hall to the server: asks for the truth at every wake and every few seconds, and says
// when nobody answers. A screen that slept asks at once and gets the present, never the past.

/** How often the state is asked for without a wake; it is the heartbeat. */
const BEAT_MS = 5000;
/** Without an answer for so long the screen says that it reconnects. */
export const LOST_MS = 15_000;
/** Waits between attempts while nobody answers. */
const BACKOFF_MS = [1000, 2000, 4000, 8000];

/**
 * `state`: address of the JSON; `live`: of the wakes; `every`: another beat; `heard(state)`; `lost(bool)`.
 */
export function link({ state, live, heard, lost, every = BEAT_MS }) {
  let answered = Date.now();
  let failures = 0;
  let asking = false;
  let again = false;
  let timer;

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };

  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    clearTimeout(timer);
    try {
      const answer = await fetch(state, { cache: "no-store", signal: AbortSignal.timeout?.(8000) });
      if (!answer.ok) throw new Error(String(answer.status));
      const news = await answer.json();
      answered = Date.now();
      failures = 0;
      lost(false);
      heard(news);
    } catch {
      failures += 1;
    } finally {
      asking = false;
    }
    if (again) {
      again = false;
      later(0);
    } else later(failures ? BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] : every);
  }

  let source;
  function listen() {
    if (!live) return;
    source?.close();
    source = new EventSource(live);
    source.addEventListener("wake", ask);
    source.addEventListener("resync", ask);
    source.addEventListener("open", ask);
    source.addEventListener("error", () => {
      // the browser tries again by itself, unless the server refused
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, BACKOFF_MS[Math.min(failures, 3)]);
    });
  }

  setInterval(() => lost(Date.now() - answered > LOST_MS), 1000);
  window.addEventListener("online", ask);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  listen();
  ask();
  return ask;
}
