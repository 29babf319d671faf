//! What there is of one target: its place in the columns, and what stands beside them.

use super::supposed::Supposed;
use super::{Aside, Columns, Flags, Kind};
use crate::judgement::Why;
use crate::judgement::attainment::Bar;
use crate::judgement::expected::{Path, elapsed};
use crate::judgement::measure::{Dated, Span};
use crate::judgement::scene::Scene;
use crate::promises::{Goal, Improvement, Window};
use crate::words::Day;

/// One target, as rules and reasons see it.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct View<'c, 'a> {
    columns: &'c Columns<'a>,
    place: usize,
    kind: Kind,
    flags: Flags,
    pub(in crate::judgement) aside: &'c Aside<'a>,
    /// The figure and the day that stand in for those that are there.
    supposed: Option<&'c Supposed>,
}

impl<'c, 'a> View<'c, 'a> {
    /// Returns what there is at a place.
    pub(super) fn at(columns: &'c Columns<'a>, place: usize) -> Option<Self> {
        let kind = *columns.kind.get(place)?;
        let flags = *columns.flags.get(place)?;
        Some(Self { columns, place, kind, flags, aside: columns.asides.get(place)?, supposed: None })
    }

    /// Returns the same target on another day, with one figure more.
    pub(in crate::judgement) const fn supposing<'s>(&self, supposed: &'s Supposed) -> View<'s, 'a>
    where
        'c: 's,
    {
        View { supposed: Some(supposed), ..*self }
    }

    /// Returns what the facts are seen in.
    pub(in crate::judgement) const fn scene(&self) -> &'a Scene<'a> {
        self.columns.scene
    }

    /// Returns what the goal asks for.
    pub(in crate::judgement) const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns why the bar or the value cannot be had.
    pub(in crate::judgement) fn problem(&self) -> Option<&'c Why> {
        // What is supposed is a value, and a bar that cannot be had has none to reach.
        self.aside.problem.as_ref().filter(|_| self.supposed.is_none())
    }

    fn read<T: Copy>(&self, flag: Flags, column: &[T]) -> Option<T> {
        if self.flags.has(flag) { column.get(self.place).copied() } else { None }
    }

    fn number(&self, column: &[f64]) -> f64 {
        column.get(self.place).copied().unwrap_or_default()
    }

    /// Returns the day of the evaluation.
    pub(in crate::judgement) const fn day(&self) -> Day {
        match self.supposed {
            Some(supposed) => supposed.day,
            None => self.columns.scene.day,
        }
    }

    /// Returns the window, with the amendments up to the day.
    pub(in crate::judgement) const fn window(&self) -> Window {
        self.aside.terms.window
    }

    /// Returns the value.
    pub(in crate::judgement) fn value(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed {
            return Some(supposed.value);
        }
        self.read(Flags::VALUE, &self.columns.value)
    }

    /// Returns the day of the value.
    pub(in crate::judgement) fn value_day(&self) -> Option<Day> {
        if let Some(supposed) = self.supposed {
            return Some(supposed.day);
        }
        self.read(Flags::VALUE, &self.columns.value_day)
    }

    /// Returns the baseline.
    pub(in crate::judgement) fn baseline(&self) -> Option<f64> {
        self.read(Flags::BASELINE, &self.columns.baseline)
    }

    /// Returns the day of the baseline, the window's start where none is known.
    pub(in crate::judgement) fn baseline_day(&self) -> Day {
        self.columns.baseline_day.get(self.place).copied().unwrap_or(self.window().start)
    }

    /// Returns the bar.
    pub(in crate::judgement) fn bar(&self) -> Option<Bar> {
        let bar = self.read(Flags::BAR, &self.columns.bar)?;
        Some(self.kind.asks.bar(bar, self.number(&self.columns.high), self.number(&self.columns.sign)))
    }

    /// Returns +1 where more is better, −1 where less is, nothing for a range.
    pub(in crate::judgement) fn sign(&self) -> Option<f64> {
        Some(self.number(&self.columns.sign)).filter(|sign| *sign != 0.0)
    }

    /// Returns whether the bar is met now, if that can be said.
    pub(in crate::judgement) fn is_met(&self) -> Option<bool> {
        if let Some(supposed) = self.supposed {
            return supposed.met;
        }
        self.flags.has(Flags::MET_KNOWN).then(|| self.flags.has(Flags::MET))
    }

    /// Returns the first day of the window on which the bar was met.
    pub(in crate::judgement) fn first_met(&self) -> Option<Day> {
        if let Some(supposed) = self.supposed {
            return supposed.first_met;
        }
        self.read(Flags::FIRST_MET, &self.columns.first_met)
    }

    /// Returns the attainment.
    pub(in crate::judgement) fn attainment(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed {
            return supposed.attainment;
        }
        self.read(Flags::ATTAINMENT, &self.columns.attainment)
    }

    /// Returns what is expected, as a share of the way.
    pub(in crate::judgement) fn expected(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed {
            return supposed.expected;
        }
        self.read(Flags::EXPECTED, &self.columns.expected)
    }

    /// Returns what is expected, as a value.
    pub(in crate::judgement) fn expected_value(&self) -> Option<f64> {
        if let Some(supposed) = self.supposed {
            return supposed.expected_value;
        }
        self.read(Flags::EXPECTED_VALUE, &self.columns.expected_value)
    }

    /// Returns the share of the window that has passed; none without a due day.
    pub(in crate::judgement) fn passed(&self) -> Option<f64> {
        elapsed(self.window(), self.day())
    }

    /// Returns whether its facts were attested.
    pub(in crate::judgement) const fn attested(&self) -> bool {
        self.flags.has(Flags::ATTESTED)
    }

    /// Returns the days of the window up to the day of the evaluation.
    pub(in crate::judgement) fn span(&self) -> Span {
        self.aside.terms.span(self.day())
    }

    /// Returns whether facts count for it: it has an indicator, and its window has begun.
    pub(super) const fn observes(&self) -> bool {
        self.aside.indicator.is_some() && self.flags.has(Flags::BEGUN)
    }

    /// Returns what the figures up to a day come to; on the day of what is supposed, that.
    pub(in crate::judgement) fn so_far(&self, day: Day) -> Option<f64> {
        if let Some(supposed) = self.supposed.filter(|supposed| supposed.day == day) {
            return Some(supposed.value);
        }
        self.columns.scene.number(self.aside.indicator?, Span { from: self.window().start, to: day })
    }

    /// Finds the first day of the window on which the value met the bar.
    pub(super) fn first_meets(&self) -> Option<Day> {
        let bar = self.bar()?;
        let (indicator, span) = (self.aside.indicator.filter(|_| self.observes())?, self.span());
        let first = self.columns.scene.first_day(indicator, span, |value| bar.met(value));
        // What was met by a figure from before the window is met from its start.
        first.or_else(|| {
            self.value_day().filter(|_| self.is_met() == Some(true)).map(|day| day.max(span.from))
        })
    }

    /// Returns the figures inside the window, in the order of their days.
    pub(in crate::judgement) fn figures(&self) -> &'c [Dated] {
        if let Some(supposed) = self.supposed {
            return &supposed.figures;
        }
        let find = || match self.aside.indicator {
            Some(indicator) if self.observes() && self.kind.has_figures() => {
                self.columns.scene.points(indicator, self.span())
            }
            _ => Vec::new(),
        };
        self.aside.figures.get_or_init(find)
    }

    /// Returns the improvement that the goal asks for, if it is one.
    pub(in crate::judgement) const fn improvement(&self) -> Option<Improvement> {
        match self.aside.terms.goal {
            Goal::Improve(improvement) => Some(*improvement),
            _ => None,
        }
    }

    /// Returns the way from the baseline to a bar.
    pub(in crate::judgement) fn path(&self, bar: Bar) -> Path<'a> {
        let trajectory = self.aside.terms.trajectory;
        Path { trajectory, window: self.window(), baseline: self.baseline(), bar }
    }
}
