//! Drafts of ledgers and their entries.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Baseline, Goal, Responsible, Trajectory};
use crate::words::{Number, Scalar, Text, draft};

draft! {
    /// A ledger as it came in.
    ///
    /// ```
    /// use tenfold::draft::{Entry, Ledger};
    /// let ledger = Ledger::new("city")
    ///     .entry(Entry::reading("e1", "platforms", "2023", 6).recorded("2024-01-15T09:00:00Z"))
    ///     .entry(Entry::reading("e2", "platforms", "2024", 8).recorded("2025-01-14T09:00:00Z"));
    /// assert_eq!(ledger.entries.len(), 2);
    /// ```
    pub struct Ledger {
        /// The version of the format; 1.
        opt tenfold: u32,
        /// The id of the plan that it belongs to.
        need plan: String,
        /// A note for people.
        opt note: Text,
        /// Where the facts come from.
        opt source: Text,
        /// The entries, in any order.
        list entries: Entry => entry,
    }
}

impl Ledger {
    /// Returns a ledger without entries.
    #[must_use]
    pub fn new(plan: impl Into<String>) -> Self {
        Self { tenfold: Some(1), plan: plan.into(), ..Self::default() }
    }
}

/// The kind of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A `value` of an `indicator`.
    Reading,
    /// An `item` of a `register` is opened.
    Opened,
    /// Fields or planned days of an item change.
    Changed,
    /// An item moves `to` a state.
    Moved,
    /// An item of a register without a life cycle is closed.
    Closed,
    /// A `stage` of an `indicator` is reached, or `lost`.
    Stage,
    /// An `indicator` is at a `level`.
    Grade,
    /// A `member` joins an open `set`.
    Joined,
    /// A `member` leaves an open `set`.
    Left,
    /// A `register` or an `indicator` is complete `through` a day.
    Attested,
    /// An `entry` is withdrawn.
    Withdrawn,
    /// The plan is amended from the entry's day on.
    Amended,
}

draft! {
    /// An entry as it came in: a kind and the fields that belong to it.
    pub struct Entry {
        /// The id.
        need id: String,
        /// The day it speaks of, or the period of a reading.
        need day: String,
        /// The moment it was recorded, in RFC 3339; without, the end of the day it speaks of, in UTC.
        opt recorded: String,
        /// Where it comes from.
        opt source: String,
        /// Who recorded it.
        opt author: String,
        /// A note for people.
        opt note: Text,
        /// Whether it is made up to show something; reports say so.
        flag illustrative: bool,
        /// The id of the entry that this one replaces, recorded before it and of the same kind.
        opt corrects: String,
        /// The kind of the fact.
        opt kind: FactKind,
        /// With `reading`, `stage`, `grade`, `attested`: the indicator.
        opt indicator: String,
        /// With `reading`, `stage`, `grade`: the member, if the indicator is kept by members. With `joined`,
        /// `left`: the member.
        opt member: String,
        /// With `reading`: the value.
        opt value: Number,
        /// With `opened`, `changed`, `moved`, `closed`, `attested`: the register.
        opt register: String,
        /// With `opened`, `changed`, `moved`, `closed`: the item.
        opt item: String,
        /// With `opened`, `changed`: the title of the item; with `joined`: the name of a new member.
        far title: Text,
        /// With `opened`, `changed`: values of fields by their ids.
        own fields: BTreeMap<String, Scalar>,
        /// With `opened`, `changed`: planned days by state.
        own planned: BTreeMap<String, String>,
        /// With `opened`, `changed`: the unit that answers for the item. With `amended`: the unit that moves.
        opt unit: String,
        /// With `opened`, `changed`: the named lead, of the unit.
        far lead: Text,
        /// With `moved`: the state. With `opened`: the state in which it opens, if not the first.
        opt to: String,
        /// With `stage`: the stage.
        opt stage: String,
        /// With `stage`: whether it was lost, not reached.
        flag lost: bool,
        /// With `grade`: the level.
        opt level: String,
        /// With `joined`, `left`: the set.
        opt set: String,
        /// With `attested`: the last day up to which everything is recorded; without, the entry's day.
        opt through: String,
        /// With `withdrawn`: the entry.
        opt entry: String,
        /// With `amended`: the target.
        opt target: String,
        /// With `amended`: the action.
        opt action: String,
        /// With `amended` on a target: the new goal.
        far goal: Goal,
        /// With `amended` on a target: the new trajectory.
        far trajectory: Trajectory,
        /// With `amended` on a target: the new due day.
        opt due: String,
        /// With `amended` on a target: the new baseline.
        far baseline: Baseline,
        /// With `amended` on a target or an action: the new weight.
        opt weight: Number,
        /// With `amended` on a target or an action: who answers for it from now on.
        list responsible: Responsible => responsible,
        /// With `amended` on a unit: the id of its new parent.
        opt parent: String,
        /// With `amended` on a target or an action: whether it is called off.
        flag cancelled: bool,
    }
}

impl Entry {
    fn of(kind: FactKind, id: impl Into<String>, day: impl Into<String>) -> Self {
        Self { id: id.into(), day: day.into(), kind: Some(kind), ..Self::default() }
    }

    /// Returns a reading of an indicator on a day or for a period.
    #[must_use]
    pub fn reading(
        id: impl Into<String>,
        indicator: impl Into<String>,
        day: impl Into<String>,
        value: impl Into<Number>,
    ) -> Self {
        Self::of(FactKind::Reading, id, day).indicator(indicator).value(value)
    }

    /// Returns the opening of an item.
    #[must_use]
    pub fn opened(
        id: impl Into<String>,
        register: impl Into<String>,
        item: impl Into<String>,
        day: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Opened, id, day).register(register).item(item)
    }

    /// Returns a change of an item's fields or planned days.
    #[must_use]
    pub fn changed(
        id: impl Into<String>,
        register: impl Into<String>,
        item: impl Into<String>,
        day: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Changed, id, day).register(register).item(item)
    }

    /// Returns the move of an item to a state.
    #[must_use]
    pub fn moved(
        id: impl Into<String>,
        register: impl Into<String>,
        item: impl Into<String>,
        day: impl Into<String>,
        to: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Moved, id, day).register(register).item(item).to(to)
    }

    /// Returns the closing of an item of a register without a life cycle.
    #[must_use]
    pub fn closed(
        id: impl Into<String>,
        register: impl Into<String>,
        item: impl Into<String>,
        day: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Closed, id, day).register(register).item(item)
    }

    /// Returns the reaching of a stage.
    #[must_use]
    pub fn reached(
        id: impl Into<String>,
        indicator: impl Into<String>,
        day: impl Into<String>,
        stage: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Stage, id, day).indicator(indicator).stage(stage)
    }

    /// Returns a grade.
    #[must_use]
    pub fn grade(
        id: impl Into<String>,
        indicator: impl Into<String>,
        day: impl Into<String>,
        level: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Grade, id, day).indicator(indicator).level(level)
    }

    /// Returns the joining of a member.
    #[must_use]
    pub fn joined(
        id: impl Into<String>,
        set: impl Into<String>,
        day: impl Into<String>,
        member: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Joined, id, day).set(set).member(member)
    }

    /// Returns the leaving of a member.
    #[must_use]
    pub fn left(
        id: impl Into<String>,
        set: impl Into<String>,
        day: impl Into<String>,
        member: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Left, id, day).set(set).member(member)
    }

    /// Returns the statement that a register is complete up to a day.
    #[must_use]
    pub fn attested(id: impl Into<String>, register: impl Into<String>, day: impl Into<String>) -> Self {
        Self::of(FactKind::Attested, id, day).register(register)
    }

    /// Returns the statement that a flow or a stages indicator is complete up to a day.
    #[must_use]
    pub fn attested_indicator(
        id: impl Into<String>,
        indicator: impl Into<String>,
        day: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Attested, id, day).indicator(indicator)
    }

    /// Returns the withdrawal of an entry.
    #[must_use]
    pub fn withdrawn(id: impl Into<String>, day: impl Into<String>, entry: impl Into<String>) -> Self {
        Self::of(FactKind::Withdrawn, id, day).entry(entry)
    }

    /// Returns an amendment of a target from a day on, its changes still to be filled in.
    #[must_use]
    pub fn amended(id: impl Into<String>, day: impl Into<String>, target: impl Into<String>) -> Self {
        Self::of(FactKind::Amended, id, day).target(target)
    }

    /// Returns an amendment of an action from a day on, its changes still to be filled in.
    #[must_use]
    pub fn amended_action(id: impl Into<String>, day: impl Into<String>, action: impl Into<String>) -> Self {
        Self::of(FactKind::Amended, id, day).action(action)
    }

    /// Returns the move of a unit below another from a day on.
    #[must_use]
    pub fn amended_unit(
        id: impl Into<String>,
        day: impl Into<String>,
        unit: impl Into<String>,
        parent: impl Into<String>,
    ) -> Self {
        Self::of(FactKind::Amended, id, day).unit(unit).parent(parent)
    }

    /// Sets values of fields of an item.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, value: impl Into<Scalar>) -> Self {
        self.fields.insert(field.into(), value.into());
        self
    }

    /// Sets the day planned for a state of an item.
    #[must_use]
    pub fn plan_state(mut self, state: impl Into<String>, day: impl Into<String>) -> Self {
        self.planned.insert(state.into(), day.into());
        self
    }
}
