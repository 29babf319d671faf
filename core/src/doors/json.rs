//! The JSON door: text to draft, with every structural fault at its place; value to canonical text.
//!
//! Reading takes two steps. `serde_json` says whether the text is JSON at all. A reader of our own then walks
//! the same text into the draft: it notes what is wrong, puts something harmless in its place and goes on, so
//! that one reading finds every fault. There is one path for good and for bad input, and no number and no key
//! passes through `serde_json`: its features `arbitrary_precision` and `preserve_order`, which any crate of a
//! host may switch on, change nothing.

mod api;
mod cursor;
mod read;
mod value;
mod wording;

#[cfg(test)]
mod tests;

use serde::de::{DeserializeOwned, IgnoredAny};

pub use api::{assess, compare, evaluate, levers, what_it_takes};

use crate::words::{Code, Collect, Fault, Limits};

/// Reads a draft. It is there, as far as it can be read, whenever the text is JSON with an object at the top;
/// the faults are all structural ones, in the order of the text.
///
/// Fields with a fault are absent from the draft; elements of lists with one stay, so that the others keep their
/// places. A later step takes out what a check of such a draft says only because something is absent.
pub(crate) fn read<T: DeserializeOwned + Default>(text: &[u8], limits: &Limits) -> (T, Collect) {
    match check(text, limits) {
        Ok(text) => read::read(text),
        Err(fault) => (T::default(), Collect::from(fault)),
    }
}

/// Checks that the text is JSON of an allowed size, whatever it says.
fn check<'de>(text: &'de [u8], limits: &Limits) -> Result<&'de str, Fault> {
    if text.len() > limits.bytes {
        let cause = format!("the text has {} bytes, the limit is {}", text.len(), limits.bytes);
        return Err(Fault::new(Code::TooLarge, "", cause, "send less at once, or raise the limit of bytes"));
    }
    if text.starts_with(b"\xEF\xBB\xBF") {
        return Err(syntax("it begins with a byte order mark", "save the text as UTF-8 without one"));
    }
    let text = std::str::from_utf8(text).map_err(|error| {
        let (line, column) = position(text.get(..error.valid_up_to()).unwrap_or_default());
        syntax(&format!("it is not UTF-8 at line {line} column {column}"), "save the text as UTF-8")
    })?;
    serde_json::from_str::<IgnoredAny>(text)
        .map_err(|error| syntax(&error.to_string(), "repair the text there"))?;
    Ok(text)
}

fn syntax(why: &str, remedy: &str) -> Fault {
    Fault::new(Code::Syntax, "", format!("the text is not JSON: {why}"), remedy)
}

/// Returns line and column of what follows some text, in the way `serde_json` counts them.
fn position(before: &[u8]) -> (usize, usize) {
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line, column)
}
