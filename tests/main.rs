//! What users may rely on, in one test binary.

mod conformance;
mod reference;
mod ten_actions;
