// <tenfold-target>: one target as a card.

import { html, nothing, type TemplateResult } from 'lit';
import type { Engine } from 'tenfold';
import { bullet } from '../charts/bullet.js';
import { colour, ink, mark } from '../charts/verdict.js';
import { Outline } from '../model/outline.js';
import { TenfoldElement } from './base.js';

export class TenfoldTarget extends TenfoldElement {
  static override properties = { ...TenfoldElement.properties, target: {} };
  /** The id of the target. */
  declare target: string | undefined;

  protected override shown(engine: Engine): TemplateResult {
    const { say, target: id = '' } = this;
    const of = engine.target(id);
    const outline = this.read && new Outline(this.read);
    const title = this.text(outline?.targets.get(id)?.target.title);
    const said = engine.say('target', id, say.lang);
    if (!of) return html``;
    const chart = bullet({
      title, verdict: of.verdict, value: of.value, expected: of.expected_value, bar: of.bar, barHigh: of.bar_high, stretch: of.stretch,
      baseline: of.baseline, bands: [],
    }, Math.max(240, this.clientWidth - 34), say);
    return html`<article class="card" part="card">
      <h2 part="title">${title} <span class="pill" part="verdict" style="background:${colour(of.verdict)};color:${ink(of.verdict)}"
        ><span aria-hidden="true">${mark(of.verdict)}</span> ${say.verdict(of.verdict)}</span></h2>
      ${chart ?? html`<p>${say('noValue')}</p>`}
      <p part="reason">${said?.reasons[0]}</p>${said?.needs ? html`<p part="needs">${said.needs}</p>` : nothing}</article>`;
  }
}

if (!customElements.get('tenfold-target')) customElements.define('tenfold-target', TenfoldTarget);
