//! The columns of a folder.

use std::io;
use std::path::Path;

/// A plan with its readings, as the benchmark exports it.
pub(crate) struct Columns {
    pub(crate) day: i32,
    pub(crate) years: Vec<f64>,
    pub(crate) due: Vec<i32>,
    pub(crate) baseline: Vec<f64>,
    pub(crate) bar: Vec<f64>,
    pub(crate) weight: Vec<f64>,
    pub(crate) course: Vec<u8>,
    pub(crate) binding: Vec<u8>,
    reading_begin: Vec<i32>,
    reading_day: Vec<i32>,
    reading: Vec<f64>,
    point_begin: Vec<i32>,
    point_day: Vec<i32>,
    point: Vec<f64>,
    pub(crate) node_first: Vec<i32>,
    pub(crate) node_end: Vec<i32>,
    pub(crate) node_weight: Vec<f64>,
    pub(crate) node_leaf: Vec<u8>,
    pub(crate) node_weakest: Vec<u8>,
    pub(crate) node_veto: Vec<u8>,
}

impl Columns {
    /// Reads the columns of a folder.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let bytes = |name: &str| std::fs::read(folder.join(name));
        let whole = |name: &str| {
            let bytes = bytes(&format!("{name}.i32"))?;
            Ok::<_, io::Error>(
                bytes.as_chunks().0.iter().map(|four| i32::from_le_bytes(*four)).collect::<Vec<_>>(),
            )
        };
        let number = |name: &str| {
            let bytes = bytes(&format!("{name}.f64"))?;
            Ok::<_, io::Error>(
                bytes.as_chunks().0.iter().map(|eight| f64::from_le_bytes(*eight)).collect::<Vec<_>>(),
            )
        };
        Ok(Self {
            day: whole("day")?[0],
            years: number("years")?,
            due: whole("due")?,
            baseline: number("baseline")?,
            bar: number("bar")?,
            weight: number("weight")?,
            course: bytes("course.u8")?,
            binding: bytes("binding.u8")?,
            reading_begin: whole("reading_begin")?,
            reading_day: whole("reading_day")?,
            reading: number("reading_value")?,
            point_begin: whole("point_begin")?,
            point_day: whole("point_day")?,
            point: number("point_value")?,
            node_first: whole("node_first")?,
            node_end: whole("node_end")?,
            node_weight: number("node_weight")?,
            node_leaf: bytes("node_leaf.u8")?,
            node_weakest: bytes("node_weakest.u8")?,
            node_veto: bytes("node_veto.u8")?,
        })
    }

    /// Returns the latest reading of a target up to a day.
    pub(crate) fn latest(&self, target: usize, last: i32) -> (i32, f64) {
        let own = self.reading_begin[target] as usize..self.reading_begin[target + 1] as usize;
        let seen = self.reading_day[own.clone()].partition_point(|day| *day <= last);
        let latest = own.start + seen - 1;
        (self.reading_day[latest], self.reading[latest])
    }

    /// Returns the dated values of a target before and after the day.
    pub(crate) fn around(&self, target: usize) -> ((i32, f64), (i32, f64)) {
        let own = self.point_begin[target] as usize..self.point_begin[target + 1] as usize;
        let seen = own.start + self.point_day[own.clone()].partition_point(|day| *day <= self.day);
        let at = |place: usize| (self.point_day[place], self.point[place]);
        let from = if seen > own.start { at(seen - 1) } else { (0, self.baseline[target]) };
        let to = if seen < own.end { at(seen) } else { (self.due[target], self.bar[target]) };
        (from, to)
    }
}
