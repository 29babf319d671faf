//! The strategies that hosts use: always valid, and wide enough to reach every noun.

mod reach;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use tenfold::strategies::{self, Shape};

/// A thousand cases, none of which may be thrown away: every draft that the strategies make builds.
fn none_rejected() -> Config {
    Config { cases: 1000, max_local_rejects: 0, failure_persistence: None, ..Config::default() }
}

fn extremes() -> Shape {
    Shape { extremes: true, ..Shape::default() }
}

proptest! {
    #![proptest_config(none_rejected())]

    #[test]
    fn every_generated_scene_builds(scene in strategies::scene()) {
        prop_assert_eq!(scene.ledger.plan(), scene.plan.id());
    }

    #[test]
    fn every_scene_at_the_ends_of_the_calendar_and_of_f64_builds(scene in strategies::scene_with(extremes())) {
        prop_assert_eq!(scene.ledger.plan(), scene.plan.id());
    }

    #[test]
    fn a_generated_draft_builds_the_same_again((plan, ledger) in strategies::plan_and_ledger()) {
        let again = plan.draft().clone().build();
        prop_assert_eq!(again.as_ref(), Ok(&plan));
        prop_assert_eq!(ledger.draft().build(&plan), Ok(ledger));
    }
}

#[test]
fn a_ledger_can_be_generated_for_a_hosts_own_plan() {
    let (mut runner, plan) = (TestRunner::new(none_rejected()), example());
    let strategy = (strategies::ledger_for(&plan), strategies::day_near(&plan));
    let outcome = runner.run(&strategy, |(ledger, _)| {
        prop_assert_eq!(ledger.plan(), plan.id());
        Ok(())
    });
    assert_eq!(outcome, Ok(()));
}

fn example() -> tenfold::Plan {
    use tenfold::draft::{Action, Goal, Indicator, Plan, Target};
    Plan::new("city", "Ten actions", "2022-03-16")
        .indicator(Indicator::level("platforms", "Research platforms"))
        .indicator(Indicator::flow("papers", "Papers"))
        .action(
            Action::new("innovation", "Innovation")
                .target(Target::new("p10", "Ten", "platforms", Goal::at_least(10)).due("2025-12-31"))
                .target(Target::new("p99", "Many", "papers", Goal::at_least(99)).due("2025-06-30")),
        )
        .build()
        .unwrap()
}

/// The words of the format that stand in some drafts, as `field` or `field: word`.
fn words(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Array(list) => list.iter().for_each(|one| words(one, found)),
        serde_json::Value::Object(map) => {
            for (key, one) in map {
                found.insert(key.clone());
                if let serde_json::Value::String(text) = one {
                    found.insert(format!("{key}: {text}"));
                }
                words(one, found);
            }
        }
        _ => {}
    }
}

/// Everything that a plan or a ledger can say. A feature that no example uses is tested by nobody.
const EVERYTHING: &[&str] = &[
    "grace_days",
    "open",
    "since",
    "host",
    "points",
    "life_cycle",
    "end: closed",
    "end: cancelled",
    "per",
    "kind: level",
    "kind: flow",
    "kind: stock",
    "kind: arrivals",
    "kind: coverage",
    "kind: ratio",
    "kind: stages",
    "kind: grade",
    "pro_rata",
    "net",
    "sum",
    "losable",
    "conditions",
    "states",
    "is",
    "lag_days",
    "fresh_days",
    "natural_limit",
    "reported",
    "kind: at_least",
    "kind: at_most",
    "kind: gain",
    "kind: multiple",
    "kind: growth",
    "kind: between",
    "kind: hold",
    "kind: reach",
    "kind: happen",
    "kind: instances",
    "kind: improve",
    "over: members",
    "over: periods",
    "over: targets",
    "allowed_misses",
    "tolerance_days",
    "observed",
    "judged: growth",
    "judged: trend",
    "dead_band",
    "base",
    "kind: linear",
    "kind: compound",
    "kind: checkpoints",
    "kind: s_curve",
    "kind: at_due",
    "between: step",
    "stretch",
    "settle: ever",
    "settle: at_due",
    "commitment: binding",
    "commitment: direction",
    "share",
    "lead",
    "role: support",
    "kind: deliverable",
    "kind: recurring",
    "kind: continuing",
    "missing: zero",
    "missing: hold_back",
    "floor",
    "cap",
    "items",
    "zh",
    "kind: reading",
    "kind: opened",
    "kind: changed",
    "kind: moved",
    "kind: closed",
    "kind: stage",
    "kind: joined",
    "kind: left",
    "kind: attested",
    "kind: withdrawn",
    "kind: amended",
    "lost",
    "through",
    "corrects",
    "goal",
    "trajectory",
    "due",
    "baseline",
    "weight",
    "responsible",
    "parent",
    "cancelled",
    "planned",
    "illustrative",
    "count",
];

#[test]
fn generated_plans_and_ledgers_use_every_word_of_the_format() {
    let mut runner = TestRunner::deterministic();
    let mut found = BTreeSet::new();
    for _ in 0..600 {
        let (plan, ledger) = strategies::plan_and_ledger().new_tree(&mut runner).unwrap().current();
        words(&serde_json::to_value(plan.draft()).unwrap(), &mut found);
        words(&serde_json::to_value(ledger.draft()).unwrap(), &mut found);
    }
    let absent: Vec<_> = EVERYTHING.iter().filter(|word| !found.contains(**word)).collect();
    assert_eq!(absent, Vec::<&&str>::new());
}
