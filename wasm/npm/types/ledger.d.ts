import type { Responsible } from './action.js';
import type { Goal } from './goal.js';
import type { Baseline, Trajectory } from './target.js';
import type { Day, Moment, Period, Scalar, Text } from './words.js';

/** What happened: entries that are appended and never edited. */
export interface Ledger {
  /** The version of the format. */
  readonly tenfold: 1;
  /** The id of the plan that it belongs to. */
  readonly plan: string;
  /** A note for people. */
  readonly note?: Text;
  /** Where the facts come from. */
  readonly source?: Text;
  /** The entries, in any order. */
  readonly entries?: readonly Entry[];
}

/** One fact, as it was recorded. */
export type Entry = Recorded &
  (
    | {
        /** A value of an indicator. */
        readonly kind: 'reading';
        /** The id of the indicator. */
        readonly indicator: string;
        /** The id of the member, if the indicator is kept by members. */
        readonly member?: string;
        /** The value. */
        readonly value: number;
      }
    | ({
        /** An item of a register is opened. */
        readonly kind: 'opened';
        /** The id of the state in which it opens, if not the first. */
        readonly to?: string;
      } & OfItem &
        ItemFields)
    | ({
        /** Fields or planned days of an item change. */
        readonly kind: 'changed';
      } & OfItem &
        ItemFields)
    | ({
        /** An item moves to a state. */
        readonly kind: 'moved';
        /** The id of the state. */
        readonly to: string;
      } & OfItem)
    | ({
        /** An item of a register without a life cycle is closed. */
        readonly kind: 'closed';
      } & OfItem)
    | {
        /** A stage of an indicator is reached. */
        readonly kind: 'stage';
        /** The id of the indicator. */
        readonly indicator: string;
        /** The id of the member, if the indicator is kept by members. */
        readonly member?: string;
        /** The id of the stage. */
        readonly stage: string;
        /** Whether it was lost, not reached. Default no. */
        readonly lost?: boolean;
      }
    | {
        /** An indicator is at a level. */
        readonly kind: 'grade';
        /** The id of the indicator. */
        readonly indicator: string;
        /** The id of the member, if the indicator is kept by members. */
        readonly member?: string;
        /** The id of the level. */
        readonly level: string;
      }
    | {
        /** A member joins or leaves an open set. */
        readonly kind: 'joined' | 'left';
        /** The id of the set. */
        readonly set: string;
        /** The id of the member. */
        readonly member: string;
        /** The name of a member that joins. */
        readonly title?: Text;
      }
    | {
        /** A register or an indicator is complete through a day. */
        readonly kind: 'attested';
        /** The id of the register. */
        readonly register?: string;
        /** The id of the indicator. */
        readonly indicator?: string;
        /** The last day up to which everything is recorded; without, the entry's day. */
        readonly through?: Day;
      }
    | {
        /** An entry is withdrawn. */
        readonly kind: 'withdrawn';
        /** The id of the entry. */
        readonly entry: string;
      }
    | {
        /** The plan is amended from the entry's day on: a target, an action or a unit. */
        readonly kind: 'amended';
        /** The id of the target. */
        readonly target?: string;
        /** The id of the action. */
        readonly action?: string;
        /** The id of the unit that moves. */
        readonly unit?: string;
        /** On a target: the new goal. */
        readonly goal?: Goal;
        /** On a target: the new trajectory. */
        readonly trajectory?: Trajectory;
        /** On a target: the new due day. */
        readonly due?: Day;
        /** On a target: the new baseline. */
        readonly baseline?: Baseline;
        /** On a target or an action: the new weight. */
        readonly weight?: number;
        /** On a target or an action: who answers for it from now on. */
        readonly responsible?: readonly Responsible[];
        /** On a unit: the id of its new parent. */
        readonly parent?: string;
        /** On a target or an action: whether it is called off. Default no. */
        readonly cancelled?: boolean;
      }
  );

/** What every entry says. */
interface Recorded {
  /** The id. */
  readonly id: string;
  /** The day it speaks of, or the period of a reading. */
  readonly day: Day | Period;
  /** The moment it was recorded; without, the end of the day it speaks of, in UTC. */
  readonly recorded?: Moment;
  /** Where it comes from. */
  readonly source?: string;
  /** Who recorded it. */
  readonly author?: string;
  /** A note for people. */
  readonly note?: Text;
  /** Whether it is made up to show something; reports say so. Default no. */
  readonly illustrative?: boolean;
  /** The id of the entry that this one replaces, recorded before it and of the same kind. */
  readonly corrects?: string;
}

/** What is said of an item. */
interface ItemFields {
  /** The title of the item. */
  readonly title?: Text;
  /** Values of fields by their ids. */
  readonly fields?: { readonly [field: string]: Scalar };
  /** Planned days by the ids of states. */
  readonly planned?: { readonly [state: string]: Day };
  /** The id of the unit that answers for the item. */
  readonly unit?: string;
  /** The named lead, of the unit. */
  readonly lead?: Text;
}

/** Which item an entry is about. */
interface OfItem {
  /** The id of the register. */
  readonly register: string;
  /** The id of the item. */
  readonly item: string;
}
