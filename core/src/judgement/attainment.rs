//! Attainment: the share of the way from baseline to bar. Met is decided on values, never on this.

/// What a goal asks of a value, in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bar {
    /// At least (+1) or at most (−1) a number.
    OneSided {
        /// The number.
        bar: f64,
        /// +1 for a promised rise, −1 for a promised fall.
        sign: f64,
    },
    /// A range, ends included.
    Range {
        /// The low end.
        low: f64,
        /// The high end.
        high: f64,
    },
    /// A number that is reached or not, with nothing between.
    Step {
        /// The number.
        bar: f64,
    },
}

impl Bar {
    /// Returns the number or the low end, the high end, and +1 where more is better, −1 where less is, else 0.
    pub(super) const fn numbers(self) -> (f64, f64, f64) {
        match self {
            Self::OneSided { bar, sign } => (bar, 0.0, sign),
            Self::Range { low, high } => (low, high, 0.0),
            Self::Step { bar } => (bar, 0.0, 1.0),
        }
    }

    /// Returns the number, where it is one and not a range.
    pub(super) const fn single(self) -> Option<f64> {
        match self {
            Self::OneSided { bar, .. } | Self::Step { bar } => Some(bar),
            Self::Range { .. } => None,
        }
    }

    /// Returns whether a value meets it.
    pub(super) fn met(self, value: f64) -> bool {
        match self {
            Self::OneSided { bar, sign } => sign * (value - bar) >= 0.0,
            Self::Range { low, high } => low <= value && value <= high,
            Self::Step { bar } => value >= bar,
        }
    }

    /// Returns the attainment of a value; an unknown baseline gives 1 if it is met, else nothing.
    pub(super) fn attainment(self, value: f64, baseline: Option<f64>) -> Option<f64> {
        let met = self.met(value);
        let whole = if met { 1.0 } else { 0.0 };
        if let Self::Step { .. } = self {
            return Some(whole);
        }
        let Some(baseline) = baseline else { return met.then_some(1.0) };
        let attained = match self {
            Self::OneSided { bar, sign } if sign * (bar - baseline) > 0.0 => {
                (value - baseline) / (bar - baseline)
            }
            Self::OneSided { .. } | Self::Step { .. } => whole,
            Self::Range { .. } if met => 1.0,
            Self::Range { low, high } => outside(value, baseline, low, high),
        };
        attained.is_finite().then_some(attained + 0.0)
    }

    /// Returns the number towards which a baseline moves.
    pub(super) fn aim(self, baseline: f64) -> f64 {
        match self {
            Self::OneSided { bar, .. } | Self::Step { bar } => bar,
            Self::Range { low, .. } if baseline < low => low,
            Self::Range { high, .. } if baseline > high => high,
            Self::Range { .. } => baseline,
        }
    }

    /// Returns whether a baseline is short of it, so that there is a way to go.
    pub(super) fn ahead_of(self, baseline: f64) -> bool {
        match self {
            Self::OneSided { bar, sign } => sign * (bar - baseline) > 0.0,
            Self::Range { low, high } => baseline < low || baseline > high,
            Self::Step { bar } => baseline < bar,
        }
    }
}

/// Returns the attainment of what is counted in whole ones.
pub(super) fn done(done: f64, need: f64) -> Option<f64> {
    (need > 0.0).then(|| done / need)
}

/// Returns the attainment of a value outside a range.
fn outside(value: f64, baseline: f64, low: f64, high: f64) -> f64 {
    let distance = if value < low { low - value } else { value - high };
    let beyond = 1.0 - distance / (high - low);
    if baseline < low && value < low {
        (value - baseline) / (low - baseline)
    } else if baseline > high && value > high {
        (value - baseline) / (high - baseline)
    } else {
        beyond
    }
}
