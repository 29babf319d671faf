//! Trajectories: stated ones, and the defaults.

use super::Desk;
use super::goal::Around;
use crate::draft::{self, TrajectoryKind};
use crate::promises::{Baseline, Between, Checkpoint, Goal, Indicator, Instances, Measure, Over, Trajectory};
use crate::words::{At, Code, Finite};

/// Checks a trajectory, or finds the default for the goal.
pub(super) fn trajectory(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: Option<&draft::Trajectory>,
    goal: &Goal,
    baseline: &Baseline,
    around: &Around<'_>,
) -> Option<Trajectory> {
    let Some(draft) = draft else { return Some(default(goal, around)) };
    if let Some(why) = fixed(goal) {
        desk.faults.add(at, Code::TrajectoryMismatch, why, "leave the trajectory out");
        return None;
    }
    let kind = draft.kind.unwrap_or(if draft.points.is_empty() {
        TrajectoryKind::Linear
    } else {
        TrajectoryKind::Checkpoints
    });
    let (word, allowed): (_, &[&str]) = match kind {
        TrajectoryKind::Linear => ("linear", &[]),
        TrajectoryKind::Compound => ("compound", &[]),
        TrajectoryKind::Checkpoints => ("checkpoints", &["points", "between"]),
        TrajectoryKind::SCurve => ("s_curve", &[]),
        TrajectoryKind::AtDue => ("at_due", &[]),
    };
    let there = [("points", !draft.points.is_empty()), ("between", draft.between.is_some())];
    desk.only(at, word, allowed, there);
    match kind {
        TrajectoryKind::Linear => Some(Trajectory::Linear),
        TrajectoryKind::SCurve => Some(Trajectory::SCurve),
        TrajectoryKind::AtDue => Some(Trajectory::AtDue),
        TrajectoryKind::Compound => compound(desk, at, goal, baseline),
        TrajectoryKind::Checkpoints => checkpoints(desk, at, draft, goal, around),
    }
}

/// Returns why a goal's expected value cannot be chosen.
fn fixed(goal: &Goal) -> Option<&'static str> {
    match goal {
        Goal::Hold { .. } => Some("a goal to hold a range expects it on every day"),
        Goal::Improve(_) => Some("a goal to improve expects no value"),
        Goal::Instances(Instances { over: Over::Periods { .. }, .. }) => {
            Some("a goal over periods expects each period that has ended")
        }
        Goal::Instances(Instances { over: Over::Targets(_), .. }) => {
            Some("a goal over targets expects what those targets expect")
        }
        _ => None,
    }
}

/// Returns what is expected on the way to a goal when nothing is stated.
pub(super) fn default(goal: &Goal, around: &Around<'_>) -> Trajectory {
    match (around.indicator.map(Indicator::measure), goal) {
        (_, Goal::Reach { .. }) => Trajectory::AtDue,
        (Some(Measure::Stages { stages, .. }), Goal::Happen | Goal::AtLeast { .. }) => {
            let dated =
                |stage: &crate::promises::Stage| Some(Checkpoint { day: stage.day?, value: stage.reached });
            let mut points: Vec<Checkpoint> = stages.iter().filter_map(dated).collect();
            // Of two stages planned for one day the later one is expected.
            points.reverse();
            points.dedup_by_key(|point| point.day);
            points.reverse();
            if points.is_empty() {
                Trajectory::AtDue
            } else {
                Trajectory::Checkpoints { points, between: Between::Step }
            }
        }
        _ => Trajectory::Linear,
    }
}

fn compound(desk: &mut Desk<'_>, at: At<'_>, goal: &Goal, baseline: &Baseline) -> Option<Trajectory> {
    let ends = match (goal, baseline) {
        (Goal::AtLeast { bar } | Goal::AtMost { bar }, Baseline::Value { value, .. }) => {
            bar.get().signum() * value.get().signum() > 0.0 && *bar != Finite::ZERO && *value != Finite::ZERO
        }
        // Known only once the baseline is: without, nothing is expected and the verdict says why.
        (Goal::AtLeast { .. } | Goal::AtMost { .. }, _) => true,
        (Goal::Gain { .. } | Goal::Multiple { .. } | Goal::Growth { .. }, _) => true,
        _ => false,
    };
    if !ends {
        let cause = "a compound trajectory needs a baseline and a bar of one sign, neither of them zero";
        desk.faults.add(
            at,
            Code::TrajectoryMismatch,
            cause,
            "choose `linear`, or give such a baseline and bar",
        );
        return None;
    }
    Some(Trajectory::Compound)
}

fn checkpoints(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Trajectory,
    goal: &Goal,
    around: &Around<'_>,
) -> Option<Trajectory> {
    if matches!(goal, Goal::Reach { .. }) {
        let cause = "a grade is not a number that checkpoints can name";
        desk.faults.add(at, Code::TrajectoryMismatch, cause, "choose `at_due` or `linear`");
        return None;
    }
    let at_points = at.key("points");
    if draft.points.is_empty() {
        desk.missing(at_points, "a checkpoint", "give dated values, the earliest first");
        return None;
    }
    let mut points: Vec<Checkpoint> = Vec::with_capacity(draft.points.len());
    for (index, point) in draft.points.iter().enumerate() {
        let at = at_points.index(index);
        let day = desk.required_day(at.key("day"), &point.day);
        let value = desk.required_number(at.key("value"), point.value, "the value");
        let (Some(day), Some(value)) = (day, value) else { continue };
        if points.last().is_some_and(|before| before.day >= day) {
            let cause = format!("the checkpoint of {day} is not after the one before it");
            desk.faults.add(
                at.key("day"),
                Code::NotOrdered,
                cause,
                "put the checkpoints in the order of days",
            );
        }
        let late = around.window.due.is_some_and(|due| day > due);
        if day < around.window.start || late {
            let cause = format!("the checkpoint of {day} is outside the window");
            desk.faults.add(
                at.key("day"),
                Code::OutOfRange,
                cause,
                "keep it between the start and the due day",
            );
        }
        points.push(Checkpoint { day, value });
    }
    Some(Trajectory::Checkpoints { points, between: draft.between.unwrap_or_default() })
}
