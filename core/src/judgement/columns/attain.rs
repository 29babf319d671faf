//! Attain: whether a bar is met and how much of the way is done, one plain loop for each run.

use super::kind::Asks;
use super::{Columns, Flags, Run, View, put};
use crate::judgement::Reason;
use crate::judgement::attainment::{Bar, done};
use crate::judgement::hold::{Range, held};
use crate::promises::Goal;
use crate::words::Finite;

/// The columns of a run that attainment reads and writes.
struct Lanes<'c> {
    flags: &'c mut [Flags],
    value: &'c [f64],
    baseline: &'c [f64],
    bar: &'c [f64],
    high: &'c [f64],
    sign: &'c [f64],
    attainment: &'c mut [f64],
}

impl Lanes<'_> {
    /// Compares values with bars of one form.
    fn compare(self, form: impl Fn(f64, f64, f64) -> Bar) {
        let bars = self.bar.iter().zip(self.high).zip(self.sign);
        let facts = self.value.iter().zip(self.baseline).zip(bars);
        let out = self.flags.iter_mut().zip(self.attainment);
        for ((flags, attainment), ((value, baseline), ((bar, high), sign))) in out.zip(facts) {
            if !flags.has(Flags::VALUE | Flags::BAR) {
                continue;
            }
            let bar = form(*bar, *high, *sign);
            let baseline = flags.has(Flags::BASELINE).then_some(*baseline);
            flags.set(Flags::MET_KNOWN, true);
            flags.set(Flags::MET, bar.met(*value));
            let attained = flags.take(Flags::ATTAINMENT, bar.attainment(*value, baseline));
            *attainment = attained.unwrap_or_default();
        }
    }

    /// Compares what is done with what is needed.
    fn count(self) {
        let facts = self.value.iter().zip(self.bar);
        for ((flags, attainment), (value, need)) in self.flags.iter_mut().zip(self.attainment).zip(facts) {
            if !flags.has(Flags::VALUE) {
                continue;
            }
            flags.set(Flags::MET_KNOWN, true);
            flags.set(Flags::MET, *value >= *need);
            *attainment = flags.take(Flags::ATTAINMENT, done(*value, *need)).unwrap_or_default();
        }
    }
}

impl Columns<'_> {
    /// Finds what the targets of a run have attained.
    pub(super) fn attain(&mut self, run: &Run) {
        match run.kind.asks {
            Asks::Hold => self.hold(run),
            Asks::Improve | Asks::Quorum => {}
            asks => {
                let Some(lanes) = self.attainment_lanes(run) else { return };
                match asks {
                    Asks::Range => lanes.compare(|low, high, sign| Asks::Range.bar(low, high, sign)),
                    Asks::Step => lanes.compare(|bar, high, sign| Asks::Step.bar(bar, high, sign)),
                    Asks::Members | Asks::Periods => lanes.count(),
                    _ => lanes.compare(|bar, high, sign| Asks::OneSided.bar(bar, high, sign)),
                }
            }
        }
        if run.kind.has_bar() {
            self.first_meet(run);
        }
    }

    fn attainment_lanes(&mut self, run: &Run) -> Option<Lanes<'_>> {
        let places = run.places.clone();
        Some(Lanes {
            flags: self.flags.get_mut(places.clone())?,
            value: self.value.get(places.clone())?,
            baseline: self.baseline.get(places.clone())?,
            bar: self.bar.get(places.clone())?,
            high: self.high.get(places.clone())?,
            sign: self.sign.get(places.clone())?,
            attainment: self.attainment.get_mut(places)?,
        })
    }

    /// Counts the days of goals to hold a range.
    fn hold(&mut self, run: &Run) {
        for place in run.places.clone() {
            let Some(view) = View::at(self, place).filter(View::observes) else { continue };
            let (Goal::Hold { low, high, tolerance_days, .. }, Some(indicator)) =
                (view.aside.terms.goal, view.aside.indicator)
            else {
                continue;
            };
            let (low, high) = (low.map(Finite::get), high.map(Finite::get));
            let range = Range { low, high, tolerance: *tolerance_days };
            let held = held(view.figures(), range, view.span().to, indicator.fresh_days);
            let attained = held.attainment();
            let lost = held.excursion.zip(range.tolerance);
            put(&mut self.attainment, place, attained.unwrap_or_default());
            if let (Some(flags), Some(aside)) = (self.flags.get_mut(place), self.asides.get_mut(place)) {
                flags.set(Flags::ATTAINMENT, attained.is_some());
                aside.held = Some(held);
                aside.lost =
                    lost.map(|((from, days), tolerated)| Reason::Excursion { from, days, tolerated });
            }
        }
    }

    /// Finds the first days on which values met their bars.
    fn first_meet(&mut self, run: &Run) {
        for place in run.places.clone() {
            let Some(day) = View::at(self, place).and_then(|view| view.first_meets()) else { continue };
            put(&mut self.first_met, place, day);
            if let Some(flags) = self.flags.get_mut(place) {
                flags.set(Flags::FIRST_MET, true);
            }
        }
    }
}
