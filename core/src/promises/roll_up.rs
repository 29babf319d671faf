//! Roll-ups: how a node takes the scores of its children.

use crate::words::Finite;

/// How a node takes the scores of its children: their weighted mean, clamped to [0, cap] each, with a policy
/// for children that have no evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RollUp {
    pub(crate) missing: Missing,
    pub(crate) cap: Finite,
}

impl RollUp {
    /// Returns what happens to children without evidence.
    #[must_use]
    pub const fn missing(self) -> Missing {
        self.missing
    }

    /// Returns the attainment above which a child counts no more, at least 1. Default 1.
    #[must_use]
    pub const fn cap(self) -> Finite {
        self.cap
    }
}

/// What happens to children without evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Missing {
    /// They are left out, as long as the share of weight with evidence is at least the floor (0 to 1);
    /// below it the node has no data.
    Exclude {
        /// The least share of weight with evidence.
        floor: Finite,
    },
    /// They count as zero.
    Zero,
    /// They are left out, and the node stands no higher than at risk.
    HoldBack,
}

impl Default for RollUp {
    fn default() -> Self {
        // One half: a verdict on an action should rest on at least half of what it promises.
        let half = Finite::new(0.5).unwrap_or(Finite::ONE);
        Self { missing: Missing::Exclude { floor: half }, cap: Finite::ONE }
    }
}
