// The functions of the package, the same behind every entry.
import loadGlue, * as module from './glue.js';
import { TenfoldError } from './error.js';
import { bytes } from './input.js';

export { TenfoldError };

let loaded = false;

/** Starts the module from a URL, a response, bytes or a compiled module. */
export async function load(source) {
  await loadGlue({ module_or_path: source });
  loaded = true;
}

/** Starts the module from bytes or a compiled module, at once. */
export function loadSync(source) {
  module.initSync({ module: source });
  loaded = true;
}

/** Returns the evaluation as an object. */
export function evaluate(plan, ledger, options, limits) {
  return JSON.parse(evaluateText(plan, ledger, options, limits));
}

/** Returns the evaluation as canonical JSON text. */
export function evaluateText(plan, ledger, options = {}, limits = {}) {
  const planBytes = bytes('plan', plan, limits);
  const ledgerBytes = bytes('ledger', ledger, limits);
  const optionBytes = bytes('options', options, limits);
  return answer(() => module.evaluate(planBytes, ledgerBytes, optionBytes));
}

/** Returns the version of Tenfold. */
export function version() {
  return answer(module.version);
}

function answer(call) {
  if (!loaded) throw new Error('Tenfold is not loaded yet: `await init()` first');
  try {
    return call();
  } catch (thrown) {
    if (Array.isArray(thrown)) throw new TenfoldError(thrown);
    // Not the caller's doing: a mistake of ours, or memory is exhausted. After a trap the glue starts a fresh instance at its
    // next call, but only once the arguments are in the memory of the old one. So that call is made here, without arguments.
    module.version();
    throw new Error(`Tenfold failed: ${thrown?.message ?? thrown}`, { cause: thrown });
  }
}
