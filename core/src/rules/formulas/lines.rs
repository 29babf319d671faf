//! Straight lines and changes: where a series of figures is heading.

use super::{Lack, finite};
use crate::words::sum_of;

/// A figure: years since any fixed day, and the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) years: f64,
    pub(crate) value: f64,
}

/// A straight line through a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    /// The change a year.
    pub(crate) slope: f64,
    /// A point on it.
    pub(crate) through: Point,
}

impl Line {
    /// Returns the value of the line at a time.
    pub(crate) fn at(self, years: f64) -> Result<f64, Lack> {
        finite(self.through.value + self.slope * (years - self.through.years))
    }
}

/// How far figures lie from a straight line, for what is forecast by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scatter {
    count: f64,
    /// The mean of the times.
    years: f64,
    /// Σ(x − x̄)².
    spread: f64,
    /// The standard error of a figure: √(Σ(y − line)² ÷ (n − 2)).
    error: f64,
}

impl Scatter {
    /// Returns how far figures lie from a line; at least 3, not all of one day.
    pub(crate) fn around(line: Line, points: &[Point]) -> Result<Self, Lack> {
        let count = enough(points, 3)?;
        let years = sum(points, &|point| point.years) / count;
        let spread = sum(points, &|point| (point.years - years) * (point.years - years));
        if spread <= 0.0 {
            return Err(Lack::NoSpread);
        }
        let off = |point: &Point| {
            point.value - line.through.value - line.slope * (point.years - line.through.years)
        };
        let squares = sum(points, &|point| off(point) * off(point));
        Ok(Self { count, years, spread, error: finite((squares / (count - 2.0)).sqrt())? })
    }

    /// Returns one standard error of prediction at a time: u · √(1 + 1 ÷ n + (x − x̄)² ÷ Σ(xᵢ − x̄)²).
    ///
    /// Exact for the least-squares line; taken over for other lines. Source: the prediction interval of simple
    /// linear regression, as in any textbook of it.
    pub(crate) fn at(self, years: f64) -> Result<f64, Lack> {
        let away = years - self.years;
        finite(self.error * (1.0 + 1.0 / self.count + away * away / self.spread).sqrt())
    }
}

fn sum(points: &[Point], term: &impl Fn(&Point) -> f64) -> f64 {
    sum_of(points, term)
}

fn enough(points: &[Point], need: u32) -> Result<f64, Lack> {
    let have = u32::try_from(points.len()).unwrap_or(u32::MAX);
    let need = need.max(2);
    if have < need { Err(Lack::TooFewPoints { have, need }) } else { Ok(f64::from(have)) }
}

/// Returns the least-squares line: slope = Σ(x − x̄)(y − ȳ) ÷ Σ(x − x̄)², through (x̄, ȳ).
///
/// At least two figures (or as many as the method needs), not all of the same day.
pub(crate) fn least_squares(points: &[Point], need: u32) -> Result<Line, Lack> {
    let count = enough(points, need)?;
    let years = sum(points, &|point| point.years) / count;
    let value = finite(sum(points, &|point| point.value) / count)?;
    let spread = sum(points, &|point| (point.years - years) * (point.years - years));
    if spread <= 0.0 {
        return Err(Lack::NoSpread);
    }
    let joint = sum(points, &|point| (point.years - years) * (point.value - value));
    Ok(Line { slope: finite(joint / spread)?, through: Point { years, value } })
}

/// The most figures that a Theil–Sen line looks at: the latest ones; the slopes grow with their square.
pub(crate) const THEIL_SEN_MOST: usize = 500;

/// Returns the Theil–Sen line: the median of the slopes between every two figures of different days, and the
/// median of what is left, so that a few odd figures do not move it. Looks at the latest 500 figures.
///
/// Source: Sen (1968), Estimates of the regression coefficient based on Kendall's tau.
pub(crate) fn theil_sen(points: &[Point], need: u32) -> Result<Line, Lack> {
    enough(points, need)?;
    let points = latest(points, THEIL_SEN_MOST);
    let mut slopes = Vec::new();
    let mut rest = points;
    while let Some((one, later)) = rest.split_first() {
        let apart = later.iter().filter(|two| two.years - one.years != 0.0);
        slopes.extend(apart.map(|two| (two.value - one.value) / (two.years - one.years)));
        rest = later;
    }
    let slope = finite(median(slopes).ok_or(Lack::NoSpread)?)?;
    let years = points.first().map_or(0.0, |point| point.years);
    let left = points.iter().map(|point| point.value - slope * (point.years - years)).collect();
    let value = finite(median(left).ok_or(Lack::NoSpread)?)?;
    Ok(Line { slope, through: Point { years, value } })
}

/// Returns the middle number, or the mean of the middle two.
fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    if numbers.len() % 2 == 1 {
        return Some(upper);
    }
    Some(numbers.get(middle.checked_sub(1)?)? / 2.0 + upper / 2.0)
}

/// Returns the latest figures, at most so many.
pub(crate) fn latest(points: &[Point], most: usize) -> &[Point] {
    points.get(points.len().saturating_sub(most)..).unwrap_or(points)
}

/// Returns the mean change a year over the latest figures, in the order of their days: last less first, over
/// the years between them. For figures a year apart it is the mean of the yearly changes.
///
/// Source: the weather symbols of the German sustainability strategy (the last 6, at least 4).
pub(crate) fn mean_change(points: &[Point], last: u32, need: u32) -> Result<f64, Lack> {
    let window = latest(points, usize::try_from(last).unwrap_or(usize::MAX));
    enough(window, need)?;
    let (Some(first), Some(end)) = (window.first(), window.last()) else { return Err(Lack::NoValue) };
    let years = end.years - first.years;
    if years <= 0.0 {
        return Err(Lack::NoSpread);
    }
    finite((end.value - first.value) / years)
}

/// Returns the change from the figure before the latest to the latest.
pub(crate) fn last_change(points: &[Point]) -> Result<f64, Lack> {
    enough(points, 2)?;
    match points {
        [.., one, two] => finite(two.value - one.value),
        _ => Err(Lack::NoValue),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[(f64, f64)]) -> Vec<Point> {
        values.iter().map(|(years, value)| Point { years: *years, value: *value }).collect()
    }

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn least_squares_agrees_with_a_hand_count() {
        // x̄ = 2.5, ȳ = 3.5, Σxy = 7, Σxx = 5.
        let line = least_squares(&points(&[(1.0, 2.0), (2.0, 2.0), (3.0, 5.0), (4.0, 5.0)]), 2).unwrap();
        near(line.slope, 1.2);
        near(line.at(5.0).unwrap(), 6.5);
    }

    #[test]
    fn the_scatter_around_a_line_agrees_with_a_hand_count() {
        // The line of the test above: off by 0.3, −0.9, 0.9 and −0.3, squares 1.8, u² = 0.9; Σxx = 5.
        let series = points(&[(1.0, 2.0), (2.0, 2.0), (3.0, 5.0), (4.0, 5.0)]);
        let scatter = Scatter::around(least_squares(&series, 2).unwrap(), &series).unwrap();
        near(scatter.at(2.5).unwrap(), (0.9_f64 * 1.25).sqrt());
        near(scatter.at(5.0).unwrap(), (0.9_f64 * (1.25 + 6.25 / 5.0)).sqrt());
        let line = Line { slope: 1.0, through: Point { years: 0.0, value: 0.0 } };
        let two = Scatter::around(line, &series[..2]);
        assert_eq!(two, Err(Lack::TooFewPoints { have: 2, need: 3 }));
        assert_eq!(Scatter::around(line, &points(&[(1.0, 1.0); 3])), Err(Lack::NoSpread));
        let huge = points(&[(0.0, 1e308), (1.0, -1e308), (2.0, 1e308)]);
        assert_eq!(Scatter::around(line, &huge), Err(Lack::Overflow));
    }

    #[test]
    fn theil_sen_is_not_moved_by_one_odd_figure() {
        // Slopes 1, 1, 1 (1-2-3-4), and 97, 49, 33, 25 to the odd one: the middle of ten is (1 + 1) / 2.
        let odd = points(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (4.0, 4.0), (5.0, 101.0)]);
        let line = theil_sen(&odd, 2).unwrap();
        near(line.slope, 1.0);
        near(line.at(6.0).unwrap(), 6.0);
    }

    #[test]
    fn a_line_needs_figures_of_different_days() {
        let one = points(&[(1.0, 1.0)]);
        assert_eq!(least_squares(&one, 2), Err(Lack::TooFewPoints { have: 1, need: 2 }));
        assert_eq!(theil_sen(&[], 0), Err(Lack::TooFewPoints { have: 0, need: 2 }));
        let same = points(&[(1.0, 1.0), (1.0, 3.0)]);
        assert_eq!(least_squares(&same, 2), Err(Lack::NoSpread));
        assert_eq!(theil_sen(&same, 2), Err(Lack::NoSpread));
        assert_eq!(mean_change(&same, 6, 2), Err(Lack::NoSpread));
    }

    #[test]
    fn the_mean_change_looks_at_the_latest_figures_only() {
        let series = points(&[(0.0, 90.0), (1.0, 10.0), (2.0, 11.0), (4.0, 16.0)]);
        near(mean_change(&series, 3, 2).unwrap(), 2.0);
        assert_eq!(mean_change(&series, 6, 5), Err(Lack::TooFewPoints { have: 4, need: 5 }));
        near(last_change(&series).unwrap(), 5.0);
    }

    #[test]
    fn figures_too_large_for_a_number_are_said_to_be() {
        let huge = points(&[(0.0, -1e308), (1.0, 1e308)]);
        assert_eq!(mean_change(&huge, 2, 2), Err(Lack::Overflow));
        assert_eq!(last_change(&huge), Err(Lack::Overflow));
        assert_eq!(least_squares(&points(&[(0.0, 1e308), (1.0, 1e308)]), 2), Err(Lack::Overflow));
    }
}
