//! The crate says what the reference says, of every plan and ledger.

mod assessment;
mod history;
mod together;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::test_runner::{Config, TestCaseError, TestRunner};
use tenfold::draft;
use tenfold::rules::Method;
use tenfold::strategies::{Scene, Shape, method, scene_with};
use tenfold::{
    Day, Evaluation, Finite, GateResult, Ledger, Moment, NodeResult, Options, Plan, TargetResult, assess,
    evaluate,
};

use crate::reference::gates::GateRef;
use crate::reference::{self, NodeRef, Ref, TargetRef};

/// Returns a preset.
pub(crate) fn preset(name: &str) -> Method {
    Method::preset(name).unwrap()
}

/// Evaluates by the crate and by the reference and returns what the crate says under a method.
///
/// # Panics
/// If they do not say the same.
pub(crate) fn agreed(
    plan: &Plan,
    ledger: &Ledger,
    as_of: &str,
    known_by: Option<&str>,
    method: &Method,
) -> Evaluation {
    let known_by = known_by.map(|moment| moment.parse().unwrap());
    let compared = compared(plan, ledger, as_of.parse().unwrap(), known_by, method);
    assert!(compared.differences.is_empty(), "by {}:\n{}", method.id(), compared.differences);
    compared.evaluation
}

/// What the crate says, and where the reference says something else.
pub(crate) struct Compared {
    evaluation: Evaluation,
    pub(crate) differences: String,
    /// Whether no difference is left once what the reference compares with cuts is moved by its rounding.
    pub(crate) excused: bool,
}

/// How far, as a share of itself, rounding may move a number.
const ROUNDING: f64 = 1e-12;

/// No method has a say in how a target went: one is enough to compare under.
const HISTORIES: &str = "pace";

/// The methods under which marks are compared: of attainments, of scores, and of words.
const ASSESSED: [&str; 4] = ["pace", "statcan", "google-okr", "weather"];

/// Evaluates by the crate and by the reference.
pub(crate) fn compared(
    plan: &Plan,
    ledger: &Ledger,
    as_of: Day,
    known_by: Option<Moment>,
    method: &Method,
) -> Compared {
    let options = Options::new(as_of).method(method.clone());
    let options = known_by.map_or(options.clone(), |moment| options.known_by(moment));
    let evaluation = evaluate(plan, ledger, &options).unwrap();
    let beside = |nudge: f64| {
        let theirs = reference::evaluate(plan, ledger, as_of, known_by, method, nudge);
        let mut found = differences(&evaluation, &theirs, method.scores());
        if method.id().as_str() == HISTORIES {
            let theirs = reference::histories(plan, ledger, as_of, known_by, method, nudge);
            history::compare(&mut found, &evaluation, &theirs);
        }
        if let Some(theirs) = &theirs.assessment
            && ASSESSED.contains(&method.id().as_str())
        {
            assessment::compare(&mut found, plan, &assess(plan, ledger, &options).unwrap(), theirs);
        }
        found.text
    };
    let differences = beside(0.0);
    let excused = !differences.is_empty() && is_of_rounding(&differences, beside);
    Compared { evaluation, differences, excused }
}

/// Returns whether each difference is gone once what is compared with cuts is moved by its rounding, up or down: one
/// may lie above a cut and another below.
fn is_of_rounding(differences: &str, beside: impl Fn(f64) -> String) -> bool {
    let fields = |text: &str| -> BTreeSet<String> {
        text.lines().map(|line| line.split(" is ").next().unwrap_or_default().to_owned()).collect()
    };
    let mut left = fields(differences);
    for nudge in [ROUNDING, -ROUNDING] {
        let found = fields(&beside(nudge));
        left.retain(|field| found.contains(field));
    }
    left.is_empty()
}

fn differences(ours: &Evaluation, theirs: &Ref, scores: bool) -> Differences {
    let mut found = Differences { text: String::new(), scores };
    for target in &ours.targets {
        found.of_target(target, &theirs.targets[target.id.as_str()]);
    }
    for action in &ours.actions {
        found.of_node(&format!("action {}", action.id), &action.node, &theirs.actions[action.id.as_str()]);
    }
    for unit in &ours.units {
        found.of_node(&format!("unit {}", unit.id), &unit.node, &theirs.units[unit.id.as_str()]);
    }
    for tag in &ours.tags {
        found.of_node(&format!("tag {}", tag.tag), &tag.node, &theirs.tags[&tag.tag]);
    }
    found.note(
        "the plan",
        "the number of tags",
        &ours.tags.len().to_string(),
        &theirs.tags.len().to_string(),
    );
    found.note(
        "the plan",
        "what is made up",
        &ours.illustrative.to_string(),
        &theirs.illustrative.to_string(),
    );
    found.of_node("the whole", &ours.whole, &theirs.whole);
    found
}

/// Where the crate and the reference differ.
struct Differences {
    text: String,
    scores: bool,
}

impl Differences {
    fn note(&mut self, place: &str, field: &str, ours: &str, theirs: &str) {
        if ours != theirs {
            writeln!(self.text, "{place}: {field} is {ours}, the reference says {theirs}").unwrap();
        }
    }

    fn number(&mut self, place: &str, field: &str, ours: Option<Finite>, theirs: Option<f64>) {
        let ours = ours.map(Finite::get);
        let same = match (ours, theirs) {
            // Scores on both sides of zero cancel: what is left is as exact as what was added.
            (Some(ours), Some(theirs)) => near(ours, theirs) || self.scores && (ours - theirs).abs() <= 1e-13,
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        if !same {
            self.note(place, field, &format!("{ours:?}"), &format!("{theirs:?}"));
        }
    }

    fn of_target(&mut self, ours: &TargetResult, theirs: &TargetRef) {
        let place = format!("target {}", ours.id);
        self.note(&place, "the verdict", ours.verdict.as_str(), theirs.verdict);
        // Before it starts and once it is called off nothing else is promised of it.
        if ["cancelled", "not_started"].contains(&theirs.verdict) {
            return;
        }
        self.number(&place, "the value", ours.value, theirs.value);
        self.note(&place, "the day", &format!("{:?}", ours.value_day), &format!("{:?}", theirs.value_day));
        self.number(&place, "the baseline", ours.baseline, theirs.baseline);
        self.number(&place, "the bar", ours.bar, theirs.bar);
        self.number(&place, "the high bar", ours.bar_high, theirs.bar_high);
        self.note(&place, "met", &format!("{:?}", ours.met), &format!("{:?}", theirs.met));
        self.number(&place, "the attainment", ours.attainment, theirs.attainment);
        self.number(&place, "expected", ours.expected, theirs.expected);
        self.note(&place, "the word", &format!("{:?}", ours.word), &format!("{:?}", theirs.word));
        // A signal is told of what is achieved too, where no clause judged by it.
        if let Some((signal, number)) = theirs.signal {
            let (name, value) = ours.signal.as_ref().map(|signal| (signal.name, signal.value)).unzip();
            self.note(&place, "the signal", name.unwrap_or("none"), signal.as_str());
            // A change is the difference of figures, and what rounds them rounds it.
            let of_figures =
                ["mean_change", "last_change", "improvement", "open", "gap"].contains(&signal.as_str());
            let figures = [ours.value, ours.baseline, ours.attainment].into_iter().flatten().map(f64::from);
            let scale = figures.map(f64::abs).fold(0.0, f64::max);
            // A share is what is left of a whole, and growth what a factor is more than one.
            let scale = if of_figures { scale } else { 1.0 };
            let is_near = |value: Finite| (value.get() - number).abs() <= 1e-12 * scale;
            if !value.is_some_and(is_near) {
                self.number(&place, "the signal's value", value, Some(number));
            }
        }
        self.number(&place, "the score", ours.score, theirs.score);
        self.note(&place, "provisional", &ours.provisional.to_string(), &theirs.provisional.to_string());
    }

    fn of_node(&mut self, place: &str, ours: &NodeResult, theirs: &NodeRef) {
        self.note(place, "the verdict", ours.verdict.as_str(), theirs.verdict);
        self.note(place, "the word", &format!("{:?}", ours.word), &format!("{:?}", theirs.word));
        self.number(place, "the score", ours.score, theirs.score);
        self.number(place, "the evidence", ours.evidence, theirs.evidence);
        self.gates(place, &ours.gates, &theirs.gates, 0.0);
        // A pace of scores means nothing.
        if !self.scores {
            // Of two children whose paces are the same but for the last bits, either may be the one.
            let paces = ours.pace.map(Finite::get).zip(theirs.pace);
            if !(theirs.by_one && paces.is_some_and(|(ours, theirs)| near(ours, theirs))) {
                self.number(place, "expected", ours.expected, theirs.expected);
            }
            // What a gate takes of what is attained may leave nothing, or the last bits of it.
            let taken = theirs.gates.iter().any(|gate| gate.applied);
            self.left(place, "the pace", (ours.pace, theirs.pace), f64::from(u8::from(taken)));
        }
    }
}

impl Differences {
    /// Compares numbers that are what is left of numbers of some size: they are as exact as those.
    fn left(&mut self, place: &str, field: &str, numbers: (Option<Finite>, Option<f64>), size: f64) {
        let (ours, theirs) = numbers;
        let apart = ours.zip(theirs).map(|(ours, theirs)| (ours.get() - theirs).abs());
        if apart.is_none_or(|apart| apart > ROUNDING * size) {
            self.number(place, field, ours, theirs);
        }
    }

    /// Compares what gates did to numbers of some size.
    fn gates(&mut self, place: &str, ours: &[GateResult], theirs: &[GateRef], size: f64) {
        self.each(place, "gate", ours, theirs, |found, place, ours, theirs| {
            let targets: Vec<String> = ours.targets.iter().map(ToString::to_string).collect();
            found.note(place, "the kind", ours.kind, theirs.kind);
            found.note(place, "what set it off", &format!("{targets:?}"), &format!("{:?}", theirs.targets));
            found.left(place, "what it changed", (ours.by, theirs.by), size);
            // Whether a cap that is reached exactly changed anything hangs on the last bits.
            let by_rounding = |by: Option<f64>| by.is_some_and(|by| by.abs() <= ROUNDING * size);
            if !(by_rounding(ours.by.map(Finite::get)) && by_rounding(theirs.by) && ours.kind == "cap") {
                found.note(place, "applied", &ours.applied.to_string(), &theirs.applied.to_string());
            }
        });
    }

    /// Compares two lists, one by one.
    fn each<O, T>(
        &mut self,
        place: &str,
        what: &str,
        ours: &[O],
        theirs: &[T],
        compare: impl Fn(&mut Self, &str, &O, &T),
    ) {
        let number = format!("the number of its {what}s");
        self.note(place, &number, &ours.len().to_string(), &theirs.len().to_string());
        for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            compare(self, &format!("{place}, {what} {index}"), ours, theirs);
        }
    }
}

/// The reference rounds what a formula comes to and nothing on the way, so that the last bits may differ.
fn near(one: f64, other: f64) -> bool {
    let scale = one.abs().max(other.abs());
    (one - other).abs() <= 1e-12 * scale || scale < 1e-300
}

/// Few things that share what they rest on, and many facts about them.
fn dense() -> Shape {
    Shape {
        units: 3,
        sets: 1,
        registers: 1,
        indicators: 2,
        actions: 3,
        targets: 6,
        entries: 40,
        ..Shape::default()
    }
}

/// Returns the days on which something may change: of windows the middle and the end, and of the entries some.
pub(crate) fn telling_days(plan: &Plan, ledger: &Ledger) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    for window in plan.targets().iter().take(3).map(|target| target.window()) {
        days.insert(window.start);
        if let Some(due) = window.due {
            days.extend(window.start.plus_days(window.start.days_until(due) / 2));
            days.extend([due.plus_days(-1), Some(due)].into_iter().flatten());
        }
    }
    let of_entries: Vec<Day> = ledger.entries().iter().map(|entry| entry.day()).collect();
    days.extend(of_entries.get(of_entries.len() / 2));
    days.extend(of_entries.iter().max());
    days
}

/// How many evaluations were compared, and how many of them differ by the rounding of a number beside a cut.
#[derive(Clone, Copy, Default)]
struct Count {
    compared: u32,
    excused: u32,
}

/// Returns where the crate and the reference differ on the days of a scene, by every preset and a method.
fn differences_of(scene: &Scene, own: &Method, count: &Cell<Count>) -> String {
    let mut days = telling_days(&scene.plan, &scene.ledger);
    days.insert(scene.as_of);
    let methods: Vec<Method> = Method::presets().map(preset).chain([own.clone()]).collect();
    let mut text = String::new();
    for day in days {
        for method in &methods {
            let found = compared(&scene.plan, &scene.ledger, day, scene.known_by, method);
            let Count { compared, excused } = count.get();
            count.set(Count { compared: compared + 1, excused: excused + u32::from(found.excused) });
            if !found.differences.is_empty() && !found.excused {
                writeln!(text, "as of {day}, by {}:\n{}", method.id(), found.differences).unwrap();
            }
        }
    }
    text
}

/// As many cases as the environment asks for in `PROPTEST_CASES`, and each on several days.
fn cases() -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config {
        cases: asked.unwrap_or(120),
        max_shrink_iters: Config::default().max_shrink_iters.min(20_000),
        max_shrink_time: 40_000,
        failure_persistence: None,
        ..Config::default()
    }
}

/// Compares the crate with the reference on scenes of a shape.
///
/// # Panics
/// If they do not say the same, or if rounding has to excuse more than one evaluation in three hundred: a scene that
/// happens upon a cut is beside it on several days and by most methods.
fn agree_on_all(shape: Shape) {
    let count = Cell::new(Count::default());
    let drawn = (scene_with(shape), method());
    let held = TestRunner::new(cases()).run(&drawn, |(scene, own)| {
        let differences = differences_of(&scene, &own, &count);
        if differences.is_empty() { Ok(()) } else { Err(TestCaseError::fail(differences)) }
    });
    held.unwrap_or_else(|failure| panic!("{failure}"));
    let Count { compared, excused } = count.get();
    assert!(excused <= compared / 300, "{excused} of {compared} evaluations differ by rounding");
}

#[test]
fn the_crate_says_what_the_reference_says() {
    agree_on_all(Shape::default());
}

#[test]
fn the_crate_says_what_the_reference_says_of_many_facts_about_few_things() {
    agree_on_all(dense());
}

fn example(name: &str) -> (Plan, Ledger) {
    let read = |kind: &str| std::fs::read_to_string(format!("examples/plans/{name}.{kind}.json")).unwrap();
    let plan = serde_json::from_str::<draft::Plan>(&read("plan")).unwrap().build().unwrap();
    let ledger = serde_json::from_str::<draft::Ledger>(&read("ledger")).unwrap().build(&plan).unwrap();
    (plan, ledger)
}

#[test]
fn the_crate_says_what_the_reference_says_of_the_ten_actions() {
    let (plan, ledger) = example("ten-actions");
    for day in ["2022-12-31", "2023-06-30", "2025-12-31"] {
        let _ = agreed(&plan, &ledger, day, None, &preset("pace"));
    }
}

#[test]
fn the_crate_says_what_the_reference_says_of_the_canadian_framework() {
    let (plan, ledger) = example("canadian-framework");
    let _ = agreed(&plan, &ledger, "2026-07-23", None, &preset("statcan"));
}
