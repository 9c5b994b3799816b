// What the tablet keeps when nobody answers: each tap once, in order, until the server has it. Pure: the storage
// and the sender are given.

/** A second tap within this time is the same finger. */
export const DEBOUNCE_MS = 5000;
/** Answers that are kept at most; a tablet without a server for days forgets the oldest. */
export const MOST = 200;

export class Outbox {
  /** `keep`: get(key), set(key, value); `send(answer)` gives true when the server has it or will never take it. */
  constructor(keep, send, key = "cauce-ratings") {
    Object.assign(this, { keep, send, key, busy: false });
  }

  get all() {
    return this.keep.get(this.key) ?? [];
  }

  /** The same request twice is one answer; what comes later only adds to it. */
  put(answer) {
    const all = this.all.filter((kept) => kept.request !== answer.request);
    this.keep.set(this.key, [...all, answer].slice(-MOST));
    return this.flush();
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let first = this.all[0]; first; first = this.all[0]) {
        if (!(await this.send(first))) return;
        const same = (kept) => JSON.stringify(kept) === JSON.stringify(first);
        // what was added while it was under way is sent again
        this.keep.set(this.key, this.all.filter((kept) => !same(kept)));
      }
    } finally {
      this.busy = false;
    }
  }
}

/** Lets one tap in five seconds through, by the given clock. */
export function debounce(now = Date.now) {
  let last = -Infinity;
  return () => {
    if (now() - last < DEBOUNCE_MS) return false;
    last = now();
    return true;
  };
}
