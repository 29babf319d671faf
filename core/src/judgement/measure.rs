//! Measures: the value of an indicator in a window, on a day.

use super::facts::{Figure, Number};
use super::given::Given;
use super::pad::Pad;
use super::scene::Scene;
use super::trouble::Trouble;
use crate::promises::Measure;
use crate::words::{Day, ExactSum, MemberId};

/// What the ledger says of an indicator in a window.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    pub(super) value: Option<f64>,
    /// The day of the value.
    pub(super) day: Option<Day>,
    /// Why there is no value, where facts are there and do not give one.
    pub(super) problem: Option<Trouble>,
}

/// The days in which facts count, both included.
#[derive(Clone, Copy, Debug)]
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

impl Scene<'_> {
    /// Returns the value of an indicator, of one member where it is kept by members, in a span of days.
    pub(super) fn value(
        &self,
        indicator: usize,
        member: Option<&MemberId>,
        span: Span,
        pad: &mut Pad,
    ) -> Found {
        let Some(known) = self.indicator(indicator) else { return Found::default() };
        let span = self.seen_of(span);
        match &known.measure {
            Measure::Level => {
                let figure = self.level(indicator, member, span, pad);
                figure.map_or_else(Found::default, |figure| Found::of(figure.number(), figure.day))
            }
            Measure::Grade { .. } => {
                let figure = self.level(indicator, member, span, pad);
                let worth = |figure: Figure| self.worth(indicator, figure.rank());
                figure.map_or_else(Found::default, |figure| Found::of(worth(figure), figure.day))
            }
            Measure::Flow { pro_rata } => self.flow(indicator, member, span, *pro_rata, pad),
            Measure::Stages { .. } => self.stages(indicator, member, span, pad),
            Measure::Stock { .. } | Measure::Arrivals { .. } => self.counted(indicator, span, pad),
            Measure::Coverage { .. } => self.coverage(indicator, span, pad),
            Measure::Ratio { times, .. } => {
                let value = |part, pad: &mut Pad| self.value(part, None, span, pad);
                self.over(indicator, times.get(), value, pad)
            }
        }
    }

    /// Returns what of a span is not behind the day.
    pub(super) fn seen_of(&self, span: Span) -> Span {
        Span { to: span.to.min(self.day), ..span }
    }

    /// Returns what a level of the scale of an indicator is worth.
    pub(super) fn worth(&self, indicator: usize, rank: usize) -> f64 {
        let scale = self.wire(indicator).scale.and_then(|scale| self.plan.scales.get(scale));
        scale.map_or(0.0, |scale| scale.worth(rank))
    }

    fn level(
        &self,
        indicator: usize,
        member: Option<&MemberId>,
        span: Span,
        pad: &mut Pad,
    ) -> Option<Figure> {
        let latest = self.figures(indicator, member, span.to).last();
        let latest = latest.copied().filter(|figure| figure.day >= span.from)?;
        pad.rests_on(latest.entry);
        Some(latest)
    }

    fn flow(
        &self,
        indicator: usize,
        member: Option<&MemberId>,
        span: Span,
        pro_rata: bool,
        pad: &mut Pad,
    ) -> Found {
        pad.with_parts(|pad, parts| {
            if pro_rata {
                self.shares(indicator, member, span, parts);
            } else {
                self.inside(indicator, member, span, parts);
            }
            let attested = self.attested(indicator).filter(|attested| attested.through >= span.from);
            let last = |number: Number| self.entry(number).map(|entry| entry.period.last().min(span.to));
            let last = parts.iter().filter_map(|(number, _)| last(*number)).max();
            let day = last.max(attested.map(|attested| attested.through.min(span.to)));
            let Some(day) = day else { return Found::default() };
            let mut sum = ExactSum::default();
            for (number, part) in parts.iter() {
                sum.add(*part);
                pad.rests_on(*number);
            }
            if let Some(attested) = attested {
                pad.rests_on(attested.entry);
            }
            Found::of(sum.total(), day)
        })
    }

    /// Finds the readings whose periods lie inside, one for each period: the later recorded.
    pub(super) fn inside(
        &self,
        indicator: usize,
        member: Option<&MemberId>,
        span: Span,
        parts: &mut Vec<(Number, f64)>,
    ) {
        let period = |number: Number| self.entry(number).map(|entry| entry.period);
        let first = |part: &(Number, f64)| period(part.0).map(|period| period.first());
        let figures = self.figures(indicator, member, span.to);
        let from = figures.partition_point(|figure| figure.day < span.from);
        // They stand in the order of their last days, and of one last day in that in which they were recorded.
        for same in figures.get(from..).unwrap_or_default().chunk_by(|one, other| one.day == other.day) {
            let before = parts.len();
            parts.extend(same.iter().map(|figure| (figure.entry, figure.number())));
            if let [.., _, _] = same {
                parts.get_mut(before..).unwrap_or_default().sort_by_key(first);
            }
            let mut kept = before;
            for place in before..parts.len() {
                let Some(part) = parts.get(place).copied() else { continue };
                if first(&part).is_none_or(|first| first < span.from) {
                    continue;
                }
                let again = kept > before && parts.get(kept - 1).and_then(first) == first(&part);
                kept += usize::from(!again);
                if let Some(slot) = parts.get_mut(kept - 1) {
                    *slot = part;
                }
            }
            parts.truncate(kept);
        }
    }

    /// Finds what each reading gives of itself: the days of its period that lie inside and that no later recorded
    /// reading gives already.
    fn shares(
        &self,
        indicator: usize,
        member: Option<&MemberId>,
        span: Span,
        parts: &mut Vec<(Number, f64)>,
    ) {
        let recorded = |figure: &Figure| self.entry(figure.entry).map(|entry| (entry.recorded, &entry.id));
        let mut readings: Vec<Figure> = self.figures(indicator, member, self.day).to_vec();
        readings.sort_by(|a, b| recorded(b).cmp(&recorded(a)));
        let mut given = Given::default();
        for figure in readings {
            let Some(period) = self.entry(figure.entry).map(|entry| entry.period) else { continue };
            if period.overlap(span.from, span.to) == 0 {
                continue;
            }
            let own = Span { from: period.first().max(span.from), to: period.last().min(span.to) };
            let mut free = 0;
            given.take(own, |span| free += span.from.days_until(span.to) + 1);
            parts.push((figure.entry, figure.number() * f64::from(free) / f64::from(period.days())));
        }
    }

    fn stages(&self, indicator: usize, member: Option<&MemberId>, span: Span, pad: &mut Pad) -> Found {
        let Some(Measure::Stages { stages, .. }) = self.indicator(indicator).map(|known| &known.measure)
        else {
            return Found::default();
        };
        let figures = self.figures(indicator, member, span.to);
        let attested = self.attested(indicator);
        let last = figures.last().map(|figure| figure.day);
        let Some(day) = last.max(attested.map(|attested| attested.through.min(span.to))) else {
            return Found::default();
        };
        figures.iter().for_each(|figure| pad.rests_on(figure.entry));
        if let Some(attested) = attested {
            pad.rests_on(attested.entry);
        }
        pad.with_marks(stages.len(), |reached| {
            for (rank, lost) in figures.iter().map(|figure| figure.stage()) {
                if let Some(stage) = reached.get_mut(rank) {
                    *stage = !lost;
                }
            }
            let highest = stages.iter().zip(reached).rev().find(|(_, reached)| **reached);
            Found::of(highest.map_or(0.0, |(stage, _)| stage.reached.get()), day)
        })
    }

    /// Returns one indicator over another, each as it is found.
    pub(super) fn over(
        &self,
        ratio: usize,
        times: f64,
        found: impl Fn(usize, &mut Pad) -> Found,
        pad: &mut Pad,
    ) -> Found {
        let Some((upper, lower)) = self.wire(ratio).parts else { return Found::default() };
        let (upper, lower) = (found(upper, pad), found(lower, pad));
        match (upper.value, lower.value) {
            (Some(_), Some(0.0)) => Found { problem: Some(Trouble::ZeroDenominator), ..Found::default() },
            (Some(over), Some(under)) => {
                let day = upper.day.zip(lower.day).map(|(one, other)| one.min(other));
                day.map_or_else(Found::default, |day| Found::of(times * (over / under), day))
            }
            _ => Found { problem: upper.problem.or(lower.problem), ..Found::default() },
        }
    }
}

impl Found {
    pub(super) fn of(value: f64, day: Day) -> Self {
        match kept(value) {
            Some(value) => Self { value: Some(value), day: Some(day), problem: None },
            None => Self { problem: Some(Trouble::Overflow), ..Self::default() },
        }
    }
}

/// Returns a value if it is finite; adding zero turns −0 into 0.
pub(super) fn kept(value: f64) -> Option<f64> {
    value.is_finite().then_some(value + 0.0)
}

/// Returns a count as a number.
pub(super) fn count(items: usize) -> f64 {
    f64::from(u32::try_from(items).unwrap_or(u32::MAX))
}
