// For Node, Deno and Bun: ready on import.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSync } from './api.js';

// Not `new URL(…, import.meta.url)`: bundlers of server code take that for an asset of a page.
loadSync(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'tenfold.wasm')));

/** Does nothing: it is here so that code for the browser runs unchanged. */
export async function init() {}

export * from './public.js';
