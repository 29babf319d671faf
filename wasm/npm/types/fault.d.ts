/** What is wrong, as a stable code to branch on. Later releases may add codes. */
export type FaultCode =
  /** The text is not JSON, not UTF-8 or not well-formed Unicode. */
  | 'syntax'
  /** A value is of the wrong type, such as a string for a number. */
  | 'wrong_type'
  /** A number that is not finite, or that cannot be held exactly. */
  | 'bad_number'
  /** A text larger than the limit of bytes. */
  | 'too_large'
  /** Nesting deeper than the limit of levels. */
  | 'too_deep'
  /** Something that contains itself, or a chain of references that comes back to itself. */
  | 'cycle'
  /** A getter, a proxy or a `toJSON` of an object that was passed threw; the error's `cause` is what it threw. */
  | 'unreadable'
  // Keeps the known codes in completions, while allowing others.
  | (string & {});

/** One thing that is wrong with an input. */
export interface Fault {
  /** The stable code. */
  readonly code: FaultCode;
  /** Where it stands, such as `actions[3].targets[1].due`; empty for the whole input. */
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
 *   evaluate(plan, ledger);
 * } catch (error) {
 *   if (!(error instanceof TenfoldError)) throw error;
 *   for (const { place, cause, remedy } of error.faults) console.error(`${place}: ${cause}; ${remedy}`);
 * }
 * ```
 */
export class TenfoldError extends Error {
  private constructor();
  readonly name: 'TenfoldError';
  /** Everything that is wrong, in the order of the input; at least one fault. */
  readonly faults: readonly [Fault, ...Fault[]];
}
