//! What users may rely on, in one test binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test that panics has failed, and says where"
)]

mod amendments;
mod architecture;
mod assessment;
mod bad_input;
mod compare;
mod complaints;
mod conformance;
mod differential;
mod edges;
mod engine;
mod history;
mod laws;
mod levers;
mod methods;
mod reference;
mod refusals;
mod report;
mod roll_up;
mod strategies;
mod takes;
mod ten_actions;
