// Plans and ledgers, each with the text that native Tenfold prints for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'fixtures');
const end = '.expected.txt';

export const fixtures = readdirSync(folder).filter((file) => file.endsWith(end)).map((file) => {
  const name = file.slice(0, -end.length);
  const read = (part) => readFileSync(join(folder, `${name}.${part}`), 'utf8');
  const [plan, ledger, options] = ['plan', 'ledger', 'options'].map((part) => read(`${part}.json`));
  return { name, plan, ledger, options: JSON.parse(options), expected: read('expected.txt') };
});

/** The smallest, for tests that are about something else than what is judged. */
export const small = fixtures.toSorted((a, b) => a.expected.length - b.expected.length)[0];
