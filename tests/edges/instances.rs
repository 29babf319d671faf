//! Enough of many: members, periods, targets.

use tenfold::draft::{
    Action, Baseline, Each, Entry, Goal, Indicator, Ledger, Measure, Member, Need, Plan, Set, Target,
};
use tenfold::{Every, Reason, Settle, Way};

use super::{DUE, HALF, action, judged, ledger, plan, promising_of, readings, stands, target};

/// Returns a plan in which members of a set of four reach at least 5.
fn members(need: Option<Need>) -> Plan {
    let mut goal = Goal::every_member().each(Each::at_least(5));
    goal.need = need;
    let mut set = Set::new("set", "A set");
    set.members = ["m1", "m2", "m3", "m4"].map(|id| Member::new(id, id)).to_vec();
    promising_of(Indicator::level("own", "Their own").per("set"), goal).set(set)
}

fn own(member: &str, value: i32) -> Entry {
    Entry::reading(member, "own", HALF, value).member(member)
}

#[test]
fn a_share_of_members_is_rounded_up_to_whole_ones() {
    for (need, bar) in [(None, 4.0), (Some(Need::part(0.6)), 3.0), (Some(Need::some(2)), 2.0)] {
        let two_of_four = ledger([own("m1", 5), own("m2", 9), own("m3", 4)]);
        let evaluation = judged(members(need), two_of_four, HALF);
        let found = target(&evaluation, "t");
        assert_eq!(found.bar.map(f64::from), Some(bar));
        assert_eq!(found.attainment.map(f64::from), Some(2.0 / bar));
    }
}

#[test]
fn the_smallest_share_of_members_needs_one() {
    let tiny = || members(Some(Need::part(1e-300)));
    assert_eq!(stands(tiny(), ledger([own("m1", 5)]), HALF), ("achieved", Some(1.0)));
    assert_eq!(stands(tiny(), ledger([own("m1", 4)]), HALF), ("off_track", Some(0.0)));
}

#[test]
fn what_members_need_is_known_while_nothing_is_known_of_them() {
    let evaluation = judged(members(None), Ledger::new("plan"), HALF);
    let found = target(&evaluation, "t");
    assert_eq!((found.verdict.as_str(), found.bar.map(f64::from)), ("no_data", Some(4.0)));
    assert_eq!(found.expected.map(f64::from), Some(0.5));
}

#[test]
fn members_have_met_it_since_the_first_day_on_which_enough_had() {
    let at = |member: &str, day: &str, value: i32| {
        Entry::reading(format!("{member}-{day}"), "own", day, value).member(member)
    };
    let early = [at("m1", "2021-02-01", 5), at("m2", "2021-03-01", 6)];
    let later = [at("m1", "2021-04-01", 7), at("m2", "2021-05-01", 3), at("m3", "2021-05-02", 4)];
    for settle in [Settle::AtDue, Settle::Ever] {
        let mut plan = members(Some(Need::some(2)));
        plan.actions[0].targets[0].settle = Some(settle);
        let first = |entries: &[Entry], as_of: &str| {
            let evaluation = judged(plan.clone(), ledger(entries.to_vec()), as_of);
            let found = target(&evaluation, "t");
            let lost = found.reasons.iter().any(|reason| matches!(reason, Reason::LostAgain { .. }));
            (found.first_met.map(|day| day.to_string()), lost)
        };
        let met = Some("2021-03-01".to_owned());
        assert_eq!(first(&early[..1], HALF), (None, false));
        assert_eq!(first(&early, "2021-03-01"), (met.clone(), false));
        assert_eq!(
            first(&[early.clone(), [later[0].clone(), later[2].clone()]].concat(), HALF),
            (met.clone(), false)
        );
        // Of two the one has fallen behind again.
        assert_eq!(first(&[early.to_vec(), later.to_vec()].concat(), HALF), (met, true));
        // What comes after the due day is too late.
        assert_eq!(first(&[early[0].clone(), at("m2", "2023-01-02", 9)], "2023-02-01"), (None, false));
    }
}

#[test]
fn what_members_had_before_the_window_they_have_had_since_its_start() {
    use tenfold::draft::{Field, Register};
    let set = Set { members: vec![Member::new("m1", "M")], ..Set::new("set", "A set") };
    let covered = Indicator::new("covered", "Covered", Measure::coverage("items", "in"));
    let goal = Goal::every_member().each(Each::at_least(1));
    let plan = promising_of(covered, goal)
        .set(set)
        .register(Register::new("items", "Items").field(Field::member("in", "In", "set")));
    let opened = |id: &str, day: &str| Entry::opened(id, "items", id, day).field("in", "m1");
    for entries in
        [vec![opened("a", "2020-06-01")], vec![opened("a", "2020-06-01"), opened("b", "2021-03-01")]]
    {
        let evaluation = judged(plan.clone(), ledger(entries), HALF);
        assert_eq!(target(&evaluation, "t").first_met, Some(super::START.parse().unwrap()));
    }
}

#[test]
fn what_members_met_once_is_settled_although_those_who_met_it_have_left() {
    let mut plan = members(Some(Need::some(1)));
    plan.actions[0].targets[0].settle = Some(Settle::Ever);
    plan.sets[0].open = true;
    let entries = ledger([
        Entry::joined("a", "set", "2021-02-01", "m5"),
        own("m5", 9),
        Entry::left("b", "set", "2022-06-01", "m5"),
    ]);
    assert_eq!(stands(plan.clone(), entries.clone(), "2022-06-01").0, "no_data");
    assert_eq!(stands(plan, entries, DUE), ("achieved", None));
}

/// Returns a plan in which a flow reaches something in six of the eight quarters of two years.
fn quarters(each: Each) -> Plan {
    let goal = Goal::every_period(Every::Quarter).each(each).need(Need::some(6));
    promising_of(Indicator::flow("flow", "A flow").lag_days(20_u32), goal)
}

fn of_periods(values: &[(&str, i32)]) -> Ledger {
    ledger(values.iter().map(|(period, value)| Entry::reading(*period, "flow", *period, *value)))
}

#[test]
fn more_periods_missed_than_may_be_is_missed_at_once_and_not_before_the_lag() {
    // Two of the eight may be missed; the third is late from 20 October on.
    let values = || of_periods(&[("2021-Q1", 0), ("2021-Q2", 0)]);
    let evaluation = judged(quarters(Each::at_least(1)), values(), "2021-10-19");
    let open = target(&evaluation, "t");
    assert_eq!((open.verdict.as_str(), open.expected.map(f64::from)), ("off_track", Some(0.375)));
    assert_eq!(stands(quarters(Each::at_least(1)), values(), "2021-10-20").0, "missed");
}

#[test]
fn what_is_counted_and_not_done_is_named() {
    let open = |plan: Plan, ledger: Ledger| {
        let evaluation = judged(plan, ledger, HALF);
        target(&evaluation, "t").instances.as_ref().map(|tally| tally.open.join(" "))
    };
    let two_of_four = ledger([own("m1", 5), own("m2", 9), own("m3", 4)]);
    assert_eq!(open(members(None), two_of_four).as_deref(), Some("m3 m4"));
    let values = of_periods(&[("2021-Q1", 1), ("2021-Q3", 2)]);
    let rest = "2021-Q2 2021-Q4 2022-Q1 2022-Q2 2022-Q3 2022-Q4";
    assert_eq!(open(quarters(Each::at_least(1)), values).as_deref(), Some(rest));
}

#[test]
fn members_of_whom_none_is_left_cannot_be_counted() {
    let mut nobody = members(None);
    nobody.sets[0].open = true;
    nobody.sets[0].members.clear();
    assert_eq!(stands(nobody, Ledger::new("plan"), HALF).0, "not_assessable");
}

#[test]
fn periods_of_a_ratio_are_missed_once_anything_was_said_of_one_of_its_parts() {
    let parts = || {
        let goal = Goal::every_period(Every::Quarter).each(Each::at_least(1)).need(Need::some(8));
        promising_of(Indicator::new("ratio", "A ratio", Measure::ratio("up", "down")), goal)
            .indicator(Indicator::level("up", "Above"))
            .indicator(Indicator::level("down", "Below"))
    };
    let said = |of: &[&str]| ledger(of.iter().map(|id| Entry::reading(*id, *id, "2021-02-01", 3)));
    assert_eq!(stands(parts(), said(&[]), HALF).0, "no_data");
    for one in ["up", "down"] {
        assert_eq!(stands(parts(), said(&[one]), HALF).0, "missed", "{one}");
    }
}

#[test]
fn a_period_stays_below_its_bar_only_once_it_has_ended() {
    let low = |day: &str| {
        let values = of_periods(&[("2021-01", 1), ("2021-02", 1)]);
        target(&judged(quarters(Each::at_most(2)), values, day), "t").value.map(f64::from)
    };
    assert_eq!(low("2021-03-30"), Some(0.0));
    assert_eq!(low("2021-03-31"), Some(1.0));
}

#[test]
fn periods_without_any_figure_at_all_are_not_missed() {
    assert_eq!(stands(quarters(Each::at_least(1)), Ledger::new("plan"), HALF), ("no_data", None));
    assert_eq!(stands(quarters(Each::at_least(1)), Ledger::new("plan"), DUE).0, "awaiting");
}

#[test]
fn an_amendment_that_leaves_no_whole_period_is_not_assessable() {
    let entries = ledger([
        Entry::reading("a", "flow", "2021-01", 5),
        Entry::amended("b", "2021-02-01", "t").due("2021-02-28"),
    ]);
    assert_eq!(stands(quarters(Each::at_least(1)), entries, "2021-03-01").0, "not_assessable");
}

/// Returns a plan in which two of three targets on one level are enough.
fn two_of_three() -> Plan {
    let bar = |id: &str, bar: i32| {
        Target::new(id, "A target", "level", Goal::at_least(bar)).baseline(Baseline::from(0.0)).weight(0)
    };
    let holder = Action::new("a", "An action").target(bar("x", 8)).target(bar("y", 16)).target(bar("z", 32));
    plan(holder.target(Target::over("t", "Two of three", Goal::quorum(2, ["x", "y", "z"]))))
}

#[test]
fn a_goal_over_targets_is_attained_by_the_mean_of_the_best() {
    // x is met, y is half way there, z a quarter.
    let evaluation = judged(two_of_three(), readings(&[(HALF, 8.0)]), HALF);
    let found = target(&evaluation, "t");
    assert_eq!((found.attainment.map(f64::from), found.expected.map(f64::from)), (Some(0.75), Some(0.5)));
    assert_eq!((found.verdict.as_str(), found.value.map(f64::from)), ("ahead", Some(1.0)));
    assert_eq!(found.instances.as_ref().unwrap().open, ["y", "z"]);
    assert_eq!(stands(two_of_three(), readings(&[(HALF, 16.0)]), HALF), ("achieved", Some(1.0)));
}

#[test]
fn a_goal_over_targets_is_missed_once_too_few_are_left() {
    let cancelled = |id: &str| Entry::amended(id, "2021-07-01", id).cancelled();
    let one = readings(&[(HALF, 4.0)]).entry(cancelled("z"));
    assert_eq!(stands(two_of_three(), one.clone(), HALF), ("at_risk", Some(0.375)));
    assert_eq!(stands(two_of_three(), one.entry(cancelled("x")), HALF).0, "missed");
}

#[test]
fn a_goal_over_targets_has_no_data_until_one_of_them_has_a_figure() {
    assert_eq!(stands(two_of_three(), Ledger::new("plan"), HALF).0, "no_data");
    // A figure of a target that attains nothing by it is a figure.
    let holder = Action::new("a", "An action")
        .target(Target::new("x", "A target", "level", Goal::improve(Way::Up)))
        .target(Target::new("y", "A target", "other", Goal::at_least(1)))
        .target(Target::over("t", "One of two", Goal::quorum(1, ["x", "y"])));
    let one_of_two = || plan(holder.clone()).indicator(Indicator::level("other", "Other"));
    assert_eq!(stands(one_of_two(), readings(&[(HALF, 4.0)]), DUE).0, "missed");
    assert_eq!(stands(one_of_two(), Ledger::new("plan"), DUE).0, "no_data");
}

#[test]
fn of_equal_attainments_a_goal_over_targets_takes_the_first_by_id_whatever_the_sign_of_a_zero() {
    // Both attain nothing: `a`, by (5 − 5) ÷ (0 − 5), and `b`, which has not started.
    let fall = Target::new("a", "A target", "level", Goal::at_most(0)).baseline(Baseline::from(5.0));
    let later = Target::new("b", "A target", "other", Goal::at_least(1)).start("2022-06-01");
    let holder = Action::new("a", "An action").target(fall).target(later);
    let goal = Target::over("t", "One of two", Goal::quorum(1, ["b", "a"]));
    let plan = plan(holder.target(goal)).indicator(Indicator::level("other", "Other"));
    let evaluation = judged(plan, readings(&[(HALF, 5.0)]), HALF);
    assert_eq!(target(&evaluation, "t").expected.map(f64::from), Some(0.5));
}

#[test]
fn a_target_over_targets_is_a_child_like_any_other() {
    let evaluation = judged(two_of_three(), readings(&[(HALF, 8.0)]), HALF);
    let held = action(&evaluation, "a");
    assert_eq!((held.score.map(f64::from), held.pace.map(f64::from)), (Some(0.75), Some(1.5)));
}
