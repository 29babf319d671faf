//! Finding entries by id.

use super::Entry;
use crate::words::hash;

/// The places of entries, in the order of (hash of the id, id): quick to make, and small. The high half of each number
/// is the half of a hash, the low one a place.
#[derive(Clone, Debug, Default)]
pub(crate) struct ById(Vec<u64>);

const LOW: u64 = u32::MAX as u64;

impl ById {
    /// Returns the places of entries; none if an id stands there twice, or if there are more than four milliards.
    pub(crate) fn new(entries: &[Entry]) -> Option<Self> {
        u32::try_from(entries.len()).ok()?;
        let key = |entry: &Entry| hash(entry.id.as_str()) & !LOW;
        let mut keys: Vec<u64> =
            entries.iter().map(key).zip(0_u64..).map(|(key, place)| key | place).collect();
        keys.sort_unstable();
        let id = |key: &u64| entry(entries, *key).map(|entry| entry.id.as_str());
        for same in keys.chunk_by_mut(|one, other| one & !LOW == other & !LOW).filter(|same| same.len() > 1) {
            same.sort_unstable_by(|one, other| id(one).cmp(&id(other)));
            if same.is_sorted_by(|one, other| id(one) < id(other)) {
                continue;
            }
            return None;
        }
        Some(Self(keys))
    }

    /// Returns the place of the entry with an id, among the entries that these are the places of.
    pub(crate) fn get(&self, entries: &[Entry], id: &str) -> Option<usize> {
        let wanted = (hash(id) & !LOW, Some(id));
        let at = |key: &u64| (key & !LOW, entry(entries, *key).map(|entry| entry.id.as_str()));
        let found = self.0.binary_search_by(|key| at(key).cmp(&wanted)).ok()?;
        self.0.get(found).and_then(|key| place(*key))
    }
}

fn place(key: u64) -> Option<usize> {
    usize::try_from(key & LOW).ok()
}

fn entry(entries: &[Entry], key: u64) -> Option<&Entry> {
    entries.get(place(key)?)
}
