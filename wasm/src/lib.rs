//! The border between Tenfold and JavaScript: bytes in, text out, faults as objects.
//!
//! No rule lives here. Whoever calls these exports is the package's own `api.js`, which has checked types, sizes and
//! surrogates first.

mod answer;
mod changes;
mod engine;
#[cfg(feature = "faulty")]
mod faulty;
mod part;
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

/// Returns the assessment of the units of a plan as canonical JSON text.
///
/// # Errors
///
/// Throws an array of faults.
#[wasm_bindgen]
pub fn assess(plan: &[u8], ledger: &[u8], options: &[u8]) -> answer::Answer<String> {
    let (plan, ledger, options) =
        (answer::text("plan", plan)?, answer::text("ledger", ledger)?, answer::text("options", options)?);
    tenfold::json::assess(plan, ledger, options).map_err(|faults| answer::thrown(&faults))
}

/// Returns what several methods say of a plan as canonical JSON text.
///
/// # Errors
///
/// Throws an array of faults.
#[wasm_bindgen]
pub fn compare(plan: &[u8], ledger: &[u8], options: &[u8], methods: &[u8]) -> answer::Answer<String> {
    let (plan, ledger, options) =
        (answer::text("plan", plan)?, answer::text("ledger", ledger)?, answer::text("options", options)?);
    let methods = answer::text("methods", methods)?;
    tenfold::json::compare(plan, ledger, options, methods).map_err(|faults| answer::thrown(&faults))
}

/// Returns what a target takes as canonical JSON text.
///
/// # Errors
///
/// Throws an array of faults.
#[wasm_bindgen(js_name = whatItTakes)]
pub fn what_it_takes(plan: &[u8], ledger: &[u8], options: &[u8], target: &[u8]) -> answer::Answer<String> {
    let (plan, ledger, options) =
        (answer::text("plan", plan)?, answer::text("ledger", ledger)?, answer::text("options", options)?);
    let target = answer::text("target", target)?;
    tenfold::json::what_it_takes(plan, ledger, options, target).map_err(|faults| answer::thrown(&faults))
}

/// Returns what the targets below an action hold back, or without one below the whole plan, as canonical JSON text.
///
/// # Errors
///
/// Throws an array of faults.
#[wasm_bindgen]
pub fn levers(
    plan: &[u8],
    ledger: &[u8],
    options: &[u8],
    action: Option<Box<[u8]>>,
) -> answer::Answer<String> {
    let (plan, ledger, options) =
        (answer::text("plan", plan)?, answer::text("ledger", ledger)?, answer::text("options", options)?);
    let action = action.as_deref().map(|action| answer::text("action", action)).transpose()?;
    tenfold::json::levers(plan, ledger, options, action).map_err(|faults| answer::thrown(&faults))
}

/// Returns the words of a language for what plans and evaluations name by codes, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn words(language: &str) -> String {
    tenfold::telling::vocabulary(language).to_json()
}

/// Returns the version of Tenfold that this module was built from.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
