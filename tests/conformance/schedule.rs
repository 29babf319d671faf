//! Earned schedule on a finished project: planned and earned value by period, planned for 9 periods, done in 13.
//!
//! Source: the repository `EVapp`, `revamp_checkin.csv`. Here a period is a calendar year, so that periods are
//! equally long: the planned value stands as checkpoints, the earned value as readings.

use tenfold::draft::{
    Action, Band, Checkpoint, Clause, Entry, Goal, Indicator, Ledger, Plan, SignalKind, Target, Trajectory,
};
use tenfold::rules::Method;
use tenfold::{Options, Standing, TargetResult, Verdict, draft, evaluate};

const BUDGET: f64 = 360.738;

/// Planned and earned value at the end of each period.
const PERIODS: [(f64, f64); 13] = [
    (28.975, 25.645),
    (81.681, 68.074),
    (91.681, 89.135),
    (138.586, 125.244),
    (218.141, 198.754),
    (302.478, 268.763),
    (323.632, 292.469),
    (345.876, 306.725),
    (BUDGET, 312.864),
    (BUDGET, 327.694),
    (BUDGET, 338.672),
    (BUDGET, 349.861),
    (BUDGET, BUDGET),
];

/// Returns the last day of a period.
fn end(period: usize) -> String {
    format!("{}-12-31", 2000 + period)
}

/// Judges the project at the end of a period.
fn judged(period: usize, method: &Method) -> TargetResult {
    let mut path = Trajectory::default();
    let mut ledger = Ledger::new("project");
    for (index, (planned, earned)) in (1..).zip(PERIODS) {
        if index < PERIODS.len() {
            path = path.point(Checkpoint::new(end(index), planned));
        }
        ledger = ledger.entry(Entry::reading(format!("e{index}"), "earned", end(index), earned));
    }
    let target = Target::new("budget", "Budget", "earned", Goal::at_least(BUDGET))
        .baseline(0)
        .due(end(PERIODS.len()))
        .trajectory(path);
    let plan = Plan::new("project", "Project", end(0))
        .indicator(Indicator::level("earned", "Earned value"))
        .action(Action::new("a", "A").target(target))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let options = Options::new(end(period).parse().unwrap()).method(method.clone());
    evaluate(&plan, &ledger, &options).unwrap().targets.remove(0)
}

fn spi_t(period: usize) -> f64 {
    let signal = judged(period, &Method::preset("earned-schedule").unwrap()).signal.unwrap();
    assert_eq!(signal.name, "spi_t");
    signal.value.get()
}

fn spi(period: usize) -> f64 {
    let clause = Clause::by(SignalKind::Spi).band(Band::otherwise("so", Standing::OnTrack));
    let method =
        draft::Method::new("spi", "SPI").order(draft::Order::DataOnly).clause(clause).build().unwrap();
    judged(period, &method).signal.unwrap().value.get()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn a_project_that_took_13_periods_for_9_has_earned_9() {
    let schedule = spi_t(13) * 13.0;
    near(schedule, 9.0);
    assert_eq!(format!("{:.4}", spi_t(13)), "0.6923");
    near(spi(13), 1.0);
    let done = judged(13, &Method::preset("earned-schedule").unwrap());
    assert_eq!(
        (done.verdict, done.word.as_deref()),
        (Verdict::Standing(Standing::Achieved), Some("finished"))
    );
}

#[test]
fn every_period_earned_the_whole_periods_before_it_and_a_part_of_the_next() {
    // Whole periods and the planned values around what is earned, read off the table.
    let zero = (0, 0.0);
    let around = [
        (zero, 28.975),
        ((1, 28.975), 81.681),
        ((2, 81.681), 91.681),
        ((3, 91.681), 138.586),
        ((4, 138.586), 218.141),
        ((5, 218.141), 302.478),
        ((5, 218.141), 302.478),
        ((6, 302.478), 323.632),
        ((6, 302.478), 323.632),
        ((7, 323.632), 345.876),
        ((7, 323.632), 345.876),
        ((8, 345.876), BUDGET),
    ];
    for ((period, ((whole, below), above)), (planned, earned)) in (1_u32..).zip(around).zip(PERIODS) {
        let schedule = f64::from(whole) + (earned - below) / (above - below);
        let place = usize::try_from(period).unwrap();
        near(spi_t(place), schedule / f64::from(period));
        near(spi(place), earned / planned);
    }
}

#[test]
fn late_work_lets_one_index_come_back_and_not_the_other() {
    // From the end of the plan on there is a plateau: earned over planned rises to 1.
    let plateau: Vec<(f64, f64)> = (9..=13).map(|period| (spi(period), spi_t(period))).collect();
    assert!(plateau.is_sorted_by(|one, next| one.0 < next.0), "{plateau:?}");
    assert!(plateau.iter().all(|(_, by_time)| *by_time < 0.77), "{plateau:?}");
}
