//! Sums of a flow so far, on one day after the other: each reading is looked at once.

use super::facts::Number;
use super::given::Given;
use super::measure::{Span, kept};
use super::pad::Pad;
use super::scene::Scene;
use crate::facts::Entry;
use crate::promises::Measure;
use crate::words::{Day, PairwiseSum, PairwiseSums};

/// What one reading gives of itself.
struct Share {
    first: Day,
    number: f64,
    /// The days of its period.
    days: i32,
    /// Those of them that it gives.
    given: i32,
}

impl Share {
    fn value(&self) -> f64 {
        self.number * f64::from(self.given) / f64::from(self.days)
    }
}

impl Scene<'_> {
    /// Tells what a flow comes to from a day on, on each of some days, which are not before it and stand in their
    /// order, for as long as it is asked to go on: to the bit the value in the span up to that day.
    pub(super) fn running(
        &self,
        flow: usize,
        from: Day,
        days: impl Iterator<Item = Day>,
        pad: &mut Pad,
        goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        match self.indicator(flow).map(|known| &known.measure) {
            Some(Measure::Flow { pro_rata: true }) => self.running_shares(flow, from, days, goes_on),
            _ => pad.with_parts(|pad, parts| {
                self.inside(flow, None, Span { from, to: self.day }, parts);
                self.running_parts(flow, from, (days, parts), pad, goes_on);
            }),
        }
    }

    /// Adds whole periods, each once its last day has come.
    fn running_parts(
        &self,
        flow: usize,
        from: Day,
        (days, parts): (impl Iterator<Item = Day>, &mut Vec<(Number, f64)>),
        pad: &mut Pad,
        mut goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        let period = |number: Number| self.entry(number).map(|entry| entry.period);
        let key = |part: &(Number, f64)| period(part.0).map(|period| (period.first(), period.last()));
        if !parts.is_sorted_by_key(key) {
            parts.sort_by_key(key);
        }
        // As known by an earlier moment periods may lie in each other: those that end first need not begin first.
        let in_turn = parts.is_sorted_by_key(|part| period(part.0).map(|period| period.last()));
        let (mut sum, mut parts) = (PairwiseSum::default(), parts.iter().peekable());
        let mut any = false;
        for day in days {
            let ended = |part: &&(Number, f64)| period(part.0).is_some_and(|period| period.last() <= day);
            while let Some((_, value)) = parts.next_if(ended) {
                sum.add(*value);
                any = true;
            }
            let value = match in_turn {
                true => {
                    if any {
                        kept(sum.total())
                    } else {
                        self.nothing(flow, from)
                    }
                }
                false => self.value(flow, None, Span { from, to: day }, pad).value,
            };
            if !goes_on(day, value) {
                return;
            }
        }
    }

    /// Adds the days of each period, each once it has come, to the latest recorded reading that gives it.
    fn running_shares(
        &self,
        flow: usize,
        from: Day,
        days: impl Iterator<Item = Day>,
        mut goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        let (mut shares, gaps) = self.all_shares(flow, from);
        let (mut sums, mut next, mut before) = (PairwiseSums::default(), 0, None);
        for day in days {
            while let Some(share) = shares.get(sums.len()).filter(|share| share.first <= day) {
                // Nothing of what it gives has been counted yet.
                sums.push(share.value());
            }
            while let Some((gap, place)) = gaps.get(next).filter(|(gap, _)| gap.from <= day) {
                let from = before.map_or(gap.from, |before: Day| gap.from.max(before.after()));
                if let Some(share) = shares.get_mut(*place) {
                    share.given += from.days_until(gap.to.min(day)) + 1;
                    sums.set(*place, share.value());
                }
                if gap.to > day {
                    break;
                }
                next += 1;
            }
            before = Some(day);
            let value = if sums.len() > 0 { kept(sums.total()) } else { self.nothing(flow, from) };
            if !goes_on(day, value) {
                return;
            }
        }
    }

    /// Finds the readings of a flow that have days from a day on, in the order in which they are added up, and which
    /// days each gives: those that no later recorded one gives, in their order, with the place of the reading.
    fn all_shares(&self, flow: usize, from: Day) -> (Vec<Share>, Vec<(Span, usize)>) {
        let figures = self.figures(flow, None, self.day);
        let behind = figures.partition_point(|figure| figure.day < from);
        let mut readings: Vec<(&Entry, f64)> = figures
            .get(behind..)
            .unwrap_or_default()
            .iter()
            .filter_map(|figure| Some((self.entry(figure.entry)?, figure.number())))
            .collect();
        let days = |entry: &Entry| (entry.period.first(), entry.period.last());
        // Of one period the later recorded is added first.
        let latest = |one: &Entry, other: &Entry| (other.recorded, &other.id).cmp(&(one.recorded, &one.id));
        readings.sort_by(|(one, _), (other, _)| days(one).cmp(&days(other)).then_with(|| latest(one, other)));
        let mut by_moment: Vec<(usize, &Entry)> =
            readings.iter().map(|(entry, _)| *entry).enumerate().collect();
        by_moment.sort_by(|(_, one), (_, other)| latest(one, other));
        let (mut given, mut gaps) = (Given::default(), Vec::new());
        for (place, entry) in by_moment {
            let own = Span { from: entry.period.first().max(from), to: entry.period.last() };
            given.take(own, |gap| gaps.push((gap, place)));
        }
        gaps.sort_unstable_by_key(|(gap, _)| gap.from);
        let share = |(entry, number): (&Entry, f64)| Share {
            first: entry.period.first(),
            number,
            days: entry.period.days(),
            given: 0,
        };
        (readings.into_iter().map(share).collect(), gaps)
    }

    /// Returns what a flow comes to of which nothing was read.
    fn nothing(&self, flow: usize, from: Day) -> Option<f64> {
        self.attested(flow).filter(|attested| attested.through >= from).map(|_| 0.0)
    }
}
