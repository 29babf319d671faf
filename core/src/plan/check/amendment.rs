//! Amendments of the plan, as ledger entries.

use super::goal::goal;
use super::target::{baseline, unstated};
use super::trajectory::{default, trajectory};
use super::{Around, Desk, responsible};
use crate::draft;
use crate::facts::{Amendment, Amends, Changes};
use crate::plan::Plan;
use crate::promises::{Target, Window};
use crate::words::{At, Code, UnitId};

/// Checks an amendment.
pub(super) fn amendment(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Entry,
    plan: &Plan,
) -> Option<Amendment> {
    let (amends, word, allowed) = what(desk, at, draft, plan)?;
    desk.only(at, word, allowed, changes(draft));
    if changes(draft).iter().all(|(_, there)| !there) {
        desk.missing(at, "a change", "say what is amended, such as `due` or `goal`");
        return None;
    }
    let changes = Changes {
        goal: None,
        baseline: None,
        trajectory: None,
        due: desk.day(at.key("due"), draft.due.as_deref()),
        weight: draft.weight.and_then(|weight| desk.weight(at.key("weight"), Some(weight))),
        responsible: (!draft.responsible.is_empty())
            .then(|| responsible(desk, at.key("responsible"), &draft.responsible, plan)),
        parent: None,
        cancelled: draft.cancelled,
        on: amends,
    };
    let changes = match &changes.on {
        Amends::Target(id) => {
            let target = plan.target(id)?;
            terms(desk, at, draft, target, plan, changes)?
        }
        Amends::Action(_) => changes,
        Amends::Unit(id) => {
            let parent = moved(desk, at.key("parent"), draft, id, plan);
            Changes { parent, ..changes }
        }
    };
    Some(changes.into())
}

fn changes(draft: &draft::Entry) -> [(&'static str, bool); 8] {
    [
        ("goal", draft.goal.is_some()),
        ("trajectory", draft.trajectory.is_some()),
        ("due", draft.due.is_some()),
        ("baseline", draft.baseline.is_some()),
        ("weight", draft.weight.is_some()),
        ("responsible", !draft.responsible.is_empty()),
        ("parent", draft.parent.is_some()),
        ("cancelled", draft.cancelled),
    ]
}

type What = (Amends, &'static str, &'static [&'static str]);

fn what(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry, plan: &Plan) -> Option<What> {
    match (&draft.target, &draft.action, &draft.unit) {
        (Some(text), None, None) => {
            let known = plan.target_index.get(text).is_some();
            let id = desk.reference(at.key("target"), text, "target", known)?;
            let allowed: &[_] =
                &["goal", "trajectory", "due", "baseline", "weight", "responsible", "cancelled"];
            Some((Amends::Target(id), "an amended target", allowed))
        }
        (None, Some(text), None) => {
            let known = plan.action_index.get(text).is_some();
            let id = desk.reference(at.key("action"), text, "action", known)?;
            Some((Amends::Action(id), "an amended action", &["weight", "responsible", "cancelled"]))
        }
        (None, None, Some(text)) => {
            let known = plan.unit_index.get(text).is_some();
            let id = desk.reference(at.key("unit"), text, "unit", known)?;
            Some((Amends::Unit(id), "an amended unit", &["parent"]))
        }
        _ => {
            desk.missing(at, "what is amended", "name one `target`, `action` or `unit`");
            None
        }
    }
}

/// Checks the goal, baseline and trajectory that hold from the amendment on.
fn terms(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Entry,
    target: &Target,
    plan: &Plan,
    changes: Changes,
) -> Option<Changes> {
    desk.window(at.key("due"), Some(target.window.start), changes.due);
    let indicator = target.indicator.as_ref().and_then(|id| plan.indicator(id));
    let due = changes.due.or(target.window.due).map(|due| due.max(target.window.start));
    let around =
        Around { plan, indicator, window: Window { start: target.window.start, due }, unsure: false, at };
    let new_goal = match &draft.goal {
        Some(draft) => Some(goal(desk, at.key("goal"), draft, &around)?),
        None => None,
    };
    let goal = new_goal.as_ref().unwrap_or(&target.goal);
    // A default follows the goal; a stated baseline stays.
    let measure = indicator.map(|indicator| &indicator.measure);
    let follows = new_goal.is_some() && target.baseline == unstated(measure, Some(&target.goal), &around);
    let new_baseline = match draft.baseline.as_ref() {
        Some(stated) => Some(baseline(desk, at.key("baseline"), Some(stated), Some(goal), &around)),
        None => follows.then(|| unstated(measure, Some(goal), &around)),
    };
    let from = new_baseline.as_ref().unwrap_or(&target.baseline);
    let path = match &draft.trajectory {
        Some(draft) => Some(trajectory(desk, at.key("trajectory"), Some(draft), goal, from, &around)?),
        // A default follows the goal; a stated trajectory stays.
        None if new_goal.is_some() && target.trajectory == default(&target.goal, &around) => {
            Some(default(goal, &around))
        }
        None => None,
    };
    if target.indicator.is_none() && new_goal.as_ref().is_some_and(|goal| *goal != target.goal) {
        let remedy = "add a target of its own for other targets, and cancel this one";
        desk.faults.add(at.key("goal"), Code::NotAllowed, "a goal over targets cannot be amended", remedy);
    }
    Some(Changes { goal: new_goal, baseline: new_baseline, trajectory: path, ..changes })
}

/// Checks the new parent of a unit: known, and not below the unit itself.
fn moved(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Entry,
    unit: &UnitId,
    plan: &Plan,
) -> Option<UnitId> {
    let text = draft.parent.as_deref()?;
    let known = plan.unit_index.get(text);
    let parent = desk.reference(at, text, "unit", known.is_some())?;
    let mut here = known;
    while let Some(index) = here {
        if plan.units.get(index).is_some_and(|above| above.id == *unit) {
            let cause = format!("the unit `{unit}` would stand above itself");
            desk.faults.add(at, Code::Cycle, cause, "choose a parent that does not stand below the unit");
            return None;
        }
        here = plan.parent_of_unit(index);
    }
    Some(parent)
}
