import type { Day, Period } from './words.js';

/** How a target went from the start of its window to the day of the evaluation. Later releases may add kinds. */
export type History =
  | {
      /** Of a goal over periods. */
      readonly kind: 'periods';
      /** The whole periods of the window, in order. */
      readonly periods: readonly PeriodValue[];
      /** How many periods are done since the last one that was missed. */
      readonly run: number;
    }
  | {
      /** Of a goal to hold a range. */
      readonly kind: 'held';
      /** The times outside the range, in order. */
      readonly excursions: readonly Excursion[];
    }
  | {
      /** Of a goal to improve. */
      readonly kind: 'changes';
      /** The changes from each point to the next. */
      readonly changes: readonly Change[];
      /** How many are for the better. */
      readonly better: number;
      /** How many are for the worse. */
      readonly worse: number;
      /** How many are within the dead band. */
      readonly within: number;
      /** How many in a row, up to the latest, are for the better. */
      readonly run: number;
    };

/** A period of a goal over periods. */
export interface PeriodValue {
  /** The period. */
  readonly period: Period;
  /** The value over its days up to the day of the evaluation, in the indicator's unit. */
  readonly value?: number;
  /** How it stands. */
  readonly state: PeriodState;
}

/** How a period of a goal over periods stands. */
export type PeriodState =
  /** It reaches what each must. */
  | 'done'
  /** It has ended, its figure is no longer awaited, and it is not done. */
  | 'missed'
  /** It has begun, and is neither done nor missed. */
  | 'open'
  /** It begins after the day. */
  | 'coming';

/** Days in a row outside a range that was to be held. */
export interface Excursion {
  /** The first day outside. */
  readonly from: Day;
  /** The last day in a row outside for which a figure stands. */
  readonly to: Day;
  /** The value furthest outside, in the indicator's unit; of equal ones the first. */
  readonly worst: number;
}

/** A change from one point to the next. */
export interface Change {
  /** The day of the earlier point. */
  readonly from: Day;
  /** The day of the later point. */
  readonly to: Day;
  /** The change goalwards, in the indicator's unit: above zero is for the better. */
  readonly change: number;
  /** How it compares with the dead band. */
  readonly compared: Compared;
}

/** How a change compares with a dead band. */
export type Compared =
  /** Above it. */
  | 'better'
  /** Below what it is on the other side of zero. */
  | 'worse'
  /** Within it, ends included. */
  | 'within';
