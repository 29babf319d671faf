//! What an item of a register carries, or what changes of it.

use std::ops::Deref;

use crate::promises::FieldValue;
use crate::words::{Day, FieldId, StateId, Text, UnitId};

/// What an item carries, or what changes of it. Few entries have one: it stands behind a pointer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemChange(Box<Carried>);

/// The parts of a change of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    pub(crate) title: Option<Text>,
    pub(crate) fields: Vec<(FieldId, FieldValue)>,
    pub(crate) planned: Vec<(StateId, Day)>,
    pub(crate) unit: Option<UnitId>,
    pub(crate) lead: Option<Text>,
}

impl From<Carried> for ItemChange {
    fn from(carried: Carried) -> Self {
        Self(Box::new(carried))
    }
}

impl Deref for ItemChange {
    type Target = Carried;
    fn deref(&self) -> &Carried {
        &self.0
    }
}

impl ItemChange {
    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> &Option<Text> {
        &self.0.title
    }

    /// Returns values of fields.
    #[must_use]
    pub fn fields(&self) -> &[(FieldId, FieldValue)] {
        &self.0.fields
    }

    /// Returns planned days by state.
    #[must_use]
    pub fn planned(&self) -> &[(StateId, Day)] {
        &self.0.planned
    }

    /// Returns the unit that answers for it.
    #[must_use]
    pub fn unit(&self) -> &Option<UnitId> {
        &self.0.unit
    }

    /// Returns the named lead, of the unit.
    #[must_use]
    pub fn lead(&self) -> &Option<Text> {
        &self.0.lead
    }
}
