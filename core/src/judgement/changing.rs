//! Derived measures on one day after the other: each fact is looked at once.

use std::collections::BTreeSet;

use super::facts::Track;
use super::measure::{Span, count, kept};
use super::scene::Scene;
use crate::promises::{Amount, Condition, Measure, Register};
use crate::words::Day;

/// A value from a day on; none where there is nothing to divide by.
pub(super) type FromDay = (Day, Option<f64>);

impl Scene<'_> {
    /// Returns what a measure comes to from each day on, up to a day, where that can be counted fact by fact: to the bit
    /// the value up to each of the days, if anything is known by then. None of measures that add up numbers or divide.
    pub(super) fn changing(&self, indicator: usize, span: Span) -> Option<Vec<FromDay>> {
        match &self.indicator(indicator)?.measure {
            Measure::Stages { .. } => Some(self.stages_by_day(indicator, span.to)),
            Measure::Coverage { .. } => {
                let tallied = self.tallied_by_items(indicator, span, |items| items > 0);
                let share = |done: u32, total: u32| (total > 0).then(|| f64::from(done) / f64::from(total));
                Some(tallied.iter().map(|one| (one.day, share(one.done, one.total).and_then(kept))).collect())
            }
            Measure::Stock { amount: Amount::Count, .. }
            | Measure::Arrivals { amount: Amount::Count, .. } => Some(self.counted_by_day(indicator, span)),
            _ => None,
        }
    }

    /// Returns whether something is known of what such a measure reads, up to a day.
    pub(super) fn is_known(&self, indicator: usize, day: Day) -> bool {
        match self.wire(indicator).register {
            Some(register) => self.known_day(register, day).is_some(),
            None => self.attested(indicator).is_some() || !self.figures(indicator, None, day).is_empty(),
        }
    }

    /// Returns the first day of a span as of which something is known of what such a measure reads.
    pub(super) fn known_from(&self, indicator: usize, span: Span) -> Option<Day> {
        let mut days = Vec::new();
        self.turns(indicator, span, &mut days);
        // What is known stays known.
        let silent = |day: &Day| !Scene { day: *day, ..*self }.is_known(indicator, *day);
        days.get(days.partition_point(silent)).copied()
    }

    fn stages_by_day(&self, indicator: usize, to: Day) -> Vec<FromDay> {
        let Some(Measure::Stages { stages, .. }) = self.indicator(indicator).map(|known| &known.measure)
        else {
            return Vec::new();
        };
        let mut reached = BTreeSet::new();
        let mut values: Vec<FromDay> = vec![(Day::MIN, Some(0.0))];
        for today in self.figures(indicator, None, to).chunk_by(|one, next| one.day == next.day) {
            for figure in today {
                let (rank, lost) = figure.stage();
                if lost {
                    reached.remove(&rank)
                } else {
                    reached.insert(rank)
                };
            }
            let highest = reached.last().and_then(|rank| stages.get(*rank));
            let value = highest.map_or(0.0, |stage| stage.reached.get());
            values.extend(today.first().map(|figure| (figure.day, Some(value))));
        }
        values
    }

    fn counted_by_day(&self, indicator: usize, span: Span) -> Vec<FromDay> {
        let register = self.wire(indicator).register.and_then(|register| self.register(register));
        let (Some(known), Some((register, happened))) = (self.indicator(indicator), register) else {
            return Vec::new();
        };
        let mut changes: Vec<(Day, bool)> = Vec::new();
        for track in happened.items.values() {
            let mut counts = false;
            self.counts_by_day(&known.measure, register, track, span, |day, now| {
                if now != counts {
                    changes.push((day, now));
                    counts = now;
                }
            });
        }
        changes.sort_unstable();
        let mut items = 0_usize;
        let mut values: Vec<FromDay> = vec![(Day::MIN, Some(0.0))];
        for today in changes.chunk_by(|(one, _), (next, _)| one == next) {
            let comes = today.iter().filter(|(_, comes)| *comes).count();
            items = (items + comes).saturating_sub(today.len() - comes);
            values.extend(today.first().map(|(day, _)| (*day, Some(count(items)))));
        }
        values
    }

    /// Tells of an item on each day on which it changes whether it counts.
    fn counts_by_day(
        &self,
        measure: &Measure,
        register: &Register,
        track: &Track,
        span: Span,
        mut tell: impl FnMut(Day, bool),
    ) {
        let mut first = None;
        for version in track.until(span.to) {
            let item = self.seen(register, &version.item);
            let matches = |conditions: &[Condition]| item.matches(conditions);
            let counts = match measure {
                Measure::Stock { conditions, .. } => item.is_open() && matches(conditions),
                Measure::Arrivals { conditions, net, .. } => {
                    let matched = matches(conditions);
                    first = first.or((matched && !item.is_cancelled()).then_some(version.day));
                    first.is_some_and(|day| day >= span.from) && (!net || item.is_open() && matched)
                }
                _ => false,
            };
            tell(version.day, counts);
        }
    }
}

/// Finds the first day from one on on which what is from each day on is as it should be.
pub(super) fn first_of<T>(values: &[(Day, T)], from: Day, wanted: impl Fn(&T) -> bool) -> Option<Day> {
    values.iter().enumerate().filter(|(_, (_, value))| wanted(value)).find_map(|(place, (day, _))| {
        let day = (*day).max(from);
        values.get(place + 1).is_none_or(|(next, _)| day < *next).then_some(day)
    })
}
