// The living engine: a plan and its ledger compiled once, behind a handle into the module.
import * as glue from './glue.js';
import { answer, id, text } from './call.js';
import { changes } from './changes.js';
import { fault } from './error.js';
import { bytes } from './input.js';

/** The bit of each number in a mask. */
export const MASK = Object.freeze({ value: 1, attainment: 2, expected: 4, signal: 8, score: 16 });

/** The parts of a plan of which something is said. */
const PARTS = ['target', 'action', 'unit', 'tag', 'whole'];

/** A handle into the module, and what is asked of it again and again. */
class Handle {
  #ids = new Map();
  #words;
  #day;

  constructor(module, limits) {
    this.module = module;
    this.limits = limits;
  }

  /** Returns the id of a target, an action or a unit by its place in the plan, or a tag. */
  id(kind, place) {
    if (!this.#ids.has(kind)) this.#ids.set(kind, this.module.ids(kind));
    return this.#ids.get(kind)[place];
  }

  /** Returns a word of the method by its place. */
  word(place) {
    this.#words ??= this.module.words();
    return this.#words[place];
  }

  /** Returns the day that was judged last. */
  day() {
    this.#day ??= this.module.day();
    return this.#day;
  }

  /** Returns whether the instance that held it is gone: every method of the glue but `free` finds that out by itself. */
  isStale() {
    try {
      this.module.size();
      return false;
    } catch {
      return true;
    }
  }

  /** Judges by options. */
  evaluate(options) {
    this.module.evaluate(options);
    this.#words = undefined;
    this.#day = undefined;
  }
}

/** What an engine and a scenario are both asked. */
class Judged {
  #handle;

  constructor(handle) {
    this.#handle = handle;
  }

  /** Calls the module, if it may be used now. */
  _ask(call) {
    this._usable();
    return answer(() => call(this.#handle.module));
  }

  /** Judges every target and every action on a day, and returns the columns. */
  evaluate(options) {
    const given = bytes('options', options, this.#handle.limits);
    this._ask(() => this.#handle.evaluate(given));
    return this.columns();
  }

  /** Returns the columns as they were judged last. */
  columns() {
    return this._ask((module) => ({ targets: columns(module, false), nodes: columns(module, true) }));
  }

  /** Records a list of entries, and returns what they change. */
  record(entries) {
    // A list is not an object at the top of a text, but may be passed as one.
    const given = bytes('entries', entries, this.#handle.limits);
    return this._ask((module) => changes(module.record(given), this.#handle));
  }

  /** Returns everything that is said of the plan as it was judged last. */
  evaluation() {
    return parsed(this.evaluationText());
  }

  /** Returns the same as canonical JSON text. */
  evaluationText() {
    return this._ask((module) => module.evaluation());
  }

  /** Returns everything that is said of a target. */
  target(target) {
    return this.#explain('target', target);
  }

  /** Returns everything that is said of an action. */
  action(action) {
    return this.#explain('action', action);
  }

  /** Returns everything that is said of a unit. */
  unit(unit) {
    return this.#explain('unit', unit);
  }

  /** Returns everything that is said of what carries a tag. */
  tag(tag) {
    return this.#explain('tag', tag);
  }

  /** Returns everything that is said of the whole. */
  whole() {
    return this.#explain('whole', '');
  }

  #explain(kind, name) {
    const given = id(kind, name);
    return parsed(this._ask((module) => module.explain(kind, given)));
  }

  /** Returns what is said of a part of the plan in words. */
  say(part, name, language) {
    if (!PARTS.includes(part)) {
      throw fault('wrong_type', 'part', `there is no such part`, `pass one of ${PARTS.join(', ')}`);
    }
    const given = id(part, name);
    const by = text('language', language, 'pass a language tag, such as en');
    return parsed(this._ask((module) => module.say(part, given, by)));
  }

  /** Judges on many days, and returns verdicts and scores for each. */
  timeline(days, options) {
    if (!Array.isArray(days)) throw fault('wrong_type', 'days', 'this is not a list', 'pass a list of days');
    const given = Array.from(days, (day, place) => text(`days[${place}]`, day, 'pass a day, such as 2025-12-31'));
    const by = bytes('options', options, this.#handle.limits);
    return this._ask((module) => {
      const line = module.timeline(given, by);
      const [verdicts, scores] = [line.verdicts(), line.scores()];
      line.free();
      return new Timeline(given, [module.verdicts(false).length, module.verdicts(true).length], verdicts, scores);
    });
  }

  /** Returns the ids of the targets, in the order of their columns. */
  targetIds() {
    return this._ask((module) => module.ids('target'));
  }

  /** Returns the ids of the actions, in the order of their columns; the whole stands behind them. */
  actionIds() {
    return this._ask((module) => module.ids('action'));
  }

  /** Returns the ledger with everything that was recorded, as canonical JSON text. */
  ledgerText() {
    return this._ask((module) => module.ledger());
  }

  /** Returns the plan as canonical JSON text. */
  planText() {
    return this._ask((module) => module.plan());
  }

  /** The number of entries. */
  get size() {
    return this._ask((module) => module.size());
  }
}

/** A plan and its ledger, compiled. */
export class Engine extends Judged {
  #handle;
  #scenario;
  #freed = false;

  constructor(plan, ledger, limits = {}) {
    const given = [bytes('plan', plan, limits), bytes('ledger', ledger, limits)];
    const handle = new Handle(answer(() => new glue.Engine(...given)), limits);
    super(handle);
    this.#handle = handle;
  }

  _usable() {
    if (this.#freed) throw new Error('this engine was freed: make another one');
    if (this.#scenario) throw new Error('a scenario is open on this engine: ask the scenario, or keep or drop it first');
  }

  /** Begins a scenario: entries laid over this engine, which answers nothing by itself until the scenario is kept or dropped. */
  scenario() {
    this._ask((module) => module.begin());
    this.#scenario = new Scenario(this.#handle, (keep) => {
      this.#scenario = undefined;
      if (!this.#freed) this._ask((module) => module.end(keep));
    });
    return this.#scenario;
  }

  /** Gives the memory back. */
  free() {
    if (this.#freed) return;
    this.#freed = true;
    // After a trap its memory went with the instance, and what stands at its place now belongs to others.
    if (this.#handle.isStale()) return;
    this.#scenario?.drop();
    answer(() => this.#handle.module.free());
  }
}

/** Entries laid over an engine. */
export class Scenario extends Judged {
  #end;

  constructor(handle, end) {
    super(handle);
    this.#end = end;
  }

  _usable() {
    if (!this.#end) throw new Error('this scenario was kept or dropped: begin another one');
  }

  /** Leaves what was laid over the engine there, as if it had been recorded. */
  keep() {
    this._usable();
    const end = this.#end;
    this.#end = undefined;
    end(true);
  }

  /** Takes back what was laid over the engine, which is as it was before; once more does nothing. */
  drop() {
    const end = this.#end;
    this.#end = undefined;
    end?.(false);
  }
}

/** Verdicts and scores on many days. */
class Timeline {
  #sizes;
  #verdicts;
  #scores;

  constructor(days, sizes, verdicts, scores) {
    this.days = days;
    this.#sizes = sizes;
    this.#verdicts = verdicts;
    this.#scores = scores;
  }

  /** Returns how everything stood on a day, by its place among the days. */
  on(day) {
    const [targets, nodes] = this.#sizes;
    const from = day * (targets + nodes);
    const part = (all, start, length) => all.subarray(start, start + length);
    return {
      targets: { verdicts: part(this.#verdicts, from, targets), scores: part(this.#scores, from, targets) },
      nodes: { verdicts: part(this.#verdicts, from + targets, nodes), scores: part(this.#scores, from + targets, nodes) },
    };
  }
}

function columns(module, nodes) {
  const shared = {
    verdicts: module.verdicts(nodes),
    masks: module.masks(nodes),
    expected: module.numbers(MASK.expected, nodes),
    scores: module.numbers(MASK.score, nodes),
  };
  if (nodes) return { ...shared, paces: module.numbers(MASK.signal, nodes) };
  return {
    ...shared,
    values: module.numbers(MASK.value, nodes),
    attainments: module.numbers(MASK.attainment, nodes),
    signals: module.numbers(MASK.signal, nodes),
  };
}

function parsed(text) {
  return text === undefined ? undefined : JSON.parse(text);
}

// A host without `using` calls `free` and `drop`; older ones do not know the symbol.
if (Symbol.dispose) {
  Engine.prototype[Symbol.dispose] = Engine.prototype.free;
  Scenario.prototype[Symbol.dispose] = Scenario.prototype.drop;
}
