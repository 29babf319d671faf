// Objects as someone writes them who measures: one shape, loops, a binary search, results written in place.
import { figures, say, time, timeEach } from './figures.mjs';
import { scene } from './objects.mjs';

const [folder, count] = process.argv.slice(2);
const { day, years, targets: drafts, actions, records } = scene(folder);

class Target {
  constructor({ due, baseline, bar, weight, trajectory, binding, points, readings }) {
    this.due = due;
    this.baseline = baseline;
    this.bar = bar;
    this.weight = weight;
    this.trajectory = trajectory;
    this.binding = binding;
    this.points = points;
    this.readings = readings;
    this.parent = null;
    this.value = 0.5;
    this.attainment = 0.5;
    this.expected = 0.5;
    this.pace = 0.5;
    this.forecast = 0.5;
    this.verdict = 0;
    this.score = 0.5;
    this.attained = 0.5;
    this.missed = 0;
  }

  judge() {
    const { due, baseline, bar } = this;
    const latest = this.readings[this.after(day < due ? day : due) - 1];
    const { value } = latest;
    const attained = (value - baseline) / (bar - baseline);
    const expected = day >= due ? 1 : this.expectedBy();
    const pace = attained / expected;
    const met = bar > baseline ? value >= bar : value <= bar;
    const since = years[latest.day];
    this.value = value;
    this.attainment = attained;
    this.expected = expected;
    this.pace = pace;
    this.forecast = value + ((value - baseline) / since) * (years[due] - since);
    this.verdict = met ? 5 : day >= due ? 0 : byPace(pace);
    this.score = attained < 0 ? 0 : attained > 1 ? 1 : attained;
    this.attained = this.score;
    this.missed = this.binding && this.verdict === 0 ? 1 : 0;
  }

  // Returns the place of the first reading after a day.
  after(last) {
    const { readings } = this;
    let low = 0;
    let high = readings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (readings[middle].day <= last) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  expectedBy() {
    const { due, baseline, bar, points } = this;
    if (this.trajectory === 'linear') return day / due;
    if (this.trajectory === 'compound') {
      return (baseline * Math.pow(bar / baseline, day / due) - baseline) / (bar - baseline);
    }
    let fromDay = 0;
    let from = baseline;
    let toDay = due;
    let to = bar;
    for (let k = 0; k < points.length; k += 1) {
      const point = points[k];
      if (point.day > day) {
        toDay = point.day;
        to = point.value;
        break;
      }
      fromDay = point.day;
      from = point.value;
    }
    return (from + ((day - fromDay) / (toDay - fromDay)) * (to - from) - baseline) / (bar - baseline);
  }

  record(on, value) {
    const place = this.after(on - 1);
    const known = this.readings[place];
    if (known !== undefined && known.day === on) known.value = value;
    else this.readings.splice(place, 0, { day: on, value });
    this.judge();
    for (let above = this.parent; above !== null; above = above.parent) above.rollUp();
  }
}

class Action {
  constructor({ weight, rollUp, veto }, children) {
    this.weight = weight;
    this.weakest = rollUp === 'weakest';
    this.veto = veto;
    this.children = children;
    this.parent = null;
    this.score = 0.5;
    this.attained = 0.5;
    this.expected = 0.5;
    this.pace = 0.5;
    this.verdict = 0;
    this.missed = 0;
    for (const child of children) child.parent = this;
  }

  rollUp() {
    const { children } = this;
    let sum = 0;
    let score = 0;
    let attained = 0;
    let expected = 0;
    let lowest = 5;
    let highest = 0;
    let missed = 0;
    for (let k = 0; k < children.length; k += 1) {
      const child = children[k];
      sum += child.weight;
      score += child.weight * child.score;
      attained += child.weight * child.attained;
      expected += child.weight * child.expected;
      if (child.verdict < lowest) lowest = child.verdict;
      if (child.verdict > highest) highest = child.verdict;
      missed += child.missed;
    }
    score /= sum;
    attained /= sum;
    expected /= sum;
    if (this.weakest) {
      const slowest = this.slowest();
      score = this.least();
      attained = slowest.attained;
      expected = slowest.expected;
    }
    let pace = attained / expected;
    let verdict = lowest === 5 || highest === 0 ? lowest : byPace(pace);
    if (this.weakest && lowest < verdict) verdict = lowest;
    if (this.veto && missed > 0) {
      score = 0;
      attained = 0;
      pace = 0;
      verdict = 0;
    }
    this.score = score;
    this.attained = attained;
    this.expected = expected;
    this.pace = pace;
    this.verdict = verdict;
    this.missed = missed;
  }

  least() {
    let least = Infinity;
    for (let k = 0; k < this.children.length; k += 1) least = Math.min(least, this.children[k].score);
    return least;
  }

  slowest() {
    let slowest = this.children[0];
    let least = Infinity;
    for (let k = 0; k < this.children.length; k += 1) {
      const child = this.children[k];
      const pace = child.attained / child.expected;
      if (pace < least) {
        least = pace;
        slowest = child;
      }
    }
    return slowest;
  }
}

function byPace(pace) {
  return pace >= 1.1 ? 4 : pace >= 0.95 ? 3 : pace >= 0.75 ? 2 : 1;
}

const targets = drafts.map((draft) => new Target(draft));
const nodes = [];
let held = 0;
let below = 0;
for (const action of actions) {
  const leaf = action.targets.length > 0;
  const children = leaf
    ? targets.slice(held, held + action.targets.length)
    : nodes.slice(below, below + action.actions.length);
  if (leaf) held += children.length;
  else below += children.length;
  nodes.push(new Action(action, children));
}

function evaluate() {
  for (let t = 0; t < targets.length; t += 1) targets[t].judge();
  for (let n = 0; n < nodes.length; n += 1) nodes[n].rollUp();
}

const inColumns = (all) => {
  const keys = ['value', 'attainment', 'expected', 'pace', 'forecast', 'verdict', 'score'];
  return Object.fromEntries(keys.map((key) => [key, all.map((one) => one[key])]));
};

say('evaluate', time(evaluate));
say('figures', figures(inColumns(targets), inColumns(nodes)));
const step = (k) => targets[records[k].target].record(records[k].day, records[k].value);
say('record', timeEach(Number(count), step));
say('recorded', figures(inColumns(targets), inColumns(nodes)));
