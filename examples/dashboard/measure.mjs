// How long the page takes with ten thousand targets, in headless Chromium: an entry recorded to the page drawn again, and a
// move of the slider. Prints the median and the longest of so many.

import { chromium } from 'playwright-core';
import { preview } from 'vite';

const COUNT = 30;
const server = await preview({ root: new URL('.', import.meta.url).pathname, preview: { port: 0 }, logLevel: 'error' });
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
await page.goto(`${server.resolvedUrls.local[0]}#whatif?plan=generated`);
await page.locator('#add select').waitFor();

/** Waits for the frame after the one in which the page was drawn. */
const timed = (what) => page.evaluate(async ([what, count]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const drawn = async (act) => {
    const before = performance.getEntriesByName('drawn').length;
    act();
    while (performance.getEntriesByName('drawn').length === before) await frame();
    await frame();
  };
  const lay = (value) => {
    document.querySelector('#add input').value = String(value);
    document.querySelector('#add button').click();
  };
  const slide = () => {
    const slider = document.querySelector('#as-of');
    slider.value = String(Number(slider.value) - 7);
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const acts = { laid: () => lay(1), kept: () => document.querySelector('#keep').click(), slid: slide };
  const times = [];
  for (let turn = 0; turn < count; turn++) {
    if (what === 'kept') await drawn(() => lay(turn));
    await frame();
    const start = performance.now();
    await drawn(acts[what]);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other);
}, [what, COUNT]);

const row = (name, times) => console.log(`${name.padEnd(34)} median ${times[COUNT / 2].toFixed(0).padStart(5)} ms   longest ${times.at(-1).toFixed(0).padStart(5)} ms`);
row('an entry recorded, page drawn', await timed('kept'));
row('an entry laid over, page drawn', await timed('laid'));
await page.goto(page.url().replace(/#[^?]*\?.*/, '#whatif?plan=generated'));
row('the slider moved, one of the views', await timed('slid'));
await page.goto(page.url().replace(/#[^?]*/, '#overview'));
await page.locator('#whole').waitFor();
row('the slider moved, the overview', await timed('slid'));
await browser.close();
await server.close();
process.exit(0);
