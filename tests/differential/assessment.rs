//! How units are marked, by the crate and by the reference.

use tenfold::{AssessedPart, AssessedUnit, AssessmentResult, Plan};

use super::Differences;
use crate::reference::assessment::{self, PartRef, UnitRef};

/// Notes where the marks of units differ.
pub(super) fn compare(found: &mut Differences, plan: &Plan, ours: &AssessmentResult, theirs: &[UnitRef]) {
    // The reference has them in the plan's order.
    let of = |id: &str| ours.units.iter().find(|unit| unit.id.as_str() == id);
    found.note(
        "the assessment",
        "the number of units",
        &ours.units.len().to_string(),
        &theirs.len().to_string(),
    );
    let both: Vec<(&AssessedUnit, &UnitRef)> =
        theirs.iter().filter_map(|unit| Some((of(&unit.id)?, unit))).collect();
    // Whether points are equal hangs on their last bits, in which both may differ: the crate's own are ranked.
    let points: Vec<Option<f64>> = both.iter().map(|(ours, _)| ours.points.map(f64::from)).collect();
    let ranks = assessment::ranks(&points);
    for ((ours, theirs), rank) in both.iter().zip(&ranks) {
        let place = format!("assessed unit {}", ours.id);
        of_unit(found, &place, ours, theirs);
        found.note(&place, "the rank", &format!("{:?}", (ours.rank, ours.tied)), &format!("{rank:?}"));
    }
    let mut order: Vec<(u32, String)> = both
        .iter()
        .zip(&ranks)
        .map(|((unit, _), (rank, _))| (rank.unwrap_or(u32::MAX), unit.id.to_string()))
        .collect();
    let in_plan = |id: &str| plan.units().iter().position(|unit| unit.id().as_str() == id);
    order.sort_by_key(|(rank, id)| (*rank, in_plan(id)));
    let order: Vec<String> = order.into_iter().map(|(_, id)| id).collect();
    let stand: Vec<String> = ours.units.iter().map(|unit| unit.id.to_string()).collect();
    found.note("the assessment", "the order", &format!("{stand:?}"), &format!("{order:?}"));
}

fn of_unit(found: &mut Differences, place: &str, ours: &AssessedUnit, theirs: &UnitRef) {
    found.number(place, "the base", ours.base, theirs.base);
    found.number(place, "the points", ours.points, theirs.points);
    found.number(place, "the evidence", ours.evidence, theirs.evidence);
    let grade = ours.grade.as_ref().map(|grade| grade.word.clone());
    found.note(place, "the grade", &format!("{grade:?}"), &format!("{:?}", theirs.grade));
    found.gates(place, &ours.gates, &theirs.gates);
    found.each(place, "part", &ours.parts, &theirs.parts, of_part);
}

fn of_part(found: &mut Differences, place: &str, ours: &AssessedPart, theirs: &PartRef) {
    found.note(place, "the target", ours.target.as_str(), &theirs.target);
    found.note(place, "the verdict", ours.verdict.as_str(), theirs.verdict);
    found.number(place, "the weight", ours.weight, theirs.counted.map(|counted| counted.weight));
    found.number(place, "what is attained", ours.attained, theirs.counted.map(|counted| counted.attained));
    found.number(place, "the points", ours.points, theirs.counted.map(|counted| counted.points));
}
