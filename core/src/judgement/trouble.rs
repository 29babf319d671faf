//! Why a bar or a value cannot be had.

use super::Why;

/// Why a bar or a value cannot be had, as a flag among numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    NoBaseline,
    BaselineNotPositive,
    EmptySet,
    NoPeriods,
    ZeroDenominator,
    Overflow,
}

impl From<Trouble> for Why {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NoBaseline => Self::NoBaseline,
            Trouble::BaselineNotPositive => Self::BaselineNotPositive,
            Trouble::EmptySet => Self::EmptySet,
            Trouble::NoPeriods => Self::NoPeriods,
            Trouble::ZeroDenominator => Self::ZeroDenominator,
            Trouble::Overflow => Self::Overflow,
        }
    }
}
