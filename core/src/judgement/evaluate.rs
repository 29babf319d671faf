//! The way from a plan and a ledger to an evaluation.

use super::attainment::Bar;
use super::columns::{Columns, View};
use super::evaluation::{Evaluation, SignalValue, TargetResult};
use super::judge::{Decided, finite, further, judge};
use super::nodes::Nodes;
use super::roll_up::{Child, Timed};
use super::scene::Scene;
use super::terms::Terms;
use super::{Options, history, outlook, quorum, steps, units};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::promises::{Goal, Instances, Over};
use crate::rules::{Method, Signal};
use crate::words::{Code, Fault, Faults, Standing};

/// Judges a plan by its ledger.
///
/// ```
/// use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// use tenfold::{Options, Standing, Verdict, evaluate};
///
/// let plan = Plan::new("city", "Ten actions", "2022-01-01")
///     .indicator(Indicator::level("platforms", "Research platforms"))
///     .action(Action::new("innovation", "Innovation platforms").target(
///         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
///     ))
///     .build()?;
/// let ledger = Ledger::new("city").entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
///
/// let evaluation = evaluate(&plan, &ledger, &Options::new("2023-12-31".parse()?))?;
/// let target = &evaluation.targets[0];
/// assert_eq!(target.attainment.unwrap().get(), 0.375);
/// assert_eq!(target.verdict, Verdict::Standing(Standing::AtRisk));
/// # Ok::<(), tenfold::Faults>(())
/// ```
///
/// # Errors
/// A fault of code [`Code::OtherPlan`] if the ledger was built against another plan.
pub fn evaluate(plan: &Plan, ledger: &Ledger, options: &Options) -> Result<Evaluation, Faults> {
    prepared(plan, ledger, options, |prepared| assemble(prepared, ledger, options))
}

/// Every target judged, and what nodes are made of.
pub(super) struct Prepared<'p> {
    pub(super) scene: &'p Scene<'p>,
    pub(super) nodes: Nodes<'p>,
    /// In the plan's order.
    pub(super) targets: Vec<TargetResult>,
}

/// Judges every target and goes on with what there is then.
pub(super) fn prepared<R>(
    plan: &Plan,
    ledger: &Ledger,
    options: &Options,
    then: impl FnOnce(Prepared<'_>) -> R,
) -> Result<R, Faults> {
    of_this_plan(plan, ledger)?;
    let scene = Scene::new(plan, ledger, options.as_of, options.known_by);
    let terms = Terms::of(&scene);
    Ok(judged_by(&scene, &terms, &options.method, then))
}

/// Judges every target by a method and goes on with what there is then.
pub(super) fn judged_by<R>(
    scene: &Scene<'_>,
    terms: &Terms<'_>,
    method: &Method,
    then: impl FnOnce(Prepared<'_>) -> R,
) -> R {
    let plan = scene.plan;
    let judged = Judged::of(scene, terms, method);
    let told = judged.in_order(plan).map(|(view, decided)| told(plan, view, decided, method));
    let targets: Vec<TargetResult> = told.collect();
    let children = judged.in_order(plan).map(|(view, decided)| child(view, decided, method));
    let children: Vec<Child> = children.collect();
    let nodes = Nodes { plan, terms, targets: &children, method };
    then(Prepared { scene, nodes, targets })
}

/// Refuses a ledger that was built against another plan.
pub(super) fn of_this_plan(plan: &Plan, ledger: &Ledger) -> Result<(), Faults> {
    if ledger.belongs_to(plan) {
        return Ok(());
    }
    let cause = format!("the ledger was checked against another form of the plan `{}`", ledger.plan);
    let remedy = "build the ledger again, against the plan that is judged";
    Err(Fault::new(Code::OtherPlan, "", cause, remedy).into())
}

/// All targets with what was decided on each.
pub(super) struct Judged<'a> {
    pub(super) columns: Columns<'a>,
    /// By the places in the columns.
    pub(super) decided: Vec<Decided>,
}

impl<'a> Judged<'a> {
    /// Judges every target, those that count others after those they count.
    pub(super) fn of(scene: &'a Scene<'a>, terms: &'a Terms<'a>, method: &Method) -> Self {
        let columns = Columns::of(scene, terms);
        let mut judged = Self { decided: Vec::with_capacity(scene.plan.targets.len()), columns };
        for place in judged.columns.runs().into_iter().flat_map(|run| run.places) {
            judged.count(place, scene.plan);
            let decided = judged.columns.view(place).map(|view| judge(view, method));
            judged.decided.extend(decided);
        }
        judged
    }

    /// Counts what a target counts of those before it, if it does.
    pub(super) fn count(&mut self, place: usize, plan: &'a Plan) {
        let Some(terms) = self.columns.view(place).map(|view| view.aside.terms) else { return };
        if let Goal::Instances(Instances { over: Over::Targets(ids), need }) = terms.goal
            && self.columns.day() >= terms.window.start
        {
            let named = quorum::named(plan, ids, &self.columns, &self.decided);
            let quorum = quorum::count(&named, *need, terms.window);
            self.columns.settle(place, quorum);
        }
    }

    /// Returns the targets in the plan's order.
    pub(super) fn in_order(&self, plan: &Plan) -> impl Iterator<Item = (View<'_, 'a>, &Decided)> {
        (0..plan.targets.len()).filter_map(|target| self.at(target))
    }

    /// Returns a target of the plan.
    pub(super) fn at(&self, target: usize) -> Option<(View<'_, 'a>, &Decided)> {
        let place = self.columns.place(target)?;
        self.columns.view(place).zip(self.decided.get(place))
    }
}

pub(super) fn assemble(prepared: Prepared<'_>, ledger: &Ledger, options: &Options) -> Evaluation {
    let Prepared { scene, nodes, targets } = prepared;
    let Nodes { plan, terms, method, .. } = nodes;
    let (actions, whole) = nodes.tree();
    let weights = units::absolute(plan, terms);
    let units = nodes.by_unit(&weights);
    let tags = nodes.by_tag(&weights);
    let (overdue, next_due) = steps::steps(scene, &targets);
    Evaluation {
        tenfold: crate::plan::check::FORMAT,
        plan: plan.id.clone(),
        plan_digest: plan.digest().to_owned(),
        ledger_digest: ledger.digest().to_owned(),
        as_of: options.as_of,
        known_by: options.known_by,
        method: method.id().clone(),
        method_version: method.version(),
        illustrative: scene.illustrative,
        whole,
        actions,
        units,
        tags,
        targets,
        overdue,
        next_due,
    }
}

/// Returns a target as the child of a node.
pub(super) fn child(view: View<'_, '_>, decided: &Decided, method: &Method) -> Child {
    Child {
        id: view.aside.target.id.to_string(),
        weight: view.aside.terms.weight,
        size: size(view),
        verdict: decided.verdict,
        word: decided.word.clone(),
        only_counted: view.improvement().is_some() && unscored(decided, method),
        gated: false,
        attained: if method.scores() {
            decided.score
        } else if view.improvement().is_some() {
            None
        } else {
            view.attainment().or(decided.settled())
        },
        timed: view.expected().map(|expected| Timed {
            attained: view.attainment().or(decided.settled()).unwrap_or(0.0),
            expected,
        }),
    }
}

/// Returns whether a method gives what it judged no score.
fn unscored(decided: &Decided, method: &Method) -> bool {
    !method.scores() || (decided.verdict.standing().is_some() && decided.score.is_none())
}

/// Returns the size of the way from baseline to bar.
fn size(view: View<'_, '_>) -> Option<f64> {
    match (view.bar()?, view.baseline()?) {
        (Bar::OneSided { bar, .. }, baseline) => Some((bar - baseline).abs()).filter(|size| size.is_finite()),
        _ => None,
    }
}

impl Decided {
    /// Returns what counts as attained where no attainment is known: everything of what is achieved, nothing of
    /// what is missed.
    fn settled(&self) -> Option<f64> {
        match self.verdict.standing()? {
            Standing::Achieved => Some(1.0),
            Standing::Missed => Some(0.0),
            _ => None,
        }
    }
}

/// Returns everything that is said of a target.
fn told(plan: &Plan, view: View<'_, '_>, decided: &Decided, method: &Method) -> TargetResult {
    let index = plan.target_index.get(view.aside.target.id.as_str());
    let holder = index.and_then(|index| plan.holder.get(index)).and_then(|holder| plan.actions.get(*holder));
    let (bar, bar_high) = bars(view);
    let mut reasons = vec![decided.reason.clone()];
    reasons.extend(further(view, decided));
    let mut entries: Vec<&crate::facts::Entry> = view.aside.entries.clone();
    entries.extend(view.aside.terms.cancelled);
    entries.sort_by(|a, b| (a.day(), a.recorded, &a.id).cmp(&(b.day(), b.recorded, &b.id)));
    entries.dedup_by(|a, b| a.id == b.id);
    TargetResult {
        id: view.aside.target.id.clone(),
        action: holder.map_or_else(crate::plan::check::Desk::stand_in, |action| action.id.clone()),
        verdict: decided.verdict,
        word: decided.word.clone(),
        provisional: decided.provisional,
        commitment: view.aside.target.commitment,
        start: view.window().start,
        due: view.window().due,
        value: view.value().and_then(finite),
        value_day: view.value_day(),
        baseline: view
            .baseline()
            .filter(|_| !matches!(view.aside.terms.goal, Goal::Instances(_)))
            .and_then(finite),
        bar: bar.and_then(finite),
        bar_high: bar_high.and_then(finite),
        stretch: view.aside.target.stretch,
        met: view.is_met(),
        first_met: view.first_met(),
        attainment: view.attainment().and_then(finite),
        expected: view.expected().and_then(finite),
        expected_value: view.expected_value().and_then(finite),
        signal: decided.signal.and_then(shown),
        guards: decided.guards.iter().copied().filter_map(shown).collect(),
        score: decided.score.and_then(finite),
        margin: decided.margin.and_then(finite),
        instances: view.aside.tally.clone(),
        needs: outlook::needs(view),
        forecast: outlook::outlook(view, method),
        history: history::of(view),
        entries: entries.into_iter().map(|entry| entry.id.clone()).collect(),
        reasons,
    }
}

/// Returns a signal and its value as they are shown.
fn shown((signal, value): (Signal, f64)) -> Option<SignalValue> {
    Some(SignalValue { name: signal.as_str(), value: finite(value)? })
}

/// Returns the bar, or the ends of the range.
fn bars(view: View<'_, '_>) -> (Option<f64>, Option<f64>) {
    match (view.bar(), view.aside.terms.goal) {
        (Some(Bar::OneSided { bar, .. } | Bar::Step { bar }), _) => (Some(bar), None),
        (Some(Bar::Range { low, high }), _) => (Some(low), Some(high)),
        (None, Goal::Hold { low, high, .. }) => {
            (low.map(crate::words::Finite::get), high.map(crate::words::Finite::get))
        }
        (None, _) => (None, None),
    }
}
