//! How units are assessed.

use std::collections::BTreeSet;

use super::Desk;
use super::roll_up::gates;
use crate::draft;
use crate::plan::Plan;
use crate::promises::{Assessed, Assessment, Grade};
use crate::rules::Cuts;
use crate::words::{At, Code, Finite, UnitId, head};

/// The points of a full attainment, where nothing is said.
pub(super) const FULL: f64 = 100.0;

/// Checks an assessment.
pub(super) fn assessment(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Assessment,
    plan: &Plan,
) -> Option<Assessment> {
    desk.text(at.key("title"), draft.title.as_ref());
    desk.host(at, &draft.host, &["title", "full", "level", "units", "grades", "gates"]);
    let full = desk.within(at.key("full"), draft.full, 0.0, 1e300, FULL);
    if full == Some(Finite::ZERO) {
        desk.faults.add(at.key("full"), Code::OutOfRange, "all points would be 0", "give more than 0");
    }
    let assessed = assessed(desk, at, draft, plan);
    let grades = grades(desk, at.key("grades"), &draft.grades);
    let gates = gates(desk, at.key("gates"), &draft.gates);
    Some(Assessment {
        title: draft.title.clone(),
        full: full?,
        assessed,
        grades,
        gates,
        host: draft.host.clone(),
    })
}

fn assessed(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Assessment, plan: &Plan) -> Assessed {
    if draft.level.is_some() && !draft.units.is_empty() {
        let remedy = "leave out one of `level` and `units`";
        desk.faults.add(at.key("units"), Code::NotAllowed, "`level` stands there too", remedy);
    }
    if let Some(level) = &draft.level {
        if !plan.units.iter().any(|unit| unit.level.as_ref() == Some(level)) {
            let cause = format!("no unit has the level `{}`", head(level));
            let remedy = "name a level that a unit has, or leave it out for all units";
            desk.faults.add(at.key("level"), Code::UnknownId, cause, remedy);
        }
        return Assessed::Level(level.clone());
    }
    if draft.units.is_empty() {
        Assessed::All
    } else {
        Assessed::Named(named(desk, at.key("units"), draft, plan))
    }
}

fn named(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Assessment, plan: &Plan) -> Vec<UnitId> {
    let mut seen = BTreeSet::new();
    let mut units = Vec::with_capacity(draft.units.len());
    for (index, name) in desk.parts(at, &draft.units).iter().enumerate() {
        let at = at.index(index);
        if !seen.insert(name) {
            let cause = format!("the unit `{}` is named twice", head(name));
            desk.faults.add(at, Code::DuplicateId, cause, "name each unit once");
        } else {
            units.extend(desk.reference::<UnitId>(at, name, "unit", plan.unit_index.get(name).is_some()));
        }
    }
    units
}

/// Checks grades: their cuts fall, and only the last has none.
fn grades(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Grade]) -> Vec<Grade> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let drafts = desk.parts(at, drafts);
    let mut cuts = Cuts::new(drafts.len(), at, &mut desk.faults);
    let mut grades = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        desk.text(at.key("title"), draft.title.as_ref());
        desk.length(at.key("word"), draft.word.len());
        if draft.word.trim().is_empty() {
            desk.missing(at.key("word"), "the word", "give the word that stands for the grade");
        }
        let cut = cuts.next((draft.at_least, draft.above, None), at, &mut desk.faults);
        grades.push(Grade {
            cut: cut.map(|cut| cut.number),
            above: cut.is_some_and(|cut| cut.above),
            word: draft.word.clone(),
            title: draft.title.clone(),
        });
    }
    grades
}
