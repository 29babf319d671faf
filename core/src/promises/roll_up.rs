//! Roll-ups: how a node takes the scores of its children, and the gates on it.

use super::Need;
use crate::words::{Finite, TargetId, Text, record};

record! {
    /// How a node takes the scores of its children, clamped to [0, cap] each, with a policy for children that have no
    /// evidence, and gates that act on what comes out.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RollUp {
        /// Returns how the scores of the children become one. Default their mean.
        copy combine: Combine,
        /// Returns what happens to children without evidence.
        copy missing: Missing,
        /// Returns the attainment above which a child counts no more, at least 1. Default 1.
        copy cap: Finite,
        /// Returns what acts on the node after its children, in this order.
        list gates: Gate,
    }
}

/// How the scores of children become the score of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Combine {
    /// Their weighted arithmetic mean.
    #[default]
    Mean,
    /// Their weighted geometric mean: one at zero takes the whole to zero.
    Geometric,
    /// The least of them.
    Weakest,
    /// The mean of the best, as many as are needed; achieved once so many are.
    Quorum(Need),
    /// What is done over what is to be done, in the unit that the children share.
    Sum,
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

/// How far a sum may lie beside a number that it is meant to be, as a share of that number: sums are rounded.
pub(crate) const HAIR: f64 = 1e-9;

impl Missing {
    /// Returns the floor that a share of weight with evidence does not reach, if it does not.
    pub(crate) fn unreached(self, share: f64) -> Option<Finite> {
        match self {
            Self::Exclude { floor } => (share < floor.get() * (1.0 - HAIR)).then_some(floor),
            Self::Zero | Self::HoldBack => None,
        }
    }
}

impl Default for RollUp {
    fn default() -> Self {
        // One half: a verdict on an action should rest on at least half of what it promises.
        let half = Finite::new(0.5).unwrap_or(Finite::ONE);
        Self {
            combine: Combine::Mean,
            missing: Missing::Exclude { floor: half },
            cap: Finite::ONE,
            gates: Vec::new(),
        }
    }
}

record! {
    /// What single targets do to a node beyond their weight.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Gate {
        /// Returns a name for people.
        ref name: Option<Text>,
        /// Returns the targets that it looks at by their ids.
        list targets: TargetId,
        /// Returns the tag of the targets below the node that it looks at too.
        ref tag: Option<String>,
        /// Returns what it does.
        ref effect: Effect,
    }
}

/// What a gate does. The numbers are shares of an attainment of 1 or of the range of the method's scores; in an
/// assessment they are points.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A missed target takes the node down; one that names neither targets nor a tag looks at the binding ones.
    Veto {
        /// The targets of which each that is achieved outweighs one that is missed.
        offset_by: Vec<TargetId>,
    },
    /// Achieved targets add to the score.
    Bonus {
        /// What one adds, at least 0.
        each: Finite,
        /// What all add at most, at least 0; none for no end.
        most: Option<Finite>,
    },
    /// Missed targets take from the score.
    Deduction {
        /// What one takes, at least 0.
        each: Finite,
        /// What all take at most, at least 0; none for no end.
        most: Option<Finite>,
    },
    /// The score is no higher than a number.
    Cap {
        /// The highest score, at least 0.
        most: Finite,
    },
}

impl Effect {
    /// Returns what it is called: `veto`, `bonus`, `deduction`, `cap`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Veto { .. } => "veto",
            Self::Bonus { .. } => "bonus",
            Self::Deduction { .. } => "deduction",
            Self::Cap { .. } => "cap",
        }
    }
}
