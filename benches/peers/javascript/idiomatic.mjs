// Objects as they are commonly written: filter, map and reduce, results as new objects, found by their ids.
import { figures, say, time, timeEach } from './figures.mjs';
import { VERDICTS, scene } from './objects.mjs';

const [folder, count] = process.argv.slice(2);
const { day, years, targets, actions, records } = scene(folder);

const byPace = (pace) => {
  if (pace >= 1.1) return 'ahead';
  if (pace >= 0.95) return 'on_track';
  return pace >= 0.75 ? 'at_risk' : 'off_track';
};

const expectedBy = ({ due, baseline, bar, trajectory, points }) => {
  if (day >= due) return 1;
  const passed = day / due;
  if (trajectory === 'linear') return passed;
  if (trajectory === 'compound') return (baseline * (bar / baseline) ** passed - baseline) / (bar - baseline);
  const path = [{ day: 0, value: baseline }, ...points, { day: due, value: bar }];
  const next = path.findIndex((point) => point.day > day);
  const [from, to] = [path[next - 1], path[next]];
  const part = (day - from.day) / (to.day - from.day);
  return (from.value + part * (to.value - from.value) - baseline) / (bar - baseline);
};

const judge = (target) => {
  const { id, due, baseline, bar, binding, weight, readings } = target;
  const latest = readings.findLast((reading) => reading.day <= Math.min(day, due));
  const attainment = (latest.value - baseline) / (bar - baseline);
  const expected = expectedBy(target);
  const pace = attainment / expected;
  const slope = (latest.value - baseline) / years[latest.day];
  const forecast = latest.value + slope * (years[due] - years[latest.day]);
  const met = bar > baseline ? latest.value >= bar : latest.value <= bar;
  const open = day >= due ? 'missed' : byPace(pace);
  const verdict = met ? 'achieved' : open;
  const score = Math.min(Math.max(attainment, 0), 1);
  const missed = binding && verdict === 'missed' ? 1 : 0;
  const { value } = latest;
  return { id, weight, value, attainment, expected, pace, forecast, verdict, score, attained: score, missed };
};

const mean = (children, key) =>
  children.reduce((sum, child) => sum + child.weight * child[key], 0) /
  children.reduce((sum, child) => sum + child.weight, 0);

const combine = (action, children) => {
  if (action.rollUp === 'mean') {
    return {
      score: mean(children, 'score'),
      attained: mean(children, 'attained'),
      expected: mean(children, 'expected'),
    };
  }
  const slowness = (child) => child.attained / child.expected;
  const slowest = children.reduce((one, child) => (slowness(child) < slowness(one) ? child : one));
  const score = Math.min(...children.map((child) => child.score));
  return { score, attained: slowest.attained, expected: slowest.expected };
};

const rollUp = (action, children) => {
  const { id, weight } = action;
  const { score, attained, expected } = combine(action, children);
  const missed = children.reduce((sum, child) => sum + child.missed, 0);
  if (action.veto && missed > 0) {
    return { id, weight, score: 0, attained: 0, expected, pace: 0, verdict: 'missed', missed };
  }
  const pace = attained / expected;
  const ranks = children.map((child) => VERDICTS.indexOf(child.verdict));
  const settled = ['achieved', 'missed'].find((end) => children.every((child) => child.verdict === end));
  let verdict = settled ?? byPace(pace);
  if (action.rollUp === 'weakest') {
    verdict = VERDICTS[Math.min(VERDICTS.indexOf(verdict), ...ranks)];
  }
  return { id, weight, score, attained, expected, pace, verdict, missed };
};

const judgeAction = (action, results) => {
  const children = [...action.targets, ...action.actions];
  return rollUp(action, children.map((child) => results.get(child.id)));
};

const evaluate = () => {
  const results = new Map(targets.map((target) => [target.id, judge(target)]));
  actions.forEach((action) => results.set(action.id, judgeAction(action, results)));
  return results;
};

const parents = new Map();
actions.forEach((action) =>
  [...action.targets, ...action.actions].forEach((child) => parents.set(child.id, action)),
);

const record = (results, { target, day: on, value }) => {
  const own = targets[target];
  own.readings = [...own.readings.filter((reading) => reading.day !== on), { day: on, value }].sort(
    (a, b) => a.day - b.day,
  );
  results.set(own.id, judge(own));
  for (let above = parents.get(own.id); above; above = parents.get(above.id)) {
    results.set(above.id, judgeAction(above, results));
  }
};

const inColumns = (results, own) => {
  const all = own.map(({ id }) => results.get(id));
  const column = (key) => all.map((result) => result[key]);
  const keys = ['value', 'attainment', 'expected', 'pace', 'forecast', 'score'];
  const verdict = all.map((result) => VERDICTS.indexOf(result.verdict));
  return { ...Object.fromEntries(keys.map((key) => [key, column(key)])), verdict };
};

let results;
say('evaluate', time(() => {
  results = evaluate();
}));
say('figures', figures(inColumns(results, targets), inColumns(results, actions)));
say('record', timeEach(Number(count), (k) => record(results, records[k])));
say('recorded', figures(inColumns(results, targets), inColumns(results, actions)));
