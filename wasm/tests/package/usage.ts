// Code that a host would write, held to the declarations by `tsc`.
import { Engine, evaluate, evaluateText, init, MASK, Scenario, TenfoldError, VERDICTS, version } from 'tenfold';
import type {
  Entry, Evaluation, Fault, FaultCode, Goal, Ledger, Limits, Method, Options, Plan, Reason, Step, TargetResult, Verdict,
} from 'tenfold';
import { init as load, initSync } from 'tenfold/slim';

const options = { as_of: '2024-12-31', known_by: '2025-01-31T00:00:00Z' } satisfies Options;
const plan = {
  tenfold: 1,
  id: 'city',
  title: { en: 'Ten actions', zh: '十大行动' },
  start: '2022-03-16',
  indicators: [{ id: 'platforms', title: 'Research platforms', measure: { kind: 'level' }, reported: 'year' }],
  actions: [
    {
      id: 'innovation',
      title: 'Innovation platforms',
      targets: [
        {
          id: 'p10',
          title: 'At least ten',
          indicator: 'platforms',
          goal: { kind: 'at_least', bar: 10 },
          baseline: { value: 4 },
          due: '2025-12-31',
          commitment: 'binding',
        },
      ],
    },
  ],
} satisfies Plan;
const ledger = {
  tenfold: 1,
  plan: 'city',
  entries: [
    { id: 'e1', day: '2023', kind: 'reading', indicator: 'platforms', value: 6 },
    { id: 'e2', day: '2024-02-01', kind: 'withdrawn', entry: 'e1' },
    { id: 'e3', day: '2024-02-01', kind: 'opened', register: 'works', item: 'w1', to: 'begun', lead: { en: 'Head' } },
  ],
} satisfies Ledger;
const limits: Limits = { maxBytes: 1024 };

const half = {
  id: 'half',
  title: 'Half is enough',
  clauses: [
    {
      signal: { kind: 'attainment' },
      bands: [{ at_least: 0.5, word: 'enough', standing: 'on_track' }, { word: 'too little', standing: 'off_track' }],
    },
  ],
} satisfies Method;
const methods: Options[] = [
  { ...options, method: 'statcan' },
  { ...options, method: 'one of a later release' },
  { ...options, rule: half },
];

const evaluation: Evaluation = evaluate(plan, ledger, options);
const text: string = evaluateText('{}', new Uint8Array(), options, limits);
const ready: Promise<void> = init();
const loaded: Promise<void>[] = [load('tenfold.wasm'), load(new ArrayBuffer(0)), load({ href: 'tenfold.wasm' })];
initSync(new Uint8Array());

export function describe(error: unknown): string {
  if (!(error instanceof TenfoldError)) return version();
  const first: Fault = error.faults[0];
  const code: FaultCode = first.code;
  return `${error.name} ${code} ${first.place} ${first.cause} ${first.remedy}`;
}

export function tell({ id, verdict, value, reasons }: TargetResult): string {
  const why = reasons.map((reason: Reason): string => {
    switch (reason.kind) {
      case 'judged':
        return `${reason.signal} ${reason.value.toFixed(2)}: ${reason.word}`;
      case 'not_assessable':
        return reason.why.kind === 'no_signal' ? reason.why.lack.kind : reason.why.kind;
      case 'not_due':
        return reason.due ?? 'no day';
      default:
        return reason.kind;
    }
  });
  return `${id} ${verdict} ${value ?? '?'} ${why.join(', ')}`;
}

export function due(step: Step): string {
  return step.kind === 'item' ? `${step.item} → ${step.state} in ${step.days} days` : step.target;
}

export function count(verdict: Verdict): number {
  return evaluation.whole.counts[verdict] ?? 0;
}

export function living(): string[] {
  using engine = new Engine(plan, ledger);
  const { targets } = engine.evaluate(options);
  const behind = Array.from(targets.verdicts, (code) => VERDICTS[code]).filter((verdict) => verdict === 'off_track');
  const known = (place: number) => ((targets.masks[place] ?? 0) & MASK.value) !== 0;
  using scenario = engine.scenario();
  const changes = scenario.record([{ id: 'if', day: '2024', kind: 'reading', indicator: 'platforms', value: 9 }]);
  const moved = changes.targets.map(({ id, before, after }) => `${id}: ${before.verdict} → ${after.verdict}`);
  const scores: Float64Array = scenario.timeline(['2024-12-31'], options).on(0).nodes.scores;
  return known(0) && scores.length > 0 ? [...moved, ...behind.map(String)] : [engine.target('p10')?.verdict ?? 'not judged'];
}

// @ts-expect-error: a scenario is begun by an engine.
new Scenario();
// @ts-expect-error: a number is not a plan.
evaluate(7, ledger, options);
// @ts-expect-error: the day is not optional.
evaluate(plan, ledger, {});
// @ts-expect-error: a goal of this kind has a bar.
({ kind: 'at_least', by: 10 }) satisfies Goal;
// @ts-expect-error: a reading has a value.
({ id: 'e3', day: '2024', kind: 'reading', indicator: 'platforms' }) satisfies Entry;
// @ts-expect-error: only an item that is opened, or that moves, has a state to go to.
({ id: 'e3', day: '2024', kind: 'changed', register: 'works', item: 'w1', to: 'begun' }) satisfies Entry;
// @ts-expect-error: a rule is a method, not a name.
({ ...options, rule: 'pace' }) satisfies Options;
// @ts-expect-error: a verdict is one of these words.
evaluation.whole.verdict === 'fine';
// @ts-expect-error: nobody may change an evaluation's lists.
evaluation.targets.push();
// @ts-expect-error: the limits have no such field.
evaluate(plan, ledger, options, { maxNodes: 1 });

export { evaluation, loaded, methods, ready, text };
