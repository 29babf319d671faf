// A bullet chart: the value of a target against what is expected by now and what is promised.

import * as Plot from '@observablehq/plot';
import type { Verdict } from 'tenfold';
import type { Words } from '../words.js';
import { colour, standing } from './verdict.js';

/** What a bullet chart shows, in the unit of the indicator. */
export interface Bullet {
  readonly title: string;
  readonly verdict: Verdict;
  readonly value: number | undefined;
  readonly expected: number | undefined;
  readonly bar: number | undefined;
  readonly barHigh: number | undefined;
  readonly stretch: number | undefined;
  readonly baseline: number | undefined;
  /** From a value up to the next, the verdict that there would be. */
  readonly bands: readonly Band[];
}

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
}

/** Returns the ends of what a bullet chart shows. */
export function ends(of: Omit<Bullet, 'bands' | 'title' | 'verdict'>): [number, number] | undefined {
  const shown = [of.value, of.expected, of.bar, of.barHigh, of.stretch, of.baseline];
  const numbers = shown.filter((value): value is number => value !== undefined && Number.isFinite(value));
  if (numbers.length === 0) return undefined;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  // A scale begins at zero where everything is above it.
  return [low >= 0 ? 0 : low - room, high + room];
}

/** Draws a bullet chart; none without any number. */
export function bullet(of: Bullet, width: number, words: Words): SVGSVGElement | undefined {
  const domain = ends(of);
  if (!domain) return undefined;
  const start = Math.max(domain[0], Math.min(of.baseline ?? domain[0], domain[1]));
  const ticks = (value: number | undefined, stroke: string, strokeWidth: number, inset: number) =>
    value === undefined ? [] : [Plot.tickX([value], { x: (at: number) => at, stroke, strokeWidth, inset })];
  const chart = Plot.plot({
    width, height: 52, marginLeft: 8, marginRight: 12, marginTop: 4, marginBottom: 22,
    style: { fontSize: '12px', background: 'transparent' },
    x: { domain, label: null, ticks: Math.max(3, Math.floor(width / 90)), tickFormat: (at: number) => words.number(at) },
    marks: [
      Plot.rectX(of.bands, {
        x1: (band: Band) => Math.max(band.from, domain[0]), x2: (band: Band) => Math.min(band.to, domain[1]),
        fill: (band: Band) => colour(band.verdict), fillOpacity: 0.22, insetTop: 0,
      }),
      of.value === undefined ? null : Plot.rectX([of], {
        x1: start, x2: (one: Bullet) => Math.max(domain[0], Math.min(one.value ?? start, domain[1])),
        fill: standing(of.verdict) ? colour(of.verdict) : 'var(--muted)', insetTop: 8, insetBottom: 8,
      }),
      ...ticks(of.expected, 'var(--ink)', 2, 3),
      ...ticks(of.bar, 'var(--ink)', 4, 0),
      ...ticks(of.barHigh, 'var(--ink)', 4, 0),
      ...ticks(of.stretch, 'var(--muted)', 3, 6),
    ],
  });
  const says = [
    ['value', of.value], ['expected', of.expected], ['bar', of.bar], ['stretch', of.stretch],
  ] as const;
  const said = says.filter(([, value]) => value !== undefined).map(([word, value]) => `${words(word)} ${words.number(value)}`);
  return labelled(chart, `${of.title}: ${words.verdict(of.verdict)}; ${said.join('; ')}`);
}

/** Gives a chart to those who do not see it. */
export function labelled(chart: SVGSVGElement | HTMLElement, label: string): SVGSVGElement {
  const svg = (chart.tagName === 'FIGURE' ? chart.querySelector('svg') : chart) as SVGSVGElement;
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  // What Plot writes for its parts is not for reading aloud.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  for (const part of svg.querySelectorAll('g')) part.setAttribute('aria-hidden', 'true');
  return svg;
}
