//! What an evaluation sees: neither the order in which things were written nor the future.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;
use tenfold::strategies::{self, Scene};
use tenfold::{Day, Fact, Ledger, draft};

use super::{apart, judged, options, said, thousand};

const NOWHERE: [&str; 0] = [];

/// Puts a list in another order, a different one for each key.
fn shuffle<T>(list: &mut [T], key: u64) {
    for index in (1..list.len()).rev() {
        let step = u64::try_from(index + 1).unwrap();
        let other = key.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(u32::try_from(index).unwrap()) % step;
        list.swap(index, usize::try_from(other).unwrap());
    }
}

/// Puts everything in a plan whose order says nothing in another order.
fn shuffle_plan(plan: &mut draft::Plan, key: u64) {
    shuffle(&mut plan.units, key);
    shuffle(&mut plan.sets, key);
    shuffle(&mut plan.scales, key);
    shuffle(&mut plan.registers, key);
    shuffle(&mut plan.indicators, key);
    for set in &mut plan.sets {
        shuffle(&mut set.members, key);
    }
    shuffle_actions(&mut plan.actions, key);
}

fn shuffle_actions(actions: &mut [draft::Action], key: u64) {
    shuffle(actions, key);
    for action in actions {
        shuffle(&mut action.targets, key);
        shuffle_actions(&mut action.actions, key);
    }
}

/// What is said, with the lists that follow the plan's order in the order of their ids.
fn by_id(mut said: Value) -> Value {
    for list in ["units", "tags"] {
        for node in said.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
            node["targets"].as_array_mut().unwrap().sort_by_key(ToString::to_string);
        }
    }
    for list in ["actions", "units", "targets", "overdue", "next_due"] {
        said[list].as_array_mut().unwrap().sort_by_key(ToString::to_string);
    }
    said
}

/// Returns a ledger without the entries of which all that is said is dated after a day: an entry together with
/// all that corrects or withdraws it.
pub(super) fn without_later(scene: &Scene, day: Day) -> draft::Ledger {
    let mut family: BTreeMap<String, String> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for entry in scene.ledger.entries() {
        let revised = match entry.fact() {
            Fact::Withdrawn { entry } => Some(entry),
            _ => entry.corrects().as_ref(),
        };
        let first = revised.map_or_else(|| entry.id().to_string(), |id| family[id.as_str()].clone());
        if entry.day() <= day && !matches!(entry.fact(), Fact::Withdrawn { .. }) {
            seen.insert(first.clone());
        }
        family.insert(entry.id().to_string(), first);
    }
    let mut draft = scene.ledger.draft();
    draft.entries.retain(|entry| seen.contains(&family[&entry.id]));
    draft
}

/// Returns the ledger as it was at the moment by which a scene is known.
fn as_known(scene: &Scene) -> draft::Ledger {
    let mut draft = scene.ledger.draft();
    if let Some(moment) = scene.known_by {
        draft.entries.retain(|entry| {
            let id = entry.id.parse().unwrap();
            scene.ledger.entry(&id).unwrap().recorded() <= moment
        });
    }
    draft
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_order_in_which_entries_come_in_is_irrelevant(scene in strategies::scene(), key in any::<u64>()) {
        let mut draft = scene.ledger.draft();
        shuffle(&mut draft.entries, key);
        prop_assert_eq!(draft.build(&scene.plan), Ok(scene.ledger));
    }

    #[test]
    fn the_order_in_which_a_plan_names_things_is_irrelevant(scene in strategies::scene(), key in any::<u64>()) {
        let mut draft = scene.plan.draft().clone();
        shuffle_plan(&mut draft, key);
        let other = draft.build().unwrap();
        let ledger = scene.ledger.draft().build(&other).unwrap();
        let options = options(&scene);
        let (one, two) = (judged(&scene.plan, &scene.ledger, &options), judged(&other, &ledger, &options));
        prop_assert_eq!(apart(&by_id(said(&one)), &by_id(said(&two))), NOWHERE);
    }

    #[test]
    fn what_is_dated_after_the_day_is_not_seen(scene in strategies::scene()) {
        let earlier = without_later(&scene, scene.as_of).build(&scene.plan).unwrap();
        let options = options(&scene);
        let (all, then) = (judged(&scene.plan, &scene.ledger, &options), judged(&scene.plan, &earlier, &options));
        prop_assert_eq!(apart(&said(&all), &said(&then)), NOWHERE);
    }

    #[test]
    fn what_was_recorded_after_the_moment_is_not_known(scene in strategies::scene()) {
        // What was recorded out of order may not hold together yet at that moment.
        let known: Option<Ledger> = as_known(&scene).build(&scene.plan).ok();
        prop_assume!(known.is_some());
        let options = options(&scene);
        let all = judged(&scene.plan, &scene.ledger, &options);
        let then = judged(&scene.plan, &known.unwrap(), &tenfold::Options::new(scene.as_of));
        prop_assert_eq!(apart(&said(&all), &said(&then)), NOWHERE);
    }
}
