// Where a plan and its ledger come from, and where entries go: a file, or a server.

import type { Entry, Ledger, Plan } from 'tenfold';

/** A plan and its ledger as canonical text or as they came. */
export interface Texts {
  readonly plan: string;
  readonly ledger: string;
}

/** What keeps a plan. */
export interface Source {
  /** What it is called in the address: a name of an example, `file`, or the address of a server. */
  readonly name: string;
  /** Reads plan and ledger. */
  read(): Promise<Texts>;
  /** Keeps entries; refused ones are thrown. */
  write(entries: readonly Entry[]): Promise<void>;
  /** Calls back when entries came from elsewhere, and when all is to be read again; returns what ends it. */
  listen(came: (entries: Entry[]) => void, reset: () => void): () => void;
  /** Returns the digest of an evaluation elsewhere; none if there is no elsewhere. */
  digest(query: URLSearchParams): Promise<string | undefined>;
}

/** Texts that are there already; what is recorded stays in the page. */
export class LocalSource implements Source {
  constructor(
    readonly name: string,
    private readonly texts: () => Promise<Texts>,
  ) {}

  read(): Promise<Texts> {
    return this.texts();
  }

  async write(): Promise<void> {}

  listen(): () => void {
    return () => {};
  }

  async digest(): Promise<undefined> {
    return undefined;
  }
}

/** What a server refused. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly faults: readonly { place: string; cause: string; remedy: string }[],
  ) {
    super(message);
  }
}

/** A plan on a server: `examples/server`. */
export class ServerSource implements Source {
  readonly name: string;

  constructor(
    private readonly address: string,
    private readonly plan: string,
    private readonly token: () => string,
  ) {
    this.name = `${address}/plans/${encodeURIComponent(plan)}`;
  }

  /** Returns a source for the address of a plan on a server. */
  static of(name: string, token: () => string): ServerSource | undefined {
    const found = /^(.*)\/plans\/([^/]+)$/.exec(name);
    return found ? new ServerSource(found[1] ?? '', decodeURIComponent(found[2] ?? ''), token) : undefined;
  }

  async read(): Promise<Texts> {
    const [plan, ledger] = await Promise.all([this.get(''), this.get('/ledger')]);
    return { plan: await plan.text(), ledger: await ledger.text() };
  }

  async write(entries: readonly Entry[]): Promise<void> {
    const response = await fetch(`${this.name}/entries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify(entries),
    });
    if (!response.ok) throw await refused(response);
  }

  listen(came: (entries: Entry[]) => void, reset: () => void): () => void {
    const events = new EventSource(`${this.name}/events`);
    events.addEventListener('entries', (event) => came(JSON.parse((event as MessageEvent<string>).data)));
    for (const name of ['plan', 'reset']) events.addEventListener(name, reset);
    return () => events.close();
  }

  async digest(query: URLSearchParams): Promise<string | undefined> {
    const response = await this.get(`/evaluation?${query}`);
    return response.headers.get('tenfold-digest') ?? undefined;
  }

  private async get(path: string): Promise<Response> {
    const response = await fetch(`${this.name}${path}`);
    if (!response.ok) throw await refused(response);
    return response;
  }
}

async function refused(response: Response): Promise<Refused> {
  const body = await response.json().catch(() => ({ error: `${response.status} ${response.statusText}` }));
  return new Refused(body.error, body.faults ?? []);
}

/** The plan or ledger as an object; the engine has checked it. */
export function parsed<T extends Plan | Ledger>(text: string): T {
  return JSON.parse(text) as T;
}
