//! What users may rely on, in one test binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test that panics has failed, and says where"
)]

mod conformance;
mod differential;
mod edges;
mod laws;
mod reference;
mod roll_up;
mod report;
mod strategies;
mod ten_actions;
