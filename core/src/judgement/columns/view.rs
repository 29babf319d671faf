//! What there is of one target: its place in the columns, and what they were made of.

use std::cell::{Cell, OnceCell};

use super::kind::Course;
use super::observe::{Observed, Seen};
use super::supposed::Supposed;
use super::{Columns, Extra, Flags, Kind, Lost, Row};
use crate::judgement::attainment::Bar;
use crate::judgement::by_day::{Asked, Known};
use crate::judgement::expected::{Path, elapsed};
use crate::judgement::facts::Number;
use crate::judgement::history::PeriodValue;
use crate::judgement::hold::Held;
use crate::judgement::instances::Count;
use crate::judgement::judged::Case;
use crate::judgement::measure::{Dated, Span};
use crate::judgement::pad::Pad;
use crate::judgement::scene::Scene;
use crate::judgement::terms::{Promise, TargetTerms};
use crate::judgement::trouble::Trouble;
use crate::promises::{Goal, Improvement, Indicator, Target, Window};
use crate::words::Day;

/// What of a target is gathered only where something asks for it.
#[derive(Default)]
pub(in crate::judgement) struct Aside {
    figures: OnceCell<Vec<Dated>>,
    first_met: OnceCell<Option<Day>>,
    /// Room for the figures of the next target.
    room: Cell<Vec<Dated>>,
    /// The entries that it rests on, in any order, some more than once.
    pub(in crate::judgement) entries: Vec<Number>,
    /// The names of what it counts and is not done.
    pub(in crate::judgement) open: Vec<String>,
    /// The periods that it counts, in order.
    pub(in crate::judgement) periods: Vec<PeriodValue>,
}

impl Aside {
    /// Gathers what a target rests on: what is seen of it is looked at once more.
    pub(in crate::judgement) fn of(columns: &Columns, case: &Case<'_>, target: usize) -> Self {
        let mut pad = Pad::keeping();
        if let Some((row, terms)) = columns.rows.get(target).zip(case.terms.targets.get(target)) {
            let kind = row.kind;
            let _ = Seen::of(&Observed { scene: case.scene, target, terms, kind }, &mut pad);
        }
        Self { entries: pad.entries, open: pad.open, periods: pad.periods, ..Self::default() }
    }

    /// Forgets what was gathered, and keeps the room.
    pub(in crate::judgement) fn clear(&mut self) {
        if let Some(figures) = self.figures.take() {
            self.room.set(figures);
        }
        self.first_met.take();
    }
}

/// One target, as rules and reasons see it. Of a plain one it is known at once what it has nothing of, so that the same
/// formulas take a fraction of the time.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct View<'c, const PLAIN: bool = false> {
    columns: &'c Columns,
    row: &'c Row,
    scene: &'c Scene<'c>,
    terms: &'c TargetTerms,
    target: usize,
    pub(in crate::judgement) aside: &'c Aside,
    /// The figure and the day that stand in for those that are there.
    supposed: Option<&'c Supposed>,
}

impl Columns {
    /// Returns what there is of a target.
    #[inline]
    pub(in crate::judgement) fn view<'c>(
        &'c self,
        case: &'c Case<'_>,
        target: usize,
        aside: &'c Aside,
    ) -> Option<View<'c>> {
        let row = self.rows.get(target)?;
        let terms = case.terms.targets.get(target)?;
        Some(View { columns: self, row, scene: &case.scene, terms, target, aside, supposed: None })
    }
}

impl<'c> View<'c> {
    /// Returns the same as a plain target, if it is one.
    #[inline]
    pub(in crate::judgement) fn plainly(self) -> Option<View<'c, true>> {
        let Self { columns, row, scene, terms, target, aside, supposed } = self;
        let plain = row.flags.has(Flags::PLAIN) && supposed.is_none();
        plain.then_some(View { columns, row, scene, terms, target, aside, supposed: None })
    }

    /// Returns the same target on another day, with one figure more.
    pub(in crate::judgement) const fn supposing<'s>(self, supposed: &'s Supposed) -> View<'s>
    where
        'c: 's,
    {
        View { supposed: Some(supposed), ..self }
    }
}

impl<'c, const PLAIN: bool> View<'c, PLAIN> {
    /// Returns the same as any target.
    pub(in crate::judgement) const fn any(self) -> View<'c> {
        let Self { columns, row, scene, terms, target, aside, supposed } = self;
        View { columns, row, scene, terms, target, aside, supposed }
    }

    /// Returns what stands in for what is there.
    #[inline]
    const fn supposed(&self) -> Option<&'c Supposed> {
        if PLAIN { None } else { self.supposed }
    }

    /// Returns what the facts are seen in.
    pub(in crate::judgement) const fn scene(&self) -> &'c Scene<'c> {
        self.scene
    }

    /// Returns the number of the target in its plan.
    pub(in crate::judgement) const fn index(&self) -> usize {
        self.target
    }

    /// Returns the target as the plan states it.
    pub(in crate::judgement) fn target(&self) -> Option<&'c Target> {
        self.scene.plan.targets.get(self.target)
    }

    /// Returns whether the first time that it is met settles it.
    pub(in crate::judgement) const fn settles_once(&self) -> bool {
        !PLAIN && self.row.flags.has(Flags::ONCE)
    }

    /// Returns whether it, or an action above it, was called off.
    pub(in crate::judgement) const fn is_cancelled(&self) -> bool {
        !PLAIN && self.row.flags.has(Flags::CANCELLED)
    }

    /// Returns the days for which a figure stands after its own; none if it never goes stale.
    pub(in crate::judgement) fn fresh_days(&self) -> Option<i32> {
        self.row.read(Flags::FRESH, self.row.fresh)
    }

    /// Returns the day from which the final figure is no longer awaited.
    pub(in crate::judgement) const fn closes(&self) -> Day {
        self.row.closes
    }

    /// Returns the number of the indicator by which it is measured.
    pub(in crate::judgement) fn measured_by(&self) -> Option<usize> {
        if PLAIN || self.row.flags.has(Flags::MEASURED) { self.observed().indicator() } else { None }
    }

    /// Returns the indicator by which it is measured.
    pub(in crate::judgement) fn indicator(&self) -> Option<&'c Indicator> {
        self.scene.indicator(self.measured_by()?)
    }

    /// Returns its terms.
    pub(in crate::judgement) const fn terms(&self) -> &'c TargetTerms {
        self.terms
    }

    /// Returns what it promises under its terms.
    pub(in crate::judgement) fn promise(&self) -> Promise<'c> {
        self.scene.promise(self.target, self.terms)
    }

    /// Returns what it promises of its indicator.
    pub(in crate::judgement) fn goal(&self) -> &'c Goal {
        self.promise().goal
    }

    const fn observed(&self) -> Observed<'c> {
        Observed { scene: *self.scene, target: self.target, terms: self.terms, kind: self.row.kind }
    }

    /// Returns what the goal asks for.
    pub(in crate::judgement) const fn kind(&self) -> Kind {
        self.row.kind
    }

    /// Returns why the bar or the value cannot be had.
    pub(in crate::judgement) fn problem(&self) -> Option<Trouble> {
        // What is supposed is a value, and a bar that cannot be had has none to reach.
        self.known_problem().filter(|_| self.supposed().is_none())
    }

    /// Returns why the bar or the value cannot be had, whatever is supposed.
    pub(in crate::judgement) const fn known_problem(&self) -> Option<Trouble> {
        if PLAIN { None } else { self.row.problem }
    }

    #[inline]
    fn extra(&self) -> Option<&'c Extra> {
        if PLAIN { None } else { self.columns.extra(self.row) }
    }

    /// Returns why it can no longer be met.
    pub(in crate::judgement) fn lost(&self) -> Option<Lost> {
        self.extra()?.lost
    }

    /// Returns how the days of a range that is to be held went.
    pub(in crate::judgement) fn held(&self) -> Option<Held> {
        self.extra()?.held
    }

    /// Returns how many instances are done and needed.
    pub(in crate::judgement) fn count(&self) -> Option<Count> {
        self.extra()?.count
    }

    /// Returns the day of the evaluation.
    pub(in crate::judgement) const fn day(&self) -> Day {
        match self.supposed() {
            Some(supposed) => supposed.day,
            None => self.scene.day,
        }
    }

    /// Returns the window, with the amendments up to the day.
    pub(in crate::judgement) fn window(&self) -> Window {
        self.row.window()
    }

    /// Returns the value.
    pub(in crate::judgement) fn value(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed() {
            return Some(supposed.value);
        }
        self.row.value()
    }

    /// Returns the day of the value.
    pub(in crate::judgement) fn value_day(&self) -> Option<Day> {
        if let Some(supposed) = self.supposed() {
            return Some(supposed.day);
        }
        self.row.value_day()
    }

    /// Returns the baseline.
    pub(in crate::judgement) fn baseline(&self) -> Option<f64> {
        self.row.baseline()
    }

    /// Returns the day of the baseline, the window's start where none is known.
    pub(in crate::judgement) const fn baseline_day(&self) -> Day {
        self.row.baseline_day
    }

    /// Returns the bar.
    pub(in crate::judgement) fn bar(&self) -> Option<Bar> {
        self.row.bar()
    }

    /// Returns +1 where more is better, −1 where less is, nothing for a range.
    pub(in crate::judgement) fn sign(&self) -> Option<f64> {
        Some(self.row.sign).filter(|sign| *sign != 0.0)
    }

    /// Returns whether the bar is met now, if that can be said.
    pub(in crate::judgement) fn is_met(&self) -> Option<bool> {
        if let Some(supposed) = self.supposed() {
            return supposed.met;
        }
        self.row.flags.has(Flags::MET_KNOWN).then(|| self.row.flags.has(Flags::MET))
    }

    /// Returns the first day of the window on which the bar was met. Where that settles nothing it is looked for only
    /// when something asks.
    pub(in crate::judgement) fn first_met(&self) -> Option<Day> {
        if let Some(supposed) = self.supposed() {
            return supposed.first_met;
        }
        if self.settles_once() {
            return self.row.read(Flags::FIRST_MET, self.row.first_met);
        }
        let find = || self.row.first_meets(&self.observed(), &mut Pad::default());
        *self.aside.first_met.get_or_init(find)
    }

    /// Returns the attainment.
    pub(in crate::judgement) fn attainment(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed() {
            return supposed.attainment;
        }
        self.row.attainment()
    }

    /// Returns what is expected, as a share of the way.
    pub(in crate::judgement) fn expected(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed() {
            return supposed.expected;
        }
        self.row.expected()
    }

    /// Returns what is expected, as a value.
    pub(in crate::judgement) fn expected_value(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed() {
            return supposed.expected_value;
        }
        // What is expected of what is counted, or by days, is no value.
        if matches!(self.row.kind.course, Course::Whole | Course::None) {
            return None;
        }
        self.path(self.bar()?).on(self.day()).value
    }

    /// Returns the share of the window that has passed; none without a due day.
    pub(in crate::judgement) fn passed(&self) -> Option<f64> {
        elapsed(self.window(), self.day())
    }

    /// Returns whether its facts were attested.
    pub(in crate::judgement) const fn attested(&self) -> bool {
        self.row.flags.has(Flags::ATTESTED)
    }

    /// Returns the days of the window up to the day of the evaluation.
    pub(in crate::judgement) fn span(&self) -> Span {
        self.terms.span(self.day())
    }

    /// Tells what the figures of a flow up to each of some days come to; on the day of what is supposed, that.
    pub(in crate::judgement) fn so_far(
        &self,
        days: impl Iterator<Item = Day>,
        mut tell: impl FnMut(Day, Option<f64>),
    ) {
        let Some(flow) = self.measured_by() else { return };
        let asked = Asked { indicator: flow, member: None, from: self.window().start, known: Known::Today };
        self.scene.running(asked, days, &mut Pad::default(), |day, value| {
            let supposed = self.supposed().filter(|supposed| supposed.day == day);
            tell(day, supposed.map_or(value, |supposed| Some(supposed.value)));
            true
        });
    }

    /// Returns the figures inside the window, in the order of their days.
    pub(in crate::judgement) fn figures(&self) -> &'c [Dated] {
        if let Some(supposed) = self.supposed() {
            return &supposed.figures;
        }
        self.aside.figures.get_or_init(|| {
            let mut figures = self.aside.room.take();
            self.observed().figures(&mut figures);
            figures
        })
    }

    /// Returns whether the goal is to improve.
    pub(in crate::judgement) fn is_improvement(&self) -> bool {
        !PLAIN && self.row.kind.asks == super::Asks::Improve
    }

    /// Returns the improvement that the goal asks for, if it is one.
    pub(in crate::judgement) fn improvement(&self) -> Option<Improvement> {
        if !self.is_improvement() {
            return None;
        }
        match self.goal() {
            Goal::Improve(improvement) => Some(*improvement),
            _ => None,
        }
    }

    /// Returns the way from the baseline to a bar.
    pub(in crate::judgement) fn path(&self, bar: Bar) -> Path<'c> {
        let trajectory = self.promise().trajectory;
        Path { trajectory, window: self.window(), baseline: self.baseline(), bar }
    }
}
