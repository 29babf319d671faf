//! The border between Tenfold and JavaScript: bytes in, text out, faults as objects.
//!
//! No rule lives here. Whoever calls these exports is the package's own `api.js`, which has checked types, sizes and
//! surrogates first.

mod answer;
#[cfg(feature = "faulty")]
mod faulty;
mod recovery;

use wasm_bindgen::prelude::wasm_bindgen;

/// Returns the evaluation of a plan and a ledger as canonical JSON text.
///
/// # Errors
///
/// Throws an array of faults, each with `code`, `place`, `cause` and `remedy`.
#[wasm_bindgen]
pub fn evaluate(plan: &[u8], ledger: &[u8], options: &[u8]) -> answer::Answer<String> {
    #[cfg(feature = "faulty")]
    faulty::fail_if_asked(plan);
    let (plan, ledger, options) =
        (answer::text("plan", plan)?, answer::text("ledger", ledger)?, answer::text("options", options)?);
    tenfold::json::evaluate(plan, ledger, options).map_err(|faults| answer::thrown(&faults))
}

/// Returns the version of Tenfold that this module was built from.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
