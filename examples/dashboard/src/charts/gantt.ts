// A Gantt chart: items from when they were opened to when they should be done, with what is overdue.

import * as Plot from '@observablehq/plot';
import { date } from '../model/days.js';
import type { Words } from '../words.js';
import { labelled } from './bullet.js';

/** A row of a Gantt chart. */
export interface Bar {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** What is done, what runs, and what should be done and is not. */
  readonly how: 'done' | 'open' | 'overdue' | 'due';
  /** States with their days. */
  readonly states: readonly { readonly name: string; readonly day: string }[];
}

const COLOURS = { done: 'var(--achieved)', open: 'var(--accent)', overdue: 'var(--missed)', due: 'var(--muted)' };

/** Draws a Gantt chart. */
export function gantt(bars: readonly Bar[], asOf: string, width: number, words: Words): SVGSVGElement {
  const room = Math.min(220, Math.floor(width * 0.36));
  const short = (name: string) => {
    // Chinese characters are twice as wide.
    let left = room / 7.2;
    let end = 0;
    while (end < name.length && left > 0) left -= name.charCodeAt(end++) > 0x2e80 ? 2 : 1;
    return end < name.length ? `${name.slice(0, end - 1)}…` : name;
  };
  const place = (bar: Bar) => bars.indexOf(bar);
  const chart = Plot.plot({
    width, height: 54 + bars.length * 26, marginLeft: room, marginRight: 16, marginTop: 34,
    style: { fontSize: '12px', background: 'transparent' },
    x: { type: 'utc', axis: 'top', label: null, grid: true, ticks: Math.max(2, Math.floor((width - room) / 90)) },
    y: { type: 'band', domain: bars.map((_, at) => at), label: null, tickSize: 0, tickFormat: (at: number) => short(bars[at]?.name ?? '') },
    marks: [
      Plot.barX(bars, {
        y: place, x1: (bar: Bar) => date(bar.from), x2: (bar: Bar) => date(bar.to), fill: (bar: Bar) => COLOURS[bar.how],
        insetTop: 6, insetBottom: 6, rx: 3,
      }),
      Plot.dot(bars.flatMap((bar) => bar.states.map((state) => ({ ...state, bar }))), {
        y: (state: { bar: Bar }) => place(state.bar), x: (state: { day: string }) => date(state.day),
        fill: 'var(--paper)', stroke: 'var(--ink)', r: 3.5,
      }),
      Plot.text(bars.filter((bar) => bar.how === 'overdue'), {
        y: place, x: (bar: Bar) => date(bar.to), text: () => '!', fontWeight: 'bold', dx: 8, fill: 'var(--missed)',
      }),
      Plot.ruleX([asOf], { x: (day: string) => date(day), stroke: 'var(--ink)', strokeDasharray: '2 3' }),
    ],
  });
  const late = bars.filter((bar) => bar.how === 'overdue').length;
  return labelled(chart, `${words('projects')}: ${bars.length}; ${words('overdue')}: ${late}`);
}
