// A target: how it came to its value, why it stands as it does, what it needs, and what lies behind the number.

import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, TargetResult } from 'tenfold';
import { bullet } from '../charts/bullet.js';
import { burnUp, type BurnUp, type Point } from '../charts/burn-up.js';
import { spread } from '../model/days.js';
import { bands, dayOf, figure, pill, targetHead, targetRows, View } from '../view.js';
import { told } from './entries.js';
import { memberList } from './sets.js';
import { setOf } from '../model/items.js';
import { takes } from './takes.js';

export function target(view: View): TemplateResult {
  const { session, say } = view;
  const id = view.state.id || [...session.outline.targets.keys()][0] || '';
  const there = session.outline.targets.get(id);
  const of = there && session.answers.target(id);
  if (!there || !of) return html`<p>${say('none')}</p>`;
  const said = session.answers.say('target', id, view.state.lang);
  const indicator = session.outline.indicatorOf(id);
  const title = view.text(there.target.title);
  const set = indicator && setOf(session.outline, indicator);
  const chart = bullet({
    title, verdict: of.verdict, value: of.value, expected: of.expected_value, bar: of.bar, barHigh: of.bar_high,
    stretch: of.stretch, baseline: of.baseline, bands: bands(view, of),
  }, view.width, say);
  return html`
    <section class="card"><h2>${title} ${pill(view, of.verdict, of.provisional ? ` (${say('provisional')})` : '')}</h2>
      <p>${say('parent')} <a href=${view.href({ view: 'action', id: of.action })}>${view.text(session.outline.actions.get(of.action)?.action.title)}</a>
        · ${of.start} – ${of.due ?? '…'}${indicator ? ` · ${view.text(indicator.title)}` : ''}</p>
      ${figure(view, `target-${id}`, chart, targetHead(view), () => targetRows(view, [id]))}
      <p class="muted">${say('legend')} ${say('tryBands')}</p>
      <h3>${say('reasons')}</h3><ul id="reasons">${said?.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
      ${said?.outlook ? html`<p>${said.outlook}</p>` : nothing}
      <h3>${say('needs')}</h3><p id="needs">${said?.needs ?? say('none')}</p></section>
    ${indicator ? html`<section><h2>${say('trajectory')}</h2>${way(view, id, of, title)}<p class="muted">${say('wayLegend')}</p></section>
    <section><h2>${say('takes')}</h2>${takes(view, id)}</section>` : nothing}
    ${set ? html`<section><h2>${say('members')}</h2>${memberList(view, set, indicator, of)}</section>` : nothing}
    <section><h2>${say('entries')}</h2>${told(view, behind(view, of))}</section>`;
}

/** Returns the entries that a verdict rests on, and the amendments of a target. */
function behind(view: View, of: TargetResult): Entry[] {
  const ids = new Set(of.entries);
  return view.session.entries().filter((entry) => ids.has(entry.id) || (entry.kind === 'amended' && entry.target === of.id));
}

function way(view: View, id: string, of: TargetResult, title: string): TemplateResult {
  const data = view.remembered(`way ${id}`, (): BurnUp => {
    const { session, state, asOf } = view;
    const end = of.due !== undefined && of.due > asOf ? of.due : asOf;
    const days = [...new Set([...spread(of.start < end ? of.start : end, end, 25), asOf])].sort();
    const on = session.on(state, days, asOf, (answers, day) => ({ day, of: answers.target(id) }));
    const points = (of: (target: TargetResult) => number | undefined, until: string): Point[] =>
      on.flatMap(({ day, of: target }) => {
        const value = target && of(target);
        return value === undefined || day > until ? [] : [{ day, value }];
      });
    const indicator = session.outline.indicatorOf(id)?.id;
    return {
      title, verdict: of.verdict, asOf, due: of.due,
      values: points((target) => target.value, asOf),
      readings: view.counting.flatMap((entry) =>
        entry.kind === 'reading' && entry.indicator === indicator && entry.member === undefined
          && session.outline.indicatorOf(id)?.measure.kind === 'level' && dayOf(entry) >= of.start
          ? [{ day: dayOf(entry), value: entry.value }] : []),
      expected: points((target) => target.expected_value, end),
      bars: points((target) => target.bar, end),
      forecast: of.forecast?.at_due === undefined ? undefined : { at: of.forecast.at_due, low: of.forecast.low, high: of.forecast.high },
      amendments: view.counting.flatMap((entry) => (entry.kind === 'amended' && entry.target === id ? [dayOf(entry)] : [])),
    };
  });
  const row = (what: string, points: readonly Point[]) => points.map((point) => [what, point.day, view.say.number(point.value)]);
  const { say } = view;
  return figure(view, `burn-up-${id}`, burnUp(data, view.width, say), [say('what'), say('day'), say('value')], () => [
    ...row(say('value'), data.values), ...row(say('expected'), data.expected), ...row(say('bar'), data.bars),
    ...(data.forecast && data.due ? [[say('forecast'), data.due, say.number(data.forecast.at)]] : []),
    ...data.amendments.map((day) => [say('amendments'), day, '']),
  ]);
}
