// For runtimes that import a compiled module and refuse to compile bytes: ready on import.
import compiled from './tenfold.wasm';
import { loadSync } from './api.js';

loadSync(compiled);

/** Does nothing: it is here so that code for the browser runs unchanged. */
export async function init() {}

export * from './public.js';
