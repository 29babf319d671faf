//! The entries of an engine by their ids, and those that revise them.

use std::collections::BTreeMap;

use crate::facts::{ById, Entry};
use crate::judgement::facts::Number;
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
    pub(super) fn get(&self, id: &str, entries: &[Entry]) -> Option<Number> {
        let first = || self.first.get(entries, id).and_then(|place| Number::try_from(place).ok());
        self.later.get(id).copied().or_else(first)
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, number: Number, entry: &Entry) {
        self.later.insert(entry.id.clone(), number);
        self.revise(number, entry);
    }

    fn revise(&mut self, number: Number, entry: &Entry) {
        if let Some(id) = entry.revises() {
            self.revisions.entry(id.clone()).or_default().push(number);
        }
    }

    /// Takes the entry back that was added last.
    pub(super) fn take_back(&mut self, entry: &Entry) {
        self.later.remove(&entry.id);
        if let Some(id) = entry.revises()
            && let Some(list) = self.revisions.get_mut(id)
        {
            list.pop();
            if list.is_empty() {
                self.revisions.remove(id);
            }
        }
    }

    /// Returns the corrections and withdrawals of an entry.
    fn revisions(&self, id: &EntryId) -> &[Number] {
        self.revisions.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns whether an entry revises none, and none revises it.
    pub(super) fn is_alone(&self, entry: &Entry) -> bool {
        entry.revises().is_none() && self.revisions(&entry.id).is_empty()
    }

    /// Returns the families of some entries that are not alone: entries that revise one another, in the order of
    /// (recorded, id). Every entry that revises one stands behind it in that order.
    pub(super) fn families(&self, of: impl Iterator<Item = Number>, entries: &[Entry]) -> Vec<Vec<Number>> {
        let numbered = |number: Number| crate::judgement::facts::at(entries, number);
        let mut listed = std::collections::BTreeSet::new();
        let mut families = Vec::new();
        for number in of {
            let mut root = number;
            while !listed.contains(&root)
                && let Some(other) =
                    numbered(root).and_then(Entry::revises).and_then(|id| self.get(id.as_str(), entries))
            {
                root = other;
            }
            if !listed.insert(root) {
                continue;
            }
            let (mut family, mut at) = (vec![root], 0);
            while let Some(entry) = family.get(at).and_then(|number| numbered(*number)) {
                family.extend(self.revisions(&entry.id));
                at += 1;
            }
            let key = |number: &Number| numbered(*number).map(|entry| (entry.recorded, &entry.id));
            family.sort_by(|one, other| key(one).cmp(&key(other)));
            listed.extend(family.iter().copied());
            families.push(family);
        }
        families
    }
}
