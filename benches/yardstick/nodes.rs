//! How the children of a node become one.

use tenfold::Standing;

use super::judge::by_pace;
use super::{Answers, Columns};

/// What a child brings.
struct Child {
    weight: f64,
    score: f64,
    attained: f64,
    expected: f64,
    standing: Standing,
    missed: u32,
}

/// What the children come to.
struct Sum {
    score: f64,
    attained: f64,
    expected: f64,
    lowest: Standing,
    highest: Standing,
    missed: u32,
}

impl Columns {
    #[inline(always)]
    pub(super) fn node(&self, node: usize, answers: &mut Answers) {
        let own = &self.nodes[node];
        let range = own.children.clone();
        let mut sum = match (own.leaf, own.weakest) {
            (true, false) => mean(range.map(|target| self.held(target, answers))),
            (true, true) => weakest(range.map(|target| self.held(target, answers))),
            (false, false) => mean(range.map(|below| self.below(below, answers))),
            (false, true) => weakest(range.map(|below| self.below(below, answers))),
        };
        let mut pace = sum.attained / sum.expected;
        let mut standing = if sum.lowest == Standing::Achieved || sum.highest == Standing::Missed {
            sum.lowest
        } else {
            by_pace(pace)
        };
        if own.weakest {
            standing = standing.min(sum.lowest);
        }
        if own.veto && sum.missed > 0 {
            (sum.score, sum.attained, pace, standing) = (0.0, 0.0, 0.0, Standing::Missed);
        }
        let nodes = &mut answers.nodes;
        nodes.score[node] = sum.score;
        nodes.attained[node] = sum.attained;
        nodes.expected[node] = sum.expected;
        nodes.pace[node] = pace;
        nodes.standing[node] = standing;
        nodes.missed[node] = sum.missed;
    }

    /// Returns a target as a child.
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

    /// Returns a node as a child.
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

impl Sum {
    const EMPTY: Self = Self {
        score: 0.0,
        attained: 0.0,
        expected: 0.0,
        lowest: Standing::Achieved,
        highest: Standing::Missed,
        missed: 0,
    };

    fn stand(&mut self, child: &Child) {
        self.lowest = self.lowest.min(child.standing);
        self.highest = self.highest.max(child.standing);
        self.missed += child.missed;
    }
}

/// Returns the weighted means of children.
fn mean(children: impl Iterator<Item = Child>) -> Sum {
    let (mut sum, mut weight) = (Sum::EMPTY, 0.0);
    for child in children {
        weight += child.weight;
        sum.score += child.weight * child.score;
        sum.attained += child.weight * child.attained;
        sum.expected += child.weight * child.expected;
        sum.stand(&child);
    }
    sum.score /= weight;
    sum.attained /= weight;
    sum.expected /= weight;
    sum
}

/// Returns the least score of children, and what is attained and expected of the slowest of them.
fn weakest(children: impl Iterator<Item = Child>) -> Sum {
    let (mut sum, mut slowest) = (Sum::EMPTY, f64::INFINITY);
    sum.score = f64::INFINITY;
    for child in children {
        sum.score = sum.score.min(child.score);
        let pace = child.attained / child.expected;
        if pace < slowest {
            slowest = pace;
            sum.attained = child.attained;
            sum.expected = child.expected;
        }
        sum.stand(&child);
    }
    sum
}
