import type { Responsible } from './action.js';
import type { Goal } from './goal.js';
import type { Day, Text } from './words.js';

/** One promise: what is to be reached, from where, by when, and how firmly it was said. */
export interface Target {
  /** The id. */
  readonly id: string;
  /** The title. */
  readonly title: Text;
  /** The id of the indicator; none for a goal over named targets. */
  readonly indicator?: string;
  /** What is promised. */
  readonly goal: Goal;
  /** The first day of its window; without, that of its action. */
  readonly start?: Day;
  /** Its due day; without, that of its action. */
  readonly due?: Day;
  /**
   * Where it started from. Default: 0 for what starts from nothing (flow, arrivals, coverage, stages), the lowest level for
   * a grade, else not known yet.
   */
  readonly baseline?: Baseline;
  /** How firmly it was promised. Default `expected`. */
  readonly commitment?: Commitment;
  /** When it is settled. Default `ever` for the goal `happen`, else `at_due`. */
  readonly settle?: Settle;
  /**
   * What is expected on the way. Default: the planned stage days where there are any; `at_due` for stages without and for
   * grades; else linear.
   */
  readonly trajectory?: Trajectory;
  /** Its weight in its action's pool, at least 0. Default 1. */
  readonly weight?: number;
  /** A value beyond the bar that is reported and never required. */
  readonly stretch?: number;
  /** The units that answer for it; without, those of its action. */
  readonly responsible?: readonly Responsible[];
  /** Tags. */
  readonly tags?: readonly string[];
  /** A note for people. */
  readonly note?: Text;
  /** The names of fields that the host filled in. */
  readonly host?: readonly TargetHostField[];
}

/** A field of a target that a host may fill in; `goal.` and a field for a part of the goal. */
export type TargetHostField =
  | 'indicator'
  | 'goal'
  | 'goal.need'
  | 'goal.each'
  | 'goal.judged'
  | 'start'
  | 'due'
  | 'baseline'
  | 'commitment'
  | 'settle'
  | 'trajectory'
  | 'weight'
  | 'stretch'
  | 'responsible';

/** Where a target started from: a value, a day whose reading is the value, or a level. */
export interface Baseline {
  /** The value. */
  readonly value?: number;
  /** The day it is of; without a value, the day up to which the latest figure is taken. */
  readonly day?: Day;
  /** With a grade: the id of the level. */
  readonly level?: string;
}

/** How firmly something was promised. */
export type Commitment =
  /** A direction, not a level: "increase", "speed up". */
  | 'direction'
  /** Something to strive for. */
  | 'aspirational'
  /** A normal promise. */
  | 'expected'
  /** A promise whose miss can veto the whole. */
  | 'binding';

/** When a target is settled. */
export type Settle =
  /** By the figure at the due day. */
  | 'at_due'
  /** By the first figure that meets the bar. */
  | 'ever';

/** What is expected between the window's start and its due day. */
export interface Trajectory {
  /** The kind. Default `linear`, or `checkpoints` if there are points. */
  readonly kind?: TrajectoryKind;
  /** With `checkpoints`: the dated values, in the order of their days. */
  readonly points?: readonly Checkpoint[];
  /** With `checkpoints`: what holds between two of them. Default `linear`. */
  readonly between?: Between;
}

/** The kind of a trajectory. */
export type TrajectoryKind =
  /** The same amount each day. */
  | 'linear'
  /** The same factor each day. */
  | 'compound'
  /** Dated values. */
  | 'checkpoints'
  /** Slow, fast, slow. */
  | 's_curve'
  /** Nothing until the due day. */
  | 'at_due';

/** A value expected on a day. */
export interface Checkpoint {
  /** The day. */
  readonly day: Day;
  /** The value. */
  readonly value: number;
}

/** What holds between two checkpoints: a straight line, or the earlier value. */
export type Between = 'linear' | 'step';
