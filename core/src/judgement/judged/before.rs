//! How targets and nodes stood before they were judged again.

use super::{Case, Judged};
use crate::judgement::engine::{NodeGlance, TargetGlance};
use crate::judgement::roll_up::Child;

/// How a target stood before it was judged again.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Stood {
    pub(in crate::judgement) target: usize,
    pub(in crate::judgement) glance: TargetGlance,
    /// What it brought to the nodes above it.
    pub(in crate::judgement) child: Child,
}

/// How targets and nodes stood before they were judged again.
#[derive(Default)]
pub(in crate::judgement) struct Before {
    pub(in crate::judgement) targets: Vec<Stood>,
    pub(in crate::judgement) actions: Vec<(usize, NodeGlance)>,
    pub(in crate::judgement) whole: Option<NodeGlance>,
}

impl Before {
    pub(in crate::judgement) fn clear(&mut self) {
        self.targets.clear();
        self.actions.clear();
        self.whole = None;
    }
}

impl Judged {
    /// Returns how a target stands, at a glance.
    pub(in crate::judgement) fn glance(&self, target: usize) -> Option<TargetGlance> {
        let decided = self.targets.decided(target)?;
        let row = self.columns.row(target)?;
        Some(TargetGlance {
            verdict: decided.verdict,
            provisional: decided.provisional,
            word: decided.word,
            value: row.value(),
            attainment: row.attainment(),
            expected: row.expected(),
            signal: decided.signal,
            score: decided.score,
        })
    }

    /// Keeps in mind how a target stands.
    pub(super) fn remember(&mut self, case: &Case<'_>, target: usize) {
        if let (Some(glance), Some(child)) = (self.glance(target), self.nodes(case).child(target)) {
            self.before.targets.push(Stood { target, glance, child });
        }
    }

    /// Keeps in mind how everything stands.
    pub(in crate::judgement) fn remember_all(&mut self, case: &Case<'_>) {
        self.seek(case);
        for target in 0..self.columns.len() {
            self.remember(case, target);
        }
        self.before.actions.extend(self.rolled.iter().map(NodeGlance::from).enumerate());
        self.before.whole = self.whole.as_ref().map(NodeGlance::from);
    }
}
