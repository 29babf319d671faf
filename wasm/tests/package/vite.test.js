// The installed package in a page that Vite has built for production.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, preview } from 'vite';
import { launch } from './chromium.js';
import { fixtures } from './fixtures.js';

const root = join(import.meta.dirname, 'vite');
const quiet = { root, configFile: false, logLevel: 'warn' };

test('a page that Vite built judges a plan, without a plugin', async () => {
  const { plan, ledger, options, expected } = fixtures.find(({ name }) => name === 'ten-actions');
  writeFileSync(join(root, 'given.json'), JSON.stringify({ plan: JSON.parse(plan), ledger: JSON.parse(ledger), options }));
  await build(quiet);
  const server = await preview({ ...quiet, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls.local[0]);
    const output = page.locator('output:not(:empty)');
    assert.equal(await output.textContent(), JSON.parse(expected).whole.verdict);
  } finally {
    await browser.close();
    await server.close();
  }
});
