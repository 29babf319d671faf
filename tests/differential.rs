//! The crate says what the reference says, of every plan and ledger.

use std::fmt::Write;

use tenfold::rules::Method;
use tenfold::{Day, Evaluation, Finite, Ledger, Moment, NodeResult, Options, Plan, TargetResult, evaluate};

use crate::reference::{self, MethodName, NodeRef, TargetRef};

/// Evaluates by the crate and by the reference and returns what the crate says under a method.
///
/// # Panics
/// If they do not say the same.
pub(crate) fn agreed(
    plan: &Plan,
    ledger: &Ledger,
    as_of: &str,
    known_by: Option<&str>,
    method: MethodName,
) -> Evaluation {
    let known_by = known_by.map(|moment| moment.parse().unwrap());
    let (evaluation, differences) = compared(plan, ledger, as_of.parse().unwrap(), known_by, method);
    assert!(differences.is_empty(), "{differences}");
    evaluation
}

/// Evaluates by the crate and by the reference; returns what the crate says and where they differ.
pub(crate) fn compared(
    plan: &Plan,
    ledger: &Ledger,
    as_of: Day,
    known_by: Option<Moment>,
    method: MethodName,
) -> (Evaluation, String) {
    let options = Options::new(as_of).method(Method::preset(preset(method)).unwrap());
    let options = known_by.map_or(options.clone(), |moment| options.known_by(moment));
    let ours = evaluate(plan, ledger, &options).unwrap();
    let theirs = reference::evaluate(plan, ledger, as_of, known_by, method);
    let mut found = Differences { text: String::new(), scores: method == MethodName::Statcan };
    for target in &ours.targets {
        found.of_target(target, &theirs.targets[target.id.as_str()]);
    }
    for action in &ours.actions {
        found.of_node(&format!("action {}", action.id), &action.node, &theirs.actions[action.id.as_str()]);
    }
    for unit in &ours.units {
        found.of_node(&format!("unit {}", unit.id), &unit.node, &theirs.units[unit.id.as_str()]);
    }
    found.of_node("the whole", &ours.whole, &theirs.whole);
    (ours, found.text)
}

const fn preset(method: MethodName) -> &'static str {
    match method {
        MethodName::Pace => "pace",
        MethodName::Statcan => "statcan",
    }
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
            (Some(ours), Some(theirs)) => near(ours, theirs),
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
        self.number(&place, "the score", ours.score, theirs.score);
        self.note(&place, "provisional", &ours.provisional.to_string(), &theirs.provisional.to_string());
    }

    fn of_node(&mut self, place: &str, ours: &NodeResult, theirs: &NodeRef) {
        self.note(place, "the verdict", ours.verdict.as_str(), theirs.verdict);
        self.number(place, "the score", ours.score, theirs.score);
        self.number(place, "the evidence", ours.evidence, theirs.evidence);
        // A pace of scores means nothing.
        if !self.scores {
            self.number(place, "expected", ours.expected, theirs.expected);
            self.number(place, "the pace", ours.pace, theirs.pace);
        }
    }
}

/// The order in which readings are added is free, so that the last bits may differ.
fn near(one: f64, other: f64) -> bool {
    let scale = one.abs().max(other.abs());
    (one - other).abs() <= 1e-12 * scale || scale < 1e-300
}
