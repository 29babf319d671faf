//! Civil days, and years between them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Code, Fault, head};

/// A civil day from 0001-01-01 to 9999-12-31, without a time or a zone.
///
/// ```
/// use tenfold::Day;
/// let start: Day = "2022-03-16".parse()?;
/// let end: Day = "2027-03-16".parse()?;
/// assert_eq!(start.years_until(end), 5.0);
/// assert_eq!(start.days_until(end), 1826);
/// assert!("2023-02-30".parse::<Day>().is_err());
/// # Ok::<(), tenfold::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The first day that can be named.
    pub const MIN: Self = Self(jiff::civil::date(1, 1, 1));
    /// The last day that can be named.
    pub const MAX: Self = Self(jiff::civil::date(9999, 12, 31));

    /// Returns the day of a year (1 to 9999), month (1 to 12) and day of the month (1 to 31).
    ///
    /// # Errors
    /// A [`Fault`] of code [`Code::BadDay`] if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, Fault> {
        let date = Date::new(year, month, day).ok().filter(|date| date.year() >= 1);
        date.map(Self).ok_or_else(|| bad_day(&format!("{year:04}-{month:02}-{day:02}")))
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Returns the number of days from this day to another; negative if the other is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        // Both ends are between year 1 and 9999, so the difference is below 3.7 million days.
        self.0.until((Unit::Day, other.0)).map_or(0, |span| span.get_days())
    }

    /// Returns the day that many days later (earlier if negative), or `None` beyond the last or first day.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(i64::from(days)).ok()?;
        self.0.checked_add(span).ok().filter(|date| date.year() >= 1).map(Self)
    }

    /// Returns the anniversary that many years later; that of 29 February is 28 February in a common year.
    #[must_use]
    pub fn plus_years(self, years: i16) -> Option<Self> {
        let span = jiff::Span::new().try_years(i64::from(years)).ok()?;
        self.0.checked_add(span).ok().filter(|date| date.year() >= 1).map(Self)
    }

    /// Returns the years from this day to another: whole anniversaries, plus the share of the last year that
    /// has passed. From a 31 December to a 31 December it is a whole number. Negative if the other is earlier.
    #[must_use]
    pub fn years_until(self, other: Self) -> f64 {
        if other < self {
            return -other.years_until(self);
        }
        let mut whole = other.year() - self.year();
        let mut last = self.plus_years(whole).unwrap_or(Self::MAX);
        if last > other {
            whole -= 1;
            last = self.plus_years(whole).unwrap_or(self);
        }
        let past = last.days_until(other);
        if past == 0 {
            return f64::from(whole);
        }
        // The last year may run past the last nameable day: it is then as long as a common year.
        let length = self.plus_years(whole + 1).map_or(365, |next| last.days_until(next));
        f64::from(whole) + f64::from(past) / f64::from(length)
    }

    /// Returns the last day of the month that this day is in.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// Returns the day before, or this day if it is the first that can be named.
    pub(crate) fn before(self) -> Self {
        self.plus_days(-1).unwrap_or(Self::MIN)
    }

    /// Returns the day after, or this day if it is the last that can be named.
    pub(crate) fn after(self) -> Self {
        self.0.checked_add(1.day()).map_or(self, Self)
    }
}

fn bad_day(text: &str) -> Fault {
    Fault::new(
        Code::BadDay,
        "",
        format!("`{}` is not a day", head(text)),
        "write a day between 0001-01-01 and 9999-12-31 as YYYY-MM-DD",
    )
}

impl FromStr for Day {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let parse = || {
            let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
            let number = |digits: &[u8]| {
                digits.iter().try_fold(0_i16, |sum, digit| {
                    digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0'))
                })
            };
            let month = i8::try_from(number(&[m1, m2])?).ok()?;
            let day = i8::try_from(number(&[d1, d2])?).ok()?;
            Self::new(number(&[y1, y2, y3, y4])?, month, day).ok()
        };
        parse().ok_or_else(|| bad_day(text))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn years_from_a_29_february_count_by_28_february_in_common_years() {
        assert_eq!(day("2020-02-29").years_until(day("2021-02-28")), 1.0);
        assert_eq!(day("2020-02-29").years_until(day("2024-02-29")), 4.0);
        assert!(day("2020-02-29").years_until(day("2021-02-27")) < 1.0);
    }

    #[test]
    fn year_ends_are_whole_years_apart() {
        assert_eq!(day("2015-12-31").years_until(day("2030-12-31")), 15.0);
        assert_eq!(day("2030-12-31").years_until(day("2015-12-31")), -15.0);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in
            ["2023-02-30", "0000-01-01", "10000-01-01", "2023-1-1", "2023-13-01", "", "２０２３-01-01"]
        {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn shifts_beyond_the_calendar_are_none() {
        assert_eq!(day("2023-01-01").plus_days(100_000_000), None);
        assert_eq!(day("2023-01-01").plus_days(i32::MIN), None);
    }
}
