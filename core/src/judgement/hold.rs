//! Goals to hold a range: every day of the window counts.

use super::measure::Dated;
use crate::promises::Window;
use crate::words::Day;

/// How the days of a window went.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Held {
    /// The days for which a figure stands.
    pub(super) observed: u32,
    /// Those of them inside the range.
    pub(super) inside: u32,
    /// The longest run of days outside that is past the tolerance: its first day and its length.
    pub(super) excursion: Option<(Day, u32)>,
}

/// What a goal to hold asks.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) tolerance: Option<u32>,
}

impl Range {
    /// Returns whether a value is inside.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }

    /// Returns how far a value is outside, above 0 if it is.
    pub(super) fn outside(&self, value: f64) -> f64 {
        let below = self.low.map_or(f64::NEG_INFINITY, |low| low - value);
        let above = self.high.map_or(f64::NEG_INFINITY, |high| value - high);
        below.max(above)
    }
}

/// Counts the days inside and outside a range up to a day: a figure stands until the next one, at most for its
/// freshness.
pub(super) fn held(points: &[Dated], range: Range, to: Day, fresh_days: Option<u32>) -> Held {
    let mut held = Held::default();
    let mut run: Option<(Day, u32)> = None;
    for (index, point) in points.iter().enumerate() {
        let next = points.get(index + 1).map(|next| next.day);
        let last = stands_until(*point, next, to, fresh_days);
        let days = u32::try_from(point.day.days_until(last) + 1).unwrap_or(0);
        held.observed += days;
        if range.holds(point.value) {
            held.inside += days;
            run = None;
        } else {
            run = Some(run.map_or((point.day, days), |(from, before)| (from, before + days)));
        }
        if let (Some((from, length)), Some(tolerated)) = (run, range.tolerance)
            && length > tolerated
            && held.excursion.is_none_or(|(_, longest)| length > longest)
        {
            held.excursion = Some((from, length));
        }
        // Days that nobody observed end a run: only days in a row count.
        if last < next.map_or(to, Day::before) {
            run = None;
        }
    }
    held
}

/// Returns the last day for which a figure stands: to the day before the next one, at most for its freshness.
pub(super) fn stands_until(point: Dated, next: Option<Day>, to: Day, fresh_days: Option<u32>) -> Day {
    let next = next.map_or(to, Day::before);
    let stale = fresh_days
        .and_then(|days| i32::try_from(days).ok())
        .and_then(|days| point.day.plus_days(days))
        .unwrap_or(Day::MAX);
    next.min(stale).min(to)
}

impl Held {
    /// Returns the share of a window's days that were observed, 0 to 1.
    pub(super) fn coverage(&self, window: Window) -> f64 {
        let days = window.due.map_or(0, |due| window.start.days_until(due) + 1);
        if days <= 0 { 0.0 } else { f64::from(self.observed) / f64::from(days) }
    }

    /// Returns the share of the observed days that were inside.
    pub(super) fn attainment(&self) -> Option<f64> {
        (self.observed > 0).then(|| f64::from(self.inside) / f64::from(self.observed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        "2021-01-01".parse::<Day>().unwrap().plus_days(number).unwrap()
    }

    /// What is seen of 5 to 10 by the day 199: figures on days, each standing to the next one.
    fn seen(figures: &[(i32, f64)], tolerance: Option<u32>) -> Held {
        let points: Vec<Dated> =
            figures.iter().map(|(on, value)| Dated { day: day(*on), value: *value }).collect();
        held(&points, Range { low: Some(5.0), high: Some(10.0), tolerance }, day(199), None)
    }

    #[test]
    fn a_run_outside_adds_up_its_figures_and_the_first_longest_counts() {
        // Outside for 10 and 20 days in a row, inside for 70, outside for 30 and for 50, inside again.
        let figures = [(0, 4.0), (10, 11.0), (30, 7.0), (100, 4.0), (130, 7.0), (140, 11.0), (190, 5.0)];
        let seen_by = |tolerance| {
            seen(&figures, tolerance).excursion.map(|(from, days)| (day(0).days_until(from), days))
        };
        assert_eq!(seen_by(None), None);
        assert_eq!(seen_by(Some(29)), Some((140, 50)));
        assert_eq!(seen_by(Some(49)), Some((140, 50)));
        assert_eq!(seen_by(Some(50)), None);
        let shorter = seen(&figures[..6], Some(20));
        assert_eq!((shorter.observed, shorter.inside), (200, 80));
        // Of two as long the first, and a shorter one after a longer one is not it.
        let equal = [(0, 4.0), (30, 7.0), (60, 4.0), (90, 7.0), (100, 4.0), (120, 7.0)];
        assert_eq!(seen(&equal, Some(10)).excursion, Some((day(0), 30)));
    }

    #[test]
    fn of_nothing_observed_nothing_is_attained() {
        assert_eq!(seen(&[], Some(10)).attainment(), None);
    }

    #[test]
    fn coverage_is_of_all_days_of_the_window_its_last_one_too() {
        let seen = seen(&[(0, 7.0)], None);
        let window = |due: i32| Window { start: day(0), due: Some(day(due)) };
        assert_eq!(seen.coverage(window(199)).to_bits(), f64::to_bits(1.0));
        assert_eq!(seen.coverage(window(399)).to_bits(), f64::to_bits(0.5));
        assert_eq!(seen.coverage(Window { start: day(0), due: None }).to_bits(), f64::to_bits(0.0));
    }
}
