// What hosts should not pass but may, with the code and place of the fault that each must get. Runs in Node and in a page.
const nested = (depth) => {
  let outer = {};
  for (let level = 0; level < depth; level += 1) outer = { outer };
  return outer;
};
const cyclic = { actions: [{}] };
cyclic.actions[0].self = cyclic;
const throwing = {
  get actions() {
    throw new Error('no');
  },
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();

export const hostile = [
  { name: 'nothing', plan: undefined, code: 'wrong_type', place: 'plan' },
  { name: 'null', plan: null, code: 'wrong_type', place: 'plan' },
  { name: 'a number', plan: 7, code: 'wrong_type', place: 'plan' },
  { name: 'a BigInt', plan: 7n, code: 'wrong_type', place: 'plan' },
  { name: 'a symbol', plan: Symbol('plan'), code: 'wrong_type', place: 'plan' },
  { name: 'a function', plan: () => ({}), code: 'wrong_type', place: 'plan' },
  { name: 'a Map', plan: new Map(), code: 'wrong_type', place: 'plan' },
  { name: 'a boxed string', plan: new String('{}'), code: 'wrong_type', place: 'plan' },
  { name: 'a buffer that is not a view', plan: new ArrayBuffer(8), code: 'wrong_type', place: 'plan' },
  { name: 'wider numbers than bytes', plan: new Uint16Array([123, 125]), code: 'wrong_type', place: 'plan' },
  { name: 'NaN inside', plan: { actions: [{ weight: NaN }] }, code: 'bad_number', place: 'plan.actions[0].weight' },
  { name: 'a BigInt inside', plan: { actions: [{ weight: 1n }] }, code: 'wrong_type', place: 'plan.actions[0].weight' },
  { name: 'a Map inside', plan: { actions: new Map() }, code: 'wrong_type', place: 'plan.actions' },
  { name: 'a hole in an array', plan: { actions: [,] }, code: 'wrong_type', place: 'plan.actions[0]' },
  { name: 'a lone surrogate in text', plan: '{"title":"\ud800"}', code: 'syntax', place: 'plan' },
  { name: 'a lone surrogate inside', plan: { title: '\udc00' }, code: 'syntax', place: 'plan.title' },
  { name: 'a lone surrogate in a key', plan: { '\ud800': 1 }, code: 'syntax' },
  { name: 'bytes that are not UTF-8', plan: new Uint8Array([0x7b, 0xff, 0x7d]), code: 'syntax', place: 'plan' },
  { name: 'a cycle', plan: cyclic, code: 'cycle', place: 'plan.actions[0].self' },
  { name: 'a throwing getter', plan: throwing, code: 'unreadable', place: 'plan' },
  { name: 'a revoked proxy', plan: revoked.proxy, code: 'unreadable', place: 'plan' },
  { name: 'an object nested 100,000 deep', plan: nested(100_000), code: 'too_deep' },
  { name: 'text nested 100,000 deep', plan: '{"a":['.repeat(100_000), code: 'syntax', place: 'plan' },
  { name: 'text over the limit', plan: ' '.repeat(2049), limits: { maxBytes: 2048 }, code: 'too_large', place: 'plan' },
  { name: 'text over the limit once encoded', plan: '计'.repeat(700), limits: { maxBytes: 2048 }, code: 'too_large', place: 'plan' },
  { name: 'bytes over the limit', plan: new Uint8Array(2049), limits: { maxBytes: 2048 }, code: 'too_large', place: 'plan' },
  { name: 'bytes over the default limit', plan: new Uint8Array(64 * 1024 * 1024 + 1), code: 'too_large', place: 'plan' },
  { name: 'a limit that is not a number', plan: '{}', limits: { maxBytes: '1' }, code: 'wrong_type', place: 'limits.maxBytes' },
  { name: 'text that is not JSON', plan: '{', code: 'syntax', place: 'plan' },
  { name: 'no text', plan: '', code: 'syntax', place: 'plan' },
  { name: 'a byte order mark', plan: '\ufeff{}', code: 'syntax', place: 'plan' },
  { name: 'an array', plan: [], code: 'wrong_type', place: 'plan' },
  { name: 'an unknown field named __proto__', plan: '{"__proto__":{"title":"x"}}', code: 'unknown_field', place: 'plan.__proto__' },
  {
    name: 'an own field named __proto__',
    plan: JSON.parse('{"__proto__":{"title":"x"}}'),
    code: 'unknown_field',
    place: 'plan.__proto__',
  },
];

/** Passes each to an API, with a call that must work after each; returns what happened, as plain data. */
export function outcomes(api, valid) {
  return hostile.map(({ name, plan, limits, code, place }) => {
    let thrown;
    try {
      api.evaluate(plan, valid.ledger, valid.options, limits);
    } catch (error) {
      thrown = error;
    }
    const [fault] = thrown instanceof api.TenfoldError ? thrown.faults : [];
    const described = ['code', 'place', 'cause', 'remedy'].every((field) => typeof fault?.[field] === 'string');
    const next = api.evaluateText(valid.plan, valid.ledger, valid.options) === valid.expected;
    const expected = (code ?? fault?.code) === fault?.code && (place ?? fault?.place) === fault?.place;
    return { name, ok: described && expected && next, fault, next, thrown: String(thrown).slice(0, 200) };
  });
}
