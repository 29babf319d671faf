// Two pages that are open on one server see each other's entries, and say what the server says.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { on, root, to } from './browser.mjs';

const TOKEN = 'a secret of the tests';
const program = process.env.TENFOLD_SERVER;

/** Starts the server with the ten actions and the built page, and gives its address to a test. */
async function served(act) {
  const folder = await mkdtemp(join(tmpdir(), 'tenfold-'));
  const plans = join(root, '../plans');
  const server = spawn(program, [
    '--data', join(folder, 'tenfold.db'), '--port', '0', '--page', join(root, 'dist'),
    '--load', join(plans, 'ten-actions.plan.json'), join(plans, 'ten-actions.ledger.json'),
  ], { env: { ...process.env, TENFOLD_TOKEN: TOKEN }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: server.stdout });
    const [line] = await new Promise((read) => lines.once('line', (...line) => read(line)));
    await act(line.replace('listening on ', ''));
  } finally {
    server.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
}

const skip = program ? false : 'TENFOLD_SERVER names no server';

test('two pages on one server see each other’s entries, and their digests are the server’s', { skip }, () => served((base) => {
  const view = `target/a5-provincial?as_of=2024-12-31&plan=${encodeURIComponent(`${base}/plans/ten-actions`)}`;
  const verdict = (page) => page.locator('h2 .pill').first();
  const equal = async (page) => {
    await page.locator('#digests strong', { hasText: 'equal' }).waitFor();
    return page.locator('#digests code').first().innerText();
  };
  return on(view, (one) => on(view, async (other) => {
    assert.match(await verdict(one).innerText(), /no due day/);
    const before = await equal(one);
    assert.equal(await equal(other), before);

    // One writes: connected with the token, laid over, and recorded for good.
    await to(one, 'open');
    await one.fill('#server input[name=address]', `${base}/plans/ten-actions`);
    await one.fill('#server input[name=token]', TOKEN);
    await one.click('#server button');
    await one.locator('#whole').waitFor();
    await one.getByRole('navigation').first().getByRole('link', { name: 'What if' }).click();
    await one.fill('#day', '2024-12-31');
    await one.selectOption('#add select', 'provincial-talent');
    await one.fill('#add input', '90');
    await one.click('#add button');
    await one.locator('#moves tbody tr').first().waitFor();
    assert.match(await verdict(other).innerText(), /no due day/);
    await one.click('#keep');

    // The other shows it without being asked.
    await verdict(other).filter({ hasText: 'achieved' }).waitFor();
    const after = await equal(other);
    assert.notEqual(after, before);
    assert.match(await other.locator('main').innerText(), /what-if-1|90/);
  }, { base }), { base });
}));

test('who has no token is told so, and nothing is recorded', { skip }, () => served((base) => {
  const view = `whatif?as_of=2024-12-31&plan=${encodeURIComponent(`${base}/plans/ten-actions`)}`;
  return on(view, async (page) => {
    await page.selectOption('#add select', 'provincial-talent');
    await page.fill('#add input', '90');
    await page.click('#add button');
    await page.locator('#moves').waitFor();
    await page.click('#keep');
    await page.locator('#faults', { hasText: 'token' }).waitFor();
    const ledger = await (await fetch(`${base}/plans/ten-actions/ledger`)).json();
    assert.ok(!ledger.entries.some((entry) => entry.id.startsWith('what-if')));
  }, { base, expected: ['401'] });
}));
