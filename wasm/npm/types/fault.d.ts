/** What is wrong, as a stable code to branch on. Later releases may add codes. */
export type FaultCode =
  /** The text is not JSON. */
  | 'syntax'
  /** A value is of the wrong type, such as a string for a number. */
  | 'wrong_type'
  /** A field that the format does not know. */
  | 'unknown_field'
  /** A field that stands twice in one object. */
  | 'duplicate_field'
  /** A word that is not among the allowed ones. */
  | 'unknown_word'
  /** A format version that this release does not read. */
  | 'bad_version'
  /** A text larger than the limit of bytes. */
  | 'too_large'
  /** Nesting deeper than the limit of levels. */
  | 'too_deep'
  /** More nodes or entries than the limit. */
  | 'too_many'
  /** A text or an id longer than its limit. */
  | 'too_long'
  /** A text that is not an id. */
  | 'bad_id'
  /** A text that is not a day. */
  | 'bad_day'
  /** A text that is not a period. */
  | 'bad_period'
  /** A text that is not a moment. */
  | 'bad_moment'
  /** A number that is not finite, or a whole number that f64 cannot hold exactly. */
  | 'bad_number'
  /** A field that must be there and is not. */
  | 'missing'
  /** A field that has no place with this kind of thing. */
  | 'not_allowed'
  /** An id that stands twice where it must be unique. */
  | 'duplicate_id'
  /** A reference to something that does not exist. */
  | 'unknown_id'
  /** A chain of references that comes back to itself. */
  | 'cycle'
  /** A number outside its range. */
  | 'out_of_range'
  /** A window whose due day is before its start. */
  | 'due_before_start'
  /** Shares of responsibility that do not add up to one. */
  | 'bad_shares'
  /** A range whose low end is not below its high end. */
  | 'bad_range'
  /** Things that must be in order and are not. */
  | 'not_ordered'
  /** A goal that cannot be judged on this measure. */
  | 'goal_mismatch'
  /** A trajectory that does not fit the goal or the window. */
  | 'trajectory_mismatch'
  /** An action that does not hold what its kind must hold, or holds what it may not. */
  | 'kind_mismatch'
  /** Something in a node that sums which is not of one unit with the rest, or has no size in it. */
  | 'mixed_units'
  /** A fact that does not fit the indicator, register or set that it names. */
  | 'fact_mismatch'
  /** A correction or withdrawal of an entry that was not recorded before it. */
  | 'not_before'
  /** A move that the life cycle does not allow. */
  | 'impossible_move'
  /** Flow readings whose periods overlap. */
  | 'overlap'
  /** A flow reading whose period crosses an edge of a target's window. */
  | 'across_window'
  /** A member that joins or leaves a closed set. */
  | 'closed_set'
  /** A method whose bands leave a gap or never apply. */
  | 'bad_bands'
  /** A method's curve that jumps without a word, or a word where it does not jump. */
  | 'bad_curve'
  /** A method that claims to be monotone and is not. */
  | 'not_monotone'
  /** A ledger that belongs to another plan. */
  | 'other_plan'
  /** A getter, a proxy or a `toJSON` of an object that was passed threw; the error's `cause` is what it threw. */
  | 'unreadable'
  // Keeps the known codes in completions, while allowing others.
  | (string & {});

/** One thing that is wrong with an input. */
export interface Fault {
  /** The stable code. */
  readonly code: FaultCode;
  /** Where it stands, such as `plan.actions[3].targets[1].due`. It starts with the name of the argument. */
  readonly place: string;
  /** What is wrong, in words. */
  readonly cause: string;
  /** What to do about it, in words. */
  readonly remedy: string;
}

/**
 * What is thrown when a plan, a ledger or the options cannot be used.
 *
 * ```js
 * try {
 *   evaluate(plan, ledger, options);
 * } catch (error) {
 *   if (!(error instanceof TenfoldError)) throw error;
 *   for (const { place, cause, remedy } of error.faults) console.error(`${place}: ${cause}; ${remedy}`);
 * }
 * ```
 */
export class TenfoldError extends Error {
  private constructor();
  /** By which one tells it from other errors, also where two copies of the package are loaded. */
  readonly name: 'TenfoldError';
  /** The code of the first fault. */
  readonly code: FaultCode;
  /** The place of the first fault. */
  readonly path: string;
  /** What to do about the first fault. */
  readonly help: string;
  /** Everything that is wrong, in the order of the input; at least one fault. */
  readonly faults: readonly [Fault, ...Fault[]];
}
