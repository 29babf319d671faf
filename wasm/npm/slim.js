// Bring the module yourself: `init` takes a URL, a response, bytes or a compiled module, `initSync` the last two.
export { evaluate, evaluateText, load as init, loadSync as initSync, TenfoldError, version } from './api.js';
