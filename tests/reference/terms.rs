//! The terms of a promise on a day: the plan with its amendments.

use tenfold::{
    Action, Amendment, Amends, Baseline, Day, Fact, Goal, Indicator, Responsible, Target, Trajectory, Unit,
    UnitId,
};

use super::World;

/// What a target promises on the day of the evaluation.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    pub indicator: Option<&'a Indicator>,
    pub goal: Goal,
    pub baseline: Baseline,
    pub trajectory: Trajectory,
    pub start: Day,
    pub due: Option<Day>,
    pub weight: f64,
    pub responsible: Vec<Responsible>,
    pub cancelled: bool,
}

impl Terms<'_> {
    /// Returns H: the earlier of a day and the due day.
    pub fn until(&self, day: Day) -> Day {
        self.due.map_or(day, |due| due.min(day))
    }

    pub fn lag(&self) -> u32 {
        self.indicator.map_or(0, Indicator::lag_days)
    }

    pub fn fresh(&self) -> Option<u32> {
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
pub fn of_target<'a>(world: &World<'a>, target: &'a Target) -> Terms<'a> {
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
pub fn above<'a>(world: &World<'a>, action: &Action) -> Option<&'a Action> {
    action.parent().map(|parent| &world.plan.actions()[parent])
}

/// Returns whether an action, or one above it, was called off.
pub fn cancelled(world: &World<'_>, action: &Action) -> bool {
    of_action(world, action).iter().any(|amendment| amendment.cancelled())
        || above(world, action).is_some_and(|above| cancelled(world, above))
}

/// Returns the weight of an action.
pub fn weight(world: &World<'_>, action: &Action) -> f64 {
    let amended = of_action(world, action).into_iter().filter_map(Amendment::weight).next_back();
    amended.unwrap_or(action.weight()).get()
}

/// Returns who answers for an action, or for the nearest one above it that says so.
pub fn responsible(world: &World<'_>, action: &Action) -> Vec<Responsible> {
    let amended = of_action(world, action).into_iter().filter_map(Amendment::responsible).next_back();
    let own = amended.unwrap_or(action.responsible());
    match above(world, action) {
        Some(above) if own.is_empty() => responsible(world, above),
        _ => own.to_vec(),
    }
}

/// Returns the unit above a unit.
pub fn unit_above(world: &World<'_>, unit: &Unit) -> Option<UnitId> {
    let amendments = amendments(world, |on| matches!(on, Amends::Unit(id) if id == unit.id()));
    let amended = amendments.into_iter().filter_map(Amendment::parent).next_back();
    amended.or(unit.parent().as_ref()).cloned()
}
