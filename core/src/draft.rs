//! Drafts: the shapes of the JSON, and the builders for Rust hosts.
//!
//! A draft holds whatever came in: ids and days are texts, numbers may be NaN, references may lead nowhere.
//! Nothing is checked until [`Plan::build`] and [`Ledger::build`], which report every fault at once.

mod action;
mod assessment;
mod goal;
mod indicator;
mod ledger;
mod method;
mod register;
mod roll_up;
mod signal;
mod target;

pub use action::{Action, Actions, ItemRef, Responsible};
pub use assessment::{Assessment, Grade};
pub use goal::{Each, EachKind, Goal, GoalKind, Need, OverKind};
pub use indicator::{Indicator, Measure, MeasureKind, Stage};
pub use ledger::{Entry, FactKind, Ledger};
pub use method::{Band, Clause, Curve, Edges, Met, Method, Order, ParentKind, Parents, Piece, Projection};
pub use register::{Condition, Field, FieldKind, Register, State};
pub use roll_up::{Gate, GateKind, MissingKind, RollUp, RollUpKind};
pub use signal::{ForecastKind, Guard, GuardKind, ScaledBy, Signal, SignalKind};
pub use target::{Baseline, Checkpoint, Target, Trajectory, TrajectoryKind};

use crate::words::{Number, Text, draft};

draft! {
    /// A plan as it came in.
    ///
    /// ```
    /// use tenfold::draft::{Action, Goal, Indicator, Plan, Target};
    /// let plan = Plan::new("city", "Ten actions", "2022-03-16")
    ///     .indicator(Indicator::level("platforms", "Research platforms"))
    ///     .action(Action::new("innovation", "Innovation platforms").target(
    ///         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(4).due("2025-12-31"),
    ///     ))
    ///     .build()?;
    /// assert_eq!(plan.targets().len(), 1);
    /// # Ok::<(), tenfold::Faults>(())
    /// ```
    pub struct Plan {
        /// The version of the format; 1.
        opt tenfold: u32,
        /// The id.
        need id: String,
        /// The title.
        need title: Text,
        /// A note for people.
        opt note: Text,
        /// Where the plan comes from.
        opt source: Text,
        /// The first day of the plan, from which targets without a start of their own are counted.
        need start: String,
        /// The due day of actions and targets that have none of their own.
        opt due: String,
        /// Organisation units.
        list units: Unit => unit,
        /// Sets that coverage counts.
        list sets: Set => set,
        /// Ordinal scales.
        list scales: Scale => scale,
        /// Registers of items.
        list registers: Register => register,
        /// What is measured.
        list indicators: Indicator => indicator,
        /// The action tree.
        own actions: Actions,
        /// How the plan takes the scores of its top actions.
        far roll_up: RollUp,
        /// How the units are assessed, if they are.
        opt assessment: Assessment,
        /// The names of fields that the host filled in: `start`, `due`.
        list host: String => host,
    }
}

impl Plan {
    /// Returns a draft with nothing in it yet.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>, start: impl Into<String>) -> Self {
        Self { tenfold: Some(1), id: id.into(), title: title.into(), start: start.into(), ..Self::default() }
    }

    /// Adds an action at the top of the tree.
    #[must_use]
    pub fn action(mut self, action: impl Into<Action>) -> Self {
        self.actions.push(action.into());
        self
    }
}

draft! {
    /// Options of an evaluation as they came in.
    pub struct Options {
        /// The day to judge, to its end.
        opt as_of: String,
        /// The moment by which entries had to be recorded; without, everything counts.
        opt known_by: String,
        /// The name of a preset. Default `pace`.
        opt method: String,
        /// A method of the host's own, instead of a preset.
        opt rule: Method,
    }
}

draft! {
    /// The methods of a comparison as they came in.
    pub struct Methods {
        /// The methods, in their order.
        list methods: MethodChoice => method,
    }
}

draft! {
    /// A method of a comparison as it came in: a preset, or one of the host's own.
    pub struct MethodChoice {
        /// The name of a preset. Default `pace`.
        opt method: String,
        /// A method of the host's own, instead of a preset.
        opt rule: Method,
    }
}

draft! {
    /// An organisation unit as it came in.
    pub struct Unit {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// A word for its level, such as `college`.
        opt level: String,
        /// The id of the unit above it.
        opt parent: String,
        /// How it takes the scores of the targets that it answers for. Default as the plan does.
        far roll_up: RollUp,
        /// Whether the host added it, not the plan's author.
        flag host: bool,
    }
}

impl Unit {
    /// Returns a unit at the top of the tree.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}

draft! {
    /// A set as it came in.
    pub struct Set {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// Whether members join and leave by ledger entries.
        flag open: bool,
        /// Days after joining in which a member that has nothing yet is not counted. Default 0.
        opt grace_days: u32,
        /// The members.
        list members: Member => member,
        /// The names of fields that the host filled in: `members`, `open`, `grace_days`.
        list host: String => host,
    }
}

impl Set {
    /// Returns a closed set without members.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}

draft! {
    /// A member of a set as it came in.
    pub struct Member {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// The day it joined; without, it was there from the beginning.
        opt since: String,
        /// Whether the host named it, not the plan's author.
        flag host: bool,
    }
}

impl Member {
    /// Returns a member that was there from the beginning.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}

draft! {
    /// An ordinal scale as it came in.
    pub struct Scale {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// The levels, the lowest first.
        list levels: Level => level,
        /// The names of fields that the host filled in: `levels`.
        list host: String => host,
    }
}

impl Scale {
    /// Returns a scale without levels.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}

draft! {
    /// A level of a scale as it came in.
    pub struct Level {
        /// The id.
        need id: String,
        /// The name.
        need title: Text,
        /// Its points: every level has them, rising, or none has.
        opt points: Number,
    }
}

impl Level {
    /// Returns a level without points.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}
