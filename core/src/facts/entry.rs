//! Entries: one fact each, with the day it speaks of and the moment it was recorded.

use crate::promises::{Baseline, FieldValue, Goal, Responsible, Trajectory};
use crate::words::{
    ActionId, Day, EntryId, FieldId, Finite, IndicatorId, ItemId, LevelId, MemberId, Moment, Period,
    RegisterId, SetId, StageId, StateId, TargetId, Text, UnitId, record,
};

record! {
    /// A checked entry of a ledger.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Entry {
        /// Returns the id.
        ref id: EntryId,
        /// Returns the day it speaks of, as a period: a year, quarter or month stands for its last day.
        copy period: Period,
        /// Returns the moment it was recorded.
        copy recorded: Moment,
        /// Returns where it comes from.
        ref source: Option<String>,
        /// Returns who recorded it.
        ref author: Option<String>,
        /// Returns a note for people.
        ref note: Option<Text>,
        /// Returns whether it is made up to show something.
        copy illustrative: bool,
        /// Returns the entry that it replaces.
        ref corrects: Option<EntryId>,
        /// Returns the fact.
        ref fact: Fact,
    }
}

impl Entry {
    /// Returns the day it speaks of: the last day of its period.
    #[must_use]
    pub const fn day(&self) -> Day {
        self.period.last()
    }
}

/// A fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A value of an indicator.
    Reading {
        /// The indicator.
        indicator: IndicatorId,
        /// The member, if the indicator is kept by members.
        member: Option<MemberId>,
        /// The value.
        value: Finite,
    },
    /// An item of a register is opened.
    Opened {
        /// The register.
        register: RegisterId,
        /// The item.
        item: ItemId,
        /// What it carries.
        change: ItemChange,
        /// The state in which it opens; without, the first.
        state: Option<StateId>,
    },
    /// Fields or planned days of an item change.
    Changed {
        /// The register.
        register: RegisterId,
        /// The item.
        item: ItemId,
        /// What changes; the rest stays.
        change: ItemChange,
    },
    /// An item moves to a state.
    Moved {
        /// The register.
        register: RegisterId,
        /// The item.
        item: ItemId,
        /// The state.
        to: StateId,
    },
    /// An item of a register without a life cycle is closed.
    Closed {
        /// The register.
        register: RegisterId,
        /// The item.
        item: ItemId,
    },
    /// A stage is reached or lost.
    Stage {
        /// The indicator.
        indicator: IndicatorId,
        /// The member, if the indicator is kept by members.
        member: Option<MemberId>,
        /// The stage.
        stage: StageId,
        /// Whether it was lost, not reached.
        lost: bool,
    },
    /// An indicator is at a level.
    Grade {
        /// The indicator.
        indicator: IndicatorId,
        /// The member, if the indicator is kept by members.
        member: Option<MemberId>,
        /// The level.
        level: LevelId,
    },
    /// A member joins an open set.
    Joined {
        /// The set.
        set: SetId,
        /// The member.
        member: MemberId,
        /// Its name, if the plan does not know it.
        title: Option<Text>,
    },
    /// A member leaves an open set.
    Left {
        /// The set.
        set: SetId,
        /// The member.
        member: MemberId,
    },
    /// Everything up to a day is recorded: nothing found means nothing there.
    Attested {
        /// What is complete.
        what: Attests,
        /// The last day up to which it is.
        through: Day,
    },
    /// An entry is withdrawn.
    Withdrawn {
        /// The entry.
        entry: EntryId,
    },
    /// The plan is amended from the entry's day on.
    Amended(Amendment),
}

/// What an attestation speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attests {
    /// A register.
    Register(RegisterId),
    /// An indicator.
    Indicator(IndicatorId),
}

record! {
    /// What an item carries, or what changes of it.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ItemChange {
        /// Returns the title.
        ref title: Option<Text>,
        /// Returns values of fields.
        list fields: (FieldId, FieldValue),
        /// Returns planned days by state.
        list planned: (StateId, Day),
        /// Returns the unit that answers for it.
        ref unit: Option<UnitId>,
        /// Returns the named lead, of the unit.
        ref lead: Option<Text>,
    }
}

/// A change of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    pub(crate) on: Amends,
    pub(crate) goal: Option<Goal>,
    pub(crate) baseline: Option<Baseline>,
    pub(crate) trajectory: Option<Trajectory>,
    pub(crate) due: Option<Day>,
    pub(crate) weight: Option<Finite>,
    pub(crate) responsible: Option<Vec<Responsible>>,
    pub(crate) parent: Option<UnitId>,
    pub(crate) cancelled: bool,
}

impl Amendment {
    /// Returns what is amended.
    #[must_use]
    pub const fn on(&self) -> &Amends {
        &self.on
    }

    /// Returns whether it is called off.
    #[must_use]
    pub const fn cancelled(&self) -> bool {
        self.cancelled
    }

    /// Returns the new goal, if it changes.
    #[must_use]
    pub const fn goal(&self) -> Option<&Goal> {
        self.goal.as_ref()
    }

    /// Returns the new baseline, if it changes.
    #[must_use]
    pub const fn baseline(&self) -> Option<&Baseline> {
        self.baseline.as_ref()
    }

    /// Returns the new trajectory, if it changes.
    #[must_use]
    pub const fn trajectory(&self) -> Option<&Trajectory> {
        self.trajectory.as_ref()
    }

    /// Returns who answers for it from now on, if that changes.
    #[must_use]
    pub fn responsible(&self) -> Option<&[Responsible]> {
        self.responsible.as_deref()
    }

    /// Returns the new parent of a unit, if it changes.
    #[must_use]
    pub const fn parent(&self) -> Option<&UnitId> {
        self.parent.as_ref()
    }

    /// Returns the new due day, if it changes.
    #[must_use]
    pub const fn due(&self) -> Option<Day> {
        self.due
    }

    /// Returns the new weight, if it changes.
    #[must_use]
    pub const fn weight(&self) -> Option<Finite> {
        self.weight
    }
}

/// What an amendment changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amends {
    /// A target.
    Target(TargetId),
    /// An action.
    Action(ActionId),
    /// A unit.
    Unit(UnitId),
}
