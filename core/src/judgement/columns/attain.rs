//! Attain: whether a bar is met and how much of the way is done.

use super::kind::Asks;
use super::observe::Observed;
use super::{Columns, Flags, put};
use crate::judgement::attainment::{Bar, done};
use crate::judgement::measure::Span;
use crate::judgement::pad::Pad;
use crate::words::Day;

impl Columns {
    /// Finds what a target that has been seen has attained.
    pub(super) fn attain(&mut self, own: &Observed<'_>, pad: &mut Pad) {
        let target = own.target;
        let (Some(flags), Some(value), Some(bar)) =
            (self.flags.get(target).copied(), self.number(&self.value, target), self.bar(target))
        else {
            return;
        };
        let baseline = self.number(&self.baseline, target).filter(|_| flags.has(Flags::BASELINE));
        let known = flags.has(Flags::VALUE);
        let (met, attained) = match own.kind.asks {
            Asks::Hold => (None, self.extra(target).and_then(|extra| extra.held?.attainment())),
            Asks::Improve | Asks::Quorum => return,
            // What is done over what is needed, in whole ones.
            Asks::Members | Asks::Periods if known => {
                let need = bar.and_then(Bar::single).unwrap_or_default();
                (Some(value >= need), done(value, need))
            }
            _ => match bar.filter(|_| known) {
                Some(bar) => (Some(bar.met(value)), bar.attainment(value, baseline)),
                None => return,
            },
        };
        if let Some(flags) = self.flags.get_mut(target) {
            flags.set(Flags::MET_KNOWN, met.is_some());
            flags.set(Flags::MET, met == Some(true));
            put(&mut self.attainment, target, flags.take(Flags::ATTAINMENT, attained).unwrap_or_default());
        }
        if own.kind.has_bar() && own.settles_once() {
            let day = self.first_meets(own, pad);
            if let Some(flags) = self.flags.get_mut(target) {
                put(&mut self.first_met, target, flags.take(Flags::FIRST_MET, day).unwrap_or(Day::MAX));
            }
        }
    }

    fn number(&self, column: &[f64], target: usize) -> Option<f64> {
        column.get(target).copied()
    }

    /// Returns the bar of a target: none where it has none.
    fn bar(&self, target: usize) -> Option<Option<Bar>> {
        let (kind, flags) = self.kind.get(target).zip(self.flags.get(target))?;
        let bar = self.number(&self.bar, target)?;
        let (high, sign) = self.number(&self.high, target).zip(self.number(&self.sign, target))?;
        Some(flags.has(Flags::BAR).then(|| kind.asks.bar(bar, high, sign)))
    }

    /// Finds the first day of the window on which the value met the bar.
    pub(super) fn first_meets(&self, own: &Observed<'_>, pad: &mut Pad) -> Option<Day> {
        let bar = self.bar(own.target)??;
        let flags = self.flags.get(own.target)?;
        let indicator = own.indicator().filter(|_| flags.has(Flags::BEGUN))?;
        let span: Span = own.terms.span(own.scene.day);
        let first = own.scene.first_day(indicator, span, pad, |value| bar.met(value));
        // What was met by a figure from before the window is met from its start.
        first.or_else(|| {
            let day = self.value_day.get(own.target).filter(|_| flags.has(Flags::MET))?;
            Some((*day).max(span.from))
        })
    }
}
