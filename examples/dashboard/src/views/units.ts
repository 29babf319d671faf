// The plan by units: what each answers for, and how it stands.

import { html, nothing, type TemplateResult } from 'lit';
import type { Unit } from 'tenfold';
import { pill, View } from '../view.js';
import { node } from './overview.js';

export function units(view: View): TemplateResult {
  const { session, say, state } = view;
  const all = [...session.outline.units.values()];
  const [shown, setShown] = view.remember('units shown', 60);
  const shownFirst = state.id ? all.filter((unit) => unit.id === state.id) : all.slice(0, shown);
  if (all.length === 0) return html`<p>${say('none')}</p>`;
  return html`${state.id ? html`<p><a href=${view.href({ id: '' })}>${say('all')}</a></p>` : nothing}
    <div class="targets">${shownFirst.map((unit) => card(view, unit))}</div>
    ${!state.id && all.length > shown ? html`<button @click=${() => setShown(shown + 60)}>${say('more')}</button>` : nothing}`;
}

function card(view: View, unit: Unit): TemplateResult | typeof nothing {
  const { session, say, state } = view;
  const of = session.answers.unit(unit.id);
  if (!of) return nothing;
  const link = (id: string, weight: number) => html`<li>
    <a href=${view.href({ view: 'target', id })}>${view.text(session.outline.targets.get(id)?.target.title)}</a>
    <span class="muted">${say.share(weight)}</span></li>`;
  return html`<article class="card" data-unit=${unit.id}>
    <h2><a href=${view.href({ id: unit.id })}>${view.text(unit.title)}</a> ${pill(view, of.result.verdict)}</h2>
    ${node(view, of.result)}
    ${state.id ? html`<ul>${session.answers.say('unit', unit.id, state.lang)?.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
      <h3>${say('targets')}</h3><ul>${of.targets.map((one) => link(one.target, one.weight))}</ul>` : nothing}</article>`;
}
