//! Drafts of roll-ups and of the gates on them.

use serde::{Deserialize, Serialize};

use super::Need;
use crate::words::{Number, Text, draft};

/// How a node takes the scores of its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollUpKind {
    /// Their weighted arithmetic mean.
    Mean,
    /// Their weighted geometric mean: one at zero takes the whole to zero.
    Geometric,
    /// The least of them.
    Weakest,
    /// The mean of the `need` best of them.
    Quorum,
    /// The mean of all of them; achieved only if all are.
    All,
    /// What is done over what is to be done, in the unit that the children share.
    Sum,
}

/// What happens to children without evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// They are left out, as long as enough weight has evidence.
    Exclude,
    /// They count as zero.
    Zero,
    /// They are left out, and the node stands no higher than at risk.
    HoldBack,
}

/// What a gate does to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateKind {
    /// A missed target among those it looks at takes the node down.
    Veto,
    /// Each achieved target adds to the score.
    Bonus,
    /// Each missed target takes from the score.
    Deduction,
    /// The score is no higher than a number.
    Cap,
}

draft! {
    /// A roll-up as it came in: how a node takes the scores of its children.
    pub struct RollUp {
        /// The kind. Default `mean`.
        opt kind: RollUpKind,
        /// With `quorum`: how many of the children. Default all.
        opt need: Need,
        /// What happens to children without evidence. Default `exclude`.
        opt missing: MissingKind,
        /// With `exclude`: the least share of weight with evidence, 0 to 1. Default 0.5.
        opt floor: Number,
        /// The attainment above which a child counts no more, at least 1. Default 1.
        opt cap: Number,
        /// What acts on the node after its children, in this order.
        list gates: Gate => gate,
    }
}

impl From<RollUpKind> for RollUp {
    fn from(kind: RollUpKind) -> Self {
        Self::default().kind(kind)
    }
}

draft! {
    /// A gate as it came in: what single targets do to a node beyond their weight.
    pub struct Gate {
        /// The kind.
        opt kind: GateKind,
        /// A name for people.
        opt name: Text,
        /// The ids of the targets that it looks at.
        list targets: String => target,
        /// The tag of the targets that it looks at: those below the node that carry it, themselves or by an action.
        opt tag: String,
        /// With `bonus` and `deduction`: what one target is worth, at least 0, as a share of an attainment of 1 or
        /// of the range of scores; in an assessment, in points.
        opt each: Number,
        /// With `bonus` and `deduction`: what all targets together are worth at most; with `cap`: the highest score.
        /// At least 0, as `each`.
        opt most: Number,
        /// With `veto`: the ids of the targets of which each that is achieved outweighs one that is missed.
        list offset_by: String => offset,
    }
}

impl Gate {
    fn of(kind: GateKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Returns the veto of the binding targets below the node; name targets or a tag for others.
    #[must_use]
    pub fn veto() -> Self {
        Self::of(GateKind::Veto)
    }

    /// Returns what each achieved target adds.
    #[must_use]
    pub fn bonus(each: impl Into<Number>) -> Self {
        Self::of(GateKind::Bonus).each(each)
    }

    /// Returns what each missed target takes.
    #[must_use]
    pub fn deduction(each: impl Into<Number>) -> Self {
        Self::of(GateKind::Deduction).each(each)
    }

    /// Returns the highest score that the node can have.
    #[must_use]
    pub fn cap(most: impl Into<Number>) -> Self {
        Self::of(GateKind::Cap).most(most)
    }
}
