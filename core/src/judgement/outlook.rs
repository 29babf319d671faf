//! What a target needs from now on, and where it goes as its method carries it on.

use super::attainment::Bar;
use super::columns::View;
use super::evaluation::{DatedValue, Needs, Outlook};
use super::judge::finite;
use crate::rules::Method;
use crate::words::{Day, Every};

/// The most coming dates that are named.
const DATES: usize = 12;

/// Returns what is needed to be met at the due day; nothing once it is met, or where there is no single bar.
pub(super) fn needs(view: View<'_>) -> Option<Needs> {
    let (Some(Bar::OneSided { bar, sign }), Some(false)) = (view.bar(), view.is_met()) else { return None };
    let change = finite(sign * (bar - view.value()?))?;
    let count = view.count().map(|tally| tally.need.saturating_sub(tally.done));
    let mut needs = Needs { change, per_year: None, per_period: None, count, by: Vec::new() };
    let Some(due) = view.window().due.filter(|due| *due > view.day()) else { return Some(needs) };
    needs.per_year = finite(change.get() / view.day().years_until(due));
    let reported = view.indicator().and_then(|indicator| indicator.reported);
    let mut ends = ends(reported.unwrap_or(Every::Year), view.day(), due);
    // The due day is always one of them.
    if reported.is_some() {
        needs.per_period = finite(change.get() / super::measure::count(ends.len()));
    }
    shorten(&mut ends, Some(due));
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
    ends.extend(due.filter(|due| ends.last() != Some(due)));
    shorten(&mut ends, due);
    ends
}

/// Leaves as many days as are named, the due day last.
fn shorten(ends: &mut Vec<Day>, due: Option<Day>) {
    ends.truncate(DATES);
    if let (Some(last), Some(due)) = (ends.last_mut(), due) {
        *last = due;
    }
}

/// Returns where a target goes, as its method carries its value on.
pub(super) fn outlook(view: View<'_>, method: &Method) -> Option<Outlook> {
    let Some(Bar::OneSided { bar, sign }) = view.bar() else { return None };
    let (forecast, last) = (method.outlook(), view.value_day()?);
    let course = view.course(forecast, &method.edges()).ok()?;
    let due = view.window().due.filter(|due| *due > last);
    let at_due = due.and_then(|due| course.on(due).ok()).and_then(finite);
    let error = at_due.and_then(|_| view.error_of(&course, forecast, due?));
    let band = at_due
        .zip(error)
        .and_then(|(value, error)| finite(value.get() - error).zip(finite(value.get() + error)));
    // A day that is past is no forecast: what is known then is that it is not met.
    let met_on = (view.is_met() == Some(false)).then(|| course.meets(bar, sign, last)).flatten();
    let met_on = met_on.filter(|day| *day > view.day());
    (at_due.is_some() || met_on.is_some()).then_some(Outlook {
        method: forecast.as_str(),
        at_due,
        low: band.map(|(low, _)| low),
        high: band.map(|(_, high)| high),
        met_on,
    })
}
