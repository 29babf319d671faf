//! The facts as they are known: by everything that was recorded, or by what was recorded up to a moment.

use crate::facts::{Entry, in_force_places};
use crate::judgement::facts::{Facts, Number, Touched, at};
use crate::judgement::wiring::Wiring;
use crate::plan::Plan;
use crate::words::Moment;

/// The facts as they were known by a moment.
pub(super) struct Known {
    pub(super) by: Option<Moment>,
    pub(super) facts: Facts,
    /// Which entries are among the facts.
    counts: Vec<bool>,
    /// The entries that came among the facts last, or went.
    pub(super) moves: Vec<(Number, bool)>,
}

impl Known {
    /// Sorts the facts as they were known by a moment.
    pub(super) fn of(plan: &Plan, wiring: &Wiring, entries: &[Entry], by: Option<Moment>) -> Self {
        let numbers = in_order(entries, by);
        let mut counts = vec![false; entries.len()];
        for number in &numbers {
            if let Some(counts) = counts.get_mut(*number) {
                *counts = true;
            }
        }
        Self { by, facts: Facts::of(plan, wiring, entries, numbers), counts, moves: Vec::new() }
    }

    /// Brings among the facts what counts of some entries and takes the others from there, as if there were only so
    /// many entries; adds what they speak of. The entries are alone, or come with their families.
    pub(super) fn settle(
        &mut self,
        plan: &Plan,
        wiring: &Wiring,
        entries: &[Entry],
        (alone, families, there): (impl Iterator<Item = Number>, &[Vec<Number>], Number),
        touched: &mut Vec<Touched>,
    ) {
        self.counts.resize(entries.len(), false);
        self.moves.clear();
        for number in alone {
            let is_known = |entry: &Entry| self.by.is_none_or(|by| entry.recorded <= by);
            let counts = number < there && at(entries, number).is_some_and(is_known);
            self.wants(number, counts);
        }
        for family in families {
            let is_there = |number: &&Number| **number < there;
            let numbers: Vec<Number> = family.iter().filter(is_there).copied().collect();
            let own: Vec<&Entry> = numbers.iter().filter_map(|number| at(entries, *number)).collect();
            let mut counting = in_force_places(&own, self.by);
            counting.sort_unstable();
            let mut counting = counting.into_iter().peekable();
            for (place, number) in numbers.into_iter().enumerate() {
                let counts = counting.next_if_eq(&place).is_some();
                self.wants(number, counts);
            }
            family.iter().filter(|number| **number >= there).for_each(|number| self.wants(*number, false));
        }
        touched.clear();
        self.facts.turn_all(plan, wiring, entries, &self.moves, touched);
    }

    fn wants(&mut self, number: Number, wanted: bool) {
        let counts = usize::try_from(number).ok().and_then(|at| self.counts.get_mut(at));
        if let Some(counts) = counts.filter(|counts| **counts != wanted) {
            *counts = wanted;
            self.moves.push((number, wanted));
        }
    }

    /// Forgets the entries behind so many, none of which is among the facts.
    pub(super) fn truncate(&mut self, entries: usize) {
        self.counts.truncate(entries);
    }
}

/// Returns the numbers of the entries that count, in the order of (day, recorded, id).
fn in_order(entries: &[Entry], known_by: Option<Moment>) -> Vec<usize> {
    let key = |entry: &Entry| (entry.recorded, entry.id.clone());
    if entries.is_sorted_by(|one, other| (one.recorded, &one.id) <= (other.recorded, &other.id)) {
        return in_force_places(entries, known_by);
    }
    let mut numbers: Vec<usize> = (0..entries.len()).collect();
    numbers.sort_by_cached_key(|number| entries.get(*number).map(key));
    let sorted: Vec<&Entry> = numbers.iter().filter_map(|number| entries.get(*number)).collect();
    let places = in_force_places(&sorted, known_by);
    places.into_iter().filter_map(|place| numbers.get(place).copied()).collect()
}
