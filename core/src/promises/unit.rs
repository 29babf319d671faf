//! Organisation units: who answers for what.

use super::{Origin, RollUp};
use crate::words::{Text, UnitId, record};

record! {
    /// An organisation unit, a node of the unit tree: a university, a college, a team.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Unit {
        /// Returns the id.
        ref id: UnitId,
        /// Returns the name.
        ref title: Text,
        /// Returns the word for its level, such as `college`, if it has one.
        ref level: Option<String>,
        /// Returns the unit above it.
        ref parent: Option<UnitId>,
        /// Returns how it takes the scores of the targets that it answers for; none if as the plan does.
        ref roll_up: Option<RollUp>,
        /// Returns whether the plan's author or the host named it.
        copy origin: Origin,
    }
}
