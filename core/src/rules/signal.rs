//! Signals, guards on them, and why a signal cannot be had.

use serde::Serialize;

use super::ScaledBy;
use crate::promises::Way;
use crate::words::{Finite, record};

/// A number that a method judges by. Changes, growth and gaps are goalwards: above zero is better.
///
/// In the formulas s is +1 where more is better and −1 where less is; y₀ is the baseline of day t₀, y the value
/// of day t, B the bar, T the due day, D the day of the evaluation. Years are whole anniversaries and the share
/// of the last year passed. Where a signal cannot be had, there is a [`Lack`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Signal {
    /// The share of the way from baseline to bar, unclamped: below 0 on the wrong side of the baseline, above 1
    /// past the bar.
    ///
    /// a = (y − y₀) ÷ (B − y₀). A range, instances and goals to hold or to happen have their own shares. Where
    /// the baseline is at the bar or past it, 1 if met, else 0; or what the method says in
    /// [`no_way`](super::Edges::no_way). Lacks: no value; no bar (`improve` goals); no baseline, unless met.
    Attainment,
    /// The attainment that the trajectory expects by now, a share, from 0 to 1 except by checkpoints.
    ///
    /// e as the trajectory says; 1 from the start where there is no way to go. Lacks: no due day (except by
    /// checkpoints); no bar; a compound way across zero, or any way that needs a baseline, without one.
    Expected,
    /// Attainment less expected, as a share: −0.1 is ten points behind.
    ///
    /// a − e. Lacks: as both. Source: the trackers that judge by percentage points behind, such as Engagedly.
    Gap,
    /// Attainment over expected, a ratio: 1 is as planned.
    ///
    /// a ÷ e; 10 where e ≤ 0 < a. Lacks: as both; nothing expected and nothing attained. Source: actual over
    /// ideal, as in UpRaise; the 10 is ours.
    Pace,
    /// The growth a year since the baseline, as a share: 0.02 is two per cent a year, goalwards.
    ///
    /// s · sign(y₀) · ((y ÷ y₀)^(1 ÷ years from t₀ to t) − 1); to zero it is −1 before the signs. A baseline of
    /// zero becomes [`zero`](super::Edges::zero). Lacks: no baseline; no value; no way; a baseline of zero
    /// without `zero`; opposite signs of baseline and value; no time, or less than
    /// [`min_years`](super::Edges::min_years). Source: Statistics Canada and Eurostat, as in Open SDG 2.4.
    Growth,
    /// The growth a year since the baseline over the size of the growth a year that leads to the bar, a ratio:
    /// 1 is on the required path, below 0 the wrong way.
    ///
    /// [`Growth`](Self::Growth) ÷ |(B ÷ y₀)^(1 ÷ years from t₀ to T) − 1|. A baseline or bar of zero becomes
    /// `zero`. Lacks: as growth; no bar, or a range; no due day; a bar at the baseline; a bar across zero.
    /// Source: as growth.
    GrowthRatio,
    /// What an improvement goal compares with its dead band, goalwards: a change in the indicator's unit
    /// (`sign`), a growth a year (`growth`) or a slope in the unit a year (`trend`).
    ///
    /// Lacks: another goal; fewer than two figures, the baseline counting as one; as growth for `growth`.
    Improvement,
    /// The mean change a year over the latest figures, in the indicator's unit, goalwards.
    ///
    /// s · (last − first of the `last` figures) ÷ the years between them; of a flow towards a bar the figures are its
    /// sums so far, else those of its periods. Lacks: no way; fewer than `min_points`
    /// figures; all of one day. Source: the weather symbols of the German sustainability strategy.
    MeanChange {
        /// How many figures are looked at, at least 2.
        last: u32,
        /// How many there must be, from 2 to `last`.
        min_points: u32,
    },
    /// The change from the figure before the latest to the latest, in the indicator's unit, goalwards.
    ///
    /// s · (last − last but one), of the same figures. Lacks: no way; fewer than two figures. Source: as the mean change.
    LastChange,
    /// The attainment at the due day, by a forecast: a share, unclamped.
    ///
    /// [`Attainment`](Self::Attainment) of the forecast for T. Lacks: no due day; no baseline; no bar; what the
    /// forecast needs. Source: the project method of UNSD's progress chart of 2023.
    ProjectedAttainment(Forecast),
    /// The way that a forecast leaves open at the due day, over the way that is open now: 1 where nothing more
    /// comes, 0 or less where the bar is met by then. Less is better.
    ///
    /// s(B − forecast for T) ÷ s(B − y). Lacks: no due day; no bar, or a range; no value; nothing open; what the
    /// forecast needs. Source: as the mean change.
    ProjectedMiss(Forecast),
    /// Earned over planned value on the day, the schedule performance index, a ratio.
    ///
    /// SPI = a ÷ e. Lacks: as both; e ≤ 0. Source: earned value management, as in Lipke, Earned Schedule (2009).
    Spi,
    /// Earned schedule over the time spent, a ratio.
    ///
    /// SPI(t) = ES ÷ years from the start to D. ES is the time from the start to where the plan, as the trajectory
    /// has it day by day and straight from one day to the next, was at a and then rose on; a plan that falls counts
    /// as its highest so far; a plateau counts to its end, the last one to its beginning; below the first planned value
    /// it is 0, above the last the time at which that is reached. Lacks: no bar; no due day; no time spent; as
    /// attainment and expected. Source: Lipke, Earned Schedule (2009).
    SpiT,
    /// The share of the window that has passed, from 0 to 1.
    ///
    /// Days from the start to D over days from the start to T; 1 where both are one day. Lacks: no due day.
    Elapsed,
    /// The share of weight with evidence: 1 with a value, else 0. It is always there.
    EvidenceShare,
    /// The days since the latest figure over the days for which it stands, 0 or more: above 1 it is stale.
    ///
    /// (D − t) ÷ the indicator's `fresh_days`. Lacks: no value; a figure that never goes stale.
    Freshness,
    /// The number of figures inside the window, a count of 0 or more. It is always there.
    Points,
    /// The value y, in the indicator's unit; for instances, how many are done. Neither way is better.
    ///
    /// Lacks: no value.
    Value,
    /// The baseline y₀, in the indicator's unit. Neither way is better.
    ///
    /// Lacks: no baseline.
    Baseline,
    /// The bar B, in the indicator's unit; for instances, how many are needed. Neither way is better.
    ///
    /// Lacks: no bar; a range, which has two.
    Bar,
    /// What is left from the value to the bar, in the indicator's unit: 0 at the bar, below 0 past it. Less is
    /// better.
    ///
    /// s(B − y). Lacks: no value; no bar, or a range.
    Open,
    /// The change a year that is still needed, in the indicator's unit a year. Less is better.
    ///
    /// [`Open`](Self::Open) ÷ years from D to T. Lacks: as open; no due day; a due day that is there (D ≥ T).
    Required,
}

impl Signal {
    /// Returns the way that is better; none where neither is, or where it depends on the goal.
    #[must_use]
    pub const fn better(self) -> Option<Way> {
        match self {
            Self::Attainment
            | Self::Gap
            | Self::Pace
            | Self::Growth
            | Self::GrowthRatio
            | Self::Improvement
            | Self::MeanChange { .. }
            | Self::LastChange
            | Self::ProjectedAttainment(_)
            | Self::Spi
            | Self::SpiT => Some(Way::Up),
            Self::ProjectedMiss(_) | Self::Open | Self::Required => Some(Way::Down),
            Self::Expected
            | Self::Elapsed
            | Self::EvidenceShare
            | Self::Freshness
            | Self::Points
            | Self::Value
            | Self::Baseline
            | Self::Bar => None,
        }
    }

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
            Self::Value => "value",
            Self::Baseline => "baseline",
            Self::Bar => "bar",
            Self::Open => "open",
            Self::Required => "required",
        }
    }
}

/// How a value is carried on, to the due day or to the day on which it meets the bar.
///
/// A flow is carried on by its sum so far, as the bar stands against the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Forecast {
    /// The straight line from the baseline through the latest figure.
    FromBaseline,
    /// From the latest figure on by the mean change a year over the latest figures.
    LastN {
        /// How many figures are looked at, at least 2.
        last: u32,
        /// How many there must be, from 2 to `last`.
        min_points: u32,
    },
    /// The least-squares line through all figures.
    LeastSquares,
    /// The Theil–Sen line through the latest 500 figures: the median of all slopes, through the median of what
    /// is left.
    TheilSen,
    /// At the growth a year since the baseline: y · (y ÷ y₀)^(years on ÷ years since). Not from or across zero.
    Compound,
}

impl Forecast {
    /// Returns the kind of the forecast as it is printed: lower case, words joined by `_`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FromBaseline => "from_baseline",
            Self::LastN { .. } => "last_n",
            Self::LeastSquares => "least_squares",
            Self::TheilSen => "theil_sen",
            Self::Compound => "compound",
        }
    }
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
    /// The due day is there: no time is left.
    NoTimeLeft,
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
