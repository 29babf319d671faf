//! Goals: what shape a promise has.

use crate::words::{Every, Finite, LevelId, Period, TargetId};

/// What a target promises of its indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// The value is at least the bar.
    AtLeast {
        /// The bar.
        bar: Finite,
    },
    /// The value is at most the bar.
    AtMost {
        /// The bar.
        bar: Finite,
    },
    /// The baseline plus an amount; a negative amount is a promised fall. Only for levels.
    Gain {
        /// The amount.
        by: Finite,
    },
    /// A multiple of the baseline, which must be above zero.
    Multiple {
        /// The factor; below 1 it is a promised fall.
        times: Finite,
        /// For a flow: the period whose sum is the base.
        base: Option<Period>,
    },
    /// Growth at a rate for each year of the window, from a baseline above zero.
    Growth {
        /// The rate a year, above −1: 0.05 is five per cent; a negative rate is a promised fall.
        rate: Finite,
    },
    /// The value is in a range, ends included.
    Between {
        /// The low end.
        low: Finite,
        /// The high end.
        high: Finite,
    },
    /// The value stays in a range on every day of the window.
    Hold {
        /// The low end, if there is one.
        low: Option<Finite>,
        /// The high end, if there is one.
        high: Option<Finite>,
        /// The days in a row outside the range after which it is missed at once; without, none is.
        tolerance_days: Option<u32>,
        /// The share of the window's days that must have been observed for it to be achieved, 0 to 1.
        observed: Finite,
    },
    /// The grade is at least a level.
    Reach {
        /// The level.
        level: LevelId,
    },
    /// The last stage is reached.
    Happen,
    /// Enough of many: members of a set, periods, or named targets.
    Instances(Instances),
    /// The value goes in a direction; there is no bar.
    Improve(Improvement),
}

/// Enough of many.
#[derive(Clone, Debug, PartialEq)]
pub struct Instances {
    /// Of what.
    pub(crate) over: Over,
    /// How many.
    pub(crate) need: Need,
}

impl Instances {
    /// Returns of what there must be enough.
    #[must_use]
    pub const fn over(&self) -> &Over {
        &self.over
    }

    /// Returns how many are needed.
    #[must_use]
    pub const fn need(&self) -> Need {
        self.need
    }
}

/// Of what there must be enough.
#[derive(Clone, Debug, PartialEq)]
pub enum Over {
    /// Members of the indicator's set.
    Members {
        /// What each member must reach.
        each: Each,
    },
    /// Whole calendar periods inside the window.
    Periods {
        /// Their length.
        every: Every,
        /// What each period must reach.
        each: Each,
        /// How many may be missed.
        allowed_misses: u32,
    },
    /// Named targets of the plan.
    Targets(Vec<TargetId>),
}

/// What each member or period must reach.
#[derive(Clone, Debug, PartialEq)]
pub enum Each {
    /// At least a bar.
    AtLeast(Finite),
    /// At most a bar.
    AtMost(Finite),
    /// A range, ends included.
    Between(Finite, Finite),
    /// A level of the indicator's scale.
    Reach(LevelId),
    /// The last stage.
    Happen,
}

/// How many are needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// All of them.
    All,
    /// A number of them, at least 1.
    Count(u32),
    /// A share of them, above 0 and up to 1.
    Share(Finite),
}

impl Need {
    /// Returns how many whole ones are needed of a total: a share is rounded up.
    #[must_use]
    pub fn of(self, total: u32) -> u32 {
        match self {
            Self::All => total,
            Self::Count(count) => count,
            Self::Share(share) => {
                // A product such as 0.7 × 10 may land a hair above the whole number that is meant.
                let product = share.get() * f64::from(total);
                let nearest = product.round();
                let whole = if (product - nearest).abs() < 1e-9 { nearest } else { product.ceil() };
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0 ≤ whole ≤ total"
                )]
                let need = whole as u32;
                // The smallest share of something is one of it.
                need.max(total.min(1))
            }
        }
    }
}

/// A direction, and how the movement is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Improvement {
    /// The way that is better.
    pub(crate) way: Way,
    /// What is compared with the dead band.
    pub(crate) judged: Judged,
    /// How far from zero counts as no change, at least 0.
    pub(crate) dead_band: Finite,
}

impl Improvement {
    /// Returns the way that is better.
    #[must_use]
    pub const fn way(self) -> Way {
        self.way
    }

    /// Returns what is compared with the dead band.
    #[must_use]
    pub const fn judged(self) -> Judged {
        self.judged
    }

    /// Returns how far from zero counts as no change.
    #[must_use]
    pub const fn dead_band(self) -> Finite {
        self.dead_band
    }
}

/// The way that is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Way {
    /// Returns 1 for up and −1 for down.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Up => 1.0,
            Self::Down => -1.0,
        }
    }
}

/// What is compared with the dead band of an improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// The change since the baseline (or the first figure), in the indicator's unit.
    Sign,
    /// The growth a year since the baseline (or the first figure), as a share.
    Growth,
    /// The slope of a least-squares line through all figures, in the indicator's unit a year.
    Trend,
}
