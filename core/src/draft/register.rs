//! Drafts of registers.

use serde::{Deserialize, Serialize};

use crate::promises::End;
use crate::words::{Scalar, Text, draft};

draft! {
    /// A register as it came in.
    pub struct Register {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// The fields that its items carry.
        list fields: Field => field,
        /// The states that its items go through, the first being the one in which they open; none for a
        /// register without a life cycle.
        list life_cycle: State => state,
        /// The names of fields that the host filled in: `fields`, `life_cycle`.
        list host: String => host,
    }
}

impl Register {
    /// Returns a register without fields and without a life cycle.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }

    /// Gives it the usual life cycle of projects: proposed, approved, under way, delivered, closed; cancelled
    /// from any of them but the last.
    #[must_use]
    pub fn project_life_cycle(mut self) -> Self {
        self.life_cycle = vec![
            State::new("proposed", [("en", "proposed"), ("zh", "已提出")]).to("approved").to("cancelled"),
            State::new("approved", [("en", "approved"), ("zh", "已立项")]).to("under_way").to("cancelled"),
            State::new("under_way", [("en", "under way"), ("zh", "推进中")]).to("delivered").to("cancelled"),
            State::new("delivered", [("en", "delivered"), ("zh", "已交付")]).to("closed").to("cancelled"),
            State::new("closed", [("en", "closed"), ("zh", "已结项")]).end(End::Closed),
            State::new("cancelled", [("en", "cancelled"), ("zh", "已取消")]).end(End::Cancelled),
        ];
        self
    }
}

/// The kind of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A level of `scale`.
    Level,
    /// One member of `set`.
    Member,
    /// Several members of `set`.
    Members,
}

draft! {
    /// A field as it came in.
    pub struct Field {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// The kind. Default `text`.
        opt kind: FieldKind,
        /// With `level`: the scale.
        opt scale: String,
        /// With `member` and `members`: the set.
        opt set: String,
    }
}

impl Field {
    fn of(kind: FieldKind, id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), kind: Some(kind), ..Self::default() }
    }

    /// Returns a field of free text.
    #[must_use]
    pub fn text(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::of(FieldKind::Text, id, title)
    }

    /// Returns a field that holds a number.
    #[must_use]
    pub fn number(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::of(FieldKind::Number, id, title)
    }

    /// Returns a field that holds a day.
    #[must_use]
    pub fn day(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::of(FieldKind::Day, id, title)
    }

    /// Returns a field that holds a level of a scale.
    #[must_use]
    pub fn level(id: impl Into<String>, title: impl Into<Text>, scale: impl Into<String>) -> Self {
        Self::of(FieldKind::Level, id, title).scale(scale)
    }

    /// Returns a field that names one member of a set.
    #[must_use]
    pub fn member(id: impl Into<String>, title: impl Into<Text>, set: impl Into<String>) -> Self {
        Self::of(FieldKind::Member, id, title).set(set)
    }

    /// Returns a field that names several members of a set.
    #[must_use]
    pub fn members(id: impl Into<String>, title: impl Into<Text>, set: impl Into<String>) -> Self {
        Self::of(FieldKind::Members, id, title).set(set)
    }
}

draft! {
    /// A state of a life cycle as it came in.
    pub struct State {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// The states to which an item can move from here.
        list next: String => to,
        /// How the item ends in this state, if it does.
        opt end: End,
    }
}

impl State {
    /// Returns a state from which an item cannot move yet.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}

draft! {
    /// A condition as it came in: exactly one of `field` and `states`; with `field`, exactly one test.
    pub struct Condition {
        /// The field that is tested.
        opt field: String,
        /// The value is one of these.
        list is: Scalar => or_is,
        /// The value is at least this.
        opt at_least: Scalar,
        /// The value is at most this.
        opt at_most: Scalar,
        /// The state is one of these.
        list states: String => or_state,
    }
}

impl Condition {
    /// Returns the condition that a field has a value.
    #[must_use]
    pub fn has(field: impl Into<String>, value: impl Into<Scalar>) -> Self {
        Self { field: Some(field.into()), ..Self::default() }.or_is(value)
    }

    /// Returns the condition that a field is at least a number, day or level.
    #[must_use]
    pub fn not_below(field: impl Into<String>, value: impl Into<Scalar>) -> Self {
        Self { field: Some(field.into()), ..Self::default() }.at_least(value)
    }

    /// Returns the condition that the item is in a state.
    #[must_use]
    pub fn in_state(state: impl Into<String>) -> Self {
        Self::default().or_state(state)
    }
}
