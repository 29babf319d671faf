//! Indicators: what is measured, and how its value on a day is had from the ledger.

use super::Condition;
use crate::words::{
    Day, Every, FieldId, Finite, IndicatorId, RegisterId, ScaleId, SetId, StageId, Text, record,
};

record! {
    /// What is measured, its unit, and how its figures come in.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Indicator {
        /// Returns the id.
        ref id: IndicatorId,
        /// Returns the name.
        ref title: Text,
        /// Returns the unit, such as `%` or `platforms`; empty if it has none.
        ref unit: Text,
        /// Returns how its value on a day is had from the ledger.
        ref measure: Measure,
        /// Returns the set by whose members it is kept, if its facts name a member each.
        ref per: Option<SetId>,
        /// Returns how often it should be reported.
        copy reported: Option<Every>,
        /// Returns how many days after the end of a period its figure may come. Default 0.
        copy lag_days: u32,
        /// Returns how many days after its day a figure still stands; without, it never goes stale.
        copy fresh_days: Option<u32>,
        /// Returns the value that it cannot pass by nature, such as 100 for a percentage.
        copy natural_limit: Option<Finite>,
        /// Returns a note for people.
        ref note: Option<Text>,
        /// Returns the names of the fields that the host filled in.
        list host: String,
    }
}

/// How the value of an indicator on a day is had from the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// The latest in-window reading.
    Level,
    /// The sum of readings for periods inside the window.
    Flow {
        /// Whether a period across an edge, or overlapping another, counts by its share of days.
        pro_rata: bool,
    },
    /// Matching items of a register that are open on the day, counted or summed.
    Stock {
        /// The register.
        register: RegisterId,
        /// What an item must pass.
        conditions: Vec<Condition>,
        /// What is added up.
        amount: Amount,
    },
    /// Items of a register by the first day on which they matched, inside the window.
    Arrivals {
        /// The register.
        register: RegisterId,
        /// What an item must pass.
        conditions: Vec<Condition>,
        /// What is added up.
        amount: Amount,
        /// Whether items that have ended, or no longer match, are taken off again.
        net: bool,
    },
    /// Members of a set, on that day, with at least one matching item, over members.
    Coverage {
        /// The register.
        register: RegisterId,
        /// The field that names the member or members.
        field: FieldId,
        /// The set that the field refers to.
        set: SetId,
        /// What an item must pass.
        conditions: Vec<Condition>,
    },
    /// One indicator over another on the same day.
    Ratio {
        /// The upper indicator.
        numerator: IndicatorId,
        /// The lower indicator.
        denominator: IndicatorId,
        /// A factor, such as 100 for a percentage. Default 1.
        times: Finite,
    },
    /// The cumulative weight of stages reached, 0 to 1.
    Stages {
        /// The stages, the last of which is the aim.
        stages: Vec<Stage>,
        /// Whether a stage that was reached can be lost.
        losable: bool,
    },
    /// A level of an ordinal scale: its points, or its rank from 0.
    Grade {
        /// The scale.
        scale: ScaleId,
    },
}

/// What is added up over items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One for each item.
    Count,
    /// The number in a field; nothing where it is absent.
    Sum(FieldId),
}

record! {
    /// A stage on the way to an aim.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Stage {
        /// Returns the id.
        ref id: StageId,
        /// Returns the name.
        ref title: Text,
        /// Returns the share of the whole that is done once this stage is reached, above 0 and up to 1.
        copy reached: Finite,
        /// Returns the planned day.
        copy day: Option<Day>,
    }
}

impl Measure {
    /// Returns the register from which it is derived.
    #[must_use]
    pub const fn register(&self) -> Option<&RegisterId> {
        match self {
            Self::Stock { register, .. }
            | Self::Arrivals { register, .. }
            | Self::Coverage { register, .. } => Some(register),
            _ => None,
        }
    }

    /// Returns whether it starts from nothing at the window's start, so that an unstated baseline is 0.
    #[must_use]
    pub const fn starts_at_zero(&self) -> bool {
        matches!(
            self,
            Self::Flow { .. } | Self::Arrivals { .. } | Self::Coverage { .. } | Self::Stages { .. }
        )
    }

    /// Returns whether its value adds up over the window.
    #[must_use]
    pub const fn is_flow(&self) -> bool {
        matches!(self, Self::Flow { .. } | Self::Arrivals { .. })
    }
}
