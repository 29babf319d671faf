//! Statistics Canada's published results on the Canadian Indicator Framework: value, status and score of 132
//! series, status and score of 86 indicators, the numbers to 1e-9.
//!
//! What was published stands in `canada.published.json` (repository `cif-data-donnees-cic`, commit d38e8053).
//! It is reproduced twice: from the published inputs, as small plans; and from the imported framework, as the
//! committed plan and ledger. What does not come out is listed by name with its reason: a test fails when an
//! unlisted result differs, and when a listed one starts to agree.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use tenfold::draft::{self, Baseline, Entry, Goal, MissingKind, RollUp, Target};
use tenfold::rules::Method;
use tenfold::{Finite, Judged, Ledger, Options, Plan, Verdict, Way, evaluate};

#[path = "../../examples/import_canada/importer.rs"]
mod importer;

/// The latest readings are of 2026, and a year stands for its last day.
const AS_OF: &str = "2026-12-31";

const PUBLISHED: &str = include_str!("canada.published.json");
const PLAN: &str = include_str!("../../examples/plans/canadian-framework.plan.json");
const LEDGER: &str = include_str!("../../examples/plans/canadian-framework.ledger.json");

const NO_FILE: &str = "its data file is not part of the import: no readings";

/// What the imported plan and ledger do not reproduce, and why.
const NOT_FROM_THE_IMPORT: [(&str, &str); 18] = [
    ("series 2-1-1", NO_FILE),
    ("series 4-2-1", NO_FILE),
    ("series 5-5-1", NO_FILE),
    ("series 8-1-1", NO_FILE),
    ("series 8-2-1", NO_FILE),
    ("series 9-1-1", NO_FILE),
    ("series 12-2-1-1", NO_FILE),
    ("series 12-2-1-2", NO_FILE),
    ("series 12-2-1-3", NO_FILE),
    ("series 16-5-1", NO_FILE),
    ("indicator 2-1-1", NO_FILE),
    ("indicator 4-2-1", NO_FILE),
    ("indicator 5-5-1", NO_FILE),
    ("indicator 8-1-1", NO_FILE),
    ("indicator 8-2-1", NO_FILE),
    ("indicator 9-1-1", NO_FILE),
    ("indicator 12-2-1", NO_FILE),
    ("indicator 16-5-1", NO_FILE),
];

#[derive(Deserialize)]
struct Published {
    indicators: Vec<Indicator>,
}

#[derive(Deserialize)]
struct Indicator {
    id: String,
    status: String,
    score: Option<f64>,
    series: Vec<Series>,
}

#[derive(Deserialize)]
struct Series {
    id: String,
    base_year: i16,
    base_value: Option<f64>,
    current_year: Option<i16>,
    current_value: Option<f64>,
    direction: i8,
    target: Option<f64>,
    target_year: i16,
    limit: Option<f64>,
    value: Option<f64>,
    status: String,
    score: Option<f64>,
}

fn published() -> Vec<Indicator> {
    serde_json::from_str::<Published>(PUBLISHED).unwrap().indicators
}

/// What a result says, in the publisher's terms; only a series has a value.
#[derive(Clone, Debug, PartialEq)]
struct Says {
    value: Option<f64>,
    status: String,
    score: Option<f64>,
}

impl Says {
    fn agrees(&self, other: &Self) -> bool {
        let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9,
            (a, b) => a.is_none() && b.is_none(),
        };
        near(self.value, other.value) && near(self.score, other.score) && self.status == other.status
    }
}

/// Three published words say that there is no score: not calculated, judged by hand, and none at all.
fn status(published: &str) -> String {
    let none = ["", "not_available", "not_available_manual"].contains(&published);
    if none { "not_available" } else { published }.to_owned()
}

/// Returns what was published, by `series <id>` and `indicator <id>`.
fn expected(indicators: &[Indicator]) -> BTreeMap<String, Says> {
    let mut all = BTreeMap::new();
    for indicator in indicators {
        let says = Says { value: None, status: status(&indicator.status), score: indicator.score };
        all.insert(format!("indicator {}", indicator.id), says);
        for series in &indicator.series {
            let says = Says { value: series.value, status: status(&series.status), score: series.score };
            all.insert(format!("series {}", series.id), says);
        }
    }
    all
}

/// Returns what the crate says of a plan, by the same names.
fn said(plan: &Plan, ledger: &Ledger) -> BTreeMap<String, Says> {
    let method = Method::preset("statcan").unwrap();
    let options = Options::new(AS_OF.parse().unwrap()).method(method);
    let evaluation = evaluate(plan, ledger, &options).unwrap_or_else(|faults| panic!("{faults}"));
    let number = |number: Option<Finite>| number.map(Finite::get);
    let status = |verdict: Verdict, word: &Option<String>| match verdict {
        Verdict::Standing(_) => word.clone().unwrap_or_else(|| verdict.to_string()),
        Verdict::Absence(_) => "not_available".to_owned(),
    };
    let mut all = BTreeMap::new();
    for action in &evaluation.actions {
        let status = status(action.node.verdict, &action.node.word);
        let says = Says { value: None, status, score: number(action.node.score) };
        all.insert(format!("indicator {}", action.id), says);
    }
    for target in &evaluation.targets {
        let value = target.signal.as_ref().map(|signal| signal.value.get());
        let status = status(target.verdict, &target.word);
        all.insert(format!("series {}", target.id), Says { value, status, score: number(target.score) });
    }
    all
}

/// Fails unless exactly the listed results differ from what was published.
fn differ_only(expected: &BTreeMap<String, Says>, said: &BTreeMap<String, Says>, listed: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (name, published) in expected {
        let ours = said.get(name);
        let agrees = ours.is_some_and(|ours| ours.agrees(published));
        let reason = listed.iter().find(|(listed, _)| listed == name).map(|(_, reason)| reason);
        match (agrees, reason) {
            (false, None) => wrong.push(format!("{name}: published {published:?}, judged {ours:?}")),
            (true, Some(reason)) => wrong.push(format!("{name} agrees, but is listed: {reason}")),
            _ => {}
        }
    }
    for (listed, _) in listed.iter().filter(|(listed, _)| !expected.contains_key(*listed)) {
        wrong.push(format!("{listed} is listed, but nothing was published under that name"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_was_published_is_all_there() {
    let indicators = published();
    let series = || indicators.iter().flat_map(|indicator| &indicator.series);
    assert_eq!((indicators.len(), series().count()), (86, 132));
    assert_eq!(indicators.iter().filter(|indicator| indicator.score.is_some()).count(), 78);
    assert_eq!(series().filter(|series| series.value.is_some() && series.score.is_some()).count(), 125);
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    series().for_each(|series| *words.entry(series.status.clone()).or_default() += 1);
    let counts: Vec<(&str, usize)> = words.iter().map(|(word, count)| (word.as_str(), *count)).collect();
    let all = [
        ("deterioration", 51),
        ("limited_progress", 18),
        ("moderate_progress", 19),
        ("not_available", 7),
        ("substantial_progress", 33),
        ("target_achieved", 4),
    ];
    assert_eq!(counts, all);
}

#[test]
fn every_published_result_follows_from_the_published_inputs() {
    let indicators = published();
    let mut said = BTreeMap::new();
    for indicator in indicators.iter().filter(|indicator| !indicator.series.is_empty()) {
        let (plan, ledger) = small(indicator);
        said.extend(self::said(&plan, &ledger));
    }
    let mut expected = expected(&indicators);
    // Four indicators are published without any input: there is nothing to judge.
    for id in ["6-4-1", "7-1-1", "13-1-1", "15-6-1"] {
        expected.remove(&format!("indicator {id}"));
    }
    assert_eq!(expected.len(), 132 + 82);
    differ_only(&expected, &said, &[]);
}

/// Returns one indicator as a plan of its own, with its published inputs.
fn small(indicator: &Indicator) -> (Plan, Ledger) {
    let roll_up = RollUp::default().missing(MissingKind::Exclude).floor(0);
    let mut action = draft::Action::new(&*indicator.id, "published inputs").roll_up(roll_up);
    let mut plan = draft::Plan::new("small", "published inputs", "2000-12-31");
    let mut ledger = draft::Ledger::new("small");
    for series in &indicator.series {
        let mut measured = draft::Indicator::level(&*series.id, "series");
        if let Some(limit) = series.limit {
            measured = measured.natural_limit(limit);
        }
        plan = plan.indicator(measured);
        let mut target = Target::new(&*series.id, "series", &*series.id, goal(series))
            .start(format!("{}-12-31", series.base_year))
            .due(format!("{}-12-31", series.target_year));
        if let Some(value) = series.base_value {
            target = target.baseline(Baseline::from(value));
        }
        action = action.target(target);
        if let (Some(year), Some(value)) = (series.current_year, series.current_value) {
            ledger = ledger.entry(Entry::reading(&*series.id, &*series.id, year.to_string(), value));
        }
    }
    let plan = plan.action(action).build().unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    (plan, ledger)
}

fn goal(series: &Series) -> Goal {
    match (series.target, series.direction > 0) {
        (Some(bar), true) => Goal::at_least(bar),
        (Some(bar), false) => Goal::at_most(bar),
        (None, true) => Goal::improve(Way::Up).judged(Judged::Growth),
        (None, false) => Goal::improve(Way::Down).judged(Judged::Growth),
    }
}

#[test]
fn every_published_result_follows_from_the_imported_plan_and_ledger() {
    let (plan, ledger) = committed();
    differ_only(&expected(&published()), &said(&plan, &ledger), &NOT_FROM_THE_IMPORT);
}

fn committed() -> (Plan, Ledger) {
    let plan = Plan::from_json(PLAN).unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = Ledger::from_json(LEDGER, &plan).unwrap_or_else(|faults| panic!("{faults}"));
    (plan, ledger)
}

#[test]
fn importing_the_published_files_gives_the_committed_plan_and_ledger() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/canadian-indicator-framework");
    if !folder.is_dir() {
        eprintln!("skipped: the framework's files are not in `{}`", folder.display());
        return;
    }
    let (plan, ledger) = importer::import(&folder).unwrap_or_else(|error| panic!("{error}"));
    assert!(
        importer::in_lines(&plan.to_json()) == PLAN,
        "the plan differs: run the example `import_canada` again"
    );
    assert!(
        importer::in_lines(&ledger.to_json()) == LEDGER,
        "the ledger differs: run the example `import_canada` again"
    );
}
