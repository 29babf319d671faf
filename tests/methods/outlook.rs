//! Where a target goes: each way to carry a value on, against hand counts.

use tenfold::draft::{Band, Clause, ForecastKind, Goal, Indicator, Method, Projection, Signal, Target};
use tenfold::{Outlook, Standing, draft};

use super::{judged, level, target};

/// Read at the ends of the years 1 to 6 after the start; the due day is year 12.
const READ: [f64; 6] = [1.0, 3.0, 2.0, 4.0, 6.0, 5.0];

fn outlook(target: Target, indicator: Indicator, by: impl Into<Projection>) -> Option<Outlook> {
    let method = draft::Method::preset("pace").unwrap().outlook(by).build().unwrap();
    judged(target, indicator, &READ, method).forecast
}

fn twenty(baseline: f64) -> Target {
    target(Goal::at_least(20)).baseline(baseline).due("2030-12-31")
}

#[track_caller]
fn near(found: Option<tenfold::Finite>, expected: f64) {
    let found = found.unwrap().get();
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn each_forecast_carries_the_value_on_in_its_own_way() {
    let goes = |by: Projection| outlook(twenty(0.0), level(), by).unwrap();
    let met = |outlook: &Outlook| outlook.met_on.unwrap().to_string();
    // From 0 to 5 in 6 years: 10 in 12, and 20 in 24.
    let line = goes(ForecastKind::FromBaseline.into());
    near(line.at_due, 10.0);
    assert_eq!((line.method, met(&line).as_str()), ("from_baseline", "2042-12-31"));
    // From 2 to 5 in the last three years: 1 a year, and 15 more after the sixth.
    let last = goes(Projection::from(ForecastKind::LastN).last(4_u32));
    near(last.at_due, 11.0);
    assert_eq!((last.method, met(&last).as_str()), ("last_n", "2039-12-31"));
    // Means of 3.5, Σxy = 15.5, Σxx = 17.5.
    let squares = goes(ForecastKind::LeastSquares.into());
    near(squares.at_due, 3.5 + 8.5 * 15.5 / 17.5);
    assert_eq!(squares.method, "least_squares");
    // The middle one of the fifteen slopes is 1, and so is what is left at the first year.
    let median = goes(ForecastKind::TheilSen.into());
    near(median.at_due, 12.0);
    assert_eq!((median.method, met(&median).as_str()), ("theil_sen", "2038-12-31"));
    // Four times as much in six years.
    let growth = outlook(twenty(1.25), level(), ForecastKind::Compound).unwrap();
    near(growth.at_due, 20.0);
    assert_eq!(growth.method, "compound");
    assert!(["2030-12-31", "2031-01-01"].contains(&met(&growth).as_str()), "as its last bit rounds");
    assert_eq!(outlook(twenty(0.0), level(), ForecastKind::Compound), None, "there is no growth from zero");
}

#[test]
fn a_bar_that_the_forecast_has_passed_is_met_on_the_next_day() {
    // The line of the last three stands at 5 on the day of the latest figure, the bar a little above.
    let bar = target(Goal::at_least(5.001)).baseline(0).due("2030-12-31");
    let last = outlook(bar, level(), Projection::from(ForecastKind::LastN).last(4_u32)).unwrap();
    assert_eq!(last.met_on.unwrap().to_string(), "2025-01-01");
    // Away from the bar it never comes.
    let away = target(Goal::at_most(0)).baseline(8).due("2030-12-31");
    let away = outlook(away, level(), Projection::from(ForecastKind::LastN).last(4_u32)).unwrap();
    assert_eq!(away.met_on, None);
}

#[test]
fn a_straight_forecast_has_a_band_of_one_standard_error_of_prediction() {
    let squares = outlook(twenty(0.0), level(), ForecastKind::LeastSquares).unwrap();
    let error: f64 = 17.5 - 15.5 * 15.5 / 17.5;
    let error = (error / 4.0 * (1.0 + 1.0 / 6.0 + 8.5 * 8.5 / 17.5)).sqrt();
    let at_due = squares.at_due.unwrap().get();
    near(squares.low, at_due - error);
    near(squares.high, at_due + error);
    // The last three only: 4, 6 and 5 lie 0, 1.5 and 0 off the line from 4 by 0.5 a year.
    let last = outlook(twenty(0.0), level(), Projection::from(ForecastKind::LastN).last(3_u32)).unwrap();
    near(last.at_due, 8.0);
    let error = (1.5_f64 * 1.5 * (1.0 + 1.0 / 3.0 + 7.0 * 7.0 / 2.0)).sqrt();
    near(last.low, 8.0 - error);
    near(last.high, 8.0 + error);
    let two = outlook(twenty(0.0), level(), Projection::from(ForecastKind::LastN).last(2_u32)).unwrap();
    assert_eq!((two.low, two.high), (None, None), "two figures say nothing of their scatter");
    let growth = outlook(twenty(1.25), level(), ForecastKind::Compound).unwrap();
    assert_eq!((growth.low, growth.high), (None, None));
}

#[test]
fn a_flow_is_carried_on_by_its_sum_so_far() {
    let target = target(Goal::at_least(40)).baseline(0).due("2030-12-31");
    let flow = outlook(target, Indicator::flow("i", "I"), Projection::from(ForecastKind::LastN).last(3_u32));
    // The sums are 1, 4, 6, 10, 16 and 21: 5.5 a year in the last two years.
    near(flow.unwrap().at_due, 21.0 + 6.0 * 5.5);
}

#[test]
fn a_forecast_that_needs_more_figures_is_none() {
    let by = Projection::from(ForecastKind::LastN).last(9_u32).min_points(7_u32);
    assert_eq!(outlook(twenty(0.0), level(), by), None);
}

#[test]
fn a_target_that_goes_the_wrong_way_is_never_met() {
    let falling = target(Goal::at_least(20)).baseline(10).due("2030-12-31");
    let outlook = outlook(falling, level(), ForecastKind::FromBaseline).unwrap();
    near(outlook.at_due, 0.0);
    assert_eq!(outlook.met_on, None);
}

/// What is met has been attained whatever it began from, and so has what will be.
#[test]
fn a_forecast_that_meets_the_bar_needs_no_baseline() {
    let own = || {
        let will = Signal::projected_attainment(ForecastKind::LeastSquares);
        Clause::by(will)
            .band(Band::at_least(1, "will_be", Standing::OnTrack))
            .band(Band::otherwise("will_not_be", Standing::OffTrack))
    };
    let judge = |bar: u32| {
        let target = target(Goal::at_least(bar)).due("2030-12-31");
        judged(target, level(), &READ, Method::new("own", "Own").clause(own()).build().unwrap())
    };
    // The line comes to 11.03 by the due day.
    let met = judge(11);
    assert_eq!(met.baseline, None);
    assert_eq!((met.verdict.as_str(), met.word.as_deref()), ("on_track", Some("will_be")));
    let short = judge(12);
    assert_eq!(short.verdict.as_str(), "not_assessable");
}

#[test]
fn a_figure_of_the_due_day_needs_no_forecast_to_it() {
    // The latest figure is of the last day of 2024, the day that is judged.
    let due = |day: &str| target(Goal::at_least(20)).baseline(0).due(day);
    let goes = |day: &str| outlook(due(day), level(), ForecastKind::FromBaseline).unwrap();
    assert_eq!((goes("2024-12-31").at_due, goes("2024-12-31").low), (None, None));
    assert!(goes("2025-01-01").at_due.is_some());
}

#[test]
fn a_day_that_is_today_or_past_is_no_forecast() {
    // One in the first year: a bar of six is met six years after the start, which is today, and was not.
    let bar = |bar: f64| target(Goal::at_least(bar)).baseline(0).due("2030-12-31");
    let goes = |of: f64| {
        let method =
            draft::Method::preset("pace").unwrap().outlook(ForecastKind::FromBaseline).build().unwrap();
        judged(bar(of), level(), &[1.0], method).forecast.unwrap().met_on.map(|day| day.to_string())
    };
    assert_eq!(goes(6.0), None);
    assert_eq!(goes(6.01).unwrap()[..4], *"2025");
}

#[test]
fn a_forecast_that_comes_to_its_bar_on_a_day_meets_it_that_day_whichever_way_it_goes() {
    let met_on = |goal: Goal, first: f64| {
        let method =
            draft::Method::preset("pace").unwrap().outlook(ForecastKind::FromBaseline).build().unwrap();
        let target = target(goal).baseline(0).due("2030-12-31");
        judged(target, level(), &[first], method).forecast.unwrap().met_on
    };
    // One in the first 365 days: so many days for so many 365ths.
    for days in 2300..2500 {
        let bar = f64::from(days) / 365.0;
        let (up, down) = (met_on(Goal::at_least(bar), 1.0), met_on(Goal::at_most(-bar), -1.0));
        assert_eq!(up, down, "{days} days");
    }
}

#[test]
fn a_scatter_is_that_of_the_figures_that_the_forecast_looks_at() {
    let band = |readings: usize| {
        let plan = draft::Plan::new("p", "P", "2018-12-31")
            .indicator(level())
            .action(draft::Action::new("a", "A").target(twenty(0.0)));
        let plan = plan.build().unwrap();
        let start: tenfold::Day = "2019-01-01".parse().unwrap();
        let mut ledger = draft::Ledger::new("p");
        // Far from any line before the last five hundred, and near it since.
        ledger.entries = (0..readings)
            .map(|place| {
                let day = start.plus_days(i32::try_from(600 - readings + place).unwrap()).unwrap();
                let off = if place + 500 < readings { 50.0 } else { 0.01 };
                let value = place as f64 * 0.01 + if place % 2 == 0 { off } else { -off };
                draft::Entry::reading(format!("e{place}"), "i", day.to_string(), value)
            })
            .collect();
        let ledger = ledger.build(&plan).unwrap();
        let method = draft::Method::preset("pace").unwrap().outlook(ForecastKind::TheilSen).build().unwrap();
        let options = tenfold::Options::new("2020-12-31".parse().unwrap()).method(method);
        let outlook =
            tenfold::evaluate(&plan, &ledger, &options).unwrap().targets[0].forecast.clone().unwrap();
        outlook.high.unwrap().get() - outlook.low.unwrap().get()
    };
    assert!((band(600) - band(500)).abs() < 0.01, "{} {}", band(600), band(500));
}
