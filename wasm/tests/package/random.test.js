// Random plans: Node and a page say of each what native Tenfold says, bit for bit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as tenfold from 'tenfold';
import { open } from './chromium.js';
import { differing } from './random.js';

const lines = readFileSync(join(import.meta.dirname, 'random.jsonl'), 'utf8').trimEnd().split('\n');

let opened;
before(async () => {
  opened = await open();
});
after(() => opened?.close());

test(`${lines.length} random plans in Node`, async () => {
  assert.notEqual(lines.length, 0);
  assert.deepEqual(await differing(tenfold, lines), []);
});

test(`${lines.length} random plans in a page`, async () => {
  const found = await opened.page.evaluate(async () => {
    const tenfold = await import('tenfold');
    await tenfold.init();
    const { differing } = await import('/random.js');
    const text = await (await fetch('/random.jsonl')).text();
    return differing(tenfold, text.trimEnd().split('\n'));
  });
  assert.deepEqual(found, []);
});
