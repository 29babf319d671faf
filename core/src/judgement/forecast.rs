//! How a value goes on: the straight lines and the growth by which it is carried past its latest figure.

use super::columns::View;
use crate::promises::Measure;
use crate::rules::{
    Edges, Forecast, Lack, Line, Point, Scatter, THEIL_SEN_MOST, compound, latest, least_squares,
    mean_change, theil_sen,
};
use crate::words::Day;

/// The days of a year on average.
const YEAR: f64 = 365.242_5;

/// How far a guess at a day may be off: leap days lie unevenly.
const OFF: i32 = 4;

/// How a value goes on from what is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    /// The day from which its times are counted.
    from: Day,
    form: Form,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Straight(Line),
    /// The value changed from the first number to the second in so many years.
    Compound {
        base: f64,
        now: f64,
        years: f64,
    },
}

impl Course {
    /// Returns the value on a day.
    pub(super) fn on(&self, day: Day) -> Result<f64, Lack> {
        let on = self.from.years_until(day);
        match self.form {
            Form::Straight(line) => line.at(on),
            Form::Compound { base, now, years } => compound(base, now, years, on),
        }
    }

    /// Returns the first day after another on which it meets a bar, if it goes there.
    pub(super) fn meets(&self, bar: f64, sign: f64, after: Day) -> Option<Day> {
        let meets = |day: Day| self.on(day).is_ok_and(|value| sign * (value - bar) >= 0.0);
        let first = after.after();
        if meets(first) {
            return Some(first).filter(|first| *first > after);
        }
        let years = self.time_at(bar, sign)?;
        let guess = days(self.from, years)?;
        let (mut before, mut met) =
            (guess.plus_days(-OFF).unwrap_or(after), guess.plus_days(OFF).unwrap_or(Day::MAX));
        before = before.max(first);
        if meets(before) || !meets(met) {
            // The guess is far off where numbers are at the ends of what they can be.
            (before, met) = (first, Day::MAX);
        }
        if !meets(met) {
            return None;
        }
        // It does not meet the bar on the one day and does on the other: the first day lies between them.
        while before.days_until(met) > 1 {
            let middle = before.plus_days(before.days_until(met) / 2)?;
            if meets(middle) { met = middle } else { before = middle }
        }
        Some(met)
    }

    /// Returns the time at which it comes to a bar, if it goes towards it.
    fn time_at(&self, bar: f64, sign: f64) -> Option<f64> {
        match self.form {
            Form::Straight(line) => (sign * line.slope > 0.0)
                .then(|| line.through.years + (bar - line.through.value) / line.slope),
            Form::Compound { base, now, years } => {
                let (left, rate) = (bar / now, now / base);
                let towards = left > 0.0 && rate > 0.0 && (left > 1.0) == (rate > 1.0);
                towards.then(|| years * libm::log(left) / libm::log(rate))
            }
        }
        .filter(|years| years.is_finite())
    }
}

/// Returns the day about so many years after another, if it can be named.
fn days(from: Day, years: f64) -> Option<Day> {
    let days = (years * YEAR).ceil();
    // Beyond the last nameable day there is no day to name.
    if !(-4_000_000.0..=4_000_000.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the line above keeps it within four million")]
    let days = days as i32;
    from.plus_days(days)
}

impl View<'_> {
    /// Returns how a forecast carries the value on.
    pub(super) fn course(&self, forecast: Forecast, edges: &Edges) -> Result<Course, Lack> {
        let start = self.window().start;
        let line = match forecast {
            Forecast::FromBaseline => {
                let (from, to, _) = self.since_baseline()?;
                let years = self.value_day().map_or(0.0, |day| start.years_until(day));
                // On the one axis of years on which the line goes on.
                let span = years - start.years_until(self.baseline_day());
                if span <= 0.0 {
                    return Err(Lack::TooFewYears);
                }
                Line { slope: (to - from) / span, through: Point { years, value: to } }
            }
            Forecast::LastN { last, min_points } => {
                let points = self.amounts();
                let slope = mean_change(&points, last, min_points)?;
                Line { slope, through: *points.last().ok_or(Lack::NoValue)? }
            }
            Forecast::LeastSquares => least_squares(&self.amounts(), edges.min_points)?,
            Forecast::TheilSen => theil_sen(&self.amounts(), edges.min_points)?,
            Forecast::Compound => {
                let (base, now, years) = self.since_baseline()?;
                let from = self.value_day().ok_or(Lack::NoValue)?;
                compound(base, now, years, 0.0)?;
                return Ok(Course { from, form: Form::Compound { base, now, years } });
            }
        };
        Ok(Course { from: start, form: Form::Straight(line) })
    }

    /// Returns one standard error of prediction on a day; growth and fewer than three figures have none.
    pub(super) fn error_of(&self, course: &Course, forecast: Forecast, day: Day) -> Option<f64> {
        let Form::Straight(line) = course.form else { return None };
        let points = self.amounts();
        let seen = match forecast {
            Forecast::LastN { last, .. } => latest(&points, usize::try_from(last).unwrap_or(usize::MAX)),
            Forecast::TheilSen => latest(&points, THEIL_SEN_MOST),
            _ => points.as_slice(),
        };
        Scatter::around(line, seen).ok()?.at(course.from.years_until(day)).ok()
    }

    /// Returns the points as amounts that stand against the bar: of a flow its sums so far.
    pub(super) fn amounts(&self) -> Vec<Point> {
        match self.indicator().map(|indicator| &indicator.measure) {
            Some(Measure::Flow { pro_rata: false }) => summed(self.timed()),
            // Of periods that overlap no figure simply adds to those before it.
            Some(Measure::Flow { pro_rata: true }) => self.on_their_days(),
            _ => self.timed(),
        }
    }

    /// Returns what there was on the day of each point.
    fn on_their_days(&self) -> Vec<Point> {
        let start = self.window().start;
        let mut points = Vec::with_capacity(self.figures().len());
        self.so_far(self.figures().iter().map(|dated| dated.day), |day, value| {
            points.extend(value.map(|value| Point { years: start.years_until(day), value }));
        });
        points
    }
}

/// Adds each figure to those before it.
fn summed(mut points: Vec<Point>) -> Vec<Point> {
    let mut sum = 0.0;
    for point in &mut points {
        sum += point.value;
        point.value = sum;
    }
    points
}
