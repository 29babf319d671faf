//! Days, one by one.

use tenfold::{Day, Every, Period};

/// Returns the number of days from one day to another, both included; 0 if the last is before the first.
pub(crate) fn days_in(first: Day, last: Day) -> i32 {
    (first.days_until(last) + 1).max(0)
}

/// Returns the days from one day to another, both included.
pub(crate) fn each_day(first: Day, last: Day) -> impl Iterator<Item = Day> {
    (0..days_in(first, last)).map(move |days| first.plus_days(days).unwrap())
}

/// Returns whether a day is reached that lies some days after another; never, if that is past the calendar.
pub(crate) fn reached(day: Day, from: Day, days: u32) -> bool {
    i64::from(from.days_until(day)) >= i64::from(days)
}

/// Returns the calendar periods that lie wholly between two days, both included.
pub(crate) fn periods_inside(every: Every, first: Day, last: Day) -> Vec<Period> {
    let mut inside = Vec::new();
    let mut day = first;
    loop {
        let period = every.around(day);
        if period.last() > last {
            return inside;
        }
        if period.first() >= first {
            inside.push(period);
        }
        match period.last().plus_days(1) {
            Some(next) => day = next,
            None => return inside,
        }
    }
}

/// Returns the last day, not after a day, on which a period of some length ends.
pub(crate) fn last_end(every: Every, day: Day) -> Option<Day> {
    let around = every.around(day);
    if around.last() == day { Some(day) } else { around.first().plus_days(-1) }
}
