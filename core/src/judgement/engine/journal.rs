//! What was recorded, in a form that can be taken back; and the entries by their ids.

use std::collections::BTreeMap;

use crate::facts::{ById, Entry, Fact};
use crate::judgement::facts::{Number, Touched};
use crate::words::EntryId;

/// The numbers of entries by their ids.
#[derive(Default)]
pub(super) struct Index {
    /// Those of the beginning.
    first: ById,
    later: BTreeMap<EntryId, Number>,
    /// The corrections and withdrawals of entries.
    revisions: BTreeMap<EntryId, Vec<Number>>,
}

impl Index {
    /// Takes over the entries that are there from the beginning.
    pub(super) fn of(first: ById, entries: &[Entry]) -> Self {
        let mut index = Self { first, ..Self::default() };
        for (number, entry) in (0_u32..).zip(entries) {
            index.revise(number, entry);
        }
        index
    }

    /// Returns the number of an id.
    pub(super) fn get(&self, id: &EntryId, entries: &[Entry]) -> Option<Number> {
        let first = || self.first.get(entries, id.as_str()).and_then(|place| Number::try_from(place).ok());
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
