import type { Every, Period } from './words.js';

/** What a target promises of its indicator. */
export type Goal =
  | {
      /** A value of at least, or at most, a bar. */
      readonly kind: 'at_least' | 'at_most';
      /** The bar. */
      readonly bar: number;
    }
  | {
      /** An amount on top of the baseline. */
      readonly kind: 'gain';
      /** The amount; negative for a promised fall. */
      readonly by: number;
    }
  | {
      /** A multiple of the baseline. */
      readonly kind: 'multiple';
      /** The factor. */
      readonly times: number;
      /** Of a flow: the period whose sum is the base. */
      readonly base?: Period;
    }
  | {
      /** Growth at a rate for each year of the window. */
      readonly kind: 'growth';
      /** The rate a year, 0.05 for five per cent. */
      readonly rate: number;
    }
  | {
      /** In a range at the end, its ends included. */
      readonly kind: 'between';
      /** The low end. */
      readonly low: number;
      /** The high end. */
      readonly high: number;
    }
  | {
      /** In a range on every day of the window. */
      readonly kind: 'hold';
      /** The low end. */
      readonly low?: number;
      /** The high end. */
      readonly high?: number;
      /** Days in a row outside after which it is missed at once. */
      readonly tolerance_days?: number;
      /** The share of days that must have been observed. Default 0.5. */
      readonly observed?: number;
    }
  | {
      /** A grade of at least a level. */
      readonly kind: 'reach';
      /** The id of the level. */
      readonly level: string;
    }
  | {
      /** The last stage is reached. */
      readonly kind: 'happen';
    }
  | {
      /** Enough of many. */
      readonly kind: 'instances';
      /** Of what: the members of the indicator's set, the whole calendar periods of the window, or named targets. */
      readonly over: OverKind;
      /** Over members or periods: what each must reach. Default at least 1. */
      readonly each?: Each;
      /** How many. Default all. */
      readonly need?: Need;
      /** Over periods: their length. */
      readonly every?: Every;
      /** Over periods: how many may be missed. Default those beyond the need. */
      readonly allowed_misses?: number;
      /** Over targets: their ids. */
      readonly targets?: readonly string[];
    }
  | {
      /** Better in a way, without a bar. */
      readonly kind: 'improve';
      /** The way that is better. */
      readonly way: Way;
      /** What is compared with the dead band. Default `sign`. */
      readonly judged?: Judged;
      /** How far from zero counts as no change. Default 0. */
      readonly dead_band?: number;
    };

/** Of what there must be enough. */
export type OverKind = 'members' | 'periods' | 'targets';

/** What each member or period must reach. */
export type Each =
  | {
      /** A value of at least, or at most, a bar. */
      readonly kind: 'at_least' | 'at_most';
      /** The bar. */
      readonly bar: number;
    }
  | {
      /** In a range, its ends included. */
      readonly kind: 'between';
      /** The low end. */
      readonly low: number;
      /** The high end. */
      readonly high: number;
    }
  | {
      /** A grade of at least a level. */
      readonly kind: 'reach';
      /** The id of the level. */
      readonly level: string;
    }
  | {
      /** The last stage is reached. */
      readonly kind: 'happen';
    };

/** How many are needed: a count or a share; all if neither is there. */
export interface Need {
  /** A number of them, at least 1. */
  readonly count?: number;
  /** A share of them, above 0 and up to 1. */
  readonly share?: number;
}

/** The way that is better. */
export type Way = 'up' | 'down';

/** What is compared with the dead band of an improvement. */
export type Judged =
  /** The change since the baseline (or the first figure), in the indicator's unit. */
  | 'sign'
  /** The growth a year since the baseline (or the first figure), as a share. */
  | 'growth'
  /** The slope of a least-squares line through all figures, in the indicator's unit a year. */
  | 'trend';
