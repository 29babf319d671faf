//! Targets: an indicator, a goal, a window, a baseline and a commitment.

use super::{Goal, Responsible, Trajectory};
use crate::words::{Day, Finite, IndicatorId, LevelId, TargetId, Text, record};

record! {
    /// One promise: what is to be reached, from where, by when, and how firmly it was said.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Target {
        /// Returns the id.
        ref id: TargetId,
        /// Returns the title.
        ref title: Text,
        /// Returns the indicator; none for a goal over named targets.
        ref indicator: Option<IndicatorId>,
        /// Returns what is promised.
        ref goal: Goal,
        /// Returns the window, with what the action and the plan fill in.
        copy window: Window,
        /// Returns where it started from.
        ref baseline: Baseline,
        /// Returns how firmly it was promised.
        copy commitment: Commitment,
        /// Returns when it is settled.
        copy settle: Settle,
        /// Returns what is expected on the way.
        ref trajectory: Trajectory,
        /// Returns its weight in its action's pool, at least 0. Default 1.
        copy weight: Finite,
        /// Returns a value beyond the bar that is reported and never required.
        copy stretch: Option<Finite>,
        /// Returns the units that answer for it; if empty, those of its action do.
        list responsible: Responsible,
        /// Returns its tags.
        list tags: String,
        /// Returns a note for people.
        ref note: Option<Text>,
        /// Returns the names of the fields that the host filled in.
        list host: String,
    }
}

impl Target {
    /// Returns whether the plan's author stated a field or the host filled it in.
    #[must_use]
    pub fn origin(&self, field: &str) -> Origin {
        if self.host.iter().any(|name| name == field) { Origin::Host } else { Origin::Stated }
    }
}

/// The days in which a promise runs, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day, from which the expected value is counted.
    pub start: Day,
    /// The last day, if one was set.
    pub due: Option<Day>,
}

/// Where a target started from.
#[derive(Clone, Debug, PartialEq)]
pub enum Baseline {
    /// It is not known yet.
    Unknown,
    /// A value that the plan states.
    Value {
        /// The value.
        value: Finite,
        /// The day it is of; without, the window's start.
        day: Option<Day>,
    },
    /// The latest figure in the ledger up to a day.
    Reading {
        /// The day.
        day: Day,
    },
    /// A level of the indicator's scale.
    Level(LevelId),
}

/// How firmly something was promised.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Commitment {
    /// A direction, not a level: "increase", "speed up".
    Direction,
    /// Something to strive for.
    Aspirational,
    /// A normal promise.
    #[default]
    Expected,
    /// A promise whose miss can veto the whole.
    Binding,
}

impl Commitment {
    /// Every commitment, from the least to the most firm.
    pub const ALL: [Self; 4] = [Self::Direction, Self::Aspirational, Self::Expected, Self::Binding];

    /// Returns the name, as it stands in a plan.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direction => "direction",
            Self::Aspirational => "aspirational",
            Self::Expected => "expected",
            Self::Binding => "binding",
        }
    }
}

/// When a target is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settle {
    /// By the figure at the due day.
    AtDue,
    /// By the first figure that meets the bar.
    Ever,
}

/// Who stated a number, a day or a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The plan's author.
    #[default]
    Stated,
    /// The host, where the author left it open.
    Host,
}
