// An action: its targets, who is responsible, its projects, and what is overdue and due next.

import { html, nothing, type TemplateResult } from 'lit';
import { gantt, type Bar } from '../charts/gantt.js';
import type { Item } from '../model/items.js';
import { state } from '../model/items.js';
import { figure, own, pill, targetHead, targetRow, targetRows, View } from '../view.js';
import { node, steps } from './overview.js';

export function action(view: View): TemplateResult {
  const { session, say } = view;
  const id = view.state.id || [...session.outline.actions.keys()][0] || '';
  const there = session.outline.actions.get(id);
  const of = there && session.answers.action(id)?.result;
  if (!there || !of) return html`<p>${say('none')}</p>`;
  const targets = session.outline.below(id);
  const [shown, setShown] = view.remember(`targets of ${id}`, 40);
  const found = view.items.filter((item) => belongs(view, id, item));
  const bars = found.map((item) => bar(view, item));
  const due = new Set([...targets, ...found.map((item) => `${item.register}/${item.id}`)]);
  return html`
    <section class="card"><h2>${view.text(there.action.title)} ${pill(view, of.verdict, own(view, of.verdict, of.word))}</h2>
      ${there.parent ? html`<p>${say('parent')} <a href=${view.href({ id: there.parent })}>${view.text(session.outline.actions.get(there.parent)?.action.title)}</a></p>` : nothing}
      ${node(view, of)}
      <ul>${session.answers.say('action', id, view.state.lang)?.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
      <h3>${say('responsible')}</h3><ul class="units">${responsible(view, id)}</ul></section>
    <section><h2>${say('targets')}</h2><p class="muted">${say('legend')} ${say('tryBands')}</p>
      <div class="targets">${targets.slice(0, shown).map((target) => targetRow(view, target))}</div>
      ${targets.length > shown ? html`<button @click=${() => setShown(shown + 40)}>${say('more')}</button>` : nothing}
      <details><summary>${say('showTable')}</summary>${figure(view, `targets-${id}`, undefined, targetHead(view), () => targetRows(view, targets))}</details></section>
    <section><h2>${say('projects')}</h2>${bars.length === 0 ? html`<p class="muted">${say('none')}</p>`
      : figure(view, `projects-${id}`, gantt(bars.slice(0, 60), view.asOf, view.width, say),
        [say('item'), say('state'), say('day'), say('planned'), say('stagesOf')],
        () => bars.map((bar) => [bar.name, say(bar.how === 'overdue' ? 'overdue' : bar.how === 'done' ? 'after' : 'today'), bar.from, bar.to,
          bar.states.map(({ name, day }) => `${name} ${day}`).join(' → ')]))}</section>
    <section><h2>${say('overdue')} · ${say('next')}</h2>${steps(view, due)}</section>`;
}

function responsible(view: View, id: string): TemplateResult[] {
  return view.session.outline.responsible(id).map((one) => html`<li>
    <a href=${view.href({ view: 'units', id: one.unit })}>${view.text(view.session.outline.units.get(one.unit)?.title) || one.unit}</a>
    (${view.say(one.role === 'support' ? 'support' : 'lead')}${one.share === undefined ? '' : `, ${view.say.share(one.share)}`}${one.lead ? `, ${view.text(one.lead)}` : ''})</li>`);
}

/** Returns whether an item is named by an action or one below it, or counts for one of its targets. */
function belongs(view: View, id: string, item: Item): boolean {
  const { outline } = view.session;
  const named = (action: string): boolean => {
    const own = outline.actions.get(action)?.action;
    return (own?.items ?? []).some((one) => one.register === item.register && one.item === item.id)
      || (own?.actions ?? []).some((child) => named(child.id));
  };
  if (named(id)) return true;
  return outline.below(id).some((target) => view.session.answers.target(target)?.entries.some((entry) => item.entries.includes(entry)));
}

function bar(view: View, item: Item): Bar {
  const cycle = view.session.outline.registers.get(item.register)?.life_cycle ?? [];
  const name = (of: string) => view.text(cycle.find((one) => one.id === of)?.title) || of;
  const from = item.states[0]?.day ?? view.asOf;
  const reached = new Set(item.states.map((one) => one.state));
  const open = [...item.planned].filter(([state]) => !reached.has(state)).map(([, day]) => day).sort();
  const late = item.ended === undefined && open.some((day) => day < view.asOf);
  const to = item.ended ? (item.states.at(-1)?.day ?? from) : (open.at(-1) ?? view.asOf);
  const title = view.text(item.title) || item.id;
  return {
    name: state(item) ? `${title} (${name(state(item)!)})` : title,
    from, to: to > from ? to : view.asOf > from ? view.asOf : from,
    how: item.ended ? 'done' : late ? 'overdue' : 'open',
    states: item.states.map((one) => ({ name: name(one.state), day: one.day })),
  };
}
