//! Goals over named targets: enough of them achieved.

use super::columns::Columns;
use super::judge::Decided;
use super::{Absence, Reason, Tally, Verdict};
use crate::plan::Plan;
use crate::promises::{Need, Window};
use crate::words::{Day, Standing, TargetId, pairwise_sum};

/// What is known of a named target that was judged before.
pub(super) struct Named<'a> {
    pub(super) id: &'a TargetId,
    pub(super) verdict: Verdict,
    pub(super) value: Option<f64>,
    pub(super) attainment: Option<f64>,
    pub(super) expected: Option<f64>,
    pub(super) day: Option<Day>,
}

/// What named targets come to.
pub(super) struct Quorum {
    pub(super) tally: Tally,
    /// Why it can no longer be met.
    pub(super) lost: Option<Reason>,
    /// What is expected of the best of them.
    pub(super) expected: Option<f64>,
    /// Nothing while nothing is known of any.
    pub(super) best: Option<Best>,
}

/// What the best of the named targets come to.
#[derive(Clone, Copy)]
pub(super) struct Best {
    pub(super) day: Day,
    pub(super) attainment: f64,
}

/// Counts the named targets.
pub(super) fn count(named: &[Named<'_>], need: Need, window: Window) -> Quorum {
    let is = |verdict: Verdict| move |target: &&Named<'_>| target.verdict == verdict;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let achieved = Verdict::Standing(Standing::Achieved);
    let done = number(named.iter().filter(is(achieved)).count());
    let lost = |target: &&Named<'_>| {
        matches!(target.verdict, Verdict::Standing(Standing::Missed) | Verdict::Absence(Absence::Cancelled))
    };
    let missed = number(named.iter().filter(lost).count());
    let total = number(named.len());
    let need = need.of(total);
    let lost = missed > total.saturating_sub(need);
    let lost = lost.then_some(Reason::QuorumLost { missed, need, total });
    let best = best(named, need);
    let mean = |numbers: Vec<f64>| pairwise_sum(&numbers) / f64::from(need);
    let expected: Option<Vec<f64>> = best.iter().map(|(_, target)| target.expected).collect();
    let open = named.iter().filter(|target| target.verdict != achieved).map(|target| target.id.to_string());
    let tally = Tally { done, need, total, missed, open: open.collect() };
    // While nothing is known, the count is shown all the same.
    let known = done > 0 || named.iter().any(|target| target.value.is_some());
    let best = known.then(|| Best {
        day: named.iter().filter_map(|target| target.day).max().unwrap_or(window.start),
        attainment: mean(best.iter().map(|(attained, _)| *attained).collect()),
    });
    Quorum { tally, lost, expected: expected.map(mean), best }
}

/// Returns the best attainments, as many as are needed, with their targets.
fn best<'n, 'a>(named: &'n [Named<'a>], need: u32) -> Vec<(f64, &'n Named<'a>)> {
    let mut ranked: Vec<(f64, &Named<'a>)> = named
        .iter()
        .map(|target| {
            let attained = target.attainment.unwrap_or(0.0).clamp(0.0, 1.0);
            let whole = target.verdict == Verdict::Standing(Standing::Achieved);
            (if whole { 1.0 } else { attained }, target)
        })
        .collect();
    ranked.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.id.cmp(other.id)));
    ranked.truncate(usize::try_from(need).unwrap_or(usize::MAX));
    ranked
}

/// Gathers what is known of named targets.
pub(super) fn named<'a>(
    plan: &'a Plan,
    ids: &'a [TargetId],
    columns: &Columns<'a>,
    judged: &[Decided],
) -> Vec<Named<'a>> {
    ids.iter()
        .filter_map(|id| {
            let place = columns.place(plan.target_index.get(id.as_str())?)?;
            let (view, decided) = (columns.view(place)?, judged.get(place)?);
            Some(Named {
                id,
                verdict: decided.verdict,
                value: view.value(),
                attainment: view.attainment(),
                expected: view.expected(),
                day: view.value_day(),
            })
        })
        .collect()
}
