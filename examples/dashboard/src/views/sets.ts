// Sets by their members: covered, not yet, joined, left.

import { html, type TemplateResult } from 'lit';
import type { Indicator, TargetResult } from 'tenfold';
import { members, setOf } from '../model/items.js';
import { pill, View } from '../view.js';

export function sets(view: View): TemplateResult {
  const { session, say } = view;
  const targets = [...session.outline.targets.keys()].flatMap((id) => {
    const indicator = session.outline.indicatorOf(id);
    const set = indicator && setOf(session.outline, indicator);
    const of = set && session.answers.target(id);
    return of ? [{ id, set, indicator, of }] : [];
  });
  return html`<p class="muted">${say('sets_help')}</p>${targets.slice(0, 60).map(({ id, set, indicator, of }) => html`
    <section class="card"><h2><a href=${view.href({ view: 'target', id })}>${view.text(session.outline.targets.get(id)?.target.title)}</a> ${pill(view, of.verdict)}</h2>
      <h3>${view.text(session.outline.sets.get(set)?.title)}</h3>${memberList(view, set, indicator, of)}</section>`)}
  ${targets.length === 0 ? html`<p>${say('none')}</p>` : ''}`;
}

/** Shows the members of a set as a target counts them. */
export function memberList(view: View, set: string, indicator: Indicator | undefined, of: TargetResult): TemplateResult {
  const { session, say } = view;
  const open = new Set(of.instances?.open ?? []);
  const counted = of.instances !== undefined;
  const list = members(session.outline, set, view.counting, indicator).filter((member) => !member.joined || member.joined <= view.asOf || member.left);
  const state = (member: (typeof list)[number]) =>
    member.left !== undefined ? 'left' : (counted ? !open.has(member.id) : member.by.length > 0) ? 'covered' : 'notYet';
  const marks = { covered: '✓', notYet: '○', left: '–' };
  const count = list.filter((member) => state(member) === 'covered').length;
  return html`<p>${say('covered')}: <strong>${count}</strong> / ${list.filter((member) => member.left === undefined).length}</p>
  <ul class="members">${list.map((member) => html`<li class=${state(member)} data-state=${state(member)}>
    <span aria-hidden="true">${marks[state(member)]}</span> ${view.text(member.title)} <span class="muted">${say(state(member))}${
      member.by.length > 0 ? `, ${say('by')} ${member.by.map((item) => view.text(item.title) || item.id).join(', ')}` : ''}${
      member.left ? ` ${member.left}` : member.joined ? `, ${say('joined')} ${member.joined}` : ''}</span></li>`)}</ul>`;
}
