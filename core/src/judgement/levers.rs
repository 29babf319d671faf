//! Levers: what each target below an action holds back.

use serde::Serialize;

use super::columns::Asks;
use super::evaluate::{Judged, child, of_this_plan};
use super::judge::{Decided, finite};
use super::nodes::Nodes;
use super::roll_up::Child;
use super::scene::Scene;
use super::terms::Terms;
use super::{Absence, NodeResult, Options, Verdict};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::promises::{Goal, Instances, Over};
use crate::rules::Method;
use crate::words::{ActionId, Code, Day, Fault, Faults, Finite, MethodId, Moment, PlanId, TargetId};

/// What the targets below an action hold back as of a day, as known by a moment, under a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct Levers {
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
    /// The action; none for the plan as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionId>,
    /// How it stands.
    pub verdict: Verdict,
    /// Its score: an attainment, or a score if the method gives scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Finite>,
    /// Its pace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<Finite>,
    /// The targets below it, those that hold back most first, then by id; those without a gain last.
    pub targets: Vec<Lever>,
}

/// How an action would stand if one target were achieved and all else were as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Lever {
    /// The target.
    pub target: TargetId,
    /// What the score of the action would gain, in the unit of the score; none where it has no score now or none then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Finite>,
    /// How the action would stand.
    pub verdict: Verdict,
    /// The score that it would have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Finite>,
    /// The pace that it would have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<Finite>,
}

/// Returns what each target below an action holds back; without an action, below the plan as a whole.
///
/// For each target the plan is judged once more with that target achieved (attained at least 1) and all else as it
/// is: goals over targets, gates and roll-ups up to the action with it. Targets that are cancelled or have not begun
/// hold nothing back, and a goal to improve is never achieved: they are left out. Every target rolls the plan up once
/// more, so that the cost grows with the targets below the action times the targets of the plan.
///
/// ```
/// use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// use tenfold::{Options, levers};
///
/// let target = |id: &str| Target::new(id, id, id, Goal::at_least(10)).baseline(0).due("2025-12-31");
/// let plan = Plan::new("city", "Ten actions", "2021-12-31")
///     .indicator(Indicator::level("near", "Near"))
///     .indicator(Indicator::level("far", "Far"))
///     .action(Action::new("innovation", "Innovation").target(target("near")).target(target("far")))
///     .build()?;
/// let ledger = Ledger::new("city")
///     .entry(Entry::reading("e1", "near", "2023", 7.5))
///     .entry(Entry::reading("e2", "far", "2023", 2.5))
///     .build(&plan)?;
///
/// let action = "innovation".parse().unwrap();
/// let levers = levers(&plan, &ledger, &Options::new("2023-12-31".parse()?), Some(&action))?;
/// assert_eq!(levers.score.unwrap().get(), 0.5);
/// assert_eq!(levers.targets[0].target.as_str(), "far");
/// assert_eq!(levers.targets[0].gain.unwrap().get(), 0.375);
/// # Ok::<(), tenfold::Faults>(())
/// ```
///
/// # Errors
/// A fault of code [`Code::OtherPlan`] if the ledger was built against another plan, and of [`Code::UnknownId`] at
/// `action` if the plan has no such action.
pub fn levers(
    plan: &Plan,
    ledger: &Ledger,
    options: &Options,
    action: Option<&ActionId>,
) -> Result<Levers, Faults> {
    of_this_plan(plan, ledger)?;
    let index = match action {
        None => None,
        Some(id) => match plan.action_index.get(id.as_str()) {
            Some(index) => Some(index),
            None => {
                let cause = format!("the plan has no action `{id}`");
                return Err(Fault::new(Code::UnknownId, "action", cause, "name an action of the plan").into());
            }
        },
    };
    let scene = Scene::new(plan, ledger, options.as_of, options.known_by);
    let terms = Terms::of(&scene);
    let method = &options.method;
    let mut judged = Judged::of(&scene, &terms, method);
    let node = |judged: &Judged<'_>| {
        let children: Vec<Child> =
            judged.in_order(plan).map(|(view, decided)| child(view, decided, method)).collect();
        let (actions, whole) = Nodes { plan, terms: &terms, targets: &children, method }.tree();
        let action = index.and_then(|index| actions.into_iter().nth(index));
        action.map_or(whole, |action| action.node)
    };
    let now = node(&judged);
    let mut targets = Vec::new();
    for target in below(plan, index) {
        if let Some(undo) = judged.achieve(target, plan, method) {
            let then = node(&judged);
            targets.extend(plan.targets.get(target).map(|target| lever(target.id.clone(), &now, &then)));
            judged.undo(undo, plan, method);
        }
    }
    targets.sort_by(|one, other| other.gain.cmp(&one.gain).then_with(|| one.target.cmp(&other.target)));
    Ok(Levers {
        tenfold: crate::plan::check::FORMAT,
        plan: plan.id.clone(),
        plan_digest: plan.digest().to_owned(),
        ledger_digest: ledger.digest().to_owned(),
        as_of: options.as_of,
        known_by: options.known_by,
        method: method.id().clone(),
        method_version: method.version(),
        action: action.cloned(),
        verdict: now.verdict,
        score: now.score,
        pace: now.pace,
        targets,
    })
}

/// Returns the targets below an action.
fn below(plan: &Plan, action: Option<usize>) -> std::ops::Range<usize> {
    let Some(action) = action else { return 0..plan.targets.len() };
    let end = plan.subtree_end.get(action).copied().unwrap_or(action);
    // Targets stand in the order of their actions, so those below an action stand together.
    let first = plan.holder.partition_point(|holder| *holder < action);
    first..plan.holder.partition_point(|holder| *holder < end)
}

fn lever(target: TargetId, now: &NodeResult, then: &NodeResult) -> Lever {
    let gain = now.score.zip(then.score).and_then(|(now, then)| finite(then.get() - now.get()));
    Lever { target, gain, verdict: then.verdict, score: then.score, pace: then.pace }
}

/// What was there before a target was taken to be achieved.
struct Undo {
    place: usize,
    attainment: Option<f64>,
    decided: Decided,
}

impl<'a> Judged<'a> {
    /// Takes a target to be achieved, and judges again what counts it; nothing where it cannot be.
    fn achieve(&mut self, target: usize, plan: &'a Plan, method: &Method) -> Option<Undo> {
        let place = self.columns.place(target)?;
        let view = self.columns.view(place)?;
        let before = self.decided.get(place)?.clone();
        let out = matches!(before.verdict, Verdict::Absence(Absence::Cancelled | Absence::NotStarted));
        // A method that knows no calendar does not say that it has not begun.
        if out || view.day() < view.window().start || view.improvement().is_some() {
            return None;
        }
        let attainment = view.attainment();
        let decided = before.achieved(view, method);
        self.columns.attained(place, Some(attainment.unwrap_or(1.0).max(1.0)));
        if let Some(slot) = self.decided.get_mut(place) {
            *slot = decided;
        }
        self.count_again(place, plan, method);
        Some(Undo { place, attainment, decided: before })
    }

    fn undo(&mut self, undo: Undo, plan: &'a Plan, method: &Method) {
        self.columns.attained(undo.place, undo.attainment);
        if let Some(slot) = self.decided.get_mut(undo.place) {
            *slot = undo.decided;
        }
        self.count_again(undo.place, plan, method);
    }

    /// Judges the targets again that count a target, or one that counts it.
    fn count_again(&mut self, changed: usize, plan: &'a Plan, method: &Method) {
        let mut changed = vec![changed];
        let after = changed.first().map_or(0, |first| first + 1);
        let runs = self.columns.runs().into_iter().filter(|run| run.kind.asks == Asks::Quorum);
        for place in runs.flat_map(|run| run.places).filter(|place| *place >= after) {
            let counts = self.columns.view(place).is_some_and(|view| match view.aside.terms.goal {
                Goal::Instances(Instances { over: Over::Targets(ids), .. }) => ids.iter().any(|id| {
                    let named =
                        plan.target_index.get(id.as_str()).and_then(|index| self.columns.place(index));
                    named.is_some_and(|named| changed.contains(&named))
                }),
                _ => false,
            });
            if counts {
                self.count(place, plan);
                let decided = self.columns.view(place).map(|view| super::judge::judge(view, method));
                if let Some((slot, decided)) = self.decided.get_mut(place).zip(decided) {
                    *slot = decided;
                }
                changed.push(place);
            }
        }
    }
}
