// Opens a page of the scratch project in headless Chromium, with the installed package under its own name.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const root = import.meta.dirname;
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };
const { exports } = JSON.parse(readFileSync(join(root, 'node_modules/tenfold/package.json'), 'utf8'));
const imports = {
  tenfold: join('/node_modules/tenfold', exports['.'].browser),
  'tenfold/slim': join('/node_modules/tenfold', exports['./slim'].default),
};
const html = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`;

async function serve(request, response) {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  try {
    const body = await readFile(join(root, path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** Returns a browser. */
export function launch() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    // No sandbox, since tests may run as root in a container; and none of what a browser asks the network for by itself.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Returns a page, and a function that closes it and all that it needed. */
export async function open() {
  const server = createServer(serve);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return {
    page,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
