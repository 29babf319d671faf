//! Drafts of signals, the numbers that a method judges by, and of the guards of its clauses.

use serde::{Deserialize, Serialize};

use crate::promises::Way;
use crate::words::{Number, draft};

/// The kind of a signal. Changes, growth and gaps are goalwards: above zero is better.
///
/// The formula, the edges and what each needs stand with [`Signal`](crate::rules::Signal).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// The share of the way from baseline to bar, unclamped.
    Attainment,
    /// The attainment that the trajectory expects by now, as a share.
    Expected,
    /// Attainment less expected, as a share: −0.1 is ten points behind.
    Gap,
    /// Attainment over expected; 10 where something is there before anything is expected.
    Pace,
    /// The growth a year since the baseline, as a share.
    Growth,
    /// The growth a year since the baseline, over the growth a year that leads to the bar.
    GrowthRatio,
    /// What an `improve` goal compares with its dead band.
    Improvement,
    /// The mean change a year over the `last` figures, in the indicator's unit.
    MeanChange,
    /// The change from the figure before the latest to the latest, in the indicator's unit.
    LastChange,
    /// The attainment at the due day, by a `forecast`.
    ProjectedAttainment,
    /// The way that a `forecast` leaves open at the due day, over the way that is open now.
    ProjectedMiss,
    /// Earned over planned value on the day.
    Spi,
    /// Earned schedule over the time spent.
    SpiT,
    /// The share of the window that has passed.
    Elapsed,
    /// The share of weight with evidence.
    EvidenceShare,
    /// The days since the latest figure, over the days for which it stands.
    Freshness,
    /// The number of figures.
    Points,
    /// The latest value, in the indicator's unit.
    Value,
    /// The baseline, in the indicator's unit.
    Baseline,
    /// The bar, in the indicator's unit.
    Bar,
    /// The way from the value to the bar, goalwards, in the indicator's unit; below zero past it.
    Open,
    /// What is open, over the years that are left, in the indicator's unit a year.
    Required,
}

/// How a value is carried to the due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForecastKind {
    /// The straight line from the baseline through the latest figure.
    FromBaseline,
    /// The mean change of the `last` figures.
    LastN,
    /// The least-squares line.
    LeastSquares,
    /// The Theil–Sen line: the median of all slopes.
    TheilSen,
    /// The growth a year since the baseline.
    Compound,
}

draft! {
    /// A signal as it came in: a kind and the fields that belong to it.
    pub struct Signal {
        /// The kind.
        opt kind: SignalKind,
        /// With `projected_attainment` and `projected_miss`: how the value is carried on.
        opt forecast: ForecastKind,
        /// With `mean_change` and the forecast `last_n`: how many of the latest figures, at least 2.
        opt last: u32,
        /// With these: how many there must be, from 2 to `last`. Default 2.
        opt min_points: u32,
    }
}

impl From<SignalKind> for Signal {
    fn from(kind: SignalKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }
}

impl Signal {
    /// Returns the mean change a year over the latest figures.
    #[must_use]
    pub fn mean_change(last: u32) -> Self {
        Self::from(SignalKind::MeanChange).last(last)
    }

    /// Returns the attainment at the due day, by a forecast.
    #[must_use]
    pub fn projected_attainment(forecast: ForecastKind) -> Self {
        Self::from(SignalKind::ProjectedAttainment).forecast(forecast)
    }

    /// Returns the share of the open way that is still open at the due day, by a forecast.
    #[must_use]
    pub fn projected_miss(forecast: ForecastKind) -> Self {
        Self::from(SignalKind::ProjectedMiss).forecast(forecast)
    }
}

/// What a cut is multiplied by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScaledBy {
    /// The factor of the indicator's natural limit, 0 to 1; it scales only cuts above zero.
    NaturalLimit,
    /// The dead band of an `improve` goal.
    DeadBand,
}

/// The kind of a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuardKind {
    /// The goal has a bar.
    HasBar,
    /// The bar is met now.
    Met,
    /// The due day is over.
    PastDue,
    /// The goal's better way is `way`.
    Way,
    /// There are at least `points` figures.
    Points,
    /// The goal is `improve`.
    Improves,
    /// The `signal` can be had.
    Has,
    /// The `signal` is `at_least`, `above`, `at_most` or `below` a number.
    Signal,
}

draft! {
    /// A guard as it came in: a kind and the fields that belong to it.
    pub struct Guard {
        /// The kind.
        opt kind: GuardKind,
        /// Whether it must not hold; in Rust, `!guard`.
        own not: bool,
        /// With `way`: the way.
        opt way: Way,
        /// With `points`: the number of figures.
        opt points: u32,
        /// With `has` and `signal`: the signal.
        opt signal: Signal,
        /// With `signal`: it is this or more.
        opt at_least: Number,
        /// With `signal`: it is more than this.
        opt above: Number,
        /// With `signal`: it is this or less.
        opt at_most: Number,
        /// With `signal`: it is less than this.
        opt below: Number,
        /// With `signal`: what the number is multiplied by.
        opt scaled: ScaledBy,
    }
}

impl From<GuardKind> for Guard {
    fn from(kind: GuardKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }
}

impl std::ops::Not for Guard {
    type Output = Self;
    fn not(mut self) -> Self {
        self.not = !self.not;
        self
    }
}

impl Guard {
    /// Returns the guard that a signal can be had.
    #[must_use]
    pub fn has(signal: impl Into<Signal>) -> Self {
        Self::from(GuardKind::Has).signal(signal)
    }

    /// Returns the guard on a signal, its bound still to be given.
    #[must_use]
    pub fn on(signal: impl Into<Signal>) -> Self {
        Self::from(GuardKind::Signal).signal(signal)
    }
}
