//! Kinds: what decides which formulas a target takes.

use crate::judgement::attainment::Bar;
use crate::judgement::scene::Scene;
use crate::judgement::terms::{Promise, TargetTerms};
use crate::promises::{Goal, Instances, Measure, Over, Trajectory};

/// What a goal asks for, by the formulas that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judgement) enum Asks {
    /// A number is reached from one side.
    OneSided,
    /// A range is reached.
    Range,
    /// A number is reached or not, with nothing between.
    Step,
    /// Enough members are done.
    Members,
    /// Enough periods are done.
    Periods,
    /// A range is kept.
    Hold,
    /// A direction is kept.
    Improve,
    /// Enough targets are achieved.
    Quorum,
}

/// What a trajectory takes, by its formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judgement) enum Course {
    Linear,
    SCurve,
    AtDue,
    Compound,
    Checkpoints,
    /// All of it from the first day on that is known.
    Whole,
    /// What is expected is counted, or nothing is.
    None,
}

/// The kind of a target: the formulas that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judgement) struct Kind {
    pub(in crate::judgement) asks: Asks,
    pub(in crate::judgement) course: Course,
}

impl Asks {
    /// Returns the bar that a target's numbers stand for.
    pub(in crate::judgement) const fn bar(self, bar: f64, high: f64, sign: f64) -> Bar {
        match self {
            Self::Range => Bar::Range { low: bar, high },
            Self::Step => Bar::Step { bar },
            _ => Bar::OneSided { bar, sign },
        }
    }
}

impl Kind {
    /// Returns the kind of a target under its terms.
    pub(super) fn of(scene: &Scene<'_>, target: usize, terms: &TargetTerms) -> Self {
        let Promise { goal, trajectory, .. } = scene.promise(target, terms);
        let indicator = scene.wiring.targets.get(target).copied().flatten();
        let asks = match goal {
            Goal::AtLeast { .. }
            | Goal::AtMost { .. }
            | Goal::Gain { .. }
            | Goal::Multiple { .. }
            | Goal::Growth { .. }
            | Goal::Happen => Asks::OneSided,
            Goal::Between { .. } => Asks::Range,
            Goal::Reach { .. } if has_points(scene, indicator) => Asks::OneSided,
            Goal::Reach { .. } => Asks::Step,
            Goal::Hold { .. } => Asks::Hold,
            Goal::Improve(_) => Asks::Improve,
            Goal::Instances(Instances { over: Over::Members { .. }, .. }) => Asks::Members,
            Goal::Instances(Instances { over: Over::Periods { .. }, .. }) => Asks::Periods,
            Goal::Instances(Instances { over: Over::Targets(_), .. }) => Asks::Quorum,
        };
        let course = match trajectory {
            _ if matches!(asks, Asks::Hold) => Course::Whole,
            // Nothing is expected of these by a trajectory.
            _ if matches!(asks, Asks::Periods | Asks::Improve | Asks::Quorum) => Course::None,
            Trajectory::Linear => Course::Linear,
            Trajectory::SCurve => Course::SCurve,
            Trajectory::AtDue => Course::AtDue,
            Trajectory::Compound => Course::Compound,
            Trajectory::Checkpoints { .. } => Course::Checkpoints,
        };
        Self { asks, course }
    }

    /// Returns whether its bar stands in its goal, and not in what is counted.
    pub(in crate::judgement) const fn has_bar(self) -> bool {
        matches!(self.asks, Asks::OneSided | Asks::Range | Asks::Step)
    }

    /// Returns whether it looks at the figures of its indicator one by one.
    pub(in crate::judgement) const fn has_figures(self) -> bool {
        !matches!(self.asks, Asks::Members | Asks::Periods | Asks::Quorum)
    }

    /// Returns whether there is more to it than the numbers that every target has.
    pub(super) const fn is_special(self) -> bool {
        matches!(self.asks, Asks::Members | Asks::Periods | Asks::Quorum | Asks::Hold)
    }
}

fn has_points(scene: &Scene<'_>, indicator: Option<usize>) -> bool {
    let grade = |indicator| {
        matches!(scene.indicator(indicator).map(|known| &known.measure), Some(Measure::Grade { .. }))
    };
    let Some(indicator) = indicator.filter(|indicator| grade(*indicator)) else { return false };
    let scale = scene.wire(indicator).scale.and_then(|scale| scene.plan.scales.get(scale));
    scale.is_some_and(crate::promises::Scale::has_points)
}
