//! Assessments: how the units of a plan are marked.

use super::{Gate, Origin};
use crate::words::{Finite, Text, UnitId, record};

record! {
    /// How units are marked: by points for what they answer for, with gates, and with grades.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Assessment {
        /// Returns the title.
        ref title: Option<Text>,
        /// Returns the points of a full attainment, above 0.
        copy full: Finite,
        /// Returns which units are assessed.
        ref assessed: Assessed,
        /// Returns the grades, from the highest cut down; only the last has no cut. Empty if units are only ranked.
        list grades: Grade,
        /// Returns what acts on the points of a unit, in this order; the numbers are points.
        list gates: Gate,
        /// Returns the names of the fields that the host filled in.
        list host: String,
    }
}

impl Assessment {
    /// Returns whether the plan's author stated a field or the host filled it in.
    #[must_use]
    pub fn origin(&self, field: &str) -> Origin {
        if self.host.iter().any(|name| name == field) { Origin::Host } else { Origin::Stated }
    }
}

/// Which units are assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assessed {
    /// All of the plan.
    All,
    /// Those of a level.
    Level(String),
    /// Those named, in the order in which they are.
    Named(Vec<UnitId>),
}

record! {
    /// A grade: a word for points from a cut up.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Grade {
        /// Returns the least points; without, everything that is left.
        copy cut: Option<Finite>,
        /// Returns whether the cut itself is left out.
        copy above: bool,
        /// Returns the word that stands for it.
        ref word: String,
        /// Returns the word as people read it.
        ref title: Option<Text>,
    }
}

impl Grade {
    /// Returns whether points reach it.
    #[must_use]
    pub fn takes(&self, points: Finite) -> bool {
        self.cut.is_none_or(|cut| if self.above { points > cut } else { points >= cut })
    }
}
