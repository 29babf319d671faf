//! Goals to hold a range.

use tenfold::{Day, Finite, Goal};

use super::calendar;
use super::points;
use super::state::{Case, State};
use super::{figures, verdict};

/// Finds out about a goal to hold.
pub(crate) fn state(case: &Case<'_>) -> State {
    let Goal::Hold { low, high, tolerance_days, observed } = case.terms.goal else {
        panic!("not a goal to hold")
    };
    let indicator = case.terms.indicator.unwrap();
    let bar = Ok((low.map(Finite::get), high.map(Finite::get)));
    if case.world.day < case.terms.start {
        return State { bar, ..State::unknown() };
    }
    let outside =
        |value: f64| low.is_some_and(|low| value < low.get()) || high.is_some_and(|high| value > high.get());
    let covered = covered_days(case);
    let days_outside = covered.iter().filter(|(_, value)| outside(*value)).count();
    let longest = longest_outside(&covered, outside);
    let past_tolerance = tolerance_days.is_some_and(|days| longest > days);
    let close = case.is_closed().then(|| {
        let window = calendar::days_in(case.terms.start, case.terms.due.unwrap());
        if (covered.len() as f64 / f64::from(window)) < observed.get() || covered.is_empty() {
            verdict::NO_DATA
        } else if past_tolerance || (tolerance_days.is_none() && days_outside > 0) {
            verdict::MISSED
        } else {
            verdict::ACHIEVED
        }
    });
    let inside = (covered.len() - days_outside) as f64;
    State {
        value: figures::figure(case.world, indicator, None, case.span()),
        baseline: None,
        bar,
        // It is met by how it ends, not by a value.
        met: None,
        attainment: (!covered.is_empty()).then(|| inside / covered.len() as f64),
        expected: Some(1.0),
        lost: past_tolerance,
        close,
        ..State::unknown()
    }
}

/// Returns the days that a figure covers, in order, each with the figure.
pub(crate) fn covered_days(case: &Case<'_>) -> Vec<(Day, f64)> {
    let span = case.span();
    let points = points::points(case.world, case.terms.indicator.unwrap(), span);
    let covering = |day: Day| {
        let (from, value) = points.iter().rfind(|(from, _)| *from <= day)?;
        let stands = case.terms.fresh().is_none_or(|fresh| from.days_until(day) as i64 <= i64::from(fresh));
        stands.then_some((day, *value))
    };
    calendar::each_day(span.start, span.until).filter_map(covering).collect()
}

/// Returns the most covered days in a row outside.
fn longest_outside(covered: &[(Day, f64)], outside: impl Fn(f64) -> bool) -> u32 {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for (day, value) in covered {
        let follows = last.is_some_and(|last: Day| last.plus_days(1) == Some(*day));
        run = match (outside(*value), follows) {
            (true, true) => run + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
        longest = longest.max(run);
        last = Some(*day);
    }
    longest
}
