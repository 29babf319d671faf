// What entries changed, from the numbers in which it crosses the border: see `changes.rs`.
import { VERDICTS } from './verdicts.js';

const KINDS = ['target', 'action', 'whole', 'unit', 'tag'];

/**
 * Returns changes as objects. `names` knows the ids of a kind by their places, the words of the method by theirs, and the day.
 */
export function changes(packed, names) {
  if (packed.length === 0) return { targets: [], actions: [], units: [], tags: [] };
  const read = new Reader(packed, names);
  const [targets, actions, whole, units, tags] = KINDS.map((kind, place) => read.all(kind, packed[place]));
  return {
    as_of: names.day(),
    targets,
    actions,
    ...(whole.length > 0 && { whole: { before: whole[0].before, after: whole[0].after } }),
    units,
    tags,
  };
}

/** Reads one number after the other. */
class Reader {
  #packed;
  #names;
  #at = KINDS.length;

  constructor(packed, names) {
    this.#packed = packed;
    this.#names = names;
  }

  all(kind, count) {
    const moved = [];
    const glance = kind === 'target' ? () => this.#target() : () => this.#node();
    for (let left = count; left > 0; left -= 1) {
      const place = this.#next();
      moved.push({ id: this.#names.id(kind, place), place, before: glance(), after: glance() });
    }
    return moved;
  }

  #next() {
    const number = this.#packed[this.#at];
    this.#at += 1;
    return number;
  }

  #target() {
    const glance = { verdict: VERDICTS[this.#next()], provisional: this.#next() === 1 };
    this.#word(glance);
    for (const name of ['value', 'attainment', 'expected', 'signal', 'score']) this.#number(glance, name);
    return glance;
  }

  #node() {
    const glance = { verdict: VERDICTS[this.#next()] };
    this.#word(glance);
    for (const name of ['score', 'expected', 'pace', 'evidence']) this.#number(glance, name);
    const by = this.#next();
    // Targets have the even numbers, actions the odd ones.
    if (!Number.isNaN(by)) glance.decided_by = this.#names.id(by % 2 === 0 ? 'target' : 'action', Math.floor(by / 2));
    return glance;
  }

  #word(glance) {
    const place = this.#next();
    if (!Number.isNaN(place)) glance.word = this.#names.word(place);
  }

  /** What is not there is not a number. */
  #number(glance, name) {
    const number = this.#next();
    if (!Number.isNaN(number)) glance[name] = number;
  }
}
