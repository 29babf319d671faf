//! Observe: from facts to what is known of a target before any arithmetic on it.

use std::cell::OnceCell;

use super::kind::Asks;
use super::{Aside, Flags, Kind};
use crate::judgement::Why;
use crate::judgement::attainment::Bar;
use crate::judgement::instances::{self, Counted, Recurring};
use crate::judgement::measure::{Dated, Span};
use crate::judgement::scene::Scene;
use crate::judgement::terms::TargetTerms;
use crate::promises::{Baseline, Goal, Indicator, Instances, Measure, Over, Settle, Target};
use crate::words::{Day, Every, Period};

/// What is seen of a target.
pub(super) struct Seen<'a> {
    pub(super) value: Option<Dated>,
    pub(super) baseline: Option<f64>,
    pub(super) baseline_day: Day,
    pub(super) bar: Option<Bar>,
    /// The first day on which enough members were done.
    pub(super) first_met: Option<Day>,
    /// The share of the periods that have ended.
    pub(super) ended: Option<f64>,
    attested: bool,
    begun: bool,
    pub(super) aside: Aside<'a>,
}

impl<'a> Seen<'a> {
    /// Looks at what a scene has on a target. What it counts of other targets is added later.
    pub(super) fn of(scene: &'a Scene<'a>, target: &'a Target, terms: TargetTerms<'a>, kind: Kind) -> Self {
        let indicator = target.indicator.as_ref().and_then(|id| scene.plan.indicator(id));
        let mut seen = Self {
            value: None,
            baseline: None,
            baseline_day: terms.window.start,
            bar: None,
            first_met: None,
            ended: None,
            attested: false,
            begun: scene.day >= terms.window.start,
            aside: Aside {
                target,
                terms,
                indicator,
                figures: OnceCell::new(),
                held: None,
                tally: None,
                periods: Vec::new(),
                problem: None,
                lost: None,
                entries: Vec::new(),
            },
        };
        if let Some(indicator) = indicator {
            if seen.begun {
                seen.attested = instances::attested(scene, indicator, terms.window.start);
                seen.observe(scene, indicator, kind);
            }
            if kind.has_bar() || kind.asks == Asks::Improve {
                seen.start(scene, indicator);
            }
            if kind.has_bar() {
                seen.bar(scene, indicator);
            }
        }
        seen
    }

    /// Returns the flags of what is only there or not.
    pub(super) fn flags(&self) -> Flags {
        let mut flags = Flags::default();
        flags.set(Flags::BAR, self.bar.is_some());
        flags.set(Flags::ATTESTED, self.attested);
        flags.set(Flags::BEGUN, self.begun);
        flags
    }

    fn span(&self, scene: &Scene<'_>) -> Span {
        self.aside.terms.span(scene.day)
    }

    fn observe(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator, kind: Kind) {
        match kind.asks {
            Asks::OneSided | Asks::Range | Asks::Step | Asks::Hold => self.single(scene, indicator),
            Asks::Improve => {
                self.single(scene, indicator);
                self.by_period(scene, indicator);
            }
            Asks::Members => self.members(scene, indicator),
            Asks::Periods => self.periods(scene, indicator),
            Asks::Quorum => {}
        }
    }

    fn single(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let found = scene.value(indicator, None, self.span(scene));
        self.value = found.day.zip(found.value).map(|(day, value)| Dated { day, value });
        self.aside.entries = found.entries;
        self.aside.problem = found.problem;
    }

    /// Compares what adds up over the window by its periods, and takes the latest figure for the value.
    fn by_period(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let span = self.span(scene);
        let figures = if matches!(indicator.measure, Measure::Arrivals { .. }) && self.value.is_some() {
            let every = indicator.reported.unwrap_or(Every::Year);
            let figure = |period: Period| {
                let inside = Span { from: period.first(), to: period.last() };
                Some(Dated { day: period.last(), value: scene.number(indicator, inside)? })
            };
            every.within(span.from, span.to).filter_map(figure).collect()
        } else {
            scene.points(indicator, span)
        };
        self.value = figures.last().copied().filter(|_| self.aside.problem.is_none());
        self.aside.figures = OnceCell::from(figures);
    }

    /// Finds the baseline.
    fn start(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        match self.aside.terms.baseline {
            // What happens starts from nothing, also where another goal was amended.
            _ if matches!(self.aside.terms.goal, Goal::Happen) => self.baseline = Some(0.0),
            Baseline::Unknown => {}
            Baseline::Value { value, day } => {
                self.baseline = Some(value.get());
                self.baseline_day = day.unwrap_or(self.aside.terms.window.start);
            }
            Baseline::Level(level) => {
                if let Measure::Grade { scale } = &indicator.measure {
                    let scale = scene.plan.scale(scale);
                    self.baseline = scale.and_then(|scale| Some(scale.worth(scale.rank(level)?)));
                }
            }
            Baseline::Reading { day } => self.read_baseline(scene, indicator, (*day).min(scene.day)),
        }
    }

    /// Takes the latest figure up to a day for the baseline.
    fn read_baseline(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator, to: Day) {
        let found = scene.latest(indicator, to);
        if let Some((value, of)) = found.value.zip(found.day) {
            self.baseline = Some(value);
            self.baseline_day = of;
            self.aside.entries.extend(found.entries);
        }
    }

    /// Finds the bar, or why there is none.
    fn bar(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let bar = match self.aside.terms.goal {
            Goal::AtLeast { bar } => Ok(Bar::OneSided { bar: bar.get(), sign: 1.0 }),
            Goal::AtMost { bar } => Ok(Bar::OneSided { bar: bar.get(), sign: -1.0 }),
            Goal::Between { low, high } => Ok(Bar::Range { low: low.get(), high: high.get() }),
            Goal::Happen => Ok(Bar::OneSided { bar: 1.0, sign: 1.0 }),
            Goal::Gain { by } => self
                .baseline
                .ok_or(Why::NoBaseline)
                .map(|baseline| Bar::OneSided { bar: baseline + by.get(), sign: by.get().signum() }),
            Goal::Multiple { times, base } => {
                let base = base.map_or(self.baseline, |period| self.base(scene, indicator, period));
                multiple(base, times.get(), times.get() - 1.0)
            }
            Goal::Growth { rate } => {
                let window = self.aside.terms.window;
                let years = window.due.map_or(0.0, |due| window.start.years_until(due));
                multiple(self.baseline, libm::pow(1.0 + rate.get(), years), rate.get())
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
            Ok(Bar::OneSided { bar, .. }) if !bar.is_finite() => self.aside.problem = Some(Why::Overflow),
            Ok(bar) => self.bar = Some(bar),
            Err(why) => self.aside.problem = Some(why),
        }
    }

    /// Returns the sum of a period, of which the bar is a multiple.
    fn base(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator, period: Period) -> Option<f64> {
        let found = scene.value(indicator, None, Span { from: period.first(), to: period.last() });
        self.aside.entries.extend(found.entries);
        found.value
    }

    fn members(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let Goal::Instances(Instances { over: Over::Members { each }, need }) = self.aside.terms.goal else {
            return;
        };
        let span = self.span(scene);
        let counted = instances::members(scene, indicator, each, *need, span);
        self.baseline = counted.need.map(|_| 0.0);
        // Settled by the first time, every day on which something was said can be that time.
        if self.aside.target.settle == Settle::Ever {
            let enough = |day: &Day| {
                let then = Span { from: span.from, to: *day };
                let tally = instances::members(scene, indicator, each, *need, then).tally;
                tally.is_some_and(|tally| tally.done >= tally.need)
            };
            let mut days = scene.days(indicator);
            days.retain(|day| *day >= span.from && *day <= span.to);
            days.sort_unstable();
            self.first_met = days.into_iter().find(enough);
        }
        // Those who met it may all be gone: what was met once is still that.
        let Some((done, day)) = self.counted(counted) else { return };
        if done {
            self.first_met = self.first_met.or(day.map(|day| day.max(span.from)));
        }
    }

    fn periods(&mut self, scene: &'a Scene<'a>, indicator: &'a Indicator) {
        let Goal::Instances(Instances { over: Over::Periods { every, each, allowed_misses }, need }) =
            self.aside.terms.goal
        else {
            return;
        };
        let asked = Recurring { every: *every, each, need: *need };
        let counted = instances::periods(scene, indicator, &asked, self.aside.terms.window);
        self.ended = counted.ended;
        if let Some(tally) = counted.tally.as_ref().filter(|tally| tally.missed > *allowed_misses) {
            let (missed, allowed) = (tally.missed, *allowed_misses);
            self.aside.lost = Some(crate::judgement::Reason::TooManyMisses { missed, allowed });
        }
        self.counted(counted);
    }

    /// Takes over what was counted: done over need, whole ones only. Returns whether enough are done, and the
    /// day of that.
    fn counted(&mut self, counted: Counted<'a>) -> Option<(bool, Option<Day>)> {
        self.aside.entries = counted.entries;
        self.aside.problem = counted.problem;
        self.aside.periods = counted.periods;
        self.bar = counted.need.map(|need| Bar::OneSided { bar: f64::from(need), sign: 1.0 });
        let tally = counted.tally?;
        let enough = tally.done >= tally.need;
        let day = counted.day.unwrap_or(self.aside.terms.window.start);
        self.value = Some(Dated { day, value: f64::from(tally.done) });
        self.aside.tally = Some(tally);
        Some((enough, counted.day))
    }
}

/// Returns a bar that is a multiple of a base.
fn multiple(base: Option<f64>, factor: f64, way: f64) -> Result<Bar, Why> {
    match base {
        None => Err(Why::NoBaseline),
        Some(base) if base <= 0.0 => Err(Why::BaselineNotPositive),
        Some(base) => Ok(Bar::OneSided { bar: base * factor, sign: way.signum() }),
    }
}
