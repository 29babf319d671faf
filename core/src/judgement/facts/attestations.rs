//! What attested an indicator or a register.

use super::many::{Moves, leave, merge};
use super::{Number, at, order};
use crate::facts::{Entry, Fact};
use crate::words::Day;

/// Attestations, in the order of (day, recorded, id).
#[derive(Default)]
pub(in crate::judgement) struct Attestations {
    entries: Vec<Number>,
    /// For each of them its day, and which of those up to it reaches furthest; of equal ones the last.
    furthest: Vec<(Day, Attested)>,
}

/// An attestation, and the day up to which it goes.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::judgement) struct Attested {
    pub(in crate::judgement) through: Day,
    pub(in crate::judgement) entry: Number,
}

impl Attestations {
    /// Returns the entries, in the order of (day, recorded, id).
    pub(in crate::judgement) fn entries(&self) -> &[Number] {
        &self.entries
    }

    /// Returns the attestation up to a day that reaches furthest; of equal ones the last.
    pub(in crate::judgement) fn furthest(&self, day: Day) -> Option<Attested> {
        let behind = self.furthest.partition_point(|(own, _)| *own <= day);
        self.furthest.get(behind.checked_sub(1)?).map(|(_, furthest)| *furthest)
    }

    /// Adds an entry that stands behind all that are there.
    pub(super) fn push(&mut self, number: Number, entries: &[Entry]) {
        self.entries.push(number);
        self.reach(self.entries.len() - 1, entries);
    }

    /// Adds an entry at its place.
    pub(super) fn insert(&mut self, number: Number, entries: &[Entry]) {
        let place = self.place(number, entries);
        self.entries.insert(place, number);
        self.reach(place, entries);
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, number: Number, entries: &[Entry]) {
        let place = self.place(number, entries);
        if self.entries.get(place) == Some(&number) {
            self.entries.remove(place);
            self.reach(place, entries);
        }
    }

    /// Adds many entries, and takes many out.
    pub(super) fn turn(&mut self, moves: &Moves, entries: &[Entry]) {
        leave(&mut self.entries, moves, |number| *number);
        merge(&mut self.entries, moves.comes.clone(), |one, other| order(*one, *other, entries));
        self.reach(0, entries);
    }

    fn place(&self, number: Number, entries: &[Entry]) -> usize {
        self.entries.partition_point(|there| order(*there, number, entries).is_lt())
    }

    /// Finds again, from a place on, which reaches furthest.
    fn reach(&mut self, from: usize, entries: &[Entry]) {
        self.furthest.truncate(from);
        let mut before = self.furthest.last().map(|(_, furthest)| *furthest);
        for number in self.entries.iter().skip(from) {
            let Some(entry) = at(entries, *number) else { continue };
            let Fact::Attested { through, .. } = &entry.fact else { continue };
            let own = Attested { through: *through, entry: *number };
            let furthest = before.filter(|before| before.through > own.through).unwrap_or(own);
            self.furthest.push((entry.day(), furthest));
            before = Some(furthest);
        }
    }
}
