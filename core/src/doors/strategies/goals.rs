//! Goals that the measure of an indicator can answer.

use super::indicators::EVERY;
use super::pick::pick;
use super::seed::GoalSeed;
use crate::draft::{Each, EachKind, Goal, GoalKind, Need, OverKind};
use crate::plan::Plan;
use crate::promises::{Indicator, Judged, Measure, Way, Window};
use crate::words::Every;

/// What a goal is made for.
#[derive(Clone, Copy)]
pub(super) struct Ground<'p> {
    pub(super) plan: &'p Plan,
    pub(super) indicator: &'p Indicator,
    pub(super) window: Window,
}

/// The kinds of goals, instances by what they are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain(GoalKind),
    Members,
    Periods,
}

/// Makes a goal.
pub(super) fn goal(ground: Ground<'_>, seed: &GoalSeed) -> Goal {
    // Every measure has at least one kind of goal.
    match pick(&kinds(ground), seed.kind).copied() {
        None | Some(Kind::Members) => over_members(ground, seed),
        Some(Kind::Periods) => over_periods(ground, seed),
        Some(Kind::Plain(kind)) => plain(ground, kind, seed),
    }
}

/// Returns the kinds of goals that can be judged on the measure, the plainest first.
fn kinds(ground: Ground<'_>) -> Vec<Kind> {
    use GoalKind as G;
    if ground.indicator.per().is_some() {
        return vec![Kind::Members];
    }
    let plain: &[G] = match ground.indicator.measure() {
        Measure::Level | Measure::Stock { .. } | Measure::Ratio { .. } => {
            &[G::AtLeast, G::AtMost, G::Gain, G::Multiple, G::Growth, G::Between, G::Hold, G::Improve]
        }
        Measure::Flow { .. } | Measure::Arrivals { .. } => {
            &[G::AtLeast, G::AtMost, G::Multiple, G::Between, G::Improve]
        }
        Measure::Coverage { .. } => &[G::AtLeast, G::AtMost, G::Gain, G::Between, G::Hold, G::Improve],
        Measure::Stages { .. } => &[G::Happen, G::AtLeast, G::Improve],
        Measure::Grade { .. } => &[G::Reach, G::Improve],
    };
    let dated = ground.window.due.is_some();
    let can = |kind: &&G| dated || **kind != G::Growth;
    let mut kinds: Vec<Kind> = plain.iter().filter(can).copied().map(Kind::Plain).collect();
    if whole_periods(ground.window).next().is_some() {
        kinds.push(Kind::Periods);
    }
    if matches!(ground.indicator.measure(), Measure::Coverage { .. }) {
        kinds.push(Kind::Members);
    }
    kinds
}

/// Returns the lengths of which at least one whole period lies in the window, and how many do.
fn whole_periods(window: Window) -> impl Iterator<Item = (Every, u32)> {
    let count = move |every: Every| {
        let periods = every.within(window.start, window.due?).count();
        u32::try_from(periods).ok().filter(|count| *count > 0)
    };
    EVERY.into_iter().filter_map(move |every| Some((every, count(every)?)))
}

fn plain(ground: Ground<'_>, kind: GoalKind, seed: &GoalSeed) -> Goal {
    let bar = scaled(ground.indicator, seed.bar);
    let sign = if seed.down { -1.0 } else { 1.0 };
    match kind {
        GoalKind::AtMost => Goal::at_most(bar),
        GoalKind::Gain => Goal::gain(if bar.abs() > 0.0 { sign * bar } else { sign }),
        GoalKind::Multiple => {
            let goal = Goal::multiple(if seed.down { 0.5 } else { 2.0 });
            if ground.indicator.measure().is_flow() { goal.base(base(ground, seed)) } else { goal }
        }
        GoalKind::Growth => Goal::growth(sign * if seed.each == 1 { 0.5 } else { 0.05 }),
        GoalKind::Between => {
            let (low, high) = range(ground, seed);
            Goal::between(low, high)
        }
        GoalKind::Hold => hold(ground, seed),
        GoalKind::Happen => Goal::happen(),
        GoalKind::Reach => Goal::reach(level(ground, seed)),
        GoalKind::Improve => improve(seed),
        GoalKind::AtLeast | GoalKind::Instances => Goal::at_least(bar),
    }
}

/// Returns a number of the size that an indicator takes: shares are at most 1.
pub(super) fn scaled(indicator: &Indicator, number: f64) -> f64 {
    match indicator.measure() {
        Measure::Coverage { .. } | Measure::Stages { .. } => number / 100.0,
        _ => number,
    }
}

/// Returns the year, or another length, before the window or inside it.
fn base(ground: Ground<'_>, seed: &GoalSeed) -> String {
    let every = pick(&EVERY, seed.every).copied().unwrap_or(Every::Year);
    let start = ground.window.start;
    let day = if seed.at.is_multiple_of(3) { start } else { start.plus_days(-1).unwrap_or(start) };
    every.around(day).to_string()
}

/// Returns a range with room in it.
fn range(ground: Ground<'_>, seed: &GoalSeed) -> (f64, f64) {
    let (one, other) = (scaled(ground.indicator, seed.bar), scaled(ground.indicator, seed.room));
    let (low, high) = (one.min(other), one.max(other));
    if low < high {
        (low, high)
    } else if low.abs() < 1e15 {
        (low, low + 1.0)
    } else {
        // Near the largest numbers a step of 1 is lost.
        (low.min(0.0), low.max(0.0))
    }
}

fn hold(ground: Ground<'_>, seed: &GoalSeed) -> Goal {
    let (low, high) = range(ground, seed);
    let mut goal = match seed.ends {
        1 => Goal::hold().high(high),
        2 => Goal::hold().low(low).high(high),
        _ => Goal::hold().low(low),
    };
    goal.tolerance_days =
        [None, Some(0), Some(30), Some(400)].get(usize::from(seed.tolerance)).copied().flatten();
    match seed.need {
        1 => goal.observed(0),
        2 => goal.observed(1),
        _ => goal,
    }
}

fn level(ground: Ground<'_>, seed: &GoalSeed) -> String {
    let Measure::Grade { scale } = ground.indicator.measure() else { return String::new() };
    let levels = ground.plan.scale(scale).map_or(&[][..], |scale| scale.levels());
    pick(levels, seed.at).map_or_else(String::new, |level| level.id().to_string())
}

fn improve(seed: &GoalSeed) -> Goal {
    let goal = Goal::improve(if seed.down { Way::Down } else { Way::Up });
    let goal = match seed.judged {
        1 => goal.judged(Judged::Sign),
        2 => goal.judged(Judged::Growth),
        3 => goal.judged(Judged::Trend),
        _ => goal,
    };
    if seed.ends == 1 { goal.dead_band(seed.room.abs()) } else { goal }
}

fn over_members(ground: Ground<'_>, seed: &GoalSeed) -> Goal {
    let mut goal = Goal::every_member();
    goal.each = each(ground, seed).map(Box::new);
    goal.need = match seed.need {
        1 => Some(Need::some(1)),
        2 => Some(Need::some(3)),
        3 => Some(Need::part(0.5)),
        4 => Some(Need::part(1)),
        _ => None,
    };
    goal
}

fn over_periods(ground: Ground<'_>, seed: &GoalSeed) -> Goal {
    let there: Vec<(Every, u32)> = whole_periods(ground.window).collect();
    let (every, total) = pick(&there, seed.every).copied().unwrap_or((Every::Year, 1));
    let mut goal = Goal::every_period(every);
    goal.each = each(ground, seed).map(Box::new);
    let (need, needed) = match seed.need {
        1 => (Some(Need::some(1)), 1),
        2 => (Some(Need::some(total.div_ceil(2))), total.div_ceil(2)),
        3 => (Some(Need::part(0.5)), total.div_ceil(2)),
        _ => (None, total),
    };
    goal.need = need;
    goal.allowed_misses = (seed.misses > 0).then(|| u32::from(seed.misses - 1).min(total - needed));
    goal
}

/// Returns what each member or period must reach; none where it is the default.
fn each(ground: Ground<'_>, seed: &GoalSeed) -> Option<Each> {
    let bar = scaled(ground.indicator, seed.bar);
    match (ground.indicator.measure(), seed.each) {
        (Measure::Grade { .. }, _) => Some(Each::reach(level(ground, seed))),
        (_, 0) => None,
        (Measure::Stages { .. }, 3) => Some(Each::happen()),
        (_, 1) => Some(Each::at_least(bar)),
        (_, 2) => Some(Each::at_most(bar)),
        _ => {
            let (low, high) = range(ground, seed);
            let between = Each { kind: Some(EachKind::Between), ..Each::default() };
            Some(between.low(low).high(high))
        }
    }
}

/// Returns the goal that enough of some targets are met.
pub(super) fn quorum(targets: &[&str], seed: &GoalSeed) -> Goal {
    let total = u32::try_from(targets.len()).unwrap_or(u32::MAX);
    let mut goal = Goal::quorum(1, targets.iter().copied());
    match seed.need {
        1 => goal.need = None,
        2 => goal.need = Some(Need::some(total)),
        3 => goal.need = Some(Need::part(0.5)),
        _ => {}
    }
    goal
}

/// Returns whether a goal is counted from nothing, so that a baseline has no place.
pub(super) fn is_counted(goal: &Goal) -> bool {
    matches!(goal.kind, Some(GoalKind::Instances | GoalKind::Happen | GoalKind::Hold))
}

/// Returns whether a goal is judged over time, so that no one figure settles it and its trajectory is fixed.
pub(super) fn is_over_time(goal: &Goal) -> bool {
    matches!(goal.kind, Some(GoalKind::Hold | GoalKind::Improve))
        || matches!(goal.over, Some(OverKind::Periods | OverKind::Targets))
}
