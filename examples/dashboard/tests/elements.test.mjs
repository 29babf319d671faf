// The web components on another page.

import assert from 'node:assert/strict';
import { copyFile, mkdtemp, cp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { evaluate } from 'tenfold';
import { example, on, root, serve } from './browser.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = await mkdtemp(join(tmpdir(), 'tenfold-elements-'));
await cp(join(root, 'dist-elements'), folder, { recursive: true });
for (const name of ['plan', 'ledger']) await copyFile(join(root, `../plans/ten-actions.${name}.json`), join(folder, `${name}.json`));
await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><title>Another page</title><link rel="icon" href="data:,">
  <script type="module" src="tenfold-elements.js"></script></head><body><main><h1>Another page</h1>
  <tenfold-target plan="plan.json" ledger="ledger.json" target="a2-counties" as-of="2024-12-31"></tenfold-target>
  <tenfold-plan plan="plan.json" ledger="ledger.json" as-of="2024-12-31"></tenfold-plan></main></body></html>`);
const base = await serve(folder);

test('a target and a plan stand on another page, and follow their attributes', () => on('', async (page) => {
  const target = page.locator('tenfold-target');
  await target.locator('.pill', { hasText: 'on track' }).waitFor();
  assert.match(await target.locator('[part=reason]').innerText(), /97% of what is expected/);
  const plan = await example('ten-actions.plan.json');
  const said = evaluate(plan, await example('ten-actions.ledger.json'), { as_of: '2024-12-31', method: 'pace' });
  assert.equal(await page.locator('tenfold-plan li').count(), said.actions.length);

  await target.evaluate((element) => element.setAttribute('lang', 'zh'));
  await target.locator('[part=title]', { hasText: '全覆盖' }).waitFor();
  await target.evaluate((element) => element.setAttribute('as-of', '2022-12-31'));
  const then = evaluate(plan, await example('ten-actions.ledger.json'), { as_of: '2022-12-31' }).targets.find((one) => one.id === 'a2-counties');
  const label = target.getByRole('img', { name: new RegExp(`数值 ${then.value};`) });
  await label.waitFor();
}, { base }));

test('a chosen action is told to the page around', () => on('', async (page) => {
  await page.locator('tenfold-plan li').first().waitFor();
  const told = page.evaluate(() => new Promise((tell) => addEventListener('tenfold-select', (event) => tell(event.detail))));
  await page.locator('tenfold-plan button').first().click();
  assert.deepEqual(await told, { action: 'a1' });
}, { base }));

test('what is wrong is said in the element, with its place', () => on('', async (page) => {
  await page.locator('tenfold-target [part=title]').waitFor();
  await page.locator('tenfold-target').evaluate((element) => element.setAttribute('as-of', '2024-02-30'));
  assert.match(await page.locator('tenfold-target [role=alert]').innerText(), /as_of: `2024-02-30` is not a day/);
  await page.locator('tenfold-target').evaluate((element) => {
    element.asOf = '2024-12-31';
    element.plan = { tenfold: 1, id: 'ten-actions', title: '', start: 'never' };
  });
  await page.locator('tenfold-target [role=alert]', { hasText: 'start' }).waitFor();
}, { base }));

test('axe finds nothing in them', () => on('', async (page) => {
  await page.locator('tenfold-plan li').first().waitFor();
  await page.locator('tenfold-target svg').waitFor();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}, { base }));
