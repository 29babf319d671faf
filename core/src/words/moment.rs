//! Moments: when something was recorded.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in time, to the nanosecond; written as RFC 3339 and printed in UTC.
///
/// ```
/// use tenfold::Moment;
/// let moment: Moment = "2023-01-05T09:00:00+08:00".parse()?;
/// assert_eq!(moment.to_string(), "2023-01-05T01:00:00Z");
/// # Ok::<(), tenfold::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// Returns the last second of a day in UTC, or the last moment that can be named: that is before the end of
    /// the last day, which is over earlier somewhere else.
    pub(crate) fn at_end_of(day: super::Day) -> Self {
        format!("{day}T23:59:59Z").parse().unwrap_or(Self(jiff::Timestamp::MAX))
    }
}

impl FromStr for Moment {
    type Err = super::Fault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| {
            super::Fault::new(
                super::Code::BadMoment,
                "",
                format!("`{text}` is not a moment"),
                "write it as RFC 3339 with an offset, such as 2023-01-05T09:00:00Z",
            )
        })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
