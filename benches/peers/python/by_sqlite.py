"""SQL on rows with SQLite, level by level."""

import sys

import apsw
import numpy

from columns import columns, levels, owner, parent_of_targets
from figures import figures, say, timed, timed_each

c = columns(sys.argv[1])
db = apsw.Connection(":memory:")
LEVELS = int(levels(c).max()) + 1
DAY = int(c["day"][0])
holder = parent_of_targets(c)

db.execute("""
CREATE TABLE target (
    target INTEGER PRIMARY KEY, due INTEGER, baseline REAL, bar REAL, weight REAL, course INTEGER, binding INTEGER,
    parent INTEGER
);
CREATE TABLE reading (target INTEGER, day INTEGER, value REAL, PRIMARY KEY (target, day)) WITHOUT ROWID;
CREATE TABLE point (target INTEGER, day INTEGER, value REAL, PRIMARY KEY (target, day)) WITHOUT ROWID;
CREATE TABLE calendar (day INTEGER PRIMARY KEY, years REAL);
CREATE TABLE node (
    node INTEGER PRIMARY KEY, level INTEGER, weight REAL, weakest INTEGER, veto INTEGER, parent INTEGER
);
CREATE INDEX node_level ON node (level);
CREATE INDEX node_parent ON node (parent);
CREATE INDEX target_parent ON target (parent);
CREATE TABLE judged (
    target INTEGER PRIMARY KEY, value REAL, attainment REAL, expected REAL, pace REAL, forecast REAL,
    verdict INTEGER, score REAL, missed INTEGER
);
CREATE TABLE rolled (
    node INTEGER PRIMARY KEY, score REAL, attained REAL, expected REAL, pace REAL, verdict INTEGER, missed INTEGER
);
""")


def load(table, *column):
    """Fills a table with columns."""
    marks = ", ".join("?" for _ in column)
    db.executemany(f"INSERT INTO {table} VALUES ({marks})", zip(*(part.tolist() for part in column)))


with db:
    many, nodes = numpy.arange(len(c["due"])), numpy.arange(len(c["node_first"]))
    load("target", many, c["due"], c["baseline"], c["bar"], c["weight"], c["course"], c["binding"], holder)
    load("reading", owner(c["reading_begin"]), c["reading_day"], c["reading_value"])
    load("point", owner(c["point_begin"]), c["point_day"], c["point_value"])
    load("calendar", numpy.arange(len(c["years"])), c["years"])
    load("node", nodes, levels(c), c["node_weight"], c["node_weakest"], c["node_veto"], c["node_parent"])

BY_PACE = "CASE WHEN pace >= 1.1 THEN 4 WHEN pace >= 0.95 THEN 3 WHEN pace >= 0.75 THEN 2 ELSE 1 END"

PATH_VALUE = f"""(
    SELECT a.value + ({DAY} - a.day) * 1.0 / (b.day - a.day) * (b.value - a.value) FROM
        (SELECT * FROM (SELECT day, value FROM point WHERE target = t.target AND day <= {DAY} ORDER BY day DESC LIMIT 1)
         UNION ALL SELECT 0, t.baseline LIMIT 1) AS a,
        (SELECT * FROM (SELECT day, value FROM point WHERE target = t.target AND day > {DAY} ORDER BY day LIMIT 1)
         UNION ALL SELECT t.due, t.bar LIMIT 1) AS b
)"""

# What is judged of targets. Unless it is told to, SQLite works each expression out anew wherever it is used;
# `{only}` narrows it to some of them.
JUDGE = f"""
INSERT OR REPLACE INTO judged
WITH latest AS MATERIALIZED (
    SELECT t.*, (SELECT max(day) FROM reading WHERE target = t.target AND day <= min(t.due, {DAY})) AS day
    FROM target AS t {{only}}
),
known AS MATERIALIZED (
    SELECT t.*, reading.value, (reading.value - baseline) / (bar - baseline) AS attainment,
        CASE
            WHEN due <= {DAY} THEN 1.0
            WHEN course = 0 THEN {DAY} * 1.0 / due
            WHEN course = 1 THEN ({PATH_VALUE} - baseline) / (bar - baseline)
            ELSE (baseline * pow(bar / baseline, {DAY} * 1.0 / due) - baseline) / (bar - baseline)
        END AS expected
    FROM latest AS t JOIN reading ON reading.target = t.target AND reading.day = t.day
),
paced AS MATERIALIZED (SELECT *, attainment / expected AS pace FROM known),
decided AS (
    SELECT *,
        CASE WHEN (bar > baseline AND value >= bar) OR (bar < baseline AND value <= bar) THEN 5
            WHEN due <= {DAY} THEN 0 ELSE {BY_PACE} END AS verdict
    FROM paced
)
SELECT target, value, attainment, expected, pace,
    value + (value - baseline) / here.years * (due_day.years - here.years),
    verdict, min(max(attainment, 0.0), 1.0), binding AND verdict = 0
FROM decided CROSS JOIN calendar AS here ON here.day = decided.day CROSS JOIN calendar AS due_day ON due_day.day = due
"""

LEAVES = "SELECT parent, weight, score, score AS attained, expected, verdict, missed FROM {below} JOIN judged USING (target)"
NODES = "SELECT parent, weight, score, attained, expected, verdict, missed FROM {below} JOIN rolled USING (node)"

# What nodes come to by the children below them.
ROLL_UP = f"""
INSERT OR REPLACE INTO rolled
WITH child AS ({{children}}),
sums AS (
    SELECT parent, sum(weight * score) / sum(weight) AS mean_score,
        sum(weight * attained) / sum(weight) AS mean_attained,
        sum(weight * expected) / sum(weight) AS mean_expected,
        min(score) AS least, min(verdict) AS lowest, max(verdict) AS highest, sum(missed) AS missed
    FROM child GROUP BY parent
),
slowest AS (
    SELECT child.parent, attained, expected, min(attained / expected)
    FROM child JOIN node ON node.node = child.parent WHERE weakest GROUP BY child.parent
),
combined AS MATERIALIZED (
    SELECT node.*, lowest, highest, missed,
        CASE WHEN weakest THEN least ELSE mean_score END AS score,
        CASE WHEN weakest THEN slowest.attained ELSE mean_attained END AS attained,
        CASE WHEN weakest THEN slowest.expected ELSE mean_expected END AS expected,
        veto AND missed > 0 AS vetoed
    FROM sums JOIN node ON node.node = sums.parent LEFT JOIN slowest ON slowest.parent = sums.parent
),
paced AS MATERIALIZED (SELECT *, attained / expected AS pace FROM combined),
decided AS (SELECT *, CASE WHEN lowest = 5 OR highest = 0 THEN lowest ELSE {BY_PACE} END AS by_pace FROM paced)
SELECT node, CASE WHEN vetoed THEN 0.0 ELSE score END, CASE WHEN vetoed THEN 0.0 ELSE attained END, expected,
    CASE WHEN vetoed THEN 0.0 ELSE pace END,
    CASE WHEN vetoed THEN 0 WHEN weakest THEN min(by_pace, lowest) ELSE by_pace END, missed
FROM decided
"""


def evaluate():
    with db:
        db.execute(JUDGE.format(only=""))
        db.execute(ROLL_UP.format(children=LEAVES.format(below="target")))
        for level in range(LEVELS - 1):
            below = f"(SELECT * FROM node WHERE level = {level})"
            db.execute(ROLL_UP.format(children=NODES.format(below=below)))


JUDGE_ONE = JUDGE.format(only="WHERE target = ?")
LEAF = ROLL_UP.format(children=LEAVES.format(below="(SELECT * FROM target WHERE parent = ?)"))
NODE = ROLL_UP.format(children=NODES.format(below="(SELECT * FROM node WHERE parent = ?)"))


def record(place):
    target, day = int(c["record_target"][place]), int(c["record_day"][place])
    with db:
        db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (target, day, float(c["record_value"][place])))
        db.execute(JUDGE_ONE, (target,))
        node = int(holder[target])
        db.execute(LEAF, (node,))
        while (node := int(c["node_parent"][node])) >= 0:
            db.execute(NODE, (node,))


def arrays(table):
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    rows = list(db.execute(f"SELECT * FROM {table} ORDER BY 1"))
    return {name: numpy.array(part) for name, part in zip(names, zip(*rows))}


def found():
    return figures(arrays("judged"), arrays("rolled"))


say("evaluate", timed(evaluate, rounds=5))
say("figures", found())
count = int(sys.argv[2])
say("record", timed_each(count, record))
say("recorded", found())
