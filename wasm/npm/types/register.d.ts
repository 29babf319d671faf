import type { Scalar, Text } from './words.js';

/** A register of items, such as a library of projects, from which counts and coverage are derived. */
export interface Register {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** The fields that its items carry. */
  readonly fields?: readonly Field[];
  /**
   * The states that its items go through, the first being the one in which they open; none for a register without a life
   * cycle.
   */
  readonly life_cycle?: readonly State[];
  /** The names of fields that the host filled in. */
  readonly host?: readonly ('fields' | 'life_cycle')[];
}

/** A field that the items of a register carry. */
export interface Field {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** The kind. Default `text`. */
  readonly kind?: FieldKind;
  /** With `level`: the id of the scale. */
  readonly scale?: string;
  /** With `member` and `members`: the id of the set. */
  readonly set?: string;
}

/** The kind of a field. */
export type FieldKind = 'text' | 'number' | 'day' | 'level' | 'member' | 'members';

/** A state of a life cycle. */
export interface State {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly title: Text;
  /** The ids of the states to which an item can move from here. */
  readonly next?: readonly string[];
  /** How the item ends in this state, if it does. */
  readonly end?: End;
}

/** How an item ends: its work is done, or it was called off and counts for nothing from that day on. */
export type End = 'closed' | 'cancelled';

/** What an item must pass: exactly one of `field` and `states`; with `field`, exactly one test. */
export interface Condition {
  /** The id of the field that is tested. */
  readonly field?: string;
  /** The value is one of these. */
  readonly is?: readonly Scalar[];
  /** The value is at least this. */
  readonly at_least?: Scalar;
  /** The value is at most this. */
  readonly at_most?: Scalar;
  /** The state is one of these. */
  readonly states?: readonly string[];
}
