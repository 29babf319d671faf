//! The formulas behind the signals, each defined once for columns, single targets and explanations.
//!
//! Every result is finite, or says why it cannot be had. Only IEEE operations and `libm`, so that native and
//! wasm agree to the bit.

mod growth;
mod lines;
mod schedule;

pub(crate) use growth::{compound, growth, growth_ratio, limit_factor};
pub(crate) use lines::{
    Line, Point, Scatter, THEIL_SEN_MOST, last_change, latest, least_squares, mean_change, theil_sen,
};
pub(crate) use schedule::{earned_schedule, pace, spi};

use super::Lack;

/// Lets a finite number through, −0 as 0.
fn finite(value: f64) -> Result<f64, Lack> {
    if value.is_finite() { Ok(value + 0.0) } else { Err(Lack::Overflow) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minus_zero_is_zero_and_what_is_no_number_is_none() {
        assert_eq!(finite(-0.0).unwrap().to_bits(), 0.0_f64.to_bits());
        assert_eq!(finite(-1.5), Ok(-1.5));
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(finite(value), Err(Lack::Overflow));
        }
    }
}
