//! Enough of named targets.

use tenfold::{Need, TargetId};

use super::state::{Case, State};
use super::{TargetRef, sum, verdict};

/// Finds out about a goal over targets.
pub fn state(case: &Case<'_>, ids: &[TargetId], need: Need) -> State {
    let mut ids = ids.to_vec();
    ids.sort();
    let named: Vec<TargetRef> =
        ids.iter().map(|id| verdict::judge(case.world, case.world.plan.target(id).unwrap())).collect();
    let total = named.len() as u32;
    let need = need.of(total);
    let stands = |words: &[&str]| named.iter().filter(|one| words.contains(&one.verdict)).count() as u32;
    let (done, gone) = (stands(&[verdict::ACHIEVED]), stands(&[verdict::MISSED, verdict::CANCELLED]));
    // A stable sort keeps the order of ids among equals.
    let mut best: Vec<(f64, Option<f64>)> =
        named.iter().map(|one| (one.attainment.unwrap_or(0.0).clamp(0.0, 1.0), one.expected)).collect();
    best.sort_by(|one, other| other.0.total_cmp(&one.0));
    best.truncate(need as usize);
    let attained: Vec<f64> = best.iter().map(|(attained, _)| *attained).collect();
    let expected: Vec<f64> = best.iter().filter_map(|(_, expected)| *expected).collect();
    let day = named.iter().filter_map(|one| one.value_day).max();
    State {
        value: Ok(day.map(|day| (f64::from(done), day))),
        baseline: Some((0.0, case.terms.start)),
        bar: Ok((Some(f64::from(need)), None)),
        way: Some(1.0),
        met: day.map(|_| done >= need),
        attainment: day.map(|_| sum(&attained) / attained.len() as f64),
        expected: (!expected.is_empty()).then(|| sum(&expected) / expected.len() as f64),
        lost: gone > total - need,
        ..State::unknown()
    }
}
