// <tenfold-plan>: a plan as a tree of actions.

import { html, type TemplateResult } from 'lit';
import type { Engine } from 'tenfold';
import { shareBar } from '../charts/share-bar.js';
import { colour, ink, mark } from '../charts/verdict.js';
import { Outline } from '../model/outline.js';
import { TenfoldElement } from './base.js';

export class TenfoldPlan extends TenfoldElement {
  protected override shown(engine: Engine): TemplateResult {
    const whole = engine.whole();
    if (!this.read || !whole) return html``;
    const { say } = this;
    const pill = (verdict: typeof whole.verdict) => html`<span class="pill" part="verdict" style="background:${colour(verdict)};color:${ink(verdict)}"
      ><span aria-hidden="true">${mark(verdict)}</span> ${say.verdict(verdict)}</span>`;
    const choose = (id: string) => this.dispatchEvent(new CustomEvent('tenfold-select', { detail: { action: id }, bubbles: true, composed: true }));
    const outline = new Outline(this.read);
    return html`<article class="card" part="card"><h2 part="title">${this.text(this.read.title)} ${pill(whole.verdict)}</h2>
      ${shareBar(whole.counts, say)}
      <ul>${[...outline.actions].map(([id, { action, depth }]) => {
        const of = engine.action(id)?.result;
        return of ? html`<li style="--depth:${depth}"><button @click=${() => choose(id)}>${this.text(action.title)}</button> ${pill(of.verdict)}</li>` : '';
      })}</ul></article>`;
  }
}

if (!customElements.get('tenfold-plan')) customElements.define('tenfold-plan', TenfoldPlan);
