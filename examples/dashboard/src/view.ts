// What every part of the page is given, and what several of them show.

import { html, nothing, type TemplateResult } from 'lit';
import type { TargetResult, Text, Verdict } from 'tenfold';
import { bullet, ends, type Band } from './charts/bullet.js';
import { csv, download, png, standalone } from './charts/save.js';
import { colour, ink, mark } from './charts/verdict.js';
import { last } from './model/days.js';
import { counting, items, type Item } from './model/items.js';
import { text } from './model/outline.js';
import type { Session } from './model/session.js';
import { write, type State } from './model/state.js';
import type { Words } from './words.js';

/** What a part of the page is drawn from. */
export class View {
  constructor(
    readonly session: Session,
    readonly state: State,
    /** The day that is judged. */
    readonly asOf: string,
    readonly say: Words,
    /** How wide the content is, in pixels. */
    readonly width: number,
    /** Shows something else. */
    readonly go: (change: Partial<State>) => void,
    /** Draws again. */
    readonly again: () => void,
    /** Records entries for good. */
    readonly keep: () => Promise<void>,
    /** What the page remembers while it is open, and no link needs to say. */
    readonly memory: Map<string, unknown>,
  ) {}

  /** Returns a text in the language of the page. */
  text(of: Text | undefined): string {
    return text(of, this.state.lang);
  }

  href(change: Partial<State>): string {
    return write({ ...this.state, ...change });
  }

  /** Returns the entries that count on the day. */
  get counting() {
    return this.remembered('counting', () => counting(this.session.entries(), this.asOf, this.state.knownBy));
  }

  /** Returns the items of all registers on the day. */
  get items(): Item[] {
    return this.remembered('items', () => items(this.session.outline, this.counting));
  }

  /** Remembers what is costly until something else is asked; what does not depend on the day, over all days. */
  remembered<T>(name: string, make: () => T, day = this.asOf): T {
    const { plan, knownBy, method, whatIf } = this.state;
    const key = JSON.stringify([plan, knownBy, method, whatIf, day, this.session.answers.size, this.state.lang]);
    const kept = this.memory.get(name) as { key: string; made: T } | undefined;
    if (kept?.key === key) return kept.made;
    const made = make();
    this.memory.set(name, { key, made });
    return made;
  }

  /** Returns something that the page remembers, and what changes it. */
  remember<T>(name: string, first: T): [T, (value: T) => void] {
    const value = (this.memory.get(`own ${name}`) as T | undefined) ?? first;
    return [value, (next) => (this.memory.set(`own ${name}`, next), this.again())];
  }
}

/** Returns the word of a method behind a verdict, unless it says the same. */
export function own(view: View, verdict: Verdict, word: string | undefined): string {
  const said = word?.replaceAll('_', ' ');
  return said === undefined || said === verdict.replaceAll('_', ' ') || said === view.say.verdict(verdict) ? '' : ` · ${said}`;
}

/** Shows a verdict, with its mark and its name. */
export function pill(view: View, verdict: Verdict, more = ''): TemplateResult {
  return html`<span class="pill" style="background:${colour(verdict)};color:${ink(verdict)}"
    ><span aria-hidden="true">${mark(verdict)}</span> ${view.say.verdict(verdict)}${more}</span>`;
}

/** Shows a chart, or the same as a table, with ways to save both. */
export function figure(
  view: View, name: string, chart: SVGSVGElement | TemplateResult | undefined,
  head: readonly string[], rows: () => readonly (readonly string[])[],
): TemplateResult {
  const [asTable, toggle] = view.remember(`table ${name}`, false);
  const drawn = (event: Event) => (event.target as Element).closest('figure')?.querySelector<SVGSVGElement>('svg[role=img]');
  const save = async (event: Event, as: 'svg' | 'png') => {
    const svg = drawn(event);
    if (!svg) return;
    if (as === 'svg') download(`${name}.svg`, 'image/svg+xml', standalone(svg));
    else download(`${name}.png`, 'image/png', await png(svg));
  };
  const isChart = chart instanceof SVGSVGElement;
  return html`<figure>
    ${asTable || !chart ? table(head, rows(), view) : isChart ? html`<div class="chart">${chart}</div>` : chart}
    <figcaption class="tools">
      ${chart ? html`<button @click=${() => toggle(!asTable)}>${view.say(asTable ? 'showChart' : 'showTable')}</button>` : nothing}
      ${isChart && !asTable ? html`<button @click=${(event: Event) => save(event, 'svg')}>${view.say('svg')}</button>
        <button @click=${(event: Event) => save(event, 'png')}>${view.say('png')}</button>` : nothing}
      <button @click=${() => download(`${name}.csv`, 'text/csv', csv(head, rows()))}>${view.say('csv')}</button>
    </figcaption>
  </figure>`;
}

/** A day, or a moment. */
const DAY = /^\d{4}-\d\d-\d\d(T|$)/;

/** A day is kept on its line, and a long text has room on a phone. */
function cell(said: string | TemplateResult): TemplateResult {
  const kind = typeof said !== 'string' ? nothing : DAY.test(said) ? 'day' : said.length > 40 ? 'said' : nothing;
  return html`<td class=${kind}>${said}</td>`;
}

/** Shows rows as a table. */
export function table(head: readonly string[], rows: readonly (readonly (string | TemplateResult)[])[], view: View): TemplateResult {
  if (rows.length === 0) return html`<p class="muted">${view.say('noTable')}</p>`;
  return html`<div class="scrolls" tabindex="0" role="region" aria-label=${head.join(', ')}><table>
    <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`;
}

/** A plan with more targets is asked only for what is shown. */
export const MANY = 2000;

/** Returns where the verdicts would begin and end if the figure of today were another; nothing of what has no readings. */
export function bands(view: View, target: TargetResult): Band[] {
  const { session, state, asOf } = view;
  const indicator = session.outline.indicatorOf(target.id);
  const all = ends(target as never);
  const plain = indicator?.measure.kind === 'level' && indicator.per === undefined;
  if (!plain || !all || state.whatIf.length > 0 || session.outline.targets.size > MANY || target.start > asOf) return [];
  return view.remembered(`bands ${target.id}`, () => {
    const [low, high] = ends({ ...target, barHigh: target.bar_high, expected: target.expected_value } as never) ?? all;
    const count = 48;
    const values = Array.from({ length: count }, (_, place) => low + ((high - low) * (place + 0.5)) / count);
    const tried = session.tried(target.id, indicator.id, asOf, state.knownBy || `${asOf}T23:59:59Z`, values);
    const found: Band[] = [];
    tried.forEach(({ verdict }, place) => {
      const from = low + ((high - low) * place) / count;
      const to = low + ((high - low) * (place + 1)) / count;
      const before = found.at(-1);
      if (before?.verdict === verdict) found[found.length - 1] = { ...before, to };
      else found.push({ from, to, verdict });
    });
    return found;
  });
}

/** Shows a target: its verdict, its bullet chart, and its first reason. */
export function targetRow(view: View, id: string): TemplateResult | typeof nothing {
  const { session, say } = view;
  const of = session.answers.target(id);
  const target = session.outline.targets.get(id)?.target;
  if (!of || !target) return nothing;
  const unit = view.text(session.outline.indicatorOf(id)?.unit);
  const chart = bullet({
    title: view.text(target.title), verdict: of.verdict, value: of.value, expected: of.expected_value, bar: of.bar,
    barHigh: of.bar_high, stretch: of.stretch, baseline: of.baseline, bands: bands(view, of),
  }, Math.min(view.width, 640), say);
  return html`<article class="target" data-target=${id}>
    <h3><a href=${view.href({ view: 'target', id })}>${view.text(target.title)}</a> ${pill(view, of.verdict)}</h3>
    ${chart ? html`<div class="chart">${chart}</div>` : html`<p class="muted">${say('noValue')}</p>`}
    <p class="muted">${of.value === undefined ? say('noValue') : `${say('value')} ${say.number(of.value)} ${unit}`}
      ${of.bar === undefined ? nothing : ` · ${say('bar')} ${say.number(of.bar)} ${unit}`}${of.due ? ` · ${of.due}` : nothing}</p>
    <p>${session.answers.say('target', id, view.state.lang)?.reasons[0] ?? ''}</p>
  </article>`;
}

/** Returns the rows of the bullet charts of some targets. */
export function targetRows(view: View, ids: readonly string[]): string[][] {
  return ids.flatMap((id) => {
    const of = view.session.answers.target(id);
    if (!of) return [];
    const title = view.text(view.session.outline.targets.get(id)?.target.title);
    const numbers = [of.value, of.expected_value, of.bar, of.stretch, of.baseline].map((value) => view.say.number(value));
    return [[title, view.say.verdict(of.verdict), ...numbers, of.due ?? '']];
  });
}

/** The heads of those rows. */
export const targetHead = (view: View): string[] =>
  (['target', 'verdict', 'value', 'expected', 'bar', 'stretch', 'baseline', 'day'] as const).map((word) => view.say(word));

/** Returns the day of an entry as its last day. */
export const dayOf = (entry: { day: string }): string => last(entry.day);
