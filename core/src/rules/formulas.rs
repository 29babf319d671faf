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
