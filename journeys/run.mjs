// Runs every journey, one file after the other, and counts honestly: a skipped story is a failure.
// Usage: node journeys/run.mjs [words that the file name contains ...]
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { PROGRAM, Server } from './lib/server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = (await readdir(here))
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort()
  .map((name) => join(here, name));

const folder = await mkdtemp(join(tmpdir(), 'cauce-journeys-'));
const count = { passed: 0, failed: 0, skipped: 0 };
try {
  if (files.some((file) => !file.endsWith('checks.test.mjs'))) {
    process.env.CAUCE_DEMO_TEMPLATE = await template(folder);
  }
  const stream = run({ files, concurrency: 1, timeout: 600_000 });
  stream.on('test:pass', ({ details, skip, todo }) => {
    if (details.type === 'suite') return;
    if (skip !== undefined || todo !== undefined) count.skipped += 1;
    else count.passed += 1;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed += 1;
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout);
  await new Promise((done) => report.once('end', done));
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
console.log(`journeys: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ${files.length} files`);
process.exitCode = count.passed > 0 && count.failed === 0 && count.skipped === 0 ? 0 : 1;

/** The demo company's data, made once; every journey starts from a copy. */
async function template(at) {
  const data = join(at, 'data');
  const server = await new Server(at, PROGRAM.demo(data)).start();
  const code = await server.stop();
  if (code !== 0) throw new Error(`the demo ended with code ${code}\n${server.output}`);
  return data;
}
