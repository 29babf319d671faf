// Writes a JavaScript object as JSON, and refuses what JSON.stringify would change in silence (NaN, Map, functions, …).
import { fault, TenfoldError } from './error.js';
import { wellFormed } from './input.js';

// Far over what any plan may have, and far under what would exhaust the stack.
const MAX_DEPTH = 512;

/** Returns the JSON text of a plain object. */
export function write(place, object) {
  if (typeof object !== 'object' || object === null) {
    throw fault('wrong_type', place, `this is ${nameOf(object)}`, 'pass JSON text, its UTF-8 bytes, or a plain object');
  }
  try {
    return JSON.stringify(object, guard(place));
  } catch (error) {
    if (error instanceof TenfoldError) throw error;
    // A getter, a proxy or a toJSON of the caller's threw.
    throw fault('unreadable', place, 'reading the object threw an error', 'see the `cause` of this error', { cause: error });
  }
}

/** Returns a replacer that replaces nothing, but knows where it is and refuses what is not JSON. */
function guard(root) {
  // The objects that are being written, outermost first, each with the place where it stands.
  const open = [];
  return function refuse(key, value) {
    while (open.length > 0 && open.at(-1).object !== this) open.pop();
    const place = open.length === 0 ? root : placeOf(open.at(-1).place, this, key);
    wellFormed(place, key);
    const trouble = troubleWith(value, this, open);
    if (trouble) throw fault(trouble.code, place, trouble.cause, trouble.remedy);
    if (typeof value === 'string') wellFormed(place, value);
    if (typeof value === 'object' && value !== null) open.push({ object: value, place });
    return value;
  };
}

function troubleWith(value, holder, open) {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value)
        ? undefined
        : { code: 'bad_number', cause: `this is ${value}`, remedy: 'leave out what is not known' };
    case 'undefined':
      // In an object it means that the field is left out, in an array it would become null.
      return Array.isArray(holder) ? notJson(value) : undefined;
    case 'object':
      return value === null ? undefined : troubleWithObject(value, open);
    default:
      return notJson(value);
  }
}

function troubleWithObject(object, open) {
  if (open.some((outer) => outer.object === object)) {
    return { code: 'cycle', cause: 'this object contains itself', remedy: 'refer to it by its id' };
  }
  if (open.length >= MAX_DEPTH) {
    return { code: 'too_deep', cause: `this is nested over ${MAX_DEPTH} levels`, remedy: 'nest less' };
  }
  return Array.isArray(object) || isPlain(object) ? undefined : notJson(object);
}

/** Whether an object is a record: made by a literal, by JSON.parse or without a prototype, here or in another frame. */
function isPlain(object) {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(value) {
  return { code: 'wrong_type', cause: `this is ${nameOf(value)}`, remedy: 'use JSON values only' };
}

function nameOf(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return `an object of another kind (${Object.prototype.toString.call(value).slice(8, -1)})`;
}

function placeOf(outer, holder, key) {
  return Array.isArray(holder) ? `${outer}[${key}]` : `${outer}.${key}`;
}
