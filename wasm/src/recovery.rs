//! What happens after a trap (memory or stack exhausted), which cannot unwind as a panic does.

use wasm_bindgen::handler::{schedule_reinit, set_on_abort};
use wasm_bindgen::prelude::wasm_bindgen;

/// Has the next call start on a fresh instance, since a trap leaves the old one in an unknown state.
#[wasm_bindgen(start)]
pub(crate) fn start_afresh_after_a_trap() {
    set_on_abort(schedule_reinit);
}
