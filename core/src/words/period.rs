//! Periods: a year, half, quarter, month, day or range, kept as written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::digits;
use super::{Code, Day, Fault, head};

/// A stretch of days, kept as it was written: `2023`, `2023-H1`, `2023-Q1`, `2023-05`, `2023-05-17`, or
/// `2022-03-16/2023-03-15`.
///
/// As a reading it stands for its last day.
///
/// ```
/// use tenfold::Period;
/// let quarter: Period = "2023-Q1".parse()?;
/// assert_eq!(quarter.first().to_string(), "2023-01-01");
/// assert_eq!(quarter.last().to_string(), "2023-03-31");
/// assert_eq!(quarter.to_string(), "2023-Q1");
/// # Ok::<(), tenfold::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Day,
    last: Day,
    written: Written,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Written {
    Span(Every),
    Day,
    Range,
}

/// How often something is due or reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Each calendar year.
    Year,
    /// Each half of a calendar year.
    Half,
    /// Each quarter of a calendar year.
    Quarter,
    /// Each calendar month.
    Month,
}

impl Every {
    /// Returns the months in it: 12, 6, 3 or 1.
    #[must_use]
    pub const fn months(self) -> i8 {
        match self {
            Self::Year => 12,
            Self::Half => 6,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }

    /// Returns the period of this length that holds a day.
    #[must_use]
    pub fn around(self, day: Day) -> Period {
        let months = self.months();
        let from = (day.month() - 1) / months * months + 1;
        let first = Day::new(day.year(), from, 1).unwrap_or(day);
        let last = Day::new(day.year(), from + months - 1, 1).map_or(day, Day::end_of_month);
        Period { first, last, written: Written::Span(self) }
    }

    /// Returns the periods that lie wholly between two days, both included, in order.
    pub fn within(self, from: Day, to: Day) -> impl Iterator<Item = Period> {
        let first = self.around(from);
        let first = if first.first < from { self.following(first) } else { Some(first) };
        std::iter::successors(first, move |period| self.following(*period))
            .take_while(move |period| period.last <= to)
    }

    fn following(self, period: Period) -> Option<Period> {
        period.last.plus_days(1).map(|day| self.around(day))
    }
}

impl Period {
    /// Returns the range from one day to another, both included.
    ///
    /// # Errors
    /// A [`Fault`] of code [`Code::BadPeriod`] if the last day is before the first.
    pub fn range(first: Day, last: Day) -> Result<Self, Fault> {
        if last < first {
            return Err(bad_period(&format!("{first}/{last}")));
        }
        Ok(Self { first, last, written: Written::Range })
    }

    /// Returns the first day.
    #[must_use]
    pub const fn first(self) -> Day {
        self.first
    }

    /// Returns the last day, the one a reading for this period stands for.
    #[must_use]
    pub const fn last(self) -> Day {
        self.last
    }

    /// Returns the number of days, at least 1.
    #[must_use]
    pub fn days(self) -> i32 {
        self.first.days_until(self.last) + 1
    }

    /// Returns the days that it shares with the stretch from one day to another, both included.
    pub(crate) fn overlap(self, from: Day, to: Day) -> i32 {
        (self.first.max(from).days_until(self.last.min(to)) + 1).max(0)
    }
}

impl From<Day> for Period {
    fn from(day: Day) -> Self {
        Self { first: day, last: day, written: Written::Day }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

fn bad_period(text: &str) -> Fault {
    Fault::new(
        Code::BadPeriod,
        "",
        format!("`{}` is not a period", head(text)),
        "write 2023, 2023-H1, 2023-Q1, 2023-05, 2023-05-17 or 2022-03-16/2023-03-15, first day first",
    )
}

impl FromStr for Period {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        Self::read(text).ok_or_else(|| bad_period(text))
    }
}

impl Period {
    fn read(text: &str) -> Option<Self> {
        let day = |year, month| Day::first_of(digits(year)?, month);
        match *text.as_bytes() {
            [y1, y2, y3, y4] => Some(Every::Year.around(day([y1, y2, y3, y4], 1)?)),
            [y1, y2, y3, y4, b'-', b'H', half @ b'1'..=b'2'] => {
                let month = i32::from(half - b'1') * 6 + 1;
                Some(Every::Half.around(day([y1, y2, y3, y4], month)?))
            }
            [y1, y2, y3, y4, b'-', b'Q', quarter @ b'1'..=b'4'] => {
                let month = i32::from(quarter - b'1') * 3 + 1;
                Some(Every::Quarter.around(day([y1, y2, y3, y4], month)?))
            }
            [y1, y2, y3, y4, b'-', m1, m2] => {
                Some(Every::Month.around(day([y1, y2, y3, y4], digits([m1, m2])?)?))
            }
            [_, _, _, _, _, _, _, _, _, _] => Day::read(text.as_bytes()).map(Self::from),
            _ => {
                let (first, last) = text.split_once('/')?;
                Self::range(Day::read(first.as_bytes())?, Day::read(last.as_bytes())?).ok()
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.written {
            Written::Span(Every::Year) => write!(f, "{year:04}"),
            Written::Span(Every::Half) => write!(f, "{year:04}-H{}", month / 6 + 1),
            Written::Span(Every::Quarter) => write!(f, "{year:04}-Q{}", month / 3 + 1),
            Written::Span(Every::Month) => write!(f, "{year:04}-{month:02}"),
            Written::Day => write!(f, "{}", self.first),
            Written::Range => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_print_as_they_were_written() {
        for text in [
            "2023",
            "2023-H1",
            "2023-H2",
            "2023-Q1",
            "2023-Q4",
            "2023-12",
            "2023-02-28",
            "2022-03-16/2023-03-15",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in
            ["202", "2023-Q5", "2023-13", "2023-00", "2023-H3", "2023-02-30", "2023-03-02/2023-03-01", "20é3"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_whole_periods_lie_within() {
        let from = "2022-03-16".parse().unwrap();
        let to = "2025-12-31".parse().unwrap();
        let years: Vec<String> = Every::Year.within(from, to).map(|year| year.to_string()).collect();
        assert_eq!(years, ["2023", "2024", "2025"]);
    }
}
