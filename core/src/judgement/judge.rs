//! The verdict on a target: the first of eleven answers that holds.

mod told;

pub(super) use told::{further, guarding};

use super::columns::View;
use super::hold::Held;
use super::{Absence, Verdict};
use crate::promises::{Goal, Indicator};
use crate::rules::{Applied, Method, Order, apply};
use crate::words::{Day, Finite, Standing};

/// What was decided on a target: numbers and flags, of which words and reasons are made where someone asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) verdict: Verdict,
    pub(super) because: Because,
    pub(super) provisional: bool,
    pub(super) word: Option<Word>,
    /// The signal by which it was judged.
    pub(super) signal: Option<f64>,
    pub(super) score: Option<f64>,
}

/// The word of a method for what it judged, by its place in the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// That of a band of a clause.
    Band {
        /// The place of the clause.
        clause: u16,
        /// The place of the band in its clause.
        band: u16,
    },
    /// That of what is met.
    Met,
    /// That of a band for nodes.
    Node {
        /// The place of the band.
        band: u16,
    },
}

impl Word {
    fn of_band(clause: usize, band: usize) -> Option<Self> {
        Some(Self::Band { clause: u16::try_from(clause).ok()?, band: u16::try_from(band).ok()? })
    }

    /// Returns the word of a band for nodes.
    pub(super) fn of_node(band: usize) -> Option<Self> {
        u16::try_from(band).ok().map(|band| Self::Node { band })
    }

    /// Returns the word as the method has it; none of a method that has no such place.
    #[must_use]
    pub fn of(self, method: &Method) -> Option<&str> {
        match self {
            Self::Band { clause, band } => {
                let clause = method.clauses().get(usize::from(clause));
                clause
                    .and_then(|clause| clause.bands().get(usize::from(band)))
                    .map(|band| band.word().as_str())
            }
            Self::Met => Some(method.met().word()),
            Self::Node { band } => {
                method.parents().bands().get(usize::from(band)).map(|band| band.word().as_str())
            }
        }
    }
}

/// Why a verdict is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    Cancelled,
    NotStarted,
    Problem,
    Lost,
    MetOnce,
    MetNow,
    MetAtClose,
    MissedAtClose,
    NoFinal,
    Awaiting,
    NoData,
    Stale,
    NotDue,
    Undated,
    Judged,
    /// No clause admits it, or the signal of the one that does cannot be had.
    NoSignal,
    /// The goal is not one that closes.
    NoClause,
}

impl Decided {
    fn new(verdict: impl Into<Verdict>, because: Because) -> Self {
        Self { verdict: verdict.into(), because, provisional: false, word: None, signal: None, score: None }
    }

    /// Returns what would be decided if the target were achieved.
    pub(super) fn achieved(&self, view: View<'_>, method: &Method) -> Self {
        if self.verdict == Verdict::Standing(Standing::Achieved) {
            return *self;
        }
        with_method(Self::new(Standing::Achieved, Because::MetOnce), view, method)
    }
}

/// Judges a target by a method.
#[inline]
pub(super) fn judge(view: View<'_>, method: &Method) -> Decided {
    match view.plainly() {
        Some(plain) => judged(plain, method),
        None => judged(view, method),
    }
}

fn judged<const PLAIN: bool>(view: View<'_, PLAIN>, method: &Method) -> Decided {
    let decided = match method.order() {
        Order::Standard => by_calendar(view).unwrap_or_else(|| by_clauses(view, method)),
        Order::DataOnly => by_data(view).unwrap_or_else(|| by_clauses(view, method)),
    };
    with_method(decided, view, method)
}

/// The answers before the clauses, in the order of the model.
fn by_calendar<const PLAIN: bool>(view: View<'_, PLAIN>) -> Option<Decided> {
    let window = view.window();
    if view.is_cancelled() {
        return Some(Decided::new(Absence::Cancelled, Because::Cancelled));
    }
    if view.day() < window.start {
        return Some(Decided::new(Absence::NotStarted, Because::NotStarted));
    }
    if view.problem().is_some() {
        return Some(Decided::new(Absence::NotAssessable, Because::Problem));
    }
    if view.lost().is_some() {
        return Some(Decided::new(Standing::Missed, Because::Lost));
    }
    let improves = view.is_improvement();
    if let Some(due) = window.due.filter(|due| view.day() >= *due && !improves) {
        return Some(closed(view, due));
    }
    let Some((_, day)) = view.value().zip(view.value_day()) else {
        return Some(Decided::new(Absence::NoData, Because::NoData));
    };
    if stands_until(view, day).is_some_and(|until| until < view.day()) {
        return Some(Decided::new(Absence::Stale, Because::Stale));
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
fn by_data<const PLAIN: bool>(view: View<'_, PLAIN>) -> Option<Decided> {
    if view.is_cancelled() {
        return Some(Decided::new(Absence::Cancelled, Because::Cancelled));
    }
    if view.problem().is_some() {
        return Some(Decided::new(Absence::NotAssessable, Because::Problem));
    }
    if view.value().is_none() {
        return Some(Decided::new(Absence::NoData, Because::NoData));
    }
    met_now(view)
}

/// Returns the last day for which a figure stands; none if it never goes stale.
fn stands_until<const PLAIN: bool>(view: View<'_, PLAIN>, day: Day) -> Option<Day> {
    view.fresh_days().map(|days| day.plus_days(days).unwrap_or(Day::MAX))
}

/// The answer if it is met now, or was met once where that settles it.
fn met_now<const PLAIN: bool>(view: View<'_, PLAIN>) -> Option<Decided> {
    if view.held().is_some() {
        return None;
    }
    if view.settles_once() && view.first_met().is_some() {
        return Some(Decided::new(Standing::Achieved, Because::MetOnce));
    }
    if view.is_met() != Some(true) {
        return None;
    }
    view.value().filter(|value| value.is_finite())?;
    let mut met = Decided::new(Standing::Achieved, Because::MetNow);
    // Without a due day, or once it is there, nothing is left to decide it otherwise.
    let open = view.window().due.is_some_and(|due| view.day() < due);
    met.provisional = !view.settles_once() && open;
    Some(met)
}

/// The answer once the window has closed.
fn closed<const PLAIN: bool>(view: View<'_, PLAIN>, due: Day) -> Decided {
    if view.settles_once() && view.first_met().is_some() {
        return Decided::new(Standing::Achieved, Because::MetOnce);
    }
    if view.measured_by().is_none() {
        return closed_quorum(view);
    }
    if awaits(view, due) {
        return Decided::new(Absence::Awaiting, Because::Awaiting);
    }
    match (final_value(view, due), view.held()) {
        (Some(_), Some(held)) => closed_hold(view, &held),
        (Some(_), None) if view.is_met() == Some(true) => {
            Decided::new(Standing::Achieved, Because::MetAtClose)
        }
        (Some(_), None) => Decided::new(Standing::Missed, Because::MissedAtClose),
        (None, _) if view.attested() || matches!(view.goal(), Goal::Happen) => {
            Decided::new(Standing::Missed, Because::MissedAtClose)
        }
        (None, _) => Decided::new(Absence::NoData, Because::NoFinal),
    }
}

/// Returns the value that is still fresh at the due day.
fn final_value<const PLAIN: bool>(view: View<'_, PLAIN>, due: Day) -> Option<Finite> {
    let fresh = view.value_day().is_some_and(|day| stands_until(view, day).is_none_or(|until| until >= due));
    view.value().filter(|_| fresh).and_then(finite)
}

/// A goal over targets: not enough of them are achieved, and those that are left can only be absent.
fn closed_quorum<const PLAIN: bool>(view: View<'_, PLAIN>) -> Decided {
    match (view.value(), view.is_met()) {
        (Some(_), Some(true)) => Decided::new(Standing::Achieved, Because::MetAtClose),
        (Some(_), _) => Decided::new(Standing::Missed, Because::MissedAtClose),
        (None, _) => Decided::new(Absence::NoData, Because::NoFinal),
    }
}

/// A goal to hold: achieved if enough days were observed and none, or none past the tolerance, was outside.
fn closed_hold<const PLAIN: bool>(view: View<'_, PLAIN>, held: &Held) -> Decided {
    let Goal::Hold { tolerance_days, observed, .. } = view.goal() else {
        return Decided::new(Absence::NotAssessable, Because::NoClause);
    };
    if held.coverage(view.window()) < observed.get() || held.observed == 0 {
        return Decided::new(Absence::NoData, Because::NoFinal);
    }
    if tolerance_days.is_some() || held.inside == held.observed {
        Decided::new(Standing::Achieved, Because::MetAtClose)
    } else {
        Decided::new(Standing::Missed, Because::MissedAtClose)
    }
}

/// Returns whether the final figure may still come, and is not there.
fn awaits<const PLAIN: bool>(view: View<'_, PLAIN>, due: Day) -> bool {
    // A lag that leads past the calendar never ends.
    let lag =
        |indicator: &Indicator| i32::try_from(indicator.lag_days).ok().and_then(|lag| due.plus_days(lag));
    let ends = || view.indicator().is_none_or(|indicator| lag(indicator).is_some());
    if view.day() >= view.closes() && ends() {
        return false;
    }
    let last = view.indicator().and_then(|indicator| indicator.reported).and_then(|every| {
        let period = every.around(due);
        if period.last() <= due { Some(period.last()) } else { period.first().plus_days(-1) }
    });
    // A period that ended before the window began has no figure in it: then the due day is what counts. Before the
    // first day of the calendar none ended.
    let last = last.filter(|last| *last >= view.window().start).unwrap_or(due);
    view.value_day().is_none_or(|day| day < last)
}

/// The answer of the method's clauses.
fn by_clauses<const PLAIN: bool>(view: View<'_, PLAIN>, method: &Method) -> Decided {
    match apply(method, &view) {
        Applied::Judged(judged) => Decided {
            word: Word::of_band(judged.clause, judged.band),
            signal: Some(judged.value),
            score: judged.score,
            ..Decided::new(judged.standing, Because::Judged)
        },
        Applied::NoClause | Applied::Lacking(..) => Decided::new(Absence::NotAssessable, Because::NoSignal),
    }
}

/// Adds what the method says of what is achieved: its word and score, and the signal of the clause.
fn with_method<const PLAIN: bool>(mut decided: Decided, view: View<'_, PLAIN>, method: &Method) -> Decided {
    if decided.word.is_some() || decided.verdict != Verdict::Standing(Standing::Achieved) {
        return decided;
    }
    decided.word = Some(Word::Met);
    decided.score = method.met().score().map(Finite::get);
    if let Applied::Judged(judged) = apply(method, &view) {
        decided.signal = Some(judged.value);
        if method.edges().no_way().is_some() && view.has_no_way() {
            // What there was no way to is no merit of anyone: the clauses say what it scores.
            decided.score = judged.score.or(decided.score);
        }
    }
    decided
}

/// Returns a number that came out finite.
pub(super) fn finite(value: f64) -> Option<Finite> {
    Finite::new(value).ok()
}
