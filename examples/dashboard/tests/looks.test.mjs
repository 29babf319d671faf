// Every view at two widths in two themes: axe finds nothing, nothing is wider than the page, and a picture to look at.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { join } from 'node:path';
import { on, root } from './browser.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = ['overview', 'action/a2', 'target/a2-counties', 'units', 'sets', 'registers', 'assessment', 'methods', 'whatif', 'open'];
await mkdir(join(root, 'screenshots'), { recursive: true });

for (const colorScheme of ['light', 'dark']) {
  for (const [device, width] of [['desktop', 1200], ['phone', 390]]) {
    for (const view of VIEWS) {
      test(`${view}, ${device}, ${colorScheme}`, () => on(view, async (page) => {
        const name = `${view.replace('/', '-')}-${device}-${colorScheme}`;
        await page.screenshot({ path: join(root, 'screenshots', `${name}.png`), fullPage: true });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'nothing is wider than the page');
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        const violations = found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
        assert.deepEqual(violations, []);
      }, { width, height: 844, colorScheme }));
    }
  }
}
