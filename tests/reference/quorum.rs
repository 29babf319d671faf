//! Enough of named targets.

use tenfold::{Need, TargetId};

use super::exact::sum;
use super::state::{Aim, Case, State};
use super::{TargetRef, verdict};

/// Finds out about a goal over targets.
pub(crate) fn state(case: &Case<'_>, ids: &[TargetId], need: Need) -> State {
    if case.world.day < case.terms.start {
        return State::unknown();
    }
    let mut ids = ids.to_vec();
    ids.sort();
    let named: Vec<TargetRef> =
        ids.iter().map(|id| verdict::judge(case.world, case.world.plan.target(id).unwrap())).collect();
    let total = named.len() as u32;
    let need = need.of(total);
    let stands = |words: &[&str]| named.iter().filter(|one| words.contains(&one.verdict)).count() as u32;
    let (done, gone) = (stands(&[verdict::ACHIEVED]), stands(&[verdict::MISSED, verdict::CANCELLED]));
    // A stable sort keeps the order of ids among equals.
    let attained = |one: &TargetRef| match one.verdict {
        verdict::ACHIEVED => 1.0,
        _ => one.attainment.unwrap_or(0.0).clamp(0.0, 1.0),
    };
    let mut best: Vec<(f64, Option<f64>)> = named.iter().map(|one| (attained(one), one.expected)).collect();
    best.sort_by(|one, other| other.0.total_cmp(&one.0));
    best.truncate(need as usize);
    let attained: Vec<f64> = best.iter().map(|(attained, _)| *attained).collect();
    let expected: Option<Vec<f64>> = best.iter().map(|(_, expected)| *expected).collect();
    let evidence = done > 0 || named.iter().any(|one| one.value.is_some());
    let latest = named.iter().filter_map(|one| one.value_day).max();
    let day = evidence.then(|| latest.unwrap_or(case.terms.start));
    State {
        value: Ok(day.map(|day| (f64::from(done), day))),
        bar: Ok((Some(f64::from(need)), None)),
        aim: Some(Aim::Bar { way: 1.0, bar: f64::from(need) }),
        way: Some(1.0),
        met: day.map(|_| done >= need),
        attainment: day.map(|_| sum(&attained) / attained.len() as f64),
        expected: expected.map(|expected| sum(&expected) / expected.len() as f64),
        lost: gone > total - need,
        ..State::unknown()
    }
}
