//! One target as numbers: what the ledger says of it, its bar, its attainment and what is expected.

use super::attainment::Bar;
use super::expected::{Expected, Path, elapsed};
use super::hold::{Held, Range, held};
use super::instances::{self, Recurring};
use super::measure::{Dated, Span};
use super::scene::Scene;
use super::terms::TargetTerms;
use super::{Reason, Tally, Why};
use crate::facts::Entry;
use crate::promises::{
    Baseline, Goal, Improvement, Indicator, Instances, Measure, Over, Settle, Target, Window,
};
use crate::words::{Day, Every, Finite, Period};

/// A target as numbers, on the day.
pub(super) struct Row<'a> {
    pub(super) target: &'a Target,
    pub(super) terms: TargetTerms<'a>,
    pub(super) indicator: Option<&'a Indicator>,
    pub(super) day: Day,
    pub(super) value: Option<f64>,
    pub(super) value_day: Option<Day>,
    pub(super) baseline: Option<f64>,
    pub(super) baseline_day: Day,
    pub(super) bar: Option<Bar>,
    pub(super) met: Option<bool>,
    pub(super) first_met: Option<Day>,
    pub(super) attainment: Option<f64>,
    pub(super) expected: Expected,
    pub(super) points: Vec<Dated>,
    pub(super) held: Option<Held>,
    pub(super) tally: Option<Tally>,
    /// Why the bar or the value cannot be had.
    pub(super) problem: Option<Why>,
    /// Why it can no longer be met.
    pub(super) lost: Option<Reason>,
    /// Whether its facts were attested.
    pub(super) attested: bool,
    pub(super) entries: Vec<&'a Entry>,
}

impl<'a> Row<'a> {
    /// Reads a target off a scene. What it counts of other targets is added later.
    pub(super) fn read(scene: &'a Scene<'a>, target: &'a Target, terms: TargetTerms<'a>) -> Self {
        let indicator = target.indicator.as_ref().and_then(|id| scene.plan.indicator(id));
        let mut row = Self {
            target,
            terms,
            indicator,
            day: scene.day,
            value: None,
            value_day: None,
            baseline: None,
            baseline_day: terms.window.start,
            bar: None,
            met: None,
            first_met: None,
            attainment: None,
            expected: Expected::default(),
            points: Vec::new(),
            held: None,
            tally: None,
            problem: None,
            lost: None,
            attested: false,
            entries: Vec::new(),
        };
        if let Some(indicator) = indicator {
            if scene.day >= terms.window.start {
                row.observe(scene, indicator);
            } else {
                row.foresee(scene, indicator);
            }
        }
        row
    }

    fn window(&self) -> Window {
        self.terms.window
    }

    fn span(&self) -> Span {
        let to = self.window().due.map_or(self.day, |due| due.min(self.day));
        Span { from: self.window().start, to }
    }

    fn observe(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        self.attested = instances::attested(scene, indicator);
        match self.terms.goal {
            Goal::Instances(Instances { over: Over::Members { each }, need }) => {
                self.members(scene, indicator, each, *need);
            }
            Goal::Instances(Instances { over: Over::Periods { every, each, allowed_misses }, need }) => {
                let asked = Recurring { every: *every, each, need: *need };
                self.periods(scene, indicator, &asked, *allowed_misses);
            }
            Goal::Instances(Instances { over: Over::Targets(_), .. }) => {}
            Goal::Hold { low, high, tolerance_days, .. } => {
                let range = Range {
                    low: low.map(Finite::get),
                    high: high.map(Finite::get),
                    tolerance: *tolerance_days,
                };
                self.single(scene, indicator);
                self.hold(range, indicator);
            }
            Goal::Improve(_) => {
                self.single(scene, indicator);
                self.by_period(scene, indicator);
                self.start(scene, indicator);
            }
            _ => {
                self.single(scene, indicator);
                self.start(scene, indicator);
                self.bar(scene, indicator);
                self.attain();
                self.first_met = self.first_met(scene, indicator);
            }
        }
    }

    /// Finds what is known before the window begins: the baseline, the bar and what is expected.
    fn foresee(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        if !matches!(self.terms.goal, Goal::Instances(_) | Goal::Hold { .. }) {
            self.start(scene, indicator);
            self.bar(scene, indicator);
            self.attain();
        }
    }

    fn single(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let found = scene.value(indicator, None, self.span());
        self.value = found.value;
        self.value_day = found.day;
        self.entries = found.entries;
        self.problem = found.problem;
        self.points = scene.points(indicator, self.span());
    }

    /// Compares what adds up over the window by its periods, and takes the latest figure for the value.
    fn by_period(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        if matches!(indicator.measure, Measure::Arrivals { .. }) && self.value.is_some() {
            let every = indicator.reported.unwrap_or(Every::Year);
            let span = self.span();
            let figure = |period: Period| {
                let inside = Span { from: period.first(), to: period.last() };
                Some(Dated { day: period.last(), value: scene.value(indicator, None, inside).value? })
            };
            self.points = every.within(span.from, span.to).filter_map(figure).collect();
        }
        let last = self.points.last().filter(|_| self.problem.is_none());
        (self.value, self.value_day) = (last.map(|point| point.value), last.map(|point| point.day));
    }

    /// Finds the baseline.
    fn start(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        match self.terms.baseline {
            // What happens starts from nothing, also where another goal was amended.
            _ if matches!(self.terms.goal, Goal::Happen) => self.baseline = Some(0.0),
            Baseline::Unknown => {}
            Baseline::Value { value, day } => {
                self.baseline = Some(value.get());
                self.baseline_day = day.unwrap_or(self.window().start);
            }
            Baseline::Level(level) => {
                if let Measure::Grade { scale } = &indicator.measure {
                    let scale = scene.plan.scale(scale);
                    self.baseline = scale.and_then(|scale| Some(scale.worth(scale.rank(level)?)));
                }
            }
            Baseline::Reading { day } => {
                let found = scene.latest(indicator, (*day).min(scene.day));
                if let Some((value, of)) = found.value.zip(found.day) {
                    self.baseline = Some(value);
                    self.baseline_day = of;
                    self.entries.extend(found.entries);
                }
            }
        }
    }

    /// Finds the bar, or why there is none.
    fn bar(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let bar = match self.terms.goal {
            Goal::AtLeast { bar } => Ok(Bar::OneSided { bar: bar.get(), sign: 1.0 }),
            Goal::AtMost { bar } => Ok(Bar::OneSided { bar: bar.get(), sign: -1.0 }),
            Goal::Between { low, high } => Ok(Bar::Range { low: low.get(), high: high.get() }),
            Goal::Happen => Ok(Bar::OneSided { bar: 1.0, sign: 1.0 }),
            Goal::Gain { by } => self
                .baseline
                .ok_or(Why::NoBaseline)
                .map(|baseline| Bar::OneSided { bar: baseline + by.get(), sign: by.get().signum() }),
            Goal::Multiple { times, base } => {
                let base = match base {
                    Some(period) => {
                        let found =
                            scene.value(indicator, None, Span { from: period.first(), to: period.last() });
                        self.entries.extend(found.entries);
                        found.value
                    }
                    None => self.baseline,
                };
                self.times(base, times.get(), times.get() - 1.0)
            }
            Goal::Growth { rate } => {
                let years = self.window().due.map_or(0.0, |due| self.window().start.years_until(due));
                self.times(self.baseline, libm::pow(1.0 + rate.get(), years), rate.get())
            }
            Goal::Reach { level } => {
                let Measure::Grade { scale } = &indicator.measure else { return };
                let Some(scale) = scene.plan.scale(scale) else { return };
                let bar = scale.rank(level).map_or(0.0, |rank| scale.worth(rank));
                Ok(if scale.has_points() { Bar::OneSided { bar, sign: 1.0 } } else { Bar::Step { bar } })
            }
            Goal::Hold { .. } | Goal::Instances(_) | Goal::Improve(_) => return,
        };
        match bar {
            Ok(Bar::OneSided { bar, .. }) if !bar.is_finite() => self.problem = Some(Why::Overflow),
            Ok(bar) => self.bar = Some(bar),
            Err(why) => self.problem = Some(why),
        }
    }

    fn times(&self, base: Option<f64>, factor: f64, way: f64) -> Result<Bar, Why> {
        match base {
            None => Err(Why::NoBaseline),
            Some(base) if base <= 0.0 => Err(Why::BaselineNotPositive),
            Some(base) => Ok(Bar::OneSided { bar: base * factor, sign: way.signum() }),
        }
    }

    fn attain(&mut self) {
        let Some(bar) = self.bar else { return };
        self.met = self.value.map(|value| bar.met(value));
        self.attainment = self.value.and_then(|value| bar.attainment(value, self.baseline));
        self.expected = self.path(bar).on(self.day);
    }

    /// Returns the first day of the window on which the value met the bar.
    fn first_met(&self, scene: &'a Scene<'a>, indicator: &'a Indicator) -> Option<Day> {
        let (bar, from) = (self.bar?, self.span().from);
        let first = if let Measure::Flow { .. } = indicator.measure {
            // A flow adds up: what stands against the bar on a day is the sum, not that day's figure.
            let mut days = scene.days(indicator);
            days.retain(|day| *day >= from && *day <= self.span().to);
            days.sort_unstable();
            let sum = |day: Day| scene.value(indicator, None, Span { from, to: day }).value;
            days.into_iter().find(|day| sum(*day).is_some_and(|sum| bar.met(sum)))
        } else {
            self.points.iter().find(|point| bar.met(point.value)).map(|point| point.day)
        };
        // What was met by a figure from before the window is met from its start.
        first.or_else(|| self.value_day.filter(|_| self.met == Some(true)).map(|day| day.max(from)))
    }

    /// Returns the way from the baseline to the bar.
    pub(super) fn path(&self, bar: Bar) -> Path<'a> {
        Path { trajectory: self.terms.trajectory, window: self.window(), baseline: self.baseline, bar }
    }

    fn hold(&mut self, range: Range, indicator: &Indicator) {
        let held = held(&self.points, range, self.span().to, indicator.fresh_days);
        self.attainment = held.attainment();
        self.expected = Expected { share: Some(1.0), value: None };
        if let (Some((from, days)), Some(tolerated)) = (held.excursion, range.tolerance) {
            self.lost = Some(Reason::Excursion { from, days, tolerated });
        }
        self.held = Some(held);
    }

    fn members(
        &mut self,
        scene: &'a Scene<'a>,
        indicator: &'a Indicator,
        each: &crate::promises::Each,
        need: crate::promises::Need,
    ) {
        let counted = instances::members(scene, indicator, each, need, self.span());
        self.problem = counted.problem;
        self.entries = counted.entries;
        self.value_day = counted.day;
        self.needed(counted.need);
        if let Some(bar) = self.bar {
            self.baseline = Some(0.0);
            self.expected = self.path(bar).on(self.day);
        }
        let Some(tally) = counted.tally else { return };
        let from = self.span().from;
        // Settled by the first time, every day on which something was said can be that time.
        if self.target.settle == Settle::Ever {
            let enough = |day: &Day| {
                let then = instances::members(scene, indicator, each, need, Span { from, to: *day });
                then.tally.is_some_and(|tally| tally.done >= tally.need)
            };
            let mut days = scene.days(indicator);
            days.retain(|day| *day >= from && *day <= self.span().to);
            days.sort_unstable();
            self.first_met = days.into_iter().find(enough);
        }
        if tally.done >= tally.need {
            self.first_met = self.first_met.or(counted.day.map(|day| day.max(from)));
        }
        self.counted(tally);
    }

    fn periods(
        &mut self,
        scene: &'a Scene<'a>,
        indicator: &'a Indicator,
        asked: &Recurring<'_>,
        allowed: u32,
    ) {
        let counted = instances::periods(scene, indicator, asked, self.window());
        self.entries = counted.entries;
        self.value_day = counted.day;
        self.expected = Expected { share: counted.ended, value: None };
        self.problem = counted.problem;
        self.needed(counted.need);
        let Some(tally) = counted.tally else { return };
        if tally.missed > allowed {
            self.lost = Some(Reason::TooManyMisses { missed: tally.missed, allowed });
        }
        self.counted(tally);
    }

    /// Takes over how many are needed.
    pub(super) fn needed(&mut self, need: Option<u32>) {
        self.bar = need.map(|need| Bar::OneSided { bar: f64::from(need), sign: 1.0 });
    }

    /// Takes over what was counted: done over need, whole ones only.
    pub(super) fn counted(&mut self, tally: Tally) {
        let (done, need) = (f64::from(tally.done), f64::from(tally.need));
        self.value = Some(done);
        self.met = Some(tally.done >= tally.need);
        self.attainment = (tally.need > 0).then(|| done / need);
        self.tally = Some(tally);
    }

    /// Returns the improvement that the goal asks for, if it is one.
    pub(super) fn improvement(&self) -> Option<Improvement> {
        match self.terms.goal {
            Goal::Improve(improvement) => Some(*improvement),
            _ => None,
        }
    }

    /// Returns the share of the window that has passed.
    pub(super) fn elapsed(&self) -> Option<f64> {
        elapsed(self.window(), self.day)
    }

    /// Returns +1 where more is better, −1 where less is, nothing for a range.
    pub(super) fn sign(&self) -> Option<f64> {
        match (self.bar, self.improvement()) {
            (Some(Bar::OneSided { sign, .. }), _) => Some(sign),
            (Some(Bar::Step { .. }), _) => Some(1.0),
            (_, Some(improvement)) => Some(improvement.way.sign()),
            _ => None,
        }
    }
}
