//! Measures: the value of an indicator in a window, on a day.

use std::collections::BTreeMap;

use super::Why;
use super::scene::{Figure, Said, Scene};
use crate::facts::Entry;
use crate::promises::{Indicator, Measure};
use crate::words::{Day, MemberId, Period, pairwise_sum};

/// What the ledger says of an indicator in a window.
#[derive(Clone, Default)]
pub(super) struct Found<'a> {
    pub(super) value: Option<f64>,
    /// The day of the value.
    pub(super) day: Option<Day>,
    /// The entries that it rests on, in any order, some more than once.
    pub(super) entries: Vec<&'a Entry>,
    /// Why there is no value, where facts are there and do not give one.
    pub(super) problem: Option<Why>,
}

/// The days in which facts count, both included.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) from: Day,
    pub(super) to: Day,
}

/// A figure and its day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) day: Day,
    pub(super) value: f64,
}

impl<'a> Scene<'a> {
    /// Returns the value of an indicator, of one member where it is kept by members, in a span of days.
    pub(super) fn value(
        &self,
        indicator: &'a Indicator,
        member: Option<&'a MemberId>,
        span: Span,
    ) -> Found<'a> {
        match &indicator.measure {
            Measure::Level => self.level(indicator, member, span),
            Measure::Grade { scale } => {
                let mut found = self.level(indicator, member, span);
                let scale = self.plan.scale(scale);
                found.value = found.value.and_then(|rank| Some(scale?.worth(whole(rank))));
                found
            }
            Measure::Flow { pro_rata } => self.flow(indicator, member, span, *pro_rata),
            Measure::Stages { .. } => self.stages(indicator, member, span),
            Measure::Stock { .. } | Measure::Arrivals { .. } => self.counted(indicator, span),
            Measure::Coverage { .. } => self.coverage(indicator, span),
            Measure::Ratio { numerator, denominator, times } => {
                let value = |part| self.value(part, None, span);
                self.over((numerator.as_str(), denominator.as_str()), times.get(), value)
            }
        }
    }

    fn level(&self, indicator: &'a Indicator, member: Option<&'a MemberId>, span: Span) -> Found<'a> {
        let inside = |figure: &Figure<'_>| figure.entry.day() >= span.from && figure.entry.day() <= span.to;
        let latest = self.figures(indicator, member).rev().find(inside);
        match latest {
            Some(Figure { entry, said: Said::Value(value), .. }) => {
                Found::of(value, entry.day(), vec![entry])
            }
            Some(Figure { entry, said: Said::Level(rank), .. }) => {
                Found::of(count(rank), entry.day(), vec![entry])
            }
            _ => Found::default(),
        }
    }

    fn flow(
        &self,
        indicator: &'a Indicator,
        member: Option<&'a MemberId>,
        span: Span,
        pro_rata: bool,
    ) -> Found<'a> {
        let mut parts = if pro_rata {
            self.shares(indicator, member, span)
        } else {
            self.inside(indicator, member, span)
        };
        parts.sort_by_key(|(entry, _)| (entry.period.first(), entry.period.last()));
        let attested = self.attested(indicator).filter(|attested| attested.through >= span.from);
        let last = parts.iter().map(|(entry, _)| entry.day().min(span.to)).max();
        let day = last.max(attested.map(|attested| attested.through.min(span.to)));
        let Some(day) = day else { return Found::default() };
        let numbers: Vec<f64> = parts.iter().map(|(_, part)| *part).collect();
        let mut entries: Vec<&Entry> = parts.into_iter().map(|(entry, _)| entry).collect();
        entries.extend(attested.map(|attested| attested.entry));
        Found::of(pairwise_sum(&numbers), day, entries)
    }

    /// Returns the readings whose periods lie inside, one for each period: the later recorded.
    pub(super) fn inside(
        &self,
        indicator: &'a Indicator,
        member: Option<&'a MemberId>,
        span: Span,
    ) -> Vec<(&'a Entry, f64)> {
        let mut parts: Vec<(&Entry, f64)> = Vec::new();
        for figure in self.figures(indicator, member) {
            let Said::Value(value) = figure.said else { continue };
            let period = figure.entry.period;
            if period.first() < span.from || period.last() > span.to {
                continue;
            }
            // They stand in the order of their last days: the same period is near the end.
            let mut near = parts.iter_mut().rev().take_while(|(entry, _)| entry.day() == period.last());
            match near.find(|(entry, _)| same_days(entry.period, period)) {
                Some(part) => *part = (figure.entry, value),
                None => parts.push((figure.entry, value)),
            }
        }
        parts
    }

    /// Returns what each reading gives of itself: the days of its period that lie inside and that no later
    /// recorded reading gives already.
    fn shares(
        &self,
        indicator: &'a Indicator,
        member: Option<&'a MemberId>,
        span: Span,
    ) -> Vec<(&'a Entry, f64)> {
        let mut readings: Vec<Figure<'_>> = self.figures(indicator, member).collect();
        readings.sort_by(|a, b| (b.entry.recorded, &b.entry.id).cmp(&(a.entry.recorded, &a.entry.id)));
        let mut given = Given::default();
        let mut parts = Vec::new();
        for figure in readings {
            let Said::Value(value) = figure.said else { continue };
            let period = figure.entry.period;
            if period.overlap(span.from, span.to) == 0 {
                continue;
            }
            let own = Span { from: period.first().max(span.from), to: period.last().min(span.to) };
            let free = given.take(own);
            parts.push((figure.entry, value * f64::from(free) / f64::from(period.days())));
        }
        parts
    }

    fn stages(&self, indicator: &'a Indicator, member: Option<&'a MemberId>, span: Span) -> Found<'a> {
        let Measure::Stages { stages, .. } = &indicator.measure else { return Found::default() };
        let mut reached = vec![false; stages.len()];
        let mut last = None;
        let mut entries = Vec::new();
        for figure in self.figures(indicator, member).take_while(|figure| figure.entry.day() <= span.to) {
            if let Said::Stage(rank, lost) = figure.said {
                if let Some(stage) = reached.get_mut(rank) {
                    *stage = !lost;
                }
                last = Some(figure.entry.day());
                entries.push(figure.entry);
            }
        }
        let attested = self.attested(indicator);
        let Some(day) = last.max(attested.map(|attested| attested.through.min(span.to))) else {
            return Found::default();
        };
        entries.extend(attested.map(|attested| attested.entry));
        let highest = stages.iter().zip(&reached).rev().find(|(_, reached)| **reached);
        Found::of(highest.map_or(0.0, |(stage, _)| stage.reached.get()), day, entries)
    }

    /// Returns one indicator over another, each as it is found.
    pub(super) fn over(
        &self,
        parts: (&str, &str),
        times: f64,
        found: impl Fn(&'a Indicator) -> Found<'a>,
    ) -> Found<'a> {
        let part = |id: &str| {
            let indicator = self.plan.indicators.get(self.plan.indicator_index.get(id)?)?;
            Some(found(indicator))
        };
        let (Some(upper), Some(lower)) = (part(parts.0), part(parts.1)) else { return Found::default() };
        let mut entries = upper.entries;
        entries.extend(lower.entries);
        match (upper.value, lower.value) {
            (Some(_), Some(0.0)) => {
                Found { problem: Some(Why::ZeroDenominator), entries, ..Found::default() }
            }
            (Some(over), Some(under)) => {
                let day = upper.day.zip(lower.day).map(|(one, other)| one.min(other));
                day.map_or_else(Found::default, |day| Found::of(times * (over / under), day, entries))
            }
            _ => Found { problem: upper.problem.or(lower.problem), entries, ..Found::default() },
        }
    }
}

impl<'a> Found<'a> {
    pub(super) fn of(value: f64, day: Day, entries: Vec<&'a Entry>) -> Self {
        match kept(value) {
            Some(value) => Self { value: Some(value), day: Some(day), entries, problem: None },
            None => Self { problem: Some(Why::Overflow), entries, ..Self::default() },
        }
    }
}

/// Returns a value if it is finite; adding zero turns −0 into 0.
pub(super) fn kept(value: f64) -> Option<f64> {
    value.is_finite().then_some(value + 0.0)
}

fn same_days(one: Period, other: Period) -> bool {
    one.first() == other.first() && one.last() == other.last()
}

/// Days that are given already: spans that neither overlap nor touch, by their first days.
#[derive(Default)]
struct Given(BTreeMap<Day, Day>);

impl Given {
    /// Gives the days of a span, and returns how many of them were not given yet.
    fn take(&mut self, own: Span) -> i32 {
        let (mut from, mut to) = (own.from, own.to);
        let mut free = own.from.days_until(own.to) + 1;
        while let Some((first, last)) = self.0.range(..=to.after()).next_back().map(|(a, b)| (*a, *b))
            && last.after() >= from
        {
            self.0.remove(&first);
            free -= (first.max(own.from).days_until(last.min(own.to)) + 1).max(0);
            (from, to) = (from.min(first), to.max(last));
        }
        self.0.insert(from, to);
        free
    }
}

/// Returns a count as a number.
pub(super) fn count(items: usize) -> f64 {
    f64::from(u32::try_from(items).unwrap_or(u32::MAX))
}

/// Returns a rank that travelled as a number.
fn whole(rank: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ranks are small whole numbers"
    )]
    let rank = rank as usize;
    rank
}
