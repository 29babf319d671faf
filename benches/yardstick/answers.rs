//! What the yardstick says, and the figures by which others are checked against it.

use tenfold::Standing;

use super::Columns;

/// How many figures an evaluation is checked by.
pub(crate) const FIGURES: usize = 20;

/// The answers for every target and every node.
#[derive(Clone)]
pub(crate) struct Answers {
    pub(crate) value: Vec<f64>,
    pub(crate) attainment: Vec<f64>,
    pub(crate) expected: Vec<f64>,
    pub(crate) pace: Vec<f64>,
    pub(crate) forecast: Vec<f64>,
    pub(crate) standing: Vec<Standing>,
    pub(crate) nodes: NodeAnswers,
}

/// The answers for every node, each behind those below it.
#[derive(Clone)]
pub(crate) struct NodeAnswers {
    pub(crate) score: Vec<f64>,
    /// What is attained of what is expected: another number than the score where the weakest decides.
    pub(crate) attained: Vec<f64>,
    pub(crate) expected: Vec<f64>,
    pub(crate) pace: Vec<f64>,
    pub(crate) standing: Vec<Standing>,
    /// How many binding targets below are missed.
    pub(crate) missed: Vec<u32>,
}

impl Answers {
    /// Returns room for the answers to columns.
    pub(crate) fn of(columns: &Columns) -> Self {
        let (targets, nodes) = (columns.targets(), columns.nodes.len());
        Self {
            value: vec![0.0; targets],
            attainment: vec![0.0; targets],
            expected: vec![0.0; targets],
            pace: vec![0.0; targets],
            forecast: vec![0.0; targets],
            standing: vec![Standing::Missed; targets],
            nodes: NodeAnswers {
                score: vec![0.0; nodes],
                attained: vec![0.0; nodes],
                expected: vec![0.0; nodes],
                pace: vec![0.0; nodes],
                standing: vec![Standing::Missed; nodes],
                missed: vec![0; nodes],
            },
        }
    }

    /// Returns the figures by which others are checked: sums over the targets, their standings, sums over the
    /// nodes, some of their standings, and the score and pace of the whole and the score of the node before it.
    pub(crate) fn figures(&self) -> [f64; FIGURES] {
        let nodes = &self.nodes;
        let whole = nodes.score.len() - 1;
        let count = |all: &[Standing], one| all.iter().filter(|own| **own == one).count() as f64;
        let [missed, off, risk, on, ahead, achieved] = Standing::ALL.map(|one| count(&self.standing, one));
        let below = |one| count(&nodes.standing, one);
        [
            sum(&self.value),
            sum(&self.attainment),
            sum(&self.expected),
            sum(&self.pace),
            sum(&self.forecast),
            missed,
            off,
            risk,
            on,
            ahead,
            achieved,
            sum(&nodes.score),
            sum(&nodes.expected),
            sum(&nodes.pace),
            below(Standing::Missed),
            below(Standing::AtRisk),
            below(Standing::OnTrack),
            nodes.score[whole],
            nodes.pace[whole],
            nodes.score[whole - 1],
        ]
    }

    /// Returns how near any pace that a cut decides comes to one, of targets and of nodes.
    pub(crate) fn margin(&self) -> f64 {
        let targets = self.pace.iter().zip(&self.standing);
        let nodes = self.nodes.pace.iter().zip(&self.nodes.standing);
        targets.chain(nodes).map(|(pace, standing)| to_cut(*pace, *standing)).fold(f64::INFINITY, f64::min)
    }

    /// Returns the same of one target.
    pub(crate) fn margin_of(&self, target: usize) -> f64 {
        to_cut(self.pace[target], self.standing[target])
    }
}

/// Returns how near a pace comes to a cut, if one decides.
fn to_cut(pace: f64, standing: Standing) -> f64 {
    if standing == Standing::Missed || standing == Standing::Achieved {
        return f64::INFINITY;
    }
    [1.1, 0.95, 0.75].map(|cut| (pace - cut).abs()).into_iter().fold(f64::INFINITY, f64::min)
}

fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().sum()
}
