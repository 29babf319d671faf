//! Expect: what trajectories ask by now, one plain loop for each course.

use super::kind::{Course, Kind};
use super::{Columns, Flags, put};
use crate::judgement::attainment::Bar;
use crate::judgement::expected::{Expected, Path, elapsed, s_curve};
use crate::judgement::scene::Scene;
use crate::judgement::terms::Terms;
use crate::promises::{Trajectory, Window};
use crate::words::Day;

/// The targets by the courses of their trajectories.
#[derive(Default)]
pub(super) struct Courses([Vec<u32>; COURSES.len()]);

const COURSES: [Course; 6] =
    [Course::Linear, Course::SCurve, Course::AtDue, Course::Compound, Course::Checkpoints, Course::Whole];

impl Courses {
    /// Sorts targets by their kinds.
    pub(super) fn sort(&mut self, kinds: &[Kind]) {
        self.0.iter_mut().for_each(Vec::clear);
        for (target, kind) in kinds.iter().enumerate() {
            let list = COURSES.iter().position(|course| *course == kind.course);
            if let Some(list) = list.and_then(|list| self.0.get_mut(list)) {
                list.extend(u32::try_from(target).ok());
            }
        }
    }
}

/// One target on its way.
struct Way<'a> {
    path: Path<'a>,
    day: Day,
    /// The share of the window that has passed; none without a due day.
    passed: Option<f64>,
}

impl Columns {
    /// Finds what is expected of all targets on a day.
    pub(in crate::judgement) fn expect(&mut self, scene: &Scene<'_>, terms: &Terms) {
        let courses = std::mem::take(&mut self.courses);
        for (course, targets) in COURSES.iter().zip(&courses.0) {
            for target in targets.iter().filter_map(|target| usize::try_from(*target).ok()) {
                self.go(*course, scene, terms, target);
            }
        }
        self.courses = courses;
    }

    /// Finds what is expected of one target on a day.
    pub(in crate::judgement) fn expect_one(&mut self, scene: &Scene<'_>, terms: &Terms, target: usize) {
        if let Some(kind) = self.kind.get(target).copied() {
            self.go(kind.course, scene, terms, target);
        }
    }

    #[inline]
    fn go(&mut self, course: Course, scene: &Scene<'_>, terms: &Terms, target: usize) {
        match course {
            Course::Linear => self.along(scene.day, target, |_| LINEAR, |way| way.passed),
            Course::SCurve => self.along(scene.day, target, |_| LINEAR, |way| way.passed.map(s_curve)),
            Course::AtDue => self.along(scene.day, target, |_| LINEAR, |way| way.path.at_due(way.day)),
            Course::Compound => {
                self.along(scene.day, target, |_| LINEAR, |way| way.path.compound(way.passed?));
            }
            Course::Checkpoints => {
                let own = |target| {
                    let own = terms.targets.get(target);
                    own.map_or(LINEAR, |own| scene.promise(target, own).trajectory)
                };
                self.along(scene.day, target, own, |way| way.path.checkpoints(way.day));
            }
            Course::Whole => {
                let there = self.extra(target).and_then(|extra| extra.held).map(|_| 1.0);
                self.expects(target, Expected { share: there, value: None });
            }
            Course::None => {}
        }
    }

    /// Goes along a path.
    #[inline]
    fn along<'a>(
        &mut self,
        day: Day,
        target: usize,
        trajectory: impl Fn(usize) -> &'a Trajectory,
        share: impl Fn(&Way<'_>) -> Option<f64>,
    ) {
        let (Some(flags), Some(kind), Some(start), Some(due)) =
            (self.flags.get(target), self.kind.get(target), self.start.get(target), self.due.get(target))
        else {
            return;
        };
        if !flags.has(Flags::BAR) {
            return;
        }
        let number = |column: &[f64]| column.get(target).copied().unwrap_or_default();
        let window = Window { start: *start, due: flags.has(Flags::DUE).then_some(*due) };
        let baseline = flags.has(Flags::BASELINE).then(|| number(&self.baseline));
        let bar: Bar = kind.asks.bar(number(&self.bar), number(&self.high), number(&self.sign));
        let day = day.max(window.start);
        let path = Path { trajectory: trajectory(target), window, baseline, bar };
        let way = Way { path, day, passed: elapsed(window, day) };
        let found = path.along(|_| share(&way));
        self.expects(target, found);
    }

    #[inline]
    fn expects(&mut self, target: usize, found: Expected) {
        let Some(flags) = self.flags.get_mut(target) else { return };
        let share = flags.take(Flags::EXPECTED, found.share).unwrap_or_default();
        let value = flags.take(Flags::EXPECTED_VALUE, found.value).unwrap_or_default();
        put(&mut self.expected, target, share);
        put(&mut self.expected_value, target, value);
    }
}

/// Where the course says all, the trajectory is not asked.
const LINEAR: &Trajectory = &Trajectory::Linear;
