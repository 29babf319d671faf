//! What is judged in the wrong order, or of the wrong day, is seen only where plans and ledgers reach that far.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use tenfold::strategies;
use tenfold::{Action, Between, Effect, Fact, Goal, Ledger, Over, Plan, TargetId, Trajectory};

/// Returns whether a target stands below an action, at any depth.
fn stands_below(plan: &Plan, target: &TargetId, action: &Action) -> bool {
    let above = |below: &&Action| below.parent().and_then(|parent| plan.actions().get(parent));
    std::iter::successors(plan.action_of(target), above).any(|above| above.id() == action.id())
}

/// Returns what a plan says that reaches beyond what stands below it, or before it.
fn of_plan(plan: &Plan) -> Vec<&'static str> {
    let mut found = Vec::new();
    let place = |id: &TargetId| plan.targets().iter().position(|target| target.id() == id);
    let mut counts = false;
    for (own, target) in plan.targets().iter().enumerate() {
        if let Goal::Instances(instances) = target.goal()
            && let Over::Targets(named) = instances.over()
        {
            counts = true;
            let behind = named.iter().any(|id| place(id) > Some(own));
            found.push(if behind { "counts a target behind it" } else { "counts a target before it" });
        }
    }
    // Where targets count others, all of them are judged before any node, whatever the gates.
    for action in plan.actions().iter().filter(|_| !counts) {
        let beyond = |ids: &[TargetId]| ids.iter().any(|id| !stands_below(plan, id, action));
        for gate in action.roll_up().gates() {
            if beyond(gate.targets()) {
                found.push("a gate looks beyond the action");
            }
            if let Effect::Veto { offset_by } = gate.effect()
                && beyond(offset_by)
            {
                found.push("a veto is offset beyond the action");
            }
        }
    }
    found
}

/// Returns what a ledger says in another order than that of the days.
fn of_ledger(ledger: &Ledger) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut readings = BTreeMap::new();
    for entry in ledger.entries() {
        let corrected = entry.corrects().as_ref();
        let corrected = corrected.and_then(|id| ledger.entries().iter().find(|other| other.id() == id));
        match entry.fact() {
            Fact::Reading { indicator, member, .. } => {
                if corrected.is_some_and(|corrected| corrected.day() != entry.day()) {
                    found.push("a correction says a reading of another day");
                }
                let series: &mut Vec<_> = readings.entry((indicator, member)).or_default();
                series.push((entry.recorded(), entry.day()));
            }
            Fact::Amended(amendment) => match amendment.trajectory() {
                Some(Trajectory::Checkpoints { between: Between::Step, .. }) => {
                    found.push("an amended path in steps");
                }
                Some(Trajectory::Checkpoints { .. }) => found.push("an amended path"),
                _ => {}
            },
            _ => {}
        }
    }
    for series in readings.values() {
        let same = |day| series.iter().filter(|(_, other)| *other == day).count();
        if series.iter().any(|(_, day)| same(*day) >= 3) {
            found.push("three readings of one day");
        }
        // Entries stand in the order in which they were recorded.
        if series.len() >= 3 && series.is_sorted_by(|(_, one), (_, other)| one >= other) {
            found.push("readings recorded from the latest to the first");
        }
    }
    found
}

#[test]
fn generated_plans_and_ledgers_reach_beyond_what_stands_in_order() {
    let mut runner = TestRunner::deterministic();
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..600 {
        let (plan, ledger) = strategies::plan_and_ledger().new_tree(&mut runner).unwrap().current();
        for what in of_plan(&plan).into_iter().chain(of_ledger(&ledger)) {
            *found.entry(what).or_default() += 1;
        }
    }
    let all = [
        "a gate looks beyond the action",
        "a veto is offset beyond the action",
        "counts a target before it",
        "counts a target behind it",
        "a correction says a reading of another day",
        "an amended path",
        "an amended path in steps",
        "three readings of one day",
        "readings recorded from the latest to the first",
    ];
    let rare = |what: &&&str| found.get(**what).is_none_or(|count| *count < 6);
    let rare: Vec<_> = all.iter().filter(rare).collect();
    assert!(rare.is_empty(), "{rare:?} of {found:?}");
}
