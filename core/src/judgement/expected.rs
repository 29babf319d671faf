//! What is expected by a day: the trajectory as a share of the way, and as a value.

use super::attainment::Bar;
use crate::promises::{Between, Checkpoint, Trajectory, Window};
use crate::words::Day;

/// What is expected on a day.
#[derive(Clone, Copy, Default)]
pub(super) struct Expected {
    /// As a share of the way from baseline to bar.
    pub(super) share: Option<f64>,
    /// As a value, where baseline and bar are numbers.
    pub(super) value: Option<f64>,
}

/// A way from a baseline to a bar in a window.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    pub(super) trajectory: &'a Trajectory,
    pub(super) window: Window,
    pub(super) baseline: Option<f64>,
    pub(super) bar: Bar,
}

/// Returns the share of a window that has passed by the end of a day, 0 to 1; none without a due day.
pub(super) fn elapsed(window: Window, day: Day) -> Option<f64> {
    let due = window.due?;
    let whole = window.start.days_until(due);
    if whole == 0 {
        return Some(if day < due { 0.0 } else { 1.0 });
    }
    Some((f64::from(window.start.days_until(day)) / f64::from(whole)).clamp(0.0, 1.0))
}

/// Returns the share of the way: slow, fast, slow.
pub(super) fn s_curve(passed: f64) -> f64 {
    passed * passed * (3.0 - 2.0 * passed)
}

impl Path<'_> {
    /// Returns what is expected by the end of a day.
    pub(super) fn on(&self, day: Day) -> Expected {
        let day = self.start_on(day);
        self.along(|path| path.share(day, elapsed(path.window, day)))
    }

    /// Returns the day that counts: before the start it is as on the first day.
    pub(super) fn start_on(&self, day: Day) -> Day {
        day.max(self.window.start)
    }

    /// Returns what is expected at a share of the way; where there is no way to go, all of it from the start.
    pub(super) fn share_along(&self, share: impl FnOnce(&Self) -> Option<f64>) -> Option<f64> {
        if self.has_no_way() {
            self.dated().then_some(1.0)
        } else {
            share(self).filter(|share| share.is_finite()).map(|share| share + 0.0)
        }
    }

    fn along(&self, share: impl FnOnce(&Self) -> Option<f64>) -> Expected {
        let share = self.share_along(share);
        let value = self.baseline.zip(share).map(|(baseline, share)| {
            let aim = self.bar.aim(baseline);
            if self.bar.ahead_of(baseline) { baseline + share * (aim - baseline) } else { aim }
        });
        Expected { share, value: value.filter(|value| value.is_finite()) }
    }

    /// Returns whether the bar is there from the beginning.
    fn has_no_way(&self) -> bool {
        self.baseline.is_some_and(|baseline| !self.bar.ahead_of(baseline))
    }

    fn share(&self, day: Day, passed: Option<f64>) -> Option<f64> {
        match self.trajectory {
            Trajectory::Linear => passed,
            Trajectory::SCurve => passed.map(s_curve),
            Trajectory::AtDue => self.at_due(day),
            Trajectory::Compound => self.compound(passed?),
            Trajectory::Checkpoints { points, between } => self.through(points, *between, day),
        }
    }

    fn dated(&self) -> bool {
        self.window.due.is_some() || matches!(self.trajectory, Trajectory::Checkpoints { .. })
    }

    /// Returns nothing until the due day, then all.
    pub(super) fn at_due(&self, day: Day) -> Option<f64> {
        Some(if day < self.window.due? { 0.0 } else { 1.0 })
    }

    /// Returns the share of the way at the same factor each day.
    pub(super) fn compound(&self, passed: f64) -> Option<f64> {
        let baseline = self.baseline?;
        let aim = self.bar.aim(baseline);
        if baseline * aim <= 0.0 {
            return None;
        }
        Some((baseline * libm::pow(aim / baseline, passed) - baseline) / (aim - baseline))
    }

    /// Returns the share of the way on a path from the baseline through dated values to the bar.
    pub(super) fn through(&self, points: &[Checkpoint], between: Between, day: Day) -> Option<f64> {
        let baseline = self.baseline?;
        let aim = self.bar.aim(baseline);
        let due = self.window.due;
        let mut from = (self.window.start, baseline);
        let mut to = due.map(|due| (due, aim));
        // On the due day the bar is expected, whatever else is dated on it or after it.
        for point in points.iter().filter(|point| due.is_none_or(|due| point.day < due)) {
            if point.day > day {
                to = Some((point.day, point.value.get()));
                break;
            }
            // A value dated on the first day stands for where it starts.
            from = (point.day, point.value.get());
        }
        let value = match to {
            None => from.1,
            Some((to, high)) if to <= day => high,
            Some((to, high)) => match between {
                Between::Step => from.1,
                Between::Linear => {
                    let part = f64::from(from.0.days_until(day)) / f64::from(from.0.days_until(to));
                    from.1 + part * (high - from.1)
                }
            },
        };
        Some((value - baseline) / (aim - baseline))
    }
}
