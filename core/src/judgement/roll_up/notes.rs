//! Notes: why a node stands where it does, written down only where someone asks.

use crate::judgement::{GateResult, Reason};

/// What is said of a node beyond its numbers.
#[derive(Default)]
pub(in crate::judgement) struct Notes {
    keeps: bool,
    pub(in crate::judgement) reasons: Vec<Reason>,
    pub(in crate::judgement) gates: Vec<GateResult>,
    /// The ids of the children that a quorum still lacks.
    pub(in crate::judgement) open: Vec<String>,
}

impl Notes {
    /// Returns notes that are kept.
    pub(in crate::judgement) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Returns whether notes are kept.
    pub(in crate::judgement) const fn keeps(&self) -> bool {
        self.keeps
    }

    /// Notes a reason.
    pub(in crate::judgement) fn say(&mut self, reason: impl FnOnce() -> Reason) {
        if self.keeps {
            self.reasons.push(reason());
        }
    }
}
