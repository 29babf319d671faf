//! Registers: items with typed fields and a life cycle, from which counts and coverage are derived.

use crate::words::{
    Day, FieldId, Finite, LevelId, MemberId, RegisterId, ScaleId, SetId, StateId, Text, record,
};

record! {
    /// A register of items, such as a library of projects.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Register {
        /// Returns the id.
        ref id: RegisterId,
        /// Returns the name.
        ref title: Text,
        /// Returns the fields that its items carry.
        list fields: Field,
        /// Returns the life cycle of its items, if they have one.
        ref life_cycle: Option<LifeCycle>,
        /// Returns the names of the fields that the host filled in.
        list host: String,
    }
}

impl Register {
    /// Returns the field with an id.
    #[must_use]
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }
}

record! {
    /// A field of a register.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Field {
        /// Returns the id.
        ref id: FieldId,
        /// Returns the name.
        ref title: Text,
        /// Returns what it holds.
        ref kind: FieldKind,
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A level of a scale.
    Level(ScaleId),
    /// One member of a set.
    Member(SetId),
    /// Several members of a set.
    Members(SetId),
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// Free text.
    Text(String),
    /// A number.
    Number(Finite),
    /// A day.
    Day(Day),
    /// A level of the field's scale.
    Level(LevelId),
    /// Members of the field's set.
    Members(Vec<MemberId>),
}

record! {
    /// The states that an item goes through; the first is the one in which it opens.
    #[derive(Clone, Debug, PartialEq)]
    pub struct LifeCycle {
        /// Returns the states, in the order in which they are usually reached.
        list states: State,
    }
}

record! {
    /// A state of a life cycle.
    #[derive(Clone, Debug, PartialEq)]
    pub struct State {
        /// Returns the id.
        ref id: StateId,
        /// Returns the name.
        ref title: Text,
        /// Returns the states to which an item can move from here.
        list next: StateId,
        /// Returns how the item ends in this state, if it does.
        copy end: Option<End>,
    }
}

/// How an item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Its work is done.
    Closed,
    /// It was called off: it counts for nothing from that day on.
    Cancelled,
}

impl LifeCycle {
    /// Returns the rank of a state, 0 for the first.
    #[must_use]
    pub fn rank(&self, state: &StateId) -> Option<usize> {
        self.states.iter().position(|known| known.id == *state)
    }

    /// Returns whether an item may move from one state to another.
    #[must_use]
    pub fn allows(&self, from: &StateId, to: &StateId) -> bool {
        self.states.iter().find(|state| state.id == *from).is_some_and(|state| state.next.contains(to))
    }
}

record! {
    /// One test that an item must pass to match.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Condition {
        /// Returns what is tested.
        ref subject: Subject,
        /// Returns the test.
        ref test: Test,
    }
}

/// What a condition tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A field.
    Field(FieldId),
    /// The state of the item.
    State,
}

/// A test of a field or a state.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The value is one of these; for several members, at least one is.
    Is(Vec<FieldValue>),
    /// The state is one of these.
    InState(Vec<StateId>),
    /// The number, day or level is at least this.
    AtLeast(FieldValue),
    /// The number, day or level is at most this.
    AtMost(FieldValue),
}
