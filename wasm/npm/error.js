/** What is thrown when a plan, a ledger or the options cannot be used; `faults` says why, one by one. */
export class TenfoldError extends Error {
  constructor(faults, details) {
    const [first] = faults;
    const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    super(`${first.place ? `${first.place}: ` : ''}${first.cause}; ${first.remedy} (${first.code})${others}`, details);
    this.faults = faults;
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
