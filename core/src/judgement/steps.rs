//! What is overdue, and what falls due next.

use super::evaluation::{Step, StepKind};
use super::facts::SeenItem;
use super::scene::Scene;
use super::{TargetResult, Verdict};
use crate::promises::{End, LifeCycle};
use crate::words::{Day, ItemId, Standing, StateId};

/// Returns the overdue steps of items, the longest overdue first, and what falls due next, the earliest first.
pub(super) fn steps(scene: &Scene<'_>, targets: &[TargetResult]) -> (Vec<Step>, Vec<Step>) {
    let (mut overdue, mut next) = (Vec::new(), Vec::new());
    for (index, register) in scene.plan.registers().iter().enumerate() {
        let Some(cycle) = register.life_cycle() else { continue };
        for (id, item) in scene.items(index).filter(|(_, item)| item.is_open()) {
            let ahead = ahead(&item, cycle);
            let late = ahead.iter().find(|(day, _)| *day < scene.day);
            overdue.extend(late.map(|(day, state)| step(scene.day, *day, &item, id, state)));
            let coming = ahead.iter().find(|(day, _)| *day >= scene.day);
            next.extend(coming.map(|(day, state)| step(scene.day, *day, &item, id, state)));
        }
    }
    for target in targets {
        let over = matches!(target.verdict, Verdict::Standing(Standing::Missed))
            || target.verdict == Verdict::Absence(super::Absence::Cancelled)
            || (target.verdict == Verdict::Standing(Standing::Achieved) && !target.provisional);
        if let Some(day) = target.due.filter(|day| *day >= scene.day && !over) {
            let what = StepKind::Target { target: target.id.clone() };
            next.push(Step { day, days: scene.day.days_until(day), what });
        }
    }
    overdue.sort_by_key(|step| step.day);
    next.sort_by_key(|step| step.day);
    (overdue, next)
}

/// Returns the planned states that an item has not reached, by their days.
fn ahead<'a>(item: &SeenItem<'a, '_>, cycle: &'a LifeCycle) -> Vec<(Day, &'a StateId)> {
    let mut ahead: Vec<(Day, &StateId)> = Vec::new();
    for (rank, day) in &item.item.planned {
        let state = cycle.states().get(*rank).filter(|state| state.end() != Some(End::Cancelled));
        if Some(*rank) > item.item.state {
            ahead.extend(state.map(|state| (*day, state.id())));
        }
    }
    ahead.sort();
    ahead
}

fn step(today: Day, day: Day, item: &SeenItem<'_, '_>, id: &ItemId, state: &StateId) -> Step {
    let what = StepKind::Item {
        register: item.register.id().clone(),
        item: id.clone(),
        title: item.title().cloned(),
        state: state.clone(),
        now: item.state().map_or(state, crate::promises::State::id).clone(),
        unit: item.unit().cloned(),
        lead: item.lead().cloned(),
    };
    Step { day, days: today.days_until(day), what }
}
