import type { Condition } from './register.js';
import type { Day, Every, Text } from './words.js';

/** What is measured, its unit, and how its figures come in. */
export interface Indicator {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** The unit, such as `%` or `platforms`. */
  readonly unit?: Text;
  /** How its value on a day is had from the ledger. */
  readonly measure: Measure;
  /** The id of the set by whose members it is kept, if its facts name a member each. */
  readonly per?: string;
  /** How often it should be reported. */
  readonly reported?: Every;
  /** Days after the end of a period within which its figure may come. Default 0. */
  readonly lag_days?: number;
  /** Days after its day for which a figure still stands; without, it never goes stale. */
  readonly fresh_days?: number;
  /** The value that it cannot pass by nature, such as 100 for a percentage. */
  readonly natural_limit?: number;
  /** A note for people. */
  readonly note?: Text;
  /** The names of fields that the host filled in. */
  readonly host?: readonly IndicatorHostField[];
}

/** A field of an indicator that a host may fill in. */
export type IndicatorHostField = 'unit' | 'measure' | 'per' | 'reported' | 'lag_days' | 'fresh_days' | 'natural_limit';

/** How the value of an indicator on a day is had from the ledger. */
export type Measure =
  | {
      /** The latest in-window reading. */
      readonly kind: 'level';
    }
  | {
      /** The sum of readings for periods inside the window. */
      readonly kind: 'flow';
      /** Whether periods across an edge count by their share of days. Default no. */
      readonly pro_rata?: boolean;
    }
  | {
      /** Matching items of a register that are open on the day. */
      readonly kind: 'stock';
      /** The id of the register. */
      readonly register: string;
      /** What an item must pass. */
      readonly conditions?: readonly Condition[];
      /** The id of the number field that is summed; without, items are counted. */
      readonly sum?: string;
    }
  | {
      /** Items of a register by the first day on which they matched. */
      readonly kind: 'arrivals';
      /** The id of the register. */
      readonly register: string;
      /** What an item must pass. */
      readonly conditions?: readonly Condition[];
      /** The id of the number field that is summed; without, items are counted. */
      readonly sum?: string;
      /** Whether items that have ended, or no longer match, are taken off again. Default no. */
      readonly net?: boolean;
    }
  | {
      /** Members of a set with at least one matching item, over members. */
      readonly kind: 'coverage';
      /** The id of the register. */
      readonly register: string;
      /** The id of the field that names the member or members. */
      readonly field: string;
      /** What an item must pass. */
      readonly conditions?: readonly Condition[];
    }
  | {
      /** One indicator over another on the same day. */
      readonly kind: 'ratio';
      /** The id of the upper indicator. */
      readonly numerator: string;
      /** The id of the lower indicator. */
      readonly denominator: string;
      /** A factor, such as 100 for a percentage. Default 1. */
      readonly times?: number;
    }
  | {
      /** The cumulative weight of stages reached. */
      readonly kind: 'stages';
      /** The stages, the last of which is the aim. */
      readonly stages: readonly Stage[];
      /** Whether a stage that was reached can be lost. Default no. */
      readonly losable?: boolean;
    }
  | {
      /** A level of an ordinal scale. */
      readonly kind: 'grade';
      /** The id of the scale. */
      readonly scale: string;
    };

/** A stage on the way to an aim. */
export interface Stage {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** Its weight, above 0. Default 1. */
  readonly weight?: number;
  /** The planned day. */
  readonly day?: Day;
}
