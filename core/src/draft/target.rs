//! Drafts of targets.

use serde::{Deserialize, Serialize};

use super::{Goal, Responsible};
use crate::promises::{Between, Commitment, Settle};
use crate::words::{Number, Text, draft};

draft! {
    /// A target as it came in.
    pub struct Target {
        /// The id.
        need id: String,
        /// The title.
        need title: Text,
        /// The id of the indicator; none for a goal over named targets.
        opt indicator: String,
        /// What is promised.
        own goal: Goal,
        /// The first day of its window; without, that of its action.
        opt start: String,
        /// Its due day; without, that of its action.
        opt due: String,
        /// Where it started from. Default: 0 for what starts from nothing (flow, arrivals, coverage,
        /// stages), the lowest level for a grade, else not known yet.
        far baseline: Baseline,
        /// How firmly it was promised. Default `expected`.
        opt commitment: Commitment,
        /// When it is settled. Default `ever` for `happen`, else `at_due`.
        opt settle: Settle,
        /// What is expected on the way. Default: the planned stage days where there are any; `at_due` for
        /// stages without and for grades; else linear.
        far trajectory: Trajectory,
        /// Its weight in its action's pool, at least 0. Default 1.
        opt weight: Number,
        /// A value beyond the bar that is reported and never required.
        opt stretch: Number,
        /// The units that answer for it; without, those of its action.
        list responsible: Responsible => responsible,
        /// Tags.
        list tags: String => tag,
        /// A note for people.
        opt note: Text,
        /// The names of fields that the host filled in, such as `due` or `goal`.
        list host: String => host,
    }
}

impl Target {
    /// Returns a target on an indicator.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        title: impl Into<Text>,
        indicator: impl Into<String>,
        goal: Goal,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            indicator: Some(indicator.into()),
            goal,
            ..Self::default()
        }
    }

    /// Returns a target over named targets, which has no indicator of its own.
    #[must_use]
    pub fn over(id: impl Into<String>, title: impl Into<Text>, goal: Goal) -> Self {
        Self { id: id.into(), title: title.into(), goal, ..Self::default() }
    }
}

draft! {
    /// A baseline as it came in: a value, a day whose reading is the value, or a level.
    pub struct Baseline {
        /// The value.
        opt value: Number,
        /// The day it is of; without a value, the day up to which the latest figure is taken.
        opt day: String,
        /// With a grade: the level.
        opt level: String,
    }
}

impl Baseline {
    /// Returns the baseline that the ledger has on a day.
    #[must_use]
    pub fn reading(day: impl Into<String>) -> Self {
        Self::default().day(day)
    }
}

impl<T: Into<f64>> From<T> for Baseline {
    fn from(value: T) -> Self {
        Self::default().value(value)
    }
}

/// The kind of a trajectory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrajectoryKind {
    /// The same amount each day.
    Linear,
    /// The same factor each day.
    Compound,
    /// Dated values.
    Checkpoints,
    /// Slow, fast, slow.
    SCurve,
    /// Nothing until the due day.
    AtDue,
}

draft! {
    /// A trajectory as it came in.
    pub struct Trajectory {
        /// The kind. Default `linear`, or `checkpoints` if there are points.
        opt kind: TrajectoryKind,
        /// With `checkpoints`: the dated values, in the order of their days.
        list points: Checkpoint => point,
        /// With `checkpoints`: what holds between two of them. Default `linear`.
        opt between: Between,
    }
}

impl From<TrajectoryKind> for Trajectory {
    fn from(kind: TrajectoryKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }
}

draft! {
    /// A dated value as it came in.
    pub struct Checkpoint {
        /// The day.
        need day: String,
        /// The value expected on that day.
        opt value: Number,
    }
}

impl Checkpoint {
    /// Returns a value expected on a day.
    #[must_use]
    pub fn new(day: impl Into<String>, value: impl Into<Number>) -> Self {
        Self { day: day.into(), value: Some(value.into()) }
    }
}
