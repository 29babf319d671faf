//! The JSON door: text to draft, with every structural fault at its place; value to canonical text.
//!
//! A text without faults is read once: a reader of our own walks it into the draft, and sees on the way that it is
//! JSON. Where anything is wrong with it, reading begins again and takes two steps. `serde_json` says whether the text
//! is JSON at all. The same reader then notes what is wrong, puts something harmless in its place and goes on, so that
//! one reading finds every fault. No number and no key passes through `serde_json`: its features
//! `arbitrary_precision` and `preserve_order`, which any crate of a host may switch on, change nothing.

mod api;
mod cursor;
mod engine;
mod ledger;
mod number;
mod read;
mod room;
mod value;
mod wording;

#[cfg(test)]
mod tests;

use serde::de::{DeserializeOwned, IgnoredAny};

pub use api::{assess, compare, evaluate, levers, what_it_takes};

use crate::facts::Ledger;
use crate::plan::{Plan, check};
use crate::words::{Code, Collect, Fault, Faults, Limits};

/// Reads a draft. It is there, as far as it can be read, whenever the text is JSON with an object at the top;
/// the faults are all structural ones, in the order of the text.
///
/// Fields with a fault are absent from the draft; elements of lists with one stay, so that the others keep their
/// places. A later step takes out what a check of such a draft says only because something is absent.
pub(crate) fn read<T: DeserializeOwned + Default>(text: &[u8], limits: &Limits) -> (T, Collect) {
    match characters(text, limits) {
        Ok(text) => match read::read_at_once(text) {
            Some(draft) => (draft, Collect::default()),
            None => read_all(text),
        },
        Err(fault) => (T::default(), Collect::from(fault)),
    }
}

/// Reads a ledger of a plan, as [`read`] reads drafts, and checks it.
pub(crate) fn read_ledger(text: &[u8], plan: &Plan, limits: &Limits) -> Result<Ledger, Faults> {
    let at_once = |text| ledger::read_at_once(text, plan, limits);
    if let Some(ledger) = characters(text, limits).ok().and_then(at_once) {
        return Ok(ledger);
    }
    let (draft, found) = read(text, limits);
    check::ledger(draft, plan, limits, found)
}

/// Reads a draft, with everything that is wrong.
fn read_all<T: DeserializeOwned + Default>(text: &str) -> (T, Collect) {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => read::read(text),
        Err(error) => (T::default(), Collect::from(syntax(&error.to_string(), "repair the text there"))),
    }
}

/// Checks that a text is of an allowed size and in UTF-8.
fn characters<'de>(text: &'de [u8], limits: &Limits) -> Result<&'de str, Fault> {
    if text.len() > limits.bytes {
        let cause = format!("the text has {} bytes, the limit is {}", text.len(), limits.bytes);
        return Err(Fault::new(Code::TooLarge, "", cause, "send less at once, or raise the limit of bytes"));
    }
    if text.starts_with(b"\xEF\xBB\xBF") {
        return Err(syntax("it begins with a byte order mark", "save the text as UTF-8 without one"));
    }
    std::str::from_utf8(text).map_err(|error| {
        let (line, column) = position(text.get(..error.valid_up_to()).unwrap_or_default());
        syntax(&format!("it is not UTF-8 at line {line} column {column}"), "save the text as UTF-8")
    })
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
