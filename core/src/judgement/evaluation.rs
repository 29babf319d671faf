//! Evaluations: what is said of a plan, with everything it rests on.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{History, Reason, Verdict};
use crate::promises::{Commitment, Window};
use crate::words::{
    ActionId, Day, EntryId, Finite, ItemId, MethodId, Moment, PlanId, RegisterId, StateId, TargetId, UnitId,
};

/// How a plan stands as of a day, as known by a moment, under a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct Evaluation {
    /// The version of the format.
    pub tenfold: u32,
    /// The plan.
    pub plan: PlanId,
    /// The digest of the plan's canonical form.
    pub plan_digest: String,
    /// The digest of the ledger's canonical form.
    pub ledger_digest: String,
    /// The day, to its end.
    pub as_of: Day,
    /// The moment by which entries had to be recorded; none for everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_by: Option<Moment>,
    /// The method.
    pub method: MethodId,
    /// The version of the method.
    pub method_version: u32,
    /// Whether any entry that counts is made up to show something.
    pub illustrative: bool,
    /// The plan as a whole.
    pub whole: NodeResult,
    /// The actions, in the plan's order.
    pub actions: Vec<ActionResult>,
    /// The units, in the plan's order.
    pub units: Vec<UnitResult>,
    /// The tags, in their order; left out if the plan has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagResult>,
    /// The targets, in the plan's order.
    pub targets: Vec<TargetResult>,
    /// Planned states of register items that are past and not reached, the longest overdue first.
    pub overdue: Vec<Step>,
    /// The next planned state of each open item, stages, and due days of targets, the earliest first.
    pub next_due: Vec<Step>,
}

/// How an action stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ActionResult {
    /// The action.
    pub id: ActionId,
    /// The action above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<ActionId>,
    /// How it stands.
    #[serde(rename = "result")]
    pub node: NodeResult,
}

/// How a unit stands by what it answers for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct UnitResult {
    /// The unit.
    pub id: UnitId,
    /// The unit above it on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<UnitId>,
    /// What it, or a unit below it, answers for, in the plan's order.
    pub targets: Vec<Answer>,
    /// How it stands.
    #[serde(rename = "result")]
    pub node: NodeResult,
}

/// How what carries a tag stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TagResult {
    /// The tag.
    pub tag: String,
    /// The targets that carry it, themselves or by an action above them, in the plan's order.
    pub targets: Vec<Answer>,
    /// How it stands.
    #[serde(rename = "result")]
    pub node: NodeResult,
}

/// A target that a unit answers for, or that carries a tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Answer {
    /// The target.
    pub target: TargetId,
    /// Its absolute weight, 0 to 1: the product of the normalised weights down the action tree, times the share of the
    /// unit.
    pub weight: Finite,
}

/// What a gate did to a node.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GateResult {
    /// What it does: `veto`, `bonus`, `deduction` or `cap`.
    pub kind: &'static str,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<crate::words::Text>,
    /// What it changed in the score, in the score's unit; none where there is no score to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Finite>,
    /// The targets that set it off, in the order of their ids: missed ones, or achieved ones of a bonus.
    pub targets: Vec<TargetId>,
    /// The achieved targets that outweigh missed ones of a veto, in the order of their ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offset: Vec<TargetId>,
    /// Whether it changed anything.
    pub applied: bool,
}

/// How a node of a tree stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct NodeResult {
    /// The verdict.
    pub verdict: Verdict,
    /// The method's own word, where a band of it judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// What its roll-up makes of its children: of attainments, or of scores if the method gives scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Finite>,
    /// What its roll-up makes of what is expected of its children.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Finite>,
    /// Attained over expected, over the children that have both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<Finite>,
    /// The distance to the next better band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Finite>,
    /// The share of weight with evidence, 0 to 1; none if nothing is live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Finite>,
    /// The child that decided, or the missed target of a veto.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// How many of its children are achieved and needed, under `quorum` and `all`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instances: Option<Tally>,
    /// What its gates did, in their order; left out if it has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<GateResult>,
    /// How many targets below it have each verdict; verdicts that none has are left out.
    pub counts: BTreeMap<&'static str, u32>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// How a target stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct TargetResult {
    /// The target.
    pub id: TargetId,
    /// The action that holds it.
    pub action: ActionId,
    /// The verdict.
    pub verdict: Verdict,
    /// The method's own word, where the method has one for the verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// Whether it is met now and the figure at the due day will decide.
    pub provisional: bool,
    /// How firmly it was promised.
    pub commitment: Commitment,
    /// The first day of its window.
    pub start: Day,
    /// The last day of its window on the day of the evaluation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// The value: in the indicator's unit; for instances, how many are done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Finite>,
    /// The day of the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_day: Option<Day>,
    /// Where it started from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Finite>,
    /// The bar; for a range its low end, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<Finite>,
    /// The high end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar_high: Option<Finite>,
    /// A value beyond the bar that is reported and never required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stretch: Option<Finite>,
    /// Whether the bar is met now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
    /// The first day of the window on which it was met, by its bar as it stands now: that of which an evaluation as of
    /// the day says so. Of a flow by days the last day of the first period with which its sum met it; of a window of
    /// which it is only said after its end that it was met, its last day. Not of goals over periods or targets, to hold a
    /// range, or to improve.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_met: Option<Day>,
    /// The share of the way from baseline to bar, unclamped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Finite>,
    /// The attainment that is expected by now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Finite>,
    /// The value that is expected by now, where the bar and the baseline are numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_value: Option<Finite>,
    /// The signal by which a clause judged, by its name, with its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<SignalValue>,
    /// The signals that the guards of the clauses up to that one looked at, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guards: Vec<SignalValue>,
    /// The score that the method gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Finite>,
    /// The distance of the signal to the next better band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Finite>,
    /// What instances are done and needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instances: Option<Tally>,
    /// What is needed from now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<Needs>,
    /// Where it goes, as the method carries its value on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Outlook>,
    /// How it went from the start of its window, for goals over periods, to hold a range, and to improve.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<History>,
    /// The entries that it rests on, in the order of (day, recorded, id).
    pub entries: Vec<EntryId>,
    /// Why, the deciding reason first.
    pub reasons: Vec<Reason>,
}

impl TargetResult {
    /// Returns the window on the day of the evaluation.
    #[must_use]
    pub const fn window(&self) -> Window {
        Window { start: self.start, due: self.due }
    }
}

/// A signal and its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignalValue {
    /// The signal, such as `pace`.
    pub name: &'static str,
    /// Its value.
    pub value: Finite,
}

/// How many members, periods, targets or children are done, needed and there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Done.
    pub done: u32,
    /// Needed.
    pub need: u32,
    /// There.
    pub total: u32,
    /// Missed, of periods, targets and children.
    pub missed: u32,
    /// The ids of the members, targets or children, or the periods, that are not done.
    pub open: Vec<String>,
}

/// What a target needs from now on to be met at its due day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Needs {
    /// The change that is left, goalwards, in the indicator's unit.
    pub change: Finite,
    /// The change a year until the due day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_year: Option<Finite>,
    /// The change for each reporting period that ends after today and not after the due day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_period: Option<Finite>,
    /// Whole members, periods or targets still needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The values expected at the end of the coming reporting periods (years where none is stated), at most 12.
    pub by: Vec<DatedValue>,
}

/// A value on a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DatedValue {
    /// The day.
    pub day: Day,
    /// The value.
    pub value: Finite,
}

/// Where a target goes, as its method carries its value on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outlook {
    /// How the forecast is made, such as `from_baseline`.
    pub method: &'static str,
    /// The value at the due day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_due: Option<Finite>,
    /// That value less one standard error of prediction: of a straight line, with at least three figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Finite>,
    /// That value and one standard error of prediction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Finite>,
    /// The first day after the latest figure on which the bar is met, if there is one before the year 10000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_on: Option<Day>,
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The planned day.
    pub day: Day,
    /// Days from the day of the evaluation; negative if overdue.
    pub days: i32,
    /// What falls due.
    #[serde(flatten)]
    pub what: StepKind,
}

/// What falls due.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepKind {
    /// An item should reach a state.
    Item {
        /// The register.
        register: RegisterId,
        /// The item.
        item: ItemId,
        /// Its title.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<crate::words::Text>,
        /// The state.
        state: StateId,
        /// The state it is in.
        now: StateId,
        /// The unit that answers for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// The named lead.
        #[serde(skip_serializing_if = "Option::is_none")]
        lead: Option<crate::words::Text>,
    },
    /// A target falls due.
    Target {
        /// The target.
        target: TargetId,
    },
}
