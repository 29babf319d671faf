//! Civil days, and years between them.

use std::fmt;
use std::str::FromStr;

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
pub struct Day {
    /// The number of days since the first of March of the year 0: comparing and subtracting are what is done most.
    number: i32,
}

/// A day as it is written.
#[derive(Clone, Copy)]
struct Civil {
    year: i32,
    month: i32,
    day: i32,
}

/// The days of 400 years, after which the calendar begins again.
const CYCLE: i32 = 146_097;

impl Civil {
    /// Returns the number of a day, in years that begin on the first of March, so that a leap day is the last.
    const fn number(self) -> i32 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let months = if self.month <= 2 { self.month + 9 } else { self.month - 3 };
        let (cycle, of_cycle) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * months + 2) / 5 + self.day - 1;
        cycle * CYCLE + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year
    }

    /// Returns the day of a number.
    const fn of(number: i32) -> Self {
        let (cycle, days) = (number.div_euclid(CYCLE), number.rem_euclid(CYCLE));
        let of_cycle = (days - days / 1_460 + days / 36_524 - days / (CYCLE - 1)) / 365;
        let of_year = days - (365 * of_cycle + of_cycle / 4 - of_cycle / 100);
        let months = (5 * of_year + 2) / 153;
        let month = if months < 10 { months + 3 } else { months - 9 };
        let year = cycle * 400 + of_cycle + (month <= 2) as i32;
        Self { year, month, day: of_year - (153 * months + 2) / 5 + 1 }
    }

    const fn month_length(year: i32, month: i32) -> i32 {
        match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => 31,
        }
    }

    /// Returns the number if there is such a day.
    const fn checked(self) -> Option<Day> {
        let there = self.year >= 1
            && self.year <= 9999
            && self.month >= 1
            && self.month <= 12
            && self.day >= 1
            && self.day <= Self::month_length(self.year, self.month);
        if there { Some(Day { number: self.number() }) } else { None }
    }
}

impl Day {
    /// The first day that can be named.
    pub const MIN: Self = Self { number: Civil { year: 1, month: 1, day: 1 }.number() };
    /// The last day that can be named.
    pub const MAX: Self = Self { number: Civil { year: 9999, month: 12, day: 31 }.number() };

    /// Returns the day of a year (1 to 9999), month (1 to 12) and day of the month (1 to 31).
    ///
    /// # Errors
    /// A [`Fault`] of code [`Code::BadDay`] if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, Fault> {
        let civil = Civil { year: year.into(), month: month.into(), day: day.into() };
        civil.checked().ok_or_else(|| bad_day(&format!("{year:04}-{month:02}-{day:02}")))
    }

    /// Reads a day as it is written.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
        let (year, month, day) = (digits([y1, y2, y3, y4])?, digits([m1, m2])?, digits([d1, d2])?);
        Civil { year, month, day }.checked()
    }

    /// Returns the first day of a month.
    pub(super) const fn first_of(year: i32, month: i32) -> Option<Self> {
        Civil { year, month, day: 1 }.checked()
    }

    /// Returns the number of days since 1970-01-01; negative before.
    pub(super) const fn since_1970(self) -> i32 {
        const BEGIN: i32 = Civil { year: 1970, month: 1, day: 1 }.number();
        self.number - BEGIN
    }

    const fn civil(self) -> Civil {
        Civil::of(self.number)
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        i16::try_from(self.civil().year).unwrap_or(i16::MAX)
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        i8::try_from(self.civil().month).unwrap_or(i8::MAX)
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        i8::try_from(self.civil().day).unwrap_or(i8::MAX)
    }

    /// Returns the number of days from this day to another; negative if the other is earlier.
    #[must_use]
    pub const fn days_until(self, other: Self) -> i32 {
        // Both are between year 1 and 9999, so the difference is below 3.7 million days.
        other.number - self.number
    }

    /// Returns the day that many days later (earlier if negative), or `None` beyond the last or first day.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Option<Self> {
        match self.number.checked_add(days) {
            Some(number) if number >= Self::MIN.number && number <= Self::MAX.number => Some(Self { number }),
            _ => None,
        }
    }

    /// Returns the anniversary that many years later; that of 29 February is 28 February in a common year.
    #[must_use]
    pub fn plus_years(self, years: i16) -> Option<Self> {
        let from = self.civil();
        let year = from.year + i32::from(years);
        let day = from.day.min(Civil::month_length(year, from.month));
        Civil { year, day, ..from }.checked()
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
        let Civil { year, month, .. } = self.civil();
        Self { number: Civil { year, month, day: Civil::month_length(year, month) }.number() }
    }

    /// Returns the day before, or this day if it is the first that can be named.
    pub(crate) fn before(self) -> Self {
        self.plus_days(-1).unwrap_or(Self::MIN)
    }

    /// Returns the day after, or this day if it is the last that can be named.
    pub(crate) fn after(self) -> Self {
        self.plus_days(1).unwrap_or(self)
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
        Self::read(text.as_bytes()).ok_or_else(|| bad_day(text))
    }
}

/// Returns the number that decimal digits write.
pub(super) const fn digits<const N: usize>(digits: [u8; N]) -> Option<i32> {
    let (mut rest, mut number) = (digits.as_slice(), 0);
    while let [digit, behind @ ..] = rest {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + (*digit - b'0') as i32;
        rest = behind;
    }
    Some(number)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day } = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
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
    fn every_day_is_that_of_another_calendar() {
        let mut date = jiff::civil::date(1, 1, 1);
        let mut day = Day::MIN;
        loop {
            assert_eq!((day.year(), day.month(), day.day()), (date.year(), date.month(), date.day()));
            assert_eq!(Day::new(date.year(), date.month(), date.day()), Ok(day));
            if day.day() == 1 {
                assert_eq!(day.end_of_month().day(), date.days_in_month());
            }
            let Some(next) = day.plus_days(1) else { break };
            (date, day) = (date.tomorrow().unwrap(), next);
        }
        assert_eq!(date, jiff::civil::date(9999, 12, 31));
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
