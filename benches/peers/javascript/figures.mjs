// What a peer prints: its twenty figures and its times. Verdicts are numbers: 0 missed, 1 off track, 2 at risk,
// 3 on track, 4 ahead, 5 achieved.

// Returns the figures of answers that are arrays, nodes behind those below them.
export function figures(targets, nodes) {
  const whole = nodes.score.length - 1;
  const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
  const count = (verdicts, one) => verdicts.reduce((all, verdict) => all + (verdict === one ? 1 : 0), 0);
  return [
    sum(targets.value),
    sum(targets.attainment),
    sum(targets.expected),
    sum(targets.pace),
    sum(targets.forecast),
    ...[0, 1, 2, 3, 4, 5].map((verdict) => count(targets.verdict, verdict)),
    sum(nodes.score),
    sum(nodes.expected),
    sum(nodes.pace),
    ...[0, 2, 3].map((verdict) => count(nodes.verdict, verdict)),
    nodes.score[whole],
    nodes.pace[whole],
    nodes.score[whole - 1],
  ];
}

// The CPU time of this process in seconds, all its threads included.
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

// Returns the CPU time of one run: the median of several, each of at least 20 ms, once the engine has been warm for so
// many seconds.
export function time(run, warm = 1.5) {
  const until = performance.now() + warm * 1000;
  let runs = 0;
  do {
    run();
    runs += 1;
  } while (performance.now() < until);
  const batch = Math.ceil((0.02 * runs) / warm);
  const times = [];
  for (let round = 0; round < 9; round += 1) {
    const before = cpu();
    for (let k = 0; k < batch; k += 1) run();
    times.push((cpu() - before) / batch);
  }
  return median(times);
}

// Returns the CPU time of each of so many steps.
export function timeEach(count, step) {
  const before = cpu();
  for (let k = 0; k < count; k += 1) step(k);
  return (cpu() - before) / count;
}

export function say(name, numbers) {
  console.log(name, [numbers].flat().join(' '));
}
