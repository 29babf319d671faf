//! Reasons: why a verdict is what it is, as data with its numbers.

use serde::Serialize;

use crate::rules::Lack;
use crate::words::{Day, EntryId, Finite, TargetId};

/// Why a verdict is what it is. The numbers are those of the evaluation; a sentence is made of it elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// It, or an action above it, was called off.
    Cancelled {
        /// The entry that did.
        entry: EntryId,
    },
    /// Its window begins later.
    NotStarted {
        /// The first day of the window.
        start: Day,
    },
    /// It cannot be judged.
    NotAssessable {
        /// Why.
        why: Why,
    },
    /// Nothing was recorded.
    NoData {
        /// The first day of the window.
        since: Day,
    },
    /// The latest figure is too old.
    Stale {
        /// Its day.
        day: Day,
        /// The last day for which it stood.
        until: Day,
    },
    /// The final figure may still come.
    Awaiting {
        /// The last day on which it is not late.
        until: Day,
    },
    /// The final figure did not come.
    NoFinal {
        /// The due day.
        due: Day,
    },
    /// It has ended and is met.
    MetAtClose {
        /// The final figure.
        value: Finite,
        /// The due day.
        due: Day,
    },
    /// It has ended and is not met.
    MissedAtClose {
        /// The final figure, if there is one.
        value: Option<Finite>,
        /// The due day.
        due: Day,
    },
    /// It was met once, and that settles it.
    MetOnce {
        /// The first day on which it was met.
        day: Day,
    },
    /// The bar is met now; the figure at the due day will decide.
    MetNow {
        /// The figure.
        value: Finite,
        /// The due day, if there is one.
        due: Option<Day>,
    },
    /// It was met and is no longer.
    LostAgain {
        /// The first day on which it was met.
        first_met: Day,
    },
    /// The bar was met only after the due day.
    MetLate {
        /// The first day on which it was met.
        day: Day,
    },
    /// More than the tolerated days in a row were outside the range.
    Excursion {
        /// The first day outside.
        from: Day,
        /// The days in a row outside.
        days: u32,
        /// The days tolerated.
        tolerated: u32,
    },
    /// More periods were missed than may be.
    TooManyMisses {
        /// The periods missed.
        missed: u32,
        /// The periods that may be missed.
        allowed: u32,
    },
    /// So many of the named targets are missed that not enough are left.
    QuorumLost {
        /// The targets missed or called off.
        missed: u32,
        /// The targets that must be achieved.
        need: u32,
        /// The targets there are.
        total: u32,
    },
    /// Nothing is expected yet.
    NotDue {
        /// The due day, if there is one.
        due: Option<Day>,
    },
    /// No day was set.
    Undated,
    /// A clause of the method judged it.
    Judged {
        /// The signal by which it judged, such as `pace`.
        signal: &'static str,
        /// Its value.
        value: Finite,
        /// The method's own word.
        word: String,
    },
    /// What was expected by now and what is there.
    Behind {
        /// Attainment, 1 being the whole.
        attainment: Finite,
        /// Expected attainment.
        expected: Finite,
    },
    /// It is worse than where it started.
    Regressed {
        /// The value.
        value: Finite,
        /// The baseline.
        baseline: Finite,
    },
    /// Members, periods or targets are still needed.
    StillNeeded {
        /// How many.
        count: u32,
        /// How many are done.
        done: u32,
        /// How many are needed.
        need: u32,
    },
    /// What this rests on is not a stated number but the host's.
    HostFilled {
        /// The fields.
        fields: Vec<String>,
    },
    /// It rests on entries that are made up to show something.
    Illustrative,
    /// This child weighs most in what is missing.
    Decided {
        /// The id of the target or action.
        child: String,
        /// Its share of what is missing, 0 to 1.
        share: Finite,
    },
    /// This child is the weakest, and the node goes by it.
    Weakest {
        /// The id of the target or action.
        child: String,
        /// How it stands, as a word.
        verdict: &'static str,
    },
    /// This child is the last of those that are needed.
    LastNeeded {
        /// The id of the target or action.
        child: String,
        /// How many are needed.
        need: u32,
    },
    /// So many of the children are needed.
    Quorum {
        /// How many are achieved.
        achieved: u32,
        /// How many must be.
        need: u32,
        /// How many there are.
        total: u32,
    },
    /// A veto took it down.
    Vetoed {
        /// The missed targets.
        targets: Vec<TargetId>,
    },
    /// Achieved targets outweigh missed ones, which would have vetoed.
    Outweighed {
        /// The missed targets.
        targets: Vec<TargetId>,
        /// The achieved targets.
        offset: Vec<TargetId>,
    },
    /// A gate changed what is attained.
    Adjusted {
        /// The kind of the gate: `bonus`, `deduction` or `cap`.
        gate: &'static str,
        /// The change of the score, 1 being the whole.
        by: Finite,
        /// The targets that set it off.
        targets: Vec<TargetId>,
    },
    /// A gate changed a score, or the points of an assessment.
    Marked {
        /// The kind of the gate: `bonus`, `deduction` or `cap`.
        gate: &'static str,
        /// The change, in the unit of the scores or in points.
        by: Finite,
        /// The targets that set it off.
        targets: Vec<TargetId>,
    },
    /// No child has evidence.
    NoEvidence,
    /// Too little of the weight has evidence.
    ThinEvidence {
        /// The share of weight with evidence.
        share: Finite,
        /// The least share.
        floor: Finite,
    },
    /// Children without evidence hold it back.
    HeldBack {
        /// How many.
        missing: u32,
    },
    /// All children are achieved, missed, or absent in one way.
    AllChildren {
        /// The verdict that they share, as a word.
        verdict: &'static str,
    },
}

/// Why something cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Why {
    /// The baseline is not known, and the bar depends on it.
    NoBaseline,
    /// The baseline is not above zero, and a multiple or growth of it means nothing.
    BaselineNotPositive,
    /// The set has no members.
    EmptySet,
    /// No whole period lies in the window.
    NoPeriods,
    /// The denominator of the ratio is zero.
    ZeroDenominator,
    /// A sum is too large for a number.
    Overflow,
    /// The signal by which the method judges cannot be had.
    NoSignal {
        /// The signal.
        signal: &'static str,
        /// Why it cannot be had.
        lack: Lack,
    },
    /// No clause of the method speaks of such a target.
    NoClause,
    /// The weights of what counts are all zero.
    NoWeight,
    /// It has no children.
    NoChildren,
    /// A score is below zero, and of such there is no geometric mean.
    NegativeScore,
    /// A named target cannot be judged.
    Named {
        /// The target.
        target: TargetId,
    },
}
