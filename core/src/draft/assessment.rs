//! Drafts of assessments: how the units of a plan are marked.

use super::Gate;
use crate::words::{Number, Text, draft};

draft! {
    /// An assessment of units as it came in: all units, those of a level, or those named.
    pub struct Assessment {
        /// The title.
        opt title: Text,
        /// The points of a full attainment, above 0. Default 100.
        opt full: Number,
        /// The level of the units that are assessed, such as `college`.
        opt level: String,
        /// The ids of the units that are assessed.
        list units: String => unit,
        /// The grades, from the highest cut down; only the last has no cut. None if units are only ranked.
        list grades: Grade => grade,
        /// What acts on the points of a unit, in this order; the numbers are points.
        list gates: Gate => gate,
        /// The names of fields that the host filled in: any but `host`.
        list host: String => host,
    }
}

draft! {
    /// A grade as it came in.
    pub struct Grade {
        /// The least points, which are part of it.
        own at_least: Option<Number>,
        /// The points above which it begins.
        own above: Option<Number>,
        /// The word that stands for it.
        need word: String,
        /// The word as people read it, by language.
        opt title: Text,
    }
}

impl Grade {
    /// Returns the grade of a number of points or more.
    #[must_use]
    pub fn at_least(points: impl Into<Number>, word: impl Into<String>) -> Self {
        Self { at_least: Some(points.into()), word: word.into(), ..Self::default() }
    }

    /// Returns the grade of more than a number of points.
    #[must_use]
    pub fn above(points: impl Into<Number>, word: impl Into<String>) -> Self {
        Self { above: Some(points.into()), word: word.into(), ..Self::default() }
    }

    /// Returns the grade of what is left.
    #[must_use]
    pub fn otherwise(word: impl Into<String>) -> Self {
        Self { word: word.into(), ..Self::default() }
    }
}
