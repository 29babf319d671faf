//! The yardstick: the same answers from plain columns, one pass over targets and one over nodes, without
//! reasons, entries or anything else that is not a number.

use std::ops::Range;

use tenfold::Standing;

/// Targets as columns, their readings behind one another, and the tree above them.
#[derive(Default)]
pub(crate) struct Columns {
    day: i32,
    due: Vec<i32>,
    baseline: Vec<f64>,
    bar: Vec<f64>,
    /// Where the readings of each target begin; one more than there are targets.
    begin: Vec<usize>,
    reading_day: Vec<i32>,
    reading: Vec<f64>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) roots: Vec<usize>,
}

/// A node of the tree: the targets that it holds, or the nodes below it.
#[derive(Default)]
pub(crate) struct Node {
    pub(crate) targets: Range<usize>,
    pub(crate) children: Vec<usize>,
}

/// What the yardstick says.
pub(crate) struct Answers {
    pub(crate) attainment: Vec<f64>,
    pub(crate) expected: Vec<f64>,
    pub(crate) standing: Vec<Standing>,
    /// The mean of what each node holds.
    pub(crate) score: Vec<f64>,
    pub(crate) whole: f64,
}

impl Columns {
    /// Returns columns without targets, to be judged on a day.
    pub(crate) fn on(day: i32) -> Self {
        Self { day, begin: vec![0], ..Self::default() }
    }

    /// Adds a target.
    pub(crate) fn push(&mut self, due: i32, baseline: f64, bar: f64, readings: &[(i32, f64)]) {
        self.due.push(due);
        self.baseline.push(baseline);
        self.bar.push(bar);
        self.reading_day.extend(readings.iter().map(|(day, _)| *day));
        self.reading.extend(readings.iter().map(|(_, value)| *value));
        self.begin.push(self.reading.len());
    }

    /// Judges every target and every node.
    pub(crate) fn judge(&self) -> Answers {
        let targets = self.due.len();
        let mut answers = Answers {
            attainment: vec![0.0; targets],
            expected: vec![0.0; targets],
            standing: vec![Standing::Missed; targets],
            score: vec![0.0; self.nodes.len()],
            whole: 0.0,
        };
        for target in 0..targets {
            self.target(target, &mut answers);
        }
        for node in (0..self.nodes.len()).rev() {
            answers.score[node] = self.node(node, &answers);
        }
        answers.whole = mean(self.roots.iter().map(|root| answers.score[*root]));
        answers
    }

    fn target(&self, target: usize, answers: &mut Answers) {
        let (due, baseline, bar) = (self.due[target], self.baseline[target], self.bar[target]);
        let own = self.begin[target]..self.begin[target + 1];
        let seen = self.reading_day[own.clone()].partition_point(|day| *day <= self.day.min(due));
        let value = self.reading[own.start + seen - 1];
        let attained = (value - baseline) / (bar - baseline);
        let expected = (f64::from(self.day) / f64::from(due)).min(1.0);
        let sign = if bar > baseline { 1.0 } else { -1.0 };
        let pace = attained / expected;
        answers.attainment[target] = attained;
        answers.expected[target] = expected;
        answers.standing[target] = match () {
            () if sign * (value - bar) >= 0.0 => Standing::Achieved,
            () if self.day >= due => Standing::Missed,
            () if pace >= 1.1 => Standing::Ahead,
            () if pace >= 0.95 => Standing::OnTrack,
            () if pace >= 0.75 => Standing::AtRisk,
            () => Standing::OffTrack,
        };
    }

    fn node(&self, node: usize, answers: &Answers) -> f64 {
        let own = &self.nodes[node];
        if own.children.is_empty() {
            mean(answers.attainment[own.targets.clone()].iter().map(|attained| attained.clamp(0.0, 1.0)))
        } else {
            mean(own.children.iter().map(|child| answers.score[*child]))
        }
    }
}

fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.fold((0.0, 0_u32), |(sum, count), number| (sum + number, count + 1));
    sum / f64::from(count)
}
