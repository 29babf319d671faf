//! Faults: what is wrong with an input, where, why, and what to do about it.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What is wrong, as a stable code that a host can branch on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Returns the code as it is printed: lower case, words joined by `_`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON.
    Syntax = "syntax",
    /// A value is of the wrong type, such as a string for a number.
    WrongType = "wrong_type",
    /// A field that the format does not know.
    UnknownField = "unknown_field",
    /// A field that stands twice in one object.
    DuplicateField = "duplicate_field",
    /// A word that is not among the allowed ones.
    UnknownWord = "unknown_word",
    /// A format version that this release does not read.
    BadVersion = "bad_version",
    /// A text larger than the limit of bytes.
    TooLarge = "too_large",
    /// Nesting deeper than the limit of levels.
    TooDeep = "too_deep",
    /// More nodes or entries than the limit.
    TooMany = "too_many",
    /// A text or an id longer than its limit.
    TooLong = "too_long",
    /// A text that is not an id.
    BadId = "bad_id",
    /// A text that is not a day.
    BadDay = "bad_day",
    /// A text that is not a period.
    BadPeriod = "bad_period",
    /// A text that is not a moment.
    BadMoment = "bad_moment",
    /// A number that is not finite, or a whole number that f64 cannot hold exactly.
    BadNumber = "bad_number",
    /// A field that must be there and is not.
    Missing = "missing",
    /// A field that has no place with this kind of thing.
    NotAllowed = "not_allowed",
    /// An id that stands twice where it must be unique.
    DuplicateId = "duplicate_id",
    /// A reference to something that does not exist.
    UnknownId = "unknown_id",
    /// A chain of references that comes back to itself.
    Cycle = "cycle",
    /// A number outside its range.
    OutOfRange = "out_of_range",
    /// A window whose due day is before its start.
    DueBeforeStart = "due_before_start",
    /// Shares of responsibility that do not add up to one.
    BadShares = "bad_shares",
    /// A range whose low end is not below its high end.
    BadRange = "bad_range",
    /// Things that must be in order and are not.
    NotOrdered = "not_ordered",
    /// A goal that cannot be judged on this measure.
    GoalMismatch = "goal_mismatch",
    /// A trajectory that does not fit the goal or the window.
    TrajectoryMismatch = "trajectory_mismatch",
    /// An action that does not hold what its kind must hold, or holds what it may not.
    KindMismatch = "kind_mismatch",
    /// Something in a node that sums which is not of one unit with the rest, or has no size in it.
    MixedUnits = "mixed_units",
    /// A fact that does not fit the indicator, register or set that it names.
    FactMismatch = "fact_mismatch",
    /// A correction or withdrawal of an entry that was not recorded before it.
    NotBefore = "not_before",
    /// A move that the life cycle does not allow.
    ImpossibleMove = "impossible_move",
    /// Flow readings whose periods overlap.
    Overlap = "overlap",
    /// A flow reading whose period crosses an edge of a target's window.
    AcrossWindow = "across_window",
    /// A member that joins or leaves a closed set.
    ClosedSet = "closed_set",
    /// A method whose bands leave a gap or never apply.
    BadBands = "bad_bands",
    /// A method's curve that jumps without a word, or a word where it does not jump.
    BadCurve = "bad_curve",
    /// A method that claims to be monotone and is not.
    NotMonotone = "not_monotone",
    /// A ledger that belongs to another plan.
    OtherPlan = "other_plan",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One thing that is wrong with an input: a stable code, the place, the cause and the remedy.
///
/// ```
/// use tenfold::{Code, Day};
/// let fault = "2023-02-30".parse::<Day>().unwrap_err();
/// assert_eq!(fault.code(), Code::BadDay);
/// assert_eq!(fault.cause(), "`2023-02-30` is not a day");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}{}{cause}; {remedy} ({code})", place, if place.is_empty() { "" } else { ": " })]
pub struct Fault {
    code: Code,
    place: String,
    cause: String,
    remedy: String,
}

impl Fault {
    /// Returns a fault at a place, such as `actions[3].targets[1].due`; empty for the whole input.
    #[must_use]
    pub fn new(
        code: Code,
        place: impl Into<String>,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { code, place: place.into(), cause: cause.into(), remedy: remedy.into() }
    }

    /// Returns the stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Returns the place in the input, such as `actions[3].targets[1].due`; empty for the whole input.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns what is wrong.
    #[must_use]
    pub fn cause(&self) -> &str {
        &self.cause
    }

    /// Returns what to do about it.
    #[must_use]
    pub fn remedy(&self) -> &str {
        &self.remedy
    }

    pub(crate) fn at(mut self, at: At<'_>) -> Self {
        self.place = at.to_string();
        self
    }
}

/// Everything that is wrong with an input, in the order of the input; at least one fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Faults(pub(super) Vec<Fault>);

impl Faults {
    /// Returns the faults, in the order of the input.
    #[must_use]
    pub fn as_slice(&self) -> &[Fault] {
        &self.0
    }

    /// Returns the faults one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }
}

impl Faults {
    /// Returns the faults with their places below a key, such as `plan`.
    #[must_use]
    pub fn below(mut self, key: &str) -> Self {
        for fault in &mut self.0 {
            let dot = if fault.place.is_empty() || fault.place.starts_with('[') { "" } else { "." };
            fault.place = format!("{key}{dot}{}", fault.place);
        }
        self
    }

    /// Returns these faults, then others.
    pub(crate) fn and(mut self, mut others: Self) -> Self {
        self.0.append(&mut others.0);
        self
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(fault, f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// How much of a text from outside a fault repeats, in bytes.
pub(crate) const REPEATED: usize = 80;

/// Returns the beginning of a text from outside, for a fault: enough to recognise it.
pub(crate) fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(REPEATED)).unwrap_or(text)
}

/// A place in the input: a chain of steps on the stack, written out only when something is wrong there.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    pub(crate) const ROOT: At<'static> = At { parent: None, step: Step::Root };

    pub(crate) const fn key<'b>(&'b self, key: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { parent: Some(self), step: Step::Key(key) }
    }

    pub(crate) const fn index<'b>(&'b self, index: usize) -> At<'b>
    where
        'a: 'b,
    {
        At { parent: Some(self), step: Step::Index(index) }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(at) = here {
            steps.push(at.step);
            here = at.parent;
        }
        let mut first = true;
        for step in steps.into_iter().rev() {
            match step {
                Step::Root => continue,
                Step::Key(key) if first => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
            first = false;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(head("short"), "short");
        assert_eq!(head(&"十".repeat(1000)), "十".repeat(26));
    }
}
