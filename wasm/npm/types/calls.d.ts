import type { AssessmentResult } from './assessment.js';
import type { Comparison } from './comparison.js';
import type { Evaluation, Verdict } from './evaluation.js';
import type { Ledger } from './ledger.js';
import type { Levers } from './levers.js';
import type { Method, Preset } from './method.js';
import type { Plan } from './plan.js';
import type { Takes } from './takes.js';
import type { Commitment } from './target.js';
import type { Day, Moment } from './words.js';

export { TenfoldError, type Fault, type FaultCode } from './fault.js';
export type * from './action.js';
export type * from './assessment.js';
export type * from './comparison.js';
export * from './engine.js';
export type * from './evaluation.js';
export type * from './goal.js';
export type * from './history.js';
export type * from './indicator.js';
export type * from './ledger.js';
export type * from './levers.js';
export type * from './method.js';
export type * from './plan.js';
export type * from './reason.js';
export type * from './register.js';
export type * from './takes.js';
export type * from './target.js';
export type * from './words.js';

/**
 * An argument as JSON text, as the UTF-8 bytes of that text, or as a plain object.
 *
 * Bytes are fastest. Text and bytes also get the same verdict everywhere, while an object from `JSON.parse` has lost what
 * parsing loses: digits of numbers over 2^53, and all but the last of duplicate keys.
 */
export type Input<T> = string | Uint8Array | T;

/** Which day is judged, with what knowledge, and by which method. */
export interface Options {
  /** The day to judge, to its end. */
  readonly as_of: Day;
  /** The moment by which entries had to be recorded; without, every entry counts. */
  readonly known_by?: Moment;
  /** The name of a method that comes with Tenfold. Default `pace`. */
  readonly method?: Preset | (string & {});
  /** A method of your own, instead of `method`. */
  readonly rule?: Method;
}

/** How much to take in. */
export interface Limits {
  /** The largest number of bytes of any one argument, from 0. Default 67,108,864 (64 MiB). */
  readonly maxBytes?: number;
}

/**
 * Returns how a plan stands, given what happened.
 *
 * @throws {TenfoldError} If an argument cannot be used. The next call is not affected.
 */
export function evaluate(plan: Input<Plan>, ledger: Input<Ledger>, options: Options, limits?: Limits): Evaluation;

/**
 * Returns how a plan stands as canonical JSON text: the same bytes as the Rust crate and every platform give.
 *
 * @throws {TenfoldError} If an argument cannot be used. The next call is not affected.
 */
export function evaluateText(plan: Input<Plan>, ledger: Input<Ledger>, options: Options, limits?: Limits): string;

/**
 * Returns the assessment of the units of a plan: points, grades and ranks, with every part that they are made of.
 *
 * @throws {TenfoldError} If an argument cannot be used, or the plan has no assessment. The next call is not affected.
 */
export function assess(plan: Input<Plan>, ledger: Input<Ledger>, options: Options, limits?: Limits): AssessmentResult;

/**
 * Returns what several methods say of a plan, where they disagree, and why. The method of the options does not count.
 *
 * @throws {TenfoldError} If an argument cannot be used. The next call is not affected.
 */
export function compare(
  plan: Input<Plan>,
  ledger: Input<Ledger>,
  options: Options,
  methods: readonly (Preset | (string & {}) | Method)[],
  limits?: Limits,
): Comparison;

/**
 * Returns what a target takes: the least values at the coming dates with which it would be on track, and the value that
 * meets its bar.
 *
 * @throws {TenfoldError} If an argument cannot be used, or the plan has no such target. The next call is not affected.
 */
export function whatItTakes(
  plan: Input<Plan>,
  ledger: Input<Ledger>,
  options: Options,
  target: string,
  limits?: Limits,
): Takes;

/**
 * Returns what each target below an action holds back; without an action, below the plan as a whole.
 *
 * @throws {TenfoldError} If an argument cannot be used, or the plan has no such action. The next call is not affected.
 */
export function levers(
  plan: Input<Plan>,
  ledger: Input<Ledger>,
  options: Options,
  action?: string,
  limits?: Limits,
): Levers;

/** The words of one language, each by its code. */
export interface Vocabulary {
  /** The verdicts. */
  readonly verdicts: { readonly [verdict in Verdict]: string };
  /** How firmly something was promised. */
  readonly commitments: { readonly [commitment in Commitment]: string };
}

/**
 * Returns the words of a language for what plans and evaluations name by codes: Chinese for a tag such as `zh` or `zh-CN`,
 * English for every other.
 */
export function words(language: string): Vocabulary;

/** Returns the version of Tenfold, such as `1.2.3`. */
export function version(): string;
