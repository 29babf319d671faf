//! Expect: what trajectories ask by now.

use super::kind::Course;
use super::{Columns, Flags, Row};
use crate::judgement::expected::{Path, elapsed, s_curve};
use crate::judgement::scene::Scene;
use crate::promises::{Between, Trajectory};
use crate::words::Day;

/// One target on its way.
struct Way<'a> {
    path: Path<'a>,
    day: Day,
    /// The share of the window that has passed; none without a due day.
    passed: Option<f64>,
}

impl Columns {
    /// Finds what is expected of one target on a day.
    #[inline]
    pub(in crate::judgement) fn expect(&mut self, scene: &Scene<'_>, target: usize) {
        let Some(course) = self.rows.get(target).map(|row| row.kind.course) else { return };
        let held = || self.rows.get(target).and_then(|row| self.extra(row)?.held);
        let held = if course == Course::Whole { held() } else { None };
        let Some(row) = self.rows.get_mut(target) else { return };
        let day = scene.day;
        match course {
            Course::Linear => row.along(day, LINEAR, |way| way.passed),
            Course::SCurve => row.along(day, LINEAR, |way| way.passed.map(s_curve)),
            Course::AtDue => row.along(day, LINEAR, |way| way.path.at_due(way.day)),
            Course::Compound => row.along(day, LINEAR, |way| way.path.compound(way.passed?)),
            Course::Checkpoints => {
                let points = self.points.get(row.points()).unwrap_or_default();
                let between = if row.flags.has(Flags::STEPS) { Between::Step } else { Between::Linear };
                row.along(day, CHECKPOINTS, |way| way.path.through(points, between, way.day));
            }
            Course::Whole => row.expects(held.map(|_| 1.0)),
            Course::None => {}
        }
    }
}

impl Row {
    /// Goes along a path.
    #[inline]
    fn along(&mut self, day: Day, trajectory: &Trajectory, share: impl Fn(&Way<'_>) -> Option<f64>) {
        let Some(bar) = self.bar() else { return };
        let window = self.window();
        let day = day.max(window.start);
        let path = Path { trajectory, window, baseline: self.baseline(), bar };
        let way = Way { path, day, passed: elapsed(window, day) };
        let found = path.share_along(|_| share(&way));
        self.expects(found);
    }

    #[inline]
    fn expects(&mut self, share: Option<f64>) {
        self.expected = self.flags.take(Flags::EXPECTED, share).unwrap_or_default();
    }
}

/// Where the course says all, the trajectory is not asked.
const LINEAR: &Trajectory = &Trajectory::Linear;

/// The points stand in the columns.
const CHECKPOINTS: &Trajectory = &Trajectory::Checkpoints { points: Vec::new(), between: Between::Linear };
