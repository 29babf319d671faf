//! The reference evaluator: slow, obvious, written from `DESIGN.md` and not from the crate's judgement.
//!
//! It shares the checked model with the crate and nothing else: which entries count, what a value is, what is
//! expected and what verdict follows is worked out here a second time, without caches and by replaying entries.

pub mod attainment;
pub mod calendar;
pub mod clauses;
pub mod entries;
pub mod expected;
pub mod figures;
pub mod hold;
pub mod improve;
pub mod instances;
pub mod points;
pub mod quorum;
pub mod registers;
pub mod sets;
pub mod state;
pub mod terms;
pub mod tree;
pub mod verdict;

use std::collections::BTreeMap;

use tenfold::{Day, Entry, Ledger, Moment, Plan};

/// The methods that the reference knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodName {
    Pace,
    Statcan,
}

/// What the reference says of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Ref {
    pub whole: NodeRef,
    pub actions: BTreeMap<String, NodeRef>,
    pub units: BTreeMap<String, NodeRef>,
    pub targets: BTreeMap<String, TargetRef>,
}

/// What the reference says of a target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRef {
    pub verdict: &'static str,
    pub value: Option<f64>,
    pub value_day: Option<Day>,
    pub baseline: Option<f64>,
    pub bar: Option<f64>,
    pub bar_high: Option<f64>,
    pub met: Option<bool>,
    pub attainment: Option<f64>,
    pub expected: Option<f64>,
    pub score: Option<f64>,
    pub provisional: bool,
}

/// What the reference says of an action, a unit or the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeRef {
    pub verdict: &'static str,
    pub score: Option<f64>,
    pub expected: Option<f64>,
    pub pace: Option<f64>,
    pub evidence: Option<f64>,
    /// What it brings to the pace of the node above it: attained and expected.
    pub timed: Option<(f64, f64)>,
}

/// What an evaluation sees: a plan, a day, and the entries that count, in the order of (day, recorded, id).
pub struct World<'a> {
    pub plan: &'a Plan,
    pub day: Day,
    pub entries: Vec<&'a Entry>,
    pub method: MethodName,
}

/// Evaluates a plan as of a day, as known by a moment.
pub fn evaluate(
    plan: &Plan,
    ledger: &Ledger,
    as_of: Day,
    known_by: Option<Moment>,
    method: MethodName,
) -> Ref {
    let world = World { plan, day: as_of, entries: entries::seen(ledger, as_of, known_by), method };
    let judged =
        plan.targets().iter().map(|target| (target.id().to_string(), verdict::judge(&world, target)));
    let targets: BTreeMap<String, TargetRef> = judged.collect();
    Ref {
        whole: tree::whole(&world, &targets),
        actions: tree::actions(&world, &targets),
        units: tree::units(&world, &targets),
        targets,
    }
}

/// Adds numbers in halves, the first half the larger one.
pub fn sum(numbers: &[f64]) -> f64 {
    match numbers.len() {
        0 => 0.0,
        1 => numbers[0],
        many => {
            let half = many - many / 2;
            sum(&numbers[..half]) + sum(&numbers[half..])
        }
    }
}
