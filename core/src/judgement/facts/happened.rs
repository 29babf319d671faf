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
        if !self.items.contains_key(item) {
            return self.items.entry(item.clone()).or_default();
        }
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
