//! The reference evaluator: slow, obvious, written from `DESIGN.md` and not from the crate's judgement.
//!
//! It shares the checked model with the crate and nothing else: which entries count, what a value is, what is
//! expected and what verdict follows is worked out here a second time, without caches and by replaying entries.

pub(crate) mod assessment;
pub(crate) mod attainment;
pub(crate) mod calendar;
pub(crate) mod clauses;
pub(crate) mod combine;
pub(crate) mod entries;
pub(crate) mod exact;
pub(crate) mod expected;
pub(crate) mod figures;
pub(crate) mod forecasts;
pub(crate) mod gates;
pub(crate) mod history;
pub(crate) mod hold;
pub(crate) mod improve;
pub(crate) mod instances;
pub(crate) mod node;
pub(crate) mod points;
pub(crate) mod quorum;
pub(crate) mod registers;
pub(crate) mod sets;
pub(crate) mod signals;
pub(crate) mod state;
pub(crate) mod terms;
pub(crate) mod tree;
pub(crate) mod verdict;

use std::collections::BTreeMap;

use tenfold::rules::{Method, Signal};
use tenfold::{Day, Entry, Ledger, Moment, Plan};

/// What the reference says of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ref {
    /// Whether anything that counts is made up to show something.
    pub(crate) illustrative: bool,
    pub(crate) whole: NodeRef,
    pub(crate) actions: BTreeMap<String, NodeRef>,
    pub(crate) units: BTreeMap<String, NodeRef>,
    pub(crate) tags: BTreeMap<String, NodeRef>,
    pub(crate) targets: BTreeMap<String, TargetRef>,
    /// How the units are marked, where the plan says how.
    pub(crate) assessment: Option<Vec<assessment::UnitRef>>,
}

/// What the reference says of a target.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TargetRef {
    pub(crate) verdict: &'static str,
    pub(crate) word: Option<String>,
    pub(crate) signal: Option<(Signal, f64)>,
    pub(crate) value: Option<f64>,
    pub(crate) value_day: Option<Day>,
    pub(crate) baseline: Option<f64>,
    pub(crate) bar: Option<f64>,
    pub(crate) bar_high: Option<f64>,
    pub(crate) met: Option<bool>,
    pub(crate) attainment: Option<f64>,
    pub(crate) expected: Option<f64>,
    pub(crate) score: Option<f64>,
    pub(crate) provisional: bool,
}

/// What the reference says of an action, a unit or the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NodeRef {
    pub(crate) verdict: &'static str,
    pub(crate) word: Option<String>,
    pub(crate) score: Option<f64>,
    pub(crate) expected: Option<f64>,
    pub(crate) pace: Option<f64>,
    /// Whether what is expected is that of one child: the one whose pace is the least.
    pub(crate) by_one: bool,
    pub(crate) evidence: Option<f64>,
    /// What it brings to the pace of the node above it: attained and expected.
    pub(crate) timed: Option<(f64, f64)>,
    /// The size of the ways of what contributes.
    pub(crate) size: Option<f64>,
    /// Whether it holds only what is counted and not averaged.
    pub(crate) counted_only: bool,
    pub(crate) gates: Vec<gates::GateRef>,
}

/// What an evaluation sees: a plan, a day, and the entries that count, in the order of (day, recorded, id).
pub(crate) struct World<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) day: Day,
    pub(crate) entries: Vec<&'a Entry>,
    pub(crate) method: &'a Method,
    /// By how much, of itself, what is compared with a cut is moved: 0, or a little to see what lies beside it.
    pub(crate) nudge: f64,
}

impl World<'_> {
    /// Returns the world as it was at the end of a day.
    pub(crate) fn as_of(&self, day: Day) -> World<'_> {
        let entries = self.entries.iter().copied().filter(|entry| entry.day() <= day).collect();
        World { plan: self.plan, day, entries, method: self.method, nudge: self.nudge }
    }
}

/// Evaluates a plan as of a day, as known by a moment, under a method; with a nudge as if every signal and every
/// pace were that share of itself larger where it is compared with a cut.
pub(crate) fn evaluate(
    plan: &Plan,
    ledger: &Ledger,
    as_of: Day,
    known_by: Option<Moment>,
    method: &Method,
    nudge: f64,
) -> Ref {
    let world = World { plan, day: as_of, entries: entries::seen(ledger, as_of, known_by), method, nudge };
    let judged =
        plan.targets().iter().map(|target| (target.id().to_string(), verdict::judge(&world, target)));
    let targets: BTreeMap<String, TargetRef> = judged.collect();
    Ref {
        illustrative: world.entries.iter().any(|entry| entry.illustrative()),
        whole: tree::whole(&world, &targets),
        actions: tree::actions(&world, &targets),
        units: tree::units(&world, &targets),
        tags: tree::tags(&world, &targets),
        assessment: plan.assessment().map(|asked| assessment::assess(&world, &targets, asked)),
        targets,
    }
}

/// Returns how each target went from the start of its window; no method has a say in that.
pub(crate) fn histories(
    plan: &Plan,
    ledger: &Ledger,
    as_of: Day,
    known_by: Option<Moment>,
    method: &Method,
    nudge: f64,
) -> BTreeMap<String, Option<history::HistoryRef>> {
    let world = World { plan, day: as_of, entries: entries::seen(ledger, as_of, known_by), method, nudge };
    plan.targets().iter().map(|target| (target.id().to_string(), history::of(&world, target))).collect()
}
