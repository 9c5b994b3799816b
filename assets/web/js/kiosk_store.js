// What a kiosk without connection keeps: the numbers of its own range, anew each day, and the turns that the server
// does not have yet. Pure: storage, sender and clock are given.

/** A day of Bogota by the device's clock: `2026-11-21`. */
export const dayOf = (ms) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "America/Bogota" }).format(new Date(ms));

export class KioskStore {
  /** `keep`: get(key), set(key, value); `send(turn)` gives true when the server has it or will never take it. */
  constructor(keep, send, { first, last, now = Date.now, id, key = "cauce-kiosk" }) {
    Object.assign(this, { keep, send, first, last, now, id, key, busy: false });
  }

  get queue() {
    return this.keep.get(`${this.key}-turns`) ?? [];
  }

  /** The next number of a letter today; nothing when the range is used up. */
  number(prefix) {
    const today = dayOf(this.now());
    const used = this.keep.get(`${this.key}-numbers`);
    const of = used?.day === today ? used.of : {};
    const next = Math.max(this.first, (of[prefix] ?? this.first - 1) + 1);
    if (next > this.last) return null;
    this.keep.set(`${this.key}-numbers`, { day: today, of: { ...of, [prefix]: next } });
    return next;
  }

  /** Gives a turn; nothing when there are no numbers left. It is kept before it is shown. */
  take(prefix, wish) {
    const number = this.number(prefix);
    if (number === null) return null;
    const turn = { ...wish, request: this.id(), prefix, number, taken: this.now() };
    this.keep.set(`${this.key}-turns`, [...this.queue, turn]);
    return turn;
  }

  /** The age that is told to the server: its own clock may be wrong, the difference is not. */
  age(turn) {
    return Math.max(0, Math.round((this.now() - turn.taken) / 1000));
  }

  /** Sends all in order; stops at the first that nobody answers. Gives whether none is left. */
  async flush() {
    if (this.busy) return false;
    this.busy = true;
    try {
      for (let turn = this.queue[0]; turn; turn = this.queue[0]) {
        if (!(await this.send(turn, this.age(turn)))) return false;
        const { request } = turn;
        this.keep.set(`${this.key}-turns`, this.queue.filter((kept) => kept.request !== request));
      }
      return true;
    } finally {
      this.busy = false;
    }
  }
}

export const codeOf = ({ prefix, number }) => `${prefix} ${String(number).padStart(3, "0")}`;
