// Second half of the bundle: hashes the files that esbuild does not see and writes the compressed twins.
// Usage: node finish.mjs DIST
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const dist = process.argv[2];
const hash = (bytes) =>
  createHash("sha256").update(bytes).digest("base64url").replace(/[-_]/g, "").slice(0, 8).toUpperCase();

const icons = fs.readFileSync("icons.svg", "utf8").replace(/>\s+</g, "><").trim();
fs.writeFileSync(path.join(dist, `icons-${hash(icons)}.svg`), icons);

for (const name of fs.readdirSync(dist)) {
  if (!/\.(css|js|svg)$/.test(name)) continue;
  const bytes = fs.readFileSync(path.join(dist, name));
  const brotli = zlib.brotliCompressSync(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  fs.writeFileSync(path.join(dist, `${name}.br`), brotli);
  fs.writeFileSync(path.join(dist, `${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
}
