//! Drafts of goals.

use serde::{Deserialize, Serialize};

use crate::promises::{Judged, Way};
use crate::words::{Every, Number, draft};

/// The kind of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalKind {
    /// At least `bar`.
    AtLeast,
    /// At most `bar`.
    AtMost,
    /// Baseline plus `by`.
    Gain,
    /// Baseline times `times`.
    Multiple,
    /// Baseline growing by `rate` a year.
    Growth,
    /// From `low` to `high` at the end.
    Between,
    /// From `low` to `high` all the time.
    Hold,
    /// Grade of at least `level`.
    Reach,
    /// The last stage.
    Happen,
    /// `need` of the members, periods or targets in `over`.
    Instances,
    /// Better in a `way`.
    Improve,
}

/// What instances are counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverKind {
    /// The members of the indicator's set.
    Members,
    /// The whole calendar periods of the window.
    Periods,
    /// Named targets.
    Targets,
}

/// The kind of what each member or period must reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EachKind {
    /// At least `bar`.
    AtLeast,
    /// At most `bar`.
    AtMost,
    /// From `low` to `high`.
    Between,
    /// Grade of at least `level`.
    Reach,
    /// The last stage.
    Happen,
}

draft! {
    /// A goal as it came in: a kind and the fields that belong to it.
    pub struct Goal {
        /// The kind.
        opt kind: GoalKind,
        /// With `at_least` and `at_most`: the bar.
        opt bar: Number,
        /// With `gain`: the amount; negative for a promised fall.
        opt by: Number,
        /// With `multiple`: the factor.
        opt times: Number,
        /// With `multiple` of a flow: the period whose sum is the base.
        opt base: String,
        /// With `growth`: the rate a year, 0.05 for five per cent.
        opt rate: Number,
        /// With `between` and `hold`: the low end.
        opt low: Number,
        /// With `between` and `hold`: the high end.
        opt high: Number,
        /// With `hold`: days in a row outside after which it is missed at once.
        opt tolerance_days: u32,
        /// With `hold`: the share of days that must have been observed. Default 0.5.
        opt observed: Number,
        /// With `reach`: the level.
        opt level: String,
        /// With `instances`: what is counted.
        opt over: OverKind,
        /// With `instances` over members or periods: what each must reach. Default at least 1.
        far each: Each,
        /// With `instances`: how many. Default all.
        opt need: Need,
        /// With `instances` over periods: their length.
        opt every: Every,
        /// With `instances` over periods: how many may be missed. Default those beyond the need.
        opt allowed_misses: u32,
        /// With `instances` over targets: their ids.
        list targets: String => named,
        /// With `improve`: the way that is better.
        opt way: Way,
        /// With `improve`: what is compared with the dead band. Default `sign`.
        opt judged: Judged,
        /// With `improve`: how far from zero counts as no change. Default 0.
        opt dead_band: Number,
    }
}

impl Goal {
    fn of(kind: GoalKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Returns the goal of a value of at least a bar.
    #[must_use]
    pub fn at_least(bar: impl Into<Number>) -> Self {
        Self::of(GoalKind::AtLeast).bar(bar)
    }

    /// Returns the goal of a value of at most a bar.
    #[must_use]
    pub fn at_most(bar: impl Into<Number>) -> Self {
        Self::of(GoalKind::AtMost).bar(bar)
    }

    /// Returns the goal of an amount on top of the baseline.
    #[must_use]
    pub fn gain(by: impl Into<Number>) -> Self {
        Self::of(GoalKind::Gain).by(by)
    }

    /// Returns the goal of a multiple of the baseline.
    #[must_use]
    pub fn multiple(times: impl Into<Number>) -> Self {
        Self::of(GoalKind::Multiple).times(times)
    }

    /// Returns the goal of growth at a rate for each year of the window.
    #[must_use]
    pub fn growth(rate: impl Into<Number>) -> Self {
        Self::of(GoalKind::Growth).rate(rate)
    }

    /// Returns the goal of a value in a range at the end.
    #[must_use]
    pub fn between(low: impl Into<Number>, high: impl Into<Number>) -> Self {
        Self::of(GoalKind::Between).low(low).high(high)
    }

    /// Returns the goal of a value that stays in a range; give it a low or a high end, or both.
    #[must_use]
    pub fn hold() -> Self {
        Self::of(GoalKind::Hold)
    }

    /// Returns the goal of a grade of at least a level.
    #[must_use]
    pub fn reach(level: impl Into<String>) -> Self {
        Self::of(GoalKind::Reach).level(level)
    }

    /// Returns the goal of the last stage.
    #[must_use]
    pub fn happen() -> Self {
        Self::of(GoalKind::Happen)
    }

    /// Returns the goal that every member of the indicator's set has at least one.
    #[must_use]
    pub fn every_member() -> Self {
        Self::of(GoalKind::Instances).over(OverKind::Members)
    }

    /// Returns the goal that each period of the window has at least one.
    #[must_use]
    pub fn every_period(every: Every) -> Self {
        Self::of(GoalKind::Instances).over(OverKind::Periods).every(every)
    }

    /// Returns the goal that a number of named targets are met.
    #[must_use]
    pub fn quorum<I: Into<String>>(count: u32, targets: impl IntoIterator<Item = I>) -> Self {
        let mut goal = Self::of(GoalKind::Instances).over(OverKind::Targets).need(Need::some(count));
        goal.targets = targets.into_iter().map(Into::into).collect();
        goal
    }

    /// Returns the goal of a movement in a direction.
    #[must_use]
    pub fn improve(way: Way) -> Self {
        Self::of(GoalKind::Improve).way(way)
    }
}

draft! {
    /// What each member or period must reach, as it came in.
    pub struct Each {
        /// The kind.
        opt kind: EachKind,
        /// With `at_least` and `at_most`: the bar.
        opt bar: Number,
        /// With `between`: the low end.
        opt low: Number,
        /// With `between`: the high end.
        opt high: Number,
        /// With `reach`: the level.
        opt level: String,
    }
}

impl Each {
    fn of(kind: EachKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Returns the bar that each must be at least at.
    #[must_use]
    pub fn at_least(bar: impl Into<Number>) -> Self {
        Self::of(EachKind::AtLeast).bar(bar)
    }

    /// Returns the bar that each must be at most at.
    #[must_use]
    pub fn at_most(bar: impl Into<Number>) -> Self {
        Self::of(EachKind::AtMost).bar(bar)
    }

    /// Returns the range that each must be in, ends included.
    #[must_use]
    pub fn between(low: impl Into<Number>, high: impl Into<Number>) -> Self {
        Self::of(EachKind::Between).low(low).high(high)
    }

    /// Returns the level that each must reach.
    #[must_use]
    pub fn reach(level: impl Into<String>) -> Self {
        Self::of(EachKind::Reach).level(level)
    }

    /// Returns the last stage, which each must reach.
    #[must_use]
    pub fn happen() -> Self {
        Self::of(EachKind::Happen)
    }
}

draft! {
    /// How many are needed, as it came in: a count or a share; all if neither is there.
    pub struct Need {
        /// A number of them, at least 1.
        opt count: u32,
        /// A share of them, above 0 and up to 1.
        opt share: Number,
    }
}

impl Need {
    /// Returns the need of a number of them.
    #[must_use]
    pub fn some(count: u32) -> Self {
        Self::default().count(count)
    }

    /// Returns the need of a share of them.
    #[must_use]
    pub fn part(share: impl Into<Number>) -> Self {
        Self::default().share(share)
    }
}
