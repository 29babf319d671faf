//! What users may rely on, in one test binary.

mod architecture;
mod conformance;
mod differential;
mod edges;
mod reference;
mod strategies;
mod ten_actions;
