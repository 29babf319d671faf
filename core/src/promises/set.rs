//! Sets: the members that a coverage counts.

use super::Origin;
use crate::words::{Day, MemberId, SetId, Text, record};

record! {
    /// A named set of members, such as the seven counties of a city.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Set {
        /// Returns the id.
        ref id: SetId,
        /// Returns the name.
        ref title: Text,
        /// Returns whether members join and leave by ledger entries.
        copy open: bool,
        /// Returns the days after joining in which a member that has nothing yet is not counted.
        copy grace_days: u32,
        /// Returns the members that the plan names, in its order.
        list members: Member,
        /// Returns the names of the fields that the host filled in.
        list host: String,
    }
}

record! {
    /// A member of a set.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Member {
        /// Returns the id.
        ref id: MemberId,
        /// Returns the name.
        ref title: Text,
        /// Returns the day it joined, if it was not there from the beginning.
        copy since: Option<Day>,
        /// Returns whether the plan's author or the host named it.
        copy origin: Origin,
    }
}
