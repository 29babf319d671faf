//! What users may rely on, in one test binary.

mod conformance;
mod ten_actions;
