//! Targets and responsibilities.

use std::collections::BTreeSet;

use super::goal::{Around, goal};
use super::{Desk, trajectory};
use crate::draft;
use crate::plan::Plan;
use crate::promises::{
    Baseline, Commitment, Goal, Indicator, Instances, Measure, Over, Responsible, Role, Settle, Target,
    Window,
};
use crate::words::{At, Code, Finite, head};

/// What the action around a target gives it.
#[derive(Clone, Copy)]
pub(crate) struct Context {
    pub(crate) window: Window,
}

const HOST: &[&str] = &[
    "indicator",
    "goal",
    "goal.need",
    "goal.each",
    "goal.judged",
    "start",
    "due",
    "baseline",
    "commitment",
    "settle",
    "trajectory",
    "weight",
    "stretch",
    "responsible",
];

/// Checks a target.
pub(super) fn target(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Target,
    context: Context,
    plan: &Plan,
) -> Option<Target> {
    desk.title(at.key("title"), &draft.title);
    desk.text(at.key("note"), draft.note.as_ref());
    desk.tags(at.key("tags"), &draft.tags);
    desk.host(at, &draft.host, HOST);
    let id = desk.id(at.key("id"), &draft.id);
    let start = desk.day(at.key("start"), draft.start.as_deref()).unwrap_or(context.window.start);
    let due = desk.day(at.key("due"), draft.due.as_deref()).or(context.window.due);
    desk.own_window(at, (draft.start.is_some(), draft.due.is_some()), start, due);
    let indicator = indicator(desk, at, draft, plan);
    let unsure = draft.indicator.as_deref().and_then(|name| plan.indicator_index.get(name));
    let unsure = unsure.is_some_and(|indicator| desk.doubts(indicator));
    let weight = desk.weight(at.key("weight"), draft.weight);
    let responsible = responsible(desk, at.key("responsible"), &draft.responsible, plan);
    // A window the wrong way round has been reported: judged as empty, it would be reported again.
    let window = Window { start, due: due.map(|due| due.max(start)) };
    let around = Around { plan, indicator: indicator?.filter(|_| !unsure), window, unsure, at };
    let goal = goal(desk, at.key("goal"), &draft.goal, &around);
    let baseline = baseline(desk, at.key("baseline"), draft.baseline.as_deref(), goal.as_ref(), &around);
    let goal = goal?;
    let path = draft.trajectory.as_deref();
    let trajectory = trajectory::trajectory(desk, at.key("trajectory"), path, &goal, &baseline, &around)?;
    let stretch = stretch(desk, at.key("stretch"), draft, &goal);
    let settle = settle(desk, at.key("settle"), draft.settle, &goal);
    let direction = matches!(goal, Goal::Improve(_));
    Some(Target {
        id: id?,
        title: draft.title.clone(),
        indicator: indicator?.map(|indicator| indicator.id.clone()),
        commitment: draft.commitment.unwrap_or(if direction {
            Commitment::Direction
        } else {
            Commitment::Expected
        }),
        settle,
        goal,
        window,
        baseline,
        trajectory,
        weight: weight?,
        stretch,
        responsible,
        tags: draft.tags.clone(),
        note: draft.note.clone(),
        host: draft.host.clone(),
    })
}

/// Finds the indicator: `Some(None)` for a goal over targets, `None` if it was reported.
fn indicator<'p>(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Target,
    plan: &'p Plan,
) -> Option<Option<&'p Indicator>> {
    let Some(name) = &draft.indicator else {
        if draft.goal.over == Some(draft::OverKind::Targets) {
            return Some(None);
        }
        desk.missing(at.key("indicator"), "the indicator", "name what is measured");
        return None;
    };
    let known = plan.indicator_index.get(name).and_then(|index| plan.indicators.get(index));
    desk.refers(at.key("indicator"), name, "indicator", known.map(|known| &known.id))?;
    Some(Some(known?))
}

/// Checks a baseline, or finds the one that holds when none is stated.
pub(super) fn baseline(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: Option<&draft::Baseline>,
    goal: Option<&Goal>,
    around: &Around<'_>,
) -> Baseline {
    let measure = around.indicator.map(Indicator::measure);
    let Some(draft) = draft.filter(|draft| **draft != draft::Baseline::default()) else {
        return unstated(measure, goal, around);
    };
    let counted = matches!(goal, Some(Goal::Instances(_) | Goal::Happen | Goal::Hold { .. }));
    if counted {
        let remedy = "leave it out: this goal is counted from nothing";
        desk.faults.add(at, Code::NotAllowed, "the goal has no baseline", remedy);
        return Baseline::Unknown;
    }
    if around.unsure {
        return Baseline::Unknown;
    }
    let graded = matches!(measure, Some(Measure::Grade { .. }));
    let (allowed, word): (&[&str], _) =
        if graded { (&["level", "day"], "grade") } else { (&["value", "day"], "number") };
    let there = [("value", draft.value.is_some()), ("level", draft.level.is_some())];
    desk.only(at, word, allowed, there);
    let day = desk.day(at.key("day"), draft.day.as_deref());
    if let (Some(level), Some(Measure::Grade { scale })) = (&draft.level, measure) {
        let levels = around.plan.scale(scale).map_or(&[][..], |scale| scale.levels());
        let known = levels.iter().any(|known| known.id.as_str() == level);
        return desk
            .reference(at.key("level"), level, "level", known)
            .map_or(Baseline::Unknown, Baseline::Level);
    }
    match (desk.number(at.key("value"), draft.value), day) {
        (Some(value), day) => Baseline::Value { value, day },
        (None, Some(day)) if draft.value.is_none() => Baseline::Reading { day },
        (None, _) => Baseline::Unknown,
    }
}

/// Returns the baseline that holds when none is stated.
pub(super) fn unstated(measure: Option<&Measure>, goal: Option<&Goal>, around: &Around<'_>) -> Baseline {
    match measure {
        // An improvement is seen from its first figure on.
        _ if matches!(goal, Some(Goal::Improve(_))) => Baseline::Unknown,
        Some(Measure::Grade { scale }) => {
            let lowest = around.plan.scale(scale).and_then(|scale| scale.levels.first());
            lowest.map_or(Baseline::Unknown, |level| Baseline::Level(level.id.clone()))
        }
        Some(measure) if measure.starts_at_zero() => Baseline::Value { value: Finite::ZERO, day: None },
        _ => Baseline::Unknown,
    }
}

fn stretch(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Target, goal: &Goal) -> Option<Finite> {
    let stretch = desk.number(at, draft.stretch)?;
    let beyond = match goal {
        Goal::AtLeast { bar } => stretch > *bar,
        Goal::AtMost { bar } => stretch < *bar,
        // Their bar is known only with the baseline.
        Goal::Gain { .. } | Goal::Multiple { .. } | Goal::Growth { .. } => true,
        _ => {
            let remedy = "leave it out: this goal has no single bar";
            desk.faults.add(at, Code::NotAllowed, "the goal has nothing beyond it", remedy);
            return None;
        }
    };
    if !beyond {
        let cause = format!("the stretch value {stretch} is not beyond the bar");
        desk.faults.add(at, Code::OutOfRange, cause, "give a value better than the bar, or leave it out");
    }
    Some(stretch)
}

fn settle(desk: &mut Desk<'_>, at: At<'_>, stated: Option<Settle>, goal: &Goal) -> Settle {
    let never_once = matches!(
        goal,
        Goal::Hold { .. }
            | Goal::Improve(_)
            | Goal::Instances(Instances { over: Over::Periods { .. } | Over::Targets(_), .. })
    );
    if never_once && stated == Some(Settle::Ever) {
        let cause = "this goal is judged over time, not by one figure";
        desk.faults.add(at, Code::NotAllowed, cause, "leave it out");
    }
    stated.unwrap_or(if matches!(goal, Goal::Happen) { Settle::Ever } else { Settle::AtDue })
}

/// Checks who answers for something; the shares add up to 1.
pub(crate) fn responsible(
    desk: &mut Desk<'_>,
    at: At<'_>,
    drafts: &[draft::Responsible],
    plan: &Plan,
) -> Vec<Responsible> {
    let stated = drafts.iter().any(|draft| draft.share.is_some());
    let leads = drafts.iter().filter(|draft| draft.role.unwrap_or_default() == Role::Lead).count();
    let leads = f64::from(u32::try_from(leads).unwrap_or(u32::MAX));
    let mut named = BTreeSet::new();
    let mut checked = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        let role = draft.role.unwrap_or_default();
        let share = match (stated, role) {
            (true, _) => desk.within(at.key("share"), draft.share, 0.0, 1.0, 0.0),
            (false, Role::Lead) => Finite::new(1.0 / leads).ok(),
            (false, Role::Support) => Some(Finite::ZERO),
        };
        desk.text(at.key("lead"), draft.lead.as_ref());
        // Of one there is no other.
        if drafts.len() > 1 && !named.insert(&draft.unit) {
            let cause = format!("the unit `{}` is named twice", head(&draft.unit));
            desk.faults.add(at.key("unit"), Code::DuplicateId, cause, "name each unit once");
        }
        let known = plan.unit_index.get(&draft.unit).and_then(|unit| plan.units.get(unit));
        let unit = desk.refers(at.key("unit"), &draft.unit, "unit", known.map(|known| &known.id));
        if let (Some(unit), Some(share)) = (unit, share) {
            checked.push(Responsible { unit, role, share, lead: draft.lead.clone() });
        }
    }
    let shares: Vec<f64> = checked.iter().map(|one| one.share.get()).collect();
    let total = crate::words::pairwise_sum(&shares);
    // Thirds written with six digits should pass; a forgotten unit should not.
    if checked.len() == drafts.len() && !drafts.is_empty() && (total - 1.0).abs() > 1e-6 {
        let cause = format!("the shares add up to {total}");
        desk.faults.add(
            at,
            Code::BadShares,
            cause,
            "let them add up to 1, or name at least one lead and no shares",
        );
    }
    checked
}
