// What if: entries laid over the ledger, beside what is; kept, exported or thrown away.

import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, Moved, NodeGlance, TargetGlance } from 'tenfold';
import { download } from '../charts/save.js';
import { pill, table, View } from '../view.js';
import { what } from './entries.js';

export function whatif(view: View): TemplateResult {
  const { say, state } = view;
  return html`<p>${say('scenarioHelp')}</p>
    <section class="card"><h2>${say('add')}</h2>${add(view)}</section>
    <section class="card"><h2>${say('scenario')} (${state.whatIf.length})</h2>${laid(view)}</section>
    <section><h2>${say('moved')}</h2>${moves(view)}</section>
    <section><h2>${say('existing')}</h2>${existing(view)}</section>`;
}

/** Returns an id that no entry has. */
function fresh(view: View): string {
  const taken = view.session.fact('ids', (entries) => new Set(entries.map((entry) => entry.id)));
  for (let count = 1; ; count++) if (!taken.has(`what-if-${count}`)) return `what-if-${count}`;
}

/** Lays an entry over the ledger, as of the day that is shown. */
function lay(view: View, own: object): void {
  const entry = { id: fresh(view), day: view.asOf, recorded: moment(view), ...own } as Entry;
  view.go({ whatIf: [...view.state.whatIf, entry] });
}

/** Behind everything that is known, so that it counts. */
function moment(view: View): string {
  if (view.state.knownBy) return view.state.knownBy;
  const known = view.session.fact('latest', (entries) => entries.reduce((last, entry) => Math.max(last, Date.parse(entry.recorded ?? entry.day) || 0), 0));
  return new Date(Math.max(known, Date.parse(`${view.asOf}T12:00:00Z`)) + 1000).toISOString().replace('.000Z', 'Z');
}

function add(view: View): TemplateResult {
  const { session, say } = view;
  const measured = [...session.outline.indicators.values()].filter((one) => ['level', 'flow'].includes(one.measure.kind) && !one.per);
  const given = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    lay(view, { kind: 'reading', indicator: String(form.get('indicator')), value: Number(form.get('value')) });
  };
  return html`<form class="fields" id="add" @submit=${given}>
    <label>${say('indicator')} <select name="indicator">${measured.slice(0, 500).map((one) => html`<option value=${one.id}>${view.text(one.title)}</option>`)}</select></label>
    <label>${say('value')} <input name="value" type="number" step="any" required></label>
    <button>${say('addEntry')}</button></form>`;
}

function laid(view: View): TemplateResult {
  const { say, state } = view;
  const text = JSON.stringify(state.whatIf, undefined, 2);
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    view.go({ whatIf: JSON.parse(String(new FormData(event.target as HTMLFormElement).get('entries'))) as Entry[] });
  };
  if (state.whatIf.length === 0) return html`<p class="muted">${say('none')}</p>`;
  return html`${table([say('day'), say('kind'), say('what')], state.whatIf.map((entry) => [entry.day, entry.kind, what(entry)]), view)}
    <p class="tools"><button id="throw-away" @click=${() => view.go({ whatIf: [] })}>${say('throwAway')}</button>
      <button id="export" @click=${() => download('what-if.json', 'application/json', text)}>${say('exportIt')}</button>
      <button id="keep" @click=${() => void view.keep()}>${say('keep')}</button></p>
    <details><summary>${say('edit')}</summary><form @submit=${apply}>
      <textarea name="entries" rows="12" aria-label=${say('edit')} .value=${text}></textarea><button>${say('apply')}</button></form></details>`;
}

function moves(view: View): TemplateResult {
  const { session, say } = view;
  const changes = session.changes;
  const target = (of: TargetGlance) => html`${pill(view, of.verdict)} ${say.number(of.value)}`;
  const node = (of: NodeGlance) => pill(view, of.verdict, of.score === undefined ? '' : ` ${say.number(of.score)}`);
  const rows = changes ? [
    ...(changes.whole ? [[say('whole'), node(changes.whole.before), node(changes.whole.after)]] : []),
    ...changes.actions.map((one: Moved<NodeGlance>) => [
      html`<a href=${view.href({ view: 'action', id: one.id })}>${view.text(session.outline.actions.get(one.id)?.action.title)}</a>`, node(one.before), node(one.after)]),
    ...changes.targets.map((one: Moved<TargetGlance>) => [
      html`<a href=${view.href({ view: 'target', id: one.id })}>${view.text(session.outline.targets.get(one.id)?.target.title)}</a>`, target(one.before), target(one.after)]),
    ...changes.units.map((one: Moved<NodeGlance>) => [view.text(session.outline.units.get(one.id)?.title), node(one.before), node(one.after)]),
  ] : [];
  return rows.length === 0 ? html`<p class="muted">${say('nothingMoves')}</p>`
    : html`<div id="moves">${table([say('what'), say('before'), say('after')], rows, view)}</div>`;
}

function existing(view: View): TemplateResult {
  const { say } = view;
  const [filter, setFilter] = view.remember('entries filter', '');
  const own = new Set(view.state.whatIf.map((entry) => entry.id));
  const all = view.session.entries();
  const found = filter === '' && own.size === 0 ? all : all.filter((entry) => !own.has(entry.id) && (filter === '' || `${entry.id} ${entry.kind} ${what(entry)}`.toLowerCase().includes(filter.toLowerCase())));
  const change = (entry: Entry) => {
    if (entry.kind !== 'reading') return;
    const value = prompt(say('value'), String(entry.value));
    if (value !== null && value.trim() !== '' && Number.isFinite(Number(value))) {
      lay(view, { ...entry, id: fresh(view), recorded: moment(view), value: Number(value), corrects: entry.id });
    }
  };
  const rows = found.slice(0, 30).map((entry) => [entry.id, entry.day, entry.kind, what(entry), html`
    ${entry.kind === 'reading' ? html`<button @click=${() => change(entry)}>${say('change')}</button>` : nothing}
    ${entry.kind === 'withdrawn' ? nothing : html`<button @click=${() => lay(view, { kind: 'withdrawn', entry: entry.id })}>${say('withdraw')}</button>`}`]);
  return html`<p class="fields"><label>${say('filter')} <input type="search" id="entries-filter" .value=${filter}
      @input=${(event: InputEvent) => setFilter((event.target as HTMLInputElement).value)}></label> <output>${found.length}</output></p>
    ${table(['id', say('day'), say('kind'), say('what'), say('change')], rows, view)}`;
}
