//! Kinds: what decides which formulas a target takes, and the runs of targets of one kind.

use std::ops::Range;

use crate::judgement::attainment::Bar;
use crate::judgement::terms::{TargetTerms, Terms};
use crate::plan::Plan;
use crate::promises::{Goal, Indicator, Instances, Measure, Over, Trajectory};

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
}

/// The kind of a target: the formulas that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judgement) struct Kind {
    pub(in crate::judgement) asks: Asks,
    pub(in crate::judgement) course: Course,
}

/// Targets of one kind, one after another.
#[derive(Clone, Debug)]
pub(in crate::judgement) struct Run {
    pub(in crate::judgement) kind: Kind,
    pub(in crate::judgement) places: Range<usize>,
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
    fn of(plan: &Plan, indicator: Option<&Indicator>, terms: &TargetTerms<'_>) -> Self {
        let asks = match terms.goal {
            Goal::AtLeast { .. }
            | Goal::AtMost { .. }
            | Goal::Gain { .. }
            | Goal::Multiple { .. }
            | Goal::Growth { .. }
            | Goal::Happen => Asks::OneSided,
            Goal::Between { .. } => Asks::Range,
            Goal::Reach { .. } if has_points(plan, indicator) => Asks::OneSided,
            Goal::Reach { .. } => Asks::Step,
            Goal::Hold { .. } => Asks::Hold,
            Goal::Improve(_) => Asks::Improve,
            Goal::Instances(Instances { over: Over::Members { .. }, .. }) => Asks::Members,
            Goal::Instances(Instances { over: Over::Periods { .. }, .. }) => Asks::Periods,
            Goal::Instances(Instances { over: Over::Targets(_), .. }) => Asks::Quorum,
        };
        let course = match terms.trajectory {
            // Nothing is expected of these by a trajectory: they are one run each.
            _ if matches!(asks, Asks::Periods | Asks::Hold | Asks::Improve | Asks::Quorum) => Course::Linear,
            Trajectory::Linear => Course::Linear,
            Trajectory::SCurve => Course::SCurve,
            Trajectory::AtDue => Course::AtDue,
            Trajectory::Compound => Course::Compound,
            Trajectory::Checkpoints { .. } => Course::Checkpoints,
        };
        Self { asks, course }
    }

    /// Returns the way that is better where no bar says it: +1, −1, or 0 for neither.
    pub(in crate::judgement) const fn sign(self, terms: &TargetTerms<'_>) -> f64 {
        match terms.goal {
            Goal::Improve(improvement) => improvement.way.sign(),
            _ => 0.0,
        }
    }

    /// Returns whether its bar stands in its goal, and not in what is counted.
    pub(in crate::judgement) const fn has_bar(self) -> bool {
        matches!(self.asks, Asks::OneSided | Asks::Range | Asks::Step)
    }

    /// Returns whether it looks at the figures of its indicator one by one.
    pub(in crate::judgement) const fn has_figures(self) -> bool {
        !matches!(self.asks, Asks::Members | Asks::Periods | Asks::Quorum)
    }
}

fn has_points(plan: &Plan, indicator: Option<&Indicator>) -> bool {
    match indicator.map(Indicator::measure) {
        Some(Measure::Grade { scale }) => plan.scale(scale).is_some_and(crate::promises::Scale::has_points),
        _ => false,
    }
}

/// Returns the targets of a plan with their kinds, in runs of one kind, and those runs. Inside a run they stand
/// in the order in which they can be judged; those that count others come last.
pub(in crate::judgement) fn runs(plan: &Plan, terms: &Terms<'_>) -> (Vec<(usize, Kind)>, Vec<Run>) {
    let kind = |index: &usize| {
        let target = plan.targets.get(*index)?;
        let indicator = target.indicator.as_ref().and_then(|id| plan.indicator(id));
        Some((*index, Kind::of(plan, indicator, terms.targets.get(*index)?)))
    };
    let mut order: Vec<(usize, Kind)> = plan.order.iter().filter_map(kind).collect();
    order.sort_by_key(|(_, kind)| *kind);
    let mut runs: Vec<Run> = Vec::new();
    for (place, (_, kind)) in order.iter().enumerate() {
        match runs.last_mut().filter(|run| run.kind == *kind) {
            Some(run) => run.places.end = place + 1,
            None => runs.push(Run { kind: *kind, places: place..place + 1 }),
        }
    }
    (order, runs)
}
