// The one engine of the page: what it holds, what it was asked last, and what is laid over it.

import { Engine, type Changes, type Entry, type Options, type Plan, type Scenario, type TargetResult } from 'tenfold';
import { parsed, type Source, type Texts } from './source.js';
import type { State } from './state.js';
import { Outline } from './outline.js';

/** What an engine and a scenario are both asked. */
export type Asked = Engine | Scenario;

/** A plan that is open. */
export class Session {
  readonly plan: Plan;
  readonly outline: Outline;
  private readonly engine: Engine;
  private scenario: Scenario | undefined;
  private asked = '';
  /** The entries of the ledger, without what is laid over. */
  private kept: readonly Entry[] | undefined;
  private all: { over: readonly Entry[]; entries: readonly Entry[]; facts: Map<string, unknown> } | undefined;
  private over: readonly Entry[] = [];
  /** What the entries that are laid over change; none without them. */
  changes: Changes | undefined;

  constructor(
    readonly source: Source,
    texts: Texts,
  ) {
    this.engine = new Engine(texts.plan, texts.ledger);
    this.plan = parsed<Plan>(texts.plan);
    this.outline = new Outline(this.plan);
  }

  /** Judges by what the page shows; nothing is done twice. */
  judge(state: State, asOf: string): void {
    const options = this.options(state, asOf);
    const asked = JSON.stringify([options, state.whatIf]);
    if (asked === this.asked) return;
    this.drop();
    // The engine answers this only while nothing is laid over it.
    this.own();
    this.engine.evaluate(options);
    if (state.whatIf.length > 0) {
      const scenario = this.engine.scenario();
      try {
        this.changes = scenario.record(state.whatIf);
        this.scenario = scenario;
        this.over = state.whatIf;
      } catch (error) {
        scenario.drop();
        throw error;
      }
    }
    this.asked = asked;
  }

  options(state: State, asOf: string): Options {
    const known = state.knownBy ? { known_by: state.knownBy } : {};
    return { as_of: asOf, method: state.method, ...known };
  }

  /** What answers: the engine, or what is laid over it. */
  get answers(): Asked {
    return this.scenario ?? this.engine;
  }

  /** Takes entries in that are kept already; those that are there are passed over. */
  record(entries: readonly Entry[]): void {
    this.drop();
    const there = new Set(this.own().map((entry) => entry.id));
    const come = entries.filter((entry) => !there.has(entry.id));
    if (come.length === 0) return;
    this.engine.record(come);
    this.kept = [...this.own(), ...come];
    this.all = undefined;
  }

  /** The entries of the ledger, those that are laid over included. */
  entries(): readonly Entry[] {
    return this.facts().entries;
  }

  /** Returns what is found out about all entries once, until there are others. */
  fact<T>(name: string, make: (entries: readonly Entry[]) => T): T {
    const { entries, facts } = this.facts();
    if (!facts.has(name)) facts.set(name, make(entries));
    return facts.get(name) as T;
  }

  private facts() {
    if (this.all?.over !== this.over) {
      this.all = { over: this.over, entries: this.over.length > 0 ? [...this.own(), ...this.over] : this.own(), facts: new Map() };
    }
    return this.all;
  }

  private own(): readonly Entry[] {
    this.kept ??= parsed<{ entries?: Entry[]; tenfold: 1; plan: string }>(this.engine.ledgerText()).entries ?? [];
    return this.kept;
  }

  private drop(): void {
    this.scenario?.drop();
    this.scenario = undefined;
    this.changes = undefined;
    this.asked = '';
    this.over = [];
  }

  /** Asks something on other days, and stands afterwards as before. */
  on<T>(state: State, days: readonly string[], asOf: string, ask: (answers: Asked, day: string) => T): T[] {
    const answers = days.map((day) => {
      this.answers.evaluate(this.options(state, day));
      return ask(this.answers, day);
    });
    this.answers.evaluate(this.options(state, asOf));
    return answers;
  }

  /** Says what would be said of a target if its figure on a day were another, by trying it; none of other measures. */
  tried(target: string, indicator: string, day: string, moment: string, values: readonly number[]): TargetResult[] {
    const scenario = this.scenario ?? this.engine.scenario();
    const own = scenario !== this.scenario;
    if (!own) return [];
    try {
      return values.flatMap((value, place) => {
        const id = `~${String(place).padStart(4, '0')}`;
        scenario.record([{ id, kind: 'reading', indicator, day, value, recorded: moment }]);
        return scenario.target(target) ?? [];
      });
    } finally {
      scenario.drop();
    }
  }

  free(): void {
    this.drop();
    this.engine.free();
  }
}
