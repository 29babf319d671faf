import type { Verdict } from './evaluation.js';
import type { Why } from './reason.js';
import type { Day, Moment } from './words.js';

/** What a target takes from a day on, as known by a moment, under a method. */
export interface Takes {
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
  /** The id of the target. */
  readonly target: string;
  /** How it stands now. */
  readonly verdict: Verdict;
  /** The value now, in the indicator's unit. */
  readonly value?: number;
  /** The value that meets the bar, in the indicator's unit; none without one bar. */
  readonly bar?: number;
  /** What it takes at the ends of the coming reporting periods (years where none is stated), at most 12, and on the due day. */
  readonly dates: readonly TakesBy[];
  /** Why there are no such dates. */
  readonly why?: NoLeast;
}

/** What a target takes on a day. */
export interface TakesBy {
  /** The day. */
  readonly day: Day;
  /**
   * The least value, counted goalwards, with which the method would call it on track or better on that day if nothing but that
   * figure came in. With the next number below it is not.
   */
  readonly least?: number;
  /** The value that is expected on that day, where baseline and bar are numbers. */
  readonly expected?: number;
  /** Why there is no least value. */
  readonly why?: NoLeast;
}

/** Why there is no least value with which a target would be on track. Later releases may add kinds. */
export type NoLeast =
  | {
      /** It, or an action above it, was called off. */
      readonly kind: 'cancelled';
      /** The id of the entry that did. */
      readonly entry: string;
    }
  | {
      /** Its goal is neither one bar nor a way to improve. */
      readonly kind: 'other_goal';
    }
  | {
      /** The bar cannot be had. */
      readonly kind: 'no_bar';
      /** Why. */
      readonly why: Why;
    }
  | {
      /** The method does not claim that a better figure never stands worse. */
      readonly kind: 'not_monotone';
    }
  | {
      /** The due day is there or past. */
      readonly kind: 'over';
      /** The due day. */
      readonly due: Day;
    }
  | {
      /** It was met once, and that settles it. */
      readonly kind: 'settled';
      /** The first day on which it was met. */
      readonly day: Day;
    }
  | {
      /** What it starts from is a figure that can still come in. */
      readonly kind: 'start_open';
      /** The last day of such a figure. */
      readonly until: Day;
    }
  | {
      /** Nothing is expected of it on that day. */
      readonly kind: 'nothing_expected';
    }
  | {
      /** No figure can be of that day. */
      readonly kind: 'no_figure';
    }
  | {
      /** Any value would be on track. */
      readonly kind: 'any_value';
    }
  | {
      /** No value would be on track. */
      readonly kind: 'no_value';
    };
