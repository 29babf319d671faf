// One's own plan: from files, or from a server, with every fault at its place.

import { html, nothing, type TemplateResult } from 'lit';
import type { Fault } from 'tenfold';
import type { Words } from '../words.js';

/** What could not be opened, or recorded. */
export interface Failed {
  readonly message: string;
  readonly faults: readonly Pick<Fault, 'place' | 'cause' | 'remedy'>[];
}

/** What opens. */
export interface Opens {
  files(files: readonly File[]): Promise<void>;
  server(address: string, token: string): void;
}

export function open(say: Words, opens: Opens): TemplateResult {
  const connect = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    opens.server(String(form.get('address')).replace(/\/$/, ''), String(form.get('token')));
  };
  return html`<section class="card drop"><h2>${say('file')}</h2><p>${say('openHelp')}</p>
      <label class="files">${say('choose')} <input type="file" id="files" multiple accept=".json,application/json"
        @change=${(event: Event) => void opens.files([...((event.target as HTMLInputElement).files ?? [])])}></label></section>
    <section class="card"><h2>${say('server')}</h2><form class="fields" id="server" @submit=${connect}>
      <label>${say('serverHelp')} <input name="address" type="url" required></label>
      <label>${say('token')} <input name="token" type="password" autocomplete="off"></label>
      <button>${say('connect')}</button></form></section>`;
}

/** Shows what went wrong, with every fault at its place. */
export function failure(failed: Failed | undefined, say: Words, close: () => void): TemplateResult | typeof nothing {
  if (!failed) return nothing;
  return html`<section class="card failed" role="alert" id="faults"><h2>${say(failed.faults.length > 0 ? 'faults' : 'failed')}
      <button @click=${close} aria-label="✕">✕</button></h2>
    ${failed.faults.length === 0 ? html`<p>${failed.message}</p>` : html`<ol>${failed.faults.map((fault) => html`<li>
      <code>${fault.place}</code>: ${fault.cause}; <em>${fault.remedy}</em></li>`)}</ol>`}</section>`;
}
