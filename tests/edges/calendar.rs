//! Days: of readings, of windows, of anniversaries.

use tenfold::draft::{Action, Baseline, Entry, Goal, Indicator, Plan, Target};
use tenfold::{Code, Way};

use super::{DUE, HALF, START, judged, plan, promising, readings, stands, target};

fn ten() -> Plan {
    promising(Goal::at_least(10), Some(4.0))
}

#[test]
fn a_bar_met_after_the_due_day_is_missed() {
    let late = || readings(&[("2022-12-01", 9.0), ("2023-02-01", 12.0)]);
    let evaluation = judged(ten(), late(), "2023-03-01");
    let missed = target(&evaluation, "t");
    assert_eq!((missed.verdict.as_str(), missed.value.map(f64::from)), ("missed", Some(9.0)));
    assert_eq!(missed.value_day, Some("2022-12-01".parse().unwrap()));
}

#[test]
fn a_figure_that_comes_only_after_the_due_day_is_no_final_figure() {
    assert_eq!(stands(ten(), readings(&[("2023-02-01", 12.0)]), "2023-03-01"), ("no_data", None));
}

#[test]
fn a_due_day_before_the_start_is_refused_in_a_plan_and_in_an_amendment() {
    let faults = ten().due("2020-12-31").build().unwrap_err();
    assert!(faults.iter().any(|fault| fault.code() == Code::DueBeforeStart), "{faults}");
    let plan = ten().build().unwrap();
    let amended = readings(&[]).entry(Entry::amended("e", HALF, "t").due("2020-12-31"));
    let faults = amended.build(&plan).unwrap_err();
    assert!(faults.iter().any(|fault| fault.code() == Code::DueBeforeStart), "{faults}");
}

#[test]
fn before_the_start_it_has_not_started_and_from_the_start_on_it_has() {
    let early = readings(&[("2020-12-01", 12.0)]);
    assert_eq!(stands(ten(), early.clone(), "2020-12-31").0, "not_started");
    assert_eq!(stands(ten(), early, START), ("no_data", None));
}

#[test]
fn without_a_reading_there_is_no_data_before_and_after_the_due_day() {
    for day in [START, HALF, DUE, "2030-01-01"] {
        assert_eq!(stands(ten(), readings(&[]), day), ("no_data", None));
    }
}

#[test]
fn one_reading_is_enough_to_attain_something() {
    assert_eq!(stands(ten(), readings(&[("2021-03-01", 7.0)]), HALF), ("on_track", Some(0.5)));
}

#[test]
fn one_reading_without_a_baseline_shows_no_movement() {
    let improving = promising(Goal::improve(Way::Up), None);
    assert_eq!(stands(improving, readings(&[("2021-03-01", 7.0)]), HALF), ("not_assessable", None));
}

#[test]
fn a_reading_counts_from_its_own_day_on() {
    let on_the_day = || readings(&[(HALF, 7.0)]);
    assert_eq!(stands(ten(), on_the_day(), "2021-12-31"), ("no_data", None));
    assert_eq!(stands(ten(), on_the_day(), HALF), ("on_track", Some(0.5)));
}

#[test]
fn readings_on_the_first_and_the_last_day_of_the_window_are_inside() {
    assert_eq!(stands(ten(), readings(&[(START, 4.6)]), START).1, Some((4.6 - 4.0) / 6.0));
    assert_eq!(stands(ten(), readings(&[(DUE, 10.0)]), DUE), ("achieved", Some(1.0)));
    assert_eq!(stands(ten(), readings(&[("2020-12-31", 10.0)]), HALF), ("no_data", None));
}

#[test]
fn nothing_expected_and_nothing_attained_is_not_due_and_anything_attained_is_ahead() {
    assert_eq!(stands(ten(), readings(&[(START, 4.0)]), START), ("not_due", Some(0.0)));
    assert_eq!(stands(ten(), readings(&[(START, 7.0)]), START), ("ahead", Some(0.5)));
}

#[test]
fn without_a_due_day_what_is_not_met_is_undated_and_what_is_met_is_achieved() {
    let undated = || {
        let goal = Target::new("t", "A target", "level", Goal::at_least(10)).baseline(Baseline::from(4.0));
        let action = Action::new("a", "An action").target(goal);
        let level = Indicator::level("level", "A level");
        Plan::new("plan", "A plan", START).indicator(level).action(action)
    };
    assert_eq!(stands(undated(), readings(&[(HALF, 7.0)]), DUE), ("undated", Some(0.5)));
    assert_eq!(stands(undated(), readings(&[(HALF, 10.0)]), DUE), ("achieved", Some(1.0)));
}

#[test]
fn a_29_february_has_its_anniversary_on_28_february_of_common_years() {
    for (due, years) in [("2021-02-28", 1), ("2023-02-28", 3), ("2024-02-29", 4)] {
        let growth = Target::new("t", "A target", "level", Goal::growth(1)).start("2020-02-29").due(due);
        let mut promised = plan(Action::new("a", "An action").target(growth.baseline(Baseline::from(100.0))));
        promised.start = "2020-02-29".to_owned();
        promised.due = None;
        let evaluation = judged(promised, readings(&[("2020-03-01", 150.0)]), "2020-06-01");
        assert_eq!(target(&evaluation, "t").bar.map(f64::from), Some(100.0 * f64::from(1 << years)));
    }
}

#[test]
fn a_window_of_one_day_expects_everything_on_that_day() {
    let goal = Target::new("t", "A target", "level", Goal::at_least(10)).baseline(Baseline::from(4.0));
    let one_day = plan(Action::new("a", "An action").target(goal.start(HALF).due(HALF)));
    let evaluation = judged(one_day, readings(&[(HALF, 7.0)]), HALF);
    let missed = target(&evaluation, "t");
    assert_eq!((missed.verdict.as_str(), missed.expected.map(f64::from)), ("missed", Some(1.0)));
}
