"""The columns of a folder, as arrays by their names."""

from pathlib import Path

import numpy

TYPES = {"f64": "<f8", "i32": "<i4", "u8": "u1"}


def columns(folder):
    """Returns the columns of a folder."""
    found = {}
    for path in Path(folder).iterdir():
        name, kind = path.name.split(".")
        found[name] = numpy.fromfile(path, dtype=TYPES[kind])
    return found


def owner(begin):
    """Returns for each part of a column whose part it is, from where the parts of each begin."""
    return numpy.repeat(numpy.arange(len(begin) - 1), numpy.diff(begin))


def levels(found):
    """Returns for each node how far it stands above the targets: 0 for the leaves."""
    return owner(found["level_begin"])


def parent_of_targets(found):
    """Returns for each target the node that holds it."""
    leaves = found["node_leaf"] == 1
    count = (found["node_end"] - found["node_first"])[leaves]
    return numpy.repeat(numpy.arange(len(count)), count)
