//! History: periods, excursions and changes, worked out by hand.

use tenfold::draft::{Action, Each, Entry, Goal, Indicator, Ledger, Plan, Target};
use tenfold::{Compared, Every, History, Judged, Options, PeriodState, Way, evaluate};

fn history(indicator: Indicator, target: Target, readings: &[(&str, f64)], day: &str) -> Option<History> {
    let plan = Plan::new("p", "P", "2021-01-01")
        .due("2024-12-31")
        .indicator(indicator)
        .action(Action::new("a", "A").target(target))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let entry =
        |(index, (day, value)): (usize, &(&str, f64))| Entry::reading(format!("e{index}"), "i", *day, *value);
    let mut ledger = Ledger::new("p");
    ledger.entries = readings.iter().enumerate().map(entry).collect();
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let evaluation = evaluate(&plan, &ledger, &Options::new(day.parse().unwrap())).unwrap();
    evaluation.targets[0].history.clone()
}

/// Returns the periods of a flow that is to be at least 10 each year, with a lag of 90 days, and the run.
fn years(each: Each, readings: &[(&str, f64)], day: &str) -> (Vec<(Option<f64>, PeriodState)>, u32) {
    let mut goal = Goal::every_period(Every::Year);
    goal.each = Some(each.into());
    let target = Target::new("t", "T", "i", goal);
    match history(Indicator::flow("i", "I").lag_days(90_u32), target, readings, day) {
        Some(History::Periods { periods, run }) => {
            let state = |one: &tenfold::PeriodValue| (one.value.map(f64::from), one.state);
            (periods.iter().map(state).collect(), run)
        }
        other => panic!("{other:?}"),
    }
}

use PeriodState::{Coming, Done, Missed, Open};

#[test]
fn a_period_is_done_missed_open_or_still_to_come() {
    let readings = [("2021", 12.0), ("2022", 7.0), ("2023-H1", 10.0)];
    let (periods, run) = years(Each::at_least(10), &readings, "2023-08-01");
    assert_eq!(periods, [(Some(12.0), Done), (Some(7.0), Missed), (Some(10.0), Done), (None, Coming)]);
    assert_eq!(run, 1, "the miss of 2022 ended the run that began in 2021");
}

#[test]
fn a_period_whose_figure_may_still_come_is_open_and_ends_no_run() {
    let readings = [("2021", 12.0), ("2022", 11.0)];
    let (periods, run) = years(Each::at_least(10), &readings, "2024-03-29");
    // 2023-12-31 and 90 days is 2024-03-30.
    assert_eq!(periods, [(Some(12.0), Done), (Some(11.0), Done), (None, Open), (None, Open)]);
    assert_eq!(run, 2);
    let (periods, run) = years(Each::at_least(10), &readings, "2024-03-30");
    assert_eq!((periods[2], run), ((None, Missed), 0));
}

#[test]
fn a_period_that_may_still_exceed_its_most_is_not_done_before_it_ends() {
    let (periods, run) = years(Each::at_most(10), &[("2021", 9.0), ("2022-H1", 4.0)], "2022-12-30");
    assert_eq!(periods[..2], [(Some(9.0), Done), (Some(4.0), Open)]);
    assert_eq!(run, 1);
}

#[test]
fn of_what_nothing_was_ever_said_no_period_is_missed() {
    let (periods, run) = years(Each::at_least(10), &[], "2023-08-01");
    assert_eq!(periods, [(None, Open), (None, Open), (None, Open), (None, Coming)]);
    assert_eq!(run, 0);
}

fn held(fresh: Option<u32>, readings: &[(&str, f64)], day: &str) -> Vec<(String, String, f64)> {
    let mut goal = Goal::hold();
    (goal.low, goal.high) = (Some(2.into()), Some(4.into()));
    let mut indicator = Indicator::level("i", "I");
    indicator.fresh_days = fresh;
    match history(indicator, Target::new("t", "T", "i", goal), readings, day) {
        Some(History::Held { excursions }) => {
            excursions.iter().map(|one| (one.from.to_string(), one.to.to_string(), one.worst.get())).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_excursion_runs_from_the_first_day_outside_to_the_day_before_it_is_inside_again() {
    let readings = [
        ("2021-01-05", 3.0),
        ("2021-02-01", 5.0),
        ("2021-03-01", 0.5),
        ("2021-04-01", 4.0),
        ("2021-05-01", 4.5),
    ];
    let found = held(None, &readings, "2021-05-10");
    // 0.5 is 1.5 below the low end, 5 is 1 above the high end; the last one still runs on the day.
    let expected = [("2021-02-01", "2021-03-31", 0.5), ("2021-05-01", "2021-05-10", 4.5)];
    assert_eq!(found, expected.map(|(from, to, worst)| (from.to_owned(), to.to_owned(), worst)));
}

#[test]
fn days_that_no_figure_covers_end_an_excursion() {
    let readings = [("2021-02-01", 5.0), ("2021-03-01", 6.0)];
    let found = held(Some(9), &readings, "2021-12-31");
    let expected = [("2021-02-01", "2021-02-10", 5.0), ("2021-03-01", "2021-03-10", 6.0)];
    assert_eq!(found, expected.map(|(from, to, worst)| (from.to_owned(), to.to_owned(), worst)));
    assert_eq!(held(None, &[("2021-02-01", 3.0)], "2021-12-31"), []);
}

/// Returns the changes goalwards with how they compare with the dead band, the counts, and the run.
type Counts = (u32, u32, u32, u32);

fn changes(goal: Goal, readings: &[(&str, f64)]) -> (Vec<(f64, Compared)>, Counts) {
    match history(Indicator::level("i", "I"), Target::new("t", "T", "i", goal), readings, "2024-06-30") {
        Some(History::Changes { changes, better, worse, within, run }) => {
            let change = |one: &tenfold::Change| (one.change.get(), one.compared);
            (changes.iter().map(change).collect(), (better, worse, within, run))
        }
        other => panic!("{other:?}"),
    }
}

use Compared::{Better, Within, Worse};

#[test]
fn changes_are_goalwards_and_counted_against_the_dead_band() {
    let mut goal = Goal::improve(Way::Down);
    goal.dead_band = Some(1.into());
    let readings =
        [("2021", 10.0), ("2022-H1", 8.0), ("2022", 9.0), ("2023-H1", 11.0), ("2023", 9.0), ("2024-Q1", 7.5)];
    let (changes, counts) = changes(goal, &readings);
    assert_eq!(changes, [(2.0, Better), (-1.0, Within), (-2.0, Worse), (2.0, Better), (1.5, Better)]);
    assert_eq!(counts, (3, 1, 1, 2));
}

#[test]
fn a_dead_band_of_a_growth_or_a_trend_is_one_a_year() {
    let readings = [("2021-12-31", 100.0), ("2023-12-31", 121.0)];
    let judged = |judged: Judged, band: f64| {
        let mut goal = Goal::improve(Way::Up);
        (goal.judged, goal.dead_band) = (Some(judged), Some(band.into()));
        changes(goal, &readings).0[0]
    };
    // 21 in two years: 10% and 10.5 a year.
    assert_eq!(judged(Judged::Growth, 0.09), (21.0, Better));
    assert_eq!(judged(Judged::Growth, 0.11), (21.0, Within));
    assert_eq!(judged(Judged::Trend, 10.4), (21.0, Better));
    assert_eq!(judged(Judged::Trend, 10.5), (21.0, Within));
    assert_eq!(judged(Judged::Sign, 20.0), (21.0, Better));
}

#[test]
fn a_growth_that_cannot_be_had_is_compared_by_its_sign() {
    let mut goal = Goal::improve(Way::Up);
    (goal.judged, goal.dead_band) = (Some(Judged::Growth), Some(1.into()));
    let readings = [("2021", 0.0), ("2022", 1.0), ("2023", -1.0)];
    assert_eq!(changes(goal, &readings).0, [(1.0, Better), (-2.0, Worse)]);
}

#[test]
fn other_goals_and_windows_that_have_not_begun_have_no_history() {
    let level = || Indicator::level("i", "I");
    let at_least = Target::new("t", "T", "i", Goal::at_least(1));
    assert_eq!(history(level(), at_least, &[("2021", 1.0)], "2022-01-01"), None);
    let later = Target::new("t", "T", "i", Goal::improve(Way::Up)).start("2023-01-01");
    assert_eq!(history(level(), later, &[("2021", 1.0)], "2022-01-01"), None);
}
