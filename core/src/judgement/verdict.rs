//! Verdicts: a standing, or an absence of one.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::words::Standing;

/// How a target, an action or a unit stands: a standing, which has an order, or an absence, which has none and
/// is never mixed in with standings.
///
/// Printed as one word, such as `on_track` or `no_data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It stands somewhere.
    Standing(Standing),
    /// It cannot be said where it stands.
    Absence(Absence),
}

/// Why there is no standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// It was called off.
    Cancelled,
    /// Its window has not begun.
    NotStarted,
    /// Nothing is expected of it yet, and nothing is there.
    NotDue,
    /// It has ended, and its final figure may still come.
    Awaiting,
    /// Nothing is known of it.
    NoData,
    /// What is known of it is too old.
    Stale,
    /// It cannot be judged; the reasons say why.
    NotAssessable,
    /// It is not met, and no day was set for it.
    Undated,
}

impl Absence {
    /// Every absence.
    pub const ALL: [Self; 8] = [
        Self::Cancelled,
        Self::NotStarted,
        Self::NotDue,
        Self::Awaiting,
        Self::NoData,
        Self::Stale,
        Self::NotAssessable,
        Self::Undated,
    ];

    /// Returns the absence as it is printed: lower case, words joined by `_`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::NotStarted => "not_started",
            Self::NotDue => "not_due",
            Self::Awaiting => "awaiting",
            Self::NoData => "no_data",
            Self::Stale => "stale",
            Self::NotAssessable => "not_assessable",
            Self::Undated => "undated",
        }
    }
}

impl Verdict {
    /// Every verdict: standings from the worst to the best, then absences.
    pub fn all() -> impl Iterator<Item = Self> {
        Standing::ALL.into_iter().map(Self::Standing).chain(Absence::ALL.into_iter().map(Self::Absence))
    }

    /// Returns the verdict as it is printed: lower case, words joined by `_`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standing(standing) => standing.as_str(),
            Self::Absence(absence) => absence.as_str(),
        }
    }

    /// Returns the place among [`all`](Self::all) verdicts: 0 to 5 for standings from the worst to the best, then
    /// absences.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Standing(standing) => standing as u8,
            Self::Absence(absence) => 6 + absence as u8,
        }
    }

    /// Returns the standing, if there is one.
    #[must_use]
    pub const fn standing(self) -> Option<Standing> {
        match self {
            Self::Standing(standing) => Some(standing),
            Self::Absence(_) => None,
        }
    }

    /// Returns the absence, if there is one.
    #[must_use]
    pub const fn absence(self) -> Option<Absence> {
        match self {
            Self::Standing(_) => None,
            Self::Absence(absence) => Some(absence),
        }
    }
}

impl From<Standing> for Verdict {
    fn from(standing: Standing) -> Self {
        Self::Standing(standing)
    }
}

impl From<Absence> for Verdict {
    fn from(absence: Absence) -> Self {
        Self::Absence(absence)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;

    #[test]
    fn the_code_of_a_verdict_is_its_place_among_all() {
        let codes: Vec<u8> = Verdict::all().map(Verdict::code).collect();
        let places: Vec<u8> = (0..).take(codes.len()).collect();
        assert_eq!(codes, places);
    }
}
