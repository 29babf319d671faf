//! What users may rely on, in one test binary.

mod ten_actions;
