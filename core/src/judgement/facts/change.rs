//! One entry more or less among the facts.

use std::cmp::Ordering;

use super::{Facts, Happened, Number, Place, at};
use crate::facts::{Entry, Fact};
use crate::judgement::wiring::Wiring;
use crate::plan::Plan;
use crate::promises::Register;
use crate::words::ItemId;

/// What an entry speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judgement) enum Touched {
    Indicator(usize),
    Register(usize),
    Set(usize),
    Terms,
    Nothing,
}

impl From<&Place<'_>> for Touched {
    fn from(place: &Place<'_>) -> Self {
        match place {
            Place::Figure { indicator, .. } | Place::OfIndicator { indicator } => Self::Indicator(*indicator),
            Place::Item { register, .. } | Place::OfRegister { register } => Self::Register(*register),
            Place::Membership { set } => Self::Set(*set),
            Place::Amendment => Self::Terms,
        }
    }
}

impl Facts {
    /// Adds an entry at its place, or takes it out, and says what it speaks of.
    pub(in crate::judgement) fn turn(
        &mut self,
        plan: &Plan,
        wiring: &Wiring,
        entries: &[Entry],
        number: Number,
        comes: bool,
    ) -> Touched {
        let Some(entry) = at(entries, number) else { return Touched::Nothing };
        if entry.illustrative {
            match (comes, self.illustrative.binary_search(&entry.day())) {
                (true, Ok(place) | Err(place)) => self.illustrative.insert(place, entry.day()),
                (false, Ok(place)) => {
                    self.illustrative.remove(place);
                }
                (false, Err(_)) => {}
            }
        }
        let Some(place) = Place::of(plan, wiring, entry, number) else { return Touched::Nothing };
        let touched = Touched::from(&place);
        match place {
            Place::Figure { indicator, member, figure } if comes => {
                self.figures.insert(indicator, member, figure, entries);
            }
            Place::Figure { indicator, member, figure } => {
                self.figures.remove(indicator, member, figure, entries);
            }
            Place::Item { register, item } => {
                match plan.registers.get(register).zip(self.registers.get_mut(register)) {
                    Some((known, happened)) if comes => happened.insert(item, number, entries, known),
                    Some((known, happened)) => happened.remove(item, number, entries, known),
                    None => {}
                }
            }
            place => match self.list(&place) {
                Some(list) if comes => insert(list, number, entries),
                Some(list) => list.retain(|there| *there != number),
                None => {}
            },
        }
        touched
    }
}

impl Happened {
    fn insert(&mut self, item: &ItemId, number: Number, entries: &[Entry], register: &Register) {
        let Some(entry) = at(entries, number) else { return };
        let track = match self.items.get_mut(item) {
            Some(track) => track,
            None => self.items.entry(item.clone()).or_default(),
        };
        if track.entries.last().is_none_or(|last| order(*last, number, entries) == Ordering::Less) {
            track.push(number, entries, register);
        } else {
            insert(&mut track.entries, number, entries);
            track.replay(entries, register);
        }
        if matches!(entry.fact, Fact::Opened { .. }) {
            self.opened = Some(self.opened.map_or(entry.day(), |opened| opened.min(entry.day())));
        }
        if let Err(place) = self.days.binary_search(&entry.day()) {
            self.days.insert(place, entry.day());
        }
    }

    fn remove(&mut self, item: &ItemId, number: Number, entries: &[Entry], register: &Register) {
        if let Some(track) = self.items.get_mut(item) {
            track.entries.retain(|there| *there != number);
            track.replay(entries, register);
            if track.entries.is_empty() {
                self.items.remove(item);
            }
        }
        // What was said on which day, and when the first was opened, is known by the entries that are left.
        let left =
            || self.items.values().flat_map(|track| &track.entries).filter_map(|number| at(entries, *number));
        let opened = left().filter(|entry| matches!(entry.fact, Fact::Opened { .. }));
        self.opened = opened.map(Entry::day).min();
        let mut days: Vec<_> = left().map(Entry::day).collect();
        days.sort_unstable();
        days.dedup();
        self.days = days;
    }
}

/// Compares entries by (day, recorded, id).
fn order(one: Number, other: Number, entries: &[Entry]) -> Ordering {
    let key = |number| at(entries, number).map(|entry| (entry.day(), entry.recorded, &entry.id));
    key(one).cmp(&key(other))
}

fn insert(list: &mut Vec<Number>, number: Number, entries: &[Entry]) {
    let place = list.partition_point(|there| order(*there, number, entries) == Ordering::Less);
    list.insert(place, number);
}
