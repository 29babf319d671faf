//! Entries: one fact each, with the day it speaks of and the moment it was recorded.

use std::sync::Arc;

use super::written::Put;
use super::{Amendment, ItemChange};
use crate::words::{
    Day, EntryId, Finite, IndicatorId, ItemId, LevelId, MemberId, Moment, Period, RegisterId, SetId, StageId,
    StateId, Text,
};

/// A checked entry of a ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub(crate) id: EntryId,
    pub(crate) period: Period,
    pub(crate) recorded: Moment,
    pub(crate) illustrative: bool,
    pub(crate) corrects: Option<EntryId>,
    pub(crate) fact: Fact,
    pub(crate) aside: Option<Arc<Aside>>,
}

/// What no judgement looks at, and few entries have; many of them the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Aside {
    pub(crate) source: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) note: Option<Text>,
    /// Whether an attestation states the day through which it goes.
    pub(crate) through: bool,
    /// How the entry was put, where the fact does not say it.
    pub(crate) put: Option<Box<Put>>,
}

impl Entry {
    /// Returns the id.
    #[must_use]
    pub const fn id(&self) -> &EntryId {
        &self.id
    }

    /// Returns the day it speaks of, as a period: a year, quarter or month stands for its last day.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Returns the day it speaks of: the last day of its period.
    #[must_use]
    pub const fn day(&self) -> Day {
        self.period.last()
    }

    /// Returns the moment it was recorded.
    #[must_use]
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// Returns where it comes from.
    #[must_use]
    pub fn source(&self) -> &Option<String> {
        self.aside.as_ref().map_or(&None, |aside| &aside.source)
    }

    /// Returns who recorded it.
    #[must_use]
    pub fn author(&self) -> &Option<String> {
        self.aside.as_ref().map_or(&None, |aside| &aside.author)
    }

    /// Returns a note for people.
    #[must_use]
    pub fn note(&self) -> &Option<Text> {
        self.aside.as_ref().map_or(&None, |aside| &aside.note)
    }

    /// Returns whether it is made up to show something.
    #[must_use]
    pub const fn illustrative(&self) -> bool {
        self.illustrative
    }

    /// Returns the entry that it replaces.
    #[must_use]
    pub const fn corrects(&self) -> &Option<EntryId> {
        &self.corrects
    }

    /// Returns the entry that it corrects or withdraws.
    pub(crate) const fn revises(&self) -> Option<&EntryId> {
        match &self.fact {
            Fact::Withdrawn { entry } => Some(entry),
            _ => self.corrects.as_ref(),
        }
    }

    /// Returns the fact.
    #[must_use]
    pub const fn fact(&self) -> &Fact {
        &self.fact
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

impl Fact {
    /// Returns the item of which it speaks, and its register.
    pub(crate) const fn item(&self) -> Option<(&RegisterId, &ItemId)> {
        match self {
            Self::Opened { register, item, .. }
            | Self::Changed { register, item, .. }
            | Self::Moved { register, item, .. }
            | Self::Closed { register, item } => Some((register, item)),
            _ => None,
        }
    }
}

/// What an attestation speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attests {
    /// A register.
    Register(RegisterId),
    /// An indicator.
    Indicator(IndicatorId),
}
