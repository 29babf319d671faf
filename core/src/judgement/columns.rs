//! The normal form: all targets of a plan as rows of numbers, in the plan's order.
//!
//! What is seen of a target is kept with the days on which it stays as it is, so that another day looks again only at
//! the targets of which it sees something else. What a method and the reasons read of a target is a [`View`] of its
//! row.

mod attain;
mod expect;
mod flags;
mod kind;
mod observe;
mod quiet;
mod supposed;
mod view;

pub(super) use flags::Flags;
pub(super) use kind::{Asks, Kind};
pub(super) use supposed::Supposed;
pub(super) use view::{Aside, View};

use std::ops::Range;

use super::Reason;
use super::attainment::Bar;
use super::engine::Mask;
use super::hold::Held;
use super::instances::Count;
use super::measure::{Dated, Span};
use super::pad::Pad;
use super::quorum::Quorum;
use super::scene::Scene;
use super::terms::{TargetTerms, Terms};
use super::trouble::Trouble;
use crate::promises::{Between, Checkpoint, Goal, Measure, Settle, Trajectory, Window};
use crate::words::{Day, wide};
use observe::{Observed, Seen};

/// All targets of a plan, in the plan's order.
#[derive(Default)]
pub(super) struct Columns {
    rows: Vec<Row>,
    extra: Vec<Extra>,
    /// The checkpoints, those of one target after those of another.
    points: Vec<Checkpoint>,
}

/// One target in numbers; where the flag of a number is not set, the number means nothing.
#[derive(Clone, Copy)]
pub(super) struct Row {
    kind: Kind,
    flags: Flags,
    start: Day,
    due: Day,
    /// The days on which what is seen of it stays as it is.
    quiet: Span,
    value: f64,
    value_day: Day,
    /// The day from which the final figure is no longer awaited.
    closes: Day,
    attainment: f64,
    expected: f64,
    /// The weight in its action's pool.
    weight: f64,
    baseline: f64,
    /// The bar, or the low end of the range.
    bar: f64,
    /// The high end of the range.
    high: f64,
    /// +1 where more is better, −1 where less is, 0 for neither.
    sign: f64,
    /// The day of the baseline, the window's start where none is known.
    baseline_day: Day,
    first_met: Day,
    /// The days for which a figure stands after its own.
    fresh: i32,
    /// The indicator, where no fact changes bar and baseline and the value is the latest figure.
    plain: Option<u32>,
    /// The place among those that have more to them than numbers.
    special: Option<u32>,
    /// Where its checkpoints stand.
    points: (u32, u32),
    /// Where the figure that is its value stands, once it was found.
    place: u32,
    problem: Option<Trouble>,
}

/// What of a target is not among the numbers that every target has.
#[derive(Clone, Copy, Default)]
pub(super) struct Extra {
    pub(super) held: Option<Held>,
    pub(super) count: Option<Count>,
    /// Why it can no longer be met.
    pub(super) lost: Option<Lost>,
}

/// Why a target can no longer be met.
#[derive(Clone, Copy)]
pub(super) enum Lost {
    TooManyMisses { missed: u32, allowed: u32 },
    Excursion { from: Day, days: u32, tolerated: u32 },
    Quorum { missed: u32, need: u32, total: u32 },
}

impl From<Lost> for Reason {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::TooManyMisses { missed, allowed } => Self::TooManyMisses { missed, allowed },
            Lost::Excursion { from, days, tolerated } => Self::Excursion { from, days, tolerated },
            Lost::Quorum { missed, need, total } => Self::QuorumLost { missed, need, total },
        }
    }
}

impl Columns {
    /// Begins with the targets of a plan under their terms, of which nothing has been seen yet; the room is used again.
    pub(super) fn begin(&mut self, scene: &Scene<'_>, terms: &Terms) {
        self.rows.clear();
        self.extra.clear();
        self.points.clear();
        for (target, own) in terms.targets.iter().enumerate() {
            let mut row = Row::of(scene, target, own);
            if row.kind.is_special() {
                row.special = u32::try_from(self.extra.len()).ok();
                self.extra.push(Extra::default());
            }
            if let Trajectory::Checkpoints { points, between } = scene.promise(target, own).trajectory {
                let place = |points: &[Checkpoint]| u32::try_from(points.len()).unwrap_or(u32::MAX);
                let first = place(&self.points);
                self.points.extend_from_slice(points);
                row.points = (first, place(&self.points));
                row.flags.set(Flags::STEPS, *between == Between::Step);
            }
            self.rows.push(row);
        }
    }

    /// Returns a target.
    pub(super) fn row(&self, target: usize) -> Option<&Row> {
        self.rows.get(target)
    }

    /// Returns what the goal of a target asks for.
    pub(super) fn asks(&self, target: usize) -> Option<Asks> {
        self.rows.get(target).map(|row| row.kind.asks)
    }

    /// Returns the number of targets.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Looks at targets that stand together again, but for those of which the day sees the same as the day before did.
    /// Each step takes all of them before the next one begins, so that what one waits for is fetched while others are
    /// looked at.
    pub(super) fn observe(&mut self, scene: &Scene<'_>, terms: &Terms, run: Range<usize>, pad: &mut Pad) {
        for target in run.clone() {
            let Some(row) = self.rows.get_mut(target) else { return };
            if row.quiet.holds(scene.day) {
                continue;
            }
            match row.plain {
                Some(indicator) if row.flags.has(Flags::SEEN) => row.find(scene, indicator),
                _ => {
                    self.look(scene, terms, target, pad);
                    self.first_meet(scene, terms, target, pad);
                }
            }
        }
        for row in self.rows.get_mut(run.clone()).unwrap_or_default() {
            row.read_found(scene);
        }
        for target in run {
            let Some(row) = self.rows.get_mut(target) else { return };
            if row.flags.has(Flags::FOUND) {
                row.stand_found();
                if row.flags.has(Flags::ONCE) {
                    self.first_meet(scene, terms, target, pad);
                }
            }
        }
    }

    /// Looks at a target, whatever it is measured by.
    fn look(&mut self, scene: &Scene<'_>, terms: &Terms, target: usize, pad: &mut Pad) {
        let (Some(own), Some(row)) = (terms.targets.get(target), self.rows.get_mut(target)) else { return };
        let observed = Observed { scene: *scene, target, terms: own, kind: row.kind };
        let seen = Seen::of(&observed, pad);
        row.see(&observed, &seen);
        row.quiet = observed.quiet();
        row.attain(&seen.extra);
        let place = row.special.and_then(|place| usize::try_from(place).ok());
        if let Some(extra) = place.and_then(|place| self.extra.get_mut(place)) {
            *extra = seen.extra;
        }
    }

    /// Forgets on which days a target stays as it is, so that it is looked at again.
    pub(super) fn forget(&mut self, target: usize) {
        if let Some(row) = self.rows.get_mut(target) {
            row.quiet = NEVER;
        }
    }

    fn extra(&self, row: &Row) -> Option<&Extra> {
        self.extra.get(usize::try_from(row.special?).ok()?)
    }

    /// Takes over what a target that counts others comes to.
    pub(super) fn settle(&mut self, target: usize, quorum: Quorum) {
        let Some(row) = self.rows.get_mut(target) else { return };
        let place = row.special.and_then(|place| usize::try_from(place).ok());
        if let Some(extra) = place.and_then(|place| self.extra.get_mut(place)) {
            extra.lost = quorum.lost;
            extra.count = Some(quorum.count);
        }
        row.flags.set(Flags::BAR, true);
        row.bar = f64::from(quorum.count.need);
        row.sign = 1.0;
        row.expected = row.flags.take(Flags::EXPECTED, quorum.expected).unwrap_or_default();
        if let Some(best) = row.flags.take(Flags::VALUE | Flags::ATTAINMENT | Flags::MET_KNOWN, quorum.best) {
            row.flags.set(Flags::MET, quorum.count.is_enough());
            row.value = f64::from(quorum.count.done);
            row.value_day = best.day;
            row.attainment = best.attainment;
        }
    }
}

/// No day at all.
const NEVER: Span = Span { from: Day::MAX, to: Day::MIN };

impl Row {
    /// Returns a target of which nothing has been seen: what its terms say, whatever its facts.
    fn of(scene: &Scene<'_>, target: usize, own: &TargetTerms) -> Self {
        let indicator = scene.wiring.targets.get(target).copied().flatten();
        let known = indicator.and_then(|indicator| scene.indicator(indicator));
        let stated = scene.plan.targets.get(target);
        let fresh = known.and_then(|known| known.fresh_days);
        let mut flags = Flags::default();
        flags.set(Flags::DUE, own.window.due.is_some());
        flags.set(Flags::CANCELLED, own.cancelled.is_some());
        flags.set(Flags::ONCE, stated.is_some_and(|stated| stated.settle == Settle::Ever));
        flags.set(Flags::MEASURED, indicator.is_some());
        flags.set(Flags::FRESH, fresh.is_some());
        let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
        let lag = known.map_or(0, |known| days(known.lag_days));
        let closes = own.window.due.map(|due| due.plus_days(lag).unwrap_or(Day::MAX));
        let plain = indicator.filter(|_| scene.promise(target, own).is_plain());
        let plain = plain.filter(|_| known.is_some_and(|known| matches!(known.measure, Measure::Level)));
        Self {
            kind: Kind::of(scene, target, own),
            flags,
            start: own.window.start,
            due: own.window.due.unwrap_or(Day::MAX),
            quiet: NEVER,
            value: 0.0,
            value_day: own.window.start,
            closes: closes.unwrap_or(Day::MIN),
            attainment: 0.0,
            expected: 0.0,
            weight: own.weight,
            baseline: 0.0,
            bar: 0.0,
            high: 0.0,
            sign: 0.0,
            baseline_day: own.window.start,
            first_met: Day::MAX,
            fresh: fresh.map_or(0, days),
            plain: plain.and_then(|indicator| u32::try_from(indicator).ok()),
            special: None,
            points: (0, 0),
            place: 0,
            problem: None,
        }
    }

    /// Takes over what was seen.
    fn see(&mut self, own: &Observed<'_>, seen: &Seen) {
        let mut flags = self.flags.only(Flags::of_terms()) | seen.flags();
        flags.set(Flags::SEEN, true);
        let value = flags.take(Flags::VALUE, seen.value).unwrap_or(Dated { day: self.start, value: 0.0 });
        let way = || match own.promise().goal {
            Goal::Improve(improvement) => improvement.way.sign(),
            _ => 0.0,
        };
        (self.bar, self.high, self.sign) = seen.bar.map_or_else(|| (0.0, 0.0, way()), Bar::numbers);
        (self.value, self.value_day) = (value.value, value.day);
        self.baseline = flags.take(Flags::BASELINE, seen.baseline).unwrap_or(0.0);
        self.baseline_day = seen.baseline_day;
        self.expected = flags.take(Flags::EXPECTED, seen.ended).unwrap_or(0.0);
        self.problem = seen.problem;
        let ends = flags.has(Flags::ONCE) || flags.has(Flags::CANCELLED) || seen.problem.is_some();
        flags.set(Flags::PLAIN, self.plain.is_some() && self.special.is_none() && !ends);
        self.flags = flags;
    }

    fn read<T: Copy>(&self, flag: Flags, number: T) -> Option<T> {
        if self.flags.has(flag) { Some(number) } else { None }
    }

    /// Returns the bar, if it has one.
    pub(super) fn bar(&self) -> Option<Bar> {
        let bar = self.read(Flags::BAR, self.bar)?;
        Some(self.kind.asks.bar(bar, self.high, self.sign))
    }

    /// Returns where its checkpoints stand.
    fn points(&self) -> Range<usize> {
        wide(self.points.0)..wide(self.points.1)
    }

    /// Returns the window.
    pub(super) fn window(&self) -> Window {
        Window { start: self.start, due: self.read(Flags::DUE, self.due) }
    }

    /// Returns the value.
    pub(super) fn value(&self) -> Option<f64> {
        self.read(Flags::VALUE, self.value)
    }

    /// Returns the day of the value.
    pub(super) fn value_day(&self) -> Option<Day> {
        self.read(Flags::VALUE, self.value_day)
    }

    /// Returns the baseline.
    pub(super) fn baseline(&self) -> Option<f64> {
        self.read(Flags::BASELINE, self.baseline)
    }

    /// Returns the attainment.
    pub(super) fn attainment(&self) -> Option<f64> {
        self.read(Flags::ATTAINMENT, self.attainment)
    }

    /// Returns what is expected, as a share of the way.
    pub(super) fn expected(&self) -> Option<f64> {
        self.read(Flags::EXPECTED, self.expected)
    }

    /// Returns the weight in its action's pool.
    pub(super) const fn weight(&self) -> f64 {
        self.weight
    }

    /// Returns whether it is a goal to improve.
    pub(super) fn improves(&self) -> bool {
        self.kind.asks == Asks::Improve
    }

    /// Returns the size of the way from baseline to bar.
    pub(super) fn size(&self) -> Option<f64> {
        match (self.bar()?, self.baseline()?) {
            (Bar::OneSided { bar, .. }, baseline) => {
                Some((bar - baseline).abs()).filter(|size| size.is_finite())
            }
            _ => None,
        }
    }

    /// Returns which numbers are there.
    pub(super) const fn mask(&self) -> Mask {
        Mask::NONE
            .with(Mask::VALUE, self.flags.has(Flags::VALUE))
            .with(Mask::ATTAINMENT, self.flags.has(Flags::ATTAINMENT))
            .with(Mask::EXPECTED, self.flags.has(Flags::EXPECTED))
    }
}
