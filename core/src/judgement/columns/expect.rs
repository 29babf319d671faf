//! Expect: what trajectories ask by now, one plain loop for each run.

use super::kind::{Asks, Course};
use super::{Aside, Columns, Flags, Run};
use crate::judgement::attainment::Bar;
use crate::judgement::expected::{Path, elapsed, s_curve};
use crate::promises::Window;
use crate::words::Day;

/// The columns of a run that expectation reads and writes.
struct Lanes<'c, 'a> {
    day: Day,
    flags: &'c mut [Flags],
    elapsed: &'c [f64],
    baseline: &'c [f64],
    bar: &'c [f64],
    high: &'c [f64],
    sign: &'c [f64],
    asides: &'c [Aside<'a>],
    expected: &'c mut [f64],
    expected_value: &'c mut [f64],
}

impl Lanes<'_, '_> {
    /// Goes along paths of one form, to bars of one form.
    fn along(
        self,
        form: impl Fn(f64, f64, f64) -> Bar,
        share: impl Fn(&Path<'_>, Day, Option<f64>) -> Option<f64>,
    ) {
        let bars = self.bar.iter().zip(self.high).zip(self.sign);
        let ways = self.elapsed.iter().zip(self.baseline).zip(bars).zip(self.asides);
        let out = self.flags.iter_mut().zip(self.expected).zip(self.expected_value);
        for (((flags, expected), expected_value), (((passed, baseline), ((bar, high), sign)), aside)) in
            out.zip(ways)
        {
            if !flags.has(Flags::BAR) {
                continue;
            }
            let path = Path {
                trajectory: aside.terms.trajectory,
                window: aside.terms.window,
                baseline: flags.has(Flags::BASELINE).then_some(*baseline),
                bar: form(*bar, *high, *sign),
            };
            let passed = flags.has(Flags::DUE).then_some(*passed);
            let found = path.along(|path| share(path, path.start_on(self.day), passed));
            *expected = flags.take(Flags::EXPECTED, found.share).unwrap_or_default();
            *expected_value = flags.take(Flags::EXPECTED_VALUE, found.value).unwrap_or_default();
        }
    }

    /// Goes along the paths of a run, to bars of one form.
    fn to(self, course: Course, form: impl Fn(f64, f64, f64) -> Bar) {
        match course {
            Course::Linear => self.along(form, |_, _, passed| passed),
            Course::SCurve => self.along(form, |_, _, passed| passed.map(s_curve)),
            Course::AtDue => self.along(form, |path, day, _| path.at_due(day)),
            Course::Compound => self.along(form, |path, _, passed| path.compound(passed?)),
            Course::Checkpoints => self.along(form, |path, day, _| path.checkpoints(day)),
        }
    }
}

impl Columns<'_> {
    /// Finds what is expected of the targets of a run.
    pub(super) fn expect(&mut self, run: &Run) {
        self.elapse(run);
        let course = run.kind.course;
        match run.kind.asks {
            // Every day of these counts from the first one on; periods have ended or not.
            Asks::Hold => self.expect_all(run),
            Asks::Periods | Asks::Improve | Asks::Quorum => {}
            asks => {
                let Some(lanes) = self.expectation_lanes(run) else { return };
                match asks {
                    Asks::Range => lanes.to(course, |low, high, sign| Asks::Range.bar(low, high, sign)),
                    Asks::Step => lanes.to(course, |bar, high, sign| Asks::Step.bar(bar, high, sign)),
                    _ => lanes.to(course, |bar, high, sign| Asks::OneSided.bar(bar, high, sign)),
                }
            }
        }
    }

    /// Finds the share of each window that has passed; before the start it is as on the first day.
    fn elapse(&mut self, run: &Run) {
        let places = run.places.clone();
        let (Some(flags), Some(start), Some(due), Some(out)) = (
            self.flags.get(places.clone()),
            self.start.get(places.clone()),
            self.due.get(places.clone()),
            self.elapsed.get_mut(places),
        ) else {
            return;
        };
        for (((flags, start), due), passed) in flags.iter().zip(start).zip(due).zip(out) {
            let window = Window { start: *start, due: flags.has(Flags::DUE).then_some(*due) };
            *passed = elapsed(window, self.scene.day.max(*start)).unwrap_or_default();
        }
    }

    fn expect_all(&mut self, run: &Run) {
        let places = run.places.clone();
        let (Some(flags), Some(asides), Some(expected)) = (
            self.flags.get_mut(places.clone()),
            self.asides.get(places.clone()),
            self.expected.get_mut(places),
        ) else {
            return;
        };
        for ((flags, aside), expected) in flags.iter_mut().zip(asides).zip(expected) {
            let share = aside.held.map(|_| 1.0);
            *expected = flags.take(Flags::EXPECTED, share).unwrap_or_default();
        }
    }

    fn expectation_lanes(&mut self, run: &Run) -> Option<Lanes<'_, '_>> {
        let places = run.places.clone();
        Some(Lanes {
            day: self.scene.day,
            flags: self.flags.get_mut(places.clone())?,
            elapsed: self.elapsed.get(places.clone())?,
            baseline: self.baseline.get(places.clone())?,
            bar: self.bar.get(places.clone())?,
            high: self.high.get(places.clone())?,
            sign: self.sign.get(places.clone())?,
            asides: self.asides.get(places.clone())?,
            expected: self.expected.get_mut(places.clone())?,
            expected_value: self.expected_value.get_mut(places)?,
        })
    }
}
