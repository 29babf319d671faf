"""Data frames with polars, one thread."""

import os
import sys

os.environ["POLARS_MAX_THREADS"] = "1"

import polars as pl
from polars import col, when

from columns import columns, levels, owner, parent_of_targets
from figures import figures, say, timed

# More than there are days: a target and a day as one number that grows with both.
DAYS = 1 << 13

c = columns(sys.argv[1])
day = int(c["day"][0])
targets = pl.DataFrame({
    "target": range(len(c["due"])),
    "due": c["due"],
    "baseline": c["baseline"],
    "bar": c["bar"],
    "weight": c["weight"],
    "course": c["course"],
    "binding": c["binding"] == 1,
    "parent": parent_of_targets(c),
})


def dated(begin, days, values):
    """Returns dated values of targets, sorted by target and day, which together make a key."""
    frame = pl.DataFrame({"own": owner(begin), "day": days, "value": values})
    return frame.with_columns(key=key("own", col("day"))).set_sorted("key")


def key(target, last):
    return (col(target).cast(pl.Int64) * DAYS + last).alias("key")


readings = dated(c["reading_begin"], c["reading_day"], c["reading_value"])
points = dated(c["point_begin"], c["point_day"], c["point_value"])
years = pl.Series(c["years"])
nodes = pl.DataFrame({
    "node": range(len(c["node_first"])),
    "level": levels(c),
    "weight": c["node_weight"],
    "weakest": c["node_weakest"] == 1,
    "veto": c["node_veto"] == 1,
    "parent": c["node_parent"].astype("i8"),
})
by_level = [nodes.filter(col("level") == level) for level in range(nodes["level"].max() + 1)]


def by_pace(pace):
    return when(pace >= 1.1).then(4).when(pace >= 0.95).then(3).when(pace >= 0.75).then(2).otherwise(1)


def nearest(frame, others, name, strategy):
    """Joins the nearest dated value of the same target, before or after the key."""
    others = others.lazy().rename({"own": name, "day": f"{name}_day", "value": f"{name}_value"})
    frame = frame.join_asof(others, on="key", strategy=strategy)
    foreign = col(name) != col("target")
    nothing = lambda part: when(foreign).then(None).otherwise(col(part)).alias(part)
    return frame.with_columns(nothing(f"{name}_day"), nothing(f"{name}_value"))


def judge():
    frame = targets.lazy().with_columns(key("target", pl.min_horizontal("due", pl.lit(day))).set_sorted())
    frame = frame.join_asof(readings.lazy().select("key", "day", "value"), on="key", strategy="backward")
    frame = frame.with_columns(key("target", pl.lit(day)).set_sorted())
    frame = nearest(frame, points, "from", "backward")
    frame = frame.with_columns(col("key") + 1).set_sorted("key")
    frame = nearest(frame, points, "to", "forward")
    frame = frame.with_columns(
        col("from_day").fill_null(0),
        col("from_value").fill_null(col("baseline")),
        col("to_day").fill_null(col("due")),
        col("to_value").fill_null(col("bar")),
        attainment=(col("value") - col("baseline")) / (col("bar") - col("baseline")),
        passed=day / col("due"),
    )
    part = (day - col("from_day")) / (col("to_day") - col("from_day"))
    path = col("from_value") + part * (col("to_value") - col("from_value"))
    curve = col("baseline") * (col("bar") / col("baseline")) ** col("passed")
    share = lambda value: (value - col("baseline")) / (col("bar") - col("baseline"))
    expected = (
        when(col("due") <= day).then(1.0)
        .when(col("course") == 0).then(col("passed"))
        .when(col("course") == 1).then(share(path))
        .otherwise(share(curve))
    )
    frame = frame.with_columns(expected=expected)
    frame = frame.with_columns(
        pace=col("attainment") / col("expected"),
        since=pl.lit(years).gather(col("day")),
        until_due=pl.lit(years).gather(col("due")),
        score=col("attainment").clip(0.0, 1.0),
    )
    met = when(col("bar") > col("baseline")).then(col("value") >= col("bar")).otherwise(col("value") <= col("bar"))
    open_ = when(col("due") <= day).then(0).otherwise(by_pace(col("pace")))
    slope = (col("value") - col("baseline")) / col("since")
    frame = frame.with_columns(
        forecast=col("value") + slope * (col("until_due") - col("since")),
        verdict=when(met).then(5).otherwise(open_),
        attained=col("score"),
    )
    return frame.with_columns(missed=(col("binding") & (col("verdict") == 0)).cast(pl.Int64)).select(
        "value", "attainment", "expected", "pace", "forecast", "verdict", "score", "attained", "missed", "weight", "parent"
    ).collect()


def roll_up(children, own):
    """Returns the nodes of a level from the children below them."""
    mean = lambda name: (col("weight") * col(name)).sum() / col("weight").sum()
    slow = (col("attained") / col("expected")).arg_min()
    sums = children.lazy().group_by("parent", maintain_order=True).agg(
        mean_score=mean("score"),
        mean_attained=mean("attained"),
        mean_expected=mean("expected"),
        least=col("score").min(),
        slow_attained=col("attained").get(slow),
        slow_expected=col("expected").get(slow),
        lowest=col("verdict").min(),
        highest=col("verdict").max(),
        missed=col("missed").sum(),
    )
    frame = own.lazy().join(sums, left_on="node", right_on="parent", how="left", maintain_order="left")
    either = lambda one, other: when(col("weakest")).then(col(one)).otherwise(col(other))
    frame = frame.with_columns(
        score=either("least", "mean_score"),
        attained=either("slow_attained", "mean_attained"),
        expected=either("slow_expected", "mean_expected"),
    ).with_columns(pace=col("attained") / col("expected"))
    settled = (col("lowest") == 5) | (col("highest") == 0)
    frame = frame.with_columns(verdict=when(settled).then(col("lowest")).otherwise(by_pace(col("pace"))))
    weaker = when(col("weakest")).then(pl.min_horizontal("verdict", "lowest")).otherwise(col("verdict"))
    frame = frame.with_columns(verdict=weaker, vetoed=col("veto") & (col("missed") > 0))
    nothing = lambda name: when(col("vetoed")).then(0).otherwise(col(name)).alias(name)
    return frame.with_columns(nothing("score"), nothing("attained"), nothing("pace"), nothing("verdict")).select(
        "score", "attained", "expected", "pace", "verdict", "missed", "weight", "parent"
    ).collect()


def evaluate():
    judged = judge()
    below, levels = judged, []
    for own in by_level:
        below = roll_up(below, own)
        levels.append(below)
    return judged, pl.concat(levels)


def arrays(frame):
    return {name: frame[name].to_numpy() for name in frame.columns}


say("evaluate", timed(evaluate))
say("figures", figures(*map(arrays, evaluate())))
