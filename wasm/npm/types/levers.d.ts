import type { Verdict } from './evaluation.js';
import type { Day, Moment } from './words.js';

/** What the targets below an action hold back as of a day, as known by a moment, under a method. */
export interface Levers {
  /** The version of the format. */
  readonly tenfold: 1;
  /** The id of the plan. */
  readonly plan: string;
  /** The digest of the plan's canonical form: `sha256:` and 64 hexadecimal digits. */
  readonly plan_digest: string;
  /** The digest of the ledger's canonical form. */
  readonly ledger_digest: string;
  /** The day, to its end. */
  readonly as_of: Day;
  /** The moment by which entries had to be recorded; without, everything counted. */
  readonly known_by?: Moment;
  /** The id of the method. */
  readonly method: string;
  /** The version of the method. */
  readonly method_version: number;
  /** The id of the action; none for the plan as a whole. */
  readonly action?: string;
  /** How it stands. */
  readonly verdict: Verdict;
  /** Its score: an attainment, or a score if the method gives scores. */
  readonly score?: number;
  /** Its pace. */
  readonly pace?: number;
  /** The targets below it, those that hold back most first, then by id; those without a gain last. */
  readonly targets: readonly Lever[];
}

/** How an action would stand if one target were achieved and all else were as it is. */
export interface Lever {
  /** The id of the target. */
  readonly target: string;
  /** What the score of the action would gain, in the unit of the score; none where it has no score now or none then. */
  readonly gain?: number;
  /** How the action would stand. */
  readonly verdict: Verdict;
  /** The score that it would have. */
  readonly score?: number;
  /** The pace that it would have. */
  readonly pace?: number;
}
