// Hostile calls, one after another on one instance: it lives on, is right, and needs no more memory.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { small } from './fixtures.js';
import { hostile } from './hostile.js';

const CALLS = Number(process.env.HOSTILE_CALLS ?? 100_000);

// The package keeps the memory of its instance to itself.
let memory;
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};
const tenfold = await import('tenfold/slim');
tenfold.initSync(new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('tenfold/tenfold.wasm'))));

const { plan, ledger, options, expected } = small;
const days = ['2023-12-31', '2024-12-31'];

/** What may be called with something hostile; each throws, and changes nothing. */
const calls = [
  (engine, { plan: given, limits }) => tenfold.evaluate(given, ledger, options, limits),
  (engine, { plan: given, limits }) => tenfold.evaluate(plan, given, options, limits),
  (engine, { plan: given, limits }) => tenfold.evaluate(plan, ledger, given, limits),
  (engine, { plan: given, limits }) => tenfold.levers(plan, ledger, given, undefined, limits),
  (engine, { plan: given, limits }) => new tenfold.Engine(given, ledger, limits),
  (engine, { plan: given, limits }) => new tenfold.Engine(plan, given, limits),
  (engine, { plan: given }) => engine.evaluate(given),
  (engine, { plan: given }) => engine.record([given]),
  (engine, { plan: given }) => engine.target(given),
  (engine, { plan: given }) => engine.say('unit', given, 'en'),
  (engine, { plan: given }) => engine.say(given, 'ten', 'en'),
  (engine, { plan: given }) => engine.timeline([given], options),
  (engine, { plan: given }) => engine.timeline(days, given),
  (engine, { plan: given }) => {
    const scenario = engine.scenario();
    try {
      scenario.record([given]);
    } finally {
      scenario.drop();
    }
  },
];

test(`${CALLS} hostile calls on one instance`, () => {
  const engine = new tenfold.Engine(plan, ledger);
  engine.evaluate(options);
  // A hundredth of the calls is enough to reach what the largest of them needs.
  let [draw, reached] = [1, 0];
  for (let call = 0; call < CALLS; call += 1) {
    draw = (Math.imul(draw, 1_664_525) + 1_013_904_223) >>> 0;
    const given = hostile[(draw >>> 8) % hostile.length];
    const made = calls[(draw >>> 20) % calls.length];
    assert.throws(() => made(engine, given), (error) => error instanceof tenfold.TenfoldError, `${given.name}: ${made}`);
    if (call % 1000 === 0) assert.equal(tenfold.evaluateText(plan, ledger, options), expected);
    if (call === Math.floor(CALLS / 10)) reached = memory.buffer.byteLength;
  }
  assert.equal(engine.evaluationText(), expected);
  assert.equal(memory.buffer.byteLength, reached);
  engine.free();
});
