// Which call the board shows, and when the next one may come. Pure: no clock, no page, no sound of its own.

/** The shortest time that a call stays on the board. */
export const SHOW_MS = 8000;
/** A call that is older when the board hears of it is not announced any more: the board was asleep. */
export const STALE_MS = 60_000;
/** Rows of calls before the present one. */
export const BEFORE = 5;

export class Queue {
  /** `seen`: id of the newest call that the page shows already; ids are instants in microseconds. */
  constructor(seen = 0) {
    this.seen = seen;
    this.waiting = [];
    this.current = null;
    this.since = -Infinity;
  }

  /**
   * What the server knows now: calls newest first, and its own instant. Fresh ones wait for their place; when
   * there are only old ones the newest is shown without announcement, which is the truth of now.
   * Returns that call, or nothing.
   */
  hear(calls, at) {
    const unknown = calls.filter((call) => call.id > this.seen).reverse();
    if (!unknown.length) return null;
    this.seen = unknown.at(-1).id;
    const fresh = unknown.filter((call) => at - call.id <= STALE_MS * 1000);
    this.waiting.push(...fresh);
    if (fresh.length) return null;
    this.current = unknown.at(-1);
    return this.current;
  }

  /** The call that is shown from `now` on, if one waits, the last had its time, and nobody speaks. */
  next(now, speaking) {
    if (speaking || !this.waiting.length || now - this.since < SHOW_MS) return null;
    this.current = this.waiting.shift();
    this.since = now;
    return this.current;
  }

  /** The calls before the present one, each turn once; those that still wait for their place are not there. */
  before(calls) {
    if (!this.current) return [];
    const rows = [];
    for (const call of calls) {
      if (call.id >= this.current.id || call.code === this.current.code) continue;
      if (!rows.some((row) => row.code === call.code)) rows.push(call);
    }
    return rows.slice(0, BEFORE);
  }
}
