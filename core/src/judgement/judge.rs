//! The verdict on a target: the first of eleven answers that holds.

use super::columns::View;
use super::hold::Held;
use super::trouble::Trouble;
use super::{Absence, Reason, Verdict, Why};
use crate::promises::{Baseline, Goal, Settle};
use crate::rules::{Applied, Band, Clause, Judged, Lack, Method, Order, Signal, Signals, Test, apply};
use crate::words::{Day, Finite, Standing};

/// What was decided on a target: numbers and flags, of which words and reasons are made where someone asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) verdict: Verdict,
    pub(super) because: Because,
    pub(super) provisional: bool,
    pub(super) word: Option<Word>,
    pub(super) signal: Option<(Signal, f64)>,
    pub(super) score: Option<f64>,
    pub(super) margin: Option<f64>,
}

/// The word of a method for what it judged, by its place in the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// That of a band of a clause.
    Band { clause: usize, band: usize },
    /// That of what is met.
    Met,
    /// That of a band for nodes.
    Node { band: usize },
}

impl Word {
    /// Returns the word as the method has it.
    pub(super) fn of(self, method: &Method) -> Option<&String> {
        match self {
            Self::Band { clause, band } => {
                method.clauses().get(clause).and_then(|clause| clause.bands().get(band)).map(Band::word)
            }
            Self::Met => Some(method.met().word()),
            Self::Node { band } => method.parents().bands().get(band).map(Band::word),
        }
    }
}

/// Why a verdict is what it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Because {
    Cancelled,
    NotStarted,
    Problem(Trouble),
    Lost,
    MetOnce { day: Day },
    MetNow { value: Finite },
    MetAtClose { value: Finite, due: Day },
    MissedAtClose { value: Option<Finite>, due: Day },
    NoFinal { due: Day },
    Awaiting { until: Day },
    NoData,
    Stale { day: Day, until: Day },
    NotDue,
    Undated,
    Judged,
    NoClause,
    Lacking(Signal, Lack),
}

impl Decided {
    fn new(verdict: impl Into<Verdict>, because: Because) -> Self {
        Self {
            verdict: verdict.into(),
            because,
            provisional: false,
            word: None,
            signal: None,
            score: None,
            margin: None,
        }
    }

    /// Returns what would be decided if the target were achieved.
    pub(super) fn achieved(&self, view: View<'_>, method: &Method) -> Self {
        if self.verdict == Verdict::Standing(Standing::Achieved) {
            return *self;
        }
        with_method(Self::new(Standing::Achieved, Because::MetOnce { day: view.day() }), view, method)
    }

    /// Returns the deciding reason.
    pub(super) fn reason(&self, view: View<'_>, method: &Method) -> Reason {
        let not_assessable = |why| Reason::NotAssessable { why };
        match self.because {
            Because::Cancelled => match view.terms().cancelled.and_then(|entry| view.scene().entry(entry)) {
                Some(entry) => Reason::Cancelled { entry: entry.id.clone() },
                None => not_assessable(Why::NoClause),
            },
            Because::NotStarted => Reason::NotStarted { start: view.window().start },
            Because::Problem(trouble) => not_assessable(trouble.into()),
            Because::Lost => view.lost().map_or_else(|| not_assessable(Why::NoClause), Reason::from),
            Because::MetOnce { day } => Reason::MetOnce { day },
            Because::MetNow { value } => Reason::MetNow { value, due: view.window().due },
            Because::MetAtClose { value, due } => Reason::MetAtClose { value, due },
            Because::MissedAtClose { value, due } => Reason::MissedAtClose { value, due },
            Because::NoFinal { due } => Reason::NoFinal { due },
            Because::Awaiting { until } => Reason::Awaiting { until },
            Because::NoData => Reason::NoData { since: view.window().start },
            Because::Stale { day, until } => Reason::Stale { day, until },
            Because::NotDue => Reason::NotDue { due: view.window().due },
            Because::Undated => Reason::Undated,
            Because::Judged => {
                let (signal, value) =
                    self.signal.map_or(("", 0.0), |(signal, value)| (signal.as_str(), value));
                let word = self.word.and_then(|word| word.of(method)).cloned().unwrap_or_default();
                Reason::Judged { signal, value: finite(value).unwrap_or_default(), word }
            }
            Because::NoClause => not_assessable(Why::NoClause),
            Because::Lacking(signal, lack) => not_assessable(Why::NoSignal { signal: signal.as_str(), lack }),
        }
    }
}

/// Judges a target by a method.
pub(super) fn judge(view: View<'_>, method: &Method) -> Decided {
    let decided = match method.order() {
        Order::Standard => by_calendar(view).unwrap_or_else(|| by_clauses(view, method)),
        Order::DataOnly => by_data(view).unwrap_or_else(|| by_clauses(view, method)),
    };
    with_method(decided, view, method)
}

/// The answers before the clauses, in the order of the model.
fn by_calendar(view: View<'_>) -> Option<Decided> {
    let window = view.window();
    if view.terms().cancelled.is_some() {
        return Some(Decided::new(Absence::Cancelled, Because::Cancelled));
    }
    if view.day() < window.start {
        return Some(Decided::new(Absence::NotStarted, Because::NotStarted));
    }
    if let Some(trouble) = view.problem() {
        return Some(Decided::new(Absence::NotAssessable, Because::Problem(trouble)));
    }
    if view.lost().is_some() {
        return Some(Decided::new(Standing::Missed, Because::Lost));
    }
    let improves = view.improvement().is_some();
    if let Some(due) = window.due.filter(|due| view.day() >= *due && !improves) {
        return Some(closed(view, due));
    }
    let Some((_, day)) = view.value().zip(view.value_day()) else {
        return Some(Decided::new(Absence::NoData, Because::NoData));
    };
    if let Some(until) = stands_until(view, day).filter(|until| *until < view.day()) {
        return Some(Decided::new(Absence::Stale, Because::Stale { day, until }));
    }
    if let Some(met) = met_now(view) {
        return Some(met);
    }
    let nothing = view.attainment().is_none_or(|attained| attained <= 0.0);
    if !improves && nothing && view.expected().is_some_and(|expected| expected <= 0.0) {
        return Some(Decided::new(Absence::NotDue, Because::NotDue));
    }
    if window.due.is_none() && !improves && view.held().is_none() {
        return Some(Decided::new(Absence::Undated, Because::Undated));
    }
    None
}

/// The answers before the clauses of a method that knows no calendar.
fn by_data(view: View<'_>) -> Option<Decided> {
    if view.terms().cancelled.is_some() {
        return Some(Decided::new(Absence::Cancelled, Because::Cancelled));
    }
    if let Some(trouble) = view.problem() {
        return Some(Decided::new(Absence::NotAssessable, Because::Problem(trouble)));
    }
    if view.value().is_none() {
        return Some(Decided::new(Absence::NoData, Because::NoData));
    }
    met_now(view)
}

/// Returns the last day for which a figure stands; none if it never goes stale.
fn stands_until(view: View<'_>, day: Day) -> Option<Day> {
    let fresh = view.indicator()?.fresh_days?;
    Some(i32::try_from(fresh).ok().and_then(|days| day.plus_days(days)).unwrap_or(Day::MAX))
}

/// The answer if it is met now, or was met once where that settles it.
fn met_now(view: View<'_>) -> Option<Decided> {
    if view.held().is_some() {
        return None;
    }
    if view.settle() == Settle::Ever
        && let Some(day) = view.first_met()
    {
        return Some(Decided::new(Standing::Achieved, Because::MetOnce { day }));
    }
    if view.is_met() != Some(true) {
        return None;
    }
    let value = finite(view.value()?)?;
    let mut met = Decided::new(Standing::Achieved, Because::MetNow { value });
    // Without a due day, or once it is there, nothing is left to decide it otherwise.
    let open = view.window().due.is_some_and(|due| view.day() < due);
    met.provisional = view.settle() == Settle::AtDue && open;
    Some(met)
}

/// The answer once the window has closed.
fn closed(view: View<'_>, due: Day) -> Decided {
    if view.settle() == Settle::Ever
        && let Some(day) = view.first_met()
    {
        return Decided::new(Standing::Achieved, Because::MetOnce { day });
    }
    if view.measured_by().is_none() {
        return closed_quorum(view, due);
    }
    if let Some(until) = awaits(view, due) {
        return Decided::new(Absence::Awaiting, Because::Awaiting { until });
    }
    let fresh = view.value_day().is_some_and(|day| stands_until(view, day).is_none_or(|until| until >= due));
    let value = view.value().filter(|_| fresh).and_then(finite);
    let missed = || Decided::new(Standing::Missed, Because::MissedAtClose { value, due });
    match (value, &view.held()) {
        (Some(value), Some(held)) => closed_hold(view, held, value, due),
        (Some(value), None) if view.is_met() == Some(true) => {
            Decided::new(Standing::Achieved, Because::MetAtClose { value, due })
        }
        (Some(_), None) => missed(),
        (None, _) if matches!(view.goal(), Goal::Happen) || view.attested() => missed(),
        (None, _) => Decided::new(Absence::NoData, Because::NoFinal { due }),
    }
}

/// A goal over targets: not enough of them are achieved, and those that are left can only be absent.
fn closed_quorum(view: View<'_>, due: Day) -> Decided {
    match (view.value().and_then(finite), view.is_met()) {
        (Some(value), Some(true)) => Decided::new(Standing::Achieved, Because::MetAtClose { value, due }),
        (Some(value), _) => {
            Decided::new(Standing::Missed, Because::MissedAtClose { value: Some(value), due })
        }
        (None, _) => Decided::new(Absence::NoData, Because::NoFinal { due }),
    }
}

/// A goal to hold: achieved if enough days were observed and none, or none past the tolerance, was outside.
fn closed_hold(view: View<'_>, held: &Held, value: Finite, due: Day) -> Decided {
    let Goal::Hold { tolerance_days, observed, .. } = view.goal() else {
        return Decided::new(Absence::NotAssessable, Because::NoClause);
    };
    if held.coverage(view.window()) < observed.get() || held.observed == 0 {
        return Decided::new(Absence::NoData, Because::NoFinal { due });
    }
    if tolerance_days.is_some() || held.inside == held.observed {
        Decided::new(Standing::Achieved, Because::MetAtClose { value, due })
    } else {
        Decided::new(Standing::Missed, Because::MissedAtClose { value: Some(value), due })
    }
}

/// Returns the day up to which the final figure may still come, if it may and is not there.
fn awaits(view: View<'_>, due: Day) -> Option<Day> {
    let indicator = view.indicator()?;
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
fn by_clauses(view: View<'_>, method: &Method) -> Decided {
    match apply(method, &view) {
        Applied::Judged(judged) => judged_by(&judged),
        Applied::NoClause => Decided::new(Absence::NotAssessable, Because::NoClause),
        Applied::Lacking(signal, lack) => {
            Decided::new(Absence::NotAssessable, Because::Lacking(signal, lack))
        }
    }
}

fn judged_by(judged: &Judged<'_>) -> Decided {
    Decided {
        word: Some(Word::Band { clause: judged.clause, band: judged.band }),
        signal: Some((judged.signal, judged.value)),
        score: judged.score,
        margin: judged.margin_to_better,
        ..Decided::new(judged.standing, Because::Judged)
    }
}

/// Returns the signals that the guards of the clauses up to the deciding one looked at, each once.
pub(super) fn guarding(view: View<'_>, method: &Method, decided: &Decided) -> Vec<(Signal, f64)> {
    let mut found: Vec<(Signal, f64)> = Vec::new();
    let (Because::Judged, Some(Word::Band { clause, .. })) = (decided.because, decided.word) else {
        return found;
    };
    for guard in method.clauses().iter().take(clause + 1).flat_map(Clause::when) {
        let (Test::Has(signal) | Test::Signal { signal, .. }) = guard.test() else { continue };
        let known = found.iter().any(|(other, _)| *other == signal);
        if !known && let Ok(value) = view.signal(signal, &method.edges()) {
            found.push((signal, value));
        }
    }
    found
}

/// Adds what the method says of what is achieved: its word and score, and the signal of the clause.
fn with_method(mut decided: Decided, view: View<'_>, method: &Method) -> Decided {
    if decided.word.is_some() || decided.verdict != Verdict::Standing(Standing::Achieved) {
        return decided;
    }
    decided.word = Some(Word::Met);
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
pub(super) fn further(view: View<'_>, decided: &Decided) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let pair = view.attainment().and_then(finite).zip(view.expected().and_then(finite));
    if let (Some(standing), Some((attainment, expected))) = (decided.verdict.standing(), pair)
        && standing < Standing::Achieved
        && attainment < expected
    {
        reasons.push(Reason::Behind { attainment, expected });
    }
    if let (Some(value), Some(baseline), Some(sign)) = (view.value(), view.baseline(), view.sign())
        && view.count().is_none()
        && decided.verdict != Verdict::Standing(Standing::Achieved)
        && sign * (value - baseline) < 0.0
        && let (Some(value), Some(baseline)) = (finite(value), finite(baseline))
    {
        reasons.push(Reason::Regressed { value, baseline });
    }
    if let Some(tally) = view.count()
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
        && matches!(view.promise().baseline, Baseline::Unknown)
        && decided.verdict.standing().is_some()
        && view.measured_by().is_some()
    {
        let why = Why::NoBaseline;
        reasons.extend(
            (view.improvement().is_none() && view.held().is_none() && view.count().is_none())
                .then_some(Reason::NotAssessable { why }),
        );
    }
    if let Some(target) = view.target().filter(|target| !target.host.is_empty()) {
        reasons.push(Reason::HostFilled { fields: target.host.clone() });
    }
    let entries = view.aside.entries.iter().filter_map(|number| view.scene().entry(*number));
    if entries.into_iter().any(|entry| entry.illustrative) {
        reasons.push(Reason::Illustrative);
    }
    reasons
}

/// Returns a number that came out finite.
pub(super) fn finite(value: f64) -> Option<Finite> {
    Finite::new(value).ok()
}
