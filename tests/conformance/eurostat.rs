//! Eurostat's method as the Basque statistics office EUSTAT published its use: value, score and status of 28 series,
//! the numbers to 1e-9, by the preset `eurostat` from plan and ledger to evaluation.

use serde::Deserialize;
use tenfold::draft::{Action, Baseline, Entry, Goal, Indicator, Ledger, Plan, Target};
use tenfold::rules::Method;
use tenfold::{Finite, Judged, Options, Verdict, Way, evaluate};

const PUBLISHED: &str = include_str!("eurostat.published.json");

/// The latest readings are of 2025, and a year stands for its last day.
const AS_OF: &str = "2025-12-31";

/// The series with a natural limit, and whether their result rests on it. The limit is EUSTAT's addition, which
/// takes the factor from Statistics Canada.
const WITH_A_LIMIT: [(&str, bool); 4] = [
    // A limit of 0 lowers no cut: the factor is 1.
    ("1-5-2", false),
    // 100 % in both years: no growth, and none is possible.
    ("1-5-4/b", true),
    ("11-1-1/d", false),
    // From 67 % to 100 %: it grew by more than any cut.
    ("11-a-1/b", false),
];

#[derive(Deserialize)]
struct Published {
    series: Vec<Series>,
}

#[derive(Clone, Deserialize)]
struct Series {
    id: String,
    base_value: f64,
    base_year: i16,
    current_value: f64,
    current_year: i16,
    direction: i8,
    target: Option<f64>,
    target_year: i16,
    limit: Option<f64>,
    value: Option<f64>,
    score: f64,
    status: String,
}

fn published() -> Vec<Series> {
    serde_json::from_str::<Published>(PUBLISHED).unwrap().series
}

fn goal(series: &Series) -> Goal {
    match (series.target, series.direction > 0) {
        (Some(bar), true) => Goal::at_least(bar),
        (Some(bar), false) => Goal::at_most(bar),
        (None, true) => Goal::improve(Way::Up).judged(Judged::Growth),
        (None, false) => Goal::improve(Way::Down).judged(Judged::Growth),
    }
}

/// Returns value, score and word of a series, from a plan and a ledger of its own.
fn judged(series: &Series) -> (Option<f64>, Option<f64>, Option<String>) {
    let id = series.id.as_str();
    let mut indicator = Indicator::level(id, "series");
    if let Some(limit) = series.limit {
        indicator = indicator.natural_limit(limit);
    }
    let target = Target::new(id, "series", id, goal(series))
        .start(format!("{}-12-31", series.base_year))
        .due(format!("{}-12-31", series.target_year))
        .baseline(Baseline::from(series.base_value));
    let plan = Plan::new("published", "published inputs", "2010-12-31")
        .indicator(indicator)
        .action(Action::new("all", "all").target(target))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let reading = Entry::reading("current", id, series.current_year.to_string(), series.current_value);
    let ledger = Ledger::new("published").entry(reading).build(&plan).unwrap();
    let options = Options::new(AS_OF.parse().unwrap()).method(Method::preset("eurostat").unwrap());
    let result = evaluate(&plan, &ledger, &options).unwrap().targets.remove(0);
    assert!(matches!(result.verdict, Verdict::Standing(_)), "{id}: {}", result.verdict);
    (result.signal.map(|signal| signal.value.get()), result.score.map(Finite::get), result.word)
}

fn agrees(series: &Series, published: &Series) -> bool {
    let (value, score, word) = judged(series);
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    };
    near(value, published.value)
        && near(score, Some(published.score))
        && word.as_deref() == Some(published.status.as_str())
}

#[test]
fn every_published_row_follows_from_its_inputs() {
    let all = published();
    assert_eq!(all.len(), 28);
    for series in &all {
        assert!(agrees(series, series), "{}: judged {:?}", series.id, judged(series));
    }
}

#[test]
fn what_rests_on_the_natural_limit_is_known_by_name() {
    let all = published();
    let limited: Vec<&str> =
        all.iter().filter(|series| series.limit.is_some()).map(|series| series.id.as_str()).collect();
    assert_eq!(limited, WITH_A_LIMIT.map(|(id, _)| id));
    for (id, rests_on_it) in WITH_A_LIMIT {
        let series = all.iter().find(|series| series.id == id).unwrap();
        let without = Series { limit: None, ..series.clone() };
        assert_eq!(!agrees(&without, series), rests_on_it, "{id}: {:?}", judged(&without));
    }
}
