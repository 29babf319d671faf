//! Timelines: how everything stood on many days.

use super::Engine;
use crate::judgement::{Options, Verdict};
use crate::words::Day;

/// Verdicts and scores of every target and node, on many days.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Timeline {
    /// The days.
    pub days: Vec<Day>,
    targets: usize,
    nodes: usize,
    verdicts: Vec<Verdict>,
    scores: Vec<Option<f64>>,
}

impl Timeline {
    fn row<T>(&self, all: &[T], day: usize) -> usize
    where
        T: Clone,
    {
        day.saturating_mul(self.targets + self.nodes).min(all.len())
    }

    /// Returns the verdicts on the targets on a day, by its place among the days, in the plan's order.
    #[must_use]
    pub fn targets(&self, day: usize) -> &[Verdict] {
        let from = self.row(&self.verdicts, day);
        self.verdicts.get(from..from + self.targets).unwrap_or_default()
    }

    /// Returns the verdicts on the actions and, last, on the whole on a day, by its place among the days.
    #[must_use]
    pub fn nodes(&self, day: usize) -> &[Verdict] {
        let from = self.row(&self.verdicts, day) + self.targets;
        self.verdicts.get(from..from + self.nodes).unwrap_or_default()
    }

    /// Returns what the targets come to on a day: the score of a method that gives scores, else the attainment.
    #[must_use]
    pub fn target_scores(&self, day: usize) -> &[Option<f64>] {
        let from = self.row(&self.scores, day);
        self.scores.get(from..from + self.targets).unwrap_or_default()
    }

    /// Returns the scores of the actions and, last, of the whole on a day.
    #[must_use]
    pub fn node_scores(&self, day: usize) -> &[Option<f64>] {
        let from = self.row(&self.scores, day) + self.targets;
        self.scores.get(from..from + self.nodes).unwrap_or_default()
    }
}

impl Engine {
    /// Judges on many days, under the method and with the knowledge of some options, whose own day does not count.
    ///
    /// Days in their order cost least: what a day sees as the day before did is not looked at again. Afterwards the
    /// engine stands as it was judged before.
    pub fn timeline(&mut self, days: &[Day], options: &Options) -> Timeline {
        let before = self.on.clone();
        let scores = options.method.scores();
        let mut timeline = Timeline {
            days: days.to_vec(),
            targets: self.plan.targets.len(),
            nodes: self.plan.actions.len() + 1,
            verdicts: Vec::new(),
            scores: Vec::new(),
        };
        let cells = days.len().saturating_mul(timeline.targets + timeline.nodes);
        timeline.verdicts.reserve(cells);
        timeline.scores.reserve(cells);
        let mut on = options.clone();
        for day in days {
            on.as_of = *day;
            let columns = self.evaluate(&on);
            let (targets, nodes) = (columns.targets(), columns.nodes());
            timeline.verdicts.extend_from_slice(targets.verdicts());
            timeline.verdicts.extend_from_slice(nodes.verdicts());
            let score = |target| if scores { targets.score(target) } else { targets.attainment(target) };
            timeline.scores.extend((0..targets.len()).map(score));
            timeline.scores.extend((0..nodes.len()).map(|node| nodes.score(node)));
        }
        match before {
            Some(before) => {
                self.evaluate(&before);
            }
            None => self.forget(),
        }
        timeline
    }
}
