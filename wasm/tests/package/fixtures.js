// The plans and ledgers of the scratch project, each with the text that native Tenfold prints for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'fixtures');
const read = (name, file) => readFileSync(join(folder, name, file), 'utf8');

export const fixtures = readdirSync(folder).map((name) => ({
  name,
  plan: read(name, 'plan.json'),
  ledger: read(name, 'ledger.json'),
  options: existsSync(join(folder, name, 'options.json')) ? JSON.parse(read(name, 'options.json')) : {},
  expected: read(name, 'expected.txt'),
}));
