//! The signals, each by its formula.

use tenfold::rules::{Forecast, Signal};
use tenfold::{Day, Goal};

use super::expected::{self, share_of_time};
use super::figures::CannotBeHad;
use super::state::{Aim, Case, State};
use super::{World, attainment, calendar, forecasts, improve, points};

type Point = (Day, f64);

/// Returns a signal of a target.
pub(crate) fn signal(case: &Case<'_>, state: &State, signal: Signal) -> Result<f64, CannotBeHad> {
    let attained = state.attainment.map(|a| no_way(case, state).unwrap_or(a)).ok_or(CannotBeHad);
    let expected = state.expected.ok_or(CannotBeHad);
    let number = match signal {
        Signal::Attainment => attained?,
        Signal::Expected => expected?,
        Signal::Gap => attained? - expected?,
        Signal::Pace => pace(attained?, expected?)?,
        Signal::Spi if expected? > 0.0 => attained? / expected?,
        Signal::Spi => return Err(CannotBeHad),
        Signal::SpiT => schedule(case, state, attained?)?,
        Signal::Growth => growth_since(case, state)?,
        Signal::GrowthRatio => growth_ratio(case, state)?,
        Signal::Improvement => state.movement?,
        Signal::MeanChange { last, min_points } => {
            way(state)? * mean_change(case, &changing(case), last, min_points)?
        }
        Signal::LastChange => match changing(case).as_slice() {
            [.., before, last] => way(state)? * (last.1 - before.1),
            _ => return Err(CannotBeHad),
        },
        Signal::ProjectedAttainment(by) => projected_attainment(case, state, by)?,
        Signal::ProjectedMiss(by) => projected_miss(case, state, by)?,
        Signal::Elapsed => elapsed(case)?,
        Signal::EvidenceShare => f64::from(u8::from(value(state).is_ok())),
        Signal::Freshness => freshness(case, state)?,
        Signal::Points => points(case).len() as f64,
        Signal::Value => value(state)?.1,
        Signal::Baseline => base(state)?.1,
        Signal::Bar => bar(state)?,
        Signal::Open => open(state)?,
        Signal::Required => required(case, state)?,
        unknown => panic!("the reference does not know {unknown:?}"),
    };
    // Adding zero turns −0 into 0.
    if number.is_finite() { Ok(number + 0.0) } else { Err(CannotBeHad) }
}

/// Returns the better way.
pub(crate) fn way(state: &State) -> Result<f64, CannotBeHad> {
    state.way.ok_or(CannotBeHad)
}

fn pace(attained: f64, expected: f64) -> Result<f64, CannotBeHad> {
    if expected > 0.0 {
        Ok(attained / expected)
    } else if attained > 0.0 {
        Ok(10.0)
    } else {
        Err(CannotBeHad)
    }
}

/// Returns the value and its day.
pub(crate) fn value(state: &State) -> Result<Point, CannotBeHad> {
    state.value?.map(|(value, day)| (day, value)).ok_or(CannotBeHad)
}

/// Returns the baseline and its day.
pub(crate) fn base(state: &State) -> Result<Point, CannotBeHad> {
    state.baseline.map(|(value, day)| (day, value)).ok_or(CannotBeHad)
}

/// Returns the bar, where it is one number.
pub(crate) fn bar(state: &State) -> Result<f64, CannotBeHad> {
    match state.bar? {
        (Some(bar), None) if state.way.is_some() => Ok(bar),
        _ => Err(CannotBeHad),
    }
}

/// Returns the points of the target.
pub(crate) fn points(case: &Case<'_>) -> Vec<Point> {
    match (&case.terms.goal, case.terms.indicator) {
        (Goal::Improve(_), _) => improve::points(case),
        // Its value is how many are done, and the figures are of something else.
        (Goal::Instances(_), _) => Vec::new(),
        (_, Some(indicator)) => points::points(case.world, indicator, case.span()),
        (_, None) => Vec::new(),
    }
}

/// Returns the points whose changes count: where something is to be reached, what has been reached by then.
fn changing(case: &Case<'_>) -> Vec<Point> {
    match case.terms.goal {
        Goal::Improve(_) => points(case),
        _ => forecasts::course(case),
    }
}

fn elapsed(case: &Case<'_>) -> Result<f64, CannotBeHad> {
    let due = case.terms.due.ok_or(CannotBeHad)?;
    Ok(share_of_time(case.terms.start, due, case.world.day))
}

fn freshness(case: &Case<'_>, state: &State) -> Result<f64, CannotBeHad> {
    let (day, _) = value(state)?;
    let stands = case.terms.fresh().ok_or(CannotBeHad)?;
    Ok(f64::from(day.days_until(case.world.day)) / f64::from(stands))
}

/// Returns ((y ÷ y₀)^(1 ÷ years) − 1), the signs being the same.
fn growth(from: f64, to: f64, years: f64) -> Result<f64, CannotBeHad> {
    if years <= 0.0 || from == 0.0 || (from < 0.0) != (to < 0.0) && to != 0.0 {
        return Err(CannotBeHad);
    }
    // What is not a number on the way there is none at its end.
    let growth = libm::pow(to / from, 1.0 / years) - 1.0;
    if growth.is_finite() { Ok(growth) } else { Err(CannotBeHad) }
}

/// Returns a number, or what a number of zero becomes in growth.
fn not_zero(case: &Case<'_>, number: f64) -> f64 {
    let zero = case.world.method.edges().zero();
    if number == 0.0 { zero.map_or(0.0, f64::from) } else { number }
}

fn growth_since(case: &Case<'_>, state: &State) -> Result<f64, CannotBeHad> {
    let (way, (from, y0), (day, y)) = (way(state)?, base(state)?, value(state)?);
    let (years, y0) = (from.years_until(day), not_zero(case, y0));
    if years < case.world.method.edges().min_years().get() {
        return Err(CannotBeHad);
    }
    let sign = if y0 < 0.0 { -1.0 } else { 1.0 };
    Ok(way * sign * growth(y0, y, years)?)
}

fn growth_ratio(case: &Case<'_>, state: &State) -> Result<f64, CannotBeHad> {
    let ((from, y0), bar) = (base(state)?, bar(state)?);
    let due = case.terms.due.ok_or(CannotBeHad)?;
    let needed = growth(not_zero(case, y0), not_zero(case, bar), from.years_until(due))?;
    if needed == 0.0 { Err(CannotBeHad) } else { Ok(growth_since(case, state)? / needed.abs()) }
}

/// Returns the mean change a year over the last points.
pub(crate) fn mean_change(
    case: &Case<'_>,
    points: &[Point],
    last: u32,
    at_least: u32,
) -> Result<f64, CannotBeHad> {
    if points.len() < at_least as usize {
        return Err(CannotBeHad);
    }
    let looked_at = &points[points.len().saturating_sub(last as usize)..];
    match looked_at {
        // Like every line it has one axis: the years since the start.
        [first, .., last] => {
            let years = |day: Day| case.terms.start.years_until(day);
            Ok((last.1 - first.1) / (years(last.0) - years(first.0)))
        }
        _ => Err(CannotBeHad),
    }
}

/// Returns the attainment of a target that had no way to go, if it is one and the method speaks of that.
pub(crate) fn no_way(case: &Case<'_>, state: &State) -> Option<f64> {
    let b = state.baseline.map(|(b, _)| b);
    let no_way = state.aim.is_some_and(|aim| attainment::no_way(aim, b));
    case.world.method.edges().no_way().filter(|_| no_way).map(f64::from)
}

fn projected_attainment(case: &Case<'_>, state: &State, by: Forecast) -> Result<f64, CannotBeHad> {
    let aim = state.aim.ok_or(CannotBeHad)?;
    let at_due = forecasts::at_due(case, state, by)?;
    let no_way = no_way(case, state);
    match (&case.terms.goal, aim) {
        (Goal::Happen, _) => Ok(at_due),
        (Goal::Instances(_), Aim::Bar { bar, .. }) => Ok(at_due / bar),
        _ if no_way.is_some() => no_way.ok_or(CannotBeHad),
        _ => attainment::attainment(aim, at_due, state.baseline.map(|(b, _)| b)).ok_or(CannotBeHad),
    }
}

/// Returns what is left to the bar, goalwards.
fn open(state: &State) -> Result<f64, CannotBeHad> {
    Ok(way(state)? * (bar(state)? - value(state)?.1))
}

fn required(case: &Case<'_>, state: &State) -> Result<f64, CannotBeHad> {
    let years = case.world.day.years_until(case.terms.due.ok_or(CannotBeHad)?);
    if years > 0.0 { Ok(open(state)? / years) } else { Err(CannotBeHad) }
}

fn projected_miss(case: &Case<'_>, state: &State, by: Forecast) -> Result<f64, CannotBeHad> {
    let open = open(state)?;
    if open <= 0.0 {
        return Err(CannotBeHad);
    }
    Ok(way(state)? * (bar(state)? - forecasts::at_due(case, state, by)?) / open)
}

/// Returns the earned schedule over the time spent.
fn schedule(case: &Case<'_>, state: &State, attained: f64) -> Result<f64, CannotBeHad> {
    let spent = case.terms.start.years_until(case.world.day);
    let plan = planned(case, state)?;
    if spent <= 0.0 {
        return Err(CannotBeHad);
    }
    Ok(earned(&plan, attained) / spent)
}

/// Returns what is planned to be attained by the end of every day of the window, and the years since the start.
fn planned(case: &Case<'_>, state: &State) -> Result<Vec<(f64, f64)>, CannotBeHad> {
    let (due, aim) = (case.terms.due.ok_or(CannotBeHad)?, state.aim.ok_or(CannotBeHad)?);
    let b = state.baseline.map(|(b, _)| b);
    let World { plan, method, nudge, .. } = *case.world;
    let on = |day: Day| {
        let world = World { plan, day, entries: Vec::new(), method, nudge };
        let then = Case { world: &world, target: case.target, terms: case.terms.clone() };
        let planned = expected::expected(&then, aim, b).filter(|planned| planned.is_finite());
        planned.map(|planned| (case.terms.start.years_until(day), planned)).ok_or(CannotBeHad)
    };
    calendar::each_day(case.terms.start, due).map(on).collect()
}

/// Returns the time at which the plan was at what is attained, and then rose on.
fn earned(plan: &[(f64, f64)], attained: f64) -> f64 {
    if attained < plan[0].1 {
        return plan[0].0;
    }
    // The first time that more was planned ends every plateau, and every stretch in which the plan falls.
    for pair in plan.windows(2) {
        let ((from, below), (to, above)) = (pair[0], pair[1]);
        if above > attained {
            return from + (attained - below) / (above - below) * (to - from);
        }
    }
    let highest = plan.iter().map(|(_, planned)| *planned).fold(f64::NEG_INFINITY, f64::max);
    plan.iter().find(|(_, planned)| *planned == highest).unwrap().0
}
