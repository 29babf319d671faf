//! Sets, registers and actions with nothing in them, and children that weigh nothing.

use tenfold::draft::{
    Action, Baseline, Entry, Field, Goal, Indicator, ItemRef, Ledger, Measure, Member, Plan, Register, Set,
    Target,
};

use super::{HALF, action, judged, plan, readings, stands, target};

fn ten(id: &str) -> Target {
    Target::new(id, "A target", "level", Goal::at_least(10)).baseline(Baseline::from(0.0))
}

/// Returns a plan of one target that half of the members are covered by items.
fn covering(set: Set) -> Plan {
    let covered = Indicator::new("covered", "Covered", Measure::coverage("items", "of"));
    let goal = Target::new("t", "A target", "covered", Goal::at_least(0.5));
    plan(Action::new("a", "An action").target(goal))
        .set(set)
        .register(Register::new("items", "Items").field(Field::members("of", "Of", "set")))
        .indicator(covered)
}

fn seven() -> Set {
    Set::new("set", "A set").member(Member::new("m1", "One")).member(Member::new("m2", "Two"))
}

#[test]
fn children_that_all_weigh_nothing_are_not_assessable() {
    let holder = Action::new("a", "An action").target(ten("t").weight(0)).target(ten("u").weight(0));
    let evaluation = judged(plan(holder), readings(&[(HALF, 5.0)]), HALF);
    assert_eq!(target(&evaluation, "t").verdict.as_str(), "on_track");
    assert_eq!(action(&evaluation, "a").verdict.as_str(), "not_assessable");
    assert_eq!(evaluation.whole.verdict.as_str(), "no_data");
}

#[test]
fn an_empty_set_is_not_assessable_whatever_the_register_says() {
    let open = || Set::new("set", "A set").open();
    let attested = Ledger::new("plan").entry(Entry::attested("e", "items", HALF));
    assert_eq!(stands(covering(open()), Ledger::new("plan"), HALF), ("not_assessable", None));
    assert_eq!(stands(covering(open()), attested, HALF), ("not_assessable", None));
}

#[test]
fn an_empty_register_is_silence_until_it_is_attested_and_then_it_is_zero() {
    let attested = Ledger::new("plan").entry(Entry::attested("e", "items", HALF));
    assert_eq!(stands(covering(seven()), Ledger::new("plan"), HALF), ("no_data", None));
    assert_eq!(stands(covering(seven()), attested, HALF), ("off_track", Some(0.0)));
}

#[test]
fn an_empty_register_that_was_attested_is_missed_at_the_close() {
    let attested = Ledger::new("plan").entry(Entry::attested("e", "items", HALF));
    assert_eq!(stands(covering(seven()), Ledger::new("plan"), "2023-01-02"), ("no_data", None));
    assert_eq!(stands(covering(seven()), attested, "2023-01-02"), ("missed", Some(0.0)));
}

#[test]
fn an_action_with_nothing_to_judge_has_no_data_and_holds_nothing_back() {
    let empty = Action::new("b", "An action").item(ItemRef::new("items", "x"));
    let register = Register::new("items", "Items");
    let promised = plan(Action::new("a", "An action").target(ten("t"))).action(empty).register(register);
    let ledger = readings(&[(HALF, 5.0)]).entry(Entry::opened("o", "items", "x", HALF));
    let evaluation = judged(promised, ledger, HALF);
    assert_eq!(action(&evaluation, "b").verdict.as_str(), "no_data");
    assert_eq!(evaluation.whole.verdict.as_str(), "on_track");
    assert_eq!(evaluation.whole.evidence.map(f64::from), Some(0.5));
}

#[test]
fn a_cancelled_child_leaves_the_sums() {
    let holder = Action::new("a", "An action").target(ten("t")).target(ten("u").weight(3).due("2022-06-01"));
    let ledger = readings(&[(HALF, 10.0)]).entry(Entry::amended("z", "2021-07-01", "u").cancelled());
    let evaluation = judged(plan(holder), ledger, HALF);
    assert_eq!(target(&evaluation, "u").verdict.as_str(), "cancelled");
    let left = action(&evaluation, "a");
    assert_eq!((left.verdict.as_str(), left.score.map(f64::from)), ("achieved", Some(1.0)));
    assert_eq!(left.evidence.map(f64::from), Some(1.0));
}

#[test]
fn a_cancelled_action_takes_everything_below_it_along() {
    let below = Action::new("b", "An action").target(ten("t"));
    let promised = plan(Action::new("a", "An action").action(below));
    let ledger = readings(&[(HALF, 5.0)]).entry(Entry::amended_action("z", "2021-07-01", "a").cancelled());
    let evaluation = judged(promised, ledger, HALF);
    assert_eq!(target(&evaluation, "t").verdict.as_str(), "cancelled");
    assert_eq!(action(&evaluation, "b").verdict.as_str(), "cancelled");
    assert_eq!(evaluation.whole.verdict.as_str(), "cancelled");
}

#[test]
fn an_action_says_its_own_days_and_no_others() {
    let held = Target::new("t", "T", "level", Goal::at_least(10));
    let own = Action::new("b", "B").start("2021-02-01").due("2022-02-01").target(held);
    let plan = plan(Action::new("a", "A").action(own)).build().unwrap();
    let days = |action: usize| (plan.actions()[action].start(), plan.actions()[action].due());
    assert_eq!(days(0), (None, None));
    assert_eq!(days(1), ("2021-02-01".parse().ok(), "2022-02-01".parse().ok()));
}
