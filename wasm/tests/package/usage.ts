// Code that a host would write, held to the declarations by `tsc`.
import { evaluate, evaluateText, init, TenfoldError, version } from 'tenfold';
import type { Entry, Evaluation, Fault, FaultCode, Goal, Ledger, Limits, Options, Plan } from 'tenfold';
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
  ],
} satisfies Ledger;
const limits: Limits = { maxBytes: 1024 };

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

// @ts-expect-error: a number is not a plan.
evaluate(7, ledger, options);
// @ts-expect-error: the day is not optional.
evaluate(plan, ledger, {});
// @ts-expect-error: a goal of this kind has a bar.
({ kind: 'at_least', by: 10 }) satisfies Goal;
// @ts-expect-error: a reading has a value.
({ id: 'e3', day: '2024', kind: 'reading', indicator: 'platforms' }) satisfies Entry;
// @ts-expect-error: the limits have no such field.
evaluate(plan, ledger, options, { maxNodes: 1 });

export { evaluation, loaded, ready, text };
