//! Drafts of indicators.

use serde::{Deserialize, Serialize};

use super::Condition;
use crate::words::{Every, Number, Text, draft};

draft! {
    /// An indicator as it came in.
    pub struct Indicator {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// The unit, such as `%` or `platforms`.
        opt unit: Text,
        /// How its value on a day is had from the ledger.
        own measure: Measure,
        /// The set by whose members it is kept, if its facts name a member each.
        opt per: String,
        /// How often it should be reported.
        opt reported: Every,
        /// Days after the end of a period within which its figure may come. Default 0.
        opt lag_days: u32,
        /// Days after its day for which a figure still stands; without, it never goes stale.
        opt fresh_days: u32,
        /// The value that it cannot pass by nature, such as 100 for a percentage.
        opt natural_limit: Number,
        /// A note for people.
        opt note: Text,
        /// The names of fields that the host filled in, such as `measure`.
        list host: String => host,
    }
}

impl Indicator {
    /// Returns an indicator with a measure.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>, measure: Measure) -> Self {
        Self { id: id.into(), title: title.into(), measure, ..Self::default() }
    }

    /// Returns an indicator whose value is its latest reading.
    #[must_use]
    pub fn level(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::new(id, title, Measure::of(MeasureKind::Level))
    }

    /// Returns an indicator whose readings for periods add up.
    #[must_use]
    pub fn flow(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::new(id, title, Measure::of(MeasureKind::Flow))
    }

    /// Returns an indicator of something that happens or not: one stage, `done`.
    #[must_use]
    pub fn milestone(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::new(id, title, Measure::of(MeasureKind::Stages).stage(Stage::new("done", "done")))
    }
}

/// The kind of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// The latest in-window reading.
    Level,
    /// The sum of readings for periods inside the window.
    Flow,
    /// Matching items of a `register` that are open on the day.
    Stock,
    /// Items of a `register` by the first day on which they matched.
    Arrivals,
    /// Members of a set with at least one matching item, over members.
    Coverage,
    /// A `numerator` over a `denominator`.
    Ratio,
    /// The cumulative weight of `stages` reached.
    Stages,
    /// A level of a `scale`.
    Grade,
}

draft! {
    /// A measure as it came in: a kind and the fields that belong to it.
    pub struct Measure {
        /// The kind.
        opt kind: MeasureKind,
        /// With `flow`: whether periods across an edge count by their share of days.
        flag pro_rata: bool,
        /// With `stock`, `arrivals` and `coverage`: the register.
        opt register: String,
        /// With these: what an item must pass.
        list conditions: Condition => condition,
        /// With `stock` and `arrivals`: the number field that is summed; without, items are counted.
        opt sum: String,
        /// With `arrivals`: whether items that have ended, or no longer match, are taken off again.
        flag net: bool,
        /// With `coverage`: the field that names the member or members.
        opt field: String,
        /// With `ratio`: the upper indicator.
        opt numerator: String,
        /// With `ratio`: the lower indicator.
        opt denominator: String,
        /// With `ratio`: a factor, such as 100 for a percentage. Default 1.
        opt times: Number,
        /// With `stages`: the stages, the last of which is the aim.
        list stages: Stage => stage,
        /// With `stages`: whether a stage that was reached can be lost.
        flag losable: bool,
        /// With `grade`: the scale.
        opt scale: String,
    }
}

impl Measure {
    /// Returns a measure of a kind, its fields still to be filled in.
    #[must_use]
    pub fn of(kind: MeasureKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Returns the count of open items of a register.
    #[must_use]
    pub fn stock(register: impl Into<String>) -> Self {
        Self::of(MeasureKind::Stock).register(register)
    }

    /// Returns the count of items of a register that first matched inside the window.
    #[must_use]
    pub fn arrivals(register: impl Into<String>) -> Self {
        Self::of(MeasureKind::Arrivals).register(register)
    }

    /// Returns the share of members of a set, named by a field of a register, with at least one item.
    #[must_use]
    pub fn coverage(register: impl Into<String>, field: impl Into<String>) -> Self {
        Self::of(MeasureKind::Coverage).register(register).field(field)
    }

    /// Returns one indicator over another.
    #[must_use]
    pub fn ratio(numerator: impl Into<String>, denominator: impl Into<String>) -> Self {
        Self::of(MeasureKind::Ratio).numerator(numerator).denominator(denominator)
    }

    /// Returns a grade on a scale.
    #[must_use]
    pub fn grade(scale: impl Into<String>) -> Self {
        Self::of(MeasureKind::Grade).scale(scale)
    }

    /// Returns stages, still to be filled in.
    #[must_use]
    pub fn in_stages() -> Self {
        Self::of(MeasureKind::Stages)
    }
}

draft! {
    /// A stage as it came in.
    pub struct Stage {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// Its weight, above 0. Default 1.
        opt weight: Number,
        /// The planned day.
        opt day: String,
    }
}

impl Stage {
    /// Returns a stage of weight 1 without a planned day.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}
