//! Finding things by id.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The places of things by their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index {
    places: BTreeMap<Arc<str>, usize>,
    next: usize,
}

impl Index {
    /// Gives the next place to an id; false if the id has one already. The place is used up either way.
    pub(crate) fn insert(&mut self, id: &str) -> bool {
        let place = self.next;
        self.next += 1;
        if self.places.contains_key(id) {
            return false;
        }
        self.places.insert(Arc::from(id), place);
        true
    }

    /// Returns whether an id stood there twice.
    pub(crate) fn has_doubles(&self) -> bool {
        self.places.len() < self.next
    }

    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}
