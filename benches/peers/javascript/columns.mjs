// The columns of a folder, as typed arrays by their names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TYPES = { f64: Float64Array, i32: Int32Array, u8: Uint8Array };

export function columns(folder) {
  const found = {};
  for (const file of readdirSync(folder)) {
    const [name, type] = file.split('.');
    const bytes = readFileSync(join(folder, file));
    const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    found[name] = new TYPES[type](own);
  }
  return found;
}
