//! The normal form: all targets of a plan as numbers in columns, in runs of one kind.
//!
//! Four loops over the runs fill them: observe (facts to value, baseline and bar), attain, expect, judge. What a
//! method and the reasons read of a target is a [`View`] of its place in them.

mod attain;
mod expect;
mod flags;
mod kind;
mod observe;
mod supposed;
mod view;

use std::cell::OnceCell;

pub(super) use flags::Flags;
pub(super) use kind::{Asks, Kind, Run};
use observe::Seen;
pub(super) use supposed::Supposed;
pub(super) use view::View;

use super::attainment::Bar;
use super::history::PeriodValue;
use super::hold::Held;
use super::measure::Dated;
use super::quorum::Quorum;
use super::scene::Scene;
use super::terms::{TargetTerms, Terms};
use super::{Reason, Tally, Why};
use crate::facts::Entry;
use crate::promises::{Indicator, Target};
use crate::words::Day;

/// All targets of a plan, on the day. Every column has one number for each target, in the order of the runs;
/// where the flag of a number is not set, the number means nothing.
pub(super) struct Columns<'a> {
    scene: &'a Scene<'a>,
    /// The targets of one kind after another; those that count others last, each after those it counts.
    runs: Vec<Run>,
    /// The place of each target of the plan.
    places: Vec<usize>,
    kind: Vec<Kind>,
    flags: Vec<Flags>,
    start: Vec<Day>,
    due: Vec<Day>,
    /// The share of the window that has passed; before the start as on the first day.
    elapsed: Vec<f64>,
    value: Vec<f64>,
    value_day: Vec<Day>,
    baseline: Vec<f64>,
    /// The day of the baseline, the window's start where none is known.
    baseline_day: Vec<Day>,
    /// The bar, or the low end of the range.
    bar: Vec<f64>,
    /// The high end of the range.
    high: Vec<f64>,
    /// +1 where more is better, −1 where less is, 0 for neither.
    sign: Vec<f64>,
    first_met: Vec<Day>,
    attainment: Vec<f64>,
    expected: Vec<f64>,
    expected_value: Vec<f64>,
    asides: Vec<Aside<'a>>,
}

/// What of a target is not a number.
pub(super) struct Aside<'a> {
    pub(super) target: &'a Target,
    pub(super) terms: TargetTerms<'a>,
    pub(super) indicator: Option<&'a Indicator>,
    /// The figures inside the window, once something asks for them.
    figures: OnceCell<Vec<Dated>>,
    pub(super) held: Option<Held>,
    pub(super) tally: Option<Tally>,
    /// The periods that it counts, in order.
    pub(super) periods: Vec<PeriodValue>,
    /// Why the bar or the value cannot be had.
    pub(super) problem: Option<Why>,
    /// Why it can no longer be met.
    pub(super) lost: Option<Reason>,
    /// The entries that it rests on, in any order, some more than once.
    pub(super) entries: Vec<&'a Entry>,
}

impl<'a> Columns<'a> {
    /// Observes all targets, and finds what is attained and expected of those that do not count others.
    pub(super) fn of(scene: &'a Scene<'a>, terms: &Terms<'a>) -> Self {
        let (order, runs) = kind::runs(scene.plan, terms);
        let mut columns = Self::empty(scene, runs, order.len());
        for (place, (index, kind)) in order.into_iter().enumerate() {
            let Some((target, own)) = scene.plan.targets.get(index).zip(terms.targets.get(index)) else {
                continue;
            };
            columns.push(Seen::of(scene, target, *own, kind), kind);
            if let Some(slot) = columns.places.get_mut(index) {
                *slot = place;
            }
        }
        for run in columns.runs.clone() {
            columns.attain(&run);
            columns.expect(&run);
        }
        columns
    }

    fn empty(scene: &'a Scene<'a>, runs: Vec<Run>, targets: usize) -> Self {
        Self {
            scene,
            runs,
            places: vec![0; targets],
            kind: Vec::with_capacity(targets),
            flags: Vec::with_capacity(targets),
            start: Vec::with_capacity(targets),
            due: Vec::with_capacity(targets),
            elapsed: vec![0.0; targets],
            value: Vec::with_capacity(targets),
            value_day: Vec::with_capacity(targets),
            baseline: Vec::with_capacity(targets),
            baseline_day: Vec::with_capacity(targets),
            bar: Vec::with_capacity(targets),
            high: Vec::with_capacity(targets),
            sign: Vec::with_capacity(targets),
            first_met: Vec::with_capacity(targets),
            attainment: vec![0.0; targets],
            expected: Vec::with_capacity(targets),
            expected_value: vec![0.0; targets],
            asides: Vec::with_capacity(targets),
        }
    }

    /// Adds what was seen of the next target.
    fn push(&mut self, seen: Seen<'a>, kind: Kind) {
        let mut flags = seen.flags();
        let window = seen.aside.terms.window;
        let value = flags.take(Flags::VALUE, seen.value).unwrap_or(Dated { day: window.start, value: 0.0 });
        let (bar, high, sign) = seen.bar.map_or((0.0, 0.0, kind.sign(&seen.aside.terms)), Bar::numbers);
        self.kind.push(kind);
        self.start.push(window.start);
        self.due.push(flags.take(Flags::DUE, window.due).unwrap_or(Day::MAX));
        self.value.push(value.value);
        self.value_day.push(value.day);
        self.baseline.push(flags.take(Flags::BASELINE, seen.baseline).unwrap_or(0.0));
        self.baseline_day.push(seen.baseline_day);
        self.bar.push(bar);
        self.high.push(high);
        self.sign.push(sign);
        self.first_met.push(flags.take(Flags::FIRST_MET, seen.first_met).unwrap_or(Day::MAX));
        self.expected.push(flags.take(Flags::EXPECTED, seen.ended).unwrap_or(0.0));
        self.flags.push(flags);
        self.asides.push(seen.aside);
    }

    /// Takes over what a target that counts others comes to.
    pub(super) fn settle(&mut self, place: usize, quorum: Quorum) {
        let (Some(aside), Some(flags)) = (self.asides.get_mut(place), self.flags.get_mut(place)) else {
            return;
        };
        aside.lost = quorum.lost;
        flags.set(Flags::BAR, true);
        put(&mut self.bar, place, f64::from(quorum.tally.need));
        put(&mut self.sign, place, 1.0);
        put(&mut self.expected, place, flags.take(Flags::EXPECTED, quorum.expected).unwrap_or(0.0));
        if let Some(best) = flags.take(Flags::VALUE | Flags::ATTAINMENT | Flags::MET_KNOWN, quorum.best) {
            flags.set(Flags::MET, quorum.tally.done >= quorum.tally.need);
            put(&mut self.value, place, f64::from(quorum.tally.done));
            put(&mut self.value_day, place, best.day);
            put(&mut self.attainment, place, best.attainment);
        }
        aside.tally = Some(quorum.tally);
    }

    /// Takes something for what a target has attained.
    pub(super) fn attained(&mut self, place: usize, attainment: Option<f64>) {
        if let Some(flags) = self.flags.get_mut(place) {
            put(&mut self.attainment, place, flags.take(Flags::ATTAINMENT, attainment).unwrap_or_default());
        }
    }

    /// Returns the places of the targets, run by run.
    pub(super) fn runs(&self) -> Vec<Run> {
        self.runs.clone()
    }

    /// Returns the day of the evaluation.
    pub(super) const fn day(&self) -> Day {
        self.scene.day
    }

    /// Returns the place of a target of the plan.
    pub(super) fn place(&self, target: usize) -> Option<usize> {
        self.places.get(target).copied()
    }

    /// Returns what there is at a place.
    pub(super) fn view(&self, place: usize) -> Option<View<'_, 'a>> {
        View::at(self, place)
    }
}

fn put<T>(column: &mut [T], place: usize, value: T) {
    if let Some(slot) = column.get_mut(place) {
        *slot = value;
    }
}
