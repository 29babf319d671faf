// A burn-up chart: the figures of a target, what was expected on the way, and where it goes.

import * as Plot from '@observablehq/plot';
import type { Verdict } from 'tenfold';
import { date } from '../model/days.js';
import type { Words } from '../words.js';
import { labelled } from './bullet.js';
import { colour, standing } from './verdict.js';

/** A number on a day. */
export interface Point {
  readonly day: string;
  readonly value: number;
}

/** What a burn-up chart shows. */
export interface BurnUp {
  readonly title: string;
  readonly verdict: Verdict;
  readonly asOf: string;
  readonly due: string | undefined;
  /** The value as it stood on some days. */
  readonly values: readonly Point[];
  /** The readings themselves. */
  readonly readings: readonly Point[];
  readonly expected: readonly Point[];
  /** The bar as it was promised on some days. */
  readonly bars: readonly Point[];
  /** The value at the due day, and between which it lies. */
  readonly forecast: { readonly at: number; readonly low: number | undefined; readonly high: number | undefined } | undefined;
  readonly amendments: readonly string[];
}

/** Draws a burn-up chart. */
export function burnUp(of: BurnUp, width: number, words: Words): SVGSVGElement {
  const now = of.values.at(-1);
  const ahead = of.forecast && now && of.due && of.due > of.asOf
    ? [{ ...now, low: now.value, high: now.value },
       { day: of.due, value: of.forecast.at, low: of.forecast.low ?? of.forecast.at, high: of.forecast.high ?? of.forecast.at }]
    : [];
  const own = standing(of.verdict) ? colour(of.verdict) : 'var(--accent)';
  const x = (point: { day: string }) => date(point.day);
  const chart = Plot.plot({
    width, height: Math.min(360, Math.max(220, width * 0.45)), marginLeft: 52, marginRight: 20, marginBottom: 40,
    style: { fontSize: '12px', background: 'transparent' },
    x: { type: 'utc', label: null, ticks: Math.max(3, Math.floor(width / 110)) },
    y: { label: null, grid: true, zero: true, nice: true, tickFormat: (at: number) => words.number(at) },
    marks: [
      Plot.ruleX([of.asOf], { x: (day: string) => date(day), stroke: 'var(--ink)', strokeDasharray: '2 3' }),
      Plot.ruleX(of.amendments, { x: (day: string) => date(day), stroke: 'var(--muted)', strokeDasharray: '6 3' }),
      Plot.areaY(ahead, { x, y1: 'low', y2: 'high', fill: 'var(--accent)', fillOpacity: 0.18 }),
      Plot.lineY(of.bars, { x, y: 'value', stroke: 'var(--ink)', strokeWidth: 2, curve: 'step-after' }),
      Plot.lineY(of.expected, { x, y: 'value', stroke: 'var(--ink)', strokeWidth: 1.5, strokeDasharray: '5 4' }),
      Plot.lineY(ahead, { x, y: 'value', stroke: 'var(--accent)', strokeWidth: 2, strokeDasharray: '4 4' }),
      Plot.lineY(of.values, { x, y: 'value', stroke: own, strokeWidth: 3, curve: 'step-after' }),
      Plot.dot(of.readings, { x, y: 'value', fill: own, stroke: 'var(--paper)', r: 4 }),
    ],
  });
  const said = [
    `${words('value')} ${words.number(now?.value)}`,
    `${words('expected')} ${words.number(of.expected.findLast((point) => point.day <= of.asOf)?.value)}`,
    `${words('bar')} ${words.number(of.bars.at(-1)?.value)}`,
    ...(of.forecast ? [`${words('forecast')} ${words.number(of.forecast.at)}`] : []),
  ];
  return labelled(chart, `${of.title}: ${words.verdict(of.verdict)}; ${said.join('; ')}`);
}
