//! How the scores of children become the score of a node.

use super::{Added, Timed};
use crate::judgement::Why;
use crate::promises::Combine;
use crate::rules::pace;
use crate::words::PairwiseSum;

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
/// of what lacks nothing.
pub(super) fn combine(added: &[Added], how: Combine, need: u32, whole: f64) -> Combined {
    let mut combined = match how {
        Combine::Mean | Combine::Sum => means(added, whole),
        Combine::Geometric => geometric(added, whole),
        Combine::Weakest => weakest(added),
        Combine::Quorum(_) => best(added, need),
    };
    combined.weight = sum(added.iter().map(|one| one.weight));
    combined
}

fn sum(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sum = PairwiseSum::default();
    numbers.for_each(|number| sum.add(number));
    sum.total()
}

/// Returns the means of attained and expected, of what has both, with their weights.
fn timed(
    added: &[Added],
    counts: impl Fn(&Added) -> bool,
    weight: impl Fn(&Added) -> f64,
    of: impl Fn(&mut dyn Iterator<Item = (f64, f64)>) -> Option<f64>,
) -> Option<Timed> {
    let both = || added.iter().filter(|one| counts(one)).filter_map(|one| Some((one, one.timed?)));
    // Of the means, since these stay in the range of the children where the last bits of the sums do not.
    let attained = of(&mut both().map(|(one, timed)| (weight(one), timed.attained)))?;
    let expected = of(&mut both().map(|(one, timed)| (weight(one), timed.expected)))?;
    Some(Timed { attained, expected })
}

/// Returns a combination by what its children have attained and expect.
fn by_pace(score: Result<f64, Why>, timed: Option<Timed>, decisive: Option<Decisive>) -> Combined {
    Combined {
        score,
        expected: timed.map(|timed| timed.expected),
        pace: timed.and_then(|timed| pace(timed.attained, timed.expected).ok()),
        timed,
        decisive,
        weight: 0.0,
    }
}

fn scores(added: &[Added]) -> impl Iterator<Item = (f64, f64)> {
    added.iter().map(|one| (one.weight, one.attained))
}

/// Returns the weighted means, with the quotient of those that have both as the pace.
fn means(added: &[Added], whole: f64) -> Combined {
    let timed = timed(added, |_| true, |one| one.weight, |parts| mean(parts));
    by_pace(scored(mean(scores(added))), timed, most_missing(added, whole))
}

/// Returns the weighted geometric means. Of what expects nothing yet there is no ratio, so that it is in the score and
/// not in the pace.
fn geometric(added: &[Added], whole: f64) -> Combined {
    let due = |one: &Added| one.timed.is_some_and(|timed| timed.expected > 0.0);
    // Where nothing is expected at all, the means say so.
    let timed = if added.iter().any(due) {
        let product = |parts: &mut dyn Iterator<Item = (f64, f64)>| product(&parts.collect::<Vec<_>>());
        timed(added, due, |one| one.weight, product)
    } else {
        timed(added, |_| true, |one| one.weight, |parts| mean(parts))
    };
    let negative = added.iter().any(|one| one.attained < 0.0);
    let score = || scored(product(&scores(added).collect::<Vec<_>>()));
    by_pace(if negative { Err(Why::NegativeScore) } else { score() }, timed, most_missing(added, whole))
}

/// Returns the least, and the pace of the child with the least pace.
fn weakest(added: &[Added]) -> Combined {
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
        weight: 0.0,
    }
}

/// Returns the means of the best, each counting once.
fn best(added: &[Added], need: u32) -> Combined {
    let mut order: Vec<&Added> = added.iter().collect();
    // A stable sort: equals stay in the order of their ids.
    order.sort_by(|a, b| b.attained.total_cmp(&a.attained));
    order.truncate(usize::try_from(need).unwrap_or(usize::MAX));
    let decisive = order.last().map(|one| Decisive { child: one.child, share: 1.0, need });
    order.sort_unstable_by_key(|one| one.child);
    let chosen: Vec<Added> = order.into_iter().copied().collect();
    let timed = timed(&chosen, |_| true, |_| 1.0, |parts| mean(parts));
    by_pace(scored(mean(chosen.iter().map(|one| (1.0, one.attained)))), timed, decisive)
}

/// A sum that is too large is no score.
fn scored(score: Option<f64>) -> Result<f64, Why> {
    score.ok_or(Why::Overflow)
}

/// Returns the weighted mean, clamped to the range of what it is the mean of.
pub(in crate::judgement) fn mean(parts: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut products, mut weights) = (PairwiseSum::default(), PairwiseSum::default());
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (weight, number) in parts {
        products.add(weight * number);
        weights.add(weight);
        low = low.min(number);
        high = high.max(number);
    }
    let weights = weights.total();
    if weights <= 0.0 {
        return None;
    }
    let mean = products.total() / weights;
    (mean.is_finite() && low <= high).then(|| mean.clamp(low, high))
}

/// Returns the weighted geometric mean of numbers from 0, between the least of them and their mean.
fn product(parts: &[(f64, f64)]) -> Option<f64> {
    let mean = mean(parts.iter().copied())?;
    let low = parts.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
    if low <= 0.0 {
        return Some(0.0);
    }
    let weights = sum(parts.iter().map(|(weight, _)| *weight));
    let logarithms = parts.iter().map(|(weight, number)| weight / weights * libm::log(*number));
    let product = libm::exp(sum(logarithms));
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
    let total = sum(added.iter().map(short));
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
