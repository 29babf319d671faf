//! Sums of a flow so far, on one day after the other: each reading is looked at once.

use super::by_day::{Asked, Known};
use super::facts::{Figure, Number};
use super::given::Given;
use super::measure::{Span, kept};
use super::owners::Owners;
use super::pad::Pad;
use super::scene::Scene;
use crate::facts::Entry;
use crate::promises::Measure;
use crate::words::{Day, ExactSum, wide};

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
    fn of((entry, number): (&Entry, f64)) -> Self {
        Self { first: entry.period.first(), number, days: entry.period.days(), given: 0 }
    }

    /// Gives more days, or fewer, to a sum.
    fn gives(&mut self, more: i32, sum: &mut ExactSum) {
        sum.remove(self.value());
        self.given += more;
        sum.add(self.value());
    }

    fn value(&self) -> f64 {
        self.number * f64::from(self.given) / f64::from(self.days)
    }
}

impl Scene<'_> {
    /// Tells what a flow comes to from a day on, on each of some days, which are not before it and stand in their
    /// order, for as long as it is asked to go on: to the bit the value in the span up to that day.
    pub(super) fn running(
        &self,
        asked: Asked<'_>,
        days: impl Iterator<Item = Day>,
        pad: &mut Pad,
        goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        match (self.indicator(asked.indicator).map(|known| &known.measure), asked.known) {
            (Some(Measure::Flow { pro_rata: true }), Known::Today) => {
                self.running_shares(asked, days, goes_on)
            }
            (Some(Measure::Flow { pro_rata: true }), Known::Then) => self.running_ended(asked, days, goes_on),
            _ => pad.with_parts(|_, parts| self.running_parts(asked, days, parts, goes_on)),
        }
    }

    /// Adds whole periods, each once its last day has come.
    fn running_parts(
        &self,
        asked: Asked<'_>,
        days: impl Iterator<Item = Day>,
        parts: &mut Vec<(Number, f64)>,
        mut goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        // They stand in the order of their last days.
        self.inside(asked.indicator, asked.member, Span { from: asked.from, to: self.day }, parts);
        let (mut sum, mut parts) = (ExactSum::default(), parts.iter().peekable());
        for day in days {
            let last = |number: Number| self.entry(number).map(|entry| entry.period.last());
            while let Some((_, value)) = parts.next_if(|(number, _)| last(*number) <= Some(day)) {
                sum.add(*value);
            }
            if !goes_on(day, self.so_far(asked, &sum, day)) {
                return;
            }
        }
    }

    /// Adds the days of each period, each once it has come, to the latest recorded reading that gives it.
    fn running_shares(
        &self,
        asked: Asked<'_>,
        days: impl Iterator<Item = Day>,
        mut goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        let (mut shares, gaps) = self.all_shares(asked);
        let (mut sum, mut begun, mut next, mut before) = (ExactSum::default(), 0, 0, None);
        for day in days {
            while let Some(share) = shares.get(begun).filter(|share| share.first <= day) {
                // Nothing of what it gives has been counted yet.
                sum.add(share.value());
                begun += 1;
            }
            while let Some((gap, place)) = gaps.get(next).filter(|(gap, _)| gap.from <= day) {
                let from = before.map_or(gap.from, |before: Day| gap.from.max(before.after()));
                if let Some(share) = shares.get_mut(*place) {
                    share.gives(from.days_until(gap.to.min(day)) + 1, &mut sum);
                }
                if gap.to > day {
                    break;
                }
                next += 1;
            }
            before = Some(day);
            if !goes_on(day, self.so_far(asked, &sum, day)) {
                return;
            }
        }
    }

    /// Adds the days of each period, once its last has come, to the latest recorded of the readings that give them.
    fn running_ended(
        &self,
        asked: Asked<'_>,
        days: impl Iterator<Item = Day>,
        mut goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        let readings = self.readings_from(asked);
        let cut = |day: Day| Day::MIN.days_until(day);
        let ends = |entry: &Entry| {
            [cut(entry.period.first().max(asked.from)), cut(entry.period.last()).saturating_add(1)]
        };
        let mut cuts: Vec<i32> = readings.iter().flat_map(|(entry, _)| ends(entry)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let pieces: Vec<i32> = cuts.iter().zip(cuts.iter().skip(1)).map(|(from, to)| to - from).collect();
        let mut owners = Owners::nobody(&pieces);
        let mut by_moment: Vec<usize> = (0..readings.len()).collect();
        by_moment.sort_by_key(|place| readings.get(*place).map(|(entry, _)| (entry.recorded, &entry.id)));
        let mut ranks = vec![0; readings.len()];
        for (rank, place) in (1..).zip(&by_moment) {
            ranks.get_mut(*place).into_iter().for_each(|own| *own = rank);
        }
        let mut shares: Vec<Share> = readings.iter().copied().map(Share::of).collect();
        let (mut sum, mut coming) = (ExactSum::default(), readings.iter().zip(&ranks).peekable());
        for day in days {
            while let Some(((entry, _), rank)) = coming.next_if(|((entry, _), _)| entry.period.last() <= day)
            {
                sum.add(0.0);
                let [from, to] = ends(entry).map(|end| cuts.partition_point(|cut| *cut < end));
                owners.give(from..to, *rank, &mut |owner, days| {
                    for (rank, more) in [(owner, -days), (*rank, days)] {
                        let place = rank.checked_sub(1).and_then(|rank| by_moment.get(wide(rank)));
                        if let Some(share) = place.and_then(|place| shares.get_mut(*place)) {
                            share.gives(more, &mut sum);
                        }
                    }
                });
            }
            if !goes_on(day, self.so_far(asked, &sum, day)) {
                return;
            }
        }
    }

    /// Returns what a flow comes to: nothing was read of what was attested.
    fn so_far(&self, asked: Asked<'_>, sum: &ExactSum, day: Day) -> Option<f64> {
        if sum.len() > 0 {
            return kept(sum.total());
        }
        let attested = self.as_seen_on(asked.known, day).attested(asked.indicator);
        attested.filter(|attested| attested.through >= asked.from).map(|_| 0.0)
    }

    /// Finds the readings of a flow that have days from a day on, in the order of their first days, and which
    /// days each gives: those that no later recorded one gives, in their order, with the place of the reading.
    fn all_shares(&self, asked: Asked<'_>) -> (Vec<Share>, Vec<(Span, usize)>) {
        let mut readings = self.readings_from(asked);
        readings.sort_by_key(|(entry, _)| entry.period.first());
        let mut by_moment: Vec<(usize, &Entry)> =
            readings.iter().map(|(entry, _)| *entry).enumerate().collect();
        by_moment.sort_by(|(_, one), (_, other)| (other.recorded, &other.id).cmp(&(one.recorded, &one.id)));
        let (mut given, mut gaps) = (Given::default(), Vec::new());
        for (place, entry) in by_moment {
            let own = Span { from: entry.period.first().max(asked.from), to: entry.period.last() };
            given.take(own, |gap| gaps.push((gap, place)));
        }
        gaps.sort_unstable_by_key(|(gap, _)| gap.from);
        (readings.into_iter().map(Share::of).collect(), gaps)
    }

    /// Returns the readings of a flow that have days from a day on, in the order of their last days.
    fn readings_from(&self, asked: Asked<'_>) -> Vec<(&Entry, f64)> {
        let figures = self.figures(asked.indicator, asked.member, self.day);
        let behind = figures.partition_point(|figure| figure.day < asked.from);
        let read = |figure: &Figure| Some((self.entry(figure.entry)?, figure.number()));
        figures.get(behind..).unwrap_or_default().iter().filter_map(read).collect()
    }
}
