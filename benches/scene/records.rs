//! Readings that come in one by one.

use tenfold::draft::Entry;

use super::draw::{Draw, short};
use super::{Scene, dated};

/// A reading that comes in after all others.
#[derive(Clone, Copy)]
pub(crate) struct Record {
    pub(crate) target: usize,
    /// Counted from the start of the plan; not after the day that is judged.
    pub(crate) day: i32,
    pub(crate) value: f64,
}

impl Record {
    /// Returns it as an entry of its own, recorded after all others.
    pub(crate) fn entry(&self, number: usize) -> Entry {
        let day = dated(self.day).to_string();
        Entry::reading(format!("r{number:08}"), format!("m{:07}", self.target), day, self.value)
            .recorded("2030-01-01T00:00:00Z")
    }
}

impl Scene {
    /// Returns readings of targets that are still open on the day that is judged, in turns one that replaces the
    /// latest figure and one for a day of its own among the last months.
    pub(crate) fn records(&self, count: usize) -> Vec<Record> {
        (0..count).map(|place| self.record(place)).collect()
    }

    fn record(&self, place: usize) -> Record {
        let mut draw = Draw::of(3, place);
        loop {
            let target = draw.whole(0, i32::try_from(self.targets() - 1).unwrap()) as usize;
            let row = self.row(target);
            if row.due <= self.day() {
                continue;
            }
            let seen = row.readings.partition_point(|(day, _)| *day <= self.day());
            let (latest, value) = row.readings[seen - 1];
            let value = short(value + (row.bar - row.baseline) * draw.between(0.01, 0.05));
            let replaces = place.is_multiple_of(2);
            let day = if replaces { latest } else { self.day() - draw.whole(0, 90) };
            return Record { target, day, value };
        }
    }
}
