// A module that was built to fail when asked: what a mistake of ours would look like to a host.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateText } from './faulty/node.js';
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
