//! The points of a target: its figures inside the window, one for each day.

use super::by_day::{Asked, Known};
use super::facts::Figure;
use super::measure::{Dated, Found, Span};
use super::pad::Pad;
use super::scene::Scene;
use crate::facts::Entry;
use crate::promises::Measure;
use crate::words::Day;

impl Scene<'_> {
    /// Finds the figures of an indicator in a span of days, in the order of their days.
    ///
    /// Readings and grades stand for themselves, a flow for each of its periods, and a derived measure has its
    /// value on each day on which something was recorded.
    pub(super) fn points(&self, indicator: usize, span: Span, points: &mut Vec<Dated>) {
        points.clear();
        match self.indicator(indicator).map(|known| &known.measure) {
            Some(Measure::Level | Measure::Grade { .. }) => self.readings(indicator, span, points),
            Some(Measure::Flow { .. }) => self.periods(indicator, span, points),
            _ => Pad::default().with_days(|pad, days| {
                self.days_in(indicator, span, days);
                let asked = Asked { indicator, member: None, from: span.from, known: Known::Today };
                self.by_day(asked, days, pad, |day, value| {
                    points.extend(value.map(|value| Dated { day, value }));
                    true
                });
            }),
        }
    }

    /// Finds the figures of the periods of a flow, one for each last day.
    fn periods(&self, indicator: usize, span: Span, points: &mut Vec<Dated>) {
        Pad::default().with_parts(|_, parts| {
            self.inside(indicator, None, span, parts);
            let period = |number| self.entry(number).map(|entry| (entry.period.last(), entry.period.first()));
            parts.sort_by_key(|(number, _)| period(*number));
            for (number, value) in parts.iter() {
                let Some((day, _)) = period(*number) else { continue };
                later(points, Dated { day, value: *value });
            }
        });
    }

    /// Returns the first day in a span on which a value is as it should be.
    pub(super) fn first_day(
        &self,
        indicator: usize,
        span: Span,
        pad: &mut Pad,
        wanted: impl Fn(f64) -> bool,
    ) -> Option<Day> {
        match &self.indicator(indicator)?.measure {
            Measure::Level | Measure::Grade { .. } => {
                let figures = self.figures(indicator, None, span.to);
                let from = figures.partition_point(|figure| figure.day < span.from);
                let figures = figures.get(from..)?;
                let is_last =
                    |at: usize, figure: &Figure| figures.get(at + 1).is_none_or(|next| next.day > figure.day);
                let found = figures
                    .iter()
                    .enumerate()
                    .find(|(at, figure)| is_last(*at, figure) && wanted(self.said(indicator, **figure)));
                found.map(|(_, figure)| figure.day)
            }
            // What stands against the bar on a day is what a flow has added up to, not that day's figure.
            _ => pad.with_days(|pad, days| {
                self.turns(indicator, span, days);
                let asked = Asked { indicator, member: None, from: span.from, known: Known::Then };
                let mut found = None;
                self.by_day(asked, days, pad, |day, value| {
                    found = value.filter(|value| wanted(*value)).map(|_| day);
                    found.is_none()
                });
                found
            }),
        }
    }

    /// Returns the latest figure of an indicator up to a day: of a flow that of its latest period, not the sum.
    pub(super) fn latest(&self, indicator: usize, day: Day, pad: &mut Pad) -> Found {
        let span = Span { from: Day::MIN, to: day };
        match self.indicator(indicator).map(|known| &known.measure) {
            Some(Measure::Flow { .. }) => pad.with_parts(|pad, parts| {
                self.inside(indicator, None, span, parts);
                // Of periods that end on one day the shortest is the latest, as among the points.
                let period = |number| {
                    let period = self.entry(number)?.period;
                    Some((period.last(), period.first()))
                };
                let latest = parts.iter().max_by_key(|(number, _)| period(*number));
                let Some(((number, value), (day, _))) =
                    latest.and_then(|latest| Some((*latest, period(latest.0)?)))
                else {
                    return Found::default();
                };
                pad.rests_on(number);
                Found::of(value, day)
            }),
            Some(Measure::Ratio { times, .. }) => {
                self.over(indicator, times.get(), |part, pad| self.latest(part, day, pad), pad)
            }
            _ => self.value(indicator, None, span, pad),
        }
    }

    /// Returns what a figure of levels or grades says.
    fn said(&self, indicator: usize, figure: Figure) -> f64 {
        match self.indicator(indicator).map(|known| &known.measure) {
            Some(Measure::Grade { .. }) => self.worth(indicator, figure.rank()),
            _ => figure.number(),
        }
    }

    fn readings(&self, indicator: usize, span: Span, points: &mut Vec<Dated>) {
        let figures = self.figures(indicator, None, span.to);
        let from = figures.partition_point(|figure| figure.day < span.from);
        for figure in figures.get(from..).unwrap_or_default() {
            // Of one day the later recorded stands later.
            later(points, Dated { day: figure.day, value: self.said(indicator, *figure) });
        }
    }

    /// Finds the days in a span on which something was recorded that a measure reads, in order, each once.
    fn days_in(&self, indicator: usize, span: Span, days: &mut Vec<Day>) {
        self.days(indicator, days);
        days.retain(|day| *day >= span.from && *day <= span.to);
        days.sort_unstable();
        days.dedup();
    }

    /// Finds the days in a span on which a value may become another, in order, each once: those on which something was
    /// recorded, those from which members count, and the first one, as what came before the span may stand in it.
    pub(super) fn turns(&self, indicator: usize, span: Span, days: &mut Vec<Day>) {
        self.all_turns(indicator, days);
        days.push(span.from);
        days.retain(|day| (span.from..=span.to).contains(day));
        days.sort_unstable();
        days.dedup();
    }

    fn all_turns(&self, indicator: usize, days: &mut Vec<Day>) {
        let wire = self.wire(indicator);
        if let Some((numerator, denominator)) = wire.parts {
            // A ratio is not made of ratios, so this goes one step down.
            self.all_turns(numerator, days);
            self.all_turns(denominator, days);
            return;
        }
        self.days(indicator, days);
        let attested = wire.register.map_or_else(
            || self.facts.attested(indicator),
            |register| self.facts.register(register).map_or(&[][..], |own| own.attested.entries()),
        );
        days.extend(attested.iter().filter_map(|number| self.entry(*number)).map(Entry::day));
        if let Some(set) = wire.set.and_then(|set| self.plan.sets.get(set)) {
            days.extend(set.members.iter().filter_map(|member| member.since));
            // A newcomer counts some days later.
            let grace = i32::try_from(set.grace_days).unwrap_or(i32::MAX);
            let counts: Vec<Day> = days.iter().filter_map(|day| day.plus_days(grace)).collect();
            days.extend(counts);
        }
    }

    /// Finds the days on which something was recorded that a measure reads: in any order, some more than once.
    pub(super) fn days(&self, indicator: usize, days: &mut Vec<Day>) {
        let wire = self.wire(indicator);
        if let Some((numerator, denominator)) = wire.parts {
            // A ratio is not made of ratios, so this goes one step down.
            self.days(numerator, days);
            self.days(denominator, days);
            return;
        }
        days.extend(self.attested_days(indicator));
        days.extend(self.figure_days(indicator));
        let happened = wire.register.and_then(|register| self.facts.register(register));
        let busy = happened.into_iter().flat_map(|happened| &happened.days).map(|busy| busy.day);
        days.extend(busy.take_while(|day| *day <= self.day));
        days.extend(wire.set.into_iter().flat_map(|set| self.membership_days(set)));
    }
}

/// Adds a point; of one day the later one stands.
fn later(points: &mut Vec<Dated>, point: Dated) {
    match points.last_mut() {
        Some(last) if last.day == point.day => *last = point,
        _ => points.push(point),
    }
}
