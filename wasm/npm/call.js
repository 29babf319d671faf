// How the module is called: once it is loaded, and with what it throws turned into errors of JavaScript.
import * as module from './glue.js';
import { fault, TenfoldError } from './error.js';
import { wellFormed } from './input.js';

let loaded = false;

/** Notes that the module is loaded. */
export function ready() {
  loaded = true;
}

/** Returns what a call of the module returns, or throws what went wrong. */
export function answer(call) {
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

/** Returns an id, if it is text. */
export function id(place, given) {
  return text(place, given, 'pass an id');
}

/** Returns text, if it is that. */
export function text(place, given, remedy) {
  if (typeof given !== 'string') throw fault('wrong_type', place, 'this is not a string', remedy);
  return wellFormed(place, given);
}
