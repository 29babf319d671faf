//! The judgement: from a plan and a ledger to an evaluation.

mod assess;
mod assessment;
mod attainment;
mod columns;
mod derived;
mod evaluate;
mod evaluation;
mod expected;
mod forecast;
mod hold;
mod instances;
mod judge;
mod measure;
mod nodes;
mod options;
mod outlook;
mod points;
mod quorum;
mod reason;
mod register;
mod roll_up;
mod scene;
mod signals;
mod steps;
mod terms;
mod units;
mod verdict;

pub use assess::assess;
pub use assessment::{AssessedPart, AssessedUnit, AssessmentResult, GradeResult};
pub use evaluate::evaluate;
pub use evaluation::{
    ActionResult, DatedValue, Evaluation, GateResult, Needs, NodeResult, Outlook, SignalValue, Step,
    StepKind, TagResult, Tally, TargetResult, UnitResult,
};
pub use options::Options;
pub(crate) use options::check as check_options;
pub use reason::{Reason, Why};
pub use verdict::{Absence, Verdict};
