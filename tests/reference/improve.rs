//! Goals to improve.

use tenfold::{Day, Every, Goal, Judged, Measure};

use super::figures::{self, CannotBeHad, Span};
use super::state::{Case, State};
use super::{calendar, points};

/// Finds out about a goal to improve.
pub(crate) fn state(case: &Case<'_>) -> State {
    let Goal::Improve(improvement) = case.terms.goal else { panic!("not a goal to improve") };
    let now = figures::figure(case.world, case.terms.indicator.unwrap(), None, case.span());
    let points = points(case);
    let baseline = points::baseline(case.world, &case.terms);
    let from = baseline.map(|(value, day)| (day, value));
    let way = improvement.way().sign();
    let movement = match improvement.judged() {
        Judged::Sign => ends(&points, from).map(|((_, first), (_, last))| last - first),
        Judged::Growth => ends(&points, from).and_then(|(first, last)| growth(first, last)),
        Judged::Trend => slope(case.terms.start, &points),
    };
    State {
        value: now.map(|_| points.last().map(|(day, value)| (*value, *day))),
        baseline,
        way: Some(way),
        movement: movement.map(|movement| way * movement).and_then(finite),
        dead_band: improvement.dead_band().get(),
        ..State::unknown()
    }
}

fn finite(number: f64) -> Result<f64, CannotBeHad> {
    if number.is_finite() { Ok(number) } else { Err(CannotBeHad) }
}

type Point = (Day, f64);

/// Returns the points that are compared: of arrivals, those of the whole periods in which they are reported.
pub(crate) fn points(case: &Case<'_>) -> Vec<Point> {
    let (indicator, span) = (case.terms.indicator.unwrap(), case.span());
    let Measure::Arrivals { .. } = indicator.measure() else {
        return points::points(case.world, indicator, span);
    };
    let every = indicator.reported().unwrap_or(Every::Year);
    let periods = calendar::periods_inside(every, span.start, span.until);
    let arrivals = periods.into_iter().filter_map(|period| {
        let within = Span { start: period.first(), until: period.last() };
        let figure = figures::figure(case.world, indicator, None, within);
        figure.ok().flatten().map(|(value, _)| (period.last(), value))
    });
    arrivals.collect()
}

/// Returns the baseline, or without one the first point, and the last point.
pub(crate) fn ends(points: &[Point], from: Option<Point>) -> Result<(Point, Point), CannotBeHad> {
    let first = match from {
        Some(from) => from,
        // One point shows no movement.
        None if points.len() < 2 => return Err(CannotBeHad),
        None => points[0],
    };
    Ok((first, *points.last().ok_or(CannotBeHad)?))
}

/// Returns the compound growth a year: below zero, away from zero is a fall.
pub(crate) fn growth((from_day, from): Point, (to_day, to): Point) -> Result<f64, CannotBeHad> {
    let years = from_day.years_until(to_day);
    if years <= 0.0 || from == 0.0 || (from < 0.0) != (to < 0.0) && to != 0.0 {
        return Err(CannotBeHad);
    }
    let growth = libm::pow(to / from, 1.0 / years) - 1.0;
    Ok(if from < 0.0 { -growth } else { growth })
}

/// Returns the slope a year of the least-squares line.
fn slope(start: Day, points: &[Point]) -> Result<f64, CannotBeHad> {
    let xs: Vec<f64> = points.iter().map(|(day, _)| start.years_until(*day)).collect();
    let count = points.len() as f64;
    let x_mean = super::exact::sum(&xs) / count;
    let y_mean = super::exact::sum(&points.iter().map(|(_, y)| *y).collect::<Vec<f64>>()) / count;
    let above: Vec<f64> = xs.iter().zip(points).map(|(x, (_, y))| (x - x_mean) * (y - y_mean)).collect();
    let below: Vec<f64> = xs.iter().map(|x| (x - x_mean) * (x - x_mean)).collect();
    let below = super::exact::sum(&below);
    if below > 0.0 { Ok(super::exact::sum(&above) / below) } else { Err(CannotBeHad) }
}
