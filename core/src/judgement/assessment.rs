//! What is said of the units that a plan assesses.

use serde::Serialize;

use super::evaluation::GateResult;
use super::{Reason, Verdict};
use crate::words::{Day, EntryId, Finite, MethodId, Moment, PlanId, TargetId, Text, UnitId};

/// How the units of a plan are marked, as of a day, as known by a moment, under a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct AssessmentResult {
    /// The version of the format.
    pub tenfold: u32,
    /// The plan.
    pub plan: PlanId,
    /// The digest of the plan's canonical form.
    pub plan_digest: String,
    /// The digest of the ledger's canonical form.
    pub ledger_digest: String,
    /// The day, to its end.
    pub as_of: Day,
    /// The moment by which entries had to be recorded; none for everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_by: Option<Moment>,
    /// The method.
    pub method: MethodId,
    /// The version of the method.
    pub method_version: u32,
    /// Whether any entry that counts is made up to show something.
    pub illustrative: bool,
    /// The title of the assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The points of a full attainment.
    pub full: Finite,
    /// The fields of the assessment that the host filled in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub host: Vec<String>,
    /// The units, by their ranks; those of one rank in the plan's order, and so those without, which come last.
    pub units: Vec<AssessedUnit>,
}

/// How a unit is marked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[must_use]
#[non_exhaustive]
pub struct AssessedUnit {
    /// The unit.
    pub id: UnitId,
    /// Its points, at least 0; none if nothing is live or too little has evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Finite>,
    /// Its points before the gates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Finite>,
    /// The share of weight with evidence, 0 to 1; none if nothing is live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Finite>,
    /// Its grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<GradeResult>,
    /// Its rank, the most points being 1; equal points share a rank, and the next is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Whether another unit has the same points.
    pub tied: bool,
    /// What the gates did, in their order; changes are points.
    pub gates: Vec<GateResult>,
    /// What each target that it answers for adds, in the order of the ids.
    pub parts: Vec<AssessedPart>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// A grade that is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct GradeResult {
    /// The word that stands for it.
    pub word: String,
    /// The word as people read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
}

/// What a target adds to the points of a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AssessedPart {
    /// The target.
    pub target: TargetId,
    /// Its share of the weight that counts, 0 to 1; none if it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Finite>,
    /// What is attained of it, as a share, 0 to the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attained: Option<Finite>,
    /// The points that it adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Finite>,
    /// Its verdict.
    pub verdict: Verdict,
    /// The entries that it rests on, in the order of (day, recorded, id).
    pub entries: Vec<EntryId>,
}
