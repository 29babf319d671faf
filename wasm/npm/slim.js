// Bring the module yourself: `init` takes a URL, a response, bytes or a compiled module, `initSync` the last two.
export {
  assess, compare, Engine, evaluate, evaluateText, levers, load as init, loadSync as initSync, MASK, Scenario, TenfoldError, VERDICTS,
  version, whatItTakes,
} from './api.js';
