// The built page in Chromium, and what every test asks of it: no error, and no request that leaves.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };

/** Serves a folder on a free port. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

export const root = new URL('..', import.meta.url).pathname;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
after(() => browser.close());

const address = await serve(join(root, 'dist'));

/** Opens the page at a view, and gives it to a test; it fails if anything on the page did, or a request went elsewhere. */
export async function on(view, act, { width = 1200, height = 900, colorScheme = 'light', base = address, allowed = [], expected = [] } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, acceptDownloads: true });
  const page = await context.newPage();
  const wrong = [];
  const fine = (text) => expected.some((one) => text.includes(one));
  page.on('console', (message) => message.type() === 'error' && !fine(message.text()) && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== base && !allowed.includes(origin) && !['data:', 'blob:'].includes(protocol)) wrong.push(`left the page: ${request.url()}`);
  });
  try {
    await page.goto(`${base}/#${view}`);
    await page.locator('main > *').first().waitFor();
    await act(page);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

/** Sets a slider as a person would who drags it. */
export async function slide(page, id, value) {
  await page.locator(id).evaluate((input, to) => {
    input.value = String(to);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, value);
}

/** Shows another view; what else the address says stays. The page is asked for it, which knows it before the driver does. */
export const to = (page, view) => page.evaluate((view) => { location.hash = location.hash.replace(/^#?[^?]*/, `#${view}`); }, view);

/** Returns what is downloaded by a click. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), body: await readFile(await download.path()) };
}

/** Reads one of the example plans. */
export const example = async (name) => JSON.parse(await readFile(join(root, '../plans', name), 'utf8'));
