// Bring the module yourself: `init` takes a URL, a response, bytes or a compiled module, `initSync` the last two.
export * from './public.js';
export { load as init, loadSync as initSync } from './api.js';
