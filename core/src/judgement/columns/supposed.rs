//! Suppositions: one figure more, on a day to come.

use super::View;
use crate::judgement::measure::{Dated, Span};
use crate::judgement::pad::Pad;
use crate::promises::{Indicator, Measure};
use crate::words::{Day, Every};

/// What a target comes to on a day to come if nothing but one figure comes in.
pub(in crate::judgement) struct Supposed {
    pub(super) day: Day,
    pub(super) value: f64,
    pub(super) met: Option<bool>,
    pub(super) first_met: Option<Day>,
    pub(super) attainment: Option<f64>,
    pub(super) expected: Option<f64>,
    pub(super) expected_value: Option<f64>,
    /// The figures inside the window, the supposed one last.
    pub(super) figures: Vec<Dated>,
    /// What of the value was there before the supposed figure, where figures add up.
    before: f64,
}

impl Supposed {
    /// Returns what is known of a day to come but for the value, which is 0; none if no figure can be of that day.
    pub(in crate::judgement) fn on(view: View<'_>, day: Day) -> Option<Self> {
        let indicator = view.indicator()?;
        let improves = view.improvement().is_some();
        let adds_up = matches!(indicator.measure(), Measure::Flow { .. }) && !improves;
        let expected = view.bar().map(|bar| view.path(bar).on(day)).unwrap_or_default();
        let mut figures = match indicator.measure() {
            Measure::Arrivals { .. } if improves => by_period(view, indicator, day)?,
            _ => view.figures().to_vec(),
        };
        figures.push(Dated { day, value: 0.0 });
        Some(Self {
            day,
            value: 0.0,
            met: None,
            first_met: None,
            attainment: None,
            expected: expected.share,
            expected_value: expected.value,
            figures,
            before: view.value().filter(|_| adds_up).unwrap_or(0.0),
        })
    }

    /// Supposes a value.
    pub(in crate::judgement) fn suppose(&mut self, view: View<'_>, value: f64) {
        let bar = view.bar();
        self.value = value;
        self.met = bar.map(|bar| bar.met(value));
        self.first_met = view.first_met().or((self.met == Some(true)).then_some(self.day));
        self.attainment = bar.and_then(|bar| bar.attainment(value, view.baseline()));
        if let Some(last) = self.figures.last_mut() {
            last.value = value - self.before;
        }
    }

    /// Returns the share of the way that is expected on the day.
    pub(in crate::judgement) const fn expected(&self) -> Option<f64> {
        self.expected
    }

    /// Returns the value that is expected on the day.
    pub(in crate::judgement) const fn expected_value(&self) -> Option<f64> {
        self.expected_value
    }
}

/// Returns the arrivals of the whole periods before the one that ends on a day; none if no period ends on it.
fn by_period(view: View<'_>, indicator: &Indicator, day: Day) -> Option<Vec<Dated>> {
    let every = indicator.reported().unwrap_or(Every::Year);
    if every.around(day).last() != day {
        return None;
    }
    let (scene, measured_by) = (view.scene(), view.measured_by()?);
    let mut pad = Pad::default();
    let figure = |period: crate::words::Period| {
        let inside = Span { from: period.first(), to: period.last() };
        Some(Dated { day: period.last(), value: scene.value(measured_by, None, inside, &mut pad).value? })
    };
    Some(every.within(view.window().start, day.before()).filter_map(figure).collect())
}
