// Everything that the page shows and lets one do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, whatItTakes } from 'tenfold';
import { downloaded, example, on, slide, to } from './browser.mjs';

const AS_OF = '2024-12-31';
const plan = await example('ten-actions.plan.json');
const ledger = await example('ten-actions.ledger.json');
const options = { as_of: AS_OF, method: 'pace' };
const said = evaluate(plan, ledger, options);
const day = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);

test('the overview says how the whole stands, with counts and evidence, and what is behind and why', () => on('overview', async (page) => {
  assert.match(await page.locator('#whole .pill').innerText(), /at risk/);
  const label = await page.locator('#whole svg').getAttribute('aria-label');
  for (const count of Object.values(said.whole.counts)) assert.match(label, new RegExp(`\\b${count}\\b`));
  assert.match(await page.locator('#whole').innerText(), new RegExp(`${Math.round(said.whole.evidence * 100)}%`));
  const behind = said.targets.filter((target) => ['missed', 'off_track', 'at_risk'].includes(target.verdict));
  assert.equal(await page.locator('.behind li').count(), Math.min(8, behind.length));
  assert.match(await page.locator('.behind li').first().innerText(), /of what is expected by now/);
  assert.equal(await page.locator('ul.actions li').count(), said.actions.length);
}));

test('the heat map has a column a quarter, and a chosen cell judges that day', () => on('overview', async (page) => {
  assert.equal(await page.locator('table.heat thead th').count(), 1 + 12);
  assert.equal(await page.locator('table.heat tbody tr').count(), 1 + plan.actions.length);
  const earlier = evaluate(plan, ledger, { as_of: '2023-12-31', method: 'pace' });
  const cell = page.getByRole('button', { name: /^The whole plan, 2023-12-31/ });
  assert.match(await cell.getAttribute('aria-label'), new RegExp(earlier.whole.verdict.replace('_', ' ')));
  await cell.click();
  await page.locator('output', { hasText: '2023-12-31' }).waitFor();
  await page.waitForURL(/as_of=2023-12-31/);
}));

test('an action shows its targets as bullets, its units, its projects and what is due', () => on('action/a2', async (page) => {
  const own = said.targets.filter((target) => target.action.startsWith('a2'));
  assert.equal(await page.locator('article.target').count(), own.length);
  const bullet = page.locator('[data-target=a2-counties] svg[role=img]');
  const of = said.targets.find((target) => target.id === 'a2-counties');
  assert.match(await bullet.getAttribute('aria-label'), new RegExp(`on track; Value ${of.value}; .*Promised ${of.bar}`));
  assert.match(await page.locator('.units').innerText(), /The university/);
  const gantt = page.getByRole('img', { name: /^Projects and items/ });
  assert.match(await gantt.getAttribute('aria-label'), /Overdue: [1-9]/);
  const steps = page.locator('section', { has: page.getByRole('heading', { name: /Overdue/ }) }).last();
  assert.match(await steps.innerText(), /Great study/);
}));

/** A small plan of one's own, as files. */
const CITY = {
  tenfold: 1, id: 'city', title: 'City', start: '2022-01-01', due: '2025-12-31',
  indicators: [{ id: 'labs', title: 'Labs', measure: { kind: 'level' } }],
  actions: [{ id: 'a', title: 'Science', targets: [{ id: 't', title: 'Ten', indicator: 'labs', goal: { kind: 'at_least', bar: 10 }, baseline: { value: 0 } }] }],
};
const FIGURES = { tenfold: 1, plan: 'city', entries: [{ id: 'e', kind: 'reading', indicator: 'labs', day: '2023-12-31', value: 4 }] };
const files = (...texts) => texts.map(([name, of]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(of)) }));

test('a bullet of readings shows where each verdict begins, as the engine gives it when it is tried', () => on('open', async (page) => {
  await page.setInputFiles('#files', files(['plan.json', CITY], ['ledger.json', FIGURES]));
  await page.locator('h1', { hasText: 'City' }).waitFor();
  await to(page, 'target/t');
  await page.locator('h2', { hasText: 'Expected on the way' }).waitFor();
  const bands = await page.locator('.card .chart rect[fill-opacity], .card .chart g[fill-opacity] rect').evaluateAll((all) =>
    all.map((one) => ({ fill: one.getAttribute('fill'), x: one.getBoundingClientRect().x, width: one.getBoundingClientRect().width })));
  const order = ['off_track', 'at_risk', 'on_track', 'ahead', 'achieved'];
  assert.deepEqual(bands.map((band) => band.fill), order.map((verdict) => `var(--${verdict})`));
  // At the end of 2023 half is expected: of the bar of ten, at risk begins at 0.75 of five.
  const scale = (bands.at(-1).x + bands.at(-1).width - bands[0].x) / 10.8;
  assert.ok(Math.abs((bands[1].x - bands[0].x) / scale - 3.75) < 0.3, JSON.stringify(bands));
}));

test('a target shows its way, its reasons in words, what it needs, and the entries behind it with their sources', () => on('target/a2-counties', async (page) => {
  const chart = page.getByRole('img', { name: /^Joint platforms.*Forecast/ });
  assert.ok((await chart.locator('path').count()) >= 3);
  assert.match(await page.locator('#reasons').innerText(), /97% of what is expected by now/);
  assert.match(await page.locator('#needs').innerText(), /2 more by 2025-12-31/);
  const of = said.targets.find((target) => target.id === 'a2-counties');
  const rows = page.locator('section', { has: page.getByRole('heading', { name: 'Entries behind the number' }) }).locator('tbody tr');
  assert.equal(await rows.count(), of.entries.length);
  assert.match(await rows.first().innerText(), /illustrative/);
}));

test('a target says the least figure to be on track at each coming date, as the package does', () => {
  const id = said.targets.find((target) => whatItTakes(plan, ledger, options, target.id).dates.some((date) => date.least !== undefined)).id;
  return on(`target/${id}`, async (page) => {
    const dates = whatItTakes(plan, ledger, options, id).dates;
    const rows = page.locator('section', { has: page.getByRole('heading', { name: /^Least figure/ }) }).locator('tbody tr');
    assert.equal(await rows.count(), dates.length);
    assert.match(await rows.first().innerText(), new RegExp(dates[0].day));
  });
});

test('where no least figure is, it says why, in the language chosen', () => on('target/a2-counties', async (page) => {
  assert.equal(whatItTakes(plan, ledger, options, 'a2-counties').why.kind, 'other_goal');
  await page.getByText('The goal is no single bar, so there is no least figure.').waitFor();
  await page.getByLabel('Language').selectOption('zh');
  await page.getByText('该目标不是单一数值承诺,没有最低值。').waitFor();
}));

test('an amendment is marked on the way of its target', () => on('target/a5-provincial', async (page) => {
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Expected on the way' }) });
  await section.getByRole('button', { name: 'Show as a table' }).click();
  await section.locator('tr', { hasText: /Amendments\s*2023-01-16/ }).waitFor();
}));

test('sets are shown by their members: covered, not yet, joined, left', () => on('sets', async (page) => {
  const counties = page.locator('section', { hasText: 'Joint platforms with every county' });
  const of = said.targets.find((target) => target.id === 'a2-counties');
  assert.equal(await counties.locator('[data-state=covered]').count(), of.value);
  assert.equal(await counties.locator('[data-state=notYet]').count(), of.bar - of.value);
  assert.match(await counties.innerText(), /Nanhu covered, by Nanhu service station/);
  assert.ok((await page.locator('[data-state=left]').count()) > 0);
  assert.match(await page.locator('main').innerText(), /joined 20/);
}));

test('a register is a table that a filter and a state narrow', () => on('registers', async (page) => {
  const count = () => page.locator('#count').innerText().then(Number);
  const all = await count();
  await page.fill('#filter', 'haining');
  await page.waitForFunction((all) => Number(document.querySelector('#count').textContent) < all, all);
  const found = await count();
  assert.ok(found > 0 && found < all);
  assert.equal(await page.locator('main tbody tr').count(), found);
  await page.fill('#filter', '');
  await page.waitForFunction((all) => Number(document.querySelector('#count').textContent) === all, all);
  await page.selectOption('#state', 'closed');
  await page.waitForFunction(() => [...document.querySelectorAll('main tbody tr')].every((row) => row.textContent.includes('closed')));
  assert.ok((await count()) > 0);
}));

test('the slider of the day judges another day, and going back in the address brings the first again', () => on('overview', async (page) => {
  await slide(page, '#as-of', day('2023-06-30'));
  await page.locator('output', { hasText: '2023-06-30' }).waitFor();
  const then = evaluate(plan, ledger, { as_of: '2023-06-30', method: 'pace' });
  assert.match(await page.locator('#whole').innerText(), new RegExp(`${Math.round(then.whole.evidence * 100)}%`));
  assert.match(await page.locator('#whole .pill').innerText(), new RegExp(then.whole.verdict.replace('_', ' ')));
  await page.reload();
  await page.locator('output', { hasText: '2023-06-30' }).waitFor();
}));

test('the slider of what was known brings a verdict of then', () => on('target/a5-provincial?as_of=2024-12-31', async (page) => {
  await slide(page, '#known-by', 20);
  const knownBy = await page.waitForFunction(() => new URLSearchParams(location.hash.split('?')[1]).get('known_by')).then((handle) => handle.jsonValue());
  const then = evaluate(plan, ledger, { ...options, known_by: knownBy }).targets.find((target) => target.id === 'a5-provincial');
  const now = said.targets.find((target) => target.id === 'a5-provincial');
  assert.notEqual(then.value, now.value);
  await page.locator('h2 .pill', { hasText: then.verdict.replaceAll('_', ' ') }).waitFor();
  assert.equal(await page.getByRole('img', { name: new RegExp(`Value ${now.value};`) }).count(), 0);
}));

test('another method judges everything again, and where methods disagree is marked', () => on('overview', async (page) => {
  await page.selectOption('#method', 'weather');
  const then = evaluate(plan, ledger, { as_of: AS_OF, method: 'weather' });
  await page.locator('#whole .pill', { hasText: then.whole.word ?? '' }).waitFor();
  await page.getByRole('navigation').first().getByRole('link', { name: 'Methods' }).click();
  await page.selectOption('#compare-with', 'pace');
  await page.locator('main th', { hasText: 'pace' }).waitFor();
  const count = Number((await page.locator('#disagreements strong').innerText()));
  assert.equal(await page.locator('main tbody tr').count(), count);
  assert.ok(count > 0);
}));

test('it speaks Chinese', () => on('target/a2-counties?lang=zh', async (page) => {
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh');
  assert.match(await page.locator('h2').first().innerText(), /与嘉兴各县/);
  assert.match(await page.locator('#reasons').innerText(), /达到目前应达进度的97%/);
}));

test('by unit it shows what a unit answers for', () => on('units', async (page) => {
  assert.equal(await page.locator('[data-unit]').count(), plan.units.length);
  await page.locator('[data-unit=cooperation-office] h2 a').click();
  const of = said.units.find((unit) => unit.id === 'cooperation-office');
  await page.locator('h3', { hasText: 'Targets' }).waitFor();
  assert.equal(await page.locator('[data-unit] h3 + ul li').count(), of.targets.length);
}));

test('the assessment ranks the colleges, down to the entries', () => on('assessment', async (page) => {
  await page.locator('tbody tr').first().waitFor();
  assert.match(await page.locator('tbody tr').first().innerText(), /College of Marxism/);
  await page.locator('details summary').first().click();
  assert.match(await page.locator('details').first().innerText(), /Entries/);
}));

test('what if: an added figure moves everything beside what is, and is thrown away', () => on('whatif?as_of=2024-12-31', async (page) => {
  await page.selectOption('#add select', 'provincial-talent');
  await page.fill('#add input', '90');
  await page.click('#add button');
  await page.locator('#moves tbody tr').first().waitFor();
  assert.match(await page.locator('#moves').innerText(), /Provincial-level talent doubled/);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Target' }).click();
  await to(page, 'target/a5-provincial');
  await page.locator('h2 .pill', { hasText: 'achieved' }).waitFor();
  await page.locator('.notice button').click();
  await page.locator('h2 .pill', { hasText: 'no due day' }).waitFor();
}));

/** Waits until the entries that are listed are those that a filter finds. */
const listed = (page, text) => page.waitForFunction((text) => {
  const rows = [...document.querySelectorAll('main section:last-of-type tbody tr')];
  return rows.length > 0 && rows.every((row) => row.textContent.includes(text));
}, text);

test('what if: an entry is withdrawn and a reading changed, exported, and recorded for good', () => on('whatif?as_of=2024-12-31', async (page) => {
  await page.fill('#entries-filter', 'provincial-talent');
  await listed(page, 'provincial-talent');
  page.once('dialog', (dialog) => dialog.accept('77'));
  await page.getByRole('button', { name: 'Change' }).first().click();
  await page.locator('#throw-away').waitFor();
  await page.fill('#entries-filter', 'haining');
  await listed(page, 'haining');
  await page.getByRole('button', { name: 'Withdraw' }).last().click();
  await page.locator('h2', { hasText: '(2)' }).waitFor();
  const { name, body } = await downloaded(page, () => page.click('#export'));
  assert.equal(name, 'what-if.json');
  const [corrected, withdrawn] = JSON.parse(String(body));
  assert.deepEqual([corrected.kind, corrected.value, withdrawn.kind], ['reading', 77, 'withdrawn']);
  const all = { ...ledger, entries: [...ledger.entries, corrected, withdrawn] };
  const then = evaluate(plan, all, options);
  await page.click('#keep');
  await page.locator('h2', { hasText: '(0)' }).waitFor();
  await to(page, 'overview');
  assert.match(await page.locator('#whole').innerText(), new RegExp(`${Math.round(then.whole.evidence * 100)}%`));
}));

test('one’s own plan is dropped on the page, and every fault is shown at its place', () => on('open', async (page) => {
  const city = structuredClone(CITY);
  city.due = '2025-02-30';
  city.actions[0].targets[0].indicator = 'lab';
  await page.setInputFiles('#files', files(['plan.json', city]));
  await page.locator('#faults li').nth(1).waitFor();
  const faults = await page.locator('#faults').innerText();
  assert.match(faults, /due: `2025-02-30` is not a day/);
  assert.match(faults, /actions\[0\]\.targets\[0\]\.indicator: there is no indicator `lab`/);
  city.due = '2025-12-31';
  city.actions[0].targets[0].indicator = 'labs';
  const own = { tenfold: 1, plan: 'city', entries: [{ id: 'e', kind: 'reading', indicator: 'labs', day: '2023-12-31', value: 12 }] };
  const drop = await page.evaluateHandle((texts) => {
    const transfer = new DataTransfer();
    for (const [name, text] of texts) transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, [['plan.json', JSON.stringify(city)], ['ledger.json', JSON.stringify(own)]]);
  await page.dispatchEvent('body', 'drop', { dataTransfer: drop });
  await page.locator('h1', { hasText: 'City' }).waitFor();
  await page.locator('#whole .pill', { hasText: 'achieved' }).waitFor();
  assert.equal(await page.locator('#faults').count(), 0);
}));

test('a file that is neither a plan nor a ledger is named', () => on('open', async (page) => {
  await page.setInputFiles('#files', [{ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('[1]') }]);
  assert.match(await page.locator('#faults').innerText(), /other\.json is neither a plan nor a ledger/);
}));

test('the Canadian framework is judged by its own method', () => on('overview?plan=canadian-framework&method=statcan&as_of=2026-12-31', async (page) => {
  const canada = evaluate(await example('canadian-framework.plan.json'), await example('canadian-framework.ledger.json'), { as_of: '2026-12-31', method: 'statcan' });
  await page.locator('h1', { hasText: 'Canadian' }).waitFor();
  const label = await page.locator('#whole svg').getAttribute('aria-label');
  for (const count of Object.values(canada.whole.counts)) assert.match(label, new RegExp(`\\b${count}\\b`));
}));

test('a plan of ten thousand targets is shown, and an action of it', () => on('overview?plan=generated', async (page) => {
  await page.locator('h1', { hasText: 'Ten thousand' }).waitFor();
  const label = await page.locator('#whole svg').getAttribute('aria-label');
  assert.equal([...label.matchAll(/ (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0), 10_000);
  await page.getByRole('link', { name: 'Action 2', exact: true }).click();
  await page.locator('article.target').first().waitFor();
}));

test('charts are saved as SVG and PNG, and tables as CSV', () => on('target/a2-counties', async (page) => {
  const card = page.locator('.card').first();
  const svg = await downloaded(page, () => card.getByRole('button', { name: 'Save as SVG' }).click());
  assert.match(String(svg.body), /^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(String(svg.body), /fill="var\(/);
  const png = await downloaded(page, () => card.getByRole('button', { name: 'Save as PNG' }).click());
  assert.equal(png.body.subarray(1, 4).toString(), 'PNG');
  const csv = await downloaded(page, () => card.getByRole('button', { name: 'Save as CSV' }).click());
  assert.match(String(csv.body), /^Target,Verdict,Value,[^\r]+\r\n/);
  assert.match(String(csv.body), /"?Joint platforms/);
}));

test('a chart is shown as a table', () => on('target/a2-counties', async (page) => {
  const card = page.locator('.card').first();
  await card.getByRole('button', { name: 'Show as a table' }).click();
  assert.match(await card.locator('tbody').innerText(), /Joint platforms/);
  await card.getByRole('button', { name: 'Show as a chart' }).click();
  await card.locator('svg[role=img]').waitFor();
}));

test('everything is reached by the keyboard', () => on('overview', async (page) => {
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to the content/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  await page.locator('#as-of').focus();
  const before = await page.locator('#as-of').getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((before) => document.querySelector('#as-of').getAttribute('aria-valuetext') !== before, before);
  // The slider keeps the focus while everything behind it is drawn again.
  assert.equal(await page.evaluate(() => document.activeElement.id), 'as-of');
  await page.locator('table.heat button').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('as_of='));
}));

test('what is printed has no controls', () => on('overview', async (page) => {
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.tabs', '.settings', '.tools', '#as-of']) {
    for (const one of await page.locator(hidden).all()) assert.equal(await one.isVisible(), false, hidden);
  }
  assert.equal(await page.locator('#whole').isVisible(), true);
}));
