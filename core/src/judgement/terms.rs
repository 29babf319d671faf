//! The plan as it holds on the day: what was promised, with the amendments up to then.

use super::measure::Span;
use super::scene::Scene;
use crate::facts::{Amends, Entry};
use crate::plan::Plan;
use crate::promises::{Baseline, Goal, Responsible, Trajectory, Window};
use crate::words::Day;

/// The terms of every target and action, and the unit tree.
pub(super) struct Terms<'a> {
    pub(super) targets: Vec<TargetTerms<'a>>,
    pub(super) actions: Vec<ActionTerms<'a>>,
    /// The parent of each unit.
    pub(super) parents: Vec<Option<usize>>,
}

/// The terms of a target.
#[derive(Clone, Copy)]
pub(super) struct TargetTerms<'a> {
    pub(super) goal: &'a Goal,
    pub(super) baseline: &'a Baseline,
    pub(super) trajectory: &'a Trajectory,
    pub(super) window: Window,
    pub(super) weight: f64,
    pub(super) responsible: &'a [Responsible],
    /// The entry that called it, or an action above it, off.
    pub(super) cancelled: Option<&'a Entry>,
}

/// The terms of an action.
#[derive(Clone, Copy)]
pub(super) struct ActionTerms<'a> {
    pub(super) weight: f64,
    pub(super) responsible: &'a [Responsible],
    /// The entry that called it, or an action above it, off.
    pub(super) cancelled: Option<&'a Entry>,
}

impl TargetTerms<'_> {
    /// Returns the days of the window up to a day.
    pub(super) fn span(&self, day: Day) -> Span {
        let to = self.window.due.map_or(day, |due| due.min(day));
        Span { from: self.window.start, to }
    }
}

impl<'a> Terms<'a> {
    /// Applies the amendments that a scene sees, in their order.
    pub(super) fn of(scene: &Scene<'a>) -> Self {
        let plan = scene.plan;
        let mut terms = Self::stated(plan);
        for (entry, amendment) in scene.amendments() {
            match &amendment.on {
                Amends::Target(id) => {
                    let Some(target) =
                        plan.target_index.get(id.as_str()).and_then(|index| terms.targets.get_mut(index))
                    else {
                        continue;
                    };
                    target.goal = amendment.goal.as_ref().unwrap_or(target.goal);
                    target.baseline = amendment.baseline.as_ref().unwrap_or(target.baseline);
                    target.trajectory = amendment.trajectory.as_ref().unwrap_or(target.trajectory);
                    target.window.due = amendment.due.or(target.window.due);
                    target.weight = amendment.weight.map_or(target.weight, crate::words::Finite::get);
                    target.responsible = amendment.responsible.as_deref().unwrap_or(target.responsible);
                    target.cancelled = target.cancelled.or(amendment.cancelled.then_some(*entry));
                }
                Amends::Action(id) => {
                    let Some(action) =
                        plan.action_index.get(id.as_str()).and_then(|index| terms.actions.get_mut(index))
                    else {
                        continue;
                    };
                    action.weight = amendment.weight.map_or(action.weight, crate::words::Finite::get);
                    action.responsible = amendment.responsible.as_deref().unwrap_or(action.responsible);
                    action.cancelled = action.cancelled.or(amendment.cancelled.then_some(*entry));
                }
                Amends::Unit(id) => {
                    let parent =
                        amendment.parent.as_ref().and_then(|parent| plan.unit_index.get(parent.as_str()));
                    if let (Some(unit), Some(parent)) = (plan.unit_index.get(id.as_str()), parent) {
                        terms.move_unit(unit, parent);
                    }
                }
            }
        }
        terms.inherit(plan);
        terms
    }

    fn stated(plan: &'a Plan) -> Self {
        let targets = plan.targets.iter().map(|target| TargetTerms {
            goal: &target.goal,
            baseline: &target.baseline,
            trajectory: &target.trajectory,
            window: target.window,
            weight: target.weight.get(),
            responsible: &target.responsible,
            cancelled: None,
        });
        let actions = plan.actions.iter().map(|action| ActionTerms {
            weight: action.weight.get(),
            responsible: &action.responsible,
            cancelled: None,
        });
        Self {
            targets: targets.collect(),
            actions: actions.collect(),
            parents: (0..plan.units.len()).map(|unit| plan.parent_of_unit(unit)).collect(),
        }
    }

    /// Moves a unit below another, unless that one stands below it: the ledger's checks refuse each such move
    /// on its own, and of several that close a circle only together the last is left out.
    fn move_unit(&mut self, unit: usize, parent: usize) {
        let mut above = Some(parent);
        while let Some(here) = above {
            if here == unit {
                return;
            }
            above = self.parents.get(here).copied().flatten();
        }
        if let Some(slot) = self.parents.get_mut(unit) {
            *slot = Some(parent);
        }
    }

    /// Hands what an action says down to what it holds. Actions stand before those below them.
    fn inherit(&mut self, plan: &Plan) {
        for (index, action) in plan.actions.iter().enumerate() {
            let Some(above) = action.parent.and_then(|parent| self.actions.get(parent)).copied() else {
                continue;
            };
            if let Some(own) = self.actions.get_mut(index) {
                own.cancelled = above.cancelled.or(own.cancelled);
                if own.responsible.is_empty() {
                    own.responsible = above.responsible;
                }
            }
        }
        for (target, holder) in self.targets.iter_mut().zip(&plan.holder) {
            let Some(action) = self.actions.get(*holder) else { continue };
            target.cancelled = action.cancelled.or(target.cancelled);
            if target.responsible.is_empty() {
                target.responsible = action.responsible;
            }
        }
    }
}
