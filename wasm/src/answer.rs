//! How a call ends: with a value, or by throwing faults.

use serde::Serialize;
use tenfold::{Code, Fault, Faults};
use wasm_bindgen::JsValue;

/// What an export returns; the error is thrown in JavaScript.
pub(crate) type Answer<T> = Result<T, JsValue>;

/// Reads an argument as UTF-8 text.
pub(crate) fn text<'a>(argument: &str, bytes: &'a [u8]) -> Answer<&'a str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let cause = format!("the bytes are not UTF-8 after byte {}", error.valid_up_to());
        thrown(&Fault::new(Code::Syntax, argument, cause, "encode the text as UTF-8").into())
    })
}

/// Turns faults into the array that JavaScript catches.
pub(crate) fn thrown(faults: &Faults) -> JsValue {
    faults.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}
