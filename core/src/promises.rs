//! What a plan promises: the nouns, as checked values.

mod action;
mod assessment;
mod goal;
mod indicator;
mod register;
mod roll_up;
mod scale;
mod set;
mod target;
mod trajectory;
mod unit;

pub use action::{Action, ActionKind, ItemRef, Responsible, Role};
pub use assessment::{Assessed, Assessment, Grade};
pub use goal::{Each, Goal, Improvement, Instances, Judged, Need, Over, Way};
pub use indicator::{Amount, Indicator, Measure, Stage};
pub use register::{Condition, End, Field, FieldKind, FieldValue, LifeCycle, Register, State, Subject, Test};
pub(crate) use roll_up::HAIR;
pub use roll_up::{Combine, Effect, Gate, Missing, RollUp};
pub use scale::{Level, Scale};
pub use set::{Member, Set};
pub use target::{Baseline, Commitment, Origin, Settle, Target, Window};
pub use trajectory::{Between, Checkpoint, Trajectory};
pub use unit::Unit;
