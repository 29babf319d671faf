// Everything at once: what is behind and why, every action, and how it came to this.

import { html, nothing, type TemplateResult } from 'lit';
import { VERDICTS, type NodeResult, type Verdict } from 'tenfold';
import { heatMap, type HeatRow } from '../charts/heat-map.js';
import { shareBar } from '../charts/share-bar.js';
import { BEHIND } from '../charts/verdict.js';
import { quarters } from '../model/days.js';
import { figure, MANY, own, pill, table, targetHead, targetRows, View } from '../view.js';

/** How many rows are drawn at first. */
const PAGE = 24;

export function overview(view: View): TemplateResult {
  const { session, say } = view;
  const whole = session.answers.whole();
  if (!whole) return html``;
  return html`
    <section class="card" id="whole">
      <h2>${say('whole')} ${pill(view, whole.verdict, own(view, whole.verdict, whole.word))}</h2>
      ${node(view, whole)}
      <p>${session.answers.say('whole', '', view.state.lang)?.reasons[0] ?? ''}</p>
    </section>
    <section><h2>${say('behind')}</h2>${behind(view)}</section>
    <section><h2>${say('overTime')}</h2><p class="muted">${say('heatHelp')}</p>${heat(view)}</section>
    <section><h2>${say('actions')}</h2>${actions(view)}</section>
    <section><h2>${say('overdue')} · ${say('next')}</h2>${steps(view)}</section>`;
}

/** Shows the counts and the evidence of an action or the whole. */
export function node(view: View, of: NodeResult): TemplateResult {
  return html`${shareBar(of.counts, view.say)}
    <p class="muted">${view.say('evidence')}: ${view.say.share(of.evidence)}</p>`;
}

function behind(view: View): TemplateResult {
  const { session, say } = view;
  const { verdicts } = session.answers.columns().targets;
  const ids = [...session.outline.targets.keys()];
  const late: [number, string][] = [];
  for (const [place, id] of ids.entries()) {
    const verdict = VERDICTS[verdicts[place] ?? 0];
    if (verdict && BEHIND.includes(verdict)) late.push([BEHIND.indexOf(verdict), id]);
  }
  late.sort(([one], [other]) => one - other);
  if (late.length === 0) return html`<p>${say('nothingBehind')}</p>`;
  const shown = late.slice(0, 8);
  return html`<ul class="behind">${shown.map(([, id]) => {
    const verdict = session.answers.target(id)?.verdict ?? 'no_data';
    const said = session.answers.say('target', id, view.state.lang);
    return html`<li>${pill(view, verdict)} <a href=${view.href({ view: 'target', id })}>${view.text(session.outline.targets.get(id)?.target.title)}</a>
      <span class="why">${said?.reasons.slice(0, 2).join(' ')}</span></li>`;
  })}</ul>
  ${late.length > shown.length ? html`<details><summary>+ ${late.length - shown.length}</summary>
    ${figure(view, 'behind', undefined, targetHead(view), () => targetRows(view, late.slice(0, 500).map(([, id]) => id)))}</details>` : nothing}`;
}

/** The actions that a heat map shows: the uppermost. */
const uppermost = (view: View): string[] =>
  [...view.session.outline.actions].filter(([, node]) => node.parent === undefined).map(([id]) => id);

function heat(view: View): TemplateResult {
  const { session, say, state } = view;
  const ids = uppermost(view).slice(0, PAGE);
  // One column a quarter, of all there will be: the day is moved along them without asking again.
  const all = quarters(session.outline.first, session.outline.last);
  const places = new Map(session.answers.actionIds().map((id, place) => [id, place]));
  const titles: [string, string, number][] = [
    ['', say('whole'), places.size],
    ...ids.map((id): [string, string, number] => [id, view.text(session.outline.actions.get(id)?.action.title), places.get(id) ?? 0]),
  ];
  const columns = view.remembered('heat', () => {
    const line = session.answers.timeline(all, session.options(state, view.asOf));
    return all.map((_, day) => line.on(day).nodes.verdicts);
  }, '');
  // The last six years, and last the day itself.
  const past = all.filter((day) => day < view.asOf).length;
  const first = Math.max(0, past - 23);
  const days = [...all.slice(first, past), view.asOf];
  const shown = [...columns.slice(first, past), session.answers.columns().nodes.verdicts];
  const rows = titles.map(([id, title, place]): HeatRow => ({
    id, title, verdicts: shown.map((column): Verdict => VERDICTS[column[place] ?? 0] ?? 'no_data'),
  }));
  return heatMap(days, rows, view.asOf, say, (day, id) => view.go({ asOf: day, ...(id ? { view: 'action', id } : {}) }));
}

function actions(view: View): TemplateResult {
  const { session, say } = view;
  const [open, setOpen] = view.remember('actions shown', session.outline.targets.size > MANY ? PAGE : 200);
  const all = [...session.outline.actions];
  const many = session.outline.targets.size > MANY;
  const rows = (many ? uppermost(view).map((id) => [id, session.outline.actions.get(id)!] as const) : all).slice(0, open);
  return html`<ul class="actions ${rows.length > 100 ? 'long' : ''}">${rows.map(([id, { action, depth }]) => {
    const of = session.answers.action(id)?.result;
    if (!of) return nothing;
    return html`<li style="--depth:${depth}" data-action=${id}>
      <a href=${view.href({ view: 'action', id })}>${view.text(action.title)}</a> ${pill(view, of.verdict)}
      ${shareBar(of.counts, say)}<span class="muted">${say('evidence')}: ${say.share(of.evidence)}</span></li>`;
  })}</ul>
  ${(many ? uppermost(view).length : all.length) > open ? html`<button @click=${() => setOpen(open + PAGE)}>${say('more')}</button>` : nothing}`;
}

/** Returns what a state of a register is called. */
function stateName(view: View, register: string, id: string): string {
  const cycle = view.session.outline.registers.get(register)?.life_cycle;
  return view.text(cycle?.find((state) => state.id === id)?.title) || id;
}

/** Shows what is overdue and what falls due next; of the whole plan, or of one action. */
export function steps(view: View, only?: ReadonlySet<string>): TemplateResult {
  const { session, say } = view;
  if (session.outline.targets.size > MANY) return html`<p class="muted">–</p>`;
  const said = view.remembered('evaluation', () => session.answers.evaluation());
  const rows = (['overdue', 'next_due'] as const).flatMap((list) =>
    (said?.[list] ?? []).flatMap((step) => {
      if (step.kind === 'target') {
        if (only && !only.has(step.target)) return [];
        const title = view.text(session.outline.targets.get(step.target)?.target.title);
        return [[say(list === 'overdue' ? 'overdue' : 'next'), html`<a href=${view.href({ view: 'target', id: step.target })}>${title}</a>`, step.day, String(Math.abs(step.days))]];
      }
      if (only && !only.has(`${step.register}/${step.item}`)) return [];
      return [[say(list === 'overdue' ? 'overdue' : 'next'), `${view.text(step.title) || step.item}: ${stateName(view, step.register, step.state)}`, step.day, String(Math.abs(step.days))]];
    }));
  if (rows.length === 0) return html`<p>${say('nothingDue')}</p>`;
  return table([say('kind'), say('what'), say('day'), say('days')], rows.slice(0, 40), view);
}
