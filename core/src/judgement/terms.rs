//! The plan as it holds on the day: what was promised, with the amendments up to then.

use super::facts::Number;
use super::measure::Span;
use super::scene::Scene;
use crate::facts::{Amendment, Amends, Entry, Fact};
use crate::plan::Plan;
use crate::promises::{Baseline, Goal, Responsible, Trajectory, Window};
use crate::words::Day;

/// The terms of every target and action, and the unit tree.
pub(super) struct Terms {
    pub(super) targets: Vec<TargetTerms>,
    pub(super) actions: Vec<ActionTerms>,
    /// The parent of each unit.
    pub(super) parents: Vec<Option<usize>>,
}

/// The terms of a target. What an amendment has replaced is known by its entry.
#[derive(Clone, Copy)]
pub(super) struct TargetTerms {
    goal: Option<Number>,
    baseline: Option<Number>,
    trajectory: Option<Number>,
    responsible: Says,
    pub(super) window: Window,
    pub(super) weight: f64,
    /// The entry that called it, or an action above it, off.
    pub(super) cancelled: Option<Number>,
}

/// The terms of an action.
#[derive(Clone, Copy)]
pub(super) struct ActionTerms {
    pub(super) weight: f64,
    responsible: Says,
    /// The entry that called it, or an action above it, off.
    pub(super) cancelled: Option<Number>,
}

/// Who says which units answer for something.
#[derive(Clone, Copy)]
enum Says {
    Target(usize),
    Action(usize),
    Amendment(Number),
}

impl TargetTerms {
    /// Returns the days of the window up to a day.
    pub(super) fn span(&self, day: Day) -> Span {
        let to = self.window.due.map_or(day, |due| due.min(day));
        Span { from: self.window.start, to }
    }
}

/// A target with its terms, resolved.
#[derive(Clone, Copy)]
pub(super) struct Promise<'a> {
    pub(super) goal: &'a Goal,
    pub(super) baseline: &'a Baseline,
    pub(super) trajectory: &'a Trajectory,
}

impl<'a> Scene<'a> {
    fn amendment(&self, number: Option<Number>) -> Option<&'a Amendment> {
        match &self.entry(number?)?.fact {
            Fact::Amended(amendment) => Some(amendment),
            _ => None,
        }
    }

    /// Returns what a target promises under its terms.
    pub(super) fn promise(&self, target: usize, terms: &TargetTerms) -> Promise<'a> {
        const UNKNOWN: &Baseline = &Baseline::Unknown;
        const LINEAR: &Trajectory = &Trajectory::Linear;
        const NOTHING: &Goal = &Goal::Happen;
        let own = self.plan.targets.get(target);
        let amended = |number| self.amendment(number);
        Promise {
            goal: amended(terms.goal)
                .and_then(|amendment| amendment.goal.as_ref())
                .or(own.map(|own| &own.goal))
                .unwrap_or(NOTHING),
            baseline: amended(terms.baseline)
                .and_then(|amendment| amendment.baseline.as_ref())
                .or(own.map(|own| &own.baseline))
                .unwrap_or(UNKNOWN),
            trajectory: amended(terms.trajectory)
                .and_then(|amendment| amendment.trajectory.as_ref())
                .or(own.map(|own| &own.trajectory))
                .unwrap_or(LINEAR),
        }
    }

    /// Returns the units that answer for a target under its terms.
    pub(super) fn responsible(&self, terms: &TargetTerms) -> &'a [Responsible] {
        self.says(terms.responsible)
    }

    fn says(&self, says: Says) -> &'a [Responsible] {
        match says {
            Says::Target(target) => self.plan.targets.get(target).map(|target| target.responsible.as_slice()),
            Says::Action(action) => self.plan.actions.get(action).map(|action| action.responsible.as_slice()),
            Says::Amendment(number) => {
                self.amendment(Some(number)).and_then(|amendment| amendment.responsible.as_deref())
            }
        }
        .unwrap_or_default()
    }
}

impl Terms {
    /// Applies the amendments that a scene sees, in their order.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let plan = scene.plan;
        let mut terms = Self::stated(plan);
        for number in scene.facts.amendments(scene.entries, scene.day) {
            let Some(Entry { fact: Fact::Amended(amendment), .. }) = scene.entry(*number) else { continue };
            terms.amend(plan, amendment, *number);
        }
        terms.inherit(scene);
        terms
    }

    fn amend(&mut self, plan: &Plan, amendment: &Amendment, number: Number) {
        match &amendment.on {
            Amends::Target(id) => {
                let index = plan.target_index.get(id.as_str());
                let Some(target) = index.and_then(|index| self.targets.get_mut(index)) else { return };
                let says = |there: bool, before: Option<Number>| if there { Some(number) } else { before };
                target.goal = says(amendment.goal.is_some(), target.goal);
                target.baseline = says(amendment.baseline.is_some(), target.baseline);
                target.trajectory = says(amendment.trajectory.is_some(), target.trajectory);
                target.window.due = amendment.due.or(target.window.due);
                target.weight = amendment.weight.map_or(target.weight, crate::words::Finite::get);
                if amendment.responsible.is_some() {
                    target.responsible = Says::Amendment(number);
                }
                target.cancelled = target.cancelled.or(amendment.cancelled.then_some(number));
            }
            Amends::Action(id) => {
                let index = plan.action_index.get(id.as_str());
                let Some(action) = index.and_then(|index| self.actions.get_mut(index)) else { return };
                action.weight = amendment.weight.map_or(action.weight, crate::words::Finite::get);
                if amendment.responsible.is_some() {
                    action.responsible = Says::Amendment(number);
                }
                action.cancelled = action.cancelled.or(amendment.cancelled.then_some(number));
            }
            Amends::Unit(id) => {
                let parent = amendment.parent.as_ref();
                let parent = parent.and_then(|parent| plan.unit_index.get(parent.as_str()));
                if let (Some(unit), Some(parent)) = (plan.unit_index.get(id.as_str()), parent) {
                    self.move_unit(unit, parent);
                }
            }
        }
    }

    fn stated(plan: &Plan) -> Self {
        let targets = plan.targets.iter().enumerate().map(|(index, target)| TargetTerms {
            goal: None,
            baseline: None,
            trajectory: None,
            responsible: Says::Target(index),
            window: target.window,
            weight: target.weight.get(),
            cancelled: None,
        });
        let actions = plan.actions.iter().enumerate().map(|(index, action)| ActionTerms {
            weight: action.weight.get(),
            responsible: Says::Action(index),
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
    fn inherit(&mut self, scene: &Scene<'_>) {
        let plan = scene.plan;
        for (index, action) in plan.actions.iter().enumerate() {
            let Some(above) = action.parent.and_then(|parent| self.actions.get(parent)).copied() else {
                continue;
            };
            if let Some(own) = self.actions.get_mut(index) {
                own.cancelled = above.cancelled.or(own.cancelled);
                if scene.says(own.responsible).is_empty() {
                    own.responsible = above.responsible;
                }
            }
        }
        for (target, holder) in self.targets.iter_mut().zip(&plan.holder) {
            let Some(action) = self.actions.get(*holder) else { continue };
            target.cancelled = action.cancelled.or(target.cancelled);
            if scene.says(target.responsible).is_empty() {
                target.responsible = action.responsible;
            }
        }
    }
}
