import type { SignalValue, Verdict } from './evaluation.js';
import type { SignalKind } from './method.js';
import type { Reason } from './reason.js';
import type { Day, Moment } from './words.js';

/** What several methods say of a plan as of a day, as known by a moment. */
export interface Comparison {
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
  /** The methods, in the order in which they were given; at least one. */
  readonly methods: readonly ComparedMethod[];
  /** The plan as a whole. */
  readonly whole: Compare;
  /** The actions, in the plan's order. */
  readonly actions: readonly ActionComparison[];
  /** The units, in the plan's order. */
  readonly units: readonly UnitComparison[];
  /** The tags, in their order; left out if the plan has none. */
  readonly tags?: readonly TagComparison[];
  /** The targets, in the plan's order. */
  readonly targets: readonly TargetComparison[];
}

/** A method of a comparison. */
export interface ComparedMethod {
  /** Its id. */
  readonly id: string;
  /** Its version. */
  readonly version: number;
}

/** What the methods say of an action. */
export interface ActionComparison {
  /** The id of the action. */
  readonly id: string;
  /** The id of the action above it. */
  readonly parent?: string;
  /** What they say. */
  readonly result: Compare;
}

/** What the methods say of a unit. */
export interface UnitComparison {
  /** The id of the unit. */
  readonly id: string;
  /** The id of the unit above it on the day. */
  readonly parent?: string;
  /** What they say. */
  readonly result: Compare;
}

/** What the methods say of what carries a tag. */
export interface TagComparison {
  /** The tag. */
  readonly tag: string;
  /** What they say. */
  readonly result: Compare;
}

/** What the methods say of a target. */
export interface TargetComparison {
  /** The id of the target. */
  readonly id: string;
  /** The id of the action that holds it. */
  readonly action: string;
  /** What they say. */
  readonly result: Compare;
}

/** What the methods say of one thing, whether they agree, and why they do not. */
export interface Compare {
  /** Whether all verdicts are the same. */
  readonly agree: boolean;
  /** What each method says, in their order. */
  readonly said: readonly Opinion[];
  /** Why each method that gives another verdict than the first differs from it, in their order. */
  readonly differences?: readonly Differs[];
}

/** What one method says of one thing. */
export interface Opinion {
  /** The verdict. */
  readonly verdict: Verdict;
  /** The method's own word, where the method has one for the verdict. */
  readonly word?: string;
  /** Of a target the score that the method gives; of a node its mean. */
  readonly score?: number;
  /** The signal by which it judged, with its value. */
  readonly signal?: SignalValue;
  /** The deciding reason. */
  readonly reason?: Reason;
}

/** Why a method gives another verdict than the first: of what is true of the two the first, in this order. */
export type Differs = Against &
  (
    | {
        /** One of the two cannot judge it. */
        readonly kind: 'cannot_judge';
        /** The place of the method that cannot: 0 for the first, else that of the other. */
        readonly unable: number;
        /** Why it cannot. */
        readonly reason?: Reason;
      }
    | {
        /** One was settled by what comes before the clauses; a node by having nothing to judge. */
        readonly kind: 'calendar';
        /** What settled the first, if that was. */
        readonly first?: Verdict;
        /** What settled the other, if that was. */
        readonly other?: Verdict;
      }
    | {
        /** Of a node: one rolls up scores and the other attainments. */
        readonly kind: 'other_space';
        /** The signal and the mean of the first. */
        readonly first?: SignalValue;
        /** The signal and the mean of the other. */
        readonly other?: SignalValue;
      }
    | {
        /** Of a node: something below it, or a target that a gate of it looks at, stands elsewhere. */
        readonly kind: 'children';
        /** The id of the first child that does, in the order of the ids. */
        readonly child: string;
        /** Where it stands by the first. */
        readonly first: Verdict;
        /** Where it stands by the other. */
        readonly other: Verdict;
        /** How many stand elsewhere. */
        readonly count: number;
      }
    | {
        /** They look at different signals. */
        readonly kind: 'other_signal';
        /** What the first looks at. */
        readonly first?: SignalValue;
        /** What the other looks at. */
        readonly other?: SignalValue;
      }
    | {
        /** They look at the same signal with other edges, points or forecasts; of a node, at another mean. */
        readonly kind: 'other_value';
        /** The signal. */
        readonly signal: SignalKind | 'score';
        /** Its value by the first. */
        readonly first: number;
        /** Its value by the other. */
        readonly other: number;
      }
    | {
        /** The same value stands in other bands. */
        readonly kind: 'other_cuts';
        /** The signal. */
        readonly signal: SignalKind | 'score';
        /** Its value. */
        readonly value: number;
        /** The word that the first has for it; none where the node is held lower than its band. */
        readonly first?: string;
        /** The word that the other has for it; none where the node is held lower than its band. */
        readonly other?: string;
      }
  );

/** Which method differs. */
interface Against {
  /** The place of the method among those compared, from 1; that of the first is 0. */
  readonly method: number;
}
