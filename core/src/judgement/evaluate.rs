//! The way from a plan and a ledger to an evaluation.

use super::attainment::Bar;
use super::columns::{Aside, View};
use super::evaluation::{Evaluation, SignalValue, TargetResult};
use super::facts::Facts;
use super::judge::{Decided, finite, further, guarding};
use super::judged::{Case, Judged, named};
use super::nodes::Room;
use super::roll_up::Space;
use super::scene::Scene;
use super::shape::{Flats, Shape};
use super::terms::Terms;
use super::wiring::Wiring;
use super::{Options, history, outlook, quorum, steps};
use crate::facts::{Entry, Ledger, in_force_places};
use crate::plan::Plan;
use crate::promises::Goal;
use crate::rules::{Method, Signal};
use crate::words::{Code, Day, EntryId, Fault, Faults, Moment};

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
    with_case(plan, ledger, options, |case| {
        assemble(case, &Judged::of(case), ledger.digest(), options.known_by)
    })
}

/// What a plan and a ledger come to, whatever the day and the method.
pub(super) struct Compiled {
    pub(super) wiring: Wiring,
    pub(super) facts: Facts,
    pub(super) shape: Shape,
}

impl Compiled {
    /// Sorts what counts of entries, as known by a moment.
    pub(super) fn of(plan: &Plan, entries: &[Entry], known_by: Option<Moment>) -> Self {
        let wiring = Wiring::of(plan);
        let facts = Facts::of(plan, &wiring, entries, in_force_places(entries, known_by));
        Self { wiring, facts, shape: Shape::of(plan) }
    }

    /// Returns what is seen on a day.
    pub(super) const fn scene<'s>(&'s self, plan: &'s Plan, entries: &'s [Entry], day: Day) -> Scene<'s> {
        Scene { plan, wiring: &self.wiring, entries, facts: &self.facts, day }
    }

    /// Returns what a plan is judged by on a day, under terms and by a method.
    pub(super) fn case<'c>(
        &'c self,
        (plan, entries): (&'c Plan, &'c [Entry]),
        day: Day,
        terms: &'c Terms,
        method: &'c Method,
    ) -> Case<'c> {
        let scene = self.scene(plan, entries, day);
        Case { scene, terms, shape: &self.shape, method, space: Space::of(method) }
    }
}

/// Goes on with what a plan is judged by as of a day, as known by a moment.
pub(super) fn with_case<R>(
    plan: &Plan,
    ledger: &Ledger,
    options: &Options,
    then: impl FnOnce(&Case<'_>) -> R,
) -> Result<R, Faults> {
    of_this_plan(plan, ledger)?;
    let compiled = Compiled::of(plan, &ledger.entries, options.known_by);
    let scene = compiled.scene(plan, &ledger.entries, options.as_of);
    let terms = Terms::of(&scene);
    Ok(then(&compiled.case((plan, &ledger.entries), options.as_of, &terms, &options.method)))
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

/// Puts together what is said of a plan.
pub(super) fn assemble(
    case: &Case<'_>,
    judged: &Judged,
    digest: &str,
    known_by: Option<Moment>,
) -> Evaluation {
    let Case { scene, terms, method, .. } = *case;
    let plan = scene.plan;
    let targets: Vec<TargetResult> =
        (0..plan.targets.len()).filter_map(|target| told(case, judged, target)).collect();
    let mut room = Room::default();
    let nodes = judged.nodes(case);
    let whole = nodes.told_whole(&mut room);
    let actions = 0..plan.actions.len();
    let actions = actions.filter_map(|action| nodes.told_action(action, &mut room)).collect();
    let flats = Flats::of(&scene, terms);
    let units = flats.units.iter().enumerate();
    let units = units.filter_map(|(unit, flat)| nodes.told_unit(unit, flat, &mut room)).collect();
    let tags = flats.tags.iter().map(|(tag, flat)| nodes.told_tag(tag, flat, &mut room)).collect();
    let (overdue, next_due) = steps::steps(&scene, &targets);
    Evaluation {
        tenfold: crate::plan::check::FORMAT,
        plan: plan.id.clone(),
        plan_digest: plan.digest().to_owned(),
        ledger_digest: digest.to_owned(),
        as_of: scene.day,
        known_by,
        method: method.id().clone(),
        method_version: method.version(),
        illustrative: scene.facts.is_illustrative(scene.day),
        whole,
        actions,
        units,
        tags,
        targets,
        overdue,
        next_due,
    }
}

/// Returns everything that is said of a target: it is looked at once more, now with what it rests on.
pub(super) fn told(case: &Case<'_>, judged: &Judged, target: usize) -> Option<TargetResult> {
    let aside = Aside::of(&judged.columns, case, target);
    let view = judged.view(case, target, &aside)?;
    let decided = judged.targets.decided(target)?;
    Some(result(case, judged, view, &decided))
}

fn result(case: &Case<'_>, judged: &Judged, view: View<'_>, decided: &Decided) -> TargetResult {
    let (plan, method) = (case.scene.plan, case.method);
    let holder = plan.holder.get(view.index()).and_then(|holder| plan.actions.get(*holder));
    let target = view.target();
    let (bar, bar_high) = bars(view);
    let mut reasons = vec![decided.reason(view, method)];
    reasons.extend(further(view, decided));
    let open = || match named(case, view.index()) {
        Some(ids) => quorum::open(plan, ids, &judged.targets.verdict),
        None => view.aside.open.clone(),
    };
    TargetResult {
        id: target.map_or_else(crate::plan::check::Desk::stand_in, |target| target.id.clone()),
        action: holder.map_or_else(crate::plan::check::Desk::stand_in, |action| action.id.clone()),
        verdict: decided.verdict,
        word: decided.word.and_then(|word| word.of(method)).map(str::to_owned),
        provisional: decided.provisional,
        commitment: target.map(|target| target.commitment).unwrap_or_default(),
        start: view.window().start,
        due: view.window().due,
        value: view.value().and_then(finite),
        value_day: view.value_day(),
        baseline: view.baseline().filter(|_| !matches!(view.goal(), Goal::Instances(_))).and_then(finite),
        bar: bar.and_then(finite),
        bar_high: bar_high.and_then(finite),
        stretch: target.and_then(|target| target.stretch),
        met: view.is_met(),
        first_met: view.first_met(),
        attainment: view.attainment().and_then(finite),
        expected: view.expected().and_then(finite),
        expected_value: view.expected_value().and_then(finite),
        signal: decided.signal(view, method).and_then(shown),
        guards: guarding(view, method, decided).into_iter().filter_map(shown).collect(),
        score: decided.score.and_then(finite),
        margin: decided.margin(view, method).and_then(finite),
        instances: view.count().map(|count| count.shown(open())),
        needs: outlook::needs(view),
        forecast: outlook::outlook(view, method),
        history: history::of(view),
        entries: rests_on(view),
        reasons,
    }
}

/// Returns the entries that a target rests on, in the order of (day, recorded, id).
pub(super) fn entries(case: &Case<'_>, judged: &Judged, target: usize) -> Vec<EntryId> {
    let aside = Aside::of(&judged.columns, case, target);
    judged.view(case, target, &aside).map(rests_on).unwrap_or_default()
}

fn rests_on(view: View<'_>) -> Vec<EntryId> {
    let numbers = view.aside.entries.iter().chain(&view.terms().cancelled);
    let mut entries: Vec<&Entry> = numbers.filter_map(|number| view.scene().entry(*number)).collect();
    entries.sort_by(|a, b| (a.day(), a.recorded, &a.id).cmp(&(b.day(), b.recorded, &b.id)));
    entries.dedup_by(|a, b| a.id == b.id);
    entries.into_iter().map(|entry| entry.id.clone()).collect()
}

/// Returns a signal and its value as they are shown.
fn shown((signal, value): (Signal, f64)) -> Option<SignalValue> {
    Some(SignalValue { name: signal.as_str(), value: finite(value)? })
}

/// Returns the bar, or the ends of the range.
fn bars(view: View<'_>) -> (Option<f64>, Option<f64>) {
    match (view.bar(), view.goal()) {
        (Some(Bar::OneSided { bar, .. } | Bar::Step { bar }), _) => (Some(bar), None),
        (Some(Bar::Range { low, high }), _) => (Some(low), Some(high)),
        (None, Goal::Hold { low, high, .. }) => {
            (low.map(crate::words::Finite::get), high.map(crate::words::Finite::get))
        }
        (None, _) => (None, None),
    }
}
