"""Whole columns at a time with NumPy."""

import sys

import numpy
from numpy import add, arange, diff, maximum, minimum, searchsorted, where

from columns import columns, owner
from figures import figures, say, timed

# More than there are days: a target and a day as one number that grows with both.
DAYS = 1 << 13

c = columns(sys.argv[1])
day = int(c["day"][0])
many = len(c["due"])
places = arange(many)
due, baseline, bar, years = (c[name] for name in ("due", "baseline", "bar", "years"))
reading_key = owner(c["reading_begin"]) * DAYS + c["reading_day"]
curved = numpy.flatnonzero(c["course"] == 2)
stepped = numpy.flatnonzero(c["course"] == 1)
point_key = owner(c["point_begin"]) * DAYS + c["point_day"]


def by_pace(pace):
    return where(pace >= 1.1, 4, where(pace >= 0.95, 3, where(pace >= 0.75, 2, 1)))


def through_points():
    """Returns what is expected of the targets with checkpoints."""
    begin, end = c["point_begin"][stepped], c["point_begin"][stepped + 1]
    after = searchsorted(point_key, stepped * DAYS + day, side="right")
    has_from, has_to = after > begin, after < end
    before, after = maximum(after - 1, 0), minimum(after, len(point_key) - 1)
    own_due, own_baseline, own_bar = due[stepped], baseline[stepped], bar[stepped]
    from_day = where(has_from, c["point_day"][before], 0)
    from_value = where(has_from, c["point_value"][before], own_baseline)
    to_day = where(has_to, c["point_day"][after], own_due)
    to_value = where(has_to, c["point_value"][after], own_bar)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        part = (day - from_day) / (to_day - from_day)
    return (from_value + part * (to_value - from_value) - own_baseline) / (own_bar - own_baseline)


def judge():
    latest = searchsorted(reading_key, places * DAYS + minimum(due, day), side="right") - 1
    value = c["reading_value"][latest]
    attainment = (value - baseline) / (bar - baseline)
    expected = day / due
    base, aim = baseline[curved], bar[curved]
    expected[curved] = (base * (aim / base) ** expected[curved] - base) / (aim - base)
    expected[stepped] = through_points()
    closed = due <= day
    expected[closed] = 1.0
    pace = attainment / expected
    since = years[c["reading_day"][latest]]
    forecast = value + (value - baseline) / since * (years[due] - since)
    met = where(bar > baseline, value >= bar, value <= bar)
    verdict = where(met, 5, where(closed, 0, by_pace(pace)))
    score = minimum(maximum(attainment, 0.0), 1.0)
    return {
        "value": value,
        "attainment": attainment,
        "expected": expected,
        "pace": pace,
        "forecast": forecast,
        "verdict": verdict,
        "score": score,
        "attained": score,
        "missed": ((c["binding"] == 1) & (verdict == 0)).astype(int),
    }


def first_least(numbers, first):
    """Returns the place of the first of the least numbers of each group."""
    least = minimum.reduceat(numbers, first)
    size = diff(numpy.append(first, len(numbers)))
    at = where(numbers == numpy.repeat(least, size), arange(len(numbers)), len(numbers))
    return minimum.reduceat(at, first)


def roll_up(children, weight, nodes, first):
    """Returns the nodes of a level from the children below them, which stand in their order."""
    total = add.reduceat(weight, first)
    mean = lambda name: add.reduceat(weight * children[name], first) / total
    weakest = c["node_weakest"][nodes] == 1
    slowest = first_least(children["attained"] / children["expected"], first)
    score = where(weakest, minimum.reduceat(children["score"], first), mean("score"))
    attained = where(weakest, children["attained"][slowest], mean("attained"))
    expected = where(weakest, children["expected"][slowest], mean("expected"))
    missed = add.reduceat(children["missed"], first)
    vetoed = (c["node_veto"][nodes] == 1) & (missed > 0)
    lowest = minimum.reduceat(children["verdict"], first)
    settled = (lowest == 5) | (maximum.reduceat(children["verdict"], first) == 0)
    pace = attained / expected
    verdict = where(settled, lowest, by_pace(pace))
    verdict = where(weakest, minimum(verdict, lowest), verdict)
    return {
        "score": where(vetoed, 0.0, score),
        "attained": where(vetoed, 0.0, attained),
        "expected": expected,
        "pace": where(vetoed, 0.0, pace),
        "verdict": where(vetoed, 0, verdict),
        "missed": missed,
    }


def evaluate():
    targets = judge()
    below, weight, levels = targets, c["weight"], []
    start = 0
    for level in range(len(c["level_begin"]) - 1):
        nodes = slice(c["level_begin"][level], c["level_begin"][level + 1])
        below = roll_up(below, weight, nodes, c["node_first"][nodes] - start)
        weight, start = c["node_weight"][nodes], nodes.start
        levels.append(below)
    nodes = {name: numpy.concatenate([level[name] for level in levels]) for name in below}
    return targets, nodes


say("evaluate", timed(evaluate))
say("figures", figures(*evaluate()))
