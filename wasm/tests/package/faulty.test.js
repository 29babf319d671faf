// A module that was built to fail when asked: what a mistake of ours would look like to a host.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Engine, evaluateText } from './faulty/node.js';
import { small } from './fixtures.js';

const { plan, ledger, options, expected } = small;

for (const failure of ['panic', 'overflow']) {
  test(`after 1,000 calls that end in ${failure}, the next call works`, () => {
    for (let round = 0; round < 1000; round += 1) {
      assert.throws(() => evaluateText(failure, ledger, options), /^Error: Tenfold failed: /);
    }
    assert.equal(evaluateText(plan, ledger, options), expected);
  });
}

const judged = () => {
  const engine = new Engine(plan, ledger);
  engine.evaluate(options);
  return engine;
};
const fail = (failure) => assert.throws(() => evaluateText(failure, ledger, options), /^Error: Tenfold failed: /);

test('an engine outlives a panic, with what it knew', () => {
  const engine = judged();
  const scenario = engine.scenario();
  fail('panic');
  assert.equal(scenario.evaluationText(), expected);
  scenario.drop();
  assert.equal(engine.evaluationText(), expected);
  engine.free();
});

test('an engine whose memory is gone with a trap says so, and takes nothing of the next one', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const lost = judged();
  let forgotten = new WeakRef(judged());
  fail('overflow');
  const engine = judged();
  assert.throws(() => lost.columns(), /^Error: Tenfold failed: .*stale/);
  assert.throws(() => lost.record([]), /^Error: Tenfold failed: .*stale/);
  // What is collected must not be freed in the memory of the next instance.
  for (let round = 0; round < 5 && forgotten.deref(); round += 1) {
    await setTimeout(1);
    gc();
  }
  assert.equal(forgotten.deref(), undefined);
  await setTimeout(1);
  lost.free();
  assert.equal(engine.evaluationText(), expected);
  assert.equal(judged().evaluationText(), expected);
});
