//! The faults of the JSON door, in words.

use super::cursor::Kind;
use crate::words::{At, Code, Fault, REPEATED, head};

impl Kind {
    pub(super) const fn in_words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::String => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// How much of a key a place repeats, in bytes: as much as an id has by default.
const STEP: usize = 256;

/// Returns the beginning of a key, for a place: every fault inside its value repeats it.
pub(super) fn step(key: &str) -> &str {
    key.get(..key.floor_char_boundary(STEP)).unwrap_or(key)
}

pub(super) fn wrong_type(at: At<'_>, found: Kind, expected: &str) -> Fault {
    let cause = format!("{} stands where {expected} is expected", found.in_words());
    Fault::new(Code::WrongType, at.to_string(), cause, format!("put {expected} here"))
}

pub(super) fn refused(at: At<'_>, why: String) -> Fault {
    Fault::new(Code::WrongType, at.to_string(), why, "put here what the format describes for this field")
}

pub(super) fn too_deep(at: At<'_>) -> Fault {
    let cause = format!("lists and objects are nested more than {} deep", super::value::DEEPEST);
    Fault::new(Code::TooDeep, at.to_string(), cause, "nest less deeply")
}

pub(super) fn half_a_character(at: At<'_>) -> Fault {
    let cause = "the string holds one half of a pair of `\\u` escapes";
    Fault::new(Code::Syntax, at.to_string(), cause, "write the whole character")
}

pub(super) fn duplicate_field(at: At<'_>, name: &str) -> Fault {
    let cause = format!("the field `{}` stands twice in this object", head(name));
    Fault::new(Code::DuplicateField, at.to_string(), cause, "keep one of them")
}

pub(super) fn unknown_field(at: At<'_>, name: &str, known: &[&str]) -> Fault {
    let remedy = match nearest(name, known) {
        Some(near) => format!("rename it to `{near}`, or take it out"),
        None => format!("take it out; the fields here are {}", list(known)),
    };
    let cause = format!("the format has no field `{}` here", head(name));
    Fault::new(Code::UnknownField, at.to_string(), cause, remedy)
}

pub(super) fn unknown_word(at: At<'_>, word: &str, known: &[&str]) -> Fault {
    let remedy = match nearest(word, known) {
        Some(near) => format!("write `{near}`; the words here are {}", list(known)),
        None => format!("write one of {}", list(known)),
    };
    let cause = format!("`{}` is not a word that this field knows", head(word));
    Fault::new(Code::UnknownWord, at.to_string(), cause, remedy)
}

pub(super) fn not_finite(at: At<'_>, token: &str) -> Fault {
    let cause = format!("the number `{}` is beyond what a number can hold", head(token));
    Fault::new(Code::BadNumber, at.to_string(), cause, "give a number between -1.7e308 and 1.7e308")
}

pub(super) fn not_exact(at: At<'_>, token: &str) -> Fault {
    let cause = format!("the whole number `{}` cannot be held exactly", head(token));
    Fault::new(Code::BadNumber, at.to_string(), cause, "give a whole number up to 9007199254740992")
}

pub(super) fn not_in_range(at: At<'_>, token: &str, most: u64) -> Fault {
    let cause = format!("`{}` is not a whole number from 0 to {most}", head(token));
    Fault::new(Code::OutOfRange, at.to_string(), cause, "give one, written without point and exponent")
}

pub(super) fn unread_rest() -> Fault {
    let cause = "there are more faults than are listed, and the rest was not read";
    Fault::new(Code::TooMany, "", cause, "repair the others first")
}

pub(super) fn too_empty(at: At<'_>) -> Fault {
    let cause = "the text has more elements than one of its length could fill";
    Fault::new(Code::TooMany, at.to_string(), cause, "say of each what it must have, or take it out")
}

/// Returns names in backticks, with commas between.
pub(super) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Returns the known name that was probably meant.
fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    // Longer than any known name, and the work below grows with the length.
    if name.len() > REPEATED {
        return None;
    }
    let slips = if name.len() < 4 { 1 } else { 2 };
    let near = known.iter().map(|other| (distance(name, other), *other)).min_by_key(|(slips, _)| *slips)?;
    (near.0 <= slips).then_some(near.1)
}

/// Returns the number of letters to insert, delete or replace to make one word of the other.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (index, letter) in from.chars().enumerate() {
        let (mut diagonal, mut left) = (index, index + 1);
        let mut next = vec![left];
        for (above, other) in row.iter().skip(1).zip(to.chars()) {
            left = (diagonal + usize::from(letter != other)).min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_and_the_nearest_name_is_found() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("tittle", "title"), 1);
        assert_eq!(nearest("rollUp", &["title", "roll_up"]), Some("roll_up"));
        assert_eq!(nearest("xy", &["title", "id"]), None);
        assert_eq!(nearest("", &["title"]), None);
    }
}
