//! Trajectories: what is expected between the start and the due day.

use crate::words::{Day, Finite, record};

/// What is expected between the window's start and its due day.
#[derive(Clone, Debug, PartialEq)]
pub enum Trajectory {
    /// The same amount each day.
    Linear,
    /// The same factor each day; baseline and bar must have the same sign.
    Compound,
    /// Dated values.
    Checkpoints {
        /// The values, in the order of their days.
        points: Vec<Checkpoint>,
        /// What holds between two of them.
        between: Between,
    },
    /// Slow, fast, slow: 3f² − 2f³ of the way at the share f of the time.
    SCurve,
    /// Nothing until the due day, then everything.
    AtDue,
}

record! {
    /// A value expected on a day.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Checkpoint {
        /// Returns the day.
        copy day: Day,
        /// Returns the value, in the indicator's unit.
        copy value: Finite,
    }
}

/// What holds between two checkpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// A straight line.
    #[default]
    Linear,
    /// The earlier value.
    Step,
}
