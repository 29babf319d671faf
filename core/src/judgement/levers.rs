//! Levers: what each target below an action holds back.

use serde::Serialize;

use super::columns::Aside;
use super::evaluate::with_case;
use super::judge::{Decided, finite};
use super::judged::{Case, Judged};
use super::nodes::NOTHING;
use super::roll_up::Stand;
use super::{Absence, Options, Verdict, shape};
use crate::facts::Ledger;
use crate::plan::Plan;
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
/// hold nothing back, and a goal to improve is never achieved: they are left out. Every target is judged again with what
/// rests on it alone.
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
    with_case(plan, ledger, options, |case| {
        let mut judged = Judged::of(case);
        let now = node(&judged, index);
        let mut changed = Vec::new();
        let mut targets = Vec::new();
        for target in below(plan, index) {
            if let Some(undo) = judged.achieve(case, target, &mut changed) {
                let then = node(&judged, index);
                targets.extend(plan.targets.get(target).map(|target| lever(target.id.clone(), &now, &then)));
                judged.undo(case, undo, &mut changed);
            }
        }
        targets.sort_by(|one, other| other.gain.cmp(&one.gain).then_with(|| one.target.cmp(&other.target)));
        Levers {
            tenfold: crate::plan::check::FORMAT,
            plan: plan.id.clone(),
            plan_digest: plan.digest().to_owned(),
            ledger_digest: ledger.digest().to_owned(),
            as_of: options.as_of,
            known_by: options.known_by,
            method: options.method.id().clone(),
            method_version: options.method.version(),
            action: action.cloned(),
            verdict: now.verdict,
            score: now.score.and_then(finite),
            pace: now.pace.and_then(finite),
            targets,
        }
    })
}

/// Returns where an action, or the whole, stands.
fn node(judged: &Judged, action: Option<usize>) -> Stand {
    let rolled = match action {
        Some(action) => judged.rolled.get(action).copied(),
        None => judged.whole,
    };
    rolled.unwrap_or(NOTHING).stand
}

/// Returns the targets below an action.
fn below(plan: &Plan, action: Option<usize>) -> std::ops::Range<usize> {
    let Some(action) = action else { return 0..plan.targets.len() };
    let (first, last) = shape::run(plan, action);
    first..last
}

fn lever(target: TargetId, now: &Stand, then: &Stand) -> Lever {
    let gain = now.score.zip(then.score).and_then(|(now, then)| finite(then - now));
    let (score, pace) = (then.score.and_then(finite), then.pace.and_then(finite));
    Lever { target, gain, verdict: then.verdict, score, pace }
}

/// What was there before a target was taken to be achieved.
struct Undo {
    target: usize,
    decided: Decided,
}

impl Judged {
    /// Takes a target to be achieved, and judges again what rests on it; nothing where it cannot be.
    fn achieve(&mut self, case: &Case<'_>, target: usize, changed: &mut Vec<usize>) -> Option<Undo> {
        let before = self.targets.decided(target)?;
        let aside = Aside::default();
        let view = self.view(case, target, &aside)?;
        let out = matches!(before.verdict, Verdict::Absence(Absence::Cancelled | Absence::NotStarted));
        // A method that knows no calendar does not say that it has not begun.
        if out || view.day() < view.window().start || view.improvement().is_some() {
            return None;
        }
        // What is achieved counts as attained by all that looks at it: nothing else is to be said of it.
        let decided = before.achieved(view, case.method);
        self.take(case, target, decided, changed);
        Some(Undo { target, decided: before })
    }

    fn undo(&mut self, case: &Case<'_>, undo: Undo, changed: &mut Vec<usize>) {
        self.take(case, undo.target, undo.decided, changed);
    }

    /// Takes something for where a target stands.
    fn take(&mut self, case: &Case<'_>, target: usize, decided: Decided, changed: &mut Vec<usize>) {
        if let Some(row) = self.columns.row(target) {
            self.targets.target(target, row, &decided);
        }
        self.before.clear();
        changed.clear();
        changed.push(target);
        self.count_again(case, changed);
        self.roll_again(case, changed);
    }
}
