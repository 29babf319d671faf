//! Drafts of actions and of what hangs on them.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

use super::{RollUp, Target};
use crate::promises::{ActionKind, Role};
use crate::words::{Number, Text, draft};

draft! {
    /// An action as it came in.
    pub struct Action {
        /// The id.
        need id: String,
        /// The title.
        need title: Text,
        /// Its kind, which says what it must and may hold. Default `programme`.
        opt kind: ActionKind,
        /// The first day of its window; without, that of its parent.
        opt start: String,
        /// Its due day; without, that of its parent.
        opt due: String,
        /// Its weight in its parent's pool, at least 0. Default 1.
        opt weight: Number,
        /// How it takes the scores of its children.
        far roll_up: RollUp,
        /// The units that answer for it.
        list responsible: Responsible => responsible,
        /// Its targets.
        list targets: Target => target,
        /// Its child actions.
        own actions: Actions,
        /// The register items that serve it.
        list items: ItemRef => item,
        /// Tags.
        list tags: String => tag,
        /// A note for people.
        opt note: Text,
        /// The names of fields that the host filled in.
        list host: String => host,
    }
}

impl Action {
    /// Returns an action of the kind programme with nothing in it yet.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }

    /// Adds a child action.
    #[must_use]
    pub fn action(mut self, action: impl Into<Self>) -> Self {
        self.actions.push(action.into());
        self
    }
}

/// Child actions. Dropped and checked level by level, so that nesting of any depth is safe to drop and to build;
/// to clone, compare or print a draft goes down the tree and needs a stack for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Actions(#[serde(deserialize_with = "crate::words::list")] Vec<Action>);

impl Deref for Actions {
    type Target = Vec<Action>;
    fn deref(&self) -> &Vec<Action> {
        &self.0
    }
}

impl DerefMut for Actions {
    fn deref_mut(&mut self) -> &mut Vec<Action> {
        &mut self.0
    }
}

impl Drop for Actions {
    fn drop(&mut self) {
        let mut left = std::mem::take(&mut self.0);
        while let Some(mut action) = left.pop() {
            left.append(&mut action.actions.0);
        }
    }
}

draft! {
    /// A responsible unit as it came in.
    pub struct Responsible {
        /// The id of the unit.
        need unit: String,
        /// Its role. Default `lead`.
        opt role: Role,
        /// Its share, 0 to 1. Without any stated share, leads share equally and supports have none.
        opt share: Number,
        /// The named person of that unit who leads.
        opt lead: Text,
    }
}

impl Responsible {
    /// Returns a unit that leads.
    #[must_use]
    pub fn leading(unit: impl Into<String>) -> Self {
        Self { unit: unit.into(), ..Self::default() }
    }

    /// Returns a unit that supports.
    #[must_use]
    pub fn supporting(unit: impl Into<String>) -> Self {
        Self { unit: unit.into(), role: Some(Role::Support), ..Self::default() }
    }
}

draft! {
    /// A reference to an item of a register as it came in.
    pub struct ItemRef {
        /// The id of the register.
        need register: String,
        /// The id of the item.
        need item: String,
    }
}

impl ItemRef {
    /// Returns a reference to an item.
    #[must_use]
    pub fn new(register: impl Into<String>, item: impl Into<String>) -> Self {
        Self { register: register.into(), item: item.into() }
    }
}
