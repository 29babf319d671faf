// The least figure with which a target would be on track at each coming date; or, in words, why there is none.

import { html, type TemplateResult } from 'lit';
import { whatItTakes, type NoLeast } from 'tenfold';
import { MANY, table, View } from '../view.js';

const EN: Record<NoLeast['kind'], string> = {
  cancelled: 'The target was called off.',
  other_goal: 'The goal is no single bar, so there is no least figure.',
  no_bar: 'The bar is not known yet.',
  not_monotone: 'With this method a better figure may stand worse, so there is no least one.',
  over: 'The due day is past.',
  settled: 'The target was met, and that settles it.',
  start_open: 'The figure it starts from can still come in.',
  nothing_expected: 'Nothing is expected on that day.',
  no_figure: 'No figure can be of that day.',
  any_value: 'Any figure would be on track.',
  no_value: 'No figure would be on track.',
};

const ZH: Record<NoLeast['kind'], string> = {
  cancelled: '该目标已取消。',
  other_goal: '该目标不是单一数值承诺,没有最低值。',
  no_bar: '承诺值尚不可知。',
  not_monotone: '按此方法,数值更好时结论可能更差,没有最低值。',
  over: '期限已过。',
  settled: '目标曾经达成,已成定论。',
  start_open: '起始数据仍可能上报。',
  nothing_expected: '当日没有预期值。',
  no_figure: '当日不可能有数据。',
  any_value: '任何数值均为正常。',
  no_value: '任何数值均不能恢复正常。',
};

export function takes(view: View, id: string): TemplateResult {
  const { session, say, state } = view;
  const [asked, ask] = view.remember(`takes ${id}`, session.outline.targets.size <= MANY);
  // The stateless function reads the whole plan again.
  if (!asked) return html`<button @click=${() => ask(true)}>${say('takes')}</button>`;
  const of = view.remembered(`takes ${id}`, () =>
    whatItTakes(session.answers.planText(), session.answers.ledgerText(), session.options(state, view.asOf), id));
  // A later release may know other reasons: they stand by their name.
  const why = (reason: NoLeast | undefined) => (reason ? ((say.lang === 'zh' ? ZH : EN)[reason.kind] ?? reason.kind) : '–');
  const rows = of.dates.map((date) => [date.day, date.least === undefined ? why(date.why) : say.number(date.least), say.number(date.expected)]);
  return rows.length === 0 ? html`<p class="muted">${why(of.why)}</p>` : table([say('day'), say('least'), say('expected')], rows, view);
}
