//! The search for the least value that is on track: probes where a formula may break, then halving.

use crate::judgement::columns::{Supposed, View};
use crate::judgement::judge::judge;
use crate::judgement::{Absence, Verdict};
use crate::promises::Measure;
use crate::rules::Method;
use crate::words::Standing;

/// What a search comes to.
pub(super) enum Finding {
    /// The least value that is on track.
    Least(f64),
    /// Every value that can be judged is on track.
    Any,
    /// No value is on track.
    None,
}

/// How a target would stand with a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// On track or better.
    On,
    /// Below that.
    Below,
    /// It could not be judged.
    Nowhere,
}

/// A search on one day.
pub(super) struct Search<'v> {
    view: View<'v>,
    method: &'v Method,
    supposed: Supposed,
    /// +1 where more is better, −1 where less is.
    sign: f64,
}

impl<'v> Search<'v> {
    pub(super) fn new(view: View<'v>, method: &'v Method, supposed: Supposed) -> Self {
        Self { view, method, supposed, sign: view.sign().unwrap_or(1.0) }
    }

    /// Returns the least value, counted goalwards, that is on track.
    pub(super) fn least(mut self) -> Finding {
        if let Some(steps) = self.steps() {
            let found = steps.iter().position(|value| self.stands(*value) == Stands::On);
            return match found {
                // The lowest would do.
                Some(0) => Finding::Any,
                Some(at) => steps.get(at).copied().map_or(Finding::None, Finding::Least),
                None => Finding::None,
            };
        }
        let probes = self.probes();
        let first = probes.iter().position(|value| self.stands(*value) == Stands::On);
        let (below, on) = match first {
            Some(0) => (self.outward(&probes, -self.sign, Stands::Below), probes.first().copied()),
            Some(at) => (probes.get(at - 1).copied(), probes.get(at).copied()),
            None => (probes.last().copied(), self.outward(&probes, self.sign, Stands::On)),
        };
        match (below, on) {
            (Some(below), Some(on)) => Finding::Least(self.halve(below, on)),
            (None, _) => Finding::Any,
            (_, None) => Finding::None,
        }
    }

    fn stands(&mut self, value: f64) -> Stands {
        self.supposed.suppose(self.view, value);
        match judge(self.view.supposing(&self.supposed), self.method).verdict {
            Verdict::Standing(standing) if standing >= Standing::OnTrack => Stands::On,
            Verdict::Absence(Absence::NotAssessable) => Stands::Nowhere,
            _ => Stands::Below,
        }
    }

    /// Returns the values that there can be, goalwards, where they are levels or stages.
    fn steps(&self) -> Option<Vec<f64>> {
        let mut steps = match self.view.indicator()?.measure() {
            Measure::Grade { scale } => {
                let scale = self.view.scene().plan.scale(scale)?;
                (0..scale.levels().len()).map(|rank| scale.worth(rank)).collect()
            }
            Measure::Stages { stages, .. } => {
                let mut reached: Vec<f64> = stages.iter().map(|stage| stage.reached().get()).collect();
                reached.insert(0, 0.0);
                reached
            }
            _ => return None,
        };
        self.sort(&mut steps);
        Some(steps)
    }

    /// Returns values at which a formula may begin or end, goalwards: a growth has none beyond zero.
    fn probes(&self) -> Vec<f64> {
        let bar = self.view.bar().and_then(crate::judgement::attainment::Bar::single);
        let known = [self.view.value(), self.view.baseline(), bar, self.supposed.expected_value()];
        let mut probes: Vec<f64> = known.into_iter().flatten().chain([0.0]).collect();
        self.sort(&mut probes);
        probes
    }

    fn sort(&self, values: &mut [f64]) {
        values.sort_by(|one, other| (self.sign * one).total_cmp(&(self.sign * other)));
    }

    /// Goes on from the end of the probes in steps that double, to the last number that there is, until a value stands
    /// as wanted.
    fn outward(&mut self, probes: &[f64], way: f64, wanted: Stands) -> Option<f64> {
        let end = if way * self.sign < 0.0 { probes.first() } else { probes.last() };
        let (from, last) = (rank(*end?), rank(f64::MAX.copysign(way)));
        let steps = (0..64).map(|doubled| 1_u64 << doubled);
        let further = steps.map(|step| match way < 0.0 {
            true => from.saturating_sub_unsigned(step).max(last),
            false => from.saturating_add_unsigned(step).min(last),
        });
        further.chain([last]).map(ranked).find(|value| self.stands(*value) == wanted)
    }

    /// Halves between two values until they are next to each other, and returns the one that is on track.
    fn halve(&mut self, below: f64, on: f64) -> f64 {
        let (mut below, mut on) = (rank(below), rank(on));
        while below.abs_diff(on) > 1 {
            let middle = i64::midpoint(below, on);
            if self.stands(ranked(middle)) == Stands::On {
                on = middle;
            } else {
                below = middle;
            }
        }
        ranked(on)
    }
}

/// Returns the place of a number among all numbers: of neighbours the places are neighbours.
fn rank(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    // Of numbers below zero the bits grow with the size.
    if bits < 0 { i64::MIN.wrapping_sub(bits).wrapping_sub(1) } else { bits }
}

/// Returns the number at a place.
fn ranked(place: i64) -> f64 {
    let bits = if place < 0 { i64::MIN.wrapping_sub(place).wrapping_sub(1) } else { place };
    f64::from_bits(bits.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_among_numbers_have_neighbouring_places() {
        for value in [-f64::MAX, -1.0, -f64::MIN_POSITIVE, 0.0, 1.0, 1e300] {
            assert_eq!(ranked(rank(value)), value);
            assert_eq!(ranked(rank(value) + 1), value.next_up());
        }
        assert_eq!(rank(-0.0), rank(0.0) - 1);
    }
}
