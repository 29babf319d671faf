//! Canonical text, and its digest.

use std::fmt::{self, Write};

use hmac_sha256::Hash;
use serde::Serialize;

use super::{Code, Fault};

/// The version of the format that this release reads and writes.
pub(crate) const FORMAT: u32 = 1;

/// Returns a value as canonical text: compact, the fields in the order of their definition.
pub(crate) fn print<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| {
        Fault::new(Code::BadNumber, "", error.to_string(), "give finite numbers, or leave them out")
    })
}

/// Writes a value as JSON, on one line or, with `{:#?}`, on many: what a person can read of it in a failed test.
pub(crate) fn debug<T: Serialize>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let json = if f.alternate() { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    write!(f, "{name} {}", json.unwrap_or_default())
}

/// Returns the digest of canonical text: `sha256:` and 64 hexadecimal digits in lower case.
pub(crate) fn digest(canonical: &str) -> String {
    let mut text = String::from("sha256:");
    for byte in Hash::hash(canonical.as_bytes()) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
