//! How a target went from the start of its window to the day.

use serde::Serialize;

use super::columns::View;
use super::hold::Range;
use super::judge::finite;
use super::measure::Dated;
use crate::promises::{Goal, Improvement, Instances, Judged, Over};
use crate::rules::{Edges, growth};
use crate::words::{Day, Finite, Period};

/// How a target went from the start of its window to the day of the evaluation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum History {
    /// Of a goal over periods.
    Periods {
        /// The whole periods of the window, in order.
        periods: Vec<PeriodValue>,
        /// How many periods are done since the last one that was missed.
        run: u32,
    },
    /// Of a goal to hold a range.
    Held {
        /// The times outside the range, in order.
        excursions: Vec<Excursion>,
    },
    /// Of a goal to improve.
    Changes {
        /// The changes from each point to the next.
        changes: Vec<Change>,
        /// How many are for the better.
        better: u32,
        /// How many are for the worse.
        worse: u32,
        /// How many are within the dead band.
        within: u32,
        /// How many in a row, up to the latest, are for the better.
        run: u32,
    },
}

/// A period of a goal over periods.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PeriodValue {
    /// The period.
    pub period: Period,
    /// The value over its days up to the day of the evaluation, in the indicator's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Finite>,
    /// How it stands.
    pub state: PeriodState,
}

/// How a period of a goal over periods stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodState {
    /// It reaches what each must.
    Done,
    /// It has ended, its figure is no longer awaited, and it is not done.
    Missed,
    /// It has begun, and is neither done nor missed.
    Open,
    /// It begins after the day.
    Coming,
}

/// Days in a row outside a range that was to be held.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Excursion {
    /// The first day outside.
    pub from: Day,
    /// The last day in a row outside for which a figure stands.
    pub to: Day,
    /// The value furthest outside, in the indicator's unit; of equal ones the first.
    pub worst: Finite,
}

/// A change from one point to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The day of the earlier point.
    pub from: Day,
    /// The day of the later point.
    pub to: Day,
    /// The change goalwards, in the indicator's unit: above zero is for the better.
    pub change: Finite,
    /// How it compares with the dead band.
    pub compared: Compared,
}

/// How a change compares with a dead band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// Above it.
    Better,
    /// Below what it is on the other side of zero.
    Worse,
    /// Within it, ends included.
    Within,
}

/// Returns how a target went; none before its window begins, and none for goals of other kinds.
pub(super) fn of(view: View<'_>) -> Option<History> {
    if view.day() < view.window().start {
        return None;
    }
    match view.goal() {
        Goal::Instances(Instances { over: Over::Periods { .. }, .. }) => Some(periods(&view.aside.periods)),
        Goal::Hold { low, high, .. } => {
            let (low, high) = (low.map(Finite::get), high.map(Finite::get));
            let range = Range { low, high, tolerance: None };
            let fresh = view.indicator().and_then(|indicator| indicator.fresh_days);
            Some(History::Held { excursions: excursions(view.figures(), range, view.span().to, fresh) })
        }
        Goal::Improve(improvement) => Some(changes(view.figures(), *improvement)),
        _ => None,
    }
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

fn periods(periods: &[PeriodValue]) -> History {
    let since = periods.iter().rev().take_while(|one| one.state != PeriodState::Missed);
    let run = count(since.filter(|one| one.state == PeriodState::Done).count());
    History::Periods { periods: periods.to_vec(), run }
}

/// Returns the times outside a range: days in a row for which a figure outside stands.
fn excursions(points: &[Dated], range: Range, to: Day, fresh_days: Option<u32>) -> Vec<Excursion> {
    let mut excursions: Vec<Excursion> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let next = points.get(index + 1).map(|next| next.day);
        let last = super::hold::stands_until(*point, next, to, fresh_days);
        if range.holds(point.value) {
            continue;
        }
        let Some(value) = finite(point.value) else { continue };
        match excursions.last_mut() {
            Some(open) if open.to.after() == point.day && open.to < point.day => {
                open.to = last;
                if range.outside(point.value) > range.outside(open.worst.get()) {
                    open.worst = value;
                }
            }
            _ => excursions.push(Excursion { from: point.day, to: last, worst: value }),
        }
    }
    excursions
}

fn changes(points: &[Dated], improvement: Improvement) -> History {
    let mut changes = Vec::with_capacity(points.len().saturating_sub(1));
    for (earlier, later) in points.iter().zip(points.iter().skip(1)) {
        let Some(change) = finite(improvement.way.sign() * (later.value - earlier.value)) else { continue };
        let compared = compared(*earlier, *later, change.get(), improvement);
        changes.push(Change { from: earlier.day, to: later.day, change, compared });
    }
    let of = |wanted: Compared| count(changes.iter().filter(|one| one.compared == wanted).count());
    let (better, worse, within) = (of(Compared::Better), of(Compared::Worse), of(Compared::Within));
    let run = changes.iter().rev().take_while(|one| one.compared == Compared::Better).count();
    History::Changes { better, worse, within, run: count(run), changes }
}

/// Compares a change with the dead band, in the unit in which the goal is judged. A growth that cannot be had is
/// compared as the change itself with a dead band of zero.
fn compared(earlier: Dated, later: Dated, change: f64, improvement: Improvement) -> Compared {
    let band = improvement.dead_band.get();
    let years = earlier.day.years_until(later.day);
    let (judged, band) = match improvement.judged {
        Judged::Sign => (change, band),
        Judged::Trend => (change / years, band),
        Judged::Growth => growth(improvement.way, earlier.value, later.value, years, &Edges::default())
            .map_or((change, 0.0), |growth| (growth, band)),
    };
    if judged > band {
        Compared::Better
    } else if judged < -band {
        Compared::Worse
    } else {
        Compared::Within
    }
}
