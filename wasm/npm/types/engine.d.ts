/// <reference lib="esnext.disposable" />
import type { Input, Limits, Options } from './calls.js';
import type {
  ActionResult,
  Evaluation,
  NodeResult,
  TagResult,
  TargetResult,
  UnitResult,
  Verdict,
} from './evaluation.js';
import type { Entry, Ledger } from './ledger.js';
import type { Plan } from './plan.js';
import type { Day } from './words.js';

/** The bit of each number in a mask. */
export const MASK: {
  /** The value, of a target. */
  readonly value: 1;
  /** The attainment, of a target. */
  readonly attainment: 2;
  /** What is expected. */
  readonly expected: 4;
  /** The signal by which a target was judged; of a node its pace. */
  readonly signal: 8;
  /** The score. */
  readonly score: 16;
};

/** Every verdict, in the order of the codes in a column: standings from the worst to the best, then absences. */
export const VERDICTS: readonly Verdict[];

/**
 * How every target, or every action and last the whole, stands. All columns have one length and order; a number means
 * something only where the mask has its bit.
 */
export interface SharedColumns {
  /** The verdicts, as places in {@link VERDICTS}. */
  readonly verdicts: Uint8Array;
  /** Which numbers are there, as bits of {@link MASK}. */
  readonly masks: Uint8Array;
  /** What is expected: of a target as a share of the way. */
  readonly expected: Float64Array;
  /** The scores. */
  readonly scores: Float64Array;
}

/** How every target stands, in the plan's order. */
export interface TargetColumns extends SharedColumns {
  /** The values, each in the unit of its indicator. */
  readonly values: Float64Array;
  /** The attainments, 1 being the whole. */
  readonly attainments: Float64Array;
  /** The signals by which the method judged. */
  readonly signals: Float64Array;
}

/** How every action stands, in the plan's order, and last the whole. */
export interface NodeColumns extends SharedColumns {
  /** Attained over expected. */
  readonly paces: Float64Array;
}

/** How everything stands, as columns of numbers. */
export interface Columns {
  /** The targets. */
  readonly targets: TargetColumns;
  /** The actions, and last the whole. */
  readonly nodes: NodeColumns;
}

/** How a target stands, at a glance. */
export interface TargetGlance {
  /** The verdict. */
  readonly verdict: Verdict;
  /** Whether it is met now and the figure at the due day will decide. */
  readonly provisional: boolean;
  /** The method's own word. */
  readonly word?: string;
  /** The value, in the unit of the indicator. */
  readonly value?: number;
  /** The attainment, 1 being the whole. */
  readonly attainment?: number;
  /** What is expected, as a share of the way. */
  readonly expected?: number;
  /** The signal by which the method judged. */
  readonly signal?: number;
  /** The score. */
  readonly score?: number;
}

/** How an action, the whole, a unit or what carries a tag stands, at a glance. */
export interface NodeGlance {
  /** The verdict. */
  readonly verdict: Verdict;
  /** The method's own word. */
  readonly word?: string;
  /** The score. */
  readonly score?: number;
  /** What is expected. */
  readonly expected?: number;
  /** Attained over expected. */
  readonly pace?: number;
  /** The share of weight with evidence, 0 to 1. */
  readonly evidence?: number;
  /** The id of the child that decided, or of the target whose veto did. */
  readonly decided_by?: string;
}

/** What stands elsewhere than before. */
export interface Moved<Glance> {
  /** The id, or the tag. */
  readonly id: string;
  /** The place in the plan, or of a tag among the tags in the order of the alphabet. */
  readonly place: number;
  /** How it stood. */
  readonly before: Glance;
  /** How it stands now. */
  readonly after: Glance;
}

/** A part of a plan of which something is said. */
export type Part = 'target' | 'action' | 'unit' | 'tag' | 'whole';

/** What is said of a part of a plan, in words. */
export interface Said {
  /** The verdict. */
  readonly verdict: string;
  /** The method's own word. */
  readonly word?: string;
  /** The value of a target, with its unit. */
  readonly value?: string;
  /** The bar of a target, or the low end of its range. */
  readonly bar?: string;
  /** The high end of the range of a target. */
  readonly bar_high?: string;
  /** One sentence for each reason, in their order. */
  readonly reasons: readonly string[];
  /** What a target needs from now on; left out if nothing is left. */
  readonly needs?: string;
  /** Where a target goes at its pace so far; left out if there is no forecast. */
  readonly outlook?: string;
}

/** The whole, where it stands elsewhere than before. */
export interface MovedWhole {
  /** How it stood. */
  readonly before: NodeGlance;
  /** How it stands now. */
  readonly after: NodeGlance;
}

/** What entries changed; a number that differs in its last bit is a change. */
export interface Changes {
  /** The day that is judged; left out before the first evaluation, with nothing judged. */
  readonly as_of?: Day;
  /** The targets, in the plan's order. */
  readonly targets: readonly Moved<TargetGlance>[];
  /** The actions, in the plan's order. */
  readonly actions: readonly Moved<NodeGlance>[];
  /** The whole; left out if it stands where it stood. */
  readonly whole?: MovedWhole;
  /** The units, in the plan's order. */
  readonly units: readonly Moved<NodeGlance>[];
  /** The tags, in the order of the alphabet. */
  readonly tags: readonly Moved<NodeGlance>[];
}

/** Verdicts and scores of one day of a timeline. */
export interface DayColumns {
  /** The verdicts, as places in {@link VERDICTS}. */
  readonly verdicts: Uint8Array;
  /** The scores, `NaN` where there is none: of targets the attainment where the method gives no scores. */
  readonly scores: Float64Array;
}

/** How everything stood on many days. */
export interface Timeline {
  /** The days. */
  readonly days: readonly Day[];
  /** Returns how everything stood on a day, by its place among the days, from 0. */
  on(day: number): {
    /** The targets, in the plan's order. */
    readonly targets: DayColumns;
    /** The actions, in the plan's order, and last the whole. */
    readonly nodes: DayColumns;
  };
}

/** What an engine and a scenario are both asked. What is asked before the first evaluation is `undefined`. */
interface Questions {
  /**
   * Judges every target and every action on a day.
   *
   * @throws {TenfoldError} If the options cannot be used.
   */
  evaluate(options: Options): Columns;
  /** Returns the columns as they were judged last; they are copies, and stay as they are. */
  columns(): Columns;
  /**
   * Records entries, corrections and withdrawals included, and returns what they change as of the day judged last.
   *
   * @throws {TenfoldError} If anything is wrong; then nothing was recorded.
   */
  record(entries: Input<readonly Entry[]>): Changes;
  /** Returns everything that is said of the plan as it was judged last. */
  evaluation(): Evaluation | undefined;
  /** Returns the same as canonical JSON text. */
  evaluationText(): string | undefined;
  /**
   * Returns everything that is said of a target.
   *
   * @throws {TenfoldError} If the plan has no such target; so with the others.
   */
  target(id: string): TargetResult | undefined;
  /** Returns everything that is said of an action. */
  action(id: string): ActionResult | undefined;
  /** Returns everything that is said of a unit. */
  unit(id: string): UnitResult | undefined;
  /** Returns everything that is said of what carries a tag. */
  tag(tag: string): TagResult | undefined;
  /** Returns everything that is said of the whole. */
  whole(): NodeResult | undefined;
  /**
   * Returns what is said of a part in words: Chinese for a tag such as `zh` or `zh-CN`, English for every other. The whole has
   * no id, and is asked for with an empty text.
   *
   * @throws {TenfoldError} If the plan has no such part.
   */
  say(part: Part, id: string, language: string): Said | undefined;
  /**
   * Judges on many days; the day of the options does not count, and afterwards everything stands as it was judged before.
   *
   * @throws {TenfoldError} If a day or the options cannot be used.
   */
  timeline(days: readonly Day[], options: Options): Timeline;
  /** Returns the ids of the targets, in the order of their columns. */
  targetIds(): string[];
  /** Returns the ids of the actions, in the order of their columns; the whole stands behind them. */
  actionIds(): string[];
  /** Returns the ledger with everything that was recorded, as canonical JSON text. */
  ledgerText(): string;
  /** Returns the plan as canonical JSON text. */
  planText(): string;
  /** The number of entries. */
  readonly size: number;
}

/**
 * A plan and its ledger, compiled once: judged on any day, judged again at once after every entry, and asked for reasons.
 * Its memory is in the module until `free` is called, or a `using` declaration ends; what is forgotten is freed later.
 */
export class Engine implements Questions {
  /** @throws {TenfoldError} If the plan or the ledger cannot be used. */
  constructor(plan: Input<Plan>, ledger: Input<Ledger>, limits?: Limits);
  /**
   * Begins a scenario: entries laid over this engine, without a copy. Until it is kept or dropped the engine itself answers
   * nothing.
   */
  scenario(): Scenario;
  /** Gives the memory back; the engine cannot be used any more. */
  free(): void;
  /** Gives the memory back at the end of a `using` declaration. */
  [Symbol.dispose](): void;
}
export interface Engine extends Questions {}

/** Entries laid over an engine: kept, or taken back to the bit. */
export class Scenario implements Questions {
  private constructor();
  /** Leaves what was laid over the engine there, as if it had been recorded. */
  keep(): void;
  /** Takes back what was laid over the engine; once more does nothing. */
  drop(): void;
  /** Takes back what was laid over the engine at the end of a `using` declaration, unless it was kept. */
  [Symbol.dispose](): void;
}
export interface Scenario extends Questions {}
