// For browsers: ready after `await init()`. Not on import, since a top-level await leaves pages blank in some bundlers' builds.
import { load } from './api.js';

/** Fetches and starts the module, once; later calls wait for the first. */
export async function init() {
  // Written out in full, for bundlers find the file by this expression.
  await load(new URL('./tenfold.wasm', import.meta.url));
}

export * from './public.js';
