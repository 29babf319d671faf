// The frame of the page: which plan, which day, which method, which part.

import { html, nothing, type TemplateResult } from 'lit';
import { day, number } from './model/days.js';
import { VIEWS, write, type State, type ViewName } from './model/state.js';
import type { View } from './view.js';
import { action } from './views/action.js';
import { assessment } from './views/assessment.js';
import { METHODS, methods } from './views/methods.js';
import { failure, open, type Failed, type Opens } from './views/open.js';
import { overview } from './views/overview.js';
import { registers } from './views/registers.js';
import { sets } from './views/sets.js';
import { target } from './views/target.js';
import { units } from './views/units.js';
import { whatif } from './views/whatif.js';
import type { Words } from './words.js';

/** What the frame is drawn from. */
export interface Frame {
  /** None before a plan is open. */
  readonly view: View | undefined;
  readonly say: Words;
  readonly state: State;
  readonly failed: Failed | undefined;
  readonly close: () => void;
  readonly opens: Opens;
  readonly digests: { here: string; there: string } | undefined;
  readonly go: (change: Partial<State>) => void;
}

const CONTENT: Record<Exclude<ViewName, 'open'>, (view: View) => TemplateResult> = {
  overview, action, target, units, sets, registers, assessment, methods, whatif,
};

export function shell(frame: Frame): TemplateResult {
  const { view, say, state } = frame;
  return html`
    <a class="skip" href="#content" @click=${skip}>${say('skip')}</a>
    <header><p class="brand">Tenfold</p><h1>${view ? view.text(view.session.plan.title) : '…'}</h1>${settings(frame)}
      <nav class="tabs" aria-label="Tenfold">${VIEWS.map((name) => html`<a href=${write({ ...state, view: name, id: '' })}
        aria-current=${name === state.view ? 'page' : 'false'}>${say(name)}</a>`)}</nav>
      ${view ? time(view) : nothing}</header>
    <main id="content" tabindex="-1">
      ${failure(frame.failed, say, frame.close)}
      ${state.whatIf.length > 0 ? html`<p class="notice" role="status">${say('active')} <a href=${write({ ...state, view: 'whatif', id: '' })}>${say('whatif')}</a>
        <button @click=${() => frame.go({ whatIf: [] })}>${say('throwAway')}</button></p>` : nothing}
      ${state.view === 'open' ? open(say, frame.opens) : view ? CONTENT[state.view](view) : nothing}</main>
    <footer>${foot(frame)}</footer>`;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function settings({ say, state, go }: Frame): TemplateResult {
  const choice = <T extends string>(name: string, label: string, of: readonly (readonly [T, string])[], now: T, set: (value: T) => void) =>
    html`<label>${label} <select id=${name} @change=${(event: Event) => set((event.target as HTMLSelectElement).value as T)}>
      ${of.map(([value, text]) => html`<option value=${value} ?selected=${value === now}>${text}</option>`)}</select></label>`;
  const plans: [string, string][] = [['ten-actions', say('tenActions')], ['canadian-framework', say('canada')], ['generated', say('generated')]];
  if (!plans.some(([name]) => name === state.plan)) plans.push([state.plan, state.plan === 'file' ? say('file') : state.plan]);
  return html`<div class="fields settings">
    ${choice('plan', say('plan'), plans, state.plan, (plan) => go({ plan, id: '', asOf: '', knownBy: '', whatIf: [] }))}
    ${choice('method', say('method'), METHODS.map((id) => [id as string, id] as const), state.method, (method) => go({ method }))}
    ${choice('lang', say('language'), [['en', 'English'], ['zh', '中文']], state.lang, (lang) => go({ lang }))}
    ${choice('theme', say('theme'), [['auto', say('auto')], ['light', say('light')], ['dark', say('dark')]], state.theme, (theme) => go({ theme }))}
    <button @click=${() => print()}>${say('print')}</button></div>`;
}

/** The two times: which day is judged, and what was known. */
function time(view: View): TemplateResult {
  const { session, say, state, asOf, go } = view;
  const [first, last] = [number(session.outline.first), number(session.outline.last)];
  const moments = session.fact('moments', (entries) => {
    const all = new Set(entries.flatMap((entry) => entry.recorded ?? []));
    return [...all].sort((one, other) => Date.parse(one) - Date.parse(other));
  });
  const at = state.knownBy ? moments.findLastIndex((moment) => Date.parse(moment) <= Date.parse(state.knownBy)) : moments.length;
  const known = (event: InputEvent) => go({ knownBy: moments[Number((event.target as HTMLInputElement).value)] ?? '' });
  return html`<div class="fields time">
    <label>${say('asOf')} <output>${asOf}</output>
      <input type="range" id="as-of" min=${first} max=${Math.max(last, number(asOf))} .value=${String(number(asOf))} aria-valuetext=${asOf}
        @input=${(event: InputEvent) => go({ asOf: day(Number((event.target as HTMLInputElement).value)) })}></label>
    <label>${say('day')} <input type="date" id="day" .value=${asOf} @change=${(event: Event) => {
      const { value } = event.target as HTMLInputElement;
      if (value) go({ asOf: value });
    }}></label>
    <label>${say('knownBy')} <output>${state.knownBy ? state.knownBy.slice(0, 10) : say('everything')}</output>
      <input type="range" id="known-by" min="0" max=${moments.length} .value=${String(at < 0 ? 0 : at)}
        aria-valuetext=${state.knownBy || say('everything')} @input=${known}></label></div>`;
}

function foot({ view, say, digests }: Frame): TemplateResult {
  return html`${view?.session.fact('illustrative', (entries) => entries.some((entry) => entry.illustrative)) ? html`<p>${say('illustrative')}</p>` : nothing}
    ${digests ? html`<p id="digests">${say('digest')}: ${say('here')} <code>${digests.here.slice(0, 16)}</code>, ${say('there')} <code>${digests.there.slice(0, 16)}</code>:
      <strong>${say(digests.here === digests.there ? 'equal' : 'different')}</strong></p>` : nothing}`;
}
