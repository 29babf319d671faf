//! What happened in a register: its items, and the days on which something was said of them.

use std::collections::BTreeMap;

use super::many::{Moves, leave, merge};
use super::{Attestations, Number, Track, at, order};
use crate::facts::{Entry, Fact};
use crate::promises::Register;
use crate::words::{Day, ItemId};

/// What happened in a register.
#[derive(Default)]
pub(in crate::judgement) struct Happened {
    pub(in crate::judgement) items: BTreeMap<ItemId, Track>,
    /// The days on which something was recorded, in their order.
    pub(in crate::judgement) days: Vec<Busy>,
    /// The first day on which an item was opened.
    pub(in crate::judgement) opened: Option<Day>,
    pub(in crate::judgement) attested: Attestations,
}

/// A day on which something was recorded of items.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Busy {
    pub(in crate::judgement) day: Day,
    entries: u32,
    openings: u32,
}

impl Busy {
    fn with(entry: &Entry) -> Self {
        let opens = matches!(entry.fact, Fact::Opened { .. });
        Self { day: entry.day(), entries: 1, openings: u32::from(opens) }
    }

    const fn add(&mut self, other: Self) {
        self.entries = self.entries.saturating_add(other.entries);
        self.openings = self.openings.saturating_add(other.openings);
    }

    const fn take(&mut self, other: Self) {
        self.entries = self.entries.saturating_sub(other.entries);
        self.openings = self.openings.saturating_sub(other.openings);
    }
}

impl Happened {
    /// Adds an entry that stands behind all that are there.
    pub(super) fn push(
        &mut self,
        item: &ItemId,
        (number, entry): (Number, &Entry),
        entries: &[Entry],
        register: &Register,
    ) {
        if matches!(entry.fact, Fact::Opened { .. }) {
            self.opened = self.opened.or(Some(entry.day()));
        }
        self.track(item).push(number, entries, register);
        match self.days.last_mut().filter(|last| last.day == entry.day()) {
            Some(last) => last.add(Busy::with(entry)),
            None => self.days.push(Busy::with(entry)),
        }
    }

    fn track(&mut self, item: &ItemId) -> &mut Track {
        self.items.entry(item.clone()).or_default()
    }

    /// Adds an entry at its place.
    pub(super) fn insert(&mut self, item: &ItemId, number: Number, entries: &[Entry], register: &Register) {
        let Some(entry) = at(entries, number) else { return };
        self.track(item).insert(number, entries, register);
        if matches!(entry.fact, Fact::Opened { .. }) {
            self.opened = Some(self.opened.map_or(entry.day(), |opened| opened.min(entry.day())));
        }
        let place = self.days.partition_point(|busy| busy.day < entry.day());
        match self.days.get_mut(place).filter(|busy| busy.day == entry.day()) {
            Some(busy) => busy.add(Busy::with(entry)),
            None => self.days.insert(place, Busy::with(entry)),
        }
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, item: &ItemId, number: Number, entries: &[Entry], register: &Register) {
        let Some(entry) = at(entries, number) else { return };
        if let Some(track) = self.items.get_mut(item) {
            track.remove(number, entries, register);
            if track.entries().is_empty() {
                self.items.remove(item);
            }
        }
        let place = self.days.partition_point(|busy| busy.day < entry.day());
        if let Some(busy) = self.days.get_mut(place).filter(|busy| busy.day == entry.day()) {
            busy.take(Busy::with(entry));
            if busy.entries == 0 {
                self.days.remove(place);
            }
        }
        self.find_opened();
    }

    /// Adds many entries of one item, and takes many out.
    pub(super) fn turn(&mut self, item: &ItemId, moves: &Moves, entries: &[Entry], register: &Register) {
        let track = self.track(item);
        track.turn(moves, entries, register);
        if track.entries().is_empty() {
            self.items.remove(item);
        }
    }

    /// Adds the days of many entries, and takes the days of many out.
    pub(super) fn turn_days(&mut self, moves: &Moves, entries: &[Entry]) {
        let busy = |number: &Number| at(entries, *number).map(Busy::with);
        let by_day = |one: &Busy, other: &Busy| one.day.cmp(&other.day);
        for goes in moves.goes.iter().filter_map(busy) {
            if let Ok(place) = self.days.binary_search_by_key(&goes.day, |busy| busy.day)
                && let Some(there) = self.days.get_mut(place)
            {
                there.take(goes);
            }
        }
        if !moves.goes.is_empty() {
            self.days.retain(|busy| busy.entries > 0);
        }
        merge(&mut self.days, moves.comes.iter().filter_map(busy).collect(), by_day);
        self.days.dedup_by(|other, one| {
            let same = one.day == other.day;
            if same {
                one.add(*other);
            }
            same
        });
        self.find_opened();
    }

    fn find_opened(&mut self) {
        self.opened = self.days.iter().find(|busy| busy.openings > 0).map(|busy| busy.day);
    }
}

impl Track {
    fn insert(&mut self, number: Number, entries: &[Entry], register: &Register) {
        let place = self.entries.partition_point(|there| order(*there, number, entries).is_lt());
        if place == self.entries.len() {
            self.push(number, entries, register);
        } else {
            self.entries.insert(place, number);
            self.replay(place, entries, register);
        }
    }

    fn remove(&mut self, number: Number, entries: &[Entry], register: &Register) {
        let place = self.entries.partition_point(|there| order(*there, number, entries).is_lt());
        if self.entries.get(place) == Some(&number) {
            self.entries.remove(place);
            self.replay(place, entries, register);
        }
    }

    fn turn(&mut self, moves: &Moves, entries: &[Entry], register: &Register) {
        leave(&mut self.entries, moves, |number| *number);
        merge(&mut self.entries, moves.comes.clone(), |one, other| order(*one, *other, entries));
        self.replay(0, entries, register);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{self, Plan};

    /// What happened, as lists: the days with their entries and openings, the first opening, the items with theirs.
    type Lists = (Vec<(Day, u32, u32)>, Option<Day>, Vec<(String, Vec<Number>)>);

    fn lists(happened: &Happened) -> Lists {
        let days = happened.days.iter().map(|busy| (busy.day, busy.entries, busy.openings)).collect();
        let items = happened.items.iter().map(|(id, track)| (id.to_string(), track.entries().to_vec()));
        (days, happened.opened, items.collect())
    }

    #[test]
    fn days_openings_and_items_are_those_of_the_entries_in_whatever_order_they_come_and_go() {
        let plan =
            Plan::new("p", "P", "2021-01-01").register(draft::Register::new("r", "R")).build().unwrap();
        let entries = vec![
            draft::Entry::opened("a", "r", "x", "2021-02-01"),
            draft::Entry::opened("b", "r", "y", "2021-02-01"),
            draft::Entry::changed("c", "r", "x", "2021-02-01").title("X"),
            draft::Entry::changed("d", "r", "y", "2021-03-01").title("Y"),
            draft::Entry::opened("e", "r", "z", "2021-03-01"),
            draft::Entry::closed("f", "r", "x", "2021-04-01"),
            draft::Entry::closed("g", "r", "y", "2021-04-01"),
        ];
        let ledger = draft::Ledger { entries, ..draft::Ledger::new("p") }.build(&plan).unwrap();
        let (entries, register) = (ledger.entries(), &plan.registers[0]);
        let item = |number: Number| at(entries, number).unwrap().fact.item().unwrap().1;
        let numbers: Vec<Number> =
            (0..entries.len()).map(|number| Number::try_from(number).unwrap()).collect();
        let of = |there: &[Number]| {
            let mut there = there.to_vec();
            there.sort_by(|one, other| order(*one, *other, entries));
            let mut happened = Happened::default();
            for number in there {
                happened.push(item(number), (number, at(entries, number).unwrap()), entries, register);
            }
            happened
        };
        // Every set of the entries, and every other set from there: one by one, and all at once.
        for before in 0_u32..1 << numbers.len() {
            let is_in = |set: u32, number: Number| set >> number & 1 == 1;
            let after = before.wrapping_mul(37) % (1 << numbers.len());
            let moves = |set: u32, other: u32| -> Vec<Number> {
                numbers.iter().copied().filter(|it| is_in(set, *it) && !is_in(other, *it)).collect()
            };
            let (there, stands) = (moves(before, 0), moves(after, 0));
            let (comes, goes) = (moves(after, before), moves(before, after));
            let expected = lists(&of(&stands));
            let mut one_by_one = of(&there);
            for number in comes.iter().rev() {
                one_by_one.insert(item(*number), *number, entries, register);
            }
            for number in &goes {
                one_by_one.remove(item(*number), *number, entries, register);
            }
            assert_eq!(lists(&one_by_one), expected, "{there:?} to {stands:?}");
            let mut at_once = of(&there);
            for id in ["x", "y", "z"].map(|id| ItemId::new(id).unwrap()) {
                let own =
                    |moved: &[Number]| moved.iter().copied().filter(|number| *item(*number) == id).collect();
                let moves = Moves { comes: own(&comes), goes: own(&goes) };
                at_once.turn(&id, &moves, entries, register);
            }
            at_once.turn_days(&Moves { comes, goes }, entries);
            assert_eq!(lists(&at_once), expected, "{there:?} to {stands:?} at once");
        }
    }
}
