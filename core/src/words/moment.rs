//! Moments: when something was recorded.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Day;
use super::day::digits;

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
    pub(crate) fn at_end_of(day: Day) -> Self {
        Self::of(day, 86_399).unwrap_or(Self(jiff::Timestamp::MAX))
    }

    /// Returns the moment so many seconds after the start of a day in UTC, if it can be named.
    fn of(day: Day, seconds: i32) -> Option<Self> {
        let seconds = i64::from(day.since_1970()) * 86_400 + i64::from(seconds);
        jiff::Timestamp::from_second(seconds).ok().map(Self)
    }

    /// Reads a moment as we print it, to the second: most are written so. Others are left to a reader of all that
    /// RFC 3339 allows.
    fn read(text: &[u8]) -> Option<Self> {
        let (day, [b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z']) = text.split_at_checked(10)? else {
            return None;
        };
        let (hour, minute, second) = (digits([*h1, *h2])?, digits([*m1, *m2])?, digits([*s1, *s2])?);
        let there = hour < 24 && minute < 60 && second < 60;
        Self::of(Day::read(day).filter(|_| there)?, (hour * 60 + minute) * 60 + second)
    }
}

impl FromStr for Moment {
    type Err = super::Fault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text.as_bytes()).map_or_else(|| text.parse().map(Self), Ok).map_err(|_: jiff::Error| {
            super::Fault::new(
                super::Code::BadMoment,
                "",
                format!("`{}` is not a moment", super::head(text)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_at_once_is_what_the_reader_of_all_forms_makes_of_it() {
        let clocks = ["00:00:00", "09:30:05", "23:59:59", "23:59:60", "24:00:00", "12:60:00", "1x:00:00"];
        let mut day = Day::MIN;
        while let Some(next) = day.plus_days(97) {
            for clock in clocks {
                let text = format!("{day}T{clock}Z");
                let all = text.parse::<jiff::Timestamp>().ok().map(Moment);
                assert_eq!(text.parse().ok(), all, "{text}");
                assert!(Moment::read(text.as_bytes()).is_none_or(|moment| Some(moment) == all), "{text}");
            }
            assert_eq!(Moment::at_end_of(day), format!("{day}T23:59:59Z").parse().unwrap());
            day = next;
        }
        for text in
            ["9999-12-30T22:00:00Z", "9999-12-30T22:00:01Z", "9999-12-31T00:00:00Z", "2023-02-30T00:00:00Z"]
        {
            assert_eq!(text.parse().ok(), text.parse::<jiff::Timestamp>().ok().map(Moment), "{text}");
        }
        assert_eq!(Moment::at_end_of(Day::MAX), Moment(jiff::Timestamp::MAX));
    }
}
