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

#[cfg(all(test, feature = "proptest"))]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_day_is_given_once_to_the_first_that_asks(
            asked in prop::collection::vec((0..40_i32, 0..12_i32), 1..12),
        ) {
            let day = |number: i32| Day::MIN.plus_days(number).unwrap();
            let (mut given, mut taken) = (Given::default(), BTreeSet::new());
            for (from, more) in asked {
                let own = Span { from: day(from), to: day(from + more) };
                let mut spans = Vec::new();
                given.take(own, |span| spans.push(span));
                prop_assert!(spans.iter().all(|span| span.from <= span.to), "none is empty: {spans:?}");
                prop_assert!(spans.is_sorted_by(|later, earlier| earlier.to < later.from));
                let mut free = BTreeSet::new();
                for span in &spans {
                    for ahead in 0..=span.from.days_until(span.to) {
                        free.insert(span.from.plus_days(ahead).unwrap());
                    }
                }
                let expected: BTreeSet<Day> =
                    (from..=from + more).map(day).filter(|day| !taken.contains(day)).collect();
                prop_assert_eq!(&free, &expected);
                taken.extend(free);
            }
        }
    }
}
