/** Every verdict, in the order of their codes. */
export const VERDICTS = Object.freeze([
  'missed', 'off_track', 'at_risk', 'on_track', 'ahead', 'achieved',
  'cancelled', 'not_started', 'not_due', 'awaiting', 'no_data', 'stale', 'not_assessable', 'undated',
]);
