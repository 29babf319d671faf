// Registers as tables, with filters.

import { html, type TemplateResult } from 'lit';
import type { Field, Register } from 'tenfold';
import { state, type Item } from '../model/items.js';
import { figure, View } from '../view.js';

export function registers(view: View): TemplateResult {
  const { session, say } = view;
  const all = [...session.outline.registers.values()];
  const register = all.find((one) => one.id === view.state.id) ?? all[0];
  if (!register) return html`<p>${say('none')}</p>`;
  return html`<nav class="tabs" aria-label=${say('registers')}>${all.map((one) => html`<a href=${view.href({ id: one.id })}
      aria-current=${one === register ? 'page' : 'false'}>${view.text(one.title)}</a>`)}</nav>
    ${list(view, register)}`;
}

function list(view: View, register: Register): TemplateResult {
  const { say } = view;
  const [filter, setFilter] = view.remember(`filter ${register.id}`, '');
  const [only, setOnly] = view.remember(`state ${register.id}`, '');
  const cycle = register.life_cycle ?? [];
  const name = (of: string | undefined) => view.text(cycle.find((one) => one.id === of)?.title) || (of ?? '');
  const named = (field: Field, value: string | number) =>
    view.text(view.session.outline.sets.get(field.set ?? '')?.members?.find((member) => member.id === value)?.title) || String(value);
  const row = (item: Item) => [
    view.text(item.title) || item.id,
    ...(cycle.length > 0 ? [name(state(item))] : []),
    ...(register.fields ?? []).map((field) => [item.fields.get(field.id) ?? ''].flat().map((value) => named(field, value)).join(', ')),
    view.text(view.session.outline.units.get(item.unit ?? '')?.title),
    item.states[0]?.day ?? '',
    [...item.planned].map(([planned, day]) => `${name(planned)} ${day}`).join(', '),
  ];
  const head = [
    say('item'), ...(cycle.length > 0 ? [say('state')] : []), ...(register.fields ?? []).map((field) => view.text(field.title)),
    say('unit'), say('day'), say('planned'),
  ];
  const own = view.items.filter((item) => item.register === register.id && (!only || state(item) === only));
  const rows = own.map(row).filter((cells) => cells.some((cell) => cell.toLowerCase().includes(filter.toLowerCase())));
  return html`<section><h2>${view.text(register.title)}</h2>
    <p class="fields"><label>${say('filter')} <input type="search" id="filter" .value=${filter}
      @input=${(event: InputEvent) => setFilter((event.target as HTMLInputElement).value)}></label>
    ${cycle.length > 0 ? html`<label>${say('state')} <select id="state" @change=${(event: Event) => setOnly((event.target as HTMLSelectElement).value)}>
      <option value="">${say('all')}</option>${cycle.map((one) => html`<option value=${one.id} ?selected=${one.id === only}>${view.text(one.title)}</option>`)}
    </select></label>` : ''}
    <output id="count">${rows.length}</output></p>
    ${figure(view, `register-${register.id}`, undefined, head, () => rows.slice(0, 500))}</section>`;
}
