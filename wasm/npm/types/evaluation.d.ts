import type { GateKind } from './action.js';
import type { ForecastKind, SignalKind, Standing } from './method.js';
import type { Reason } from './reason.js';
import type { Commitment } from './target.js';
import type { Day, Moment, Text } from './words.js';

/** How a plan stands as of a day, as known by a moment, under a method. */
export interface Evaluation {
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
  /** Whether any entry that counts is made up to show something. */
  readonly illustrative: boolean;
  /** The plan as a whole. */
  readonly whole: NodeResult;
  /** The actions, in the plan's order. */
  readonly actions: readonly ActionResult[];
  /** The units, in the plan's order. */
  readonly units: readonly UnitResult[];
  /** The tags, in their order; left out if the plan has none. */
  readonly tags?: readonly TagResult[];
  /** The targets, in the plan's order. */
  readonly targets: readonly TargetResult[];
  /** Planned states of register items that are past and not reached, the longest overdue first. */
  readonly overdue: readonly Step[];
  /** The next planned state of each open item, stages, and due days of targets, the earliest first. */
  readonly next_due: readonly Step[];
}

/** How a target, an action or a unit stands: a standing, which has an order, or an absence, which has none. */
export type Verdict = Standing | Absence;

/** Why there is no standing. */
export type Absence =
  /** It was called off. */
  | 'cancelled'
  /** Its window has not begun. */
  | 'not_started'
  /** Nothing is expected of it yet, and nothing is there. */
  | 'not_due'
  /** It has ended, and its final figure may still come. */
  | 'awaiting'
  /** Nothing is known of it. */
  | 'no_data'
  /** What is known of it is too old. */
  | 'stale'
  /** It cannot be judged; the reasons say why. */
  | 'not_assessable'
  /** It is not met, and no day was set for it. */
  | 'undated';

/** How an action stands. */
export interface ActionResult {
  /** The id of the action. */
  readonly id: string;
  /** The id of the action above it. */
  readonly parent?: string;
  /** How it stands. */
  readonly result: NodeResult;
}

/** How a unit stands by what it answers for. */
export interface UnitResult {
  /** The id of the unit. */
  readonly id: string;
  /** The id of the unit above it on the day. */
  readonly parent?: string;
  /** How it stands. */
  readonly result: NodeResult;
}

/** How what carries a tag stands. */
export interface TagResult {
  /** The tag. */
  readonly tag: string;
  /** How it stands. */
  readonly result: NodeResult;
}

/** What a gate did to a node. */
export interface GateResult {
  /** What it does. */
  readonly kind: GateKind;
  /** Its name for people. */
  readonly name?: Text;
  /** What it changed in the score, in the score's unit; none where there is no score to change. */
  readonly by?: number;
  /** The ids of the targets that set it off: missed ones, or achieved ones of a bonus. */
  readonly targets: readonly string[];
  /** The ids of the achieved targets that outweigh missed ones of a veto. */
  readonly offset?: readonly string[];
  /** Whether it changed anything. */
  readonly applied: boolean;
}

/** How a node of a tree stands. */
export interface NodeResult {
  /** The verdict. */
  readonly verdict: Verdict;
  /** The method's own word, where a band of it judged. */
  readonly word?: string;
  /** What its roll-up makes of its children: of attainments, or of scores if the method gives scores. */
  readonly score?: number;
  /** What its roll-up makes of what is expected of its children. */
  readonly expected?: number;
  /** Attained over expected, over the children that have both. */
  readonly pace?: number;
  /** The distance to the next better band. */
  readonly margin?: number;
  /** The share of weight with evidence, 0 to 1; none if nothing is live. */
  readonly evidence?: number;
  /** The id of the child that decided, or of the missed target of a veto. */
  readonly decided_by?: string;
  /** How many of its children are achieved and needed, under `quorum` and `all`. */
  readonly instances?: Tally;
  /** What its gates did, in their order; left out if it has none. */
  readonly gates?: readonly GateResult[];
  /** How many targets below it have which verdict, without those that none has. */
  readonly counts: { readonly [verdict in Verdict]?: number };
  /** Why. */
  readonly reasons: readonly Reason[];
}

/** How a target stands. */
export interface TargetResult {
  /** The id of the target. */
  readonly id: string;
  /** The id of the action that holds it. */
  readonly action: string;
  /** The verdict. */
  readonly verdict: Verdict;
  /** The method's own word, where the method has one for the verdict. */
  readonly word?: string;
  /** Whether it is met now and the figure at the due day will decide. */
  readonly provisional: boolean;
  /** How firmly it was promised. */
  readonly commitment: Commitment;
  /** The first day of its window. */
  readonly start: Day;
  /** The last day of its window on the day of the evaluation. */
  readonly due?: Day;
  /** The value: in the indicator's unit; for instances, how many are done. */
  readonly value?: number;
  /** The day of the value. */
  readonly value_day?: Day;
  /** Where it started from. */
  readonly baseline?: number;
  /** The bar; for a range its low end, if it has one. */
  readonly bar?: number;
  /** The high end of a range. */
  readonly bar_high?: number;
  /** A value beyond the bar that is reported and never required. */
  readonly stretch?: number;
  /** Whether the bar is met now. */
  readonly met?: boolean;
  /** The first day on which it was met. */
  readonly first_met?: Day;
  /** The share of the way from baseline to bar, unclamped. */
  readonly attainment?: number;
  /** The attainment that is expected by now. */
  readonly expected?: number;
  /** The value that is expected by now, where the bar and the baseline are numbers. */
  readonly expected_value?: number;
  /** The signal by which a clause judged, with its value. */
  readonly signal?: SignalValue;
  /** The signals that the guards of the clauses up to that one looked at, each once. */
  readonly guards?: readonly SignalValue[];
  /** The score that the method gives. */
  readonly score?: number;
  /** The distance of the signal to the next better band. */
  readonly margin?: number;
  /** How many members, periods, targets or children are done. */
  readonly instances?: Tally;
  /** What is needed from now. */
  readonly needs?: Needs;
  /** Where it goes at this pace. */
  readonly forecast?: Outlook;
  /** The ids of the entries that it rests on, in the order of (day, recorded, id). */
  readonly entries: readonly string[];
  /** Why, the deciding reason first. */
  readonly reasons: readonly Reason[];
}

/** A signal and its value. */
export interface SignalValue {
  /** The signal. */
  readonly name: SignalKind;
  /** Its value. */
  readonly value: number;
}

/** How many members, periods, targets or children are done, needed and there. */
export interface Tally {
  /** Done. */
  readonly done: number;
  /** Needed. */
  readonly need: number;
  /** There. */
  readonly total: number;
  /** Missed, of periods and targets. */
  readonly missed: number;
  /** The ids of the members or targets, or the periods, that are not done. */
  readonly open: readonly string[];
}

/** What a target needs from now on to be met at its due day. */
export interface Needs {
  /** The change that is left, goalwards, in the indicator's unit. */
  readonly change: number;
  /** The change a year until the due day. */
  readonly per_year?: number;
  /** The change for each reporting period that ends after today and not after the due day. */
  readonly per_period?: number;
  /** Whole members, periods or targets still needed. */
  readonly count?: number;
  /** The values expected at the end of the coming reporting periods (years where none is stated), at most 12. */
  readonly by: readonly DatedValue[];
}

/** A value on a day. */
export interface DatedValue {
  /** The day. */
  readonly day: Day;
  /** The value. */
  readonly value: number;
}

/** Where a target goes, as its method carries its value on. */
export interface Outlook {
  /** How the forecast is made, such as `from_baseline`. */
  readonly method: ForecastKind;
  /** The value at the due day. */
  readonly at_due?: number;
  /** That value less one standard error of prediction: of a straight line, with at least three figures. */
  readonly low?: number;
  /** That value and one standard error of prediction. */
  readonly high?: number;
  /** The first day after the latest figure on which the bar is met, if there is one before the year 10000. */
  readonly met_on?: Day;
}

/** Something that falls due. */
export type Step = Planned &
  (
    | {
        /** An item of a register should reach a state. */
        readonly kind: 'item';
        /** The id of the register. */
        readonly register: string;
        /** The id of the item. */
        readonly item: string;
        /** Its title. */
        readonly title?: Text;
        /** The id of the state. */
        readonly state: string;
        /** The id of the state it is in. */
        readonly now: string;
        /** The id of the unit that answers for it. */
        readonly unit?: string;
        /** The named lead. */
        readonly lead?: Text;
      }
    | {
        /** A target falls due. */
        readonly kind: 'target';
        /** The id of the target. */
        readonly target: string;
      }
  );

/** When something falls due. */
interface Planned {
  /** The planned day. */
  readonly day: Day;
  /** Days from the day of the evaluation; negative if overdue. */
  readonly days: number;
}
