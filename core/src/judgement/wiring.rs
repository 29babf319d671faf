//! What refers to what in a plan, as numbers: every id is looked up once.

use super::facts::Touched;
use crate::plan::Plan;
use crate::promises::{Indicator, Measure};

/// The references of a plan, resolved.
pub(super) struct Wiring {
    pub(super) indicators: Vec<Wire>,
    /// The indicator of each target.
    pub(super) targets: Vec<Option<usize>>,
    /// Who reads what: each thing that entries speak of with a target that reads it, sorted.
    readers: Vec<(Touched, u32)>,
}

/// What an indicator refers to.
#[derive(Clone, Copy, Default)]
pub(super) struct Wire {
    /// The register whose items it counts.
    pub(super) register: Option<usize>,
    /// The set that it covers, or by whose members it is kept.
    pub(super) set: Option<usize>,
    /// The scale of its grades.
    pub(super) scale: Option<usize>,
    /// The indicators of which it is the ratio.
    pub(super) parts: Option<(usize, usize)>,
}

impl Wiring {
    /// Resolves the references of a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let target = |target: &crate::promises::Target| {
            target.indicator.as_ref().and_then(|id| plan.indicator_index.get(id.as_str()))
        };
        let mut wiring = Self {
            indicators: plan.indicators.iter().map(|indicator| Wire::of(plan, indicator)).collect(),
            targets: plan.targets.iter().map(target).collect(),
            readers: Vec::new(),
        };
        wiring.readers = wiring.all_readers();
        wiring
    }

    fn all_readers(&self) -> Vec<(Touched, u32)> {
        let mut readers = Vec::with_capacity(self.targets.len());
        for (target, indicator) in (0_u32..).zip(&self.targets) {
            let Some(indicator) = *indicator else { continue };
            let parts = self.wire(indicator).parts.map(|(one, other)| [one, other]);
            // A ratio is not made of ratios, so this goes one step down.
            for read in std::iter::once(indicator).chain(parts.into_iter().flatten()) {
                let wire = self.wire(read);
                readers.push((Touched::Indicator(read), target));
                readers.extend(wire.register.map(|register| (Touched::Register(register), target)));
                readers.extend(wire.set.map(|set| (Touched::Set(set), target)));
            }
        }
        readers.sort_unstable();
        readers.dedup();
        readers.shrink_to_fit();
        readers
    }

    /// Returns the targets that read what an entry speaks of, in the plan's order.
    pub(super) fn readers(&self, of: Touched) -> impl Iterator<Item = usize> {
        let first = self.readers.partition_point(|(read, _)| *read < of);
        let from = self.readers.get(first..).unwrap_or_default().iter();
        from.take_while(move |(read, _)| *read == of).filter_map(|(_, target)| usize::try_from(*target).ok())
    }

    /// Returns what an indicator refers to.
    pub(super) fn wire(&self, indicator: usize) -> Wire {
        self.indicators.get(indicator).copied().unwrap_or_default()
    }
}

impl Wire {
    fn of(plan: &Plan, indicator: &Indicator) -> Self {
        let register = indicator.measure.register();
        let set = match &indicator.measure {
            Measure::Coverage { set, .. } => Some(set),
            _ => indicator.per.as_ref(),
        };
        let scale = match &indicator.measure {
            Measure::Grade { scale } => plan.scale_index.get(scale.as_str()),
            _ => None,
        };
        let parts = match &indicator.measure {
            Measure::Ratio { numerator, denominator, .. } => {
                let part = |id: &crate::words::IndicatorId| plan.indicator_index.get(id.as_str());
                part(numerator).zip(part(denominator))
            }
            _ => None,
        };
        Self {
            register: register.and_then(|id| plan.register_index.get(id.as_str())),
            set: set.and_then(|id| plan.set_index.get(id.as_str())),
            scale,
            parts,
        }
    }
}
