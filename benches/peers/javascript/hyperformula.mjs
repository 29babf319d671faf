// A spreadsheet: a row a target, a row a node, formulas for everything that is judged.
//
// Recalculation is what a change of the day costs. HyperFormula comes under the GPL, and only this program uses it.
import { HyperFormula } from 'hyperformula';
import { columns } from './columns.mjs';
import { figures, say, time, timeEach } from './figures.mjs';

const [folder, records] = process.argv.slice(2);
const c = columns(folder);
const many = c.due.length;
const nodesMany = c.node_first.length;
const day = c.day[0];

// More than any day: fills the free places behind the readings and checkpoints of a target.
const NEVER = 99999;
const READINGS = 28;
const POINTS = 7;

// The name of a column, from 0.
function letter(column) {
  const high = Math.floor(column / 26);
  return (high > 0 ? String.fromCharCode(64 + high) : '') + String.fromCharCode(65 + (column % 26));
}

function filled(values, length, rest) {
  return [...values, ...new Array(length - values.length).fill(rest)];
}

function dated(days, values, begin, t) {
  const range = [begin[t], begin[t + 1]];
  return [days.subarray(...range), values.subarray(...range)];
}

const days = [];
const values = [];
const pathDays = [];
const pathValues = [];
for (let t = 0; t < many; t += 1) {
  const [ownDays, ownValues] = dated(c.reading_day, c.reading_value, c.reading_begin, t);
  days.push(filled(ownDays, READINGS, NEVER));
  values.push(filled(ownValues, READINGS, 0));
  const [pointDays, pointValues] = dated(c.point_day, c.point_value, c.point_begin, t);
  pathDays.push(filled([0, ...pointDays, c.due[t]], POINTS, NEVER));
  pathValues.push(filled([c.baseline[t], ...pointValues, c.bar[t]], POINTS, 0));
}

const PACE = (cell) => `IF(${cell}>=1.1,4,IF(${cell}>=0.95,3,IF(${cell}>=0.75,2,1)))`;
const LAST = letter(READINGS - 1);
const END = letter(POINTS - 1);

function expectedBy(t, row) {
  const share = `(@-C${row})/(D${row}-C${row})`;
  const at = `MATCH(Day!$A$1,PathDays!A${row}:${END}${row},1)`;
  const part = (sheet, more) => `INDEX(${sheet}!A${row}:${END}${row},1,${at}${more})`;
  const path =
    `(${part('PathValues', '')}+(Day!$A$1-${part('PathDays', '')})/(${part('PathDays', '+1')}-${part('PathDays', '')})` +
    `*(${part('PathValues', '+1')}-${part('PathValues', '')}))`;
  const curve = `C${row}*(D${row}/C${row})^(Day!$A$1/B${row})`;
  const open = [`Day!$A$1/B${row}`, share.replace('@', path), share.replace('@', curve)][c.course[t]];
  return `=IF(Day!$A$1>=B${row},1,${open})`;
}

// A weight, B due, C baseline, D bar, E binding, F place of the latest, G value, H attainment, I expected, J pace,
// K forecast, L verdict, M score, N missed, O attained, P clamped pace.
const targets = [];
for (let t = 0; t < many; t += 1) {
  const row = t + 1;
  const yearsTo = (on) => `INDEX(Calendar!$A$1:$A$${c.years.length},${on}+1)`;
  const since = yearsTo(`INDEX(Days!A${row}:${LAST}${row},1,F${row})`);
  const met = c.bar[t] > c.baseline[t] ? `G${row}>=D${row}` : `G${row}<=D${row}`;
  targets.push([
    c.weight[t],
    c.due[t],
    c.baseline[t],
    c.bar[t],
    c.binding[t],
    `=MATCH(MIN(Day!$A$1,B${row}),Days!A${row}:${LAST}${row},1)`,
    `=INDEX(Values!A${row}:${LAST}${row},1,F${row})`,
    `=(G${row}-C${row})/(D${row}-C${row})`,
    expectedBy(t, row),
    `=H${row}/I${row}`,
    `=G${row}+(G${row}-C${row})/${since}*(${yearsTo(`B${row}`)}-${since})`,
    `=IF(${met},5,IF(Day!$A$1>=B${row},0,${PACE(`J${row}`)}))`,
    `=MIN(MAX(H${row},0),1)`,
    `=IF(AND(E${row}=1,L${row}=0),1,0)`,
    `=M${row}`,
    `=M${row}/I${row}`,
  ]);
}

// A weight, I expected, J pace, L verdict, M score, N missed, O attained, P pace: as of targets; Q vetoed,
// R lowest, S highest verdict, T own score, U own attained.
const nodes = [];
for (let n = 0; n < nodesMany; n += 1) {
  const row = n + 1;
  const sheet = c.node_leaf[n] ? 'Targets!' : 'Nodes!';
  const below = (column) => `${sheet}${column}${c.node_first[n] + 1}:${column}${c.node_end[n]}`;
  const mean = (column) => `=SUMPRODUCT(${below('A')},${below(column)})/SUM(${below('A')})`;
  const slowest = (column) => `=INDEX(${below(column)},MATCH(MIN(${below('P')}),${below('P')},0))`;
  const weakest = c.node_weakest[n] === 1;
  const settled = `IF(OR(R${row}=5,S${row}=0),R${row},${PACE(`(U${row}/I${row})`)})`;
  const verdict = weakest ? `MIN(${settled},R${row})` : settled;
  const empty = new Array(7).fill(null);
  nodes.push([
    c.node_weight[n],
    ...empty,
    weakest ? slowest('I') : mean('I'),
    `=O${row}/I${row}`,
    null,
    `=IF(Q${row}=1,0,${verdict})`,
    `=IF(Q${row}=1,0,T${row})`,
    `=SUM(${below('N')})`,
    `=IF(Q${row}=1,0,U${row})`,
    `=O${row}/I${row}`,
    c.node_veto[n] ? `=IF(N${row}>0,1,0)` : 0,
    `=MIN(${below('L')})`,
    `=MAX(${below('L')})`,
    weakest ? `=MIN(${below('M')})` : mean('M'),
    weakest ? slowest('O') : mean('O'),
  ]);
}

const sheets = {
  Day: [[day]],
  Calendar: Array.from(c.years, (years) => [years]),
  Days: days,
  Values: values,
  PathDays: pathDays,
  PathValues: pathValues,
  Targets: targets,
  Nodes: nodes,
};
const book = HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3', useColumnIndex: false });
const sheet = (name) => book.getSheetId(name);

let now = day;
function recalculate() {
  // Between the day that is judged and the one before it, so that every change is one.
  now = now === day ? day - 1 : day;
  book.setCellContents({ sheet: sheet('Day'), row: 0, col: 0 }, [[now]]);
}

function record(k) {
  const row = c.record_target[k];
  const place = days[row].findIndex((known) => known >= c.record_day[k]);
  if (days[row][place] !== c.record_day[k]) {
    days[row].splice(place, 0, c.record_day[k]);
    values[row].splice(place, 0, c.record_value[k]);
    days[row].pop();
    values[row].pop();
  }
  values[row][place] = c.record_value[k];
  book.batch(() => {
    book.setCellContents({ sheet: sheet('Days'), row, col: 0 }, [days[row]]);
    book.setCellContents({ sheet: sheet('Values'), row, col: 0 }, [values[row]]);
  });
}

function read(name, rows) {
  const column = (col) => Array.from({ length: rows }, (_, row) => book.getCellValue({ sheet: sheet(name), row, col }));
  const places = { value: 6, attainment: 7, expected: 8, pace: 9, forecast: 10, verdict: 11, score: 12 };
  return Object.fromEntries(Object.entries(places).map(([key, col]) => [key, column(col)]));
}

const found = () => figures(read('Targets', many), read('Nodes', nodesMany));
say('evaluate', time(recalculate));
if (now !== day) recalculate();
say('figures', found());
say('record', timeEach(Number(records), record));
say('recorded', found());
