"""SQL on columns with DuckDB, one thread."""

import sys

import duckdb
import numpy

from columns import columns, levels, owner, parent_of_targets
from figures import figures, say, timed, timed_each

c = columns(sys.argv[1])
db = duckdb.connect(config={"threads": 1, "preserve_insertion_order": True})


def load(name, **column):
    """Makes a table of columns."""
    names = ", ".join(f'"{name}"' for name in column)
    db.register("loaded", {name: numpy.ascontiguousarray(part) for name, part in column.items()})
    db.execute(f"CREATE TABLE {name} AS SELECT {names} FROM loaded")
    db.unregister("loaded")


DAY = int(c["day"][0])
load(
    "target",
    target=numpy.arange(len(c["due"])),
    due=c["due"],
    baseline=c["baseline"],
    bar=c["bar"],
    weight=c["weight"],
    course=c["course"],
    binding=c["binding"] == 1,
    parent=parent_of_targets(c),
)
load("reading", target=owner(c["reading_begin"]), day=c["reading_day"], value=c["reading_value"])
load("point", target=owner(c["point_begin"]), day=c["point_day"], value=c["point_value"])
load("calendar", day=numpy.arange(len(c["years"])), years=c["years"])
load(
    "node",
    node=numpy.arange(len(c["node_first"])),
    level=levels(c),
    weight=c["node_weight"],
    weakest=c["node_weakest"] == 1,
    veto=c["node_veto"] == 1,
    parent=c["node_parent"],
)
db.execute("CREATE INDEX reading_target ON reading (target)")
LEVELS = int(levels(c).max()) + 1

BY_PACE = "CASE WHEN pace >= 1.1 THEN 4 WHEN pace >= 0.95 THEN 3 WHEN pace >= 0.75 THEN 2 ELSE 1 END"

# What is judged of targets; `{only}` narrows it to some of them.
JUDGE = f"""
WITH own AS (SELECT * FROM target {{only}}),
latest AS (
    SELECT reading.target, max(reading.day) AS day, arg_max(value, reading.day) AS value
    FROM reading JOIN own USING (target)
    WHERE reading.day <= least(own.due, {DAY})
    GROUP BY reading.target
),
path AS (
    SELECT target,
        max(day) FILTER (day <= {DAY}) AS from_day, arg_max(value, day) FILTER (day <= {DAY}) AS from_value,
        min(day) FILTER (day > {DAY}) AS to_day, arg_min(value, day) FILTER (day > {DAY}) AS to_value
    FROM point SEMI JOIN own USING (target)
    GROUP BY target
),
known AS (
    SELECT own.*, latest.value, here.years AS since, due_day.years AS until_due,
        coalesce(from_day, 0) AS from_day, coalesce(from_value, baseline) AS from_value,
        coalesce(to_day, due) AS to_day, coalesce(to_value, bar) AS to_value
    FROM own JOIN latest USING (target)
    JOIN calendar AS here ON here.day = latest.day
    JOIN calendar AS due_day ON due_day.day = due
    LEFT JOIN path USING (target)
),
judged AS (
    SELECT *, (value - baseline) / (bar - baseline) AS attainment,
        CASE
            WHEN due <= {DAY} THEN 1.0::DOUBLE
            WHEN course = 0 THEN {DAY}::DOUBLE / due
            WHEN course = 1 THEN
                (from_value + ({DAY} - from_day)::DOUBLE / (to_day - from_day) * (to_value - from_value) - baseline)
                / (bar - baseline)
            ELSE (baseline * pow(bar / baseline, {DAY}::DOUBLE / due) - baseline) / (bar - baseline)
        END AS expected,
        attainment / expected AS pace
    FROM known
)
SELECT target, parent, weight, value, attainment, expected, pace,
    value + (value - baseline) / since * (until_due - since) AS forecast,
    CASE WHEN (bar > baseline AND value >= bar) OR (bar < baseline AND value <= bar) THEN 5
        WHEN due <= {DAY} THEN 0 ELSE {BY_PACE} END AS verdict,
    least(greatest(attainment, 0.0::DOUBLE), 1.0::DOUBLE) AS score, score AS attained,
    CASE WHEN binding AND verdict = 0 THEN 1 ELSE 0 END AS missed
FROM judged
"""

# What nodes come to; `{children}` are those below them, `{only}` narrows it to some nodes.
ROLL_UP = f"""
WITH sums AS (
    SELECT parent,
        sum(weight * score) / sum(weight) AS mean_score,
        sum(weight * attained) / sum(weight) AS mean_attained,
        sum(weight * expected) / sum(weight) AS mean_expected,
        min(score) AS least,
        arg_min(attained, attained / expected) AS slow_attained,
        arg_min(expected, attained / expected) AS slow_expected,
        min(verdict) AS lowest, max(verdict) AS highest, sum(missed) AS missed
    FROM ({{children}})
    GROUP BY parent
),
combined AS (
    SELECT node.*, lowest, highest, missed,
        CASE WHEN weakest THEN least ELSE mean_score END AS own_score,
        CASE WHEN weakest THEN slow_attained ELSE mean_attained END AS own_attained,
        CASE WHEN weakest THEN slow_expected ELSE mean_expected END AS expected,
        own_attained / expected AS pace,
        veto AND missed > 0 AS vetoed
    FROM node JOIN sums ON sums.parent = node.node
    WHERE {{only}}
),
judged AS (
    SELECT *, CASE WHEN lowest = 5 OR highest = 0 THEN lowest ELSE {BY_PACE} END AS by_pace FROM combined
)
SELECT node, parent, weight,
    CASE WHEN vetoed THEN 0.0::DOUBLE ELSE own_score END AS score,
    CASE WHEN vetoed THEN 0.0::DOUBLE ELSE own_attained END AS attained,
    expected,
    CASE WHEN vetoed THEN 0.0::DOUBLE ELSE pace END AS pace,
    CASE WHEN vetoed THEN 0 WHEN weakest THEN least(by_pace, lowest) ELSE by_pace END AS verdict,
    missed
FROM judged
"""


def evaluate():
    db.execute("CREATE OR REPLACE TABLE judged AS " + JUDGE.format(only=""))
    below = "SELECT * FROM judged"
    for level in range(LEVELS):
        query = ROLL_UP.format(children=below, only=f"level = {level}")
        db.execute(f"CREATE OR REPLACE TABLE level{level} AS {query}")
        below = f"SELECT * FROM level{level}"


def replace(table, key, place, query):
    db.execute(f"CREATE OR REPLACE TEMP TABLE again AS {query}")
    db.execute(f"DELETE FROM {table} WHERE {key} = {place}")
    db.execute(f"INSERT INTO {table} SELECT * FROM again")


holder = parent_of_targets(c)


def record(place):
    target, day = int(c["record_target"][place]), int(c["record_day"][place])
    value = float(c["record_value"][place])
    changed = db.execute("UPDATE reading SET value = ? WHERE target = ? AND day = ?", [value, target, day])
    if changed.fetchone()[0] == 0:
        db.execute("INSERT INTO reading VALUES (?, ?, ?)", [target, day, value])
    replace("judged", "target", target, JUDGE.format(only=f"WHERE target = {target}"))
    below, node = "judged", int(holder[target])
    for level in range(LEVELS):
        children = f"SELECT * FROM {below} WHERE parent = {node}"
        replace(f"level{level}", "node", node, ROLL_UP.format(children=children, only=f"node = {node}"))
        below, node = f"level{level}", int(c["node_parent"][node])


def arrays(table, key):
    return db.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchnumpy()


def found():
    tables = " UNION ALL ".join(f"SELECT * FROM level{level}" for level in range(LEVELS))
    return figures(arrays("judged", "target"), arrays(f"({tables})", "node"))


say("evaluate", timed(evaluate))
say("figures", found())
count = int(sys.argv[2])
say("record", timed_each(count, record))
say("recorded", found())
