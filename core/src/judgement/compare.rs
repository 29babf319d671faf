//! Comparison: one plan under several methods, where they disagree, and why.

mod difference;
mod nodes;
mod targets;

use serde::Serialize;

pub use self::difference::{Difference, Differs};
use super::evaluate::{assemble, with_case};
use super::judged::Judged;
use super::{Evaluation, NodeResult, Options, Reason, SignalValue, TargetResult, Verdict};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::rules::Method;
use crate::words::{ActionId, Code, Day, Fault, Faults, Finite, MethodId, Moment, PlanId, TargetId, UnitId};

/// What several methods say of a plan as of a day, as known by a moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct Comparison {
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
    /// The methods, in the order in which they were given; at least one.
    pub methods: Vec<ComparedMethod>,
    /// The plan as a whole.
    pub whole: Compare,
    /// The actions, in the plan's order.
    pub actions: Vec<ActionComparison>,
    /// The units, in the plan's order.
    pub units: Vec<UnitComparison>,
    /// The tags, in their order; left out if the plan has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagComparison>,
    /// The targets, in the plan's order.
    pub targets: Vec<TargetComparison>,
}

/// A method of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ComparedMethod {
    /// Its id.
    pub id: MethodId,
    /// Its version.
    pub version: u32,
}

/// What the methods say of an action.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ActionComparison {
    /// The action.
    pub id: ActionId,
    /// The action above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<ActionId>,
    /// What they say.
    #[serde(rename = "result")]
    pub row: Compare,
}

/// What the methods say of a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct UnitComparison {
    /// The unit.
    pub id: UnitId,
    /// The unit above it on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<UnitId>,
    /// What they say.
    #[serde(rename = "result")]
    pub row: Compare,
}

/// What the methods say of what carries a tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TagComparison {
    /// The tag.
    pub tag: String,
    /// What they say.
    #[serde(rename = "result")]
    pub row: Compare,
}

/// What the methods say of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TargetComparison {
    /// The target.
    pub id: TargetId,
    /// The action that holds it.
    pub action: ActionId,
    /// What they say.
    #[serde(rename = "result")]
    pub row: Compare,
}

/// What the methods say of one thing, whether they agree, and why they do not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Compare {
    /// Whether all verdicts are the same.
    pub agree: bool,
    /// What each method says, in their order.
    pub said: Vec<Opinion>,
    /// Why each method that gives another verdict than the first differs from it, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Differs>,
}

/// What one method says of one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Opinion {
    /// The verdict.
    pub verdict: Verdict,
    /// The method's own word, where the method has one for the verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// Of a target the score that the method gives; of a node its mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Finite>,
    /// The signal by which it judged, by its name, with its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<SignalValue>,
    /// The deciding reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// Judges a plan under several methods and says where they disagree, and why. The method of the options does not
/// count.
///
/// ```
/// use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// use tenfold::rules::Method;
/// use tenfold::{Difference, Options, compare, telling};
///
/// let plan = Plan::new("city", "Ten actions", "2021-12-31")
///     .indicator(Indicator::level("platforms", "Research platforms"))
///     .action(Action::new("innovation", "Innovation platforms").target(
///         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
///     ))
///     .build()?;
/// let ledger = Ledger::new("city").entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
/// let methods = ["pace", "statcan"].map(|name| Method::preset(name).unwrap());
///
/// let comparison = compare(&plan, &ledger, &Options::new("2023-12-31".parse()?), &methods)?;
/// let row = &comparison.targets[0].row;
/// assert!(!row.agree);
/// assert!(matches!(row.differences[0].why, Difference::OtherSignal { .. }));
/// assert_eq!(
///     telling::say_difference(&row.differences[0], &comparison, &plan, plan.targets().first(), "en"),
///     "pace looks at pace (75.1%), statcan at growth over the growth that is needed (1.17).",
/// );
/// # Ok::<(), tenfold::Faults>(())
/// ```
///
/// # Errors
/// A fault of code [`Code::OtherPlan`] if the ledger was built against another plan, and of [`Code::Missing`] at
/// `methods` if there is none.
pub fn compare(
    plan: &Plan,
    ledger: &Ledger,
    options: &Options,
    methods: &[Method],
) -> Result<Comparison, Faults> {
    let compared = with_case(plan, ledger, options, |case| {
        let said = methods.iter().map(|method| {
            let case = case.by(method);
            let evaluation = assemble(&case, &Judged::of(&case), ledger.digest(), options.known_by);
            Said { method, evaluation }
        });
        let said: Vec<Said<'_>> = said.collect();
        let below = nodes::Below::of(&case.scene, case.terms);
        said.first().map(|first| compared(&said, &first.evaluation, &below))
    })?;
    compared.ok_or_else(|| {
        let remedy = "give at least one method";
        Fault::new(Code::Missing, "methods", "there is no method to judge by", remedy).into()
    })
}

fn compared(said: &[Said<'_>], evaluation: &Evaluation, below: &nodes::Below<'_>) -> Comparison {
    let actions = evaluation.actions.iter().enumerate().map(|(index, action)| ActionComparison {
        id: action.id.clone(),
        parent: action.parent.clone(),
        row: below.action(said, index),
    });
    let units = evaluation.units.iter().enumerate().map(|(index, unit)| UnitComparison {
        id: unit.id.clone(),
        parent: unit.parent.clone(),
        row: below.unit(said, index),
    });
    let tags = evaluation
        .tags
        .iter()
        .enumerate()
        .map(|(index, tag)| TagComparison { tag: tag.tag.clone(), row: below.tag(said, index) });
    let targets = evaluation.targets.iter().enumerate().map(|(index, target)| TargetComparison {
        id: target.id.clone(),
        action: target.action.clone(),
        row: targets::row(said, index),
    });
    let methods = said
        .iter()
        .map(|Said { method, .. }| ComparedMethod { id: method.id().clone(), version: method.version() });
    Comparison {
        tenfold: evaluation.tenfold,
        plan: evaluation.plan.clone(),
        plan_digest: evaluation.plan_digest.clone(),
        ledger_digest: evaluation.ledger_digest.clone(),
        as_of: evaluation.as_of,
        known_by: evaluation.known_by,
        methods: methods.collect(),
        whole: below.whole(said),
        actions: actions.collect(),
        units: units.collect(),
        tags: tags.collect(),
        targets: targets.collect(),
    }
}

/// What one method says of the whole plan.
struct Said<'m> {
    method: &'m Method,
    evaluation: Evaluation,
}

/// Returns the place of a method as a difference names it.
fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Compare {
    /// Gathers what the methods say, and why each that gives another verdict than the first does.
    fn of(said: Vec<Opinion>, why: impl Fn(usize, &Opinion, &Opinion) -> Difference) -> Self {
        let mut differences = Vec::new();
        if let Some(first) = said.first() {
            for (index, other) in said.iter().enumerate().filter(|(_, other)| other.verdict != first.verdict)
            {
                differences.push(Differs { method: place(index), why: why(index, first, other) });
            }
        }
        Self { agree: differences.is_empty(), said, differences }
    }
}

impl Opinion {
    fn of_target(result: &TargetResult) -> Self {
        Self {
            verdict: result.verdict,
            word: result.word.clone(),
            score: result.score,
            signal: result.signal.clone(),
            reason: result.reasons.first().cloned(),
        }
    }

    fn of_node(node: &NodeResult) -> Self {
        Self {
            verdict: node.verdict,
            word: node.word.clone(),
            score: node.score,
            signal: node.reasons.first().and_then(Reason::judged),
            reason: node.reasons.first().cloned(),
        }
    }
}

impl Reason {
    /// Returns the signal by which a clause or a band judged.
    fn judged(&self) -> Option<SignalValue> {
        match self {
            Self::Judged { signal, value, .. } => Some(SignalValue { name: signal, value: *value }),
            _ => None,
        }
    }
}
