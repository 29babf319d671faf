//! The judgement: from a plan and a ledger to an evaluation.

mod evaluation;
mod reason;
mod verdict;

pub use evaluation::{
    ActionResult, DatedValue, Evaluation, Needs, NodeResult, Outlook, SignalValue, Step, StepKind, Tally, TargetResult,
    UnitResult,
};
pub use reason::{Reason, Why};
pub use verdict::{Absence, Verdict};
