// Random plans: Node and a page say of each what native Tenfold says, bit for bit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as tenfold from 'tenfold';
import { open } from './chromium.js';
import { differingOf } from './random.js';

const bytes = readFileSync(join(import.meta.dirname, 'random.jsonl'));
const count = bytes.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0);

let opened;
before(async () => {
  opened = await open();
});
after(() => opened?.close());

test(`${count} random plans in Node`, async () => {
  assert.notEqual(count, 0);
  assert.deepEqual(await differingOf(tenfold, bytes), { count, found: [] });
});

test(`${count} random plans in a page`, async () => {
  const found = await opened.page.evaluate(async () => {
    const tenfold = await import('tenfold');
    await tenfold.init();
    const { differingOf } = await import('/random.js');
    return differingOf(tenfold, new Uint8Array(await (await fetch('/random.jsonl')).arrayBuffer()));
  });
  assert.deepEqual(found, { count, found: [] });
});
