//! The doors: how plans and ledgers come in and go out as text, and how hosts generate them for their tests.

pub mod json;
#[cfg(feature = "proptest")]
pub mod strategies;
