//! How the scores of children become the score of a node.

use super::{Added, Child, Timed};
use crate::judgement::Why;
use crate::promises::Combine;
use crate::rules::pace;
use crate::words::pairwise_sum;

/// What the children come to.
pub(super) struct Combined<'c> {
    pub(super) score: Result<f64, Why>,
    pub(super) expected: Option<f64>,
    pub(super) pace: Option<f64>,
    /// The attained and expected by which the pace is made.
    pub(super) timed: Option<Timed>,
    pub(super) decisive: Option<Decisive<'c>>,
    /// The sum of the weights of what is in the sums.
    pub(super) weight: f64,
}

/// The child that decides.
#[derive(Clone, Copy)]
pub(super) struct Decisive<'c> {
    pub(super) child: &'c Child,
    /// Its share of what is missing, where shares decide.
    pub(super) share: f64,
    /// How many children are needed, where so many decide.
    pub(super) need: u32,
}

/// Combines children that stand in the order of their ids; `need` of them, if so many decide; `whole` is the score
/// of what lacks nothing.
pub(super) fn combine<'c>(added: &[Added<'c>], how: Combine, need: u32, whole: f64) -> Combined<'c> {
    let weights: Vec<f64> = added.iter().map(|one| one.weight).collect();
    let weight = pairwise_sum(&weights);
    let mut combined = match how {
        Combine::Mean | Combine::Sum => means(added, whole),
        Combine::Geometric => geometric(added, whole),
        Combine::Weakest => weakest(added),
        Combine::Quorum(_) => best(added, need),
    };
    combined.weight = weight;
    combined
}

/// Returns the weighted means, with Σwa/Σwe over the children that have both as the pace.
fn means<'c>(added: &[Added<'c>], whole: f64) -> Combined<'c> {
    let timed: Vec<(f64, Timed)> = added.iter().filter_map(|one| Some((one.weight, one.timed?))).collect();
    let (attained, expected) = split(&timed);
    // Of the means, since these stay in the range of the children where the last bits of the sums do not.
    let timed = mean(&attained).zip(mean(&expected));
    Combined {
        score: scored(mean(&scores(added))),
        expected: timed.map(|(_, expected)| expected),
        pace: timed.and_then(|(attained, expected)| pace(attained, expected).ok()),
        timed: timed.map(|(attained, expected)| Timed { attained, expected }),
        decisive: most_missing(added, whole),
        weight: 0.0,
    }
}

/// Returns the weighted geometric means. Of what expects nothing yet there is no ratio, so that it is in the score and
/// not in the pace.
fn geometric<'c>(added: &[Added<'c>], whole: f64) -> Combined<'c> {
    let both = |one: &Added<'c>| Some((one.weight, one.timed?));
    let timed: Vec<(f64, Timed)> = added.iter().filter_map(both).collect();
    let due: Vec<(f64, Timed)> = timed.iter().copied().filter(|(_, timed)| timed.expected > 0.0).collect();
    // Where nothing is expected at all, the means say so.
    let (attained, expected) = split(if due.is_empty() { &timed } else { &due });
    let of = |parts: &[(f64, f64)]| if due.is_empty() { mean(parts) } else { product(parts) };
    let timed = of(&attained).zip(of(&expected));
    let negative = added.iter().any(|one| one.attained < 0.0);
    Combined {
        score: if negative { Err(Why::NegativeScore) } else { scored(product(&scores(added))) },
        expected: timed.map(|(_, expected)| expected),
        pace: timed.and_then(|(attained, expected)| pace(attained, expected).ok()),
        timed: timed.map(|(attained, expected)| Timed { attained, expected }),
        decisive: most_missing(added, whole),
        weight: 0.0,
    }
}

/// Returns the least, and the pace of the child with the least pace.
fn weakest<'c>(added: &[Added<'c>]) -> Combined<'c> {
    let least = first_least(added.iter().map(|one| (one, one.attained)));
    let own = |one: &Added<'c>| one.timed.and_then(|timed| pace(timed.attained, timed.expected).ok());
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
        weight: 0.0,
    }
}

/// Returns the means of the best, each counting once.
fn best<'c>(added: &[Added<'c>], need: u32) -> Combined<'c> {
    let mut order: Vec<usize> = (0..added.len()).collect();
    let attained = |index: &usize| added.get(*index).map_or(0.0, |one| one.attained);
    // A stable sort: equals stay in the order of their ids.
    order.sort_by(|a, b| attained(b).total_cmp(&attained(a)));
    order.truncate(usize::try_from(need).unwrap_or(usize::MAX));
    let last = order.last().and_then(|index| added.get(*index));
    let decisive = last.map(|one| Decisive { child: one.child, share: 1.0, need });
    order.sort_unstable();
    let chosen = || order.iter().filter_map(|index| added.get(*index));
    let timed: Vec<(f64, Timed)> = chosen().filter_map(|one| Some((1.0, one.timed?))).collect();
    let (attained, expected) = split(&timed);
    let timed = mean(&attained).zip(mean(&expected));
    let scores: Vec<(f64, f64)> = chosen().map(|one| (1.0, one.attained)).collect();
    Combined {
        score: scored(mean(&scores)),
        expected: timed.map(|(_, expected)| expected),
        pace: timed.and_then(|(attained, expected)| pace(attained, expected).ok()),
        timed: timed.map(|(attained, expected)| Timed { attained, expected }),
        decisive,
        weight: 0.0,
    }
}

/// A sum that is too large is no score.
fn scored(score: Option<f64>) -> Result<f64, Why> {
    score.ok_or(Why::Overflow)
}

fn scores(added: &[Added<'_>]) -> Vec<(f64, f64)> {
    added.iter().map(|one| (one.weight, one.attained)).collect()
}

/// Weights with numbers.
type Weighted = Vec<(f64, f64)>;

fn split(timed: &[(f64, Timed)]) -> (Weighted, Weighted) {
    timed.iter().map(|(weight, timed)| ((*weight, timed.attained), (*weight, timed.expected))).unzip()
}

/// Returns Σ weight × number, and the Σ of the weights.
fn sums(parts: &[(f64, f64)]) -> (f64, f64) {
    let (weights, products): (Vec<f64>, Vec<f64>) =
        parts.iter().map(|(weight, number)| (*weight, weight * number)).unzip();
    (pairwise_sum(&products), pairwise_sum(&weights))
}

/// Returns the least and the greatest of numbers.
fn range(parts: &[(f64, f64)]) -> (f64, f64) {
    let numbers = || parts.iter().map(|(_, number)| *number);
    (numbers().fold(f64::INFINITY, f64::min), numbers().fold(f64::NEG_INFINITY, f64::max))
}

/// Returns the weighted mean, clamped to the range of what it is the mean of.
pub(in crate::judgement) fn mean(parts: &[(f64, f64)]) -> Option<f64> {
    let (products, weights) = sums(parts);
    if weights <= 0.0 {
        return None;
    }
    let (low, high) = range(parts);
    let mean = products / weights;
    (mean.is_finite() && low <= high).then(|| mean.clamp(low, high))
}

/// Returns the weighted geometric mean of numbers from 0, between the least of them and their mean.
fn product(parts: &[(f64, f64)]) -> Option<f64> {
    let mean = mean(parts)?;
    let (low, _) = range(parts);
    if low <= 0.0 {
        return Some(0.0);
    }
    let (_, weights) = sums(parts);
    let logarithms: Vec<f64> =
        parts.iter().map(|(weight, number)| weight / weights * libm::log(*number)).collect();
    let product = libm::exp(pairwise_sum(&logarithms));
    product.is_finite().then(|| product.clamp(low, mean))
}

/// Returns the first with the least number.
fn first_least<'a, 'c: 'a>(parts: impl Iterator<Item = (&'a Added<'c>, f64)>) -> Option<&'a Added<'c>> {
    let mut least: Option<(&Added<'c>, f64)> = None;
    for (one, number) in parts {
        if least.is_none_or(|(_, known)| number < known) {
            least = Some((one, number));
        }
    }
    least.map(|(one, _)| one)
}

/// Returns the child that weighs most in what is missing.
fn most_missing<'c>(added: &[Added<'c>], whole: f64) -> Option<Decisive<'c>> {
    let wanted = |one: &Added<'_>| one.timed.map_or(whole, |timed| timed.expected);
    let short = |one: &Added<'_>| one.weight * (wanted(one) - one.attained).max(0.0);
    let gaps: Vec<f64> = added.iter().map(short).collect();
    let total = pairwise_sum(&gaps);
    let mut worst: Option<(&Added<'c>, f64)> = None;
    for (one, gap) in added.iter().zip(&gaps) {
        if *gap > worst.map_or(0.0, |(_, most)| most) {
            worst = Some((one, *gap));
        }
    }
    let (one, gap) = worst.filter(|_| total.is_finite())?;
    Some(Decisive { child: one.child, share: (gap / total).min(1.0), need: 0 })
}
