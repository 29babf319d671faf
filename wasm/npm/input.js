// Everything that must hold before a byte is copied into the module: types, sizes and well-formed text.
import { fault } from './error.js';
import { write } from './write.js';

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const encoder = new TextEncoder();

// Not `instanceof`: bytes may come from another frame or a worker's context, and a proxy or a subclass must not pretend.
const kindOfView = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** Returns an argument as UTF-8 bytes; `place` names it in faults. */
export function bytes(place, argument, limits) {
  const maxBytes = limits?.maxBytes ?? DEFAULT_MAX_BYTES;
  if (typeof maxBytes !== 'number' || !(maxBytes >= 0)) {
    throw fault('wrong_type', 'limits.maxBytes', 'this is not a number of bytes', 'pass a number from 0 up, or leave it out');
  }
  if (kindOfView.call(argument) === 'Uint8Array') {
    return within(place, argument.byteLength, maxBytes) && argument;
  }
  const text = typeof argument === 'string' ? wellFormed(place, argument) : write(place, argument);
  // A character is at least a byte: most of what is too large is refused before it is encoded.
  within(place, text.length, maxBytes);
  const encoded = encoder.encode(text);
  return within(place, encoded.byteLength, maxBytes) && encoded;
}

/** Refuses text that UTF-8 cannot carry: encoding it would put other characters in its place. */
export function wellFormed(place, text) {
  if (text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text)) return text;
  throw fault(
    'syntax',
    place,
    `half of a surrogate pair stands alone at position ${text.search(/\p{Surrogate}/u)}`,
    'pass text that is well-formed Unicode',
  );
}

function within(place, size, maxBytes) {
  if (size <= maxBytes) return true;
  throw fault(
    'too_large',
    place,
    `at ${size} bytes this is over the limit of ${maxBytes}`,
    'split it, or raise `maxBytes` if it can be trusted',
  );
}
