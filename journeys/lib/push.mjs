// A push service and the keys of a browser for journeys: no service of a browser's maker is reached here. What arrives is
// opened by Node's own cryptography, as RFC 8291 says, not by the code that closed it.
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** A service on this machine that takes every message. */
export async function pushService() {
  const got = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const message = { path: request.url, headers: request.headers, body: Buffer.concat(parts) };
      const first = waiting.shift();
      if (first) first(message);
      else got.push(message);
      response.writeHead(201).end();
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** The next message, within a minute. */
    next: () =>
      new Promise((found, failed) => {
        if (got.length) return found(got.shift());
        const timer = setTimeout(() => failed(new Error('no message came within a minute')), 60_000);
        waiting.push((message) => {
          clearTimeout(timer);
          found(message);
        });
      }),
    waiting: () => got.length,
    close: () => new Promise((done) => server.close(done)),
  };
}

/** The keys of one browser at that service. */
export function browserKeys(origin) {
  const key = createECDH('prime256v1');
  const point = key.generateKeys();
  const secret = randomBytes(16);
  const text = (bytes) => bytes.toString('base64url');
  return {
    subscription: { endpoint: `${origin}/push/${text(randomBytes(12))}`, keys: { p256dh: text(point), auth: text(secret) } },
    /** RFC 8291 §3.4 and RFC 8188 §2. */
    open(body) {
      const salt = body.subarray(0, 16);
      const theirs = body.subarray(21, 21 + body[20]);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), point, theirs]);
      const shared = hkdfSync('sha256', key.computeSecret(theirs), secret, info, 32);
      const derive = (name, length) => Buffer.from(hkdfSync('sha256', shared, salt, `Content-Encoding: ${name}\0`, length));
      const record = body.subarray(21 + body[20]);
      const opener = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      opener.setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([opener.update(record.subarray(0, -16)), opener.final()]);
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
    },
  };
}
