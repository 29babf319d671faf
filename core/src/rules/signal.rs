//! Signals, guards on them, and why a signal cannot be had.

use serde::Serialize;

use super::ScaledBy;
use crate::promises::Way;
use crate::words::{Finite, record};

/// A number that a method judges by. Changes, growth and gaps are goalwards: above zero is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Signal {
    /// The share of the way from baseline to bar, unclamped.
    Attainment,
    /// The attainment that the trajectory expects by now.
    Expected,
    /// Attainment less expected, as a share: −0.1 is ten points behind.
    Gap,
    /// Attainment over expected.
    Pace,
    /// The growth a year since the baseline, as a share.
    Growth,
    /// The growth a year since the baseline, over the growth a year that leads to the bar.
    GrowthRatio,
    /// What an improvement goal compares with its dead band.
    Improvement,
    /// The mean change a year over the latest figures, in the indicator's unit.
    MeanChange {
        /// How many figures are looked at, at least 2.
        last: u32,
        /// How many there must be, from 2 to `last`.
        min_points: u32,
    },
    /// The change from the figure before the latest to the latest, in the indicator's unit.
    LastChange,
    /// The attainment at the due day, by a forecast.
    ProjectedAttainment(Forecast),
    /// The way that a forecast leaves open at the due day, over the way that is open now.
    ProjectedMiss(Forecast),
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
}

impl Signal {
    /// Returns the kind of the signal as it is printed: lower case, words joined by `_`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attainment => "attainment",
            Self::Expected => "expected",
            Self::Gap => "gap",
            Self::Pace => "pace",
            Self::Growth => "growth",
            Self::GrowthRatio => "growth_ratio",
            Self::Improvement => "improvement",
            Self::MeanChange { .. } => "mean_change",
            Self::LastChange => "last_change",
            Self::ProjectedAttainment(_) => "projected_attainment",
            Self::ProjectedMiss(_) => "projected_miss",
            Self::Spi => "spi",
            Self::SpiT => "spi_t",
            Self::Elapsed => "elapsed",
            Self::EvidenceShare => "evidence_share",
            Self::Freshness => "freshness",
            Self::Points => "points",
        }
    }
}

/// How a value is carried to the due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Forecast {
    /// The straight line from the baseline through the latest figure.
    FromBaseline,
    /// The mean change a year over the latest figures.
    LastN {
        /// How many figures are looked at, at least 2.
        last: u32,
        /// How many there must be, from 2 to `last`.
        min_points: u32,
    },
    /// The least-squares line.
    LeastSquares,
    /// The Theil–Sen line: the median of all slopes.
    TheilSen,
    /// The growth a year since the baseline.
    Compound,
}

/// Why a signal cannot be had, or a formula has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lack {
    /// The baseline is not known.
    NoBaseline,
    /// The goal has no bar.
    NoBar,
    /// There is no figure.
    NoValue,
    /// No way is better: the goal is a range.
    NoWay,
    /// There is no due day.
    Undated,
    /// The goal is not an improvement.
    NotImproving,
    /// Growth from zero is not defined, and the method does not say what zero becomes.
    ZeroBase,
    /// Growth across zero is not defined.
    SignCrossing,
    /// Nothing is expected by now, so that there is nothing to divide by.
    NothingExpected,
    /// Baseline and bar, or current value and bar, are the same: nothing is left to require.
    NothingRequired,
    /// There are too few figures.
    TooFewPoints {
        /// How many there are.
        have: u32,
        /// How many there must be.
        need: u32,
    },
    /// Baseline and current value, or baseline and due day, are too close in time.
    TooFewYears,
    /// All figures are of the same day.
    NoSpread,
    /// The figure never goes stale, so that it has no freshness.
    NeverStale,
    /// The result is too large for a number.
    Overflow,
}

record! {
    /// What must hold, or must not, for a clause to judge.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Guard {
        /// Returns whether the test must fail.
        copy not: bool,
        /// Returns the test.
        copy test: Test,
    }
}

/// What a guard tests.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Test {
    /// The goal has a bar.
    HasBar,
    /// The bar is met now; false where nothing says.
    Met,
    /// The due day is over.
    PastDue,
    /// The goal's better way.
    Way(Way),
    /// There are at least so many figures.
    Points(u32),
    /// The goal is an improvement.
    Improves,
    /// A signal can be had.
    Has(Signal),
    /// A signal is on one side of a number. Where the signal cannot be had, neither this nor its negation
    /// holds.
    Signal {
        /// The signal.
        signal: Signal,
        /// Where it must be.
        bound: Bound,
    },
}

record! {
    /// One side of a number.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Bound {
        /// Returns the side.
        copy side: Side,
        /// Returns the number, in the signal's unit.
        copy number: Finite,
        /// Returns what the number is multiplied by.
        copy scaled: Option<ScaledBy>,
    }
}

/// A side of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The number or more.
    AtLeast,
    /// More than the number.
    Above,
    /// The number or less.
    AtMost,
    /// Less than the number.
    Below,
}
