//! Ordinal scales: levels from the lowest to the highest.

use crate::words::{Finite, LevelId, ScaleId, Text, record};

record! {
    /// An ordinal scale, its levels from the lowest to the highest.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Scale {
        /// Returns the id.
        ref id: ScaleId,
        /// Returns the name.
        ref title: Text,
        /// Returns the levels, the lowest first.
        list levels: Level,
        /// Returns the names of the fields that the host filled in.
        list host: String,
    }
}

record! {
    /// A level of a scale.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Level {
        /// Returns the id.
        ref id: LevelId,
        /// Returns the name.
        ref title: Text,
        /// Returns its points, if the scale carries points: then every level does, and they rise.
        copy points: Option<Finite>,
    }
}

impl Scale {
    /// Returns the rank of a level, 0 for the lowest.
    #[must_use]
    pub fn rank(&self, level: &LevelId) -> Option<usize> {
        self.levels.iter().position(|known| known.id == *level)
    }

    /// Returns whether its levels carry points.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.levels.first().is_some_and(|level| level.points.is_some())
    }

    /// Returns the points of the level with a rank; without points, the rank itself.
    #[must_use]
    pub fn worth(&self, rank: usize) -> f64 {
        let points = self.levels.get(rank).and_then(|level| level.points);
        points.map_or_else(|| f64::from(u32::try_from(rank).unwrap_or(u32::MAX)), Finite::get)
    }
}
