//! Targets: what a goal needs around it.

use super::goals::{Ground, goal, is_counted, is_over_time, quorum, scaled};
use super::pick::{Calendar, Words, answers, framed, id, pick, weight};
use super::seed::{BaselineSeed, PathSeed, TargetSeed};
use crate::draft::{Baseline, Checkpoint, Goal, GoalKind, Target, Trajectory, TrajectoryKind};
use crate::plan::Plan;
use crate::promises::{Between, Commitment, Indicator, Measure, Settle, Window};

/// Where a target is made.
#[derive(Clone, Copy)]
pub(super) struct Site<'p> {
    pub(super) plan: &'p Plan,
    pub(super) units: &'p [String],
    pub(super) calendar: &'p Calendar,
    pub(super) words: Words,
    /// The window of its action.
    pub(super) window: Window,
    /// Whether its action never ends.
    pub(super) endless: bool,
}

/// Makes a target; none where there is nothing to measure. `before` are those that
/// it may count.
pub(super) fn target(site: Site<'_>, seed: &TargetSeed, index: usize, before: &[String]) -> Option<Target> {
    let framed = framed(&seed.window, site.window, site.endless);
    let named: Vec<&str> = (0..3_usize)
        .filter(|bit| seed.quorum >> bit & 1 == 1)
        .filter_map(|bit| before.get(before.len().checked_sub(bit + 1)?))
        .map(String::as_str)
        .collect();
    let (name, title) = (id("t", index), site.words.text("Target", "目标", index));
    let mut target = if named.is_empty() {
        let indicator = pick(site.plan.indicators(), seed.on)?;
        let ground = Ground { plan: site.plan, indicator, window: framed.window };
        let draft = Target::new(name, title, indicator.id(), goal(ground, &seed.goal));
        measured(draft, ground, seed, site.calendar)
    } else {
        Target::over(name, title, quorum(&named, &seed.goal))
    };
    target.start = framed.start.map(String::from);
    target.due = framed.due.map(String::from);
    Some(around(target, site, seed))
}

/// Gives a target on an indicator its baseline, trajectory and stretch value.
fn measured(mut target: Target, ground: Ground<'_>, seed: &TargetSeed, calendar: &Calendar) -> Target {
    if !is_counted(&target.goal) {
        target.baseline = baseline(ground.plan, ground.indicator, &seed.baseline, calendar).map(Box::new);
    }
    target.trajectory = path(&target.goal, target.baseline.as_deref(), ground, &seed.path).map(Box::new);
    if seed.more.is_multiple_of(4) {
        target.stretch = stretch(&target.goal, seed).map(Into::into);
    }
    target
}

/// Gives a target what does not depend on its measure.
fn around(mut target: Target, site: Site<'_>, seed: &TargetSeed) -> Target {
    target.weight = weight(seed.weight).map(Into::into);
    target.responsible = answers(&seed.answer, site.units);
    target.settle = match seed.settle {
        1 => Some(Settle::AtDue),
        2 if !is_over_time(&target.goal) => Some(Settle::Ever),
        _ => None,
    };
    target.commitment = match seed.commitment {
        2 => Some(Commitment::Direction),
        3 => Some(Commitment::Aspirational),
        4 => Some(Commitment::Binding),
        5 => Some(Commitment::Expected),
        _ => None,
    };
    match seed.more % 16 {
        1 => target.host("goal"),
        2 => target.host("due").host("weight"),
        3 => target.tag("tag"),
        5 => target.note(site.words.text("Note", "说明", 0)),
        _ => target,
    }
}

/// Makes a baseline: stated, read from the ledger, or not known.
pub(super) fn baseline(
    plan: &Plan,
    indicator: &Indicator,
    seed: &BaselineSeed,
    calendar: &Calendar,
) -> Option<Baseline> {
    let day = calendar.day(&seed.day).to_string();
    match (seed.how, indicator.measure()) {
        (0, _) => None,
        (1, _) => Some(Baseline::reading(day)),
        (_, Measure::Grade { scale }) => {
            let level = pick(plan.scale(scale)?.levels(), seed.at)?;
            Some(Baseline::default().level(level.id()))
        }
        (2, _) => Some(Baseline::from(scaled(indicator, seed.value)).day(day)),
        _ => Some(Baseline::from(scaled(indicator, seed.value))),
    }
}

/// Makes a trajectory that the goal allows; none where it is the default.
pub(super) fn path(
    goal: &Goal,
    baseline: Option<&Baseline>,
    ground: Ground<'_>,
    seed: &PathSeed,
) -> Option<Trajectory> {
    use TrajectoryKind as Kind;
    if seed.kind == 0 || is_over_time(goal) {
        return None;
    }
    let mut kinds = vec![Kind::Linear, Kind::AtDue, Kind::SCurve];
    if goal.kind != Some(GoalKind::Reach) {
        kinds.push(Kind::Checkpoints);
    }
    if can_compound(goal, baseline) {
        kinds.push(Kind::Compound);
    }
    match pick(&kinds, seed.kind)? {
        Kind::Checkpoints => checkpoints(ground, seed),
        kind => Some(Trajectory::from(*kind)),
    }
}

/// Returns whether a path by a factor a day is allowed: from a baseline to a bar of one sign, where both are
/// stated.
fn can_compound(goal: &Goal, baseline: Option<&Baseline>) -> bool {
    match goal.kind {
        Some(GoalKind::Gain | GoalKind::Multiple | GoalKind::Growth) => true,
        Some(GoalKind::AtLeast | GoalKind::AtMost) => {
            // Without a statement the baseline may be 0, as for a flow.
            let bar = goal.bar.map_or(0.0, |bar| bar.0);
            let from = baseline.map_or(0.0, |stated| stated.value.map_or(bar, |value| value.0));
            (bar > 0.0 && from > 0.0) || (bar < 0.0 && from < 0.0)
        }
        _ => false,
    }
}

/// Makes dated values inside the window, in the order of their days.
pub(super) fn checkpoints(ground: Ground<'_>, seed: &PathSeed) -> Option<Trajectory> {
    let mut path = Trajectory::default();
    let mut earliest = ground.window.start;
    for (months, value) in &seed.points {
        let Some(day) = earliest.plus_days(i32::from(*months) * 30) else { break };
        if ground.window.due.is_some_and(|due| day > due) {
            break;
        }
        path = path.point(Checkpoint::new(day.to_string(), scaled(ground.indicator, *value)));
        let Some(next) = day.plus_days(1) else { break };
        earliest = next;
    }
    if path.points.is_empty() {
        return None;
    }
    Some(if seed.step { path.kind(TrajectoryKind::Checkpoints).between(Between::Step) } else { path })
}

/// Makes a value beyond the bar, where the goal has one.
fn stretch(goal: &Goal, seed: &TargetSeed) -> Option<f64> {
    let bar = goal.bar.map_or(0.0, |bar| bar.0);
    let room = seed.goal.room.abs();
    match goal.kind {
        Some(GoalKind::AtLeast) => Some(bar + room).filter(|beyond| *beyond > bar && beyond.is_finite()),
        Some(GoalKind::AtMost) => Some(bar - room).filter(|beyond| *beyond < bar && beyond.is_finite()),
        Some(GoalKind::Gain | GoalKind::Multiple | GoalKind::Growth) => Some(room),
        _ => None,
    }
}
