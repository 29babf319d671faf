/** What is thrown when a plan, a ledger or the options cannot be used; `faults` says why, one by one. */
export class TenfoldError extends Error {
  constructor(faults, details) {
    const [first] = faults;
    const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    super(`${first.place ? `${first.place}: ` : ''}${first.cause}; ${first.remedy} (${first.code})${others}`, details);
    this.faults = faults;
  }

  /** The code of the first fault. */
  get code() {
    return this.faults[0].code;
  }

  /** The place of the first fault. */
  get path() {
    return this.faults[0].place;
  }

  /** What to do about the first fault. */
  get help() {
    return this.faults[0].remedy;
  }

  // On the prototype, as with the errors of the language, so that it is not listed among an error's own fields.
  get name() {
    return 'TenfoldError';
  }
}

/** Returns an error of one fault. */
export function fault(code, place, cause, remedy, details) {
  return new TenfoldError([{ code, place, cause, remedy }], details);
}
