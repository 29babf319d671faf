//! The scene: a plan of any size with its readings, the same numbers each time, made a target at a time.
//!
//! A tree of actions ten wide, ten targets in each leaf, about twenty readings for each target over ten years. Targets
//! rise or fall, by linear, dated or compound trajectories; some leaves take their weakest target; some nodes are taken
//! down by a missed binding target. It comes as columns for the yardstick and as drafts for Tenfold. Nothing but the
//! shape of the tree is kept: a row is drawn when it is asked for.

mod drafts;
mod draw;
mod numbers;
mod records;
mod row;
mod tree;

use tenfold::{Day, Options};

pub(crate) use records::Record;
use row::Row;
use tree::Tree;

/// The first day of the plan. Behind a leap year, so that each fourth year from it is one.
const START: &str = "2017-01-01";
/// The day that is judged.
const AS_OF: &str = "2021-06-30";
/// The days for which there are readings: ten years.
const DAYS: i32 = 3652;
/// The children of an action, and the targets of a leaf.
const WIDE: usize = 10;

/// A plan with its readings.
pub(crate) struct Scene {
    tree: Tree,
}

impl Scene {
    /// Returns the scene of a number of targets, at least 100.
    pub(crate) fn new(targets: usize) -> Self {
        Self { tree: Tree::of(targets) }
    }

    /// Returns the number of targets.
    pub(crate) const fn targets(&self) -> usize {
        self.tree.targets
    }

    /// Returns the day that is judged.
    pub(crate) fn as_of(&self) -> Day {
        AS_OF.parse().unwrap()
    }

    /// Returns the day that is judged, counted from the start of the plan.
    pub(crate) fn day(&self) -> i32 {
        start().days_until(self.as_of())
    }

    /// Returns the options of an evaluation on that day.
    pub(crate) fn options(&self) -> Options {
        Options::new(self.as_of())
    }

    /// Returns the last days of the 120 months of the plan, counted from its start.
    pub(crate) fn month_ends(&self) -> Vec<i32> {
        let month = |month: i32| (2017 + month / 12, 1 + month % 12);
        let end = |(year, month): (i32, i32)| {
            let first = Day::new(year.try_into().unwrap(), month.try_into().unwrap(), 1).unwrap();
            start().days_until(first.end_of_month())
        };
        (0..120).map(month).map(end).collect()
    }

    /// Returns a target as numbers.
    pub(crate) fn row(&self, target: usize) -> Row {
        Row::draw(target)
    }
}

fn start() -> Day {
    START.parse().unwrap()
}

/// Returns the day that is so many days after the start of the plan.
pub(crate) fn dated(after: i32) -> Day {
    start().plus_days(after).unwrap()
}
