//! The doors: how plans and ledgers come in and go out as text.

pub mod json;
