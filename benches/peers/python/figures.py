"""What a peer prints: its twenty figures and its times.

Verdicts are numbers: 0 missed, 1 off track, 2 at risk, 3 on track, 4 ahead, 5 achieved.
"""

import time

import numpy


def figures(targets, nodes):
    """Returns the figures of answers that are arrays by their names, nodes behind those below them."""
    count = lambda answers, verdict: int((answers["verdict"] == verdict).sum())
    sums = [float(numpy.sum(targets[name])) for name in ("value", "attainment", "expected", "pace", "forecast")]
    verdicts = [count(targets, verdict) for verdict in range(6)]
    of_nodes = [float(numpy.sum(nodes[name])) for name in ("score", "expected", "pace")]
    node_verdicts = [count(nodes, verdict) for verdict in (0, 2, 3)]
    whole = [float(nodes["score"][-1]), float(nodes["pace"][-1]), float(nodes["score"][-2])]
    return sums + verdicts + of_nodes + node_verdicts + whole


def timed(run, rounds=7):
    """Returns the CPU time of one run, all threads included: the median of several, after one to warm up."""
    run()
    times = []
    for _ in range(rounds):
        before, runs = time.process_time(), 0
        while runs == 0 or time.process_time() - before < 0.02:
            run()
            runs += 1
        times.append((time.process_time() - before) / runs)
    return sorted(times)[len(times) // 2]


def timed_each(count, step):
    """Returns the CPU time of each of so many steps."""
    before = time.process_time()
    for place in range(count):
        step(place)
    return (time.process_time() - before) / count


def say(name, numbers):
    """Prints a line of numbers."""
    many = numbers if isinstance(numbers, list) else [numbers]
    print(name, *(repr(number) for number in many), flush=True)
