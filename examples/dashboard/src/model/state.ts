// What the page shows, as it stands in the address: a link shows another the same.

import type { Entry } from 'tenfold';

/** The parts of the page. */
export const VIEWS = [
  'overview', 'action', 'target', 'units', 'sets', 'registers', 'assessment', 'methods', 'whatif', 'open',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** Everything that the address says. */
export interface State {
  /** The name of a source. */
  readonly plan: string;
  readonly view: ViewName;
  /** The id of what a view is about. */
  readonly id: string;
  readonly asOf: string;
  /** The last moment that counts; empty for everything. */
  readonly knownBy: string;
  readonly method: string;
  readonly lang: 'en' | 'zh';
  readonly theme: 'auto' | 'light' | 'dark';
  /** Entries laid over the ledger. */
  readonly whatIf: readonly Entry[];
}

export const START: State = {
  plan: 'ten-actions',
  view: 'overview',
  id: '',
  asOf: '',
  knownBy: '',
  method: 'pace',
  lang: 'en',
  theme: 'auto',
  whatIf: [],
};

/** Reads an address: `#target/ten?as_of=2024-12-31&method=pace`. */
export function read(hash: string): State {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [name = '', id = ''] = path.split('/');
  const given = new URLSearchParams(query);
  const one = <T extends string>(key: string, of: readonly T[], otherwise: T): T =>
    of.find((value) => value === given.get(key)) ?? otherwise;
  return {
    plan: given.get('plan') ?? START.plan,
    view: VIEWS.find((view) => view === name) ?? START.view,
    id: decodeURIComponent(id),
    asOf: given.get('as_of') ?? '',
    knownBy: given.get('known_by') ?? '',
    method: given.get('method') ?? START.method,
    lang: one('lang', ['en', 'zh'], 'en'),
    theme: one('theme', ['auto', 'light', 'dark'], 'auto'),
    whatIf: entries(given.get('what_if')),
  };
}

function entries(text: string | null): readonly Entry[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? (list as Entry[]) : [];
  } catch {
    return [];
  }
}

/** Writes an address. */
export function write(state: State): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string, otherwise: string) => value !== otherwise && query.set(key, value);
  put('plan', state.plan, START.plan);
  put('as_of', state.asOf, '');
  put('known_by', state.knownBy, '');
  put('method', state.method, START.method);
  put('lang', state.lang, START.lang);
  put('theme', state.theme, START.theme);
  put('what_if', JSON.stringify(state.whatIf), '[]');
  const path = state.id ? `${state.view}/${encodeURIComponent(state.id)}` : state.view;
  const said = query.toString();
  return `#${path}${said && `?${said}`}`;
}
