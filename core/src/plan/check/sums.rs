//! Nodes that sum: what they add up must be of one unit.

use std::collections::BTreeMap;

use super::Desk;
use crate::plan::Plan;
use crate::promises::{Combine, Goal, Measure, Target};
use crate::words::{At, Code, Fault, Finite, TargetId, Text};

/// What hangs on nodes that sum, with the places where it stands in the draft.
#[derive(Default)]
pub(super) struct Sums {
    /// Targets by their numbers in the plan.
    targets: Vec<(usize, String)>,
    /// Actions by their numbers in the plan.
    actions: Vec<(usize, String)>,
}

/// What the numbers of an indicator are.
#[derive(Clone, Copy, PartialEq)]
enum Measured<'p> {
    /// Shares of a whole.
    Share,
    /// Numbers of a unit, which may have no name.
    Number(&'p Text),
}

impl Sums {
    /// Takes in the target that was added last, if the action that holds it sums.
    pub(super) fn see_target(&mut self, at: At<'_>, plan: &Plan) {
        let Some(target) = plan.targets.len().checked_sub(1) else { return };
        if plan.holder.last().is_some_and(|holder| sums(plan, Some(*holder))) {
            self.targets.push((target, at.to_string()));
        }
    }

    /// Takes in the action that was added last, if the node above it sums.
    pub(super) fn see_action(&mut self, at: At<'_>, plan: &Plan) {
        let Some(action) = plan.actions.len().checked_sub(1) else { return };
        if sums(plan, parent(plan, action)) {
            self.actions.push((action, at.to_string()));
        }
    }

    /// Checks that all that is added up has a size, in one unit, and no weight of its own.
    pub(super) fn check(&self, desk: &mut Desk<'_>, plan: &Plan) {
        for (index, place) in &self.actions {
            let Some(action) = plan.actions.get(*index) else { continue };
            no_weight(desk, place, action.weight);
            if action.roll_up.combine != Combine::Sum {
                let cause = format!("the action `{}` does not sum, and the node above it does", action.id);
                let remedy = "let it sum too, or let the node above it take the mean";
                desk.faults.push(Fault::new(Code::MixedUnits, place.clone(), cause, remedy));
            }
        }
        let mut units: BTreeMap<Option<usize>, (Measured<'_>, &TargetId)> = BTreeMap::new();
        for (index, place) in &self.targets {
            let (Some(target), Some(holder)) = (plan.targets.get(*index), plan.holder.get(*index)) else {
                continue;
            };
            no_weight(desk, place, target.weight);
            if !has_size(&target.goal) {
                let cause = format!("the target `{}` has no single bar and so no size in a sum", target.id);
                let remedy = "give it a bar, a gain, a multiple or a growth, or let the node take the mean";
                desk.faults.push(Fault::new(Code::MixedUnits, place.clone(), cause, remedy));
            } else if let Some(unit) = measured(desk, plan, target) {
                let (first, other) = units.entry(top(plan, *holder)).or_insert((unit, &target.id));
                if *first != unit {
                    let cause = format!(
                        "the target `{}` is of another unit than `{other}`, with which it is summed",
                        target.id
                    );
                    let remedy = "sum targets of one unit, or let the node take the mean";
                    desk.faults.push(Fault::new(Code::MixedUnits, place.clone(), cause, remedy));
                }
            }
        }
    }
}

/// Returns whether an action sums; without one, whether the plan does.
fn sums(plan: &Plan, action: Option<usize>) -> bool {
    let roll_up = match action {
        Some(action) => plan.actions.get(action).map(|action| &action.roll_up),
        None => Some(&plan.roll_up),
    };
    roll_up.is_some_and(|roll_up| roll_up.combine == Combine::Sum)
}

fn parent(plan: &Plan, action: usize) -> Option<usize> {
    plan.actions.get(action).and_then(|action| action.parent)
}

/// Returns the highest node that an action adds to: an action, or none for the plan as a whole.
fn top(plan: &Plan, action: usize) -> Option<usize> {
    let mut top = Some(action);
    while let Some(here) = top.filter(|here| sums(plan, parent(plan, *here))) {
        top = parent(plan, here);
    }
    top
}

fn no_weight(desk: &mut Desk<'_>, place: &str, weight: Finite) {
    if weight != Finite::ONE {
        let remedy = "leave it out: in a sum each counts by its size";
        desk.faults.push(Fault::new(
            Code::NotAllowed,
            format!("{place}.weight"),
            "what is summed has no weight of its own",
            remedy,
        ));
    }
}

const fn has_size(goal: &Goal) -> bool {
    matches!(
        goal,
        Goal::AtLeast { .. }
            | Goal::AtMost { .. }
            | Goal::Gain { .. }
            | Goal::Multiple { .. }
            | Goal::Growth { .. }
    )
}

fn measured<'p>(desk: &Desk<'_>, plan: &'p Plan, target: &Target) -> Option<Measured<'p>> {
    let index = plan.indicator_index.get(target.indicator.as_ref()?.as_str())?;
    let indicator = plan.indicators.get(index).filter(|_| !desk.doubts(index))?;
    Some(match &indicator.measure {
        Measure::Coverage { .. } | Measure::Stages { .. } => Measured::Share,
        _ => Measured::Number(&indicator.unit),
    })
}
