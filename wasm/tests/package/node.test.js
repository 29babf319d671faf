// The installed package in Node.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import * as tenfold from 'tenfold';
import { fixtures, small } from './fixtures.js';
import { outcomes } from './hostile.js';

const bytes = (text) => new TextEncoder().encode(text);

test('there are fixtures', () => assert.notEqual(fixtures.length, 0));

for (const { name, plan, ledger, options, expected } of fixtures) {
  test(`${name}: text, bytes and objects give what native gives, byte for byte`, () => {
    assert.equal(tenfold.evaluateText(plan, ledger, options), expected);
    assert.equal(tenfold.evaluateText(bytes(plan), Buffer.from(ledger), options), expected);
    assert.equal(tenfold.evaluateText(JSON.parse(plan), JSON.parse(ledger), options), expected);
    assert.deepEqual(tenfold.evaluate(plan, ledger, options), JSON.parse(expected));
  });
}

for (const { name, ok, ...outcome } of outcomes(tenfold, small)) {
  test(`${name}: a fault is thrown, and the next call works`, () => assert.ok(ok, JSON.stringify(outcome)));
}

test('a place starts with the name of the argument', () => {
  const places = (...input) => {
    try {
      tenfold.evaluate(...input);
    } catch (error) {
      return error.faults.map(({ code, place }) => `${code} ${place}`);
    }
  };
  const { plan, ledger, options } = small;
  const unweighted = JSON.parse(plan);
  unweighted.actions[0].weight = -1;
  assert.deepEqual(places(unweighted, ledger, {}), ['out_of_range plan.actions[0].weight', 'missing options.as_of']);
  const unnamed = JSON.parse(ledger);
  delete unnamed.entries[0].id;
  assert.deepEqual(places(plan, unnamed, options), ['missing ledger.entries[0].id']);
  assert.deepEqual(places(plan, ledger, { ...options, method: 'speed' }), ['unknown_id options.method']);
});

test('a prototype that someone polluted has no effect', () => {
  Object.prototype.title = 'polluted';
  try {
    assert.equal(tenfold.evaluateText(JSON.parse(small.plan), small.ledger, small.options), small.expected);
  } finally {
    delete Object.prototype.title;
  }
});

test('objects and bytes from another realm are taken', () => {
  const plan = vm.runInNewContext('JSON.parse(text)', { text: small.plan });
  const ledger = vm.runInNewContext('Uint8Array.from(bytes)', { bytes: [...bytes(small.ledger)] });
  assert.equal(tenfold.evaluateText(plan, ledger, small.options), small.expected);
});

test('the error that a getter threw is the cause', () => {
  const cause = new RangeError('mine');
  const plan = Object.defineProperty({}, 'actions', { enumerable: true, get() { throw cause; } });
  assert.throws(() => tenfold.evaluate(plan, small.ledger, small.options), (error) => error.cause === cause);
});

test('init is there for code that also runs in browsers', async () => assert.equal(await tenfold.init(), undefined));

test('require gives the same module as import', () => {
  const require = createRequire(import.meta.url);
  assert.equal(require('tenfold').TenfoldError, tenfold.TenfoldError);
});

test('what is declared is exported, by every entry', async () => {
  const types = join(import.meta.dirname, 'node_modules/tenfold/types');
  const declared = (file) =>
    Array.from(readFileSync(join(types, file), 'utf8').matchAll(/^export (?:function|const|class) (\w+)/gm), ([, name]) => name);
  const all = new Set(['calls.d.ts', 'engine.d.ts', 'fault.d.ts', 'index.d.ts'].flatMap(declared));
  assert.deepEqual(Object.keys(tenfold).sort(), Array.from(all).sort());
  const slim = await import('tenfold/slim');
  assert.deepEqual(Object.keys(slim).sort(), Array.from(all.add('initSync')).sort());
});

test('the version is that of the package', () => {
  const require = createRequire(import.meta.url);
  assert.equal(tenfold.version(), require('tenfold/package.json').version);
});

test('no folder of whoever built the module is in it', () => {
  const module = readFileSync(createRequire(import.meta.url).resolve('tenfold/tenfold.wasm'), 'latin1');
  const folders = [homedir(), process.env.CARGO_HOME, process.env.CHECKOUT].filter(Boolean);
  assert.deepEqual(folders.filter((folder) => module.includes(`${folder}/`)), []);
});

test('the further questions agree with the evaluation', () => {
  const { plan, ledger, options } = fixtures.find(({ name }) => name === 'ten-actions');
  const evaluation = tenfold.evaluate(plan, ledger, options);
  const comparison = tenfold.compare(plan, ledger, options, ['pace', 'statcan']);
  assert.deepEqual(comparison.methods.map(({ id }) => id), ['pace', 'statcan']);
  const byPace = tenfold.evaluate(plan, ledger, { ...options, method: 'pace' });
  assert.deepEqual(
    comparison.targets.map(({ result }) => result.said[0].verdict),
    byPace.targets.map(({ verdict }) => verdict),
  );
  assert.ok(comparison.targets.some(({ result }) => !result.agree && result.differences.length === 1));
  const table = tenfold.assess(plan, ledger, options);
  assert.equal(table.units[0].rank, 1);
  const held = tenfold.levers(plan, ledger, options);
  assert.equal(held.score, evaluation.whole.score);
  assert.equal(tenfold.levers(plan, ledger, options, 'a5').action, 'a5');
  const { target } = held.targets[0];
  assert.equal(tenfold.whatItTakes(plan, ledger, options, target).target, target);
});

test('the further questions refuse what they cannot use', () => {
  const { plan, ledger, options } = small;
  const code = (call) => {
    try {
      call();
    } catch (error) {
      return `${error.faults[0].code} ${error.faults[0].place}`;
    }
  };
  assert.equal(code(() => tenfold.compare(plan, ledger, options, 'pace')), 'wrong_type methods');
  assert.equal(code(() => tenfold.compare(plan, ledger, options, ['speed'])), 'unknown_id methods[0].method');
  assert.equal(code(() => tenfold.compare(plan, ledger, options, [])), 'missing methods');
  assert.equal(code(() => tenfold.whatItTakes(plan, ledger, options, 'nothing')), 'unknown_id target');
  assert.equal(code(() => tenfold.levers(plan, ledger, options, 7)), 'wrong_type action');
  assert.equal(typeof tenfold.version(), 'string');
});
