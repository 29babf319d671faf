//! Why methods differ on a target.

use super::{Compare, Difference, Opinion, Said};
use crate::judgement::{Reason, Verdict};

/// Returns what methods say of a target of the plan.
pub(super) fn row(said: &[Said<'_>], target: usize) -> Compare {
    let results = said.iter().filter_map(|one| one.evaluation.targets.get(target));
    Compare::of(results.map(Opinion::of_target).collect(), why)
}

fn why(index: usize, first: &Opinion, other: &Opinion) -> Difference {
    if let Some(unable) = super::nodes::unable(index, first, other) {
        return unable;
    }
    if !by_clause(first) || !by_clause(other) {
        return Difference::Calendar { first: settled(first), other: settled(other) };
    }
    Difference::of_signals(
        (first.signal.clone(), first.word.as_ref()),
        (other.signal.clone(), other.word.as_ref()),
    )
}

/// Returns whether a clause judged.
fn by_clause(opinion: &Opinion) -> bool {
    matches!(opinion.reason, Some(Reason::Judged { .. }))
}

fn settled(opinion: &Opinion) -> Option<Verdict> {
    (!by_clause(opinion)).then_some(opinion.verdict)
}
