// The README of the installed package: its code runs, and prints what it says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const readme = readFileSync(join(import.meta.dirname, 'node_modules/tenfold/README.md'), 'utf8');
const blocks = (language) => Array.from(readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')), ([, block]) => block);

test('the code of the README prints what the README says', () => {
  const [code, said] = [blocks('js'), blocks('text')];
  assert.notEqual(said.length, 0);
  const file = join(import.meta.dirname, 'readme.mjs');
  writeFileSync(file, code.join('\n'));
  assert.equal(execFileSync(process.execPath, [file], { encoding: 'utf8' }), said.join(''));
});
