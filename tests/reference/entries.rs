//! Which entries count: corrections and withdrawals, by their definition.

use tenfold::{Day, Entry, Fact, Ledger, Moment};

/// Returns the entries that count as known by a moment and whose day is not after a day, in the order of (day,
/// recorded, id).
pub(crate) fn seen(ledger: &Ledger, as_of: Day, known_by: Option<Moment>) -> Vec<&Entry> {
    let known: Vec<&Entry> = ledger
        .entries()
        .iter()
        .filter(|entry| known_by.is_none_or(|moment| entry.recorded() <= moment))
        .collect();
    let mut counting: Vec<&Entry> = known
        .iter()
        .filter(|entry| entry.corrects().is_none() && !withdraws(entry) && !withdrawn(entry, &known))
        .map(|entry| in_place_of(entry, &known))
        .filter(|entry| entry.day() <= as_of)
        .collect();
    counting.sort_by_key(|entry| (entry.day(), entry.recorded(), entry.id().clone()));
    counting
}

fn withdraws(entry: &Entry) -> bool {
    matches!(entry.fact(), Fact::Withdrawn { .. })
}

/// An entry is withdrawn if a withdrawal names it that is not withdrawn itself.
fn withdrawn(entry: &Entry, known: &[&Entry]) -> bool {
    known.iter().any(|other| {
        matches!(other.fact(), Fact::Withdrawn { entry: named } if named == entry.id())
            && !withdrawn(other, known)
    })
}

/// The latest recorded standing correction of an entry stands in its place, or what stands in its place in turn.
fn in_place_of<'a>(entry: &'a Entry, known: &[&'a Entry]) -> &'a Entry {
    let corrections = known
        .iter()
        .filter(|other| other.corrects().as_ref() == Some(entry.id()) && !withdrawn(other, known));
    match corrections.max_by_key(|other| (other.recorded(), other.id().clone())) {
        Some(latest) => in_place_of(latest, known),
        None => entry,
    }
}
