// Bring the module yourself: `init` takes a URL, a response, bytes or a compiled module, `initSync` the last two.
export { assess, compare, evaluate, evaluateText, levers, load as init, loadSync as initSync, TenfoldError, version, whatItTakes } from './api.js';
