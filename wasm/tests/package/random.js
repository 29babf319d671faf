// Random plans, each with the digest of what native Tenfold says of it. Runs in Node and in a page.

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Returns text that is the same for the same value. */
const sorted = (value) => JSON.stringify(value, (_, inner) => {
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
});

/** Judges the plan of each line, at once and by an engine that is told its entries later; returns the lines that differ. */
export async function differing({ evaluateText, Engine }, lines) {
  const encoder = new TextEncoder();
  const digest = async (text) => hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  const found = [];
  for (const [number, line] of lines.entries()) {
    const [plan, ledger, options, expected, more] = JSON.parse(line);
    const by = JSON.parse(options);
    const engine = new Engine(plan, { ...JSON.parse(ledger), entries: [] });
    engine.evaluate(by);
    const changes = engine.record(JSON.parse(ledger).entries ?? []);
    const said = [evaluateText(plan, ledger, by), engine.evaluationText()];
    if (more) {
      const [first] = engine.targetIds();
      const target = first === undefined ? null : engine.say('target', first, 'en');
      if (sorted({ changes, whole: engine.say('whole', '', 'zh'), target }) !== sorted(more)) found.push(number);
    }
    engine.free();
    for (const text of said) if ((await digest(text)) !== expected) found.push(number);
  }
  return found;
}

/**
 * Lines of a text, some thousand at a time: a hundred thousand plans are more than one string can hold.
 *
 * @param {Uint8Array} bytes
 * @returns {Generator<string[]>}
 */
export function* parts(bytes) {
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, Math.min(from + (1 << 24), bytes.length - 1));
    const to = end < 0 ? bytes.length : end;
    yield decoder.decode(bytes.subarray(from, to)).trimEnd().split('\n');
    from = to + 1;
  }
}

/**
 * Judges each of many plans, and returns those of which another digest comes, and how many there are.
 */
export async function differingOf(tenfold, bytes) {
  const found = [];
  let count = 0;
  for (const lines of parts(bytes)) {
    count += lines.length;
    found.push(...(await differing(tenfold, lines)));
  }
  return { count, found };
}
