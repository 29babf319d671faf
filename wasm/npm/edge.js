// As workerd.js, for edge runtimes whose bundler wants `?module` to hand over a compiled module.
import compiled from './tenfold.wasm?module';
import { loadSync } from './api.js';

loadSync(compiled);

/** Does nothing: it is here so that code for the browser runs unchanged. */
export async function init() {}

export * from './public.js';
