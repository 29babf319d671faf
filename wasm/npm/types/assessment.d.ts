import type { GateResult, Verdict } from './evaluation.js';
import type { Reason } from './reason.js';
import type { Day, Moment, Text } from './words.js';

/** How the units of a plan are marked, as of a day, as known by a moment, under a method. */
export interface AssessmentResult {
  /** The version of the format. */
  readonly tenfold: 1;
  /** The id of the plan. */
  readonly plan: string;
  /** The digest of the plan's canonical form. */
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
  /** Whether any entry that counts is made up to show something. */
  readonly illustrative: boolean;
  /** The title of the assessment. */
  readonly title?: Text;
  /** The points of a full attainment. */
  readonly full: number;
  /** The fields of the assessment that the host filled in. */
  readonly host?: readonly string[];
  /** The units, by their ranks; those of one rank in the plan's order, and so those without, which come last. */
  readonly units: readonly AssessedUnit[];
}

/** How a unit is marked. */
export interface AssessedUnit {
  /** The id of the unit. */
  readonly id: string;
  /** Its points, at least 0; none if nothing is live or too little has evidence. */
  readonly points?: number;
  /** Its points before the gates. */
  readonly base?: number;
  /** The share of weight with evidence, 0 to 1; none if nothing is live. */
  readonly evidence?: number;
  /** Its grade. */
  readonly grade?: GradeResult;
  /** Its rank, the most points being 1; equal points share a rank, and the next is left out. */
  readonly rank?: number;
  /** Whether another unit has the same points. */
  readonly tied: boolean;
  /** What the gates did, in their order; changes are points. */
  readonly gates: readonly GateResult[];
  /** What each target that it answers for adds, in the order of the ids. */
  readonly parts: readonly AssessedPart[];
  /** Why. */
  readonly reasons: readonly Reason[];
}

/** A grade that is reached. */
export interface GradeResult {
  /** The word that stands for it. */
  readonly word: string;
  /** The word as people read it. */
  readonly title?: Text;
}

/** What a target adds to the points of a unit. */
export interface AssessedPart {
  /** The id of the target. */
  readonly target: string;
  /** Its share of the weight that counts, 0 to 1; none if it does not count. */
  readonly weight?: number;
  /** What is attained of it, as a share, 0 to the cap. */
  readonly attained?: number;
  /** The points that it adds. */
  readonly points?: number;
  /** Its verdict. */
  readonly verdict: Verdict;
  /** The ids of the entries that it rests on, in the order of (day, recorded, id). */
  readonly entries: readonly string[];
}
