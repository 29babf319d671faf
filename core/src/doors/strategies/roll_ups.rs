//! Roll-ups with their gates, and assessments: what names targets, once there are some.

use super::pick::{id, pick};
use super::seed::{AssessmentSeed, GateSeed, PlanSeed, RollUpSeed};
use crate::draft::{Action, Assessment, Gate, Goal, GoalKind, Grade, Plan, RollUp, RollUpKind, Target};
use crate::promises::Measure;
use crate::words::{Number, Text};

/// What makes a roll-up a sum, where all that it holds is of one unit.
const SUM: u8 = 6;

/// Adds gates, sums and an assessment to a draft that has its targets; `known` is the draft before its actions.
pub(super) fn add(mut plan: Plan, seed: &PlanSeed, known: &crate::plan::Plan) -> Plan {
    let mut targets = Vec::new();
    let mut open: Vec<&Action> = plan.actions.iter().collect();
    while let Some(action) = open.pop() {
        targets.extend(action.targets.iter().map(|target| target.id.clone()));
        open.extend(action.actions.iter());
    }
    targets.sort_unstable();
    gated(&mut plan.roll_up, &seed.frame.roll_up, &targets);
    for (unit, seed) in plan.units.iter_mut().zip(&seed.units) {
        gated(&mut unit.roll_up, &seed.roll_up, &targets);
    }
    let mut open: Vec<&mut Action> = plan.actions.iter_mut().collect();
    while let Some(action) = open.pop() {
        let own = seed.actions.iter().enumerate().find(|(index, _)| id("a", *index) == action.id);
        if let Some((_, seed)) = own {
            if seed.roll_up.kind == SUM && sums(action, known) {
                let roll_up = action.roll_up.take().unwrap_or_default();
                action.roll_up = Some(Box::new(roll_up.kind(RollUpKind::Sum)));
            }
            gated(&mut action.roll_up, &seed.roll_up, &targets);
        }
        open.extend(action.actions.iter_mut());
    }
    plan.assessment = assessment(&seed.assessment, &plan, &targets);
    plan
}

fn gated(roll_up: &mut Option<Box<RollUp>>, seed: &RollUpSeed, targets: &[String]) {
    let gates: Vec<Gate> = seed.gates.iter().map(|seed| gate(seed, targets, 1.0)).collect();
    if seed.gated && !gates.is_empty() {
        roll_up.get_or_insert_default().gates = gates;
    }
}

/// Returns whether all that an action holds can be added up.
fn sums(action: &Action, known: &crate::plan::Plan) -> bool {
    let has_size = |goal: &Goal| {
        use GoalKind::{AtLeast, AtMost, Gain, Growth, Multiple};
        matches!(goal.kind, Some(AtLeast | AtMost | Gain | Multiple | Growth))
    };
    let measured = |target: &Target| {
        let indicator =
            known.indicators().iter().find(|one| Some(one.id.as_str()) == target.indicator.as_deref());
        indicator.filter(|one| {
            !matches!(one.measure, Measure::Coverage { .. } | Measure::Stages { .. } | Measure::Grade { .. })
        })
    };
    let unit = action.targets.first().and_then(measured).map(|indicator| &indicator.unit);
    let fits = |target: &Target| {
        has_size(&target.goal)
            && target.weight.is_none()
            && unit.is_some()
            && measured(target).map(|indicator| &indicator.unit) == unit
    };
    action.actions.is_empty() && action.targets.iter().all(fits)
}

/// Makes a gate; `whole` is what a full attainment counts.
fn gate(seed: &GateSeed, targets: &[String], whole: f64) -> Gate {
    let number =
        |code: u8| Number(whole * [0.05, 0.0, 0.1, 0.5].get(usize::from(code)).copied().unwrap_or(1.0));
    let mut gate = match seed.kind {
        1 => Gate::bonus(number(seed.each)),
        2 => Gate::deduction(number(seed.each)),
        3 => return Gate::cap(number(seed.most)),
        _ => Gate::veto(),
    };
    if seed.named {
        gate = gate.name(Text::from("A gate"));
    }
    if let Some(target) = pick(targets, seed.at).filter(|_| seed.looks % 2 == 1) {
        gate = gate.target(target);
    }
    // What adds and takes must look at something.
    if seed.looks >= 2 || (gate.targets.is_empty() && seed.kind != 0) {
        gate = gate.tag("tag");
    }
    if seed.kind == 0 {
        let offset = pick(targets, seed.other).filter(|_| seed.most >= 2);
        return offset.into_iter().fold(gate, Gate::offset);
    }
    if seed.most > 0 { gate.most(number(seed.most)) } else { gate }
}

fn assessment(seed: &AssessmentSeed, plan: &Plan, targets: &[String]) -> Option<Assessment> {
    let mut draft = Assessment::default();
    match seed.how {
        0 => return None,
        2 if plan.units.iter().any(|unit| unit.level.is_some()) => draft = draft.level("college"),
        3 => draft.units.extend(pick(&plan.units, seed.unit).map(|unit| unit.id.clone())),
        _ => {}
    }
    let full = [100.0, 50.0, 1.0].get(usize::from(seed.full)).copied().unwrap_or(100.0);
    if seed.full > 0 {
        draft = draft.full(full);
    }
    for cut in 1..seed.grades {
        draft = draft.grade(Grade::at_least(full / f64::from(cut + 1), format!("grade {cut}")));
    }
    if seed.grades > 0 {
        draft = draft.grade(Grade::otherwise("the last"));
    }
    draft.gates.extend(seed.gates.iter().map(|seed| gate(seed, targets, full)));
    Some(if seed.host { draft.host("gates").title("An assessment") } else { draft })
}
