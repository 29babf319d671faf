// How a verdict looks: a colour and a mark, so that no colour speaks alone.

import type { Verdict } from 'tenfold';

const MARKS: Record<Verdict, string> = {
  missed: '✕', off_track: '▼', at_risk: '◆', on_track: '●', ahead: '▲', achieved: '✓',
  cancelled: '–', not_started: '○', not_due: '○', awaiting: '…', no_data: '?', stale: '?', not_assessable: '?', undated: '?',
};

/** Returns the mark of a verdict. */
export const mark = (verdict: Verdict): string => MARKS[verdict];

/** Returns the colour of a verdict. */
export const colour = (verdict: Verdict): string => `var(--${standing(verdict) ? verdict : 'absent'})`;

/** Returns the colour of what is written on the colour of a verdict. */
export const ink = (verdict: Verdict): string => (standing(verdict) ? 'var(--on-verdict)' : 'var(--on-absent)');

/** Returns whether something is judged at all. */
export function standing(verdict: Verdict): boolean {
  return ['missed', 'off_track', 'at_risk', 'on_track', 'ahead', 'achieved'].includes(verdict);
}

/** The verdicts that a reader looks for first. */
export const BEHIND: readonly Verdict[] = ['missed', 'off_track', 'at_risk'];
