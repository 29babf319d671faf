//! Progress methods as data: what a signal must be for a promise to stand where.
//!
//! A [`Method`] is an ordered list of clauses. The first clause whose guards all hold judges: it takes one
//! [`Signal`], finds the first [`Band`] that the signal reaches, and may give a score by a [`Curve`]. A target
//! that no clause admits is not judged; a clause whose signal cannot be had says why ([`Lack`]) and does not
//! pass the target on, unless a guard asks for it (`has`).
//!
//! Published and vendor methods are named presets of this one type; [`choosing`] helps to choose one.
//!
//! ```
//! use tenfold::rules::Method;
//! let pace = Method::preset("pace").unwrap();
//! let json = serde_json::to_string(&pace)?;
//! assert_eq!(serde_json::from_str::<Method>(&json)?, pace);
//! # Ok::<(), serde_json::Error>(())
//! ```

#[doc = include_str!("../docs/methods.md")]
pub mod choosing {}

mod check;
mod formulas;
mod guards;
mod kernel;
mod method;
mod presets;
mod print;
mod signal;

pub use crate::draft::{Order, ScaledBy};
pub use crate::words::Standing;
pub(crate) use check::{Cuts, method as check_method};
pub(crate) use formulas::{
    Line, Point, Scatter, THEIL_SEN_MOST, compound, earned_schedule, growth, growth_ratio, last_change,
    latest, least_squares, limit_factor, mean_change, pace, spi, theil_sen,
};
pub(crate) use kernel::{Applied, Signals, apply};
pub use method::{Band, Clause, Curve, Cut, Edges, Met, Method, ParentSignal, Parents, Piece};
pub use signal::{Bound, Forecast, Guard, Lack, Side, Signal, Test};
