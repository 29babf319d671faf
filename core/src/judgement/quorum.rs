//! Goals over named targets: enough of them achieved.

use super::expected::Expected;
use super::judge::Decided;
use super::row::Row;
use super::{Absence, Reason, Tally, Verdict};
use crate::plan::Plan;
use crate::promises::Need;
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

/// Counts the named targets into a row.
pub(super) fn count<'a>(row: &mut Row<'a>, named: &[Named<'a>], need: Need) {
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
    if missed > total.saturating_sub(need) {
        row.lost = Some(Reason::QuorumLost { missed, need, total });
    }
    row.needed(Some(need));
    let best = best(named, need);
    let expected: Option<Vec<f64>> = best.iter().map(|(_, target)| target.expected).collect();
    let expected = expected.map(|expected| pairwise_sum(&expected) / f64::from(need));
    row.expected = Expected { share: expected, value: None };
    let open = named.iter().filter(|target| target.verdict != achieved).map(|target| target.id.to_string());
    let tally = Tally { done, need, total, missed, open: open.collect() };
    if done == 0 && named.iter().all(|target| target.value.is_none()) {
        // Nothing is known, and the count is shown all the same.
        row.tally = Some(tally);
        return;
    }
    row.value_day = named.iter().filter_map(|target| target.day).max().or(Some(row.terms.window.start));
    row.counted(tally);
    let attained: Vec<f64> = best.iter().map(|(attained, _)| *attained).collect();
    row.attainment = Some(pairwise_sum(&attained) / f64::from(need));
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
    rows: &[Option<(Row<'a>, Decided)>],
) -> Vec<Named<'a>> {
    ids.iter()
        .filter_map(|id| {
            let index = plan.target_index.get(id.as_str())?;
            let (row, decided) = rows.get(index)?.as_ref()?;
            Some(Named {
                id,
                verdict: decided.verdict,
                value: row.value,
                attainment: row.attainment,
                expected: row.expected.share,
                day: row.value_day,
            })
        })
        .collect()
}
