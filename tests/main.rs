//! What users may rely on, in one test binary.

mod conformance;
mod strategies;
mod ten_actions;
