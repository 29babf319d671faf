//! Which entries count: corrections and withdrawals, resolved as they were known at a moment.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::{Entry, Fact};
use crate::words::{EntryId, Moment};

/// Returns the places of the entries that count, as known by a moment (or by everything), in the order of
/// (day, recorded, id).
///
/// A withdrawal takes its entry out; withdrawing the withdrawal brings it back. Of the corrections of an entry
/// that were not withdrawn the latest recorded stands in its place, or what corrects that one in turn.
/// Withdrawals and corrections are never among what is returned as such: only facts are.
pub(crate) fn in_force_places<E: Borrow<Entry>>(entries: &[E], known_by: Option<Moment>) -> Vec<usize> {
    places_of(entries, known_by, |_| true)
}

/// Returns those of the entries that count which are wanted, as [`in_force_places`] does.
pub(crate) fn in_force_of(entries: &[Entry], is_wanted: impl Fn(&Entry) -> bool) -> Vec<&Entry> {
    places_of(entries, None, is_wanted).into_iter().filter_map(|place| entries.get(place)).collect()
}

fn places_of<E: Borrow<Entry>>(
    entries: &[E],
    known_by: Option<Moment>,
    is_wanted: impl Fn(&Entry) -> bool,
) -> Vec<usize> {
    let known =
        entries.partition_point(|entry| known_by.is_none_or(|moment| entry.borrow().recorded <= moment));
    let entries = entries.get(..known).unwrap_or_default();
    let withdrawn = withdrawn(entries);
    let replaced = replaced(entries, &withdrawn);
    let mut counting: Vec<usize> = entries
        .iter()
        .map(Borrow::borrow)
        .enumerate()
        .filter(|(index, entry): &(usize, &Entry)| entry.corrects.is_none() && !withdrawn.contains(index))
        .filter(|(_, entry)| !matches!(entry.fact, Fact::Withdrawn { .. }))
        .map(|(mut index, _)| {
            // Each step leads to a later entry, so this ends.
            while let Some(next) = replaced.get(&index) {
                index = *next;
            }
            index
        })
        .filter(|place| entries.get(*place).is_some_and(|entry| is_wanted(entry.borrow())))
        .collect();
    // The entries stand in the order of (recorded, id) already, so that a stable sort by days is enough.
    counting.sort_by_key(|place| (entries.get(*place).map(|entry| entry.borrow().day()), *place));
    counting
}

/// Returns the entries that a standing withdrawal takes out. A withdrawal names an earlier entry, so going
/// backwards each is settled before it is asked for.
fn withdrawn<E: Borrow<Entry>>(entries: &[E]) -> std::collections::BTreeSet<usize> {
    let mut taken = std::collections::BTreeSet::new();
    if !entries.iter().any(|entry| matches!(entry.borrow().fact, Fact::Withdrawn { .. })) {
        return taken;
    }
    let places = places(entries);
    for (index, entry) in entries.iter().enumerate().rev() {
        if let Fact::Withdrawn { entry: id } = &entry.borrow().fact
            && !taken.contains(&index)
            && let Some(place) = places.get(id)
        {
            taken.insert(*place);
        }
    }
    taken
}

/// Returns for each corrected entry the latest standing correction of it.
fn replaced<E: Borrow<Entry>>(
    entries: &[E],
    withdrawn: &std::collections::BTreeSet<usize>,
) -> BTreeMap<usize, usize> {
    let mut by = BTreeMap::new();
    if !entries.iter().any(|entry| entry.borrow().corrects.is_some()) {
        return by;
    }
    let places = places(entries);
    for (index, entry) in entries.iter().enumerate() {
        if let Some(place) = entry.borrow().corrects.as_ref().and_then(|id| places.get(id))
            && !withdrawn.contains(&index)
        {
            by.insert(*place, index);
        }
    }
    by
}

fn places<E: Borrow<Entry>>(entries: &[E]) -> BTreeMap<&EntryId, usize> {
    entries.iter().enumerate().map(|(index, entry)| (&entry.borrow().id, index)).collect()
}
