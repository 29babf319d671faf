// The installed package in a page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './chromium.js';
import { fixtures, small } from './fixtures.js';

let opened;
before(async () => {
  opened = await open();
});
after(() => opened?.close());

test('a call before init says what to do', async () => {
  const message = await opened.page.evaluate(async () => {
    const { version } = await import('tenfold');
    try {
      return version();
    } catch (error) {
      return error.message;
    }
  });
  assert.match(message, /await init\(\)/);
});

for (const { name, plan, ledger, options, expected } of fixtures) {
  test(`${name}: a page gives what native gives, byte for byte`, async () => {
    const texts = await opened.page.evaluate(async ([plan, ledger, options]) => {
      const { evaluateText, init } = await import('tenfold');
      await Promise.all([init(), init()]);
      return [
        evaluateText(plan, ledger, options),
        evaluateText(new TextEncoder().encode(plan), JSON.parse(ledger), options),
      ];
    }, [plan, ledger, options]);
    assert.deepEqual(texts, [expected, expected]);
  });
}

test('a page refuses what Node refuses, and the next call works', async () => {
  const failed = await opened.page.evaluate(async (valid) => {
    const tenfold = await import('tenfold');
    await tenfold.init();
    const { outcomes } = await import('/hostile.js');
    return outcomes(tenfold, valid).filter(({ ok }) => !ok);
  }, small);
  assert.deepEqual(failed, []);
});

test('a page loads the ten actions, records an entry, and sees verdicts change', async () => {
  const { plan, ledger, options } = fixtures.find(({ name }) => name === 'ten-actions');
  const seen = await opened.page.evaluate(async ([plan, ledger, options]) => {
    const { Engine, init } = await import('tenfold');
    await init();
    const engine = new Engine(plan, ledger);
    engine.evaluate(options);
    const before = engine.evaluationText();
    const scenario = engine.scenario();
    scenario.record([{ id: 'page', day: options.as_of, kind: 'reading', indicator: 'innovation-teams', value: 3 }]);
    const supposed = scenario.target('a5-teams').verdict;
    scenario.drop();
    const dropped = engine.evaluationText() === before;
    const changes = engine.record([
      { id: 'page', day: options.as_of, kind: 'reading', indicator: 'innovation-teams', value: 3 },
    ]);
    const moved = changes.targets.map(({ id, before, after }) => [id, before.verdict, after.verdict]);
    const now = engine.target('a5-teams').verdict;
    engine.free();
    return { supposed, dropped, moved, now };
  }, [plan, ledger, options]);
  assert.deepEqual(seen, {
    supposed: 'achieved', dropped: true, moved: [['a5-teams', 'undated', 'achieved']], now: 'achieved',
  });
});
