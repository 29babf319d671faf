//! Tenfold.
#![allow(dead_code, reason = "the upper floors are being built")]
mod doors;
pub mod draft;
mod plan;
mod promises;
mod words;

pub use promises::*;
pub use words::*;
