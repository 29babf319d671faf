//! The normal form: all targets of a plan as numbers in columns, in the plan's order.
//!
//! What is seen of a target is kept with the days on which it stays as it is, so that another day looks again only at
//! the targets of which it sees something else. What a method and the reasons read of a target is a [`View`] of its
//! place in the columns.

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

use super::Reason;
use super::attainment::Bar;
use super::engine::Mask;
use super::hold::Held;
use super::instances::Count;
use super::measure::{Dated, Span};
use super::pad::Pad;
use super::quorum::Quorum;
use super::scene::Scene;
use super::terms::Terms;
use super::trouble::Trouble;
use crate::promises::Goal;
use crate::words::Day;
use expect::Courses;
use observe::{Observed, Seen};

/// All targets of a plan. Every column has one number for each target, in the plan's order; where the flag of a number
/// is not set, the number means nothing.
#[derive(Default)]
pub(super) struct Columns {
    kind: Vec<Kind>,
    flags: Vec<Flags>,
    start: Vec<Day>,
    due: Vec<Day>,
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
    problem: Vec<Option<Trouble>>,
    /// The days on which what is seen of a target stays as it is.
    quiet: Vec<Span>,
    /// The place of each target among those that have more to them than numbers.
    special: Vec<u32>,
    extra: Vec<Extra>,
    courses: Courses,
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
        let targets = terms.targets.len();
        self.kind.clear();
        self.kind.extend(terms.targets.iter().enumerate().map(|(target, own)| Kind::of(scene, target, own)));
        self.flags.clear();
        self.flags.resize(targets, Flags::default());
        self.start.clear();
        self.start.extend(terms.targets.iter().map(|own| own.window.start));
        self.due.clear();
        self.due.extend(terms.targets.iter().map(|own| own.window.due.unwrap_or(Day::MAX)));
        for numbers in [
            &mut self.value,
            &mut self.baseline,
            &mut self.bar,
            &mut self.high,
            &mut self.sign,
            &mut self.attainment,
            &mut self.expected,
            &mut self.expected_value,
        ] {
            numbers.clear();
            numbers.resize(targets, 0.0);
        }
        for days in [&mut self.value_day, &mut self.baseline_day, &mut self.first_met] {
            days.clear();
            days.resize(targets, Day::MAX);
        }
        self.problem.clear();
        self.problem.resize(targets, None);
        self.quiet.clear();
        self.quiet.resize(targets, Span { from: Day::MAX, to: Day::MIN });
        self.special.clear();
        self.extra.clear();
        for kind in &self.kind {
            self.special.push(u32::try_from(self.extra.len()).unwrap_or(u32::MAX));
            if kind.is_special() {
                self.extra.push(Extra::default());
            }
        }
        self.courses.sort(&self.kind);
    }

    /// Returns what the goal of a target asks for.
    pub(super) fn asks(&self, target: usize) -> Option<Asks> {
        self.kind.get(target).map(|kind| kind.asks)
    }

    /// Returns the number of targets.
    pub(super) const fn len(&self) -> usize {
        self.kind.len()
    }

    /// Looks at a target again, unless the day sees the same as the day before did.
    pub(super) fn observe(&mut self, scene: &Scene<'_>, terms: &Terms, target: usize, pad: &mut Pad) {
        if self.quiet.get(target).is_none_or(|quiet| quiet.holds(scene.day)) {
            return;
        }
        let (Some(own), Some(kind)) = (terms.targets.get(target), self.kind.get(target)) else { return };
        let observed = Observed { scene: *scene, target, terms: own, kind: *kind };
        let seen = Seen::of(&observed, pad);
        self.put(&observed, &seen);
        put(&mut self.quiet, target, observed.quiet());
        self.attain(&observed, pad);
    }

    /// Forgets on which days a target stays as it is, so that it is looked at again.
    pub(super) fn forget(&mut self, target: usize) {
        put(&mut self.quiet, target, Span { from: Day::MAX, to: Day::MIN });
    }

    /// Takes over what was seen of a target.
    fn put(&mut self, own: &Observed<'_>, seen: &Seen) {
        let target = own.target;
        let mut flags = seen.flags();
        flags.set(Flags::DUE, own.terms.window.due.is_some());
        let start = own.terms.window.start;
        let value = flags.take(Flags::VALUE, seen.value).unwrap_or(Dated { day: start, value: 0.0 });
        let way = || match own.promise().goal {
            Goal::Improve(improvement) => improvement.way.sign(),
            _ => 0.0,
        };
        let (bar, high, sign) = seen.bar.map_or_else(|| (0.0, 0.0, way()), Bar::numbers);
        put(&mut self.value, target, value.value);
        put(&mut self.value_day, target, value.day);
        put(&mut self.baseline, target, flags.take(Flags::BASELINE, seen.baseline).unwrap_or(0.0));
        put(&mut self.baseline_day, target, seen.baseline_day);
        put(&mut self.bar, target, bar);
        put(&mut self.high, target, high);
        put(&mut self.sign, target, sign);
        put(&mut self.first_met, target, flags.take(Flags::FIRST_MET, seen.first_met).unwrap_or(Day::MAX));
        put(&mut self.expected, target, flags.take(Flags::EXPECTED, seen.ended).unwrap_or(0.0));
        put(&mut self.problem, target, seen.problem);
        put(&mut self.flags, target, flags);
        if own.kind.is_special()
            && let Some(extra) = self.extra_mut(target)
        {
            *extra = seen.extra;
        }
    }

    fn extra_mut(&mut self, target: usize) -> Option<&mut Extra> {
        let place = usize::try_from(*self.special.get(target)?).ok()?;
        self.extra.get_mut(place)
    }

    fn extra(&self, target: usize) -> Option<&Extra> {
        self.kind.get(target).filter(|kind| kind.is_special())?;
        self.extra.get(usize::try_from(*self.special.get(target)?).ok()?)
    }

    /// Takes over what a target that counts others comes to.
    pub(super) fn settle(&mut self, target: usize, quorum: Quorum) {
        let Some(extra) = self.extra_mut(target) else { return };
        extra.lost = quorum.lost;
        extra.count = Some(quorum.count);
        let Some(flags) = self.flags.get_mut(target) else { return };
        flags.set(Flags::BAR, true);
        put(&mut self.bar, target, f64::from(quorum.count.need));
        put(&mut self.sign, target, 1.0);
        put(&mut self.expected, target, flags.take(Flags::EXPECTED, quorum.expected).unwrap_or(0.0));
        if let Some(best) = flags.take(Flags::VALUE | Flags::ATTAINMENT | Flags::MET_KNOWN, quorum.best) {
            flags.set(Flags::MET, quorum.count.is_enough());
            put(&mut self.value, target, f64::from(quorum.count.done));
            put(&mut self.value_day, target, best.day);
            put(&mut self.attainment, target, best.attainment);
        }
    }

    /// Takes something for what a target has attained.
    pub(super) fn attained(&mut self, target: usize, attainment: Option<f64>) {
        if let Some(flags) = self.flags.get_mut(target) {
            put(&mut self.attainment, target, flags.take(Flags::ATTAINMENT, attainment).unwrap_or_default());
        }
    }
}

/// What a target brings to what counts it.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) attainment: Option<f64>,
    pub(super) expected: Option<f64>,
    /// The day of the value, where there is one.
    pub(super) day: Option<Day>,
    /// The size of the way from baseline to bar.
    pub(super) size: Option<f64>,
    /// Whether it is a goal to improve.
    pub(super) improves: bool,
}

impl Columns {
    /// Returns the value of a target.
    pub(super) fn value(&self, target: usize) -> Option<f64> {
        self.flags.get(target).filter(|flags| flags.has(Flags::VALUE))?;
        self.value.get(target).copied()
    }

    /// Returns the values of all targets.
    pub(super) fn values(&self) -> &[f64] {
        &self.value
    }

    /// Returns what all targets have attained.
    pub(super) fn attainments(&self) -> &[f64] {
        &self.attainment
    }

    /// Returns what is expected of all targets, as shares of the way.
    pub(super) fn expectations(&self) -> &[f64] {
        &self.expected
    }

    /// Returns which numbers of a target are there.
    pub(super) fn mask(&self, target: usize) -> Mask {
        let flags = self.flags.get(target).copied().unwrap_or_default();
        Mask::default()
            .with(Mask::VALUE, flags.has(Flags::VALUE))
            .with(Mask::ATTAINMENT, flags.has(Flags::ATTAINMENT))
            .with(Mask::EXPECTED, flags.has(Flags::EXPECTED))
    }

    /// Returns what a target brings to what counts it.
    pub(super) fn counted(&self, target: usize) -> Counted {
        let (Some(flags), Some(kind)) = (self.flags.get(target), self.kind.get(target)) else {
            return Counted::default();
        };
        let read = |flag, column: &[f64]| {
            if flags.has(flag) { column.get(target).copied() } else { None }
        };
        let way = || {
            let (bar, baseline) =
                read(Flags::BAR | Flags::BASELINE, &self.bar).zip(self.baseline.get(target))?;
            let one_sided = matches!(kind.asks.bar(bar, 0.0, 0.0), Bar::OneSided { .. });
            Some((bar - baseline).abs()).filter(|size| one_sided && size.is_finite())
        };
        Counted {
            attainment: read(Flags::ATTAINMENT, &self.attainment),
            expected: read(Flags::EXPECTED, &self.expected),
            day: if flags.has(Flags::VALUE) { self.value_day.get(target).copied() } else { None },
            size: way(),
            improves: kind.asks == Asks::Improve,
        }
    }
}

fn put<T>(column: &mut [T], place: usize, value: T) {
    if let Some(slot) = column.get_mut(place) {
        *slot = value;
    }
}
