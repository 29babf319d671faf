//! Derived measures from one day on after the other: each fact is looked at once.

use std::collections::BTreeSet;

use super::by_day::Asked;
use super::derived::amount_of;
use super::facts::{SeenItem, Track};
use super::measure::{Span, kept};
use super::scene::Scene;
use super::tallies::Tallied;
use crate::promises::{Condition, Measure, Register};
use crate::words::{Day, ExactSum};

/// A value from a day on; none where there is nothing to divide by, or it is too large.
pub(super) type FromDay = (Day, Option<f64>);

impl Scene<'_> {
    /// Returns what a measure of stages or of items comes to from each day on, as far as some days go, if anything is
    /// known by then.
    pub(super) fn changing(&self, asked: Asked<'_>, days: &[Day]) -> Vec<FromDay> {
        let span = Span { from: asked.from, to: days.last().copied().unwrap_or(asked.from) };
        match self.indicator(asked.indicator).map(|known| &known.measure) {
            Some(Measure::Stages { .. }) => self.stages_by_day(asked, span.to),
            Some(Measure::Coverage { .. }) => {
                let tallied = self.tallied_by_items(asked.indicator, span, |items| items > 0);
                // Of nobody there is no share: what is divided by nothing is not kept.
                let share = |one: &Tallied| kept(f64::from(one.done) / f64::from(one.total));
                tallied.iter().map(|one| (one.day, share(one))).collect()
            }
            _ => self.counted_by_day(asked.indicator, span),
        }
    }

    fn stages_by_day(&self, asked: Asked<'_>, to: Day) -> Vec<FromDay> {
        let Some(Measure::Stages { stages, .. }) =
            self.indicator(asked.indicator).map(|known| &known.measure)
        else {
            return Vec::new();
        };
        let mut reached = BTreeSet::new();
        let mut values: Vec<FromDay> = vec![(Day::MIN, Some(0.0))];
        let figures = self.figures(asked.indicator, asked.member, to);
        for today in figures.chunk_by(|one, next| one.day == next.day) {
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
        let (Measure::Stock { amount, .. } | Measure::Arrivals { amount, .. }) = &known.measure else {
            return Vec::new();
        };
        // What comes to a sum on a day, and what leaves it.
        let mut changes: Vec<(Day, bool, f64)> = Vec::new();
        for track in happened.items.values() {
            let mut counted = None;
            self.counts_by_day(&known.measure, register, track, span, |day, item| {
                let now = item.map(|item| amount_of(item, amount));
                if now != counted {
                    changes.extend(counted.map(|own| (day, false, own)));
                    changes.extend(now.map(|own| (day, true, own)));
                    counted = now;
                }
            });
        }
        changes.sort_by_key(|(day, ..)| *day);
        let mut sum = ExactSum::default();
        let mut values: Vec<FromDay> = vec![(Day::MIN, Some(0.0))];
        for today in changes.chunk_by(|(one, ..), (next, ..)| one == next) {
            for (_, comes, own) in today {
                if *comes { sum.add(*own) } else { sum.remove(*own) }
            }
            values.extend(today.first().map(|(day, ..)| (*day, kept(sum.total()))));
        }
        values
    }

    /// Tells of an item on each day on which it changes: the item, if it counts.
    fn counts_by_day(
        &self,
        measure: &Measure,
        register: &Register,
        track: &Track,
        span: Span,
        mut tell: impl FnMut(Day, Option<&SeenItem<'_, '_>>),
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
            tell(version.day, counts.then_some(&item));
        }
    }
}
