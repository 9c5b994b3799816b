// A real server: the built `cauce` on a free port, with data of its own that vanish afterwards.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How the program is called and what it says; the only place that knows. */
export const PROGRAM = {
  bin: process.env.CAUCE_BIN ?? join(root, 'target', 'debug', 'cauce'),
  // the service room stands still: a journey meets only the people that it sends itself
  demo: (data) => ['demo', '--port', '0', '--hall-speed', '0', '--data', data],
  serve: (config) => ['serve', '--config', config],
  listening: /listening on (http:\/\/127\.0\.0\.1:\d+)/,
  configuration: (data) => `[data]\nfolder = ${JSON.stringify(data)}\n[server]\nport = 0\n`,
};

const START_MS = 180_000; // a demo in a debug build on a busy machine
const STOP_MS = 20_000;

/** A server that can be stopped, killed and started again on the same data. */
export class Server {
  #child;
  #ended;
  #output = [];

  constructor(folder, words, environment = {}) {
    this.folder = folder;
    this.words = words;
    this.environment = environment;
    this.base = undefined;
  }

  /** Where the data are. */
  get data() {
    return join(this.folder, 'data');
  }

  /** What the process said so far, for failures and for checks of the logs. */
  get output() {
    return this.#output.join('\n');
  }

  async start() {
    const { PATH, HOME, LANG, TMPDIR } = process.env;
    const environment = Object.fromEntries(Object.entries({ PATH, HOME, LANG, TMPDIR }).filter(([, value]) => value));
    const child = spawn(PROGRAM.bin, this.words, { cwd: this.folder, env: { ...environment, ...this.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#ended = new Promise((done) => {
      child.once('exit', (code, signal) => done({ code, signal }));
      child.once('error', (error) => done({ error }));
    });
    createInterface({ input: child.stderr }).on('line', (line) => this.#output.push(line));
    const address = new Promise((found) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.#output.push(line);
        const match = PROGRAM.listening.exec(line);
        if (match) found(match[1]);
      });
    });
    const first = await Promise.race([address, this.#ended, late(START_MS)]);
    if (typeof first !== 'string') {
      await this.kill();
      throw new Error(`the server did not start: ${describe(first)}\n${this.output}`);
    }
    this.base = first;
    await this.#ready();
    return this;
  }

  async #ready() {
    const deadline = Date.now() + START_MS;
    for (;;) {
      const answer = await fetch(`${this.base}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`/readyz never said yes\n${this.output}`);
      await late(100);
    }
  }

  /** Asks it to end, as an operator does, and returns its exit code. */
  async stop() {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return undefined;
    this.#child.kill('SIGTERM');
    const end = await Promise.race([this.#ended, late(STOP_MS)]);
    if (end) return end.code;
    await this.kill();
    throw new Error(`the server did not end within ${STOP_MS / 1000} s\n${this.output}`);
  }

  /** kill -9: what a power cut does to the process. */
  async kill() {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  /** Starts again on the same data; the port is a new one. */
  async restart() {
    await this.stop();
    return this.start();
  }

  /** Ends it and removes its data. */
  async close() {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Runs another command of the same program and returns what it said. */
  async command(...words) {
    const child = spawn(PROGRAM.bin, words, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    const code = await new Promise((done) => {
      child.once('close', done);
      child.once('error', (error) => done(error.message));
    });
    return { code, said };
  }
}

/**
 * The demo company. When run.mjs prepared a template of its data, that is copied instead of made anew. `environment` has
 * more of its configuration.
 */
export async function demo({ environment } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-journey-'));
  const server = new Server(folder, PROGRAM.demo(join(folder, 'data')), environment);
  if (process.env.CAUCE_DEMO_TEMPLATE) await cp(process.env.CAUCE_DEMO_TEMPLATE, server.data, { recursive: true });
  return started(server);
}

/** An empty installation, before its first administrator. */
export async function empty() {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-journey-'));
  const config = join(folder, 'cauce.toml');
  await writeFile(config, PROGRAM.configuration(join(folder, 'data')));
  return started(new Server(folder, PROGRAM.serve(config)));
}

async function started(server) {
  try {
    return await server.start();
  } catch (error) {
    await server.close();
    throw error;
  }
}

function late(ms) {
  return new Promise((done) => setTimeout(done, ms).unref());
}

function describe(end) {
  if (!end) return `nothing said within ${START_MS / 1000} s`;
  return end.error ? end.error.message : `ended with ${end.signal ?? `code ${end.code}`}`;
}
