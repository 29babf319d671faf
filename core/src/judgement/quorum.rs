//! Goals over named targets: enough of them achieved.

use super::columns::{Columns, Lost};
use super::instances::Count;
use super::{Absence, Verdict};
use crate::plan::Plan;
use crate::promises::{Need, Window};
use crate::words::{Day, PairwiseSum, Standing, TargetId};

/// What named targets come to.
#[derive(Clone, Copy)]
pub(super) struct Quorum {
    pub(super) count: Count,
    /// Why it can no longer be met.
    pub(super) lost: Option<Lost>,
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

/// A named target by what it has attained, and its place among those that are named.
pub(super) type Ranked = (f64, usize);

const ACHIEVED: Verdict = Verdict::Standing(Standing::Achieved);

/// Counts named targets that were judged before; `room` is used for ranking them.
pub(super) fn count(
    (plan, columns, verdicts): (&Plan, &Columns, &[Verdict]),
    (ids, need, window): (&[TargetId], Need, Window),
    room: &mut Vec<Ranked>,
) -> Quorum {
    let targets = || ids.iter().filter_map(|id| plan.target_index.get(id.as_str()));
    let verdict = |target: usize| verdicts.get(target).copied();
    let mut count = Count { done: 0, need: 0, total: 0, missed: 0 };
    let (mut known, mut day) = (false, None);
    room.clear();
    for (place, target) in targets().enumerate() {
        let (Some(verdict), Some(row)) = (verdict(target), columns.row(target)) else { continue };
        let lost =
            matches!(verdict, Verdict::Standing(Standing::Missed) | Verdict::Absence(Absence::Cancelled));
        count.total = count.total.saturating_add(1);
        count.done = count.done.saturating_add(u32::from(verdict == ACHIEVED));
        count.missed = count.missed.saturating_add(u32::from(lost));
        known |= verdict == ACHIEVED || row.value_day().is_some();
        day = day.max(row.value_day());
        let attained = row.attainment().unwrap_or(0.0).clamp(0.0, 1.0);
        room.push((if verdict == ACHIEVED { 1.0 } else { attained }, place));
    }
    count.need = need.of(count.total);
    let (missed, need, total) = (count.missed, count.need, count.total);
    let lost = (missed > total.saturating_sub(need)).then_some(Lost::Quorum { missed, need, total });
    let id = |place: usize| ids.get(place);
    room.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| id(*one).cmp(&id(*other))));
    room.truncate(usize::try_from(need).unwrap_or(usize::MAX));
    let mean = |sum: PairwiseSum| sum.total() / f64::from(need);
    let (mut attained, mut expected) = (PairwiseSum::default(), Some(PairwiseSum::default()));
    for (own, place) in room.iter() {
        attained.add(*own);
        let target = id(*place).and_then(|id| plan.target_index.get(id.as_str()));
        let own = target.and_then(|target| columns.row(target)?.expected());
        expected = expected.zip(own).map(|(mut sum, own)| {
            sum.add(own);
            sum
        });
    }
    // While nothing is known, the count is shown all the same.
    let best = known.then(|| Best { day: day.unwrap_or(window.start), attainment: mean(attained) });
    Quorum { count, lost, expected: expected.map(mean), best }
}

/// Returns the named targets that are not achieved.
pub(super) fn open(plan: &Plan, ids: &[TargetId], verdicts: &[Verdict]) -> Vec<String> {
    let achieved = |id: &&TargetId| {
        let target = plan.target_index.get(id.as_str());
        target.and_then(|target| verdicts.get(target)).is_some_and(|verdict| *verdict == ACHIEVED)
    };
    ids.iter().filter(|id| !achieved(id)).map(ToString::to_string).collect()
}
