//! Amendments of targets, actions and units.

use super::goals::{Ground, goal, is_counted};
use super::ledger::Book;
use super::pick::{answers, later, pick, weight};
use super::seed::{ChangeSeed, EntrySeed};
use super::targets::{baseline, checkpoints, path};
use crate::draft::Entry;
use crate::plan::Plan;
use crate::promises::{Goal, Indicator, Over, Target, Unit, Window};
use crate::words::Day;

/// Makes an amendment from a day on.
pub(super) fn amended(
    book: &Book<'_>,
    id: String,
    seed: &EntrySeed,
    change: &ChangeSeed,
    day: Day,
) -> Option<Entry> {
    let (plan, on) = (book.plan, day.to_string());
    match seed.form {
        0..=4 => {
            let target = pick(plan.targets(), seed.on)?;
            of_target(book, target, change, Entry::amended(id, on, target.id()))
        }
        5 | 6 => {
            let action = pick(plan.actions(), seed.on)?;
            Some(changed(Entry::amended_action(id, on, action.id()), change, plan))
        }
        _ => of_unit(plan, seed, id, on),
    }
}

fn of_target(book: &Book<'_>, target: &Target, seed: &ChangeSeed, entry: Entry) -> Option<Entry> {
    let plan = book.plan;
    let due = later(target.window().start, seed.due);
    // A goal over targets has no indicator and keeps its goal.
    let indicator = target.indicator().as_ref().and_then(|id| plan.indicator(id));
    let stated = || {
        let counted = matches!(target.goal(), Goal::Instances(_) | Goal::Happen | Goal::Hold { .. });
        baseline(plan, indicator?, &seed.baseline, &book.calendar).filter(|_| !counted)
    };
    match (seed.what % 12, indicator) {
        (0 | 1, _) => Some(entry.due(due.to_string())),
        (2..=4, Some(indicator)) => Some(promised(book, indicator, target.window(), seed, entry)),
        (5, Some(_)) => stated().map(|stated| entry.baseline(stated)),
        (6..=8, Some(indicator)) if may_pass_points(target.goal()) => {
            let ground = Ground { plan, indicator, window: target.window() };
            Some(Entry { trajectory: Some(checkpoints(ground, &seed.path)?.into()), ..entry })
        }
        _ => Some(changed(entry, seed, plan)),
    }
}

/// Returns whether dated values may stand on the way to a goal.
fn may_pass_points(goal: &Goal) -> bool {
    match goal {
        Goal::Hold { .. } | Goal::Improve(_) | Goal::Reach { .. } => false,
        Goal::Instances(instances) => matches!(instances.over, Over::Members { .. }),
        _ => true,
    }
}

/// Changes what a target promises: its goal, often with its due day, baseline and trajectory.
fn promised(
    book: &Book<'_>,
    indicator: &Indicator,
    mut window: Window,
    seed: &ChangeSeed,
    mut entry: Entry,
) -> Entry {
    let plan = book.plan;
    if seed.what.is_multiple_of(5) {
        let due = later(window.start, seed.due);
        window.due = Some(due);
        entry = entry.due(due.to_string());
    }
    let ground = Ground { plan, indicator, window };
    let goal = goal(ground, &seed.goal);
    if !is_counted(&goal) {
        entry.baseline = baseline(plan, indicator, &seed.baseline, &book.calendar).map(Box::new);
        entry.trajectory = path(&goal, entry.baseline.as_deref(), ground, &seed.path).map(Box::new);
    }
    entry.goal(goal)
}

/// Changes what targets and actions have in common.
fn changed(entry: Entry, seed: &ChangeSeed, plan: &Plan) -> Entry {
    let units: Vec<String> = plan.units().iter().map(|unit| unit.id().to_string()).collect();
    let responsible = answers(&seed.answer, &units);
    match seed.what % 3 {
        0 if !responsible.is_empty() => Entry { responsible, ..entry },
        1 => entry.cancelled(),
        _ => entry.weight(weight(seed.weight).unwrap_or(1.0)),
    }
}

/// Gives a unit a parent that does not stand below it.
fn of_unit(plan: &Plan, seed: &EntrySeed, id: String, on: String) -> Option<Entry> {
    let unit = pick(plan.units(), seed.on)?;
    let above: Vec<&Unit> = plan.units().iter().filter(|other| !stands_below(plan, other, unit)).collect();
    let parent = pick(&above, seed.who)?;
    let mut entry = Entry::amended(id, on, "").unit(unit.id()).parent(parent.id());
    entry.target = None;
    Some(entry)
}

/// Returns whether a unit is another, or stands below it.
fn stands_below(plan: &Plan, unit: &Unit, other: &Unit) -> bool {
    let above = |unit: &&Unit| plan.unit(unit.parent().as_ref()?);
    std::iter::successors(Some(unit), above).any(|unit| unit.id() == other.id())
}
