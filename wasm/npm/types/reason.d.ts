import type { GateKind } from './action.js';
import type { Verdict } from './evaluation.js';
import type { SignalKind } from './method.js';
import type { TargetHostField } from './target.js';
import type { Day } from './words.js';

/** Why a verdict is what it is, with the numbers of the evaluation. Later releases may add kinds. */
export type Reason =
  | {
      /** It, or an action above it, was called off. */
      readonly kind: 'cancelled';
      /** The id of the entry that did. */
      readonly entry: string;
    }
  | {
      /** Its window begins later. */
      readonly kind: 'not_started';
      /** The first day of the window. */
      readonly start: Day;
    }
  | {
      /** It cannot be judged. */
      readonly kind: 'not_assessable';
      /** Why. */
      readonly why: Why;
    }
  | {
      /** Nothing was recorded. */
      readonly kind: 'no_data';
      /** The first day of the window. */
      readonly since: Day;
    }
  | {
      /** The latest figure is too old. */
      readonly kind: 'stale';
      /** Its day. */
      readonly day: Day;
      /** The last day for which it stood. */
      readonly until: Day;
    }
  | {
      /** The final figure may still come. */
      readonly kind: 'awaiting';
      /** The last day on which it is not late. */
      readonly until: Day;
    }
  | {
      /** The final figure did not come. */
      readonly kind: 'no_final';
      /** The due day. */
      readonly due: Day;
    }
  | {
      /** It has ended and is met. */
      readonly kind: 'met_at_close';
      /** The final figure. */
      readonly value: number;
      /** The due day. */
      readonly due: Day;
    }
  | {
      /** It has ended and is not met. */
      readonly kind: 'missed_at_close';
      /** The final figure, if there is one. */
      readonly value: number | null;
      /** The due day. */
      readonly due: Day;
    }
  | {
      /** It was met once, and that settles it. */
      readonly kind: 'met_once';
      /** The first day on which it was met. */
      readonly day: Day;
    }
  | {
      /** The bar is met now; the figure at the due day will decide. */
      readonly kind: 'met_now';
      /** The figure. */
      readonly value: number;
      /** The due day, if there is one. */
      readonly due: Day | null;
    }
  | {
      /** It was met and is no longer. */
      readonly kind: 'lost_again';
      /** The first day on which it was met. */
      readonly first_met: Day;
    }
  | {
      /** The bar was met only after the due day. */
      readonly kind: 'met_late';
      /** The first day on which it was met. */
      readonly day: Day;
    }
  | {
      /** More than the tolerated days in a row were outside the range. */
      readonly kind: 'excursion';
      /** The first day outside. */
      readonly from: Day;
      /** The days in a row outside. */
      readonly days: number;
      /** The days tolerated. */
      readonly tolerated: number;
    }
  | {
      /** More periods were missed than may be. */
      readonly kind: 'too_many_misses';
      /** The periods missed. */
      readonly missed: number;
      /** The periods that may be missed. */
      readonly allowed: number;
    }
  | {
      /** So many of the named targets are missed that not enough are left. */
      readonly kind: 'quorum_lost';
      /** The targets missed or called off. */
      readonly missed: number;
      /** The targets that must be achieved. */
      readonly need: number;
      /** The targets there are. */
      readonly total: number;
    }
  | {
      /** Nothing is expected yet. */
      readonly kind: 'not_due';
      /** The due day, if there is one. */
      readonly due: Day | null;
    }
  | {
      /** No day was set. */
      readonly kind: 'undated';
    }
  | {
      /** A clause of the method judged it. */
      readonly kind: 'judged';
      /** The signal by which it judged, such as `pace`. */
      readonly signal: SignalKind | 'score';
      /** Its value. */
      readonly value: number;
      /** The method's own word. */
      readonly word: string;
    }
  | {
      /** What was expected by now and what is there. */
      readonly kind: 'behind';
      /** Attainment, 1 being the whole. */
      readonly attainment: number;
      /** Expected attainment. */
      readonly expected: number;
    }
  | {
      /** It is worse than where it started. */
      readonly kind: 'regressed';
      /** The value. */
      readonly value: number;
      /** The baseline. */
      readonly baseline: number;
    }
  | {
      /** Members, periods or targets are still needed. */
      readonly kind: 'still_needed';
      /** How many. */
      readonly count: number;
      /** How many are done. */
      readonly done: number;
      /** How many are needed. */
      readonly need: number;
    }
  | {
      /** What this rests on is not a stated number but the host's. */
      readonly kind: 'host_filled';
      /** The fields. */
      readonly fields: readonly TargetHostField[];
    }
  | {
      /** It rests on entries that are made up to show something. */
      readonly kind: 'illustrative';
    }
  | {
      /** This child weighs most in what is missing. */
      readonly kind: 'decided';
      /** The id of the target or action. */
      readonly child: string;
      /** Its share of what is missing, 0 to 1. */
      readonly share: number;
    }
  | {
      /** This child is the weakest, and the node goes by it. */
      readonly kind: 'weakest';
      /** The id of the target or action. */
      readonly child: string;
      /** How it stands. */
      readonly verdict: Verdict;
    }
  | {
      /** This child is the last of those that are needed. */
      readonly kind: 'last_needed';
      /** The id of the target or action. */
      readonly child: string;
      /** How many are needed. */
      readonly need: number;
    }
  | {
      /** So many of the children are needed. */
      readonly kind: 'quorum';
      /** How many are achieved. */
      readonly achieved: number;
      /** How many must be. */
      readonly need: number;
      /** How many there are. */
      readonly total: number;
    }
  | {
      /** A veto took it down. */
      readonly kind: 'vetoed';
      /** The ids of the missed targets. */
      readonly targets: readonly string[];
    }
  | {
      /** Achieved targets outweigh missed ones, which would have vetoed. */
      readonly kind: 'outweighed';
      /** The ids of the missed targets. */
      readonly targets: readonly string[];
      /** The ids of the achieved targets. */
      readonly offset: readonly string[];
    }
  | {
      /** A gate changed what is attained. */
      readonly kind: 'adjusted';
      /** The kind of the gate. */
      readonly gate: Exclude<GateKind, 'veto'>;
      /** The change of the score, 1 being the whole. */
      readonly by: number;
      /** The ids of the targets that set it off. */
      readonly targets: readonly string[];
    }
  | {
      /** A gate changed a score, or the points of an assessment. */
      readonly kind: 'marked';
      /** The kind of the gate. */
      readonly gate: Exclude<GateKind, 'veto'>;
      /** The change, in the unit of the scores or in points. */
      readonly by: number;
      /** The ids of the targets that set it off. */
      readonly targets: readonly string[];
    }
  | {
      /** No child has evidence. */
      readonly kind: 'no_evidence';
    }
  | {
      /** Too little of the weight has evidence. */
      readonly kind: 'thin_evidence';
      /** The share of weight with evidence. */
      readonly share: number;
      /** The least share. */
      readonly floor: number;
    }
  | {
      /** Children without evidence hold it back. */
      readonly kind: 'held_back';
      /** How many. */
      readonly missing: number;
    }
  | {
      /** All children are achieved, missed, or absent in one way. */
      readonly kind: 'all_children';
      /** The verdict that they share, as a word. */
      readonly verdict: Verdict;
    };

/** Why something cannot be judged. */
export type Why =
  | {
      /** The baseline is not known, and the bar depends on it. */
      readonly kind: 'no_baseline';
    }
  | {
      /** The baseline is not above zero, and a multiple or growth of it means nothing. */
      readonly kind: 'baseline_not_positive';
    }
  | {
      /** The set has no members. */
      readonly kind: 'empty_set';
    }
  | {
      /** No whole period lies in the window. */
      readonly kind: 'no_periods';
    }
  | {
      /** The denominator of the ratio is zero. */
      readonly kind: 'zero_denominator';
    }
  | {
      /** A sum is too large for a number. */
      readonly kind: 'overflow';
    }
  | {
      /** The signal by which the method judges cannot be had. */
      readonly kind: 'no_signal';
      /** The signal. */
      readonly signal: SignalKind;
      /** Why it cannot be had. */
      readonly lack: Lack;
    }
  | {
      /** No clause of the method speaks of such a target. */
      readonly kind: 'no_clause';
    }
  | {
      /** The weights of what counts are all zero. */
      readonly kind: 'no_weight';
    }
  | {
      /** It has no children. */
      readonly kind: 'no_children';
    }
  | {
      /** A score is below zero, and of such there is no geometric mean. */
      readonly kind: 'negative_score';
    }
  | {
      /** A named target cannot be judged. */
      readonly kind: 'named';
      /** The id of the target. */
      readonly target: string;
    };

/** Why a signal cannot be had. */
export type Lack =
  | {
      /** The baseline is not known. */
      readonly kind: 'no_baseline';
    }
  | {
      /** The goal has no bar. */
      readonly kind: 'no_bar';
    }
  | {
      /** There is no figure. */
      readonly kind: 'no_value';
    }
  | {
      /** No way is better: the goal is a range. */
      readonly kind: 'no_way';
    }
  | {
      /** There is no due day. */
      readonly kind: 'undated';
    }
  | {
      /** The goal is not an improvement. */
      readonly kind: 'not_improving';
    }
  | {
      /** Growth from zero is not defined, and the method does not say what zero becomes. */
      readonly kind: 'zero_base';
    }
  | {
      /** Growth across zero is not defined. */
      readonly kind: 'sign_crossing';
    }
  | {
      /** Nothing is expected by now, so that there is nothing to divide by. */
      readonly kind: 'nothing_expected';
    }
  | {
      /** Baseline and bar, or current value and bar, are the same: nothing is left to require. */
      readonly kind: 'nothing_required';
    }
  | {
      /** There are too few figures. */
      readonly kind: 'too_few_points';
      /** How many there are. */
      readonly have: number;
      /** How many there must be. */
      readonly need: number;
    }
  | {
      /** Baseline and current value, or baseline and due day, are too close in time. */
      readonly kind: 'too_few_years';
    }
  | {
      /** The due day is there: no time is left. */
      readonly kind: 'no_time_left';
    }
  | {
      /** All figures are of the same day. */
      readonly kind: 'no_spread';
    }
  | {
      /** The figure never goes stale, so that it has no freshness. */
      readonly kind: 'never_stale';
    }
  | {
      /** The result is too large for a number. */
      readonly kind: 'overflow';
    };
