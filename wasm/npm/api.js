// The functions of the package, the same behind every entry.
import loadGlue, * as module from './glue.js';
import { answer, id, ready, text } from './call.js';
import { fault, TenfoldError } from './error.js';
import { bytes } from './input.js';

export { Engine, MASK, Scenario } from './engine.js';
export { VERDICTS } from './verdicts.js';
export { TenfoldError };

/** Starts the module from a URL, a response, bytes or a compiled module. */
export async function load(source) {
  await loadGlue({ module_or_path: source });
  ready();
}

/** Starts the module from bytes or a compiled module, at once. */
export function loadSync(source) {
  module.initSync({ module: source });
  ready();
}

/** Returns the evaluation as an object. */
export function evaluate(plan, ledger, options, limits) {
  return JSON.parse(evaluateText(plan, ledger, options, limits));
}

/** Returns the evaluation as canonical JSON text. */
export function evaluateText(plan, ledger, options = {}, limits = {}) {
  const given = inputs(plan, ledger, options, limits);
  return answer(() => module.evaluate(...given));
}

/** Returns the assessment of the units as an object. */
export function assess(plan, ledger, options = {}, limits = {}) {
  const given = inputs(plan, ledger, options, limits);
  return JSON.parse(answer(() => module.assess(...given)));
}

/** Returns what several methods say, each a name or a method of the host's own, as an object. */
export function compare(plan, ledger, options, methods, limits = {}) {
  const given = inputs(plan, ledger, options, limits);
  if (!Array.isArray(methods)) throw fault('wrong_type', 'methods', 'this is not a list', 'pass names of methods, or methods');
  const choices = Array.from(methods, (method) => (typeof method === 'string' ? { method } : { rule: method }));
  const methodBytes = bytes('methods', { methods: choices }, limits);
  return JSON.parse(answer(() => module.compare(...given, methodBytes)));
}

/** Returns what a target takes as an object. */
export function whatItTakes(plan, ledger, options, target, limits = {}) {
  const given = inputs(plan, ledger, options, limits);
  const targetBytes = bytes('target', id('target', target), limits);
  return JSON.parse(answer(() => module.whatItTakes(...given, targetBytes)));
}

/** Returns what the targets below an action hold back, or without one below the whole plan, as an object. */
export function levers(plan, ledger, options, action, limits = {}) {
  const given = inputs(plan, ledger, options, limits);
  const actionBytes = action === undefined ? undefined : bytes('action', id('action', action), limits);
  return JSON.parse(answer(() => module.levers(...given, actionBytes)));
}

/** Returns the words of a language for what plans and evaluations name by codes. */
export function words(language) {
  const by = text('language', language, 'pass a language tag, such as en');
  return JSON.parse(answer(() => module.words(by)));
}

/** Returns the version of Tenfold. */
export function version() {
  return answer(module.version);
}

function inputs(plan, ledger, options, limits) {
  return [bytes('plan', plan, limits), bytes('ledger', ledger, limits), bytes('options', options, limits)];
}
