//! Goals to improve.

use tenfold::{Day, Goal, Judged};

use super::figures::{self, CannotBeHad};
use super::points;
use super::state::{Case, State};

/// Finds out about a goal to improve.
pub fn state(case: &Case<'_>) -> State {
    let Goal::Improve(improvement) = case.terms.goal else { panic!("not a goal to improve") };
    let indicator = case.terms.indicator.unwrap();
    let points = points::points(case.world, indicator, case.span());
    let baseline = points::baseline(case.world, &case.terms);
    let from = baseline.map(|(value, day)| (day, value));
    let way = improvement.way().sign();
    let movement = match improvement.judged() {
        Judged::Sign => ends(&points, from).map(|((_, first), (_, last))| last - first),
        Judged::Growth => ends(&points, from).and_then(|(first, last)| growth(first, last)),
        Judged::Trend => slope(case.terms.start, &points),
    };
    State {
        value: figures::figure(case.world, indicator, None, case.span()),
        baseline,
        way: Some(way),
        movement: movement.map(|movement| way * movement),
        dead_band: improvement.dead_band().get(),
        ..State::unknown()
    }
}

type Point = (Day, f64);

/// Returns the baseline, or without one the first point, and the last point.
pub fn ends(points: &[Point], from: Option<Point>) -> Result<(Point, Point), CannotBeHad> {
    let first = match from {
        Some(from) => from,
        // One point shows no movement.
        None if points.len() < 2 => return Err(CannotBeHad),
        None => points[0],
    };
    Ok((first, *points.last().ok_or(CannotBeHad)?))
}

/// Returns the compound growth a year: below zero, away from zero is a fall.
fn growth((from_day, from): Point, (to_day, to): Point) -> Result<f64, CannotBeHad> {
    let years = from_day.years_until(to_day);
    if years <= 0.0 || from == 0.0 || to / from < 0.0 {
        return Err(CannotBeHad);
    }
    let growth = libm::pow(to / from, 1.0 / years) - 1.0;
    Ok(if from < 0.0 { -growth } else { growth })
}

/// Returns the slope a year of the least-squares line.
fn slope(start: Day, points: &[Point]) -> Result<f64, CannotBeHad> {
    let xs: Vec<f64> = points.iter().map(|(day, _)| start.years_until(*day)).collect();
    let count = points.len() as f64;
    let x_mean = super::sum(&xs) / count;
    let y_mean = super::sum(&points.iter().map(|(_, y)| *y).collect::<Vec<f64>>()) / count;
    let above: Vec<f64> = xs.iter().zip(points).map(|(x, (_, y))| (x - x_mean) * (y - y_mean)).collect();
    let below: Vec<f64> = xs.iter().map(|x| (x - x_mean) * (x - x_mean)).collect();
    let below = super::sum(&below);
    if below > 0.0 { Ok(super::sum(&above) / below) } else { Err(CannotBeHad) }
}
