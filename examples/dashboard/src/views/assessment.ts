// The assessment of units: points, grades and ranks, down to the entries.

import { html, type TemplateResult } from 'lit';
import { assess } from 'tenfold';
import { figure, MANY, View } from '../view.js';

export function assessment(view: View): TemplateResult {
  const { session, say, state } = view;
  if (!session.plan.assessment || session.outline.targets.size > MANY) return html`<p>${say('noAssessment')}</p>`;
  const of = view.remembered('assessment', () =>
    assess(session.answers.planText(), session.answers.ledgerText(), session.options(state, view.asOf)));
  const title = (unit: string) => view.text(session.outline.units.get(unit)?.title) || unit;
  const head = [say('rank'), say('unit'), say('points'), say('grade'), say('evidence')];
  const rows = [...of.units].sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity)).map((unit) => [
    unit.rank === undefined ? '–' : `${unit.rank}${unit.tied ? ` (${say('tied')})` : ''}`,
    title(unit.id), say.number(unit.points), unit.grade ? view.text(unit.grade.title) || unit.grade.word : '–', say.share(unit.evidence),
  ]);
  return html`<section><h2>${view.text(of.title) || say('assessment')}</h2>
    ${figure(view, 'assessment', undefined, head, () => rows)}
    ${of.units.map((unit) => html`<details><summary>${title(unit.id)}: ${say.number(unit.points)}</summary>
      ${figure(view, `assessment-${unit.id}`, undefined, [say('target'), say('points'), say('verdict'), say('entries')], () =>
        unit.parts.map((part) => [view.text(session.outline.targets.get(part.target)?.target.title), say.number(part.points),
          say.verdict(part.verdict), part.entries.join(', ')]))}</details>`)}</section>`;
}
