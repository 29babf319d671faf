//! Goals other than a plain bar, and how they end.

use tenfold::draft::{
    Action, Baseline, Checkpoint, Entry, Goal, Indicator, Ledger, Measure, Plan, Register, Target,
    Trajectory, TrajectoryKind,
};
use tenfold::{Every, Settle, Way};

use super::{
    DUE, HALF, START, action, judged, judged_by, ledger, plan, promising, promising_of, readings, stands,
    target,
};

#[test]
fn a_range_is_attained_from_the_side_of_the_baseline_and_by_distance_beyond_it() {
    let from = |baseline: f64, value: f64| {
        stands(promising(Goal::between(10, 20), Some(baseline)), readings(&[(HALF, value)]), HALF)
    };
    assert_eq!(from(0.0, 5.0), ("on_track", Some(0.5)));
    assert_eq!(from(0.0, -5.0), ("off_track", Some(-0.5)));
    assert_eq!(from(0.0, 10.0), ("achieved", Some(1.0)));
    assert_eq!(from(0.0, 20.0), ("achieved", Some(1.0)));
    assert_eq!(from(0.0, 25.0), ("on_track", Some(0.5)));
    // From inside, staying inside is expected from the start.
    assert_eq!(from(15.0, 8.0), ("at_risk", Some(0.8)));
    assert_eq!(from(15.0, 25.0), ("off_track", Some(0.5)));
    // The way is from the baseline to the near end; on the far side of the range only the distance counts.
    assert_eq!(from(-10.0, 5.0).1, Some(0.75));
    assert_eq!(from(-10.0, 22.0).1, Some(0.8));
    assert_eq!(from(40.0, 25.0).1, Some(0.75));
    assert_eq!(from(40.0, 45.0).1, Some(-0.25));
    assert_eq!(from(40.0, 7.0).1, Some(0.7));
    assert_eq!(from(15.0, 50.0).1, Some(-2.0));
    // A baseline at an end is inside.
    assert_eq!(from(10.0, 8.0), ("at_risk", Some(0.8)));
    assert_eq!(from(20.0, 23.0), ("off_track", Some(0.7)));
}

#[test]
fn the_way_to_a_range_leads_to_its_near_end() {
    let expected = |goal: Goal, baseline: f64, trajectory: Trajectory| {
        let mut promised = promising(goal, Some(baseline));
        promised.actions[0].targets[0].trajectory = Some(trajectory.into());
        let evaluation = judged(promised, readings(&[(START, baseline)]), HALF);
        let target = target(&evaluation, "t");
        (target.expected.map(f64::from), target.expected_value.map(f64::from))
    };
    let linear = |baseline: f64| expected(Goal::between(10, 20), baseline, TrajectoryKind::Linear.into());
    assert_eq!(linear(-10.0), (Some(0.5), Some(0.0)));
    assert_eq!(linear(40.0), (Some(0.5), Some(30.0)));
    for inside in [10.0, 15.0, 20.0] {
        assert_eq!(linear(inside), (Some(1.0), Some(inside)), "{inside}");
    }
    // At the same factor each day, below zero too: half of the time is the geometric mean.
    let compound = |goal: Goal, baseline: f64| expected(goal, baseline, TrajectoryKind::Compound.into());
    assert_eq!(compound(Goal::at_least(40), 10.0), (Some(1.0 / 3.0), Some(20.0)));
    assert_eq!(compound(Goal::at_most(-40), -10.0), (Some(1.0 / 3.0), Some(-20.0)));
}

#[test]
fn what_is_dated_on_the_due_day_does_not_bend_the_way_to_it() {
    let mut dated = promising(Goal::at_most(0), Some(10.0));
    dated.actions[0].targets[0].trajectory =
        Some(Trajectory::default().point(Checkpoint::new(DUE, 4)).into());
    for (day, expected) in [(START, 0.0), (HALF, 0.5), (DUE, 1.0)] {
        let evaluation = judged(dated.clone(), readings(&[(START, 10.0)]), day);
        let found = target(&evaluation, "t").expected.map(f64::from).unwrap();
        assert_eq!(found.to_bits(), f64::to_bits(expected), "{day}: {found}");
    }
}

/// Holds 5 to 10; a figure stands for 100 days after its own.
fn hold(tolerance: Option<u32>) -> Plan {
    let mut goal = Goal::hold().low(5).high(10);
    goal.tolerance_days = tolerance;
    promising_of(Indicator::level("held", "Held").fresh_days(100_u32), goal)
}

fn held(readings: &[(&str, i32)]) -> Ledger {
    let entry = |(index, (day, value)): (usize, &(&str, i32))| {
        Entry::reading(format!("e{index}"), "held", *day, *value)
    };
    ledger(readings.iter().enumerate().map(entry))
}

#[test]
fn a_range_is_held_on_the_share_of_observed_days_inside() {
    // Inside up to 30 January, outside from 31 January to 1 March: 30 of 60 days.
    let half = held(&[("2021-01-01", 7), ("2021-01-31", 11)]);
    assert_eq!(stands(hold(None), half, "2021-03-01"), ("off_track", Some(0.5)));
}

#[test]
fn more_days_in_a_row_outside_than_tolerated_are_missed_at_once() {
    let outside = || held(&[("2021-01-01", 7), ("2021-01-31", 11)]);
    assert_eq!(stands(hold(Some(30)), outside(), "2021-03-01").0, "off_track");
    assert_eq!(stands(hold(Some(29)), outside(), "2021-03-01").0, "missed");
    // Nobody looked between 12 May and 29 June: these days outside are not in a row.
    let apart = held(&[("2021-01-31", 11), ("2021-06-30", 11)]);
    assert_eq!(stands(hold(Some(101)), apart, "2021-08-01").0, "off_track");
}

#[test]
fn a_range_held_on_too_few_observed_days_has_no_data_at_the_close() {
    assert_eq!(stands(hold(None), held(&[("2021-01-01", 7), ("2022-12-01", 7)]), DUE).0, "no_data");
    let often = ["2021-01-01", "2021-04-01", "2021-07-01", "2021-10-01", "2022-12-01"].map(|day| (day, 7));
    assert_eq!(stands(hold(None), held(&often), DUE), ("achieved", Some(1.0)));
    assert_eq!(stands(hold(None), held(&often), "2022-12-31").0, "on_track");
}

#[test]
fn a_range_is_held_if_as_many_days_were_observed_as_it_asks() {
    // One figure of the second of two years: 365 of 730 days.
    let seen = |share: f64| {
        let goal = Goal::hold().low(5).high(10).observed(share);
        let plan = promising_of(Indicator::level("held", "Held"), goal).due("2022-12-31");
        stands(plan, held(&[(HALF, 7)]), "2022-12-31").0
    };
    assert_eq!((seen(0.5), seen(0.51)), ("achieved", "no_data"));
}

#[test]
fn a_period_that_ended_before_the_window_has_no_final_figure_in_it() {
    let reported = || Indicator::level("late", "Late").reported(Every::Year).lag_days(30_u32);
    let promised = |start: &str| {
        let mut plan = promising_of(reported(), Goal::at_least(10));
        let target = &mut plan.actions[0].targets[0];
        (target.start, target.due) = (Some(start.to_owned()), Some("2022-11-30".to_owned()));
        plan
    };
    let spoken = || ledger([Entry::reading("a", "late", "2022-06-01", 7)]);
    // The year before ended on the first day of the one window, and before that of the other.
    assert_eq!(stands(promised("2021-12-31"), spoken(), "2022-11-30").0, "missed");
    assert_eq!(stands(promised("2022-01-01"), spoken(), "2022-11-30").0, "awaiting");
    assert_eq!(stands(promised("2022-01-01"), spoken(), "2022-12-30").0, "missed");
}

#[test]
fn what_is_needed_is_dated_up_to_the_due_day_and_not_on_it() {
    let needs = |reported: Option<Every>, day: &str| {
        let mut level = Indicator::level("own", "Its own");
        level.reported = reported;
        let mut plan = promising_of(level, Goal::at_least(10));
        plan.actions[0].targets[0].baseline = Some(Baseline::from(0.0).into());
        let evaluation = judged(plan, ledger([Entry::reading("a", "own", START, 4)]), day);
        let needs = target(&evaluation, "t").needs.clone().unwrap();
        let dated: Vec<String> = needs.by.iter().map(|by| format!("{} {}", by.day, by.value.get())).collect();
        (needs.per_period.map(f64::from), dated.join(", "))
    };
    // Of 730 days 365 have passed; the year 2022 and the due day after it are left.
    let (each, dated) = needs(Some(Every::Year), HALF);
    assert_eq!(each, Some(3.0));
    assert!(dated.starts_with("2022-12-31 9.98") && dated.ends_with(", 2023-01-01 10"), "{dated}");
    assert_eq!(needs(None, HALF).0, None);
    assert_eq!(needs(Some(Every::Year), DUE), (None, String::new()));
}

#[test]
fn what_is_missed_without_a_baseline_counts_for_nothing_and_what_is_achieved_for_all() {
    let bar = |id: &str| Target::new(id, "A target", id, Goal::at_least(10));
    let plan = plan(Action::new("a", "An action").target(bar("level")).target(bar("other")))
        .indicator(Indicator::level("other", "Other"));
    let said = readings(&[(HALF, 12.0)]).entry(Entry::reading("o", "other", HALF, 9));
    let evaluation = judged(plan, said, DUE);
    assert_eq!(target(&evaluation, "other").attainment, None);
    assert_eq!(action(&evaluation, "a").score.map(f64::from), Some(0.5));
}

#[test]
fn an_improvement_is_more_than_its_dead_band() {
    let improving = |last: f64| {
        let plan = promising(Goal::improve(Way::Down).dead_band(2), None);
        stands(plan, readings(&[("2021-03-01", 10.0), (HALF, last)]), HALF).0
    };
    assert_eq!([7.9, 8.0, 12.0, 12.1].map(improving), ["on_track", "at_risk", "at_risk", "off_track"]);
}

#[test]
fn arrivals_improve_from_period_to_period() {
    let arrivals =
        Indicator::new("arrivals", "Arrivals", Measure::arrivals("items")).reported(Every::Quarter);
    let plan = promising_of(arrivals, Goal::improve(Way::Up)).register(Register::new("items", "Items"));
    let days = ["2021-02-01", "2021-03-01", "2021-05-01", "2021-08-01"];
    let evaluation = judged(plan, ledger(days.map(|day| Entry::opened(day, "items", day, day))), HALF);
    // Two came in the first quarter, none in the fourth.
    let fallen = target(&evaluation, "t");
    assert_eq!((fallen.verdict.as_str(), fallen.value.map(f64::from)), ("off_track", Some(0.0)));
}

#[test]
fn a_goal_to_improve_without_figures_holds_nothing_back() {
    let bar = Target::new("t", "A target", "level", Goal::at_least(10)).baseline(Baseline::from(0.0));
    let improve = Target::new("u", "A target", "other", Goal::improve(Way::Up));
    let plan = plan(Action::new("a", "An action").target(bar).target(improve));
    let evaluation =
        judged(plan.indicator(Indicator::level("other", "Other")), readings(&[(HALF, 10.0)]), HALF);
    assert_eq!(target(&evaluation, "u").verdict.as_str(), "no_data");
    assert_eq!(action(&evaluation, "a").verdict.as_str(), "achieved");
}

/// A milestone `t`, and a target `u` beside it.
fn milestone(due: Option<&str>) -> Plan {
    let mut target = Target::new("t", "A target", "done", Goal::happen());
    target.due = due.map(str::to_owned);
    let other = Target::new("u", "A target", "level", Goal::at_least(10));
    let done = Indicator::milestone("done", "Done").fresh_days(100_u32);
    plan(Action::new("a", "An action").target(target).target(other)).indicator(done)
}

#[test]
fn a_milestone_that_never_came_is_missed_and_keeps_its_action_from_being_achieved() {
    let evaluation = judged(milestone(Some("2021-06-30")), readings(&[(HALF, 12.0)]), HALF);
    assert_eq!(target(&evaluation, "t").verdict.as_str(), "missed");
    assert_eq!(target(&evaluation, "u").verdict.as_str(), "achieved");
    let held = action(&evaluation, "a");
    assert_eq!((held.verdict.as_str(), held.score.map(f64::from)), ("off_track", Some(0.5)));
}

#[test]
fn a_milestone_that_came_before_the_window_was_met_once() {
    let reached = ledger([Entry::reached("e", "done", "2020-06-30", "done")]);
    assert_eq!(stands(milestone(None), reached, DUE).0, "achieved");
}

#[test]
fn a_flow_is_settled_once_by_its_sum_and_not_by_a_period() {
    let mut flow = promising_of(Indicator::flow("flow", "A flow"), Goal::at_least(10));
    flow.actions[0].targets[0].settle = Some(Settle::Ever);
    let periods = ledger([
        Entry::reading("a", "flow", "2021-Q1", 6),
        Entry::reading("b", "flow", "2021-Q2", 6),
        Entry::reading("c", "flow", "2021-Q3", -9),
    ]);
    assert_eq!(stands(flow.clone(), periods.clone(), "2021-03-31"), ("ahead", Some(0.6)));
    assert_eq!(stands(flow, periods, HALF), ("achieved", Some(0.3)));
}

#[test]
fn on_the_due_day_the_bar_is_expected_whatever_is_dated_on_it() {
    let mut dated = promising(Goal::at_least(10), Some(0.0));
    let points = Trajectory::default().point(Checkpoint::new(HALF, 8)).point(Checkpoint::new(DUE, 9));
    dated.actions[0].targets[0].trajectory = Some(points.into());
    for (day, expected) in [(START, 0.0), (HALF, 0.8), (DUE, 1.0)] {
        let evaluation = judged(dated.clone(), readings(&[(START, 4.0)]), day);
        assert_eq!(target(&evaluation, "t").expected.map(f64::from), Some(expected), "{day}");
    }
}

#[test]
fn the_final_figure_is_awaited_for_the_lag_and_no_longer() {
    let reported = Indicator::level("late", "Late").reported(Every::Year).lag_days(30_u32);
    let promised = || promising_of(reported.clone(), Goal::at_least(10)).due("2022-12-31");
    let early = || ledger([Entry::reading("a", "late", "2021", 12)]);
    assert_eq!(stands(promised(), early(), "2022-12-30").0, "achieved");
    assert_eq!(stands(promised(), early(), "2022-12-31").0, "awaiting");
    assert_eq!(stands(promised(), early(), "2023-01-29").0, "awaiting");
    assert_eq!(stands(promised(), early(), "2023-01-30").0, "achieved");
    let there = ledger([Entry::reading("a", "late", "2022", 9)]);
    assert_eq!(stands(promised(), there, "2022-12-31").0, "missed");
}

#[test]
fn a_lag_that_leads_past_the_calendar_never_ends() {
    let reported = Indicator::level("late", "Late").reported(Every::Year).lag_days(30_u32);
    let promised = promising_of(reported, Goal::at_least(10)).due("9999-12-31");
    assert_eq!(
        stands(promised, ledger([Entry::reading("a", "late", "9998", 12)]), "9999-12-31").0,
        "awaiting"
    );
}

#[test]
fn before_the_first_day_of_the_calendar_no_period_has_ended() {
    let reported = Indicator::level("early", "Early").reported(Every::Year).lag_days(30_u32);
    let promised = || {
        let mut promised = promising_of(reported.clone(), Goal::at_least(10)).due("0001-04-01");
        promised.start = "0001-01-01".into();
        promised
    };
    // The first year ends after the due day, so that the due day is what counts, and its figure may still come.
    let early = || ledger([Entry::reading("a", "early", "0001-01-01", 7)]);
    assert_eq!(stands(promised(), early(), "0001-04-01").0, "awaiting");
    assert_eq!(stands(promised(), early(), "0001-05-01").0, "missed");
}

#[test]
fn a_final_figure_that_was_too_old_at_the_due_day_is_none() {
    let fresh = || promising_of(Indicator::level("old", "Old").fresh_days(90_u32), Goal::at_least(10));
    let old = || ledger([Entry::reading("a", "old", "2022-10-02", 12)]);
    assert_eq!(stands(fresh(), old(), "2022-12-31").0, "achieved");
    assert_eq!(stands(fresh(), old(), DUE).0, "no_data");
}

#[test]
fn earned_schedule_is_that_of_the_trajectory_up_to_each_of_its_turns() {
    let start = |between: tenfold::Between| {
        let points = Trajectory::default()
            .point(Checkpoint::new("2021-01-02", 1))
            .point(Checkpoint::new("2021-07-01", 2))
            .point(Checkpoint::new(HALF, 3));
        points.between(between)
    };
    for between in [tenfold::Between::Step, tenfold::Between::Linear] {
        for reached in [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 6.0, 10.0, 12.0] {
            let mut plan = promising(Goal::at_least(10), Some(0.0));
            plan.actions[0].targets[0].trajectory = Some(start(between).into());
            for day in ["2021-01-01", "2021-01-02", "2021-06-30", "2021-07-01", HALF] {
                let _ = judged_by("earned-schedule", plan.clone(), readings(&[("2021-01-01", reached)]), day);
            }
        }
    }
    for kind in [tenfold::draft::TrajectoryKind::AtDue, tenfold::draft::TrajectoryKind::SCurve] {
        for reached in [0.0, 5.0, 10.0] {
            let mut plan = promising(Goal::at_least(10), Some(0.0));
            plan.actions[0].targets[0].trajectory = Some(Box::new(kind.into()));
            let _ = judged_by("earned-schedule", plan, readings(&[("2021-01-01", reached)]), HALF);
        }
    }
}

#[test]
fn a_bar_past_the_largest_number_cannot_be_judged() {
    let judged =
        |by: f64| stands(promising(Goal::gain(by), Some(1e308)), readings(&[("2021-06-30", 1e308)]), HALF).0;
    assert_eq!((judged(1.7e308), judged(1e307)), ("not_assessable", "off_track"));
}

#[test]
fn a_level_that_is_reached_from_the_beginning_leaves_no_way_to_go() {
    let scale = tenfold::draft::Scale::new("scale", "A scale")
        .level(tenfold::draft::Level::new("low", "Low"))
        .level(tenfold::draft::Level::new("high", "High"));
    for from in ["low", "high"] {
        for at in ["low", "high"] {
            let indicator = Indicator::new("own", "Its own", tenfold::draft::Measure::grade("scale"));
            let mut plan = promising_of(indicator, Goal::reach("high")).scale(scale.clone());
            let baseline = Baseline { level: Some(from.to_owned()), ..Baseline::default() };
            plan.actions[0].targets[0].baseline = Some(Box::new(baseline));
            let entry = tenfold::draft::Entry::grade("e", "own", "2021-06-30", at);
            let mut ledger = tenfold::draft::Ledger::new("plan");
            ledger.entries.push(entry);
            let _ = judged(plan, ledger, HALF);
        }
    }
}
