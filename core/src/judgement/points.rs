//! The points of a target: its figures inside the window, one for each day.

use super::measure::{Dated, Found, Span};
use super::scene::{Said, Scene};
use crate::facts::Attests;
use crate::promises::{Indicator, Measure};
use crate::words::Day;

impl<'a> Scene<'a> {
    /// Returns the figures of an indicator in a span of days, in the order of their days.
    ///
    /// Readings and grades stand for themselves, a flow for each of its periods, and a derived measure has its
    /// value on each day on which something was recorded.
    pub(super) fn points(&self, indicator: &'a Indicator, span: Span) -> Vec<Dated> {
        match &indicator.measure {
            Measure::Level | Measure::Grade { .. } => self.readings(indicator, span),
            Measure::Flow { .. } => {
                let mut parts = self.inside(indicator, None, span);
                parts.sort_by_key(|(entry, _)| (entry.period.last(), entry.period.first()));
                let mut points: Vec<Dated> =
                    parts.into_iter().map(|(entry, value)| Dated { day: entry.day(), value }).collect();
                points.dedup_by(|later, kept| {
                    let same = later.day == kept.day;
                    if same {
                        *kept = *later;
                    }
                    same
                });
                points
            }
            _ => self.on_days(indicator, span),
        }
    }

    /// Returns the first day in a span on which a value is as it should be.
    pub(super) fn first_day(
        &self,
        indicator: &'a Indicator,
        span: Span,
        wanted: impl Fn(f64) -> bool,
    ) -> Option<Day> {
        let on = |day: &Day| self.number(indicator, Span { from: span.from, to: *day }).is_some_and(&wanted);
        match &indicator.measure {
            Measure::Level | Measure::Grade { .. } => {
                self.readings(indicator, span).iter().find(|point| wanted(point.value)).map(|point| point.day)
            }
            // A flow adds up: what stands against the bar on a day is the sum, not that day's figure.
            _ => self.days_in(indicator, span).into_iter().find(on),
        }
    }

    /// Returns the latest figure of an indicator up to a day: of a flow that of its latest period, not the sum.
    pub(super) fn latest(&self, indicator: &'a Indicator, day: Day) -> Found<'a> {
        let span = Span { from: Day::MIN, to: day };
        match &indicator.measure {
            Measure::Flow { .. } => {
                // Of periods that end on one day the shortest is the latest, as among the points.
                let latest = self
                    .inside(indicator, None, span)
                    .into_iter()
                    .max_by_key(|(entry, _)| (entry.period.last(), entry.period.first()));
                latest
                    .map_or_else(Found::default, |(entry, value)| Found::of(value, entry.day(), vec![entry]))
            }
            Measure::Ratio { numerator, denominator, times } => {
                self.over((numerator.as_str(), denominator.as_str()), times.get(), |part| {
                    self.latest(part, day)
                })
            }
            _ => self.value(indicator, None, span),
        }
    }

    fn readings(&self, indicator: &Indicator, span: Span) -> Vec<Dated> {
        let mut points: Vec<Dated> = Vec::new();
        let scale = match &indicator.measure {
            Measure::Grade { scale } => self.plan.scale(scale),
            _ => None,
        };
        for figure in self.all_figures(indicator).iter().filter(|figure| figure.member.is_none()) {
            let day = figure.entry.day();
            let value = match (figure.said, scale) {
                (Said::Value(value), _) => value,
                (Said::Level(rank), Some(scale)) => scale.worth(rank),
                _ => continue,
            };
            if day < span.from || day > span.to {
                continue;
            }
            // Of one day the later recorded stands later.
            match points.last_mut() {
                Some(point) if point.day == day => point.value = value,
                _ => points.push(Dated { day, value }),
            }
        }
        points
    }

    /// Returns the value on each day on which something was recorded that the measure reads.
    fn on_days(&self, indicator: &'a Indicator, span: Span) -> Vec<Dated> {
        let value = |day: Day| self.number(indicator, Span { from: span.from, to: day });
        let dated = |day| Some(Dated { day, value: value(day)? });
        self.days_in(indicator, span).into_iter().filter_map(dated).collect()
    }

    /// Returns the days in a span on which something was recorded that a measure reads, in order, each once.
    fn days_in(&self, indicator: &Indicator, span: Span) -> Vec<Day> {
        let mut days = self.days(indicator);
        days.retain(|day| *day >= span.from && *day <= span.to);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Returns the days on which something was recorded that a measure reads: in any order, some more than once.
    pub(super) fn days(&self, indicator: &Indicator) -> Vec<Day> {
        if let Measure::Ratio { numerator, denominator, .. } = &indicator.measure {
            let parts = [numerator, denominator].into_iter().filter_map(|id| self.plan.indicator(id));
            // A ratio is not made of ratios, so this goes one step down.
            return parts.flat_map(|part| self.days(part)).collect();
        }
        let register = indicator.measure.register();
        let what = match register {
            Some(register) => Attests::Register(register.clone()),
            None => Attests::Indicator(indicator.id.clone()),
        };
        let mut days: Vec<Day> = self.attested_days(&what).collect();
        days.extend(self.all_figures(indicator).iter().map(|figure| figure.entry.day()));
        if let Some((_, history)) = register.and_then(|register| self.register(register.as_str())) {
            days.extend(&history.days);
        }
        let set = match &indicator.measure {
            Measure::Coverage { set, .. } => Some(set),
            _ => indicator.per.as_ref(),
        };
        days.extend(set.into_iter().flat_map(|set| self.membership_days(set)));
        days
    }
}
