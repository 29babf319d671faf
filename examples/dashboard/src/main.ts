// The page: opens a plan, judges it as the address says, and shows it.

import { render } from 'lit';
import { init, TenfoldError, type Entry } from 'tenfold';
import canadaLedger from '../../plans/canadian-framework.ledger.json?url';
import canadaPlan from '../../plans/canadian-framework.plan.json?url';
import tenLedger from '../../plans/ten-actions.ledger.json?url';
import tenPlan from '../../plans/ten-actions.plan.json?url';
import { last } from './model/days.js';
import { generated } from './model/generated.js';
import { Session } from './model/session.js';
import { LocalSource, Refused, ServerSource, type Source, type Texts } from './model/source.js';
import { read, write, type State } from './model/state.js';
import { shell } from './shell.js';
import './style.css';
import { View } from './view.js';
import type { Failed } from './views/open.js';
import { words } from './words.js';

const fetched = (plan: string, ledger: string) => async (): Promise<Texts> => {
  const [one, other] = await Promise.all([fetch(plan), fetch(ledger)]);
  return { plan: await one.text(), ledger: await other.text() };
};

class Page {
  private state: State = read(location.hash);
  private session: Session | undefined;
  private opened = '';
  private texts: Texts | undefined;
  private token = '';
  private failed: Failed | undefined;
  private digests: { here: string; there: string } | undefined;
  private silence: () => void = () => {};
  private readonly memory = new Map<string, unknown>();
  private drawing = 0;

  private source(name: string): Source {
    const named: Record<string, () => Promise<Texts>> = {
      'ten-actions': fetched(tenPlan, tenLedger),
      'canadian-framework': fetched(canadaPlan, canadaLedger),
      generated: async () => generated(),
      file: async () => this.texts ?? Promise.reject(new Error(words(this.state.lang)('openHelp'))),
    };
    const texts = named[name];
    if (texts) return new LocalSource(name, texts);
    return ServerSource.of(name, () => this.token) ?? new LocalSource('ten-actions', named['ten-actions']!);
  }

  /** Opens what the address says, unless it is open. */
  async open(again = false): Promise<void> {
    const { plan } = this.state;
    if (!again && plan === this.opened) return this.draw();
    this.opened = plan;
    try {
      const source = this.source(plan);
      const session = new Session(source, await source.read());
      // Another may have been asked for meanwhile.
      if (this.state.plan !== plan) return session.free();
      this.replace(session);
    } catch (error) {
      this.fail(error);
    }
    this.draw();
  }

  private replace(session: Session): void {
    this.silence();
    this.session?.free();
    this.session = session;
    this.memory.clear();
    this.failed = undefined;
    this.silence = session.source.listen((entries) => this.come(entries), () => void this.open(true));
  }

  private come(entries: readonly Entry[]): void {
    try {
      this.session?.record(entries);
    } catch (error) {
      this.fail(error);
    }
    this.draw();
  }

  private fail(error: unknown): void {
    const faults = error instanceof TenfoldError || error instanceof Refused ? error.faults : [];
    this.failed = { message: error instanceof Error ? error.message : String(error), faults };
  }

  /** The day that is judged: the one of the address, else the last day on which anything was reported. */
  private day(session: Session): string {
    if (this.state.asOf) return this.state.asOf;
    return session.fact('last', (entries) => entries.reduce((latest, entry) => {
      const day = last(entry.day);
      return day > latest ? day : latest;
    }, session.outline.first));
  }

  go = (change: Partial<State>): void => {
    const { plan, view } = this.state;
    const own = change.view !== undefined && change.view !== view && change.id === undefined ? { id: '' } : {};
    this.state = { ...this.state, ...own, ...change };
    // A move of a slider is no step to go back to.
    const method = change.view || change.id ? 'pushState' : 'replaceState';
    history[method](null, '', write(this.state));
    if (this.state.plan !== plan) void this.open();
    else this.draw();
  };

  follow = (): void => {
    this.state = read(location.hash);
    void this.open();
  };

  /** Records what is laid over the ledger for good. */
  private keep = async (): Promise<void> => {
    const { session } = this;
    if (!session) return;
    const entries = this.state.whatIf;
    try {
      await session.source.write(entries);
      this.go({ whatIf: [] });
      session.record(entries);
    } catch (error) {
      this.fail(error);
    }
    this.draw();
  };

  readonly opens = {
    files: async (files: readonly File[]): Promise<void> => {
      const say = words(this.state.lang);
      try {
        const texts: { plan?: string; ledger?: string } = {};
        for (const file of files) {
          const text = await file.text();
          const kind = kindOf(text);
          if (!kind) throw new Error(`${file.name} ${say('unreadable')}`);
          texts[kind] = text;
        }
        if (texts.plan === undefined) throw new Error(say('needPlan'));
        const empty = () => JSON.stringify({ tenfold: 1, plan: (JSON.parse(texts.plan!) as { id: string }).id, entries: [] });
        this.texts = { plan: texts.plan, ledger: texts.ledger ?? empty() };
        this.replace(new Session(this.source('file'), this.texts));
        this.opened = 'file';
        this.go({ plan: 'file', view: 'overview', id: '', asOf: '', knownBy: '', whatIf: [] });
      } catch (error) {
        this.fail(error);
        this.draw();
      }
    },
    server: (address: string, token: string): void => {
      this.token = token;
      this.opened = '';
      this.go({ plan: address, view: 'overview', id: '', asOf: '', knownBy: '', whatIf: [] });
    },
  };

  /** Draws at the next frame, once however much changed. */
  draw = (): void => {
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.show();
    });
  };

  private show(): void {
    const { session, state } = this;
    const say = words(state.lang);
    document.documentElement.lang = state.lang;
    document.documentElement.dataset['theme'] = state.theme;
    const width = Math.max(280, Math.min(1040, document.documentElement.clientWidth - 48));
    let view: View | undefined;
    if (session) {
      const asOf = this.day(session);
      try {
        session.judge(state, asOf);
      } catch (error) {
        this.fail(error);
        try {
          session.judge({ ...state, whatIf: [], knownBy: '', method: 'pace' }, /^\d{4}-\d\d-\d\d$/.test(asOf) ? session.outline.first : asOf);
        } catch {
          // Then only the message is shown.
        }
      }
      view = new View(session, state, asOf, say, width, this.go, this.draw, this.keep, this.memory);
      document.title = `${view.text(session.plan.title)} – Tenfold`;
      void this.compareDigests(session, asOf);
    }
    const root = document.getElementById('page');
    if (root) {
      const close = () => ((this.failed = undefined), this.draw());
      render(shell({ view, say, state, failed: this.failed, close, opens: this.opens, digests: this.digests, go: this.go }), root);
    }
    performance.mark('drawn');
  }

  /** Compares what this page says with what the server says. */
  private async compareDigests(session: Session, asOf: string): Promise<void> {
    const { state } = this;
    if (!(session.source instanceof ServerSource) || state.whatIf.length > 0) {
      this.digests = undefined;
      return;
    }
    const key = JSON.stringify([asOf, state.knownBy, state.method, session.answers.size, state.plan]);
    if (this.memory.get('digests of') === key) return;
    this.memory.set('digests of', key);
    // Those of before are not of what is shown now.
    this.digests = undefined;
    const text = session.answers.evaluationText() ?? '';
    const query = new URLSearchParams({ as_of: asOf, method: state.method, ...(state.knownBy ? { known_by: state.knownBy } : {}) });
    try {
      const [bytes, there] = await Promise.all([
        crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
        session.source.digest(query),
      ]);
      const here = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      if (this.memory.get('digests of') !== key) return;
      this.digests = there === undefined ? undefined : { here, there };
    } catch (error) {
      this.fail(error);
    }
    this.draw();
  }
}

/** Returns whether a text is a plan or a ledger; of one that cannot be read, what its beginning says. */
function kindOf(text: string): 'plan' | 'ledger' | undefined {
  if (/"entries"\s*:/.test(text)) return 'ledger';
  return /"(actions|indicators)"\s*:/.test(text) ? 'plan' : undefined;
}

await init();
const page = new Page();
addEventListener('hashchange', page.follow);
addEventListener('popstate', page.follow);
addEventListener('resize', page.draw);
matchMedia('print').addEventListener('change', page.draw);
for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());
addEventListener('drop', (event) => void page.opens.files([...(event.dataTransfer?.files ?? [])]));
await page.open();
