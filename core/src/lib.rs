//! How does a plan stand, why, and what does it need from here?
//!
//! A strategic plan promises things: ten platforms, full coverage of seven counties, talent doubled, a programme
//! open by 2025. Facts come in. Tenfold says where each promise stands, with reasons, and the same input gives
//! the same answer to the bit, natively and in browsers.
//!
//! ```
//! use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
//! use tenfold::{Options, evaluate, telling};
//!
//! // Promised: at least ten research platforms by the end of 2025, up from two.
//! let plan = Plan::new("university", "Ten actions", "2022-01-01")
//!     .indicator(Indicator::level("platforms", "Research platforms").unit("platforms"))
//!     .action(Action::new("innovation", "Innovation platforms").target(
//!         Target::new("ten", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
//!     ))
//!     .build()?;
//!
//! // Happened: five at the end of 2023. A year stands for its last day.
//! let ledger = Ledger::new("university")
//!     .entry(Entry::reading("e1", "platforms", "2023", 5).recorded("2024-01-15T09:00:00Z"))
//!     .build(&plan)?;
//!
//! // Judged: as of a day, under a method; `pace` is the default.
//! let evaluation = evaluate(&plan, &ledger, &Options::new("2023-12-31".parse()?))?;
//! let ten = &evaluation.targets[0];
//! assert_eq!(ten.verdict.as_str(), "at_risk");
//! assert_eq!(ten.attainment.unwrap().get(), 0.375); // (5 − 2) of (10 − 2)
//! assert_eq!(ten.needs.as_ref().unwrap().change.get(), 5.0);
//! assert_eq!(
//!     telling::say(&ten.reasons[0], &plan, plan.targets().first(), "en"),
//!     "It has reached 75.1% of what is expected by now: at risk.",
//! );
//! # Ok::<(), tenfold::Faults>(())
//! ```
//!
//! # Where to look
//!
//! - [`draft`]: the builders, which are also the shapes of the JSON. [`draft::Plan::build`] and
//!   [`draft::Ledger::build`] report every fault at once, each with a stable [`Code`], its place, the cause and
//!   the remedy. [`Plan::from_json`] and [`Ledger::from_json`] are the same doors for text.
//! - [`Plan`], [`Ledger`]: the checked values. [`Goal`], [`Measure`], [`Trajectory`]: what can be promised, how
//!   it is measured, what is expected on the way.
//! - [`evaluate`], [`Options`], [`Evaluation`]: the judgement. A [`Verdict`] is a [`Standing`] or an [`Absence`]
//!   of one: silence is never green, and zero is not missing.
//! - [`Engine`]: a plan and its ledger compiled once, for hosts that judge again and again: [`Columns`] on any day,
//!   entries recorded and what they change, a [`Timeline`] of many days, a [`Scenario`] that is taken back; [`evaluate_all`] for many plans, on several
//!   threads with the feature `rayon`.
//! - [`compare`]: one plan under several methods, and why they differ. [`what_it_takes`]: the values with which a
//!   target would be on track from here. [`levers`]: what each target below an action holds back.
//! - [`telling`]: reasons as sentences, in English and Chinese.
//! - [`rules`]: progress methods as data, with presets such as `pace` and `statcan`; [`rules::choosing`] helps to
//!   choose one, and [`compare`] shows where they disagree, and why.
//! - [`assess`], [`what_it_takes`], [`levers`]: marks for units, what a target needs to be on track, and what holds an
//!   action back.
//! - `strategies` (feature `proptest`): valid plans and ledgers for property tests.
//!
//! The meaning of every word is fixed in the repository's `DESIGN.md`.

#![cfg_attr(test, allow(clippy::float_cmp, reason = "tests compare results that must be exact"))]

mod doors;
pub mod draft;
mod facts;
mod judgement;
mod plan;
mod promises;
pub mod rules;
pub mod telling;
mod words;

pub use doors::json;
#[cfg(feature = "proptest")]
pub use doors::strategies;
pub use facts::{Amendment, Amends, Attests, Entry, Fact, ItemChange, Ledger};
pub use judgement::{
    Absence, ActionComparison, ActionResult, Answer, AssessedPart, AssessedUnit, AssessmentResult, Change,
    Changes, Columns, Compare, Compared, ComparedMethod, Comparison, DatedValue, Difference, Differs, Engine,
    Evaluation, Excursion, GateResult, GradeResult, History, Lever, Levers, Mark, Mask, Moved, Needs,
    NoLeast, NodeColumns, NodeGlance, NodeResult, Opinion, Options, Outlook, PeriodState, PeriodValue,
    Reason, Scenario, SignalValue, Step, StepKind, TagComparison, TagResult, Takes, TakesBy, Tally,
    TargetColumns, TargetComparison, TargetGlance, TargetResult, Timeline, UnitComparison, UnitResult,
    Verdict, Who, Why, Word, assess, compare, evaluate, evaluate_all, levers, what_it_takes,
};
pub use plan::Plan;
pub use promises::{
    Action, ActionKind, Amount, Assessed, Assessment, Baseline, Between, Checkpoint, Combine, Commitment,
    Condition, Each, Effect, End, Field, FieldKind, FieldValue, Gate, Goal, Grade, Improvement, Indicator,
    Instances, ItemRef, Judged, Level, LifeCycle, Measure, Member, Missing, Need, Origin, Over, Register,
    Responsible, Role, RollUp, Scale, Set, Settle, Stage, State, Subject, Target, Test, Trajectory, Unit,
    Way, Window,
};
pub use words::{
    ActionId, Code, Day, EntryId, Every, Fault, Faults, FieldId, Finite, IdError, IndicatorId, ItemId,
    LevelId, Limits, MemberId, MethodId, Moment, NotFinite, Number, Period, PlanId, RegisterId, Scalar,
    ScaleId, SetId, StageId, Standing, StateId, TargetId, Text, UnitId,
};
