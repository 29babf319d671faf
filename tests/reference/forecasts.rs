//! Forecasts: how a value is carried on to the due day.

use tenfold::rules::Forecast;
use tenfold::{Day, Measure};

use super::exact::sum;
use super::figures::{CannotBeHad, Span};
use super::state::{Case, State};
use super::{figures, signals};

type Point = (Day, f64);

/// Returns the value on the due day.
pub(crate) fn at_due(case: &Case<'_>, state: &State, by: Forecast) -> Result<f64, CannotBeHad> {
    let due = case.terms.due.ok_or(CannotBeHad)?;
    let number = match by {
        Forecast::FromBaseline => {
            let (from, to) = (signals::base(state)?, signals::value(state)?);
            let since = |day: Day| case.terms.start.years_until(day);
            let years = since(to.0) - since(from.0);
            if years <= 0.0 {
                return Err(CannotBeHad);
            }
            // From where it is, not from where it began: beside a huge baseline nothing of the value would be left.
            to.1 + (to.1 - from.1) / years * (since(due) - since(to.0))
        }
        Forecast::LastN { last, min_points } => {
            let points = course(case);
            let change = signals::mean_change(case, &points, last, min_points)?;
            let (day, latest) = points.last().ok_or(CannotBeHad)?;
            let years = |day: Day| case.terms.start.years_until(day);
            latest + change * (years(due) - years(*day))
        }
        Forecast::LeastSquares => {
            let (slope, (x, y)) = least_squares(&enough(case)?)?;
            y + slope * (case.terms.start.years_until(due) - x)
        }
        Forecast::TheilSen => {
            let (slope, left) = theil_sen(&enough(case)?)?;
            left + slope * case.terms.start.years_until(due)
        }
        Forecast::Compound => compound(signals::base(state)?, signals::value(state)?, due)?,
        unknown => panic!("the reference does not know {unknown:?}"),
    };
    if number.is_finite() { Ok(number) } else { Err(CannotBeHad) }
}

/// Returns the points that are carried on: of a flow its sum so far.
pub(crate) fn course(case: &Case<'_>) -> Vec<Point> {
    let points = signals::points(case);
    let Some(flow) = case.terms.indicator.filter(|of| matches!(of.measure(), Measure::Flow { .. })) else {
        return points;
    };
    let so_far = |day: Day| {
        let span = Span { start: case.terms.start, until: day };
        figures::figure(case.world, flow, None, span).ok().flatten().map(|(value, _)| (day, value))
    };
    points.into_iter().filter_map(|(day, _)| so_far(day)).collect()
}

/// Returns the points as years since the start and values, if they are as many as lines need.
fn enough(case: &Case<'_>) -> Result<Vec<(f64, f64)>, CannotBeHad> {
    let points = course(case);
    let need = case.world.method.edges().min_points().max(2);
    if points.len() < need as usize {
        return Err(CannotBeHad);
    }
    Ok(points.iter().map(|(day, y)| (case.terms.start.years_until(*day), *y)).collect())
}

/// Returns the slope of the least-squares line, and the middle of the points, through which it goes.
fn least_squares(points: &[(f64, f64)]) -> Result<(f64, (f64, f64)), CannotBeHad> {
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| {
        sum(&points.iter().map(of).collect::<Vec<f64>>()) / points.len() as f64
    };
    let (x, y) = (mean(&|point| point.0), mean(&|point| point.1));
    let along: Vec<f64> = points.iter().map(|point| (point.0 - x) * (point.1 - y)).collect();
    let square: Vec<f64> = points.iter().map(|point| (point.0 - x) * (point.0 - x)).collect();
    let square = sum(&square);
    if square > 0.0 { Ok((sum(&along) / square, (x, y))) } else { Err(CannotBeHad) }
}

/// Returns the median of the slopes of the latest 500 points, and the median of what is left at the start.
fn theil_sen(points: &[(f64, f64)]) -> Result<(f64, f64), CannotBeHad> {
    let points = &points[points.len().saturating_sub(500)..];
    let mut slopes = Vec::new();
    for (index, one) in points.iter().enumerate() {
        for other in &points[index + 1..] {
            slopes.push((other.1 - one.1) / (other.0 - one.0));
        }
    }
    let slope = median(slopes)?;
    let left = median(points.iter().map(|(x, y)| y - slope * x).collect())?;
    Ok((slope, left))
}

fn median(mut numbers: Vec<f64>) -> Result<f64, CannotBeHad> {
    numbers.sort_by(f64::total_cmp);
    match numbers.len() {
        0 => Err(CannotBeHad),
        odd if odd % 2 == 1 => Ok(numbers[odd / 2]),
        // In halves, so that the sum of the two is not more than a number can be.
        even => Ok(numbers[even / 2 - 1] / 2.0 + numbers[even / 2] / 2.0),
    }
}

/// Returns y·(y ÷ y₀)^(years on ÷ years since).
fn compound((from, y0): Point, (day, y): Point, due: Day) -> Result<f64, CannotBeHad> {
    let since = from.years_until(day);
    if since <= 0.0 || y0 == 0.0 || (y0 < 0.0) != (y < 0.0) && y != 0.0 {
        return Err(CannotBeHad);
    }
    Ok(y * libm::pow(y / y0, day.years_until(due) / since))
}
