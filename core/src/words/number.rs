//! Numbers: f64 behind one door.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A finite f64: never NaN, never infinite, and −0 is 0.
///
/// ```
/// use tenfold::Finite;
/// assert_eq!(Finite::new(2.5)?.get(), 2.5);
/// assert!(Finite::new(f64::NAN).is_err());
/// assert!(Finite::new(-0.0)?.get().is_sign_positive());
/// # Ok::<(), tenfold::NotFinite>(())
/// ```
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Finite(f64);

/// The error for a number that is NaN or infinite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the number is not finite")]
pub struct NotFinite;

impl Finite {
    /// Zero.
    pub const ZERO: Self = Self(0.0);
    /// One.
    pub const ONE: Self = Self(1.0);

    /// Takes a number in.
    ///
    /// # Errors
    /// [`NotFinite`] for NaN and the infinities.
    pub fn new(value: f64) -> Result<Self, NotFinite> {
        // Adding zero turns −0 into 0 and leaves every other number alone.
        if value.is_finite() { Ok(Self(value + 0.0)) } else { Err(NotFinite) }
    }

    /// Returns the number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Finite {}

impl PartialOrd for Finite {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Finite {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl TryFrom<f64> for Finite {
    type Error = NotFinite;
    fn try_from(value: f64) -> Result<Self, NotFinite> {
        Self::new(value)
    }
}

impl From<Finite> for f64 {
    fn from(value: Finite) -> Self {
        value.0
    }
}

impl From<u32> for Finite {
    fn from(value: u32) -> Self {
        Self(f64::from(value))
    }
}

impl fmt::Debug for Finite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Finite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The largest whole number up to which every whole number is an f64.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Finite {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53, so it fits")]
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(FiniteVisitor)
    }
}

struct FiniteVisitor;

impl serde::de::Visitor<'_> for FiniteVisitor {
    type Value = Finite;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Finite, E> {
        Finite::new(value).map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Finite, E> {
        exact(i128::from(value))
            .ok_or_else(|| E::custom(format!("the whole number {value} has no exact f64")))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Finite, E> {
        exact(i128::from(value))
            .ok_or_else(|| E::custom(format!("the whole number {value} has no exact f64")))
    }
}

/// Returns a whole number as an f64 if that loses nothing.
pub(crate) fn exact(value: i128) -> Option<Finite> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "the line compares the round trip"
    )]
    let (near, back) = (value as f64, (value as f64) as i128);
    (back == value).then_some(Finite(near))
}

/// Returns a small number as a place.
#[inline]
pub(crate) fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_over_2_to_the_53_are_exact_or_an_error() {
        assert!(serde_json::from_str::<Finite>("9007199254740993").is_err());
        assert_eq!(
            serde_json::from_str::<Finite>("9007199254740994").unwrap().get(),
            9_007_199_254_740_994.0
        );
    }

    #[test]
    fn whole_numbers_are_printed_without_a_fraction() {
        assert_eq!(serde_json::to_string(&Finite::new(10.0).unwrap()).unwrap(), "10");
        assert_eq!(serde_json::to_string(&Finite::new(0.1).unwrap()).unwrap(), "0.1");
        assert_eq!(serde_json::to_string(&Finite::new(-0.0).unwrap()).unwrap(), "0");
    }
}
