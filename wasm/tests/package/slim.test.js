// The entry that loads nothing by itself, in a fresh module instance.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { evaluateText, init, initSync } from 'tenfold/slim';
import { small } from './fixtures.js';

const { plan, ledger, options, expected } = small;
const module = new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('tenfold/tenfold.wasm')));

test('a call before init says what to do', () => {
  assert.throws(() => evaluateText(plan, ledger, options), /await init\(\)/);
});

test('a source that fails can be followed by one that works', async () => {
  await assert.rejects(init(new Uint8Array([1, 2, 3])));
  await init(module);
  assert.equal(evaluateText(plan, ledger, options), expected);
  initSync(module);
  assert.equal(evaluateText(plan, ledger, options), expected);
});
