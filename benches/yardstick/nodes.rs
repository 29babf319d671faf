//! How the children of a node become one.

use tenfold::Standing;

use super::judge::by_pace;
use super::{Answers, Columns, Node};

/// What a child brings.
struct Child {
    weight: f64,
    score: f64,
    attained: f64,
    expected: f64,
    standing: Standing,
    missed: u32,
}

/// What the children come to: their sums, the least of them and how they stand together.
struct Sums {
    weight: f64,
    score: f64,
    attained: f64,
    expected: f64,
    least: f64,
    /// The pace of the slowest child, and its attained and expected.
    slowest: (f64, f64, f64),
    lowest: Standing,
    highest: Standing,
    missed: u32,
}

impl Columns {
    pub(super) fn node(&self, node: usize, answers: &mut Answers) {
        let own = &self.nodes[node];
        let mut sums = Sums::new();
        if own.leaf {
            for target in own.children.clone() {
                sums.add(&self.held(target, answers));
            }
        } else {
            for below in own.children.clone() {
                sums.add(&self.below(below, answers));
            }
        }
        sums.close(node, own, answers);
    }

    fn held(&self, target: usize, answers: &Answers) -> Child {
        let attained = answers.attainment[target].clamp(0.0, 1.0);
        let standing = answers.standing[target];
        Child {
            weight: self.weight[target],
            score: attained,
            attained,
            expected: answers.expected[target],
            standing,
            missed: u32::from(self.binding[target] && standing == Standing::Missed),
        }
    }

    fn below(&self, node: usize, answers: &Answers) -> Child {
        let own = &answers.nodes;
        Child {
            weight: self.nodes[node].weight,
            score: own.score[node],
            attained: own.attained[node],
            expected: own.expected[node],
            standing: own.standing[node],
            missed: own.missed[node],
        }
    }
}

impl Sums {
    const fn new() -> Self {
        Self {
            weight: 0.0,
            score: 0.0,
            attained: 0.0,
            expected: 0.0,
            least: f64::INFINITY,
            slowest: (f64::INFINITY, 0.0, 0.0),
            lowest: Standing::Achieved,
            highest: Standing::Missed,
            missed: 0,
        }
    }

    fn add(&mut self, child: &Child) {
        self.weight += child.weight;
        self.score += child.weight * child.score;
        self.attained += child.weight * child.attained;
        self.expected += child.weight * child.expected;
        self.least = self.least.min(child.score);
        let pace = child.attained / child.expected;
        if pace < self.slowest.0 {
            self.slowest = (pace, child.attained, child.expected);
        }
        self.lowest = self.lowest.min(child.standing);
        self.highest = self.highest.max(child.standing);
        self.missed += child.missed;
    }

    /// Writes down what a node comes to.
    fn close(&self, node: usize, own: &Node, answers: &mut Answers) {
        let (mut score, (mut attained, expected)) = if own.weakest {
            (self.least, (self.slowest.1, self.slowest.2))
        } else {
            (self.score / self.weight, (self.attained / self.weight, self.expected / self.weight))
        };
        let mut pace = attained / expected;
        let mut standing = if self.lowest == Standing::Achieved || self.highest == Standing::Missed {
            self.lowest
        } else {
            by_pace(pace)
        };
        if own.weakest {
            standing = standing.min(self.lowest);
        }
        if own.veto && self.missed > 0 {
            (score, attained, pace, standing) = (0.0, 0.0, 0.0, Standing::Missed);
        }
        let nodes = &mut answers.nodes;
        nodes.score[node] = score;
        nodes.attained[node] = attained;
        nodes.expected[node] = expected;
        nodes.pace[node] = pace;
        nodes.standing[node] = standing;
        nodes.missed[node] = self.missed;
    }
}
