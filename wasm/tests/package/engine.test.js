// The living engine of the installed package, in Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, evaluate, MASK, TenfoldError, VERDICTS, words } from 'tenfold';
import { fixtures, small } from './fixtures.js';

const judged = ({ plan, ledger, options }) => {
  const engine = new Engine(plan, ledger);
  engine.evaluate(options);
  return engine;
};

/** A ledger's entries in the order in which they were recorded. */
const recorded = (ledger) =>
  JSON.parse(ledger).entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
const key = ({ recorded, day, id }) => [recorded ?? day, id].join(' ');

const empty = (ledger) => ({ ...JSON.parse(ledger), entries: [] });

/** What columns say of one place, as a glance says it. */
const glance = (columns, place, names) => {
  const found = { verdict: VERDICTS[columns.verdicts[place]] };
  for (const [name, column, bit] of names) if (columns.masks[place] & bit) found[name] = columns[column][place];
  return found;
};
const ofTarget = [
  ['value', 'values', MASK.value], ['attainment', 'attainments', MASK.attainment], ['expected', 'expected', MASK.expected],
  ['signal', 'signals', MASK.signal], ['score', 'scores', MASK.score],
];
const ofNode = [['expected', 'expected', MASK.expected], ['pace', 'paces', MASK.signal], ['score', 'scores', MASK.score]];
const pick = (from, names) =>
  Object.fromEntries(['verdict', ...names.map(([name]) => name)].filter((name) => name in from).map((name) => [name, from[name]]));

for (const { name, plan, ledger, options, expected } of fixtures) {
  test(`${name}: an engine says what native says, byte for byte, and its parts what the whole says`, () => {
    const engine = judged({ plan, ledger, options });
    assert.equal(engine.evaluationText(), expected);
    const said = engine.evaluation();
    assert.deepEqual(engine.whole(), said.whole);
    for (const target of said.targets) assert.deepEqual(engine.target(target.id), target);
    for (const action of said.actions) assert.deepEqual(engine.action(action.id), action);
    for (const unit of said.units) assert.deepEqual(engine.unit(unit.id), unit);
    for (const tag of said.tags ?? []) assert.deepEqual(engine.tag(tag.tag), tag);
  });

  test(`${name}: columns say what the evaluation says`, () => {
    const engine = judged({ plan, ledger, options });
    const [said, { targets, nodes }] = [engine.evaluation(), engine.columns()];
    assert.deepEqual(engine.targetIds(), said.targets.map(({ id }) => id));
    said.targets.forEach(({ verdict, attainment, score }, place) => {
      const found = glance(targets, place, ofTarget);
      assert.equal(found.verdict, verdict);
      assert.equal(found.attainment, attainment);
      assert.equal(found.score, score);
    });
    const all = [...said.actions.map(({ result }) => result), said.whole];
    assert.equal(nodes.verdicts.length, all.length);
    all.forEach((node, place) => assert.deepEqual(glance(nodes, place, ofNode), pick(node, ofNode)));
  });

  test(`${name}: entries recorded one by one come to the same, and changes keep a copy of the columns true`, () => {
    const engine = judged({ plan, ledger: empty(ledger), options });
    const copy = engine.columns();
    const copied = (columns, names) => Array.from(columns.verdicts, (_, place) => glance(columns, place, names));
    const [targets, nodes] = [copied(copy.targets, ofTarget), copied(copy.nodes, ofNode)];
    for (const entry of recorded(ledger)) {
      const changes = engine.record([entry]);
      const take = (all, names, { place, before, after }) => {
        assert.deepEqual(all[place], pick(before, names));
        all[place] = pick(after, names);
      };
      changes.targets.forEach((moved) => take(targets, ofTarget, moved));
      changes.actions.forEach((moved) => take(nodes, ofNode, moved));
      if (changes.whole) take(nodes, ofNode, { place: nodes.length - 1, ...changes.whole });
    }
    assert.equal(engine.evaluationText(), expected);
    const now = engine.columns();
    assert.deepEqual([targets, nodes], [copied(now.targets, ofTarget), copied(now.nodes, ofNode)]);
  });

  test(`${name}: a scenario that is dropped leaves no trace, one that is kept stays`, () => {
    const engine = judged({ plan, ledger: empty(ledger), options });
    const before = engine.evaluationText();
    const dropped = engine.scenario();
    dropped.record(recorded(ledger));
    assert.equal(dropped.evaluationText(), expected);
    assert.throws(() => engine.columns(), /a scenario is open/);
    dropped.drop();
    dropped.drop();
    assert.throws(() => dropped.columns(), /kept or dropped/);
    assert.equal(engine.evaluationText(), before);
    const kept = engine.scenario();
    kept.record(recorded(ledger));
    kept.keep();
    assert.equal(engine.evaluationText(), expected);
    assert.deepEqual(JSON.parse(engine.ledgerText()).entries.length, engine.size);
  });

  test(`${name}: a timeline is what its days say one by one`, () => {
    const engine = judged({ plan, ledger, options });
    const days = ['2023-12-31', options.as_of, '2022-06-30'];
    const line = engine.timeline(days, options);
    assert.equal(engine.evaluationText(), expected);
    days.forEach((as_of, place) => {
      const said = evaluate(plan, ledger, { ...options, as_of });
      const { targets, nodes } = line.on(place);
      assert.deepEqual(Array.from(targets.verdicts, (code) => VERDICTS[code]), said.targets.map(({ verdict }) => verdict));
      const all = [...said.actions.map(({ result }) => result), said.whole];
      assert.deepEqual(Array.from(nodes.verdicts, (code) => VERDICTS[code]), all.map(({ verdict }) => verdict));
      assert.deepEqual(Array.from(nodes.scores, (score) => (Number.isNaN(score) ? undefined : score)), all.map(({ score }) => score));
    });
  });
}

test('what is refused is not recorded, and every fault is said', () => {
  const engine = judged(small);
  const [before, size] = [engine.evaluationText(), engine.size];
  const refused = (entries, ...places) =>
    assert.throws(() => engine.record(entries), (error) => {
      assert(error instanceof TenfoldError);
      assert.equal(error.code, error.faults[0].code);
      assert.equal(error.path, error.faults[0].place);
      assert.equal(error.help, error.faults[0].remedy);
      assert.deepEqual(error.faults.map(({ code, place }) => `${code} ${place}`), places);
      return true;
    });
  refused([{ id: 'n', kind: 'reading', value: NaN }], 'bad_number entries[0].value');
  refused('{', 'syntax entries');
  refused([{ id: 'n', when: 1 }], 'unknown_field entries[0].when');
  assert.throws(() => engine.record(7), /entries/);
  assert.throws(() => engine.target('nothing of the plan'), { code: 'unknown_id', path: 'target' });
  assert.throws(() => engine.target(7), { code: 'wrong_type', path: 'target' });
  assert.throws(() => engine.say('unit', 'nothing of the plan', 'en'), { code: 'unknown_id', path: 'unit' });
  assert.throws(() => engine.say('register', 'r', 'en'), { code: 'wrong_type', path: 'part' });
  assert.throws(() => engine.say('whole', '', undefined), { code: 'wrong_type', path: 'language' });
  assert.throws(() => engine.timeline(['2023-12-31', '2024-01-01 2024-01-02'], small.options), { code: 'bad_day', path: 'days[1]' });
  assert.throws(() => engine.evaluate({}), { code: 'missing', path: 'options.as_of' });
  assert.deepEqual([engine.evaluationText(), engine.size], [before, size]);
});

test('every verdict has a word in both languages', () => {
  const [english, chinese] = [words('en'), words('zh-CN')];
  assert.deepEqual(Object.keys(english.verdicts).sort(), VERDICTS.toSorted());
  assert.equal(english.verdicts.at_risk, 'at risk');
  assert.equal(chinese.verdicts.at_risk, '有风险');
  assert.equal(chinese.commitments.binding, '约束性');
  const engine = judged(small);
  const said = engine.say('whole', '', 'zh');
  assert.equal(said.verdict, chinese.verdicts[engine.whole().verdict]);
  assert.equal(said.reasons.length, engine.whole().reasons.length);
});

test('before it is judged an engine has columns of nothing and no reasons', () => {
  const engine = new Engine(small.plan, small.ledger);
  assert.equal(engine.evaluation(), undefined);
  assert.equal(engine.whole(), undefined);
  assert.equal(engine.say('whole', '', 'en'), undefined);
  assert.deepEqual(engine.record([]), { targets: [], actions: [], units: [], tags: [] });
  assert.equal(engine.columns().targets.verdicts.length, 0);
});

test('an engine is freed at the end of its block where a host has `using`', () => {
  const engine = judged(small);
  const scenario = engine.scenario();
  scenario[Symbol.dispose]();
  engine.columns();
  engine[Symbol.dispose]();
  assert.throws(() => engine.columns(), /freed/);
});

test('an engine that was freed says so, and freeing it again does nothing', () => {
  const engine = judged(small);
  const scenario = engine.scenario();
  engine.free();
  engine.free();
  assert.throws(() => engine.columns(), /freed/);
  assert.throws(() => scenario.columns(), /kept or dropped/);
});

test('an input whose getter asks, records or frees in the middle is one call after the other', () => {
  const engine = judged(small);
  const [before, size] = [engine.evaluationText(), engine.size];
  const entry = (get) => ({ id: 'late', kind: 'reading', get indicator() { return get(); }, day: '2024', value: 1 });
  assert.throws(() => engine.record([entry(() => engine.record('{'))]), { code: 'syntax' });
  assert.throws(() => engine.record([entry(() => engine.scenario() && 'labs')]), /a scenario is open/);
  assert.throws(() => engine.scenario(), /a scenario is open/);
  const other = judged(small);
  assert.throws(() => other.record([entry(() => { other.free(); return 'labs'; })]), /freed/);
  assert.deepEqual([judged(small).evaluationText(), size], [before, judged(small).size]);
});
