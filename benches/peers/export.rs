//! The scene as plain files, for peers in other languages: one little-endian column a file, its name and its type in
//! the name of the file.

use std::fs;
use std::io;
use std::path::Path;

use crate::scene::{Record, Scene};
use crate::yardstick::{Columns, Course};

/// A folder of columns.
struct Folder<'a>(&'a Path);

impl Folder<'_> {
    fn f64(&self, name: &str, column: impl IntoIterator<Item = f64>) -> io::Result<()> {
        self.bytes(name, "f64", column.into_iter().flat_map(f64::to_le_bytes).collect())
    }

    fn i32(&self, name: &str, column: impl IntoIterator<Item = i32>) -> io::Result<()> {
        self.bytes(name, "i32", column.into_iter().flat_map(i32::to_le_bytes).collect())
    }

    fn place(&self, name: &str, column: impl IntoIterator<Item = usize>) -> io::Result<()> {
        self.i32(name, column.into_iter().map(|place| i32::try_from(place).unwrap()))
    }

    fn flag(&self, name: &str, column: impl IntoIterator<Item = bool>) -> io::Result<()> {
        self.bytes(name, "u8", column.into_iter().map(u8::from).collect())
    }

    fn bytes(&self, name: &str, kind: &str, bytes: Vec<u8>) -> io::Result<()> {
        fs::write(self.0.join(format!("{name}.{kind}")), bytes)
    }
}

/// Writes columns, the day that is judged and the readings that come in later.
pub(crate) fn export(to: &Path, scene: &Scene, columns: &Columns, records: &[Record]) -> io::Result<()> {
    let to = Folder(to);
    to.i32("day", [scene.day()])?;
    to.f64("years", columns.years.iter().copied())?;
    targets(&to, columns)?;
    nodes(&to, scene, columns)?;
    to.place("record_target", records.iter().map(|record| record.target))?;
    to.i32("record_day", records.iter().map(|record| record.day))?;
    to.f64("record_value", records.iter().map(|record| record.value))
}

fn targets(to: &Folder<'_>, columns: &Columns) -> io::Result<()> {
    let all = || 0..columns.targets();
    to.i32("due", columns.due.iter().copied())?;
    to.f64("baseline", columns.baseline.iter().copied())?;
    to.f64("bar", columns.bar.iter().copied())?;
    to.f64("weight", columns.weight.iter().copied())?;
    let course = |course: &Course| match course {
        Course::Linear => 0,
        Course::Checkpoints => 1,
        Course::Compound => 2,
    };
    to.bytes("course", "u8", columns.course.iter().map(course).collect())?;
    to.flag("binding", columns.binding.iter().copied())?;
    // Packed: without the free places behind the readings of each target.
    let mut begin = vec![0];
    for target in all() {
        begin.push(begin[target] + columns.own(target).len());
    }
    to.place("reading_begin", begin)?;
    to.i32("reading_day", all().flat_map(|target| columns.reading_day[columns.own(target)].iter().copied()))?;
    to.f64("reading_value", all().flat_map(|target| columns.reading[columns.own(target)].iter().copied()))?;
    to.place("point_begin", columns.point_begin.iter().map(|begin| *begin as usize))?;
    to.i32("point_day", columns.point_day.iter().copied())?;
    to.f64("point_value", columns.point.iter().copied())
}

fn nodes(to: &Folder<'_>, scene: &Scene, columns: &Columns) -> io::Result<()> {
    let nodes = &columns.nodes;
    to.place("node_first", nodes.iter().map(|node| node.children.start))?;
    to.place("node_end", nodes.iter().map(|node| node.children.end))?;
    to.f64("node_weight", nodes.iter().map(|node| node.weight))?;
    to.flag("node_leaf", nodes.iter().map(|node| node.leaf))?;
    to.flag("node_weakest", nodes.iter().map(|node| node.weakest))?;
    to.flag("node_veto", nodes.iter().map(|node| node.veto))?;
    let parent = |parent: &Option<u32>| parent.map_or(-1, |parent| i32::try_from(parent).unwrap());
    to.i32("node_parent", columns.parent.iter().map(parent))?;
    to.place("level_begin", scene.levels().iter().map(|level| level.start).chain([nodes.len()]))
}
