// What both elements share: where plan and ledger come from, by what they are judged, and what went wrong.

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { Engine, init, TenfoldError, type Ledger, type Options, type Plan } from 'tenfold';
import { text } from '../model/outline.js';
import { words, type Words } from '../words.js';

/** An element that judges a plan. */
export abstract class TenfoldElement extends LitElement {
  static override properties = {
    plan: { attribute: 'plan' },
    ledger: { attribute: 'ledger' },
    asOf: { attribute: 'as-of' },
    knownBy: { attribute: 'known-by' },
    method: {},
    lang: {},
    problem: { state: true },
    engine: { state: true },
  };

  static override styles = css`
    :host {
      display: block; font: 16px/1.45 system-ui, sans-serif; color: var(--ink, #16202b);
      --missed: var(--tenfold-missed, #8f1d2c); --off_track: var(--tenfold-off-track, #b3341d); --at_risk: var(--tenfold-at-risk, #8a5a00);
      --on_track: var(--tenfold-on-track, #1f6f43); --ahead: var(--tenfold-ahead, #1d5fa8); --achieved: var(--tenfold-achieved, #0b5563);
      --absent: var(--tenfold-absent, #e1e5ea); --on-verdict: var(--tenfold-on-verdict, #fff); --on-absent: var(--tenfold-on-absent, #3c4650);
      --ink: var(--tenfold-ink, #16202b); --muted: var(--tenfold-muted, #55606c); --paper: var(--tenfold-paper, #fff); --rule: var(--tenfold-rule, #d3d9e0);
    }
    .card { background: var(--paper); border: 1px solid var(--rule); border-radius: 10px; padding: 14px 16px; }
    .pill { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 0.85rem; font-weight: 600; }
    h2 { font-size: 1rem; margin: 0 0 6px; } p { margin: 6px 0; } ul { list-style: none; padding: 0; margin: 0; }
    li { padding: 4px 0 4px calc(var(--depth, 0) * 20px); } svg { display: block; max-width: 100%; }
    button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; text-align: start; }
  `;

  /** The plan: its address, or the plan itself. */
  declare plan: string | Plan | undefined;
  /** The ledger: its address, or the ledger itself. */
  declare ledger: string | Ledger | undefined;
  /** The day that is judged. */
  declare asOf: string | undefined;
  /** The last moment that counts. */
  declare knownBy: string | undefined;
  /** The method; `pace` unless another is named. */
  declare method: string | undefined;
  protected declare problem: unknown;
  protected declare engine: Engine | undefined;
  /** The plan as it was read. */
  protected read: Plan | undefined;

  protected override updated(changed: PropertyValues): void {
    if (changed.has('plan') || changed.has('ledger')) void this.open();
  }

  private async open(): Promise<void> {
    const { plan, ledger } = this;
    if (plan === undefined || ledger === undefined) return;
    try {
      await init();
      const [one, other] = await Promise.all([fetched(plan), fetched(ledger)]);
      if (this.plan !== plan || this.ledger !== ledger) return;
      const engine = new Engine(one, other);
      this.engine?.free();
      this.read = typeof one === 'string' ? (JSON.parse(one) as Plan) : one;
      this.engine = engine;
      this.problem = undefined;
    } catch (error) {
      this.problem = error;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.engine?.free();
    this.engine = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.open();
  }

  protected get say(): Words {
    return words((this.lang ?? '').startsWith('zh') ? 'zh' : 'en');
  }

  protected text(of: Parameters<typeof text>[0]): string {
    return text(of, this.say.lang);
  }

  protected override render(): TemplateResult {
    if (this.problem !== undefined) return this.failed(this.problem);
    const { engine, asOf } = this;
    if (!engine || !asOf) return html``;
    try {
      const options: Options = { as_of: asOf, ...(this.method ? { method: this.method } : {}), ...(this.knownBy ? { known_by: this.knownBy } : {}) };
      engine.evaluate(options);
      return this.shown(engine);
    } catch (error) {
      return this.failed(error);
    }
  }

  /** Shows what the engine says. */
  protected abstract shown(engine: Engine): TemplateResult;

  private failed(error: unknown): TemplateResult {
    const faults = error instanceof TenfoldError ? error.faults : [];
    return html`<div class="card" part="faults" role="alert"><h2>${this.say(faults.length > 0 ? 'faults' : 'failed')}</h2>
      ${faults.length === 0 ? html`<p>${error instanceof Error ? error.message : String(error)}</p>`
        : html`<ul>${faults.map((fault) => html`<li><code>${fault.place}</code>: ${fault.cause}; <em>${fault.remedy}</em></li>`)}</ul>`}</div>`;
  }
}

async function fetched<T>(of: string | T): Promise<string | T> {
  if (typeof of !== 'string') return of;
  const response = await fetch(of);
  if (!response.ok) throw new Error(`${of}: ${response.status} ${response.statusText}`);
  return response.text();
}
