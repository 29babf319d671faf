//! The verdict on a target: the first of eleven answers that holds.

use super::columns::View;
use super::hold::Held;
use super::{Absence, Reason, Verdict, Why};
use crate::promises::{Baseline, Goal, Settle};
use crate::rules::{Applied, Clause, Judged, Method, Order, Signal, Signals, Test, apply};
use crate::words::{Day, Finite, Standing};

/// What was decided on a target.
#[derive(Clone, Debug)]
pub(super) struct Decided {
    pub(super) verdict: Verdict,
    pub(super) reason: Reason,
    pub(super) provisional: bool,
    pub(super) word: Option<String>,
    pub(super) signal: Option<(Signal, f64)>,
    pub(super) guards: Vec<(Signal, f64)>,
    pub(super) score: Option<f64>,
    pub(super) margin: Option<f64>,
}

impl Decided {
    fn new(verdict: impl Into<Verdict>, reason: Reason) -> Self {
        Self {
            verdict: verdict.into(),
            reason,
            provisional: false,
            word: None,
            signal: None,
            guards: Vec::new(),
            score: None,
            margin: None,
        }
    }

    fn not_assessable(why: Why) -> Self {
        Self::new(Absence::NotAssessable, Reason::NotAssessable { why })
    }
}

/// Judges a target by a method.
pub(super) fn judge(view: View<'_, '_>, method: &Method) -> Decided {
    let decided = match method.order() {
        Order::Standard => by_calendar(view).unwrap_or_else(|| by_clauses(view, method)),
        Order::DataOnly => by_data(view).unwrap_or_else(|| by_clauses(view, method)),
    };
    with_method(decided, view, method)
}

/// The answers before the clauses, in the order of the model.
fn by_calendar(view: View<'_, '_>) -> Option<Decided> {
    let window = view.window();
    if let Some(entry) = view.aside.terms.cancelled {
        return Some(Decided::new(Absence::Cancelled, Reason::Cancelled { entry: entry.id.clone() }));
    }
    if view.day() < window.start {
        return Some(Decided::new(Absence::NotStarted, Reason::NotStarted { start: window.start }));
    }
    if let Some(why) = &view.aside.problem {
        return Some(Decided::not_assessable(why.clone()));
    }
    if let Some(reason) = &view.aside.lost {
        return Some(Decided::new(Standing::Missed, reason.clone()));
    }
    let improves = view.improvement().is_some();
    if let Some(due) = window.due.filter(|due| view.day() >= *due && !improves) {
        return Some(closed(view, due));
    }
    let Some((_, day)) = view.value().zip(view.value_day()) else {
        return Some(Decided::new(Absence::NoData, Reason::NoData { since: window.start }));
    };
    if let Some(until) = stands_until(view, day).filter(|until| *until < view.day()) {
        return Some(Decided::new(Absence::Stale, Reason::Stale { day, until }));
    }
    if let Some(met) = met_now(view) {
        return Some(met);
    }
    let nothing = view.attainment().is_none_or(|attained| attained <= 0.0);
    if !improves && nothing && view.expected().is_some_and(|expected| expected <= 0.0) {
        return Some(Decided::new(Absence::NotDue, Reason::NotDue { due: window.due }));
    }
    if window.due.is_none() && !improves && view.aside.held.is_none() {
        return Some(Decided::new(Absence::Undated, Reason::Undated));
    }
    None
}

/// The answers before the clauses of a method that knows no calendar.
fn by_data(view: View<'_, '_>) -> Option<Decided> {
    if let Some(entry) = view.aside.terms.cancelled {
        return Some(Decided::new(Absence::Cancelled, Reason::Cancelled { entry: entry.id.clone() }));
    }
    if let Some(why) = &view.aside.problem {
        return Some(Decided::not_assessable(why.clone()));
    }
    if view.value().is_none() {
        return Some(Decided::new(Absence::NoData, Reason::NoData { since: view.window().start }));
    }
    met_now(view)
}

/// Returns the last day for which a figure stands; none if it never goes stale.
fn stands_until(view: View<'_, '_>, day: Day) -> Option<Day> {
    let fresh = view.aside.indicator?.fresh_days?;
    Some(i32::try_from(fresh).ok().and_then(|days| day.plus_days(days)).unwrap_or(Day::MAX))
}

/// The answer if it is met now, or was met once where that settles it.
fn met_now(view: View<'_, '_>) -> Option<Decided> {
    if view.aside.held.is_some() {
        return None;
    }
    if view.aside.target.settle == Settle::Ever
        && let Some(day) = view.first_met()
    {
        return Some(Decided::new(Standing::Achieved, Reason::MetOnce { day }));
    }
    if view.is_met() != Some(true) {
        return None;
    }
    let value = finite(view.value()?)?;
    let mut met = Decided::new(Standing::Achieved, Reason::MetNow { value, due: view.window().due });
    // Without a due day, or once it is there, nothing is left to decide it otherwise.
    let open = view.window().due.is_some_and(|due| view.day() < due);
    met.provisional = view.aside.target.settle == Settle::AtDue && open;
    Some(met)
}

/// The answer once the window has closed.
fn closed(view: View<'_, '_>, due: Day) -> Decided {
    if view.aside.target.settle == Settle::Ever
        && let Some(day) = view.first_met()
    {
        return Decided::new(Standing::Achieved, Reason::MetOnce { day });
    }
    if view.aside.indicator.is_none() {
        return closed_quorum(view, due);
    }
    if let Some(until) = awaits(view, due) {
        return Decided::new(Absence::Awaiting, Reason::Awaiting { until });
    }
    let fresh = view.value_day().is_some_and(|day| stands_until(view, day).is_none_or(|until| until >= due));
    let value = view.value().filter(|_| fresh).and_then(finite);
    let missed = || Decided::new(Standing::Missed, Reason::MissedAtClose { value, due });
    match (value, &view.aside.held) {
        (Some(value), Some(held)) => closed_hold(view, held, value, due),
        (Some(value), None) if view.is_met() == Some(true) => {
            Decided::new(Standing::Achieved, Reason::MetAtClose { value, due })
        }
        (Some(_), None) => missed(),
        (None, _) if matches!(view.aside.terms.goal, Goal::Happen) || view.attested() => missed(),
        (None, _) => Decided::new(Absence::NoData, Reason::NoFinal { due }),
    }
}

/// A goal over targets: not enough of them are achieved, and those that are left can only be absent.
fn closed_quorum(view: View<'_, '_>, due: Day) -> Decided {
    match (view.value().and_then(finite), view.is_met()) {
        (Some(value), Some(true)) => Decided::new(Standing::Achieved, Reason::MetAtClose { value, due }),
        (Some(value), _) => Decided::new(Standing::Missed, Reason::MissedAtClose { value: Some(value), due }),
        (None, _) => Decided::new(Absence::NoData, Reason::NoFinal { due }),
    }
}

/// A goal to hold: achieved if enough days were observed and none, or none past the tolerance, was outside.
fn closed_hold(view: View<'_, '_>, held: &Held, value: Finite, due: Day) -> Decided {
    let Goal::Hold { tolerance_days, observed, .. } = view.aside.terms.goal else {
        return Decided::not_assessable(Why::NoClause);
    };
    if held.coverage(view.window()) < observed.get() || held.observed == 0 {
        return Decided::new(Absence::NoData, Reason::NoFinal { due });
    }
    if tolerance_days.is_some() || held.inside == held.observed {
        Decided::new(Standing::Achieved, Reason::MetAtClose { value, due })
    } else {
        Decided::new(Standing::Missed, Reason::MissedAtClose { value: Some(value), due })
    }
}

/// Returns the day up to which the final figure may still come, if it may and is not there.
fn awaits(view: View<'_, '_>, due: Day) -> Option<Day> {
    let indicator = view.aside.indicator?;
    let lag = i32::try_from(indicator.lag_days).ok()?;
    let until = due.plus_days(lag).unwrap_or(Day::MAX);
    if view.day() >= until {
        return None;
    }
    let last = indicator.reported.map_or(due, |every| {
        let period = every.around(due);
        if period.last() <= due { period.last() } else { period.first().before() }
    });
    // A period that ended before the window began has no figure in it: then the due day is what counts.
    let last = if last < view.window().start { due } else { last };
    view.value_day().is_none_or(|day| day < last).then_some(until)
}

/// The answer of the method's clauses.
fn by_clauses(view: View<'_, '_>, method: &Method) -> Decided {
    match apply(method, &view) {
        Applied::Judged(judged) => {
            let guards = guarding(view, method, judged.clause);
            Decided { guards, ..judged_by(&judged) }
        }
        Applied::NoClause => Decided::not_assessable(Why::NoClause),
        Applied::Lacking(signal, lack) => {
            Decided::not_assessable(Why::NoSignal { signal: signal.as_str(), lack })
        }
    }
}

/// Returns the signals that the guards of the clauses up to the deciding one looked at, each once.
fn guarding(view: View<'_, '_>, method: &Method, clause: usize) -> Vec<(Signal, f64)> {
    let mut found: Vec<(Signal, f64)> = Vec::new();
    for guard in method.clauses().iter().take(clause + 1).flat_map(Clause::when) {
        let (Test::Has(signal) | Test::Signal { signal, .. }) = guard.test() else { continue };
        let known = found.iter().any(|(other, _)| *other == signal);
        if !known && let Ok(value) = view.signal(signal, &method.edges()) {
            found.push((signal, value));
        }
    }
    found
}

fn judged_by(judged: &Judged<'_>) -> Decided {
    let value = finite(judged.value).unwrap_or_default();
    let word = judged.word.to_owned();
    let reason = Reason::Judged { signal: judged.signal.as_str(), value, word: word.clone() };
    Decided {
        word: Some(word),
        signal: Some((judged.signal, judged.value)),
        score: judged.score,
        margin: judged.margin_to_better,
        ..Decided::new(judged.standing, reason)
    }
}

/// Adds what the method says of what is achieved: its word and score, and the signal of the clause.
fn with_method(mut decided: Decided, view: View<'_, '_>, method: &Method) -> Decided {
    if decided.word.is_some() || decided.verdict != Verdict::Standing(Standing::Achieved) {
        return decided;
    }
    decided.word = Some(method.met().word().clone());
    decided.score = method.met().score().map(Finite::get);
    if let Applied::Judged(judged) = apply(method, &view) {
        decided.signal = Some((judged.signal, judged.value));
        if method.edges().no_way().is_some() && view.has_no_way() {
            // What there was no way to is no merit of anyone: the clauses say what it scores.
            decided.score = judged.score.or(decided.score);
        }
    }
    decided
}

/// Returns the reasons beyond the deciding one.
pub(super) fn further(view: View<'_, '_>, decided: &Decided) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let pair = view.attainment().and_then(finite).zip(view.expected().and_then(finite));
    if let (Some(standing), Some((attainment, expected))) = (decided.verdict.standing(), pair)
        && standing < Standing::Achieved
        && attainment < expected
    {
        reasons.push(Reason::Behind { attainment, expected });
    }
    if let (Some(value), Some(baseline), Some(sign)) = (view.value(), view.baseline(), view.sign())
        && view.aside.tally.is_none()
        && decided.verdict != Verdict::Standing(Standing::Achieved)
        && sign * (value - baseline) < 0.0
        && let (Some(value), Some(baseline)) = (finite(value), finite(baseline))
    {
        reasons.push(Reason::Regressed { value, baseline });
    }
    if let Some(tally) = &view.aside.tally
        && tally.done < tally.need
    {
        let count = tally.need - tally.done;
        reasons.push(Reason::StillNeeded { count, done: tally.done, need: tally.need });
    }
    if let Some(first_met) = view.first_met()
        && view.is_met() == Some(false)
    {
        reasons.push(Reason::LostAgain { first_met });
    }
    if view.baseline().is_none()
        && matches!(view.aside.terms.baseline, Baseline::Unknown)
        && decided.verdict.standing().is_some()
        && view.aside.indicator.is_some()
    {
        let why = Why::NoBaseline;
        reasons.extend(
            (view.improvement().is_none() && view.aside.held.is_none() && view.aside.tally.is_none())
                .then_some(Reason::NotAssessable { why }),
        );
    }
    if !view.aside.target.host.is_empty() {
        reasons.push(Reason::HostFilled { fields: view.aside.target.host.clone() });
    }
    if view.aside.entries.iter().any(|entry| entry.illustrative) {
        reasons.push(Reason::Illustrative);
    }
    reasons
}

/// Returns a number that came out finite.
pub(super) fn finite(value: f64) -> Option<Finite> {
    Finite::new(value).ok()
}
