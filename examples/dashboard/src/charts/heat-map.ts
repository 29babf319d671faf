// A heat map: one row an action, one column a quarter, one verdict a cell. A table, so that everybody can read it.

import { html, type TemplateResult } from 'lit';
import type { Verdict } from 'tenfold';
import type { Words } from '../words.js';
import { colour, ink, mark } from './verdict.js';

/** A row of a heat map. */
export interface HeatRow {
  readonly id: string;
  readonly title: string;
  readonly verdicts: readonly Verdict[];
}

/** Draws a heat map; a chosen cell says its day. */
export function heatMap(
  days: readonly string[], rows: readonly HeatRow[], asOf: string, words: Words, choose: (day: string, id: string) => void,
): TemplateResult {
  const quarter = (day: string) => `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const cell = (row: HeatRow, day: string, verdict: Verdict) => html`<td>
    <button style="background:${colour(verdict)};color:${ink(verdict)}" title="${row.title}, ${day}: ${words.verdict(verdict)}"
      aria-label="${row.title}, ${day}: ${words.verdict(verdict)}" @click=${() => choose(day, row.id)}>${mark(verdict)}</button>
  </td>`;
  return html`<div class="scrolls" tabindex="0" role="region" aria-label="${words('overTime')}">
    <table class="heat">
      <caption class="hidden">${words('overTime')}</caption>
      <thead><tr><th scope="col">${words('action')}</th>${days.map((day) => html`<th scope="col" class=${day === asOf ? 'now' : ''}>
        <span title=${day}>${quarter(day)}</span></th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.title}</th>
        ${days.map((day, at) => cell(row, day, row.verdicts[at] ?? 'no_data'))}</tr>`)}</tbody>
    </table></div>`;
}
