// The yardstick in JavaScript: typed arrays, loops, nothing allocated.
import { columns } from './columns.mjs';
import { figures, say, time, timeEach } from './figures.mjs';

const SPARE = 8;

const [folder, records] = process.argv.slice(2);
const {
  bar: bars,
  baseline: baselines,
  binding,
  course,
  day: asOf,
  due: dues,
  node_end: nodeEnd,
  node_first: nodeFirst,
  node_leaf: nodeLeaf,
  node_parent: nodeParent,
  node_veto: nodeVeto,
  node_weakest: nodeWeakest,
  node_weight: nodeWeight,
  point_begin: pointBegin,
  point_day: pointDay,
  point_value: pointValue,
  reading_begin: packedBegin,
  reading_day: packedDay,
  reading_value: packedValue,
  record_day: recordDay,
  record_target: recordTarget,
  record_value: recordValue,
  weight,
  years: yearsTo,
} = columns(folder);
const [day] = asOf;
const many = dues.length;
const nodesMany = nodeFirst.length;

// Readings with free places behind those of each target.
const begin = new Int32Array(many);
const count = new Int32Array(many);
const readingDay = new Int32Array(packedDay.length + SPARE * many);
const reading = new Float64Array(readingDay.length);
const holder = new Int32Array(many);
let next = 0;
for (let t = 0; t < many; t += 1) {
  begin[t] = next;
  count[t] = packedBegin[t + 1] - packedBegin[t];
  readingDay.set(packedDay.subarray(packedBegin[t], packedBegin[t + 1]), next);
  reading.set(packedValue.subarray(packedBegin[t], packedBegin[t + 1]), next);
  next += count[t] + SPARE;
}
for (let n = 0; n < nodesMany; n += 1) {
  if (nodeLeaf[n]) holder.fill(n, nodeFirst[n], nodeEnd[n]);
}

const answers = (length) => ({
  value: new Float64Array(length),
  attainment: new Float64Array(length),
  expected: new Float64Array(length),
  pace: new Float64Array(length),
  forecast: new Float64Array(length),
  verdict: new Uint8Array(length),
  score: new Float64Array(length),
  attained: new Float64Array(length),
  missed: new Int32Array(length),
});
const targets = answers(many);
const nodes = answers(nodesMany);

function byPace(pace) {
  return pace >= 1.1 ? 4 : pace >= 0.95 ? 3 : pace >= 0.75 ? 2 : 1;
}

function expectedBy(t) {
  const due = dues[t];
  const baseline = baselines[t];
  const bar = bars[t];
  if (course[t] === 0) return day / due;
  if (course[t] === 2) return (baseline * Math.pow(bar / baseline, day / due) - baseline) / (bar - baseline);
  let fromDay = 0;
  let from = baseline;
  let toDay = due;
  let to = bar;
  for (let p = pointBegin[t]; p < pointBegin[t + 1]; p += 1) {
    if (pointDay[p] > day) {
      toDay = pointDay[p];
      to = pointValue[p];
      break;
    }
    fromDay = pointDay[p];
    from = pointValue[p];
  }
  return (from + ((day - fromDay) / (toDay - fromDay)) * (to - from) - baseline) / (bar - baseline);
}

// Returns the place of the first reading of a target after a day.
function after(t, last) {
  let low = begin[t];
  let high = low + count[t];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readingDay[middle] <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

function judge(t) {
  const due = dues[t];
  const baseline = baselines[t];
  const bar = bars[t];
  const latest = after(t, day < due ? day : due) - 1;
  const value = reading[latest];
  const attained = (value - baseline) / (bar - baseline);
  const expected = day >= due ? 1 : expectedBy(t);
  const pace = attained / expected;
  const years = yearsTo[readingDay[latest]];
  const met = bar > baseline ? value >= bar : value <= bar;
  targets.value[t] = value;
  targets.attainment[t] = attained;
  targets.expected[t] = expected;
  targets.pace[t] = pace;
  targets.forecast[t] = value + ((value - baseline) / years) * (yearsTo[due] - years);
  targets.verdict[t] = met ? 5 : day >= due ? 0 : byPace(pace);
}

function rollUp(n) {
  const leaf = nodeLeaf[n] === 1;
  const below = leaf ? targets : nodes;
  const weights = leaf ? weight : nodeWeight;
  let sum = 0;
  let score = 0;
  let attained = 0;
  let expected = 0;
  let least = Infinity;
  let slowest = Infinity;
  let slowAttained = 0;
  let slowExpected = 0;
  let lowest = 5;
  let highest = 0;
  let missed = 0;
  for (let k = nodeFirst[n]; k < nodeEnd[n]; k += 1) {
    const own = leaf ? Math.min(Math.max(targets.attainment[k], 0), 1) : nodes.score[k];
    const done = leaf ? own : nodes.attained[k];
    const verdict = below.verdict[k];
    sum += weights[k];
    score += weights[k] * own;
    attained += weights[k] * done;
    expected += weights[k] * below.expected[k];
    if (nodeWeakest[n]) {
      least = Math.min(least, own);
      const pace = done / below.expected[k];
      if (pace < slowest) {
        slowest = pace;
        slowAttained = done;
        slowExpected = below.expected[k];
      }
    }
    if (verdict < lowest) lowest = verdict;
    if (verdict > highest) highest = verdict;
    if (leaf) missed += binding[k] && verdict === 0 ? 1 : 0;
    else missed += nodes.missed[k];
  }
  if (nodeWeakest[n]) {
    score = least;
    attained = slowAttained;
    expected = slowExpected;
  } else {
    score /= sum;
    attained /= sum;
    expected /= sum;
  }
  let pace = attained / expected;
  let verdict = lowest === 5 || highest === 0 ? lowest : byPace(pace);
  if (nodeWeakest[n] && lowest < verdict) verdict = lowest;
  if (nodeVeto[n] && missed > 0) {
    score = 0;
    attained = 0;
    pace = 0;
    verdict = 0;
  }
  nodes.score[n] = score;
  nodes.attained[n] = attained;
  nodes.expected[n] = expected;
  nodes.pace[n] = pace;
  nodes.verdict[n] = verdict;
  nodes.missed[n] = missed;
}

function evaluate() {
  for (let t = 0; t < many; t += 1) judge(t);
  for (let n = 0; n < nodesMany; n += 1) rollUp(n);
}

function record(k) {
  const t = recordTarget[k];
  const on = recordDay[k];
  const place = after(t, on - 1);
  const end = begin[t] + count[t];
  if (place === end || readingDay[place] !== on) {
    readingDay.copyWithin(place + 1, place, end);
    reading.copyWithin(place + 1, place, end);
    count[t] += 1;
  }
  readingDay[place] = on;
  reading[place] = recordValue[k];
  judge(t);
  for (let n = holder[t]; n >= 0; n = nodeParent[n]) rollUp(n);
}

say('evaluate', time(evaluate));
say('figures', figures(targets, nodes));
say('record', timeEach(Number(records), record));
say('recorded', figures(targets, nodes));
