//! Tenfold.
#![cfg_attr(test, allow(clippy::float_cmp, reason = "tests compare results that must be exact"))]
mod doors;
pub mod draft;
mod facts;
mod judgement;
mod plan;
mod promises;
pub mod rules;
pub mod telling;
mod words;

pub use doors::json;
#[cfg(feature = "proptest")]
pub use doors::strategies;
pub use facts::{Amendment, Amends, Attests, Entry, Fact, ItemChange, Ledger};
pub use judgement::*;
pub use plan::Plan;
pub use promises::*;
pub use words::*;
