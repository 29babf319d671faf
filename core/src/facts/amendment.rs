//! Amendments: changes of the plan.

use std::ops::Deref;

use crate::promises::{Baseline, Goal, Responsible, Trajectory};
use crate::words::{ActionId, Day, Finite, TargetId, UnitId};

/// A change of the plan. Few entries are one: it stands behind a pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment(Box<Changes>);

/// The parts of a change of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
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

impl From<Changes> for Amendment {
    fn from(changes: Changes) -> Self {
        Self(Box::new(changes))
    }
}

impl Deref for Amendment {
    type Target = Changes;
    fn deref(&self) -> &Changes {
        &self.0
    }
}

impl Amendment {
    /// Returns what is amended.
    #[must_use]
    pub fn on(&self) -> &Amends {
        &self.on
    }

    /// Returns whether it is called off.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.cancelled
    }

    /// Returns the new goal, if it changes.
    #[must_use]
    pub fn goal(&self) -> Option<&Goal> {
        self.goal.as_ref()
    }

    /// Returns the new baseline, if it changes.
    #[must_use]
    pub fn baseline(&self) -> Option<&Baseline> {
        self.baseline.as_ref()
    }

    /// Returns the new trajectory, if it changes.
    #[must_use]
    pub fn trajectory(&self) -> Option<&Trajectory> {
        self.trajectory.as_ref()
    }

    /// Returns who answers for it from now on, if that changes.
    #[must_use]
    pub fn responsible(&self) -> Option<&[Responsible]> {
        self.responsible.as_deref()
    }

    /// Returns the new parent of a unit, if it changes.
    #[must_use]
    pub fn parent(&self) -> Option<&UnitId> {
        self.parent.as_ref()
    }

    /// Returns the new due day, if it changes.
    #[must_use]
    pub fn due(&self) -> Option<Day> {
        self.due
    }

    /// Returns the new weight, if it changes.
    #[must_use]
    pub fn weight(&self) -> Option<Finite> {
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
