//! The terms of a promise on a day: the plan with its amendments.

use std::collections::BTreeMap;

use tenfold::{
    Action, Amendment, Amends, Baseline, Day, Fact, Goal, Indicator, Responsible, Target, Trajectory, UnitId,
};

use super::World;

/// What a target promises on the day of the evaluation.
#[derive(Clone, Debug)]
pub(crate) struct Terms<'a> {
    pub(crate) indicator: Option<&'a Indicator>,
    pub(crate) goal: Goal,
    pub(crate) baseline: Baseline,
    pub(crate) trajectory: Trajectory,
    pub(crate) start: Day,
    pub(crate) due: Option<Day>,
    pub(crate) weight: f64,
    pub(crate) responsible: Vec<Responsible>,
    pub(crate) cancelled: bool,
}

impl Terms<'_> {
    /// Returns H: the earlier of a day and the due day.
    pub(crate) fn until(&self, day: Day) -> Day {
        self.due.map_or(day, |due| due.min(day))
    }

    pub(crate) fn lag(&self) -> u32 {
        self.indicator.map_or(0, Indicator::lag_days)
    }

    pub(crate) fn fresh(&self) -> Option<u32> {
        self.indicator.and_then(Indicator::fresh_days)
    }
}

/// Returns the amendments seen, in the order of (day, recorded, id): the later one counts.
fn amendments<'a>(world: &World<'a>, on: impl Fn(&Amends) -> bool) -> Vec<&'a Amendment> {
    let amended = |fact: &'a Fact| match fact {
        Fact::Amended(amendment) if on(amendment.on()) => Some(amendment),
        _ => None,
    };
    world.entries.iter().filter_map(|entry| amended(entry.fact())).collect()
}

/// Returns the terms of a target.
pub(crate) fn of_target<'a>(world: &World<'a>, target: &'a Target) -> Terms<'a> {
    let mut terms = Terms {
        indicator: target.indicator().as_ref().map(|id| world.plan.indicator(id).unwrap()),
        goal: target.goal().clone(),
        baseline: target.baseline().clone(),
        trajectory: target.trajectory().clone(),
        start: target.window().start,
        due: target.window().due,
        weight: target.weight().get(),
        responsible: target.responsible().to_vec(),
        cancelled: false,
    };
    for amendment in amendments(world, |on| matches!(on, Amends::Target(id) if id == target.id())) {
        terms.goal = amendment.goal().cloned().unwrap_or(terms.goal);
        terms.baseline = amendment.baseline().cloned().unwrap_or(terms.baseline);
        terms.trajectory = amendment.trajectory().cloned().unwrap_or(terms.trajectory);
        terms.due = amendment.due().or(terms.due);
        terms.weight = amendment.weight().map_or(terms.weight, f64::from);
        terms.responsible = amendment.responsible().map_or(terms.responsible, <[_]>::to_vec);
        terms.cancelled |= amendment.cancelled();
    }
    terms.cancelled |= world.plan.action_of(target.id()).is_some_and(|action| cancelled(world, action));
    terms
}

fn of_action<'a>(world: &World<'a>, action: &Action) -> Vec<&'a Amendment> {
    amendments(world, |on| matches!(on, Amends::Action(id) if id == action.id()))
}

/// Returns the action above an action.
pub(crate) fn above<'a>(world: &World<'a>, action: &Action) -> Option<&'a Action> {
    action.parent().map(|parent| &world.plan.actions()[parent])
}

/// Returns whether an action, or one above it, was called off.
pub(crate) fn cancelled(world: &World<'_>, action: &Action) -> bool {
    of_action(world, action).iter().any(|amendment| amendment.cancelled())
        || above(world, action).is_some_and(|above| cancelled(world, above))
}

/// Returns the weight of an action.
pub(crate) fn weight(world: &World<'_>, action: &Action) -> f64 {
    let amended = of_action(world, action).into_iter().filter_map(Amendment::weight).next_back();
    amended.unwrap_or(action.weight()).get()
}

/// Returns who answers for an action, or for the nearest one above it that says so.
pub(crate) fn responsible(world: &World<'_>, action: &Action) -> Vec<Responsible> {
    let amended = of_action(world, action).into_iter().filter_map(Amendment::responsible).next_back();
    let own = amended.unwrap_or(action.responsible());
    match above(world, action) {
        Some(above) if own.is_empty() => responsible(world, above),
        _ => own.to_vec(),
    }
}

/// Returns the unit above each unit that has one. Moves are made in their order, and one that would close a circle
/// is left out.
pub(crate) fn units_above(world: &World<'_>) -> BTreeMap<UnitId, UnitId> {
    let mut above: BTreeMap<UnitId, UnitId> = BTreeMap::new();
    for unit in world.plan.units() {
        above.extend(unit.parent().clone().map(|parent| (unit.id().clone(), parent)));
    }
    for amendment in amendments(world, |on| matches!(on, Amends::Unit(_))) {
        if let (Amends::Unit(unit), Some(parent)) = (amendment.on(), amendment.parent()) {
            let circle =
                std::iter::successors(Some(parent), |here| above.get(*here)).any(|here| here == unit);
            if !circle {
                above.insert(unit.clone(), parent.clone());
            }
        }
    }
    above
}
