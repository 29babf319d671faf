//! Finding things by id.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::words::{hash, push};

/// The places of things by their ids: a table of hashes.
///
/// Whoever sends a plan can choose ids that all want one place of the table. Those that do not find room within a few
/// steps go into a tree, so that no choice of ids makes it slow.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index {
    /// The ids with their places, in the order in which they came.
    ids: Vec<(Arc<str>, usize)>,
    /// A power of two of slots, at least twice as many as there are ids; or none.
    slots: Vec<Slot>,
    /// The places of the ids that found no slot.
    crowded: BTreeMap<Arc<str>, usize>,
    next: usize,
}

/// One slot of the table. It is small, so that more of the table is near.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slot {
    /// The high half of the hash.
    high: u32,
    /// The number of the id, from 1; 0 if the slot is free.
    id: u32,
}

/// The most slots that are tried for one id.
const STEPS: usize = 24;

impl Index {
    /// Gives the next place to an id; false if the id has one already. The place is used up either way.
    pub(crate) fn insert(&mut self, id: &str) -> bool {
        let place = self.next;
        self.next += 1;
        if self.get(id).is_some() {
            return false;
        }
        push(&mut self.ids, (Arc::from(id), place));
        if self.slots.len() < 2 * self.ids.len() {
            self.grow();
        } else {
            self.fill(self.ids.len() - 1);
        }
        true
    }

    /// Returns whether an id stood there twice.
    pub(crate) fn has_doubles(&self) -> bool {
        self.ids.len() < self.next
    }

    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.find(id).map(|(_, place)| place)
    }

    /// Returns an id as it is kept here, and its place.
    pub(crate) fn find(&self, id: &str) -> Option<(&Arc<str>, usize)> {
        let hash = hash(id);
        for at in steps(hash, self.slots.len()) {
            let slot = self.slots.get(at)?;
            if slot.id == 0 {
                return None;
            }
            if slot.high == high(hash)
                && let Some((known, place)) = self.ids.get(number(*slot))
                && **known == *id
            {
                return Some((known, *place));
            }
        }
        self.crowded.get_key_value(id).map(|(id, place)| (id, *place))
    }

    /// Puts the id of a number into the first free slot.
    fn fill(&mut self, number: usize) {
        let Some((id, place)) = self.ids.get(number) else { return };
        let hash = hash(id);
        let mut steps = steps(hash, self.slots.len());
        let free = steps.find(|at| self.slots.get(*at).is_some_and(|slot| slot.id == 0));
        match (free.and_then(|at| self.slots.get_mut(at)), u32::try_from(number + 1)) {
            (Some(slot), Ok(id)) => *slot = Slot { high: high(hash), id },
            _ => {
                self.crowded.insert(Arc::clone(id), *place);
            }
        }
    }

    fn grow(&mut self) {
        // The old ones first: not both at once.
        self.slots = Vec::new();
        self.slots.resize((2 * self.ids.len()).next_power_of_two(), Slot::default());
        self.crowded.clear();
        (0..self.ids.len()).for_each(|number| self.fill(number));
    }
}

/// Returns the number of the id in a slot, from 0.
fn number(slot: Slot) -> usize {
    usize::try_from(slot.id).map_or(usize::MAX, |id| id.wrapping_sub(1))
}

/// Returns the half of a hash that does not choose the slot.
fn high(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

/// Returns the slots that are tried for a hash, in their order.
fn steps(hash: u64, slots: usize) -> impl Iterator<Item = usize> {
    // On 32 bits the low ones are enough.
    #[expect(clippy::cast_possible_truncation, reason = "only the low bits are used")]
    let first = hash as usize;
    (0..STEPS.min(slots)).map(move |step| first.wrapping_add(step) & slots.wrapping_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_has_its_place_and_a_double_has_none() {
        let mut index = Index::default();
        assert_eq!(index.get("0"), None);
        for id in 0..2_000 {
            assert!(index.insert(&id.to_string()));
            assert!(!index.has_doubles() && !index.clone().insert("0"));
        }
        assert!(!index.insert("7") && index.has_doubles());
        assert!(index.insert("last"));
        for id in 0..2_000 {
            assert_eq!(index.get(&id.to_string()), Some(id));
        }
        assert_eq!((index.get("last"), index.get("2000"), index.get("")), (Some(2_001), None, None));
    }

    #[test]
    fn ids_that_crowd_one_slot_are_found_all_the_same() {
        let mut index = Index::default();
        let crowd: Vec<String> =
            (0..).map(|id| id.to_string()).filter(|id| hash(id) % 4_096 == 1).take(200).collect();
        assert!(crowd.iter().all(|id| index.insert(id)) && !index.crowded.is_empty());
        for (place, id) in crowd.iter().enumerate() {
            assert_eq!(index.get(id), Some(place));
        }
        assert!(!index.insert(&crowd[199]) && index.get("1").is_none());
    }
}
