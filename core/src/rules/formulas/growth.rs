//! Growth: compound rates a year, towards the goal, and against what the bar requires.

use super::{Lack, finite};
use crate::promises::Way;
use crate::rules::Edges;

/// Returns the compound growth a year from one value to another, as a share:
/// g = (to ÷ from)^(1 ÷ years) − 1.
///
/// To zero it is −1. From zero, across zero and over no time it cannot be had.
fn rate(from: f64, to: f64, years: f64) -> Result<f64, Lack> {
    if years <= 0.0 {
        return Err(Lack::TooFewYears);
    }
    finite(libm::pow(ratio(from, to)?, 1.0 / years) - 1.0)
}

/// Returns to ÷ from, at least 0.
fn ratio(from: f64, to: f64) -> Result<f64, Lack> {
    if from == 0.0 {
        return Err(Lack::ZeroBase);
    }
    let ratio = finite(to / from)?;
    if ratio < 0.0 { Err(Lack::SignCrossing) } else { Ok(ratio) }
}

/// Returns what a value becomes as an end of growth.
fn or_zero_edge(value: f64, edges: &Edges) -> f64 {
    match edges.zero {
        Some(zero) if value == 0.0 => zero.get(),
        _ => value,
    }
}

/// Returns the growth a year towards the goal, as a share: sign · d · g(from, to, years), where d is 1 for up
/// and −1 for down, and sign is −1 for a value that starts below zero.
///
/// Source: Statistics Canada's progress measure, as in Open SDG 2.4. The sign is taken before a base of zero
/// becomes what the edges say; a current value of zero stays. One full stop: values strictly on opposite sides
/// of zero, and less time than `min_years`, have no growth.
pub(crate) fn growth(way: Way, from: f64, to: f64, years: f64, edges: &Edges) -> Result<f64, Lack> {
    if (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0) {
        return Err(Lack::SignCrossing);
    }
    if years < edges.min_years.get() {
        return Err(Lack::TooFewYears);
    }
    let sign = if from < 0.0 { -1.0 } else { 1.0 };
    finite(sign * way.sign() * rate(or_zero_edge(from, edges), to, years)?)
}

/// Returns the growth a year over the growth a year that leads to the bar:
/// R = sign · d · g(from, to, years) ÷ |g(from, bar, `years_to_due`)|.
///
/// Source: Statistics Canada and Eurostat, as in Open SDG 2.4. A base or bar of zero becomes what the edges
/// say; a bar at the base requires nothing, and the ratio cannot be had.
pub(crate) fn growth_ratio(
    way: Way,
    (from, to, bar): (f64, f64, f64),
    years: f64,
    years_to_due: f64,
    edges: &Edges,
) -> Result<f64, Lack> {
    let observed = growth(way, from, to, years, edges)?;
    let required = rate(or_zero_edge(from, edges), or_zero_edge(bar, edges), years_to_due)?;
    if required == 0.0 {
        return Err(Lack::NothingRequired);
    }
    finite(observed / required.abs())
}

/// Returns the factor of a natural limit L for a series that starts at y₀, from 0 (at the limit) to 1:
/// 1 if y₀ ≥ 2L; 1 − (y₀ ÷ L)^4.44 if y₀ ≤ L; else 1 − ((2L − y₀) ÷ L)^4.44; all of absolute values.
///
/// Source: Statistics Canada, as in Open SDG 2.4. The first test comes first, so that a limit of zero gives 1.
/// The base is the one before a zero is replaced.
pub(crate) fn limit_factor(from: f64, limit: f64) -> f64 {
    const EXPONENT: f64 = 4.44;
    let (from, limit) = (from.abs(), limit.abs());
    if from / 2.0 >= limit {
        1.0
    } else if from <= limit {
        1.0 - libm::pow(from / limit, EXPONENT)
    } else {
        // Two limits less the start, without passing through a number that may be too large.
        1.0 - libm::pow((limit - (from - limit)) / limit, EXPONENT)
    }
}

/// Returns a value carried on at the growth it has shown: now · (now ÷ from)^(years on ÷ years).
///
/// Source: the project method of UNSD's progress chart of 2023, without the detour by a rate a year, which loses digits
/// where the years are few. From zero and across zero it cannot be had.
pub(crate) fn compound(from: f64, now: f64, years: f64, years_on: f64) -> Result<f64, Lack> {
    if years <= 0.0 {
        return Err(Lack::TooFewYears);
    }
    finite(now * libm::pow(ratio(from, now)?, years_on / years))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Finite;

    fn near(found: Result<f64, Lack>, expected: f64) {
        assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?} is not {expected}");
    }

    fn edges() -> Edges {
        Edges { zero: Finite::new(0.001).ok(), min_years: Finite::ONE, ..Edges::default() }
    }

    #[test]
    fn growth_is_compound_and_goalwards() {
        near(growth(Way::Up, 100.0, 121.0, 2.0, &edges()), 0.1);
        near(growth(Way::Down, 100.0, 121.0, 2.0, &edges()), -0.1);
        near(growth(Way::Up, -100.0, -121.0, 2.0, &edges()), -0.1);
        near(growth(Way::Down, -100.0, -121.0, 2.0, &edges()), 0.1);
        near(growth(Way::Down, 5.0, 0.0, 3.0, &edges()), 1.0);
    }

    #[test]
    fn only_values_on_opposite_sides_of_zero_have_no_growth() {
        let grows = |from: f64, to: f64| growth(Way::Up, from, to, 2.0, &edges());
        for (from, to) in [(4.0, -1.0), (-4.0, 1.0)] {
            assert_eq!(grows(from, to), Err(Lack::SignCrossing));
        }
        near(grows(4.0, 0.0), -1.0);
        near(grows(-4.0, 0.0), 1.0);
        // Of a series that falls below zero the way is counted the other way round, whichever way is better.
        near(growth(Way::Down, -100.0, -50.0, 1.0, &edges()), -0.5);
        near(growth(Way::Up, -100.0, -50.0, 1.0, &edges()), 0.5);
    }

    #[test]
    fn opposite_sides_are_seen_before_time_and_size() {
        for (from, to) in [(4.0, -1.0), (-4.0, 1.0), (1e300, -1e-300), (-1e300, 1e-300)] {
            assert_eq!(growth(Way::Up, from, to, 0.5, &edges()), Err(Lack::SignCrossing), "{from} {to}");
        }
        for to in [-1.0, 1.0] {
            assert_eq!(growth(Way::Up, 0.0, to, 2.0, &Edges::default()), Err(Lack::ZeroBase), "{to}");
        }
    }

    #[test]
    fn growth_from_zero_takes_what_the_edges_say() {
        near(growth(Way::Up, 0.0, 0.004, 2.0, &edges()), 1.0);
        assert_eq!(growth(Way::Up, 0.0, 1.0, 2.0, &Edges::default()), Err(Lack::ZeroBase));
    }

    #[test]
    fn growth_across_zero_or_too_soon_cannot_be_had() {
        assert_eq!(growth(Way::Up, -1.0, 1.0, 2.0, &edges()), Err(Lack::SignCrossing));
        assert_eq!(growth(Way::Up, 0.0, -1.0, 2.0, &edges()), Err(Lack::SignCrossing));
        assert_eq!(growth(Way::Up, 1.0, 2.0, 0.99, &edges()), Err(Lack::TooFewYears));
        assert_eq!(growth(Way::Up, 1.0, 2.0, 0.0, &Edges::default()), Err(Lack::TooFewYears));
        assert_eq!(growth(Way::Up, 1e-300, 1e300, 1.0, &edges()), Err(Lack::Overflow));
    }

    #[test]
    fn the_ratio_is_one_on_the_required_path_and_keeps_its_sign() {
        near(growth_ratio(Way::Up, (100.0, 121.0, 161.051), 2.0, 5.0, &edges()), 1.0);
        near(growth_ratio(Way::Down, (100.0, 81.0, 59.049), 2.0, 5.0, &edges()), 1.0);
        // A target worse than the base still requires the size of its rate: 15-5-1 of the published results.
        near(growth_ratio(Way::Down, (100.0, 90.0, 110.0), 1.0, 1.0, &edges()), 1.0);
        let same = growth_ratio(Way::Up, (5.0, 6.0, 5.0), 2.0, 5.0, &edges());
        assert_eq!(same, Err(Lack::NothingRequired));
        near(growth_ratio(Way::Down, (1.0, 0.0, 0.0), 1.0, 1.0, &edges()), 1.0 / 0.999);
    }

    #[test]
    fn the_limit_factor_falls_to_zero_at_the_limit() {
        for (start, limit, factor) in [
            (100.0, 100.0, 0.0),
            (0.0, 100.0, 1.0),
            (200.0, 100.0, 1.0),
            (5.0, 0.0, 1.0),
            (5.0, 2.0, 1.0),
            (0.0, 0.0, 1.0),
            (150.0, 100.0, 1.0 - libm::pow(0.5, 4.44)),
            (66.6, 100.0, 1.0 - libm::pow(0.666, 4.44)),
            (-66.6, 100.0, 1.0 - libm::pow(0.666, 4.44)),
            (f64::MAX, f64::MAX, 0.0),
        ] {
            near(Ok(limit_factor(start, limit)), factor);
        }
    }

    #[test]
    fn compound_goes_on_at_the_same_rate() {
        near(compound(100.0, 121.0, 2.0, 1.0), 133.1);
        near(compound(100.0, 0.0, 2.0, 1.0), 0.0);
        assert_eq!(compound(0.0, 1.0, 2.0, 1.0), Err(Lack::ZeroBase));
        assert_eq!(compound(1.0, 1e300, 1.0, 9.0), Err(Lack::Overflow));
    }
}
