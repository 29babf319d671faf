// What the package costs beside JavaScript alone: bench.mjs [TARGETS]. Builds nothing: wasm/build.sh does.
//
// The same plan is judged by the package and by a loop over what JSON.parse gives, which knows one kind of target and
// nothing else. The answers are checked first; both run in turns; the middle of the rounds is printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, VERDICTS } from './pkg/node.js';

const TARGETS = Number(process.argv[2] ?? 1000);
const [READINGS, ROUNDS, RECORDS] = [20, 15, 2000];
const [START, DUE, AS_OF] = ['2020-01-01', '2029-12-31', '2026-06-30'];
const DAY = 86_400_000;
const days = (text) => Date.parse(text) / DAY;

/** The same numbers in every run. */
let seed = 1;
const draw = (most) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return (seed >>> 8) % most;
};

/** Hangs targets into a tree of actions, ten below each. */
const tree = (id, targets) => {
  if (targets.length <= 10) return [{ id, title: `Action ${id}`, targets }];
  const part = 10 ** Math.ceil(Math.log10(targets.length) - 1);
  const parts = Array.from({ length: Math.ceil(targets.length / part) }, (_, place) => targets.slice(place * part, (place + 1) * part));
  return [{ id, title: `Action ${id}`, actions: parts.flatMap((own, place) => tree(`${id}${place}`, own)) }];
};

const ids = Array.from({ length: TARGETS }, (_, place) => `t${place}`);
const plan = JSON.stringify({
  tenfold: 1, id: 'p', title: 'A plan', start: START, due: DUE,
  indicators: ids.map((id) => ({ id, title: `Of ${id}`, measure: { kind: 'level' } })),
  actions: tree('a', ids.map((id) => ({
    id, title: `Target ${id}`, indicator: id, goal: { kind: 'at_least', bar: 100 }, baseline: { value: draw(50) },
  }))),
});
const ledger = JSON.stringify({
  tenfold: 1, plan: 'p',
  entries: ids.flatMap((id, target) => Array.from({ length: READINGS }, (_, place) => ({
    id: `e${target}-${place}`, kind: 'reading', indicator: id, value: draw(120),
    day: new Date((days(START) + 90 * (place + 1) + draw(80)) * DAY).toISOString().slice(0, 10),
  }))),
});
const bytes = [plan, ledger].map((text) => new TextEncoder().encode(text));

function byPackage() {
  const engine = new Engine(...bytes);
  const { verdicts } = engine.evaluate({ as_of: AS_OF }).targets;
  return [engine, verdicts];
}

function byLoop() {
  const [{ actions }, { entries }] = bytes.map((part) => JSON.parse(new TextDecoder().decode(part)));
  const below = ({ targets = [], actions = [] }) => [...targets, ...actions.flatMap(below)];
  const targets = actions.flatMap(below);
  const latest = new Map();
  for (const entry of entries) {
    if (entry.day <= AS_OF && !(latest.get(entry.indicator)?.day > entry.day)) latest.set(entry.indicator, entry);
  }
  const passed = (days(AS_OF) - days(START)) / (days(DUE) - days(START));
  return targets.map(({ indicator, goal: { bar }, baseline: { value: from } }) => {
    const value = latest.get(indicator)?.value;
    if (value === undefined) return 'no_data';
    if (value >= bar) return 'achieved';
    const pace = (value - from) / (bar - from) / passed;
    return pace >= 1.1 ? 'ahead' : pace >= 0.95 ? 'on_track' : pace >= 0.75 ? 'at_risk' : 'off_track';
  });
}

const [engine, verdicts] = byPackage();
assert.deepEqual(Array.from(verdicts, (code) => VERDICTS[code]), byLoop());

/** What an evaluation takes natively and in the module, in nanoseconds, over the ends of quarters. */
function evaluations() {
  const quarters = ['03-31', '06-30', '09-30', '12-31'];
  const dates = Array.from({ length: 40 }, (_, quarter) => `${2020 + Math.floor(quarter / 4)}-${quarters[quarter % 4]}`);
  // Each far from the one before it.
  const on = dates.map((_, place) => dates[(place * 17) % dates.length]);
  const folder = mkdtempSync(join(tmpdir(), 'tenfold-'));
  const files = [plan, ledger].map((text, place) => {
    const file = join(folder, `${place}.json`);
    writeFileSync(file, text);
    return file;
  });
  const command = ['run', '--quiet', '--locked', '--release', '--package', 'tenfold-wasm', '--example', 'timed', '--', ...files, ...on];
  const said = execFileSync('cargo', command, { encoding: 'utf8', cwd: import.meta.dirname, maxBuffer: 1 << 30 });
  rmSync(folder, { recursive: true });
  const [native, evaluation] = said.split('\n', 2);
  const fresh = new Engine(...bytes);
  const judge = () => on.forEach((as_of) => fresh.evaluate({ as_of }));
  for (let round = 0; round < ROUNDS; round += 1) judge();
  const module = middle(Array.from({ length: ROUNDS }, () => timed(judge))) * 1e6 / on.length;
  assert.equal(fresh.evaluationText(), evaluation);
  fresh.free();
  return [Number(native), module];
}

const middle = (all) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
const timed = (run) => {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const [own, loop] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  own.push(timed(() => byPackage()[0].free()));
  loop.push(timed(byLoop));
}
const size = (bytes[0].length + bytes[1].length) / 1e6;
console.log(`${TARGETS} targets, ${TARGETS * READINGS} readings, ${size.toFixed(2)} MB of JSON`);
console.log(`bytes to a column of verdicts: ${middle(own).toFixed(1)} ms, JSON.parse and a loop ${middle(loop).toFixed(1)} ms,`
  + ` ratio ${(middle(own) / middle(loop)).toFixed(2)} (goal: at most 1)`);

// Each replaces the figure of its day, and changes its target and the actions above it.
let recorded = 0;
const records = () => Array.from({ length: RECORDS }, () => {
  recorded += 1;
  const moment = new Date(Date.parse('2026-06-02') + recorded * 1000).toISOString();
  const own = { indicator: ids[draw(TARGETS)], value: draw(12_000) / 100, day: '2026-06-01' };
  return JSON.stringify([{ id: `n${recorded}`, kind: 'reading', ...own, recorded: moment }]);
});
const told = () => {
  const entries = records();
  return timed(() => entries.forEach((entry) => engine.record(entry))) * 1000 / RECORDS;
};
// The engine of JavaScript compiles the module a second time, with care, once it has run for a while.
for (let round = 0; round < 15; round += 1) told();
const each = middle(Array.from({ length: 5 }, told));
console.log(`an entry recorded, with what it changes as objects: ${each.toFixed(1)} µs (goal: under 5)`);
const [native, module] = evaluations();
console.log(`an evaluation with all columns as typed arrays: ${(module / TARGETS).toFixed(0)} ns a target, native without them`
  + ` ${(native / TARGETS).toFixed(0)} ns, ratio ${(module / native).toFixed(2)} (goal: at most 2)`);
