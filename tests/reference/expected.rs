//! The attainment that is expected on a day.

use tenfold::{Between, Checkpoint, Day, Trajectory};

use super::attainment::share;
use super::exact::exactly;
use super::state::{Aim, Case};

/// Returns the attainment that is expected on the day of the evaluation.
pub(crate) fn expected(case: &Case<'_>, aim: Aim, b: Option<f64>) -> Option<f64> {
    // Before the start it is as on the first day.
    let (start, day) = (case.terms.start, case.world.day.max(case.terms.start));
    let checkpoints = matches!(case.terms.trajectory, Trajectory::Checkpoints { .. });
    if case.terms.due.is_none() && !checkpoints {
        return None;
    }
    let bar = bar_from(aim, b);
    if let (Some(b), Some(bar)) = (b, bar) {
        let way = aim.way().unwrap_or(if b < bar { 1.0 } else { -1.0 });
        if way * (bar - b) <= 0.0 {
            return Some(1.0);
        }
    }
    let f = case.terms.due.map(|due| share_of_time(start, due, day));
    match &case.terms.trajectory {
        Trajectory::Linear => f,
        Trajectory::SCurve => {
            f.map(|f| exactly([f, 2.0, 3.0], |[f, two, three]| &f * &f * (three - two * &f)))
        }
        Trajectory::AtDue => case.terms.due.map(|due| if day < due { 0.0 } else { 1.0 }),
        Trajectory::Compound => {
            let (b, bar, f) = (b?, bar?, f?);
            (b * bar > 0.0).then(|| (b * libm::pow(bar / b, f) - b) / (bar - b))
        }
        Trajectory::Checkpoints { points, between } => {
            let (b, bar) = (b?, bar?);
            let ends = ((start, b), case.terms.due.map(|due| (due, bar)));
            Some(share(path(points, *between, ends, day), b, bar) + 0.0)
        }
    }
}

/// Returns the bar as seen from the baseline: of a range the near end, or the baseline itself inside.
pub(crate) fn bar_from(aim: Aim, b: Option<f64>) -> Option<f64> {
    match aim {
        Aim::Bar { bar, .. } | Aim::Step { bar } => Some(bar),
        Aim::Range { low, high } => b.map(|b| b.clamp(low, high)),
    }
}

/// Returns the share of the time that has passed.
pub(crate) fn share_of_time(start: Day, due: Day, day: Day) -> f64 {
    let whole = start.days_until(due);
    if whole == 0 {
        return 1.0;
    }
    (f64::from(start.days_until(day)) / f64::from(whole)).clamp(0.0, 1.0)
}

/// Returns the value on the path from the start through the dated values to the bar on the due day.
fn path(points: &[Checkpoint], between: Between, ends: ((Day, f64), Option<(Day, f64)>), day: Day) -> f64 {
    let (first, last) = ends;
    let mut path = vec![first];
    path.extend(points.iter().map(|point| (point.day(), point.value().get())));
    if let Some((due, bar)) = last {
        path.retain(|(day, _)| *day < due);
        path.push((due, bar));
    }
    let before = path.iter().rfind(|(known, _)| *known <= day).copied().unwrap_or(first);
    let after = path.iter().find(|(known, _)| *known > day).copied();
    match (after, between) {
        (Some(after), Between::Linear) => {
            let days = |until: Day| f64::from(before.0.days_until(until));
            exactly([before.1, after.1, days(day), days(after.0)], |[from, to, passed, whole]| {
                (to - &from) * passed / whole + from
            })
        }
        _ => before.1,
    }
}
