//! Observe: from facts to what is known of a target before any arithmetic on it.

use super::kind::{Asks, Kind};
use super::{Extra, Flags, Lost};
use crate::judgement::attainment::Bar;
use crate::judgement::hold::{Range, held};
use crate::judgement::instances::{self, Counted, Recurring};
use crate::judgement::measure::{Dated, Span};
use crate::judgement::pad::Pad;
use crate::judgement::scene::Scene;
use crate::judgement::terms::{Promise, TargetTerms};
use crate::judgement::trouble::Trouble;
use crate::promises::{Baseline, Goal, Instances, Measure, Over};
use crate::words::{Day, Every, Finite, Period};

/// What is seen of a target.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Seen {
    pub(super) value: Option<Dated>,
    pub(super) baseline: Option<f64>,
    pub(super) baseline_day: Day,
    pub(super) bar: Option<Bar>,
    /// The share of the periods that have ended.
    pub(super) ended: Option<f64>,
    pub(super) problem: Option<Trouble>,
    attested: bool,
    begun: bool,
    pub(super) extra: Extra,
}

/// The target that is looked at.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Observed<'a> {
    pub(in crate::judgement) scene: Scene<'a>,
    pub(in crate::judgement) target: usize,
    pub(in crate::judgement) terms: &'a TargetTerms,
    pub(in crate::judgement) kind: Kind,
}

impl Seen {
    /// Looks at what a scene has on a target. What it counts of other targets is added later.
    pub(in crate::judgement) fn of(own: &Observed<'_>, pad: &mut Pad) -> Self {
        let start = own.terms.window.start;
        let mut seen = Self {
            value: None,
            baseline: None,
            baseline_day: start,
            bar: None,
            ended: None,
            problem: None,
            attested: false,
            begun: own.scene.day >= start,
            extra: Extra::default(),
        };
        let Some(indicator) = own.indicator() else { return seen };
        if seen.begun {
            seen.attested = instances::attested(&own.scene, indicator, start);
            seen.observe(own, indicator, pad);
        }
        if own.kind.has_bar() || own.kind.asks == Asks::Improve {
            seen.start(own, indicator, pad);
        }
        if own.kind.has_bar() {
            seen.bar(own, indicator, pad);
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

    fn observe(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        match own.kind.asks {
            Asks::OneSided | Asks::Range | Asks::Step => self.single(own, indicator, pad),
            Asks::Hold => {
                self.single(own, indicator, pad);
                self.hold(own, indicator, pad);
            }
            Asks::Improve => {
                self.single(own, indicator, pad);
                let last = pad.with_figures(|_, figures| {
                    own.figures(figures);
                    figures.last().copied()
                });
                self.value = last.filter(|_| self.problem.is_none());
            }
            Asks::Members => self.members(own, indicator, pad),
            Asks::Periods => self.periods(own, indicator, pad),
            Asks::Quorum => {}
        }
    }

    fn single(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        let found = own.scene.value(indicator, None, own.span(), pad);
        self.value = found.day.zip(found.value).map(|(day, value)| Dated { day, value });
        self.problem = found.problem;
    }

    /// Counts the days of a range that is to be held.
    fn hold(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        let (Goal::Hold { low, high, tolerance_days, .. }, Some(known)) =
            (own.promise().goal, own.scene.indicator(indicator))
        else {
            return;
        };
        let (low, high) = (low.map(Finite::get), high.map(Finite::get));
        let range = Range { low, high, tolerance: *tolerance_days };
        let held = pad.with_figures(|_, figures| {
            own.figures(figures);
            held(figures, range, own.span().to, known.fresh_days)
        });
        let lost = held.excursion.zip(range.tolerance);
        self.extra.held = Some(held);
        self.extra.lost = lost.map(|((from, days), tolerated)| Lost::Excursion { from, days, tolerated });
    }

    /// Finds the baseline.
    fn start(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        let Promise { goal, baseline, .. } = own.promise();
        match baseline {
            // What happens starts from nothing, also where another goal was amended.
            _ if matches!(goal, Goal::Happen) => self.baseline = Some(0.0),
            Baseline::Unknown => {}
            Baseline::Value { value, day } => {
                self.baseline = Some(value.get());
                self.baseline_day = day.unwrap_or(own.terms.window.start);
            }
            Baseline::Level(level) => {
                let scale =
                    own.scene.wire(indicator).scale.and_then(|scale| own.scene.plan.scales.get(scale));
                self.baseline = scale.and_then(|scale| Some(scale.worth(scale.rank(level)?)));
            }
            Baseline::Reading { day } => {
                // The latest figure up to that day.
                let found = own.scene.latest(indicator, (*day).min(own.scene.day), pad);
                if let Some((value, of)) = found.value.zip(found.day) {
                    self.baseline = Some(value);
                    self.baseline_day = of;
                }
            }
        }
    }

    /// Finds the bar, or why there is none.
    fn bar(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        let bar = match own.promise().goal {
            Goal::AtLeast { bar } => Ok(Bar::OneSided { bar: bar.get(), sign: 1.0 }),
            Goal::AtMost { bar } => Ok(Bar::OneSided { bar: bar.get(), sign: -1.0 }),
            Goal::Between { low, high } => Ok(Bar::Range { low: low.get(), high: high.get() }),
            Goal::Happen => Ok(Bar::OneSided { bar: 1.0, sign: 1.0 }),
            Goal::Gain { by } => self
                .baseline
                .ok_or(Trouble::NoBaseline)
                .map(|baseline| Bar::OneSided { bar: baseline + by.get(), sign: by.get().signum() }),
            Goal::Multiple { times, base } => {
                // The sum of a period, of which the bar is a multiple.
                let sum = |period: Period, pad: &mut Pad| {
                    let span = Span { from: period.first(), to: period.last() };
                    own.scene.value(indicator, None, span, pad).value
                };
                let base = base.map_or(self.baseline, |period| sum(period, pad));
                multiple(base, times.get(), times.get() - 1.0)
            }
            Goal::Growth { rate } => {
                let window = own.terms.window;
                let years = window.due.map_or(0.0, |due| window.start.years_until(due));
                multiple(self.baseline, libm::pow(1.0 + rate.get(), years), rate.get())
            }
            Goal::Reach { level } => {
                let scale =
                    own.scene.wire(indicator).scale.and_then(|scale| own.scene.plan.scales.get(scale));
                let Some(scale) = scale else { return };
                let bar = scale.rank(level).map_or(0.0, |rank| scale.worth(rank));
                Ok(if scale.has_points() { Bar::OneSided { bar, sign: 1.0 } } else { Bar::Step { bar } })
            }
            Goal::Hold { .. } | Goal::Instances(_) | Goal::Improve(_) => return,
        };
        match bar {
            Ok(Bar::OneSided { bar, .. }) if !bar.is_finite() => self.problem = Some(Trouble::Overflow),
            Ok(bar) => self.bar = Some(bar),
            Err(trouble) => self.problem = Some(trouble),
        }
    }

    fn members(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        let Goal::Instances(Instances { over: Over::Members { each }, need }) = own.promise().goal else {
            return;
        };
        let span = own.span();
        let counted = instances::members(&own.scene, indicator, each, *need, span, pad);
        self.baseline = counted.need.map(|_| 0.0);
        self.counted(own, counted);
    }

    fn periods(&mut self, own: &Observed<'_>, indicator: usize, pad: &mut Pad) {
        let Goal::Instances(Instances { over: Over::Periods { every, each, allowed_misses }, need }) =
            own.promise().goal
        else {
            return;
        };
        let asked = Recurring { every: *every, each, need: *need };
        let counted = instances::periods(&own.scene, indicator, &asked, own.terms.window, pad);
        self.ended = counted.ended;
        if let Some(count) = counted.count.filter(|count| count.missed > *allowed_misses) {
            let (missed, allowed) = (count.missed, *allowed_misses);
            self.extra.lost = Some(Lost::TooManyMisses { missed, allowed });
        }
        self.counted(own, counted);
    }

    /// Takes over what was counted: done over need, whole ones only.
    fn counted(&mut self, own: &Observed<'_>, counted: Counted) {
        self.problem = counted.problem;
        self.bar = counted.need.map(|need| Bar::OneSided { bar: f64::from(need), sign: 1.0 });
        let Some(count) = counted.count else { return };
        let day = counted.day.unwrap_or(own.terms.window.start);
        self.value = Some(Dated { day, value: f64::from(count.done) });
        self.extra.count = Some(count);
    }
}

impl<'a> Observed<'a> {
    /// Returns the indicator by which it is measured.
    pub(in crate::judgement) fn indicator(&self) -> Option<usize> {
        self.scene.wiring.targets.get(self.target).copied().flatten()
    }

    /// Returns what is promised.
    pub(in crate::judgement) fn promise(&self) -> Promise<'a> {
        self.scene.promise(self.target, self.terms)
    }

    fn span(&self) -> Span {
        self.terms.span(self.scene.day)
    }

    /// Finds the first day of a span on which enough members were done.
    pub(super) fn first_enough(&self, indicator: usize, span: Span) -> Option<Day> {
        let Goal::Instances(Instances { over: Over::Members { each }, need }) = self.promise().goal else {
            return None;
        };
        instances::first_enough(&self.scene, indicator, each, *need, span)
    }

    /// Finds the figures inside the window, in the order of their days.
    ///
    /// What adds up over the window is compared by its periods where it is to improve.
    pub(in crate::judgement) fn figures(&self, figures: &mut Vec<Dated>) {
        figures.clear();
        let Some(indicator) = self.indicator().filter(|_| self.kind.has_figures()) else { return };
        let (scene, span) = (self.scene, self.span());
        if scene.day < span.from {
            return;
        }
        let known = scene.indicator(indicator);
        let adds_up = known.is_some_and(|known| matches!(known.measure, Measure::Arrivals { .. }));
        let mut pad = Pad::default();
        if self.kind.asks == Asks::Improve
            && adds_up
            && scene.value(indicator, None, span, &mut pad).value.is_some()
        {
            let every = known.and_then(|known| known.reported).unwrap_or(Every::Year);
            for period in every.within(span.from, span.to) {
                let inside = Span { from: period.first(), to: period.last() };
                let value = scene.value(indicator, None, inside, &mut pad).value;
                figures.extend(value.map(|value| Dated { day: period.last(), value }));
            }
        } else {
            scene.points(indicator, span, figures);
        }
    }
}

/// Returns a bar that is a multiple of a base.
fn multiple(base: Option<f64>, factor: f64, way: f64) -> Result<Bar, Trouble> {
    match base {
        None => Err(Trouble::NoBaseline),
        Some(base) if base <= 0.0 => Err(Trouble::BaselineNotPositive),
        Some(base) => Ok(Bar::OneSided { bar: base * factor, sign: way.signum() }),
    }
}
