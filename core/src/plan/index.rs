//! Finding things by id.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::words::hash;

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
    /// The numbers of the ids that found no slot.
    crowded: BTreeMap<Arc<str>, usize>,
    next: usize,
}

/// One slot of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slot {
    hash: u64,
    /// The number of the id, from 1; 0 if the slot is free.
    id: usize,
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
        let id: Arc<str> = Arc::from(id);
        self.ids.push((Arc::clone(&id), place));
        if self.slots.len() < 2 * self.ids.len() {
            self.grow();
        } else {
            self.fill(hash(&id), self.ids.len(), id);
        }
        true
    }

    /// Returns whether an id stood there twice.
    pub(crate) fn has_doubles(&self) -> bool {
        self.ids.len() < self.next
    }

    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        let hash = hash(id);
        for at in steps(hash, self.slots.len()) {
            let slot = self.slots.get(at)?;
            let (known, place) = self.ids.get(slot.id.checked_sub(1)?)?;
            if slot.hash == hash && **known == *id {
                return Some(*place);
            }
        }
        self.crowded.get(id).and_then(|number| self.ids.get(number.checked_sub(1)?)).map(|(_, place)| *place)
    }

    /// Puts the number of an id into the first free slot.
    fn fill(&mut self, hash: u64, number: usize, id: Arc<str>) {
        for at in steps(hash, self.slots.len()) {
            if let Some(slot) = self.slots.get_mut(at).filter(|slot| slot.id == 0) {
                *slot = Slot { hash, id: number };
                return;
            }
        }
        self.crowded.insert(id, number);
    }

    fn grow(&mut self) {
        let slots = (4 * self.ids.len()).next_power_of_two();
        self.slots = vec![Slot::default(); slots];
        self.crowded.clear();
        for (index, id) in
            self.ids.iter().map(|(id, _)| Arc::clone(id)).collect::<Vec<_>>().into_iter().enumerate()
        {
            self.fill(hash(&id), index + 1, id);
        }
    }
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
