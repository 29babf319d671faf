//! What is asked of a value day by day, and how it changes, against hand counts: by the crate and by the reference.

use tenfold::draft::{
    Action, Band, Checkpoint, Clause, Entry, Goal, Indicator, Ledger, Method, Order, Plan, Signal,
    SignalKind, Target, Trajectory, TrajectoryKind,
};
use tenfold::{Between, Standing, TargetResult, Way};

use super::{level, target};
use crate::differential::agreed;

/// Judges a target by its readings at the ends of the years from 2019 on.
fn judged(
    target: Target,
    indicator: Indicator,
    readings: &[f64],
    as_of: &str,
    method: &tenfold::rules::Method,
) -> TargetResult {
    let plan = Plan::new("p", "P", "2018-12-31").indicator(indicator);
    let plan = plan.action(Action::new("a", "A").target(target)).build().unwrap();
    let last = as_of[..4].parse::<i32>().unwrap();
    let first = last - i32::try_from(readings.len()).unwrap() + 1;
    let entries = (first..)
        .zip(readings)
        .map(|(year, value)| Entry::reading(format!("e{year}"), "i", year.to_string(), *value));
    let ledger = entries.fold(Ledger::new("p"), Ledger::entry).build(&plan).unwrap();
    agreed(&plan, &ledger, as_of, None, method).targets.remove(0)
}

fn preset(name: &str) -> tenfold::rules::Method {
    tenfold::rules::Method::preset(name).unwrap()
}

fn only(signal: impl Into<Signal>) -> tenfold::rules::Method {
    let clause = Clause::by(signal).band(Band::otherwise("so", Standing::OnTrack));
    Method::new("own", "Own").order(Order::DataOnly).clause(clause).build().unwrap()
}

fn number(target: Target, indicator: Indicator, readings: &[f64], as_of: &str, by: impl Into<Signal>) -> f64 {
    judged(target, indicator, readings, as_of, &only(by)).signal.unwrap().value.get()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Four times as many days as from the end of 2018 to the end of 2024: there a quarter of the time has passed.
const DUE: &str = "2043-01-02";

/// Returns SPI(t) of a value read on the last day of 2024, six years after the start, of a way from a baseline to a
/// bar.
fn spi_t((baseline, bar): (f64, f64), trajectory: impl Into<Trajectory>, value: f64) -> f64 {
    let goal = if bar > baseline { Goal::at_least(bar) } else { Goal::at_most(bar) };
    let target = target(goal).baseline(baseline).due(DUE).trajectory(trajectory);
    number(target, level(), &[value], "2024-12-31", SignalKind::SpiT)
}

fn through(points: &[(&str, f64)]) -> Trajectory {
    let points = points.iter().map(|(day, value)| Checkpoint::new(*day, *value));
    points.fold(Trajectory::from(TrajectoryKind::Checkpoints), Trajectory::point)
}

#[test]
fn what_is_exactly_on_plan_has_earned_the_time_that_it_spent_whatever_its_trajectory() {
    // A quarter of the way; 3/16 − 2/64 of it; a doubling of four; half way from 5 to 9.
    near(spi_t((0.0, 64.0), TrajectoryKind::Linear, 16.0), 1.0);
    near(spi_t((0.0, 64.0), TrajectoryKind::SCurve, 10.0), 1.0);
    near(spi_t((1.0, 16.0), TrajectoryKind::Compound, 2.0), 1.0);
    near(spi_t((16.0, 1.0), TrajectoryKind::Compound, 8.0), 1.0);
    let around = through(&[("2024-12-21", 5.0), ("2025-01-10", 9.0)]);
    near(spi_t((0.0, 64.0), around, 7.0), 1.0);
}

#[test]
fn what_is_ahead_of_a_curve_has_earned_the_time_at_which_the_curve_is_there() {
    // Half of the time is 4384 days: the first day of 2031, of a year of 365 days.
    let half = (12.0 + 1.0 / 365.0) / 6.0;
    near(spi_t((0.0, 64.0), TrajectoryKind::SCurve, 32.0), half);
    near(spi_t((1.0, 16.0), TrajectoryKind::Compound, 4.0), half);
    near(spi_t((0.0, 64.0), TrajectoryKind::SCurve, -1.0), 0.0);
    near(spi_t((0.0, 64.0), TrajectoryKind::SCurve, 0.0), 0.0);
}

#[test]
fn a_step_is_planned_for_its_day_and_not_before() {
    let steps = || through(&[("2021-12-31", 4.0), ("2027-12-31", 8.0)]).between(Between::Step);
    // Until the day before the second step; three quarters of the day of the first one; until its eve.
    near(spi_t((0.0, 64.0), steps(), 4.0), (9.0 - 1.0 / 365.0) / 6.0);
    near(spi_t((0.0, 64.0), steps(), 3.0), (3.0 - 0.25 / 365.0) / 6.0);
    near(spi_t((0.0, 64.0), steps(), 0.0), (3.0 - 1.0 / 365.0) / 6.0);
    // Everything is planned for the due day, the second after 24 years, and nothing for the day before it.
    near(spi_t((0.0, 64.0), TrajectoryKind::AtDue, 0.0), (24.0 + 1.0 / 365.0) / 6.0);
    near(spi_t((0.0, 64.0), TrajectoryKind::AtDue, 32.0), (24.0 + 1.5 / 365.0) / 6.0);
}

#[test]
fn a_flow_towards_a_bar_changes_by_what_comes_in_and_one_to_improve_by_how_that_changes() {
    let flow = || Indicator::flow("i", "I");
    let read = [10.0, 9.0, 8.0, 7.0];
    let to = |bar: f64| target(Goal::at_least(bar)).due("2023-12-31");
    // The sums are 10, 19, 27 and 34: 24 in three years, and 7 in the last.
    near(number(to(40.0), flow(), &read, "2022-12-31", Signal::mean_change(6)), 8.0);
    near(number(to(40.0), flow(), &read, "2022-12-31", SignalKind::LastChange), 7.0);
    let improve = || target(Goal::improve(Way::Up));
    near(number(improve(), flow(), &read, "2022-12-31", Signal::mean_change(6)), -1.0);
    near(number(improve(), flow(), &read, "2022-12-31", SignalKind::LastChange), -1.0);
}

#[test]
fn a_flow_that_comes_to_its_bar_with_less_each_year_is_no_storm() {
    let flow = || Indicator::flow("i", "I");
    let read = [10.0, 9.0, 8.0, 7.0];
    let weather = |target: Target| judged(target, flow(), &read, "2022-12-31", &preset("weather")).word;
    let to = |bar: f64| target(Goal::at_least(bar)).due("2023-12-31");
    // 34 and 8 more are 42; of the 26 that are left to 60 that leaves 18.
    assert_eq!(weather(to(40.0)).as_deref(), Some("sun"));
    assert_eq!(weather(to(60.0)).as_deref(), Some("cloud"));
    assert_eq!(weather(target(Goal::improve(Way::Up))).as_deref(), Some("storm"));
}

#[test]
fn within_one_of_a_percentage_counts_as_reached_only_on_the_way_to_all_or_to_none() {
    let says = |goal: Goal, baseline: f64, value: f64| {
        let target = target(goal).baseline(baseline).due("2030-12-31");
        let result = judged(target, level(), &[value], "2024-12-31", &preset("unsd-2023"));
        result.verdict.standing() == Some(Standing::Achieved)
    };
    assert!(says(Goal::at_least(100), 60.0, 99.0));
    assert!(says(Goal::at_most(0), 40.0, 1.0));
    assert!(!says(Goal::at_most(100), 200.0, 101.0), "a fall to 100 is no share that is whole");
    assert!(!says(Goal::at_least(0), -40.0, -1.0), "a rise to 0 is no share that is gone");
    assert!(!says(Goal::at_least(100), -5.0, 99.0));
    assert!(!says(Goal::at_most(0), 400.0, 1.0), "there are no 400 per cent of a whole");
    assert!(!says(Goal::at_most(0), 0.4, 0.1), "a share of one has one at its top");
}
