//! Tenfold.
#![allow(dead_code, reason = "the upper floors are being built")]
pub mod draft;
mod facts;
mod plan;
mod promises;
pub mod rules;
mod words;

pub use facts::{Amendment, Amends, Attests, Entry, Fact, ItemChange, Ledger};
pub use plan::Plan;
pub use promises::*;
pub use words::*;
