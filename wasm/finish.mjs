// Writes the version into the package and prints what it weighs: finish.mjs FOLDER VERSION
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const [folder, version] = process.argv.slice(2);
const manifest = join(folder, 'package.json');
writeFileSync(manifest, `${JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }, null, 2)}\n`);

for (const name of ['tenfold.wasm', 'glue.js']) {
  const bytes = readFileSync(join(folder, name));
  const sizes = { raw: bytes.length, gzip: gzipSync(bytes).length, brotli: brotliCompressSync(bytes).length };
  console.log(`${name}:`, Object.entries(sizes).map(([how, size]) => `${size} ${how}`).join(', '));
}
