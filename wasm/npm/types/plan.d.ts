import type { Action, Gate, RollUp } from './action.js';
import type { Indicator } from './indicator.js';
import type { Register } from './register.js';
import type { Day, Text } from './words.js';

/** What was promised: actions with their targets, and what these are measured by. */
export interface Plan {
  /** The version of the format. */
  readonly tenfold: 1;
  /** The id. */
  readonly id: string;
  /** The title. */
  readonly title: Text;
  /** A note for people. */
  readonly note?: Text;
  /** Where the plan comes from. */
  readonly source?: Text;
  /** The first day of the plan, from which targets without a start of their own are counted. */
  readonly start: Day;
  /** The due day of actions and targets that have none of their own. */
  readonly due?: Day;
  /** Organisation units. */
  readonly units?: readonly Unit[];
  /** Sets that coverage counts. */
  readonly sets?: readonly MemberSet[];
  /** Ordinal scales. */
  readonly scales?: readonly Scale[];
  /** Registers of items. */
  readonly registers?: readonly Register[];
  /** What is measured. */
  readonly indicators?: readonly Indicator[];
  /** The action tree. */
  readonly actions?: readonly Action[];
  /** How the plan takes the scores of its top actions. */
  readonly roll_up?: RollUp;
  /** How the units are assessed, if they are. */
  readonly assessment?: Assessment;
  /** The names of fields that the host filled in. */
  readonly host?: readonly ('start' | 'due')[];
}

/** An organisation unit. */
export interface Unit {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** A word for its level, such as `college`. */
  readonly level?: string;
  /** The id of the unit above it. */
  readonly parent?: string;
  /** How it takes the scores of the targets that it answers for. Default as the plan does. */
  readonly roll_up?: RollUp;
  /** Whether the host added it, not the plan's author. Default no. */
  readonly host?: boolean;
}

/** A set of members, such as the seven counties of a city. */
export interface MemberSet {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** Whether members join and leave by ledger entries. Default no. */
  readonly open?: boolean;
  /** Days after joining in which a member that has nothing yet is not counted. Default 0. */
  readonly grace_days?: number;
  /** The members. */
  readonly members?: readonly Member[];
  /** The names of fields that the host filled in. */
  readonly host?: readonly ('members' | 'open' | 'grace_days')[];
}

/** A member of a set. */
export interface Member {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** The day it joined; without, it was there from the beginning. */
  readonly since?: Day;
  /** Whether the host named it, not the plan's author. Default no. */
  readonly host?: boolean;
}

/** An ordinal scale. */
export interface Scale {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** The levels, the lowest first. */
  readonly levels?: readonly Level[];
  /** The names of fields that the host filled in. */
  readonly host?: readonly 'levels'[];
}

/** A level of a scale. */
export interface Level {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** Its points: every level has them, rising, or none has. */
  readonly points?: number;
}

/** How units are assessed: all units, those of a level, or those named. */
export interface Assessment {
  /** The title. */
  readonly title?: Text;
  /** The points of a full attainment, above 0. Default 100. */
  readonly full?: number;
  /** The level of the units that are assessed, such as `college`. */
  readonly level?: string;
  /** The ids of the units that are assessed. */
  readonly units?: readonly string[];
  /** The grades, from the highest cut down; only the last has no cut. */
  readonly grades?: readonly Grade[];
  /** What acts on the points of a unit, in this order; the numbers are points. */
  readonly gates?: readonly Gate[];
  /** The names of fields that the host filled in. */
  readonly host?: readonly ('title' | 'full' | 'level' | 'units' | 'grades' | 'gates')[];
}

/** A grade: a word for points from a cut up. */
export interface Grade {
  /** The least points, which are part of it. */
  readonly at_least?: number;
  /** The points above which it begins. */
  readonly above?: number;
  /** The word that stands for it. */
  readonly word: string;
  /** The word as people read it. */
  readonly title?: Text;
}
