// The scene as objects, as a program would hold it that reads it from JSON.
import { columns } from './columns.mjs';

export const VERDICTS = ['missed', 'off_track', 'at_risk', 'on_track', 'ahead', 'achieved'];
const COURSES = ['linear', 'checkpoints', 'compound'];

export function scene(folder) {
  const c = columns(folder);
  const dated = (days, values, from, to) => {
    const all = [];
    for (let k = from; k < to; k += 1) all.push({ day: days[k], value: values[k] });
    return all;
  };
  const targets = [];
  for (let t = 0; t < c.due.length; t += 1) {
    targets.push({
      id: `t${String(t).padStart(7, '0')}`,
      due: c.due[t],
      baseline: c.baseline[t],
      bar: c.bar[t],
      weight: c.weight[t],
      trajectory: COURSES[c.course[t]],
      binding: c.binding[t] === 1,
      points: dated(c.point_day, c.point_value, c.point_begin[t], c.point_begin[t + 1]),
      readings: dated(c.reading_day, c.reading_value, c.reading_begin[t], c.reading_begin[t + 1]),
    });
  }
  // Nodes stand behind those below them; the last one is the whole.
  const actions = [];
  for (let n = 0; n < c.node_first.length; n += 1) {
    const leaf = c.node_leaf[n] === 1;
    actions.push({
      id: `a${n}`,
      weight: c.node_weight[n],
      rollUp: c.node_weakest[n] ? 'weakest' : 'mean',
      veto: c.node_veto[n] === 1,
      targets: leaf ? targets.slice(c.node_first[n], c.node_end[n]) : [],
      actions: leaf ? [] : actions.slice(c.node_first[n], c.node_end[n]),
    });
  }
  const records = [];
  for (let k = 0; k < c.record_day.length; k += 1) {
    records.push({ target: c.record_target[k], day: c.record_day[k], value: c.record_value[k] });
  }
  return { day: c.day[0], years: Array.from(c.years), targets, actions, records };
}
