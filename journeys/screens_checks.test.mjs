// The rules of the hall's screens without a browser: which call the board shows, and what the tablet keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BEFORE, Queue, SHOW_MS, STALE_MS } from '../assets/web/js/board_queue.js';
import { DEBOUNCE_MS, MOST, Outbox, debounce } from '../assets/web/js/rating_store.js';

const SECOND = 1_000_000; // ids are instants in microseconds
const call = (second, code = `A ${second}`) => ({ id: second * SECOND, code, counter: 1 });

test('simultaneous calls wait for each other, each for its eight seconds, and never while somebody speaks', () => {
  const queue = new Queue(0);
  assert.equal(queue.hear([call(3), call(2), call(1)], 4 * SECOND), null);
  assert.equal(queue.next(10_000, false).code, 'A 1');
  assert.equal(queue.next(10_000 + SHOW_MS - 1, false), null);
  assert.equal(queue.next(10_000 + SHOW_MS, true), null, 'the voice is not interrupted');
  assert.equal(queue.next(10_000 + SHOW_MS + 500, false).code, 'A 2');
  assert.equal(queue.hear([call(5), call(3), call(2), call(1)], 5 * SECOND), null);
  assert.equal(queue.next(30_000, false).code, 'A 3');
  assert.equal(queue.next(40_000, false).code, 'A 5');
  assert.equal(queue.next(90_000, false), null);
});

test('the same news twice announces nobody twice', () => {
  const queue = new Queue(0);
  const calls = [call(1)];
  queue.hear(calls, SECOND);
  queue.hear(calls, 2 * SECOND);
  assert.equal(queue.next(0, false).code, 'A 1');
  assert.equal(queue.next(100_000, false), null);
});

test('after an hour of sleep the board shows the truth of now and replays nothing', () => {
  const queue = new Queue(10 * SECOND);
  const missed = Array.from({ length: 24 }, (_, n) => call(3600 - n * 60, `B ${n}`));
  const now = 3600 * SECOND + (STALE_MS + 1) * 1000;
  assert.equal(queue.hear(missed, now).code, 'B 0');
  assert.equal(queue.next(0, false), null, 'nothing is announced');
  assert.deepEqual(queue.before(missed).map((row) => row.code), ['B 1', 'B 2', 'B 3', 'B 4', 'B 5']);
  // what was called this very minute is announced, the rest is past
  const awake = new Queue(10 * SECOND);
  awake.hear([call(7200, 'C 1'), ...missed], 7200 * SECOND + 30_000_000);
  assert.equal(awake.next(0, false).code, 'C 1');
  assert.equal(awake.next(100_000, false), null);
});

test('the calls before are of each turn once, without the present one nor those that wait', () => {
  const queue = new Queue(0);
  assert.deepEqual(queue.before([call(1)]), []);
  const calls = [call(9, 'A 9'), call(8, 'A 8'), call(7, 'A 7'), call(6, 'A 8'), call(5, 'A 6'), call(4, 'A 7'), call(3, 'A 3'), call(2, 'A 2'), call(1, 'A 1')];
  queue.hear(calls.slice(1), 9 * SECOND);
  queue.waiting = [];
  queue.current = calls[1];
  assert.deepEqual(queue.before(calls).map((row) => row.code), ['A 7', 'A 6', 'A 3', 'A 2', 'A 1']);
  assert.equal(queue.before(calls).length, BEFORE);
});

const memory = () => {
  const kept = new Map();
  return { get: (key) => structuredClone(kept.get(key)) ?? null, set: (key, value) => kept.set(key, structuredClone(value)) };
};
const answer = (request, more = {}) => ({ request, score: '5', reasons: [], comment: '', ...more });

test('what is tapped without connection is kept in order and sent once', async () => {
  const sent = [];
  let up = false;
  const keep = memory();
  const outbox = new Outbox(keep, async (one) => up && Boolean(sent.push(one.request)));
  await outbox.put(answer('a'));
  await outbox.put(answer('b'));
  await outbox.put(answer('a', { reasons: ['wait'] }));
  assert.deepEqual(outbox.all.map((one) => one.request), ['b', 'a'], 'the same request is one answer');
  up = true;
  // a tablet that was switched off and on finds them again
  const again = new Outbox(keep, outbox.send);
  await again.flush();
  await again.flush();
  assert.deepEqual(sent, ['b', 'a']);
  assert.deepEqual(again.all, []);
});

test('what is added while the face is under way is sent too', async () => {
  const sent = [];
  const keep = memory();
  let outbox;
  outbox = new Outbox(keep, async (one) => {
    if (!sent.length) {
      sent.push(one);
      await outbox.put(answer('a', { comment: 'Bien' }));
      return true;
    }
    return Boolean(sent.push(one));
  });
  await outbox.put(answer('a'));
  assert.deepEqual(sent.map((one) => one.comment), ['', 'Bien']);
  assert.deepEqual(outbox.all, []);
});

test('a tablet without a server for days keeps the newest answers', async () => {
  const outbox = new Outbox(memory(), async () => false);
  for (let n = 0; n < MOST + 5; n += 1) await outbox.put(answer(String(n)));
  assert.equal(outbox.all.length, MOST);
  assert.equal(outbox.all.at(-1).request, String(MOST + 4));
});

test('the same finger within five seconds is one tap', () => {
  let now = 0;
  const lets = debounce(() => now);
  assert.equal(lets(), true);
  now = DEBOUNCE_MS - 1;
  assert.equal(lets(), false);
  now = DEBOUNCE_MS;
  assert.equal(lets(), true);
});
