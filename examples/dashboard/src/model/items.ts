// The items of registers and the members of sets as the entries tell them, for lists and charts; nothing is judged here.

import type { Condition, Entry, Indicator, Scalar, Text } from 'tenfold';
import { last } from './days.js';
import type { Outline } from './outline.js';

/** An item of a register on a day. */
export interface Item {
  readonly register: string;
  readonly id: string;
  title: Text | undefined;
  readonly fields: Map<string, Scalar>;
  readonly planned: Map<string, string>;
  /** Each state with the day from which it held. */
  readonly states: { state: string; day: string }[];
  unit: string | undefined;
  lead: Text | undefined;
  ended: 'closed' | 'cancelled' | undefined;
  readonly entries: string[];
}

/** Returns the entries that count: known by a moment, up to a day, neither withdrawn nor replaced, oldest first. */
export function counting(entries: readonly Entry[], asOf: string, knownBy: string): Entry[] {
  const moment = (entry: Entry) => Date.parse(entry.recorded ?? `${last(entry.day)}T00:00:00Z`);
  const until = knownBy ? Date.parse(knownBy) : Infinity;
  const known = entries.filter((entry) => moment(entry) <= until);
  const out = new Set<string>();
  // A withdrawn correction brings back what it replaced: the latest are looked at first.
  for (const entry of [...known].sort((one, other) => moment(other) - moment(one) || (one.id < other.id ? 1 : -1))) {
    if (out.has(entry.id)) continue;
    if (entry.kind === 'withdrawn') out.add(entry.entry);
    if (entry.corrects !== undefined) out.add(entry.corrects);
  }
  const counted = known.filter((entry) => !out.has(entry.id) && entry.kind !== 'withdrawn' && last(entry.day) <= asOf);
  const order = (one: Entry, other: Entry) =>
    last(one.day).localeCompare(last(other.day)) || moment(one) - moment(other) || (one.id < other.id ? -1 : 1);
  return counted.sort(order);
}

/** Returns the items that were opened, in the order in which they were. */
export function items(outline: Outline, entries: readonly Entry[]): Item[] {
  const all = new Map<string, Item>();
  for (const entry of entries) {
    if (!('item' in entry)) continue;
    const key = `${entry.register}/${entry.item}`;
    let item = all.get(key);
    const cycle = outline.registers.get(entry.register)?.life_cycle ?? [];
    if (!item) {
      item = {
        register: entry.register, id: entry.item, title: undefined, fields: new Map(), planned: new Map(),
        states: [], unit: undefined, lead: undefined, ended: undefined, entries: [],
      };
      all.set(key, item);
    }
    item.entries.push(entry.id);
    const state = entry.kind === 'moved' ? entry.to : entry.kind === 'opened' ? (entry.to ?? cycle[0]?.id) : undefined;
    if (state !== undefined) {
      item.states.push({ state, day: last(entry.day) });
      item.ended = cycle.find((one) => one.id === state)?.end;
    }
    if (entry.kind === 'closed') item.ended = 'closed';
    if (entry.kind === 'opened' || entry.kind === 'changed') {
      item.title = entry.title ?? item.title;
      item.unit = entry.unit ?? item.unit;
      item.lead = entry.lead ?? item.lead;
      for (const [field, value] of Object.entries(entry.fields ?? {})) item.fields.set(field, value);
      for (const [planned, day] of Object.entries(entry.planned ?? {})) item.planned.set(planned, day);
    }
  }
  return [...all.values()];
}

/** Returns the state of an item, if its register has a life cycle. */
export const state = (item: Item): string | undefined => item.states.at(-1)?.state;

/** Returns whether an item meets a condition on its fields and states; levels are compared by their order. */
function meets(outline: Outline, item: Item, condition: Condition): boolean {
  if (condition.states) return condition.states.includes(state(item) ?? '');
  const value = item.fields.get(condition.field ?? '');
  if (value === undefined) return false;
  const field = outline.registers.get(item.register)?.fields?.find((field) => field.id === condition.field);
  const levels = field?.kind === 'level' ? outline.levels(field.scale) : undefined;
  const rank = (of: Scalar) => (levels ? levels.indexOf(String(of)) : Number(of));
  const values = Array.isArray(value) ? value : [value];
  if (condition.is && !condition.is.some((wanted) => values.includes(wanted as never))) return false;
  if (condition.at_least !== undefined && !(rank(value) >= rank(condition.at_least))) return false;
  return condition.at_most === undefined || rank(value) <= rank(condition.at_most);
}

/** A member of a set on a day. */
export interface Member {
  readonly id: string;
  readonly title: string | Text;
  readonly joined: string | undefined;
  readonly left: string | undefined;
  /** The items that cover it; none of sets that nothing covers. */
  readonly by: readonly Item[];
}

/** Returns the members of a set, those that left last. */
export function members(outline: Outline, set: string, entries: readonly Entry[], indicator?: Indicator): Member[] {
  const found = new Map<string, { title: Text; joined: string | undefined; left: string | undefined }>();
  for (const { id, title, since } of outline.sets.get(set)?.members ?? []) {
    found.set(id, { title, joined: since, left: undefined });
  }
  for (const entry of entries) {
    if ((entry.kind !== 'joined' && entry.kind !== 'left') || entry.set !== set) continue;
    const there = found.get(entry.member);
    const title = entry.title ?? there?.title ?? entry.member;
    const day = last(entry.day);
    found.set(entry.member, entry.kind === 'joined'
      ? { title, joined: day, left: undefined }
      : { title, joined: there?.joined, left: day });
  }
  const measure = indicator?.measure;
  const matching = measure?.kind !== 'coverage' ? [] : items(outline, entries).filter((item) =>
    item.register === measure.register && item.ended !== 'cancelled' &&
    (measure.conditions ?? []).every((condition) => meets(outline, item, condition)));
  const covers = (item: Item, id: string) => {
    const value = measure?.kind === 'coverage' ? item.fields.get(measure.field) : undefined;
    return Array.isArray(value) ? value.includes(id) : value === id;
  };
  const list = [...found].map(([id, of]) => ({ id, ...of, by: matching.filter((item) => covers(item, id)) }));
  return list.sort((one, other) => Number(one.left !== undefined) - Number(other.left !== undefined));
}

/** Returns the set that an indicator counts the members of. */
export function setOf(outline: Outline, indicator: Indicator): string | undefined {
  const { measure } = indicator;
  if (measure.kind !== 'coverage') return indicator.per;
  return outline.registers.get(measure.register)?.fields?.find((field) => field.id === measure.field)?.set;
}
