//! Days that are given: each only once.

use std::collections::BTreeMap;

use super::measure::Span;
use crate::words::Day;

/// Days that are given already: spans that neither overlap nor touch, by their first days.
#[derive(Default)]
pub(super) struct Given(BTreeMap<Day, Day>);

impl Given {
    /// Gives the days of a span, and tells those of them that were not given yet, as spans from the last to the first.
    pub(super) fn take(&mut self, own: Span, mut free: impl FnMut(Span)) {
        let (mut from, mut to) = (own.from, own.to);
        // Up to where it is not known yet what is free.
        let mut rest = Some(own.to);
        while let Some((first, last)) = self.0.range(..=to.after()).next_back().map(|(a, b)| (*a, *b))
            && last.after() >= from
        {
            self.0.remove(&first);
            if let Some(end) = rest {
                if last < end {
                    free(Span { from: last.after().max(own.from), to: end });
                }
                rest = (first > own.from).then(|| first.before().min(end));
            }
            (from, to) = (from.min(first), to.max(last));
        }
        if let Some(end) = rest {
            free(Span { from: own.from, to: end });
        }
        self.0.insert(from, to);
    }
}
