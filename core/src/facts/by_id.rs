//! Finding entries by id.

use super::Entry;
use crate::words::hash;

/// The places of entries, in the order of the hashes of their ids: quick to make, and small.
#[derive(Clone, Debug, Default)]
pub(crate) struct ById(Vec<usize>);

impl ById {
    /// Returns the places of entries; none if an id stands there twice.
    pub(crate) fn new(entries: &[Entry]) -> Option<Self> {
        let mut keys: Vec<(u64, usize)> =
            entries.iter().map(|entry| hash(entry.id.as_str())).zip(0..).collect();
        let id = |place: usize| entries.get(place).map(|entry| &entry.id);
        keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(&id(b.1))));
        let doubled = keys
            .iter()
            .zip(keys.iter().skip(1))
            .any(|(one, other)| one.0 == other.0 && id(one.1) == id(other.1));
        (!doubled).then(|| Self(keys.into_iter().map(|(_, place)| place).collect()))
    }

    /// Returns the place of the entry with an id, among the entries that these are the places of.
    pub(crate) fn get(&self, entries: &[Entry], id: &str) -> Option<usize> {
        let key =
            |place: &usize| entries.get(*place).map(|entry| (hash(entry.id.as_str()), entry.id.as_str()));
        let wanted = Some((hash(id), id));
        let found = self.0.binary_search_by(|place| key(place).cmp(&wanted)).ok()?;
        self.0.get(found).copied()
    }
}
