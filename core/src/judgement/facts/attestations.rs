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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{self, Indicator, Plan};

    #[test]
    fn the_one_that_reaches_furthest_is_found_in_whatever_order_they_come_and_go() {
        let plan = Plan::new("p", "P", "2021-01-01").indicator(Indicator::flow("i", "I")).build().unwrap();
        let said = [
            ("2021-02-01", "2021-01-31"),
            ("2021-03-01", "2021-02-28"),
            ("2021-04-01", "2021-01-15"),
            ("2021-05-01", "2021-02-28"),
            ("2021-05-01", "2021-03-31"),
            ("2021-06-01", "2021-03-31"),
        ];
        let entries = said.iter().enumerate().map(|(number, (day, through))| {
            let recorded = format!("2021-07-01T00:00:0{number}Z");
            draft::Entry::attested_indicator(format!("e{number}"), "i", *day)
                .through(*through)
                .recorded(recorded)
        });
        let ledger = draft::Ledger { entries: entries.collect(), ..draft::Ledger::new("p") };
        let ledger = ledger.build(&plan).unwrap();
        let entries = ledger.entries();
        let furthest = |there: &[Number], day: Day| {
            let of = |number: &Number| match at(entries, *number).map(|entry| (entry.day(), &entry.fact)) {
                Some((on, Fact::Attested { through, .. })) if on <= day => Some((*through, *number)),
                _ => None,
            };
            there.iter().filter_map(of).max()
        };
        for turn in 0..said.len() {
            for way in [1, 5] {
                let mut attested = Attestations::default();
                let mut there = Vec::new();
                let order: Vec<Number> = (0..said.len())
                    .map(|step| Number::try_from((turn + step * way) % said.len()).unwrap())
                    .collect();
                let moves = order
                    .iter()
                    .map(|number| (*number, true))
                    .chain(order.iter().map(|number| (*number, false)));
                for (number, comes) in moves {
                    if comes {
                        attested.insert(number, entries);
                        there.push(number);
                    } else {
                        attested.remove(number, entries);
                        there.retain(|other| *other != number);
                    }
                    for month in 1..8 {
                        let day = format!("2021-0{month}-15").parse().unwrap();
                        let found = attested.furthest(day).map(|one| (one.through, one.entry));
                        assert_eq!(found, furthest(&there, day), "{there:?} on {day}");
                    }
                }
            }
        }
    }
}
