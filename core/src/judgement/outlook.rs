//! What a target needs from now on, and where it goes at this pace.

use super::attainment::Bar;
use super::columns::View;
use super::evaluation::{DatedValue, Needs, Outlook};
use super::judge::finite;
use crate::rules::{Edges, Forecast};
use crate::words::{Day, Every};

/// The most coming dates that are named.
const DATES: usize = 12;

/// Returns what is needed to be met at the due day; nothing once it is met, or where there is no single bar.
pub(super) fn needs(view: View<'_, '_>) -> Option<Needs> {
    let (Some(Bar::OneSided { bar, sign }), Some(false)) = (view.bar(), view.is_met()) else { return None };
    let change = finite(sign * (bar - view.value()?))?;
    let count = view.aside.tally.as_ref().map(|tally| tally.need.saturating_sub(tally.done));
    let mut needs = Needs { change, per_year: None, per_period: None, count, by: Vec::new() };
    let Some(due) = view.window().due.filter(|due| *due > view.day()) else { return Some(needs) };
    needs.per_year = finite(change.get() / view.day().years_until(due));
    let reported = view.aside.indicator.and_then(|indicator| indicator.reported);
    let mut ends = ends(reported.unwrap_or(Every::Year), view.day(), due);
    if reported.is_some() && !ends.is_empty() {
        needs.per_period = finite(change.get() / super::measure::count(ends.len()));
    }
    ends.truncate(DATES);
    let path = view.path(Bar::OneSided { bar, sign });
    let dated = |day: Day| Some(DatedValue { day, value: finite(path.on(day).value?)? });
    needs.by = ends.into_iter().filter_map(dated).collect();
    Some(needs)
}

/// Returns the ends of the periods that end after a day and not after the due day, and the due day itself.
fn ends(every: Every, day: Day, due: Day) -> Vec<Day> {
    let from = every.around(day).first();
    let mut ends: Vec<Day> =
        every.within(from, due).map(crate::words::Period::last).filter(|end| *end > day).collect();
    if ends.last() != Some(&due) {
        ends.push(due);
    }
    ends
}

/// Returns the ends of the periods that end after a day and not after the due day, and the due day itself: at most as
/// many as are named.
pub(super) fn coming(every: Every, day: Day, due: Option<Day>) -> Vec<Day> {
    let from = every.around(day).first();
    let ends = every.within(from, due.unwrap_or(Day::MAX)).map(crate::words::Period::last);
    let mut ends: Vec<Day> = ends.filter(|end| *end > day).take(DATES).collect();
    let last = due.filter(|due| ends.len() < DATES && ends.last() != Some(due));
    ends.extend(last);
    ends
}

/// Returns where a target goes on the straight line from its baseline through its latest figure.
pub(super) fn outlook(view: View<'_, '_>) -> Option<Outlook> {
    let Some(Bar::OneSided { bar, sign }) = view.bar() else { return None };
    let edges = Edges::default();
    let due = view.window().due.filter(|due| view.value_day().is_some_and(|day| *due > day));
    let at_due =
        due.and_then(|due| view.projected(Forecast::FromBaseline, due, &edges).ok()).and_then(finite);
    let met_on = (view.is_met() == Some(false)).then(|| meets(view, bar, sign)).flatten();
    (at_due.is_some() || met_on.is_some()).then_some(Outlook { method: "from_baseline", at_due, met_on })
}

/// Returns the day on which the line meets the bar, if it goes there.
fn meets(view: View<'_, '_>, bar: f64, sign: f64) -> Option<Day> {
    let (value, day, baseline) = (view.value()?, view.value_day()?, view.baseline()?);
    let days = f64::from(view.baseline_day().days_until(day));
    let slope = (value - baseline) / days;
    if days <= 0.0 || sign * slope <= 0.0 {
        return None;
    }
    let left = ((bar - value) / slope).ceil();
    // Beyond the last nameable day there is no day to name.
    if !(0.0..=4_000_000.0).contains(&left) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the line above keeps it within four million")]
    let left = left as i32;
    day.plus_days(left)
}
