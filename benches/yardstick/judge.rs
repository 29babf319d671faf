//! Judging every target and every node on a day.

use tenfold::Standing;

use super::{Answers, Columns, Course};

impl Columns {
    /// Judges all on a day that is counted from the start of the plan: one pass over the targets, then one over the
    /// nodes, each of which stands behind those below it.
    #[inline(never)]
    pub(crate) fn judge(&self, day: i32, answers: &mut Answers) {
        for target in 0..self.targets() {
            self.target(target, day, answers);
        }
        for node in 0..self.nodes.len() {
            self.node(node, answers);
        }
    }

    // In the pass over all targets the columns are looked up once; alone it is called by records.
    #[inline(always)]
    pub(super) fn target(&self, target: usize, day: i32, answers: &mut Answers) {
        let (due, baseline, bar) = (self.due[target], self.baseline[target], self.bar[target]);
        let own = self.own(target);
        let seen = self.reading_day[own.clone()].partition_point(|read| *read <= day.min(due));
        let latest = own.start + seen - 1;
        let value = self.reading[latest];
        let attained = (value - baseline) / (bar - baseline);
        let expected = if day >= due { 1.0 } else { self.expected(target, day) };
        let pace = attained / expected;
        let years = self.years[self.reading_day[latest] as usize];
        let left = self.years[due as usize] - years;
        let met = if bar > baseline { value >= bar } else { value <= bar };
        answers.value[target] = value;
        answers.attainment[target] = attained;
        answers.expected[target] = expected;
        answers.pace[target] = pace;
        answers.forecast[target] = value + (value - baseline) / years * left;
        answers.standing[target] = if met {
            Standing::Achieved
        } else if day >= due {
            Standing::Missed
        } else {
            by_pace(pace)
        };
    }

    /// Returns the share of the way that is expected by a day before the due day.
    #[expect(
        clippy::disallowed_methods,
        reason = "a plain kernel would call the platform's power, which is faster"
    )]
    fn expected(&self, target: usize, day: i32) -> f64 {
        let (due, baseline, bar) = (self.due[target], self.baseline[target], self.bar[target]);
        match self.course[target] {
            Course::Linear => f64::from(day) / f64::from(due),
            Course::Compound => {
                let passed = f64::from(day) / f64::from(due);
                (baseline * (bar / baseline).powf(passed) - baseline) / (bar - baseline)
            }
            Course::Checkpoints => {
                let (mut from, mut to) = ((0, baseline), (due, bar));
                for point in self.point_begin[target] as usize..self.point_begin[target + 1] as usize {
                    let dated = (self.point_day[point], self.point[point]);
                    if dated.0 > day {
                        to = dated;
                        break;
                    }
                    from = dated;
                }
                let part = f64::from(day - from.0) / f64::from(to.0 - from.0);
                (from.1 + part * (to.1 - from.1) - baseline) / (bar - baseline)
            }
        }
    }
}

pub(super) fn by_pace(pace: f64) -> Standing {
    if pace >= 1.1 {
        Standing::Ahead
    } else if pace >= 0.95 {
        Standing::OnTrack
    } else if pace >= 0.75 {
        Standing::AtRisk
    } else {
        Standing::OffTrack
    }
}
