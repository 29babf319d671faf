// How many targets have which verdict, as one bar.

import { html, svg, type TemplateResult } from 'lit';
import { VERDICTS, type NodeResult, type Verdict } from 'tenfold';
import type { Words } from '../words.js';
import { colour, ink, mark } from './verdict.js';

/** Draws counts of verdicts. */
export function shareBar(counts: NodeResult['counts'], words: Words): TemplateResult {
  const there = VERDICTS.map((verdict): [Verdict, number] => [verdict, counts[verdict] ?? 0]).filter(([, count]) => count > 0);
  const all = there.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return html``;
  let at = 0;
  const parts = there.map(([verdict, count]) => {
    const [x, width] = [(100 * at) / all, (100 * count) / all];
    at += count;
    return svg`<rect x="${x}%" width="${width}%" height="22" fill="${colour(verdict)}" stroke="var(--paper)"></rect>
      ${width > 7 ? svg`<text x="${x + width / 2}%" y="16" text-anchor="middle" fill="${ink(verdict)}">${mark(verdict)} ${count}</text>` : ''}`;
  });
  const said = there.map(([verdict, count]) => `${words.verdict(verdict)} ${count}`).join(', ');
  return html`<svg class="share-bar" role="img" aria-label="${words('counts')}: ${said}" width="100%" height="22"><g aria-hidden="true">${parts}</g></svg>`;
}
