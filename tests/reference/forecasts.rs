//! Forecasts: how a value is carried on to the due day.

use tenfold::Day;
use tenfold::rules::Forecast;

use super::figures::CannotBeHad;
use super::state::{Case, State};
use super::{signals, sum};

type Point = (Day, f64);

/// Returns the value on the due day.
pub(crate) fn at_due(case: &Case<'_>, state: &State, by: Forecast) -> Result<f64, CannotBeHad> {
    let due = case.terms.due.ok_or(CannotBeHad)?;
    let number = match by {
        Forecast::FromBaseline => {
            let (from, to) = (signals::base(state)?, signals::value(state)?);
            let years = from.0.years_until(to.0);
            if years <= 0.0 {
                return Err(CannotBeHad);
            }
            from.1 + (to.1 - from.1) / years * from.0.years_until(due)
        }
        Forecast::LastN { last, min_points } => {
            let points = signals::points(case);
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

/// Returns the points as years since the start and values, if they are as many as lines need.
fn enough(case: &Case<'_>) -> Result<Vec<(f64, f64)>, CannotBeHad> {
    let points = signals::points(case);
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
        even => Ok((numbers[even / 2 - 1] + numbers[even / 2]) / 2.0),
    }
}

/// Returns y·(y ÷ y₀)^(years on ÷ years since).
fn compound((from, y0): Point, (day, y): Point, due: Day) -> Result<f64, CannotBeHad> {
    let since = from.years_until(day);
    if since <= 0.0 || y0 == 0.0 || y / y0 < 0.0 {
        return Err(CannotBeHad);
    }
    Ok(y * libm::pow(y / y0, day.years_until(due) / since))
}
