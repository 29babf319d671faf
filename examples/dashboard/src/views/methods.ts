// One plan under several methods: where they disagree.

import { html, type TemplateResult } from 'lit';
import { compare, type Compare, type Preset } from 'tenfold';
import { MANY, own, pill, table, View } from '../view.js';

/** The methods that come with the package. */
export const METHODS: readonly Preset[] = [
  'pace', 'statcan', 'eurostat', 'unsd-2023', 'weather', 'earned-schedule', 'engagedly', 'upraise', 'ordered-conditions', 'google-okr', 'okr-tracker', 'operately', 'escap', 'sdg-index',
];

export function methods(view: View): TemplateResult {
  const { session, say, state } = view;
  const [other, setOther] = view.remember('compare with', 'statcan');
  const choice = html`<p class="fields"><label>${say('compareWith')} <select id="compare-with"
    @change=${(event: Event) => setOther((event.target as HTMLSelectElement).value)}>
    ${METHODS.map((id) => html`<option ?selected=${id === other}>${id}</option>`)}</select></label></p>`;
  if (session.outline.targets.size > MANY) return html`${choice}<p class="muted">–</p>`;
  const of = view.remembered(`compare ${other}`, () =>
    compare(session.answers.planText(), session.answers.ledgerText(), session.options(state, view.asOf), [state.method, other]));
  const row = (title: TemplateResult, one: Compare) => [title, ...one.said.map((said) => pill(view, said.verdict, own(view, said.verdict, said.word))),
    one.differences?.map((differs) => differs.kind.replaceAll('_', ' ')).join(', ') ?? ''];
  const rows = [
    ...of.actions.filter((action) => !action.result.agree).map((action) => row(
      html`<a href=${view.href({ view: 'action', id: action.id })}>${view.text(session.outline.actions.get(action.id)?.action.title)}</a>`, action.result)),
    ...of.targets.filter((target) => !target.result.agree).map((target) => row(
      html`<a href=${view.href({ view: 'target', id: target.id })}>${view.text(session.outline.targets.get(target.id)?.target.title)}</a>`, target.result)),
  ];
  return html`<section><h2>${say('disagree')}</h2>${choice}
    ${rows.length === 0 ? html`<p>${say('agree')}</p>` : html`<p id="disagreements"><strong>${rows.length}</strong> ${say('disagreements')}</p>
      ${table([say('what'), state.method, other, say('reasons')], rows, view)}`}</section>`;
}
