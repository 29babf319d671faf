// Code that a host would write, held to the declarations by `tsc`.
import { evaluate, evaluateText, init, TenfoldError, version } from 'tenfold';
import type { Evaluation, Fault, FaultCode, Ledger, Limits, Options, Plan } from 'tenfold';
import { init as load, initSync } from 'tenfold/slim';

const options = { as_of: '2024-12-31', known_by: '2025-01-31T00:00:00Z' } satisfies Options;
const plan: Plan = {};
const ledger: Ledger = {};
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
// @ts-expect-error: the limits have no such field.
evaluate(plan, ledger, options, { maxNodes: 1 });

export { evaluation, loaded, ready, text };
