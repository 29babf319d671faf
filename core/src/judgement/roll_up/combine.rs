//! How the scores of children become the score of a node.

use super::{Added, Timed};
use crate::judgement::Why;
use crate::promises::Combine;
use crate::rules::pace;
use crate::words::sum_of;

/// What the children come to.
pub(super) struct Combined {
    pub(super) score: Result<f64, Why>,
    pub(super) expected: Option<f64>,
    pub(super) pace: Option<f64>,
    /// The attained and expected by which the pace is made.
    pub(super) timed: Option<Timed>,
    pub(super) decisive: Option<Decisive>,
    /// The sum of the weights of what is in the sums.
    pub(super) weight: f64,
}

/// The child that decides.
#[derive(Clone, Copy)]
pub(super) struct Decisive {
    /// Its place among the children.
    pub(super) child: usize,
    /// Its share of what is missing, where shares decide.
    pub(super) share: f64,
    /// How many children are needed, where so many decide.
    pub(super) need: u32,
}

/// Combines children that stand in the order of their ids; `need` of them, if so many decide; `whole` is the score
/// of what lacks nothing. Which child decides is found only where someone `asks`.
pub(super) fn combine(added: &[Added], how: Combine, need: u32, whole: f64, asks: bool) -> Combined {
    let weight = sum_of(added, |one| one.weight);
    match how {
        Combine::Mean | Combine::Sum => means(added, weight, asks.then_some(whole)),
        Combine::Geometric => geometric(added, weight, asks.then_some(whole)),
        Combine::Weakest => weakest(added, weight),
        Combine::Quorum(_) => best(added, need, weight),
    }
}

/// Returns a combination by what its children have attained and expect.
fn by_pace(
    score: Result<f64, Why>,
    timed: Option<Timed>,
    decisive: Option<Decisive>,
    weight: f64,
) -> Combined {
    Combined {
        score,
        expected: timed.map(|timed| timed.expected),
        pace: timed.and_then(|timed| pace(timed.attained, timed.expected).ok()),
        timed,
        decisive,
        weight,
    }
}

/// Returns the means of attained and expected: of the means, since these stay in the range of the children where the
/// last bits of the sums do not.
fn timed_means(timed: &[(f64, Timed)]) -> Option<Timed> {
    let weights = sum_of(timed, |(weight, _)| *weight);
    let attained = mean_of(timed, weights, |(weight, timed)| (*weight, timed.attained))?;
    let expected = mean_of(timed, weights, |(weight, timed)| (*weight, timed.expected))?;
    Some(Timed { attained, expected })
}

/// Returns what has both attained and expected, with its weight.
fn both(added: &[Added]) -> Vec<(f64, Timed)> {
    added.iter().filter_map(|one| Some((one.weight, one.timed?))).collect()
}

/// Returns the weighted means, with the quotient of those that have both as the pace.
fn means(added: &[Added], weight: f64, whole: Option<f64>) -> Combined {
    let all = added.iter().all(|one| one.timed.is_some());
    let timed = if all {
        let of = |one: &Added| one.timed.unwrap_or(Timed { attained: 0.0, expected: 0.0 });
        let attained = mean_of(added, weight, |one| (one.weight, of(one).attained));
        let expected = mean_of(added, weight, |one| (one.weight, of(one).expected));
        attained.zip(expected).map(|(attained, expected)| Timed { attained, expected })
    } else {
        timed_means(&both(added))
    };
    let score = mean_of(added, weight, |one| (one.weight, one.attained));
    by_pace(scored(score), timed, whole.and_then(|whole| most_missing(added, whole)), weight)
}

/// Returns the weighted geometric means. Of what expects nothing yet there is no ratio, so that it is in the score and
/// not in the pace.
fn geometric(added: &[Added], weight: f64, whole: Option<f64>) -> Combined {
    let mut timed = both(added);
    // Where nothing is expected at all, the means say so.
    let timed = if timed.iter().any(|(_, timed)| timed.expected > 0.0) {
        timed.retain(|(_, timed)| timed.expected > 0.0);
        let product = |of: fn(&Timed) -> f64| {
            product(&timed.iter().map(|(weight, timed)| (*weight, of(timed))).collect::<Vec<_>>())
        };
        let attained = product(|timed| timed.attained);
        attained.zip(product(|timed| timed.expected)).map(|(attained, expected)| Timed { attained, expected })
    } else {
        timed_means(&timed)
    };
    let score = if added.iter().any(|one| one.attained < 0.0) {
        Err(Why::NegativeScore)
    } else {
        scored(product(&added.iter().map(|one| (one.weight, one.attained)).collect::<Vec<_>>()))
    };
    by_pace(score, timed, whole.and_then(|whole| most_missing(added, whole)), weight)
}

/// Returns the least, and the pace of the child with the least pace.
fn weakest(added: &[Added], weight: f64) -> Combined {
    let least = first_least(added.iter().map(|one| (one, one.attained)));
    let own = |one: &Added| one.timed.and_then(|timed| pace(timed.attained, timed.expected).ok());
    let slowest = first_least(added.iter().filter_map(|one| Some((one, own(one)?))));
    let decisive = slowest.or(least).map(|one| Decisive { child: one.child, share: 1.0, need: 1 });
    // Where none has a pace, the first says what is expected.
    let timed = slowest.or_else(|| added.iter().find(|one| one.timed.is_some())).and_then(|one| one.timed);
    Combined {
        score: scored(least.map(|one| one.attained)),
        expected: timed.map(|timed| timed.expected),
        pace: slowest.and_then(own),
        timed,
        decisive,
        weight,
    }
}

/// Returns the means of the best, each counting once.
fn best(added: &[Added], need: u32, weight: f64) -> Combined {
    let mut order: Vec<&Added> = added.iter().collect();
    // A stable sort: equals stay in the order of their ids.
    order.sort_by(|a, b| b.attained.total_cmp(&a.attained));
    order.truncate(usize::try_from(need).unwrap_or(usize::MAX));
    let decisive = order.last().map(|one| Decisive { child: one.child, share: 1.0, need });
    order.sort_unstable_by_key(|one| one.child);
    let chosen: Vec<Added> = order.into_iter().map(|one| Added { weight: 1.0, ..*one }).collect();
    let score = scored(mean(chosen.iter().map(|one| (1.0, one.attained))));
    by_pace(score, timed_means(&both(&chosen)), decisive, weight)
}

/// A sum that is too large is no score.
fn scored(score: Option<f64>) -> Result<f64, Why> {
    score.ok_or(Why::Overflow)
}

/// Returns the weighted mean, clamped to the range of what it is the mean of.
pub(in crate::judgement) fn mean(parts: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let parts: Vec<(f64, f64)> = parts.collect();
    mean_of(&parts, sum_of(&parts, |(weight, _)| *weight), |part| *part)
}

/// Returns the weighted mean of numbers whose weights add up to a sum, clamped to their range.
#[inline]
fn mean_of<T>(parts: &[T], weights: f64, of: impl Fn(&T) -> (f64, f64)) -> Option<f64> {
    if weights <= 0.0 {
        return None;
    }
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for part in parts {
        let (_, number) = of(part);
        low = low.min(number);
        high = high.max(number);
    }
    let product = |part: &T| {
        let (weight, number) = of(part);
        weight * number
    };
    let mean = sum_of(parts, product) / weights;
    (mean.is_finite() && low <= high).then(|| mean.clamp(low, high))
}

/// Returns the weighted geometric mean of numbers from 0, between the least of them and their mean.
fn product(parts: &[(f64, f64)]) -> Option<f64> {
    let mean = mean(parts.iter().copied())?;
    let low = parts.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
    if low <= 0.0 {
        return Some(0.0);
    }
    let weights = sum_of(parts, |(weight, _)| *weight);
    let product = libm::exp(sum_of(parts, |(weight, number)| weight / weights * libm::log(*number)));
    product.is_finite().then(|| product.clamp(low, mean))
}

/// Returns the first with the least number.
fn first_least<'a>(parts: impl Iterator<Item = (&'a Added, f64)>) -> Option<&'a Added> {
    let mut least: Option<(&Added, f64)> = None;
    for (one, number) in parts {
        if least.is_none_or(|(_, known)| number < known) {
            least = Some((one, number));
        }
    }
    least.map(|(one, _)| one)
}

/// Returns the child that weighs most in what is missing.
fn most_missing(added: &[Added], whole: f64) -> Option<Decisive> {
    let wanted = |one: &Added| one.timed.map_or(whole, |timed| timed.expected);
    let short = |one: &Added| one.weight * (wanted(one) - one.attained).max(0.0);
    let total = sum_of(added, short);
    let mut worst: Option<(&Added, f64)> = None;
    for one in added {
        let gap = short(one);
        if gap > worst.map_or(0.0, |(_, most)| most) {
            worst = Some((one, gap));
        }
    }
    let (one, gap) = worst.filter(|_| total.is_finite())?;
    Some(Decisive { child: one.child, share: (gap / total).min(1.0), need: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_whose_sum_is_no_number_is_none() {
        let mean = |parts: &[(f64, f64)]| mean_of(parts, 2.0, |part| *part);
        assert_eq!(mean(&[(1.0, 1.0), (1.0, 2.0)]), Some(1.5));
        assert_eq!(mean(&[(1.0, f64::MAX), (1.0, f64::MAX)]), None);
        assert_eq!(mean(&[]), None);
    }
}
