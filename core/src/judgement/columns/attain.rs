//! Attain: whether a bar is met and how much of the way is done.

use super::kind::Asks;
use super::observe::Observed;
use super::{Columns, Extra, Flags, Row};
use crate::judgement::attainment::{Bar, done};
use crate::judgement::measure::Span;
use crate::judgement::pad::Pad;
use crate::judgement::scene::Scene;
use crate::judgement::terms::Terms;
use crate::words::{Day, wide};

impl Row {
    /// Finds what a target that has been seen has attained.
    pub(super) fn attain(&mut self, extra: &Extra) {
        let (met, attained) = match self.kind.asks {
            Asks::Hold => (None, extra.held.and_then(|held| held.attainment())),
            // What is done over what is needed, in whole ones.
            Asks::Members | Asks::Periods => match self.value() {
                Some(value) => {
                    let need = self.bar().and_then(Bar::single).unwrap_or_default();
                    (Some(value >= need), done(value, need))
                }
                None => (None, None),
            },
            _ => return self.stand(),
        };
        self.attains(met, attained);
    }

    /// Compares the value with the bar.
    #[inline]
    fn stand(&mut self) {
        let (met, attained) = match (self.bar(), self.value()) {
            (Some(bar), Some(value)) => (Some(bar.met(value)), bar.attainment(value, self.baseline())),
            _ => (None, None),
        };
        self.attains(met, attained);
    }

    #[inline]
    fn attains(&mut self, met: Option<bool>, attained: Option<f64>) {
        self.flags.set(Flags::MET_KNOWN, met.is_some());
        self.flags.set(Flags::MET, met == Some(true));
        self.attainment = self.flags.take(Flags::ATTAINMENT, attained).unwrap_or_default();
    }

    /// Finds the figure that is the value of a target of which no fact changes bar and baseline.
    #[inline]
    pub(super) fn find(&mut self, scene: &Scene<'_>, indicator: u32) {
        let begun = scene.day >= self.start;
        let to = self.due.min(scene.day);
        let latest = scene.facts.figures().store().latest(wide(indicator), to);
        // Up to the due day until the next figure; from then on for ever.
        self.quiet = if !begun {
            Span { from: Day::MIN, to: self.start.before() }
        } else if scene.day >= self.due {
            Span { from: self.due.max(self.start), to: Day::MAX }
        } else {
            let next = latest.next.map_or(self.due, |next| next.min(self.due));
            Span { from: latest.day.map_or(self.start, |day| day.max(self.start)), to: next.before() }
        };
        let day = latest.day.filter(|day| begun && *day >= self.start);
        self.value_day = self.flags.take(Flags::VALUE, day).unwrap_or(self.value_day);
        self.flags.set(Flags::BEGUN, begun);
        self.flags.set(Flags::FOUND, true);
        self.place = u32::try_from(latest.place).unwrap_or(u32::MAX);
    }

    /// Reads the value that was found.
    #[inline]
    pub(super) fn read_found(&mut self, scene: &Scene<'_>) {
        if self.flags.has(Flags::FOUND) && self.flags.has(Flags::VALUE) {
            self.value = scene.facts.figures().store().number(wide(self.place));
        }
    }

    /// Compares the value that was found with the bar.
    #[inline]
    pub(super) fn stand_found(&mut self) {
        self.flags.set(Flags::FOUND, false);
        self.stand();
    }
}

impl Columns {
    /// Finds the first day of the window on which a target was met, where that settles it.
    pub(super) fn first_meet(&mut self, scene: &Scene<'_>, terms: &Terms, target: usize, pad: &mut Pad) {
        let (Some(row), Some(own)) = (self.rows.get_mut(target), terms.targets.get(target)) else { return };
        if !row.flags.has(Flags::ONCE) {
            return;
        }
        let day = row.first_meets(&Observed { scene: *scene, target, terms: own, kind: row.kind }, pad);
        row.first_met = row.flags.take(Flags::FIRST_MET, day).unwrap_or(Day::MAX);
    }
}

impl Row {
    /// Finds the first day of the window on which the value met the bar, or enough members were done.
    pub(super) fn first_meets(&self, own: &Observed<'_>, pad: &mut Pad) -> Option<Day> {
        let indicator = own.indicator().filter(|_| self.flags.has(Flags::BEGUN))?;
        let span = own.terms.span(own.scene.day);
        let first = if self.kind.asks == Asks::Members {
            own.first_enough(indicator, span)
        } else {
            let bar = self.bar().filter(|_| self.kind.has_bar())?;
            own.scene.first_day(indicator, span, pad, |value| bar.met(value))
        };
        // What is attested after the window of its days says how it ended.
        first.or_else(|| self.read(Flags::MET, span.to))
    }
}
