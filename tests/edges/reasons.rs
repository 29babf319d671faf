//! The reasons beyond the deciding one: each where its numbers say it, at its edge, and nowhere else.

use tenfold::draft::{Action, Baseline, Each, Entry, Goal, Indicator, Member, Need, Plan, Set, Target};
use tenfold::{Reason, Settle, Way, Why};

use super::{HALF, judged, ledger, plan, promising, promising_of, readings, target};

/// Returns the reasons of the target `t` beyond the deciding one.
fn further(plan: Plan, entries: Vec<Entry>) -> Vec<Reason> {
    target(&judged(plan, ledger(entries), HALF), "t").reasons[1..].to_vec()
}

/// Returns the reasons of a target of a goal, a baseline and one figure of the day before the half.
fn with(goal: Goal, baseline: Option<f64>, value: f64) -> Vec<Reason> {
    further(promising(goal, baseline), readings(&[("2021-12-31", value)]).entries)
}

fn finite(number: f64) -> tenfold::Finite {
    tenfold::Finite::new(number).unwrap()
}

#[test]
fn behind_is_what_has_attained_less_than_is_expected() {
    let behind = |value: f64| Reason::Behind { attainment: finite(value / 10.0), expected: finite(0.5) };
    assert_eq!(with(Goal::at_least(10), Some(0.0), 3.0), [behind(3.0)]);
    assert_eq!(with(Goal::at_least(10), Some(0.0), 5.0), []);
    assert_eq!(with(Goal::at_least(10), Some(0.0), 6.0), []);
}

#[test]
fn what_was_met_once_is_neither_behind_nor_worse_and_says_that_it_was_lost() {
    for (settle, lost) in [(Settle::Ever, 0), (Settle::AtDue, 2)] {
        let mut plan = promising(Goal::at_least(10), Some(0.0));
        plan.actions[0].targets[0].settle = Some(settle);
        let entries = readings(&[("2021-03-01", 10.0), ("2021-12-31", -1.0)]).entries;
        let found = further(plan, entries);
        let first_met = "2021-03-01".parse().unwrap();
        assert_eq!(found.last(), Some(&Reason::LostAgain { first_met }), "{settle:?}");
        assert_eq!(found.len(), lost + 1, "{settle:?} {found:?}");
    }
    // What is met now is not lost.
    assert_eq!(with(Goal::at_least(10), Some(0.0), 10.0), []);
}

#[test]
fn regressed_is_what_has_gone_past_where_it_started_the_wrong_way() {
    let regressed =
        |value: f64, baseline: f64| Reason::Regressed { value: finite(value), baseline: finite(baseline) };
    let worse = |goal: Goal, baseline: f64, value: f64| {
        with(goal, Some(baseline), value)
            .into_iter()
            .filter(|one| matches!(one, Reason::Regressed { .. }))
            .collect::<Vec<_>>()
    };
    assert_eq!(worse(Goal::at_least(10), 2.0, 1.5), [regressed(1.5, 2.0)]);
    assert_eq!(worse(Goal::at_least(10), 2.0, 2.0), []);
    assert_eq!(worse(Goal::at_least(10), 2.0, 2.5), []);
    assert_eq!(worse(Goal::at_most(5), 10.0, 10.5), [regressed(10.5, 10.0)]);
    assert_eq!(worse(Goal::at_most(5), 10.0, 10.0), []);
    assert_eq!(worse(Goal::at_most(5), 10.0, 9.5), []);
}

#[test]
fn still_needed_is_what_is_not_done_yet() {
    let members = |done: usize| {
        let mut goal = Goal::every_member().each(Each::at_least(5));
        goal.need = Some(Need::some(3));
        let ids = ["m1", "m2", "m3", "m4"];
        let set = Set { members: ids.map(|id| Member::new(id, id)).to_vec(), ..Set::new("set", "A set") };
        let plan = promising_of(Indicator::level("own", "Their own").per("set"), goal).set(set);
        let entries = ids.iter().take(done).map(|id| Entry::reading(*id, "own", "2021-12-31", 5).member(*id));
        further(plan, entries.collect())
    };
    assert!(members(1).contains(&Reason::StillNeeded { count: 2, done: 1, need: 3 }), "{:?}", members(1));
    assert!(members(2).contains(&Reason::StillNeeded { count: 1, done: 2, need: 3 }), "{:?}", members(2));
    assert_eq!(members(3), []);
    assert_eq!(members(4), []);
}

#[test]
fn without_a_baseline_it_is_said_where_one_would_say_more() {
    let lacks = Reason::NotAssessable { why: Why::NoBaseline };
    // What is met without one is achieved; how far it went is not known.
    assert_eq!(with(Goal::at_least(10), None, 12.0), std::slice::from_ref(&lacks));
    assert_eq!(with(Goal::at_least(10), Some(0.0), 12.0), []);
    // Where nothing stands nothing more is said.
    assert_eq!(further(promising(Goal::at_least(10), None), Vec::new()), []);
    // A baseline that is stated, and not read yet, is not unknown.
    let mut read = promising(Goal::at_least(10), None);
    read.actions[0].targets[0].baseline = Some(Box::new(Baseline::reading("2021-02-01")));
    assert_eq!(further(read, readings(&[("2021-12-31", 12.0)]).entries), []);
    // What improves, is kept, or is counted needs none.
    let kept = Goal { low: Some(0.into()), ..Goal::hold() };
    for goal in [kept, Goal::improve(Way::Up)] {
        let found =
            further(promising(goal, None), readings(&[("2021-03-01", 1.0), ("2021-12-31", 12.0)]).entries);
        assert!(!found.contains(&lacks), "{found:?}");
    }
    let over = Target::over("t", "T", Goal::quorum(1, ["u"]));
    let other = Target::new("u", "U", "level", Goal::at_least(10)).baseline(0);
    let found = further(
        plan(Action::new("a", "A").target(over).target(other)),
        readings(&[("2021-12-31", 12.0)]).entries,
    );
    assert!(!found.contains(&lacks), "{found:?}");
    let set = Set { members: vec![Member::new("m1", "M")], ..Set::new("set", "A set") };
    let goal = Goal::every_member().each(Each::at_least(5));
    let counted = promising_of(Indicator::level("own", "Their own").per("set"), goal).set(set);
    let found = further(counted, vec![Entry::reading("a", "own", "2021-12-31", 5).member("m1")]);
    assert!(!found.contains(&lacks), "{found:?}");
}
