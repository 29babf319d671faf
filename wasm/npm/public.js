// What every entry of the package exports, once.
export {
  assess, compare, Engine, evaluate, evaluateText, levers, MASK, Scenario, TenfoldError, VERDICTS, version, whatItTakes, words,
} from './api.js';
