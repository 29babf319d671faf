//! How the scores of children become the score of a node.

use num_rational::BigRational;
use tenfold::{Combine, Missing};

use super::exact::{fraction, nearest, sum};
use super::node::{Child, Holder};
use super::verdict::{ACHIEVED, AWAITING, CANCELLED, MISSED, NO_DATA, NOT_ASSESSABLE, STALE};
use super::{World, tree};

/// What a child counts for.
#[derive(Clone, Debug)]
struct Counted {
    id: String,
    weight: f64,
    attained: f64,
    timed: Option<(f64, f64)>,
}

/// What is attained, and what is attained and expected over those that have both.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rolled {
    pub(crate) score: Option<f64>,
    pub(crate) timed: Option<(f64, f64)>,
}

/// Returns attained over expected; where nothing is expected and something is attained it counts as 10.
pub(crate) fn pace(attained: f64, expected: f64) -> Option<f64> {
    if expected > 0.0 {
        Some(attained / expected).filter(|pace| pace.is_finite())
    } else {
        (attained > 0.0).then_some(10.0)
    }
}

/// Returns how many children are needed, and of how many.
pub(crate) fn needed(holder: &Holder<'_>, children: &[Child]) -> (usize, usize) {
    let counts = |child: &&Child| child.weight > 0.0 && child.verdict != CANCELLED && !child.counted_only;
    let n = children.iter().filter(counts).count();
    match tree::kind(holder) {
        // It needs no more children than there are.
        Combine::Quorum(need) => ((need.of(n as u32) as usize).min(n), n),
        _ => (n, n),
    }
}

/// Returns the least and the greatest score that the method gives; without scores, those of an attainment.
pub(crate) fn range(world: &World<'_>) -> (f64, f64) {
    if !world.method.scores() {
        return (0.0, 1.0);
    }
    let curves = world.method.clauses().iter().filter_map(|clause| clause.curve().as_ref());
    let ends = curves.flat_map(|curve| [curve.low().get(), curve.high().get()]);
    let ends = ends.chain(world.method.met().score().map(f64::from));
    ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)))
}

fn without_evidence(child: &Child) -> bool {
    let absent = [NO_DATA, STALE, AWAITING, NOT_ASSESSABLE].contains(&child.verdict);
    absent || (child.attained.is_none() && ![MISSED, ACHIEVED].contains(&child.verdict))
}

/// Returns what a child counts for: what is missing, and what was missed without a figure, for the least.
fn counted(holder: &Holder<'_>, child: &Child) -> Counted {
    let world = holder.world;
    let ((least, most), cap) = (range(world), holder.roll_up.cap().get());
    let clamped = |a: f64| match child.verdict {
        _ if world.method.scores() => a,
        ACHIEVED if !child.gated => a.max(1.0).clamp(0.0, cap),
        _ => a.clamp(0.0, cap),
    };
    let without = if child.verdict == ACHIEVED { most } else { least };
    let lacks = without_evidence(child);
    let attained = child.attained.filter(|_| !lacks).map_or(without, clamped);
    let timed = match child.timed {
        timed if lacks => Some((0.0, timed.map_or(1.0, |(_, e)| e))),
        timed => timed.map(|(a, e)| (clamped(a), e)),
    };
    let weight = if tree::kind(holder) == Combine::Sum { child.size.unwrap() } else { child.weight };
    Counted { id: child.id.clone(), weight, attained, timed }
}

/// Rolls up the children that count.
pub(crate) fn roll_up(holder: &Holder<'_>, children: &[&Child], need: (usize, usize)) -> Rolled {
    debug_assert!(holder.roll_up.missing() == Missing::Zero || children.iter().all(|c| !without_evidence(c)));
    let counted: Vec<Counted> = children.iter().map(|child| counted(holder, child)).collect();
    match tree::kind(holder) {
        Combine::Mean | Combine::Sum => means(&counted, mean),
        Combine::Geometric => {
            let score = means(&counted, geometric).score;
            let expects = |one: &&Counted| one.timed.is_some_and(|(_, expected)| expected > 0.0);
            let expecting: Vec<Counted> = counted.iter().filter(expects).cloned().collect();
            let of_time =
                if expecting.is_empty() { means(&counted, mean) } else { means(&expecting, geometric) };
            Rolled { score, timed: of_time.timed }
        }
        Combine::Weakest => weakest(&counted),
        Combine::Quorum(_) => means(&best(counted, need.0), mean),
    }
}

fn means(counted: &[Counted], mean: impl Fn(&[f64], &[f64]) -> Option<f64>) -> Rolled {
    let of = |counted: &[&Counted], number: &dyn Fn(&Counted) -> f64| {
        let weights: Vec<f64> = counted.iter().map(|one| one.weight).collect();
        mean(&weights, &counted.iter().map(|one| number(one)).collect::<Vec<f64>>())
    };
    let all: Vec<&Counted> = counted.iter().collect();
    let both: Vec<&Counted> = counted.iter().filter(|one| one.timed.is_some()).collect();
    let attained = of(&both, &|one| one.timed.unwrap().0);
    let expected = of(&both, &|one| one.timed.unwrap().1);
    Rolled { score: of(&all, &|one| one.attained), timed: attained.zip(expected) }
}

/// Returns the weighted mean, clamped to the range of what it is the mean of; none of what is too large to be added.
pub(crate) fn mean(weights: &[f64], values: &[f64]) -> Option<f64> {
    let total = sum(weights);
    let fractions = |numbers: &[f64]| -> Vec<BigRational> { numbers.iter().copied().map(fraction).collect() };
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let products: Vec<f64> = weights.iter().zip(values).map(|(weight, value)| weight * value).collect();
    if total <= 0.0 || !total.is_finite() || !sum(&products).is_finite() {
        return None;
    }
    let of: BigRational = fractions(weights).into_iter().zip(fractions(values)).map(|(w, v)| w * v).sum();
    let mean = nearest(&(of / fractions(weights).into_iter().sum::<BigRational>()));
    mean.is_finite().then(|| mean.clamp(lowest, highest))
}

/// Returns the weighted geometric mean, from the least to the mean; none where a number is below zero.
fn geometric(weights: &[f64], values: &[f64]) -> Option<f64> {
    let at_most = mean(weights, values)?;
    if values.iter().any(|value| *value < 0.0) {
        return None;
    }
    if values.contains(&0.0) {
        return Some(0.0);
    }
    let total = sum(weights);
    let powers = weights.iter().zip(values).map(|(weight, value)| libm::pow(*value, weight / total));
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    Some(powers.product::<f64>().clamp(least, at_most.max(least)))
}

/// Returns the least, and what is attained and expected of the child with the least pace.
fn weakest(counted: &[Counted]) -> Rolled {
    let least = |one: &f64, other: &f64| one.total_cmp(other);
    let score = counted.iter().map(|one| one.attained).min_by(least);
    let paces = counted.iter().filter_map(|one| one.timed);
    let with_pace = paces.clone().filter_map(|(a, e)| Some((pace(a, e)?, (a, e))));
    let slowest = with_pace.min_by(|one, other| least(&one.0, &other.0)).map(|(_, timed)| timed);
    Rolled { score, timed: slowest.or(paces.clone().next()) }
}

/// Returns the best, each counting once; of equals the first ids.
fn best(mut counted: Vec<Counted>, k: usize) -> Vec<Counted> {
    counted.sort_by(|one, other| other.attained.total_cmp(&one.attained).then(one.id.cmp(&other.id)));
    counted.truncate(k);
    counted.into_iter().map(|one| Counted { weight: 1.0, ..one }).collect()
}
