//! What a target takes: the least value at each coming date with which it would be on track.

mod search;

use serde::Serialize;

use self::search::{Finding, Search};
use super::columns::{Aside, Asks, Supposed, View};
use super::evaluate::with_case;
use super::judge::finite;
use super::judged::Judged;
use super::{Options, Verdict, Why, outlook};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::promises::{Baseline, Goal};
use crate::rules::{Method, Order};
use crate::words::{Code, Day, EntryId, Every, Fault, Faults, Finite, MethodId, Moment, PlanId, TargetId};

/// What a target takes from a day on, as known by a moment, under a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct Takes {
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
    /// The target.
    pub target: TargetId,
    /// How it stands now.
    pub verdict: Verdict,
    /// The value now, in the indicator's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Finite>,
    /// The value that meets the bar, in the indicator's unit; none without one bar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<Finite>,
    /// What it takes at the ends of the coming reporting periods (years where none is stated), at most 12, and on
    /// the due day.
    pub dates: Vec<TakesBy>,
    /// Why there are no such dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<NoLeast>,
}

/// What a target takes on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TakesBy {
    /// The day.
    pub day: Day,
    /// The least value, counted goalwards, with which the method would call it on track or better on that day if
    /// nothing but that figure came in. With the next number below it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Finite>,
    /// The value that is expected on that day, where baseline and bar are numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Finite>,
    /// Why there is no least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<NoLeast>,
}

/// Why there is no least value with which a target would be on track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoLeast {
    /// It, or an action above it, was called off.
    Cancelled {
        /// The entry that did.
        entry: EntryId,
    },
    /// Its goal is neither one bar nor a way to improve.
    OtherGoal,
    /// The bar cannot be had.
    NoBar {
        /// Why.
        why: Why,
    },
    /// The method does not claim that a better figure never stands worse.
    NotMonotone,
    /// The due day is there or past.
    Over {
        /// The due day.
        due: Day,
    },
    /// It was met once, and that settles it.
    Settled {
        /// The first day on which it was met.
        day: Day,
    },
    /// What it starts from is a figure that can still come in.
    StartOpen {
        /// The last day of such a figure.
        until: Day,
    },
    /// Nothing is expected of it on that day.
    NothingExpected,
    /// No figure can be of that day.
    NoFigure,
    /// Any value would be on track.
    AnyValue,
    /// No value would be on track.
    NoValue,
}

/// Returns what a target takes: the least values at the coming dates with which it would be on track, and the value
/// that meets its bar.
///
/// ```
/// use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// use tenfold::{Options, what_it_takes};
///
/// let plan = Plan::new("city", "Ten actions", "2021-12-31")
///     .indicator(Indicator::level("platforms", "Research platforms"))
///     .action(Action::new("innovation", "Innovation platforms").target(
///         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
///     ))
///     .build()?;
/// let ledger = Ledger::new("city").entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
///
/// let takes = what_it_takes(&plan, &ledger, &Options::new("2023-12-31".parse()?), &"p10".parse().unwrap())?;
/// // By pace 95% of the 6 of 8 that are expected by then, on top of 2.
/// let next = &takes.dates[0];
/// assert_eq!(next.day.to_string(), "2024-12-31");
/// assert!((next.least.unwrap().get() - 7.7).abs() < 0.01);
/// assert_eq!(takes.bar.unwrap().get(), 10.0);
/// # Ok::<(), tenfold::Faults>(())
/// ```
///
/// # Errors
/// A fault of code [`Code::OtherPlan`] if the ledger was built against another plan, and of [`Code::UnknownId`] at
/// `target` if the plan has no such target.
pub fn what_it_takes(
    plan: &Plan,
    ledger: &Ledger,
    options: &Options,
    target: &TargetId,
) -> Result<Takes, Faults> {
    let Some(index) = plan.target_index.get(target.as_str()) else {
        let cause = format!("the plan has no target `{target}`");
        return Err(Fault::new(Code::UnknownId, "target", cause, "name a target of the plan").into());
    };
    with_case(plan, ledger, options, |case| {
        let judged = Judged::of(case);
        let aside = Aside::default();
        let view = judged.view(case, index, &aside);
        let (dates, why) = match view.map(|view| dates(view, case.method)) {
            Some(Ok(dates)) => (dates, None),
            Some(Err(why)) => (Vec::new(), Some(why)),
            None => (Vec::new(), None),
        };
        let verdict = judged.targets.verdict.get(index).copied();
        let bar = view.and_then(|view| view.bar());
        Takes {
            tenfold: crate::plan::check::FORMAT,
            plan: plan.id.clone(),
            plan_digest: plan.digest().to_owned(),
            ledger_digest: ledger.digest().to_owned(),
            as_of: options.as_of,
            known_by: options.known_by,
            method: options.method.id().clone(),
            method_version: options.method.version(),
            target: target.clone(),
            verdict: verdict.unwrap_or(Verdict::Absence(super::Absence::NoData)),
            value: view.and_then(|view| view.value()).and_then(finite),
            bar: bar.and_then(super::attainment::Bar::single).and_then(finite),
            dates,
            why,
        }
    })
}

/// Returns what is taken at each coming date, or why it cannot be said of any.
fn dates(view: View<'_>, method: &Method) -> Result<Vec<TakesBy>, NoLeast> {
    if let Some(entry) = view.terms().cancelled.and_then(|number| view.scene().entry(number)) {
        return Err(NoLeast::Cancelled { entry: entry.id.clone() });
    }
    let improves = view.improvement().is_some();
    let one_bar = matches!(view.kind().asks, Asks::OneSided | Asks::Step);
    if !one_bar && !improves {
        return Err(NoLeast::OtherGoal);
    }
    if one_bar && view.bar().is_none() {
        let why = view.known_problem().map_or(Why::NoBaseline, Why::from);
        return Err(NoLeast::NoBar { why });
    }
    if let Some(until) = start_open(view) {
        return Err(NoLeast::StartOpen { until });
    }
    if !method.monotone() {
        return Err(NoLeast::NotMonotone);
    }
    if let Some(day) = view.first_met().filter(|_| view.settles_once()) {
        return Err(NoLeast::Settled { day });
    }
    let (now, window) = (view.day(), view.window());
    if let Some(due) = window.due.filter(|due| *due <= now) {
        return Err(NoLeast::Over { due });
    }
    let every = view.indicator().and_then(|indicator| indicator.reported).unwrap_or(Every::Year);
    let from = now.max(window.start.before());
    let ends = outlook::coming(every, from, window.due);
    Ok(ends.into_iter().map(|day| by(view, method, day)).collect())
}

/// Returns the last day of a figure that can still come in and become the baseline, or part of the base.
fn start_open(view: View<'_>) -> Option<Day> {
    let read = match view.promise().baseline {
        Baseline::Reading { day } => Some(*day),
        _ => None,
    };
    let base = match view.goal() {
        Goal::Multiple { base: Some(base), .. } => Some(base.last()),
        _ => None,
    };
    read.max(base).filter(|until| *until > view.day())
}

/// Returns what is taken on a day.
fn by(view: View<'_>, method: &Method, day: Day) -> TakesBy {
    let nothing = |why| TakesBy { day, least: None, expected: None, why: Some(why) };
    let Some(supposed) = Supposed::on(view, day) else { return nothing(NoLeast::NoFigure) };
    let expected = supposed.expected_value().and_then(finite);
    let asks = supposed.expected().is_none_or(|expected| expected > 0.0);
    if !asks && method.order() == Order::Standard {
        return TakesBy { expected, ..nothing(NoLeast::NothingExpected) };
    }
    let (least, why) = match Search::new(view, method, supposed).least() {
        Finding::Least(value) => (finite(value), None),
        Finding::Any => (None, Some(NoLeast::AnyValue)),
        Finding::None => (None, Some(NoLeast::NoValue)),
    };
    TakesBy { day, least, expected, why }
}
