//! Notes: why a node stands where it does, written down only where someone asks.

use crate::judgement::{GateResult, Reason};

/// What is said of a node beyond its numbers.
#[derive(Default)]
pub(in crate::judgement) struct Notes {
    keeps: bool,
    seeks: bool,
    pub(in crate::judgement) reasons: Vec<Reason>,
    pub(in crate::judgement) gates: Vec<GateResult>,
    /// The ids of the children that a quorum still lacks.
    pub(in crate::judgement) open: Vec<String>,
}

impl Notes {
    /// Returns notes that are kept.
    pub(in crate::judgement) fn keeping() -> Self {
        Self { keeps: true, seeks: true, ..Self::default() }
    }

    /// Returns notes that are not kept, of a node whose deciding child is sought all the same.
    pub(in crate::judgement) fn seeking() -> Self {
        Self { seeks: true, ..Self::default() }
    }

    /// Returns whether the child that decides is sought where shares decide.
    pub(in crate::judgement) const fn seeks(&self) -> bool {
        self.seeks
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
