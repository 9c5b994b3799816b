// What a PDF says, read by another program than the one that wrote it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Text, structure and facts of a PDF. */
export async function readPdf(bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-pdf-'));
  const file = join(folder, 'a.pdf');
  try {
    await writeFile(file, bytes);
    const text = (await run('pdftotext', ['-layout', file, '-'])).stdout;
    const facts = (await run('pdfinfo', [file])).stdout;
    const structure = (await run('pdfinfo', ['-struct', file])).stdout;
    return { text, facts, structure, tagged: /Tagged:\s+yes/.test(facts), pages: Number(/Pages:\s+(\d+)/.exec(facts)?.[1]) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
