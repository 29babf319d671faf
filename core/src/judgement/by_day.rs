//! Values on one day after the other: each fact is looked at once.

use super::measure::{Span, kept};
use super::pad::Pad;
use super::scene::Scene;
use crate::promises::Measure;
use crate::words::{Day, MemberId};

/// What is asked for on each of many days: the value of an indicator, or of one member of it, from a day on.
#[derive(Clone, Copy)]
pub(super) struct Asked<'m> {
    pub(super) indicator: usize,
    pub(super) member: Option<&'m MemberId>,
    pub(super) from: Day,
    pub(super) known: Known,
}

/// What is taken as known of a day that has passed.
#[derive(Clone, Copy)]
pub(super) enum Known {
    /// What is attested today.
    Today,
    /// What was attested then.
    Then,
}

impl Scene<'_> {
    /// Returns the scene as a day that has passed is seen.
    pub(super) fn as_seen_on(&self, known: Known, day: Day) -> Self {
        match known {
            Known::Today => *self,
            Known::Then => Scene { day, ..*self },
        }
    }

    /// Tells the value up to each of some days, which are not before the first that is asked for and stand in their
    /// order, for as long as it is asked to go on: to the bit the value in the span up to that day.
    pub(super) fn by_day(
        &self,
        asked: Asked<'_>,
        days: &[Day],
        pad: &mut Pad,
        mut goes_on: impl FnMut(Day, Option<f64>) -> bool,
    ) {
        let mut all = |values: &mut dyn Iterator<Item = Option<f64>>| {
            let _ = days.iter().zip(values).find(|(day, value)| !goes_on(**day, *value));
        };
        match self.indicator(asked.indicator).map(|known| &known.measure) {
            None => {}
            Some(Measure::Level | Measure::Grade { .. }) => all(&mut days.iter().map(|day| {
                let span = Span { from: asked.from, to: *day };
                self.value(asked.indicator, asked.member, span, pad).value
            })),
            Some(Measure::Flow { .. }) => self.running(asked, days.iter().copied(), pad, goes_on),
            Some(Measure::Ratio { times, .. }) => {
                let Some((upper, lower)) = self.wire(asked.indicator).parts else { return };
                let [over, under] =
                    [upper, lower].map(|part| self.each_day(Asked { indicator: part, ..asked }, days, pad));
                all(&mut over.into_iter().zip(under).map(|(over, under)| {
                    let under = under.filter(|under| *under != 0.0)?;
                    kept(times.get() * (over? / under))
                }));
            }
            Some(_) => {
                let (values, mut now) = (self.changing(asked, days), None);
                let mut coming = values.iter().peekable();
                all(&mut days.iter().map(|day| {
                    while let Some((_, value)) = coming.next_if(|(from, _)| from <= day) {
                        now = *value;
                    }
                    now.filter(|_| self.as_seen_on(asked.known, *day).is_known(asked, *day))
                }));
            }
        }
    }

    /// Returns the value up to each of some days, as [`by_day`](Self::by_day) tells it.
    pub(super) fn each_day(&self, asked: Asked<'_>, days: &[Day], pad: &mut Pad) -> Vec<Option<f64>> {
        let mut values = Vec::with_capacity(days.len());
        self.by_day(asked, days, pad, |_, value| {
            values.push(value);
            true
        });
        values
    }

    /// Returns the first day of a span as of which something is known of what a derived measure reads.
    pub(super) fn known_from(&self, indicator: usize, span: Span) -> Option<Day> {
        let mut days = Vec::new();
        self.turns(indicator, span, &mut days);
        let asked = Asked { indicator, member: None, from: span.from, known: Known::Then };
        // What is known stays known.
        let silent = |day: &Day| !self.as_seen_on(asked.known, *day).is_known(asked, *day);
        days.get(days.partition_point(silent)).copied()
    }

    /// Returns whether something is known of what a derived measure reads, up to a day.
    fn is_known(&self, asked: Asked<'_>, day: Day) -> bool {
        match self.wire(asked.indicator).register {
            Some(register) => self.known_day(register, day).is_some(),
            None => {
                self.attested(asked.indicator).is_some()
                    || !self.figures(asked.indicator, asked.member, day).is_empty()
            }
        }
    }
}
