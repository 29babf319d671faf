//! What was recorded, in a form that can be taken back; and the entries by their ids.

use std::collections::BTreeMap;

use crate::facts::{Entry, Fact};
use crate::judgement::facts::{Number, Touched, at};
use crate::words::EntryId;

/// The numbers of entries by their ids.
#[derive(Default)]
pub(super) struct Index {
    /// Those of the beginning, in the order of their ids.
    first: Vec<Number>,
    later: BTreeMap<EntryId, Number>,
    /// The corrections and withdrawals of entries.
    revisions: BTreeMap<EntryId, Vec<Number>>,
}

impl Index {
    /// Sorts the entries that are there from the beginning.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let numbers = || (0_u32..).zip(entries);
        let mut first: Vec<Number> = numbers().map(|(number, _)| number).collect();
        let id = |number: &Number| at(entries, *number).map(|entry| &entry.id);
        if !first.is_sorted_by_key(id) {
            first.sort_unstable_by(|one, other| id(one).cmp(&id(other)));
        }
        let mut index = Self { first, ..Self::default() };
        numbers().for_each(|(number, entry)| index.revise(number, entry));
        index
    }

    /// Returns the number of an id.
    pub(super) fn get(&self, id: &EntryId, entries: &[Entry]) -> Option<Number> {
        let first = || {
            let known = |number: &Number| at(entries, *number).map(|entry| &entry.id);
            let place = self.first.binary_search_by(|number| known(number).cmp(&Some(id))).ok()?;
            self.first.get(place).copied()
        };
        self.later.get(id).copied().or_else(first)
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, number: Number, entry: &Entry) {
        self.later.insert(entry.id.clone(), number);
        self.revise(number, entry);
    }

    fn revise(&mut self, number: Number, entry: &Entry) {
        if let Some(id) = revised(entry) {
            self.revisions.entry(id.clone()).or_default().push(number);
        }
    }

    /// Takes the entry back that was added last.
    pub(super) fn take_back(&mut self, entry: &Entry) {
        self.later.remove(&entry.id);
        if let Some(id) = revised(entry)
            && let Some(list) = self.revisions.get_mut(id)
        {
            list.pop();
            if list.is_empty() {
                self.revisions.remove(id);
            }
        }
    }

    /// Returns the corrections and withdrawals of an entry.
    pub(super) fn revisions(&self, id: &EntryId) -> &[Number] {
        self.revisions.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Returns the entry that an entry corrects or withdraws.
pub(super) const fn revised(entry: &Entry) -> Option<&EntryId> {
    match &entry.fact {
        Fact::Withdrawn { entry } => Some(entry),
        _ => entry.corrects.as_ref(),
    }
}

/// What recording did.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// How many entries there were.
    pub(super) before: usize,
    /// The entries that came among the facts, or went, in the order in which they did.
    pub(super) moves: Vec<(Number, bool)>,
    /// What they speak of.
    pub(super) touched: Vec<Touched>,
}
