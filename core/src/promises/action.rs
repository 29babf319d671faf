//! Actions: the tree of what is to be done.

use super::RollUp;
use crate::words::{ActionId, Day, Finite, ItemId, RegisterId, Text, UnitId, record};

record! {
    /// A node of the action tree. Its own targets and its child actions share one pool of weights.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Action {
        /// Returns the id.
        ref id: ActionId,
        /// Returns the title.
        ref title: Text,
        /// Returns its kind, which says what it must and may hold.
        copy kind: ActionKind,
        /// Returns the first day of its window, if it has one of its own.
        copy start: Option<Day>,
        /// Returns its due day, if it has one of its own.
        copy due: Option<Day>,
        /// Returns its weight in its parent's pool, at least 0. Default 1.
        copy weight: Finite,
        /// Returns how it takes the scores of its children.
        ref roll_up: RollUp,
        /// Returns the units that answer for it; if empty, those of its parent do.
        list responsible: Responsible,
        /// Returns the register items that serve it.
        list items: ItemRef,
        /// Returns its tags.
        list tags: String,
        /// Returns a note for people.
        ref note: Option<Text>,
        /// Returns the names of the fields that the host filled in.
        list host: String,
        /// Returns the index of its parent in the plan's actions.
        copy parent: Option<usize>,
        /// Returns the number of actions above it.
        copy depth: usize,
    }
}

/// What an action is, and so what it must and may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Holds targets, child actions or register items: at least one of them.
    #[default]
    Programme,
    /// Something to deliver: targets that can be finished (happen, reach, instances, or a bar), at least
    /// one, and no child actions.
    Deliverable,
    /// Something done in every period: at least one target over periods, and no child actions.
    Recurring,
    /// Something that never ends: no due day, on it or on its targets.
    Continuing,
}

record! {
    /// A unit that answers for an action or a target.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Responsible {
        /// Returns the unit.
        ref unit: UnitId,
        /// Returns its role.
        copy role: Role,
        /// Returns its share, 0 to 1; the shares of one action or target add up to 1.
        copy share: Finite,
        /// Returns the named person of that unit who leads, if one is named.
        ref lead: Option<Text>,
    }
}

/// The role of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It leads. Without stated shares, leads share equally.
    #[default]
    Lead,
    /// It supports. Without a stated share, its share is 0.
    Support,
}

record! {
    /// An item of a register that serves an action.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ItemRef {
        /// Returns the register.
        ref register: RegisterId,
        /// Returns the item, which a ledger entry opens.
        ref item: ItemId,
    }
}
