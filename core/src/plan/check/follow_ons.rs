//! Faults that are nothing but the echo of others.

use crate::words::{Code, Collect, Fault};

/// The lists whose elements are referred to by their ids from elsewhere.
const DEFINE_IDS: [&str; 13] = [
    "units",
    "sets",
    "members",
    "scales",
    "levels",
    "registers",
    "fields",
    "life_cycle",
    "indicators",
    "stages",
    "actions",
    "targets",
    "entries",
];

/// Returns the faults that a check of the recovered draft found, without those that only say that something
/// with a structural fault is absent:
///
/// - at the place of the structural fault or inside it;
/// - about the object that holds it, if they are about how its fields go together;
/// - about ids that lead nowhere, if the structural fault took away something that has an id;
/// - about a due day that is missing, if the one that would be inherited is faulty.
///
/// An unknown field, or the second of two, takes nothing away and hides nothing.
pub(crate) fn hide_follow_ons(structural: &Collect, semantic: Vec<Fault>) -> Vec<Fault> {
    let lost: Vec<&str> = structural
        .iter()
        .filter(|fault| !matches!(fault.code(), Code::UnknownField | Code::DuplicateField))
        .map(Fault::place)
        .collect();
    let ids_lost = lost.iter().any(|place| takes_ids(place));
    let lost = Lost::new(lost);
    let bad_days = semantic.iter().filter(|fault| fault.code() == Code::BadDay).map(Fault::place);
    let without_due: std::collections::BTreeSet<String> = lost
        .places
        .iter()
        .copied()
        .chain(bad_days)
        .filter(|place| key(place) == "due")
        .filter_map(holder)
        .map(str::to_owned)
        .collect();
    let inherits = |place: &str| holders(place).any(|holder| without_due.contains(holder));
    semantic
        .into_iter()
        .filter(|fault| {
            let echo = lost.covers(fault.place())
                || (is_about_fields_together(fault.code()) && lost.is_inside(fault.place()))
                || (ids_lost && matches!(fault.code(), Code::UnknownId | Code::NotBefore))
                || (fault.code() == Code::Missing && key(fault.place()) == "due" && inherits(fault.place()));
            !echo
        })
        .collect()
}

/// The places of structural faults, in order, and the objects that hold them.
struct Lost<'a> {
    places: std::collections::BTreeSet<&'a str>,
    holders: std::collections::BTreeSet<&'a str>,
}

impl<'a> Lost<'a> {
    fn new(places: Vec<&'a str>) -> Self {
        let holders = places.iter().filter_map(|place| holder(place)).collect();
        Self { places: places.into_iter().collect(), holders }
    }

    /// Returns whether a place is one of them, or inside one.
    fn covers(&self, place: &str) -> bool {
        holders(place).any(|place| self.places.contains(place))
    }

    /// Returns whether one of them is directly inside a place.
    fn is_inside(&self, place: &str) -> bool {
        self.holders.contains(place)
    }
}

/// Returns the place of the list or object that something is in; the empty place is in nothing.
fn holder(place: &str) -> Option<&str> {
    if place.is_empty() {
        return None;
    }
    Some(place.rfind(['.', '[']).and_then(|end| place.get(..end)).unwrap_or_default())
}

/// Returns a place and what it is in, from the inside out.
fn holders(place: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(place), |place| holder(place))
}

/// Returns the last key of a place.
fn key(place: &str) -> &str {
    place.rsplit('.').next().unwrap_or(place)
}

/// Returns whether what stood at a place may have had an id that is used elsewhere.
fn takes_ids(place: &str) -> bool {
    let last = key(place);
    let (name, is_element) = match last.split_once('[') {
        Some((name, _)) => (name, true),
        None => (last, false),
    };
    DEFINE_IDS.contains(&name) || (name == "id" && !is_element)
}

const fn is_about_fields_together(code: Code) -> bool {
    matches!(
        code,
        Code::Missing
            | Code::NotAllowed
            | Code::KindMismatch
            | Code::GoalMismatch
            | Code::TrajectoryMismatch
            | Code::FactMismatch
            | Code::BadShares
            | Code::BadRange
            | Code::NotOrdered
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(code: Code, place: &str) -> Fault {
        Fault::new(code, place, "cause", "remedy")
    }

    fn left(structural: &[(Code, &str)], semantic: &[(Code, &str)]) -> Vec<String> {
        let mut collect = Collect::default();
        collect.extend(structural.iter().map(|(code, place)| fault(*code, place)));
        let semantic = semantic.iter().map(|(code, place)| fault(*code, place)).collect();
        hide_follow_ons(&collect, semantic).iter().map(|fault| fault.place().to_owned()).collect()
    }

    #[test]
    fn what_is_missing_because_it_was_of_the_wrong_type_is_reported_once() {
        let due = (Code::WrongType, "actions[0].targets[0].due");
        let semantic = [
            (Code::Missing, "actions[0].targets[0].due"),
            (Code::Missing, "actions[0].targets[0].duet"),
            (Code::Missing, "actions[0].targets[0]"),
            (Code::Missing, "actions[0]"),
            (Code::UnknownId, "actions[0].targets[0].indicator"),
        ];
        assert_eq!(
            left(&[due], &semantic),
            ["actions[0].targets[0].duet", "actions[0]", "actions[0].targets[0].indicator"]
        );
    }

    #[test]
    fn what_is_inside_something_lost_is_hidden() {
        let lost = [(Code::WrongType, "units[1]")];
        let semantic =
            [(Code::Missing, "units[1].id"), (Code::Missing, "units[10].id"), (Code::Missing, "units")];
        assert_eq!(left(&lost, &semantic), ["units[10].id"]);
        assert!(left(&[(Code::Syntax, "")], &semantic).is_empty());
    }

    #[test]
    fn ids_that_lead_nowhere_are_hidden_only_when_an_id_was_lost() {
        let semantic = [(Code::UnknownId, "actions[0].responsible[0].unit")];
        for place in ["units", "units[0]", "units[3].id", "id"] {
            assert!(left(&[(Code::WrongType, place)], &semantic).is_empty(), "{place}");
        }
        for place in ["units[0].title", "tags[0]", "actions[0].targets[0].goal"] {
            assert_eq!(left(&[(Code::WrongType, place)], &semantic).len(), 1, "{place}");
        }
    }

    #[test]
    fn a_due_day_is_not_missed_where_the_one_above_is_no_day() {
        let structural = [(Code::WrongType, "note")];
        let missing = (Code::Missing, "actions[0].targets[0].due");
        assert_eq!(left(&structural, &[(Code::BadDay, "actions[0].due"), missing]), ["actions[0].due"]);
        assert_eq!(left(&structural, &[(Code::NotOrdered, "actions[0].due"), missing]).len(), 2);
    }

    #[test]
    fn what_holds_something_lost_is_heard_of_its_other_faults() {
        let structural = [(Code::WrongType, "actions[0].targets[0].goal")];
        let semantic =
            [(Code::NotAllowed, "actions[0].targets[0]"), (Code::TooLong, "actions[0].targets[0]")];
        assert_eq!(left(&structural, &semantic), ["actions[0].targets[0]"]);
    }

    #[test]
    fn unknown_and_duplicate_fields_hide_nothing() {
        let structural = [(Code::UnknownField, "actions[0].tittle"), (Code::DuplicateField, "actions[0].id")];
        let semantic = [(Code::Missing, "actions[0].title"), (Code::BadId, "actions[0].id")];
        assert_eq!(left(&structural, &semantic).len(), 2);
    }
}
