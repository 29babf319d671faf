import type { Need } from './goal.js';
import type { Target } from './target.js';
import type { Day, Text } from './words.js';

/** What is to be done: a node of the action tree. Its targets and its child actions share one pool of weights. */
export interface Action {
  /** The id. */
  readonly id: string;
  /** The title. */
  readonly title: Text;
  /** What it is, and so what it must and may hold. Default `programme`. */
  readonly kind?: ActionKind;
  /** The first day of its window; without, that of its parent. */
  readonly start?: Day;
  /** Its due day; without, that of its parent. */
  readonly due?: Day;
  /** Its weight in its parent's pool, at least 0. Default 1. */
  readonly weight?: number;
  /** How it takes the scores of its children. */
  readonly roll_up?: RollUp;
  /** The units that answer for it. */
  readonly responsible?: readonly Responsible[];
  /** Its targets. */
  readonly targets?: readonly Target[];
  /** Its child actions. */
  readonly actions?: readonly Action[];
  /** The register items that serve it. */
  readonly items?: readonly ItemRef[];
  /** Tags. */
  readonly tags?: readonly string[];
  /** A note for people. */
  readonly note?: Text;
  /** The names of fields that the host filled in. */
  readonly host?: readonly ActionHostField[];
}

/** A field of an action that a host may fill in. */
export type ActionHostField = 'kind' | 'start' | 'due' | 'weight' | 'roll_up' | 'responsible' | 'items';

/** What an action is, and so what it must and may hold. */
export type ActionKind =
  /** Holds targets, child actions or register items: at least one of them. */
  | 'programme'
  /** Something to deliver: at least one target that can be finished, and no child actions. */
  | 'deliverable'
  /** Something done in every period: at least one target over periods, and no child actions. */
  | 'recurring'
  /** Something that never ends: no due day, on it or on its targets. */
  | 'continuing';

/** A unit that answers for an action or a target. */
export interface Responsible {
  /** The id of the unit. */
  readonly unit: string;
  /** Its role. Default `lead`. */
  readonly role?: Role;
  /** Its share, 0 to 1. Without any stated share, leads share equally and supports have none. */
  readonly share?: number;
  /** The named person of that unit who leads. */
  readonly lead?: Text;
}

/** The role of a unit. */
export type Role = 'lead' | 'support';

/** A reference to an item of a register. */
export interface ItemRef {
  /** The id of the register. */
  readonly register: string;
  /** The id of the item. */
  readonly item: string;
}

/** How a node takes the scores of its children. */
export interface RollUp {
  /** The kind. Default `mean`. */
  readonly kind?: RollUpKind;
  /** With `quorum`: how many of the children. Default all. */
  readonly need?: Need;
  /** What happens to children without evidence. Default `exclude`. */
  readonly missing?: MissingKind;
  /** With `exclude`: the least share of weight with evidence, 0 to 1. Default 0.5. */
  readonly floor?: number;
  /** The attainment above which a child counts no more, at least 1. Default 1. */
  readonly cap?: number;
  /** What acts on the node after its children, in this order. */
  readonly gates?: readonly Gate[];
}

/** How the scores of children become the score of a node. */
export type RollUpKind =
  /** Their weighted arithmetic mean. */
  | 'mean'
  /** Their weighted geometric mean: one at zero takes the whole to zero. */
  | 'geometric'
  /** The least of them. */
  | 'weakest'
  /** The mean of the `need` best of them. */
  | 'quorum'
  /** The mean of all of them; achieved only if all are. */
  | 'all'
  /** What is done over what is to be done, in the unit that the children share. */
  | 'sum';

/** What happens to children without evidence. */
export type MissingKind =
  /** They are left out, as long as enough weight has evidence. */
  | 'exclude'
  /** They count as zero. */
  | 'zero'
  /** They are left out, and the node stands no higher than at risk. */
  | 'hold_back';

/** What single targets do to a node beyond their weight. */
export interface Gate {
  /** The kind. */
  readonly kind: GateKind;
  /** A name for people. */
  readonly name?: Text;
  /** The ids of the targets that it looks at. */
  readonly targets?: readonly string[];
  /** The tag of the targets below the node that it looks at. */
  readonly tag?: string;
  /**
   * With `bonus` and `deduction`: what one target is worth, at least 0, as a share of an attainment of 1 or of the range
   * of scores; in an assessment, in points.
   */
  readonly each?: number;
  /** With `bonus` and `deduction`: what all are worth at most; with `cap`: the highest score. At least 0, as `each`. */
  readonly most?: number;
  /** With `veto`: the ids of the targets of which each that is achieved outweighs one that is missed. */
  readonly offset_by?: readonly string[];
}

/** What a gate does to a node. */
export type GateKind =
  /** A missed target among those it looks at takes the node down. */
  | 'veto'
  /** Each achieved target adds to the score. */
  | 'bonus'
  /** Each missed target takes from the score. */
  | 'deduction'
  /** The score is no higher than a number. */
  | 'cap';
