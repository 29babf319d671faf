//! What users may rely on, in one test binary.

mod architecture;
mod conformance;
mod ten_actions;
