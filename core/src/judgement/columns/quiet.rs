//! Quiet stretches: the days around a day on which what is seen of a target stays as it is.

use super::kind::Asks;
use super::observe::Observed;
use crate::facts::Entry;
use crate::judgement::facts::{Figure, Number, at};
use crate::judgement::measure::Span;
use crate::judgement::scene::Scene;
use crate::promises::Measure;
use crate::words::Day;

impl Span {
    const ALWAYS: Self = Self { from: Day::MIN, to: Day::MAX };

    /// Returns a stretch of one day.
    pub(in crate::judgement) const fn only(day: Day) -> Self {
        Self { from: day, to: day }
    }

    fn and(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), to: self.to.min(other.to) }
    }

    /// Returns whether a day lies in it.
    pub(in crate::judgement) fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Observed<'_> {
    /// Returns the stretch of days around the day on which everything that is seen stays as it is.
    pub(super) fn quiet(&self) -> Span {
        let (scene, window) = (self.scene, self.terms.window);
        let day = scene.day;
        let begun = if day < window.start {
            Span { from: Day::MIN, to: window.start.before() }
        } else {
            Span { from: window.start, to: Day::MAX }
        };
        let Some(indicator) = self.indicator() else { return begun };
        let over = window.due.is_some_and(|due| day >= due);
        let known = scene.indicator(indicator);
        let by_period = known.is_some_and(|known| matches!(known.measure, Measure::Arrivals { .. }));
        let counts_days = match self.kind.asks {
            // Every day counts until the last.
            Asks::Hold => !over,
            // Periods end, and their lags.
            Asks::Periods => true,
            Asks::Improve => by_period && !over,
            _ => false,
        };
        if counts_days {
            return Span::only(day);
        }
        // What counted days until the last stays as it was then.
        let counted = matches!(self.kind.asks, Asks::Hold | Asks::Improve);
        let since = window.due.filter(|due| counted && day >= *due).unwrap_or(Day::MIN);
        begun.and(Span { from: since, to: Day::MAX }).and(scene.quiet(indicator))
    }
}

impl Scene<'_> {
    /// Returns the stretch of days around the day on which nothing is recorded that an indicator reads.
    fn quiet(&self, indicator: usize) -> Span {
        let wire = self.wire(indicator);
        if let Some((numerator, denominator)) = wire.parts {
            return self.quiet(numerator).and(self.quiet(denominator));
        }
        // Members that joined are counted some days later, whatever is recorded.
        let set = wire.set.and_then(|set| self.plan.sets.get(set));
        if set.is_some_and(|set| set.grace_days > 0) {
            return Span::only(self.day);
        }
        let mut quiet = self.among_figures(indicator);
        quiet = quiet.and(self.among_entries(self.facts.attested(indicator)));
        if let Some(set) = wire.set {
            quiet = quiet.and(self.among_entries(self.facts.memberships(set)));
            let since = self.plan.sets.get(set).into_iter().flat_map(|set| &set.members);
            for day in since.filter_map(|member| member.since) {
                quiet =
                    quiet.and(if day <= self.day { Span { from: day, to: Day::MAX } } else { before(day) });
            }
        }
        if let Some(happened) = wire.register.and_then(|register| self.facts.register(register)) {
            quiet = quiet.and(around(&happened.days, self.day, |busy| busy.day));
            quiet = quiet.and(self.among_entries(happened.attested.entries()));
        }
        quiet
    }

    fn among_figures(&self, indicator: usize) -> Span {
        let around = |list| around(list, self.day, |figure: &Figure| figure.day);
        self.facts.figures().all(indicator).map(around).fold(Span::ALWAYS, Span::and)
    }

    fn among_entries(&self, numbers: &[Number]) -> Span {
        around(numbers, self.day, |number| at(self.entries, *number).map_or(Day::MAX, Entry::day))
    }
}

const fn before(day: Day) -> Span {
    let to = match day.plus_days(-1) {
        Some(to) => to,
        None => Day::MIN,
    };
    Span { from: Day::MIN, to }
}

/// Returns the stretch around a day between two days of a sorted list.
fn around<T>(list: &[T], day: Day, of: impl Fn(&T) -> Day) -> Span {
    let behind = list.partition_point(|one| of(one) <= day);
    let from = behind.checked_sub(1).and_then(|last| list.get(last)).map_or(Day::MIN, &of);
    Span { from, to: list.get(behind).map_or(Day::MAX, |next| before(of(next)).to) }
}
