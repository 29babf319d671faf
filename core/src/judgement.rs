//! The judgement: from a plan and a ledger to an evaluation.

mod assess;
mod assessment;
mod attainment;
mod by_day;
mod changing;
mod columns;
mod compare;
mod derived;
mod engine;
mod evaluate;
mod evaluation;
mod expected;
mod facts;
mod forecast;
mod given;
mod history;
mod hold;
mod instances;
mod judge;
mod judged;
mod levers;
mod measure;
mod nodes;
mod options;
mod outlook;
mod owners;
mod pad;
mod points;
mod quorum;
mod reason;
mod roll_up;
mod running;
mod scene;
mod shape;
mod signals;
mod steps;
mod takes;
mod tallies;
mod terms;
mod trouble;
mod units;
mod verdict;
mod wiring;

pub use assess::assess;
pub use assessment::{AssessedPart, AssessedUnit, AssessmentResult, GradeResult};
pub use compare::{
    ActionComparison, Compare, ComparedMethod, Comparison, Difference, Differs, Opinion, TagComparison,
    TargetComparison, UnitComparison, compare,
};
pub use engine::{
    Changes, Columns, Engine, Mark, Mask, Moved, NodeColumns, NodeGlance, Scenario, TargetColumns,
    TargetGlance, Timeline, evaluate_all,
};
pub use evaluate::evaluate;
pub use evaluation::{
    ActionResult, Answer, DatedValue, Evaluation, GateResult, Needs, NodeResult, Outlook, SignalValue, Step,
    StepKind, TagResult, Tally, TargetResult, UnitResult,
};
pub use history::{Change, Compared, Excursion, History, PeriodState, PeriodValue};
pub use judge::Word;
pub use levers::{Lever, Levers, levers};
pub use options::Options;
pub(crate) use options::{check as check_options, check_methods};
pub use reason::{Reason, Why};
pub use roll_up::Who;
pub use takes::{NoLeast, Takes, TakesBy, what_it_takes};
pub use verdict::{Absence, Verdict};
