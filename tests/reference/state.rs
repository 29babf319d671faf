//! What is found out about a target before it is judged.

use tenfold::{Day, Goal, Target};

use super::figures::{CannotBeHad, Figure, Span};
use super::terms::Terms;
use super::{World, figures, points};
use super::{attainment, expected};

/// A target on the day of the evaluation.
pub(crate) struct Case<'a> {
    pub(crate) world: &'a World<'a>,
    pub(crate) target: &'a Target,
    pub(crate) terms: Terms<'a>,
}

impl Case<'_> {
    /// Returns the days from the start to H.
    pub(crate) fn span(&self) -> Span {
        Span { start: self.terms.start, until: self.terms.until(self.world.day) }
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.terms.due.is_some_and(|due| self.world.day >= due)
    }
}

/// What is found out about a target.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) value: Figure,
    pub(crate) baseline: Option<(f64, Day)>,
    /// The bar (of a range, its ends), or that it cannot be had; `Ok` of two nothings if the goal has none.
    pub(crate) bar: Result<(Option<f64>, Option<f64>), CannotBeHad>,
    /// What is asked of the value, where that is asked of one number.
    pub(crate) aim: Option<Aim>,
    /// +1 for a promised rise, −1 for a promised fall.
    pub(crate) way: Option<f64>,
    pub(crate) met: Option<bool>,
    /// Whether one figure met the bar.
    pub(crate) met_once: bool,
    pub(crate) attainment: Option<f64>,
    pub(crate) expected: Option<f64>,
    /// Whether it can no longer be met.
    pub(crate) lost: bool,
    /// For a goal to hold: how it ends at its close.
    pub(crate) close: Option<&'static str>,
    /// Goal to improve: the movement, goalwards; and how far from zero counts as no change.
    pub(crate) movement: Result<f64, CannotBeHad>,
    pub(crate) dead_band: f64,
}

impl State {
    /// Returns a state in which nothing is known.
    pub(crate) fn unknown() -> Self {
        Self {
            value: Ok(None),
            baseline: None,
            bar: Ok((None, None)),
            aim: None,
            way: None,
            met: None,
            met_once: false,
            attainment: None,
            expected: None,
            lost: false,
            close: None,
            movement: Err(CannotBeHad),
            dead_band: 0.0,
        }
    }
}

impl State {
    /// Returns what is known before the start: where it starts from and what it asks, and no value.
    pub(crate) fn before_the_start(self) -> Self {
        Self {
            value: Ok(None),
            met: None,
            met_once: false,
            attainment: None,
            lost: false,
            close: None,
            ..self
        }
    }
}

/// What a goal that is judged on one value asks of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Aim {
    /// s(v − B) ≥ 0.
    Bar { way: f64, bar: f64 },
    /// low ≤ v ≤ high.
    Range { low: f64, high: f64 },
    /// Like a bar, and nothing in between: the rank of a level without points.
    Step { bar: f64 },
}

impl Aim {
    pub(crate) fn met(self, value: f64) -> bool {
        match self {
            Self::Bar { way, bar } if way > 0.0 => value >= bar,
            Self::Bar { bar, .. } => value <= bar,
            Self::Range { low, high } => low <= value && value <= high,
            Self::Step { bar } => value >= bar,
        }
    }

    pub(crate) fn ends(self) -> (Option<f64>, Option<f64>) {
        match self {
            Self::Bar { bar, .. } | Self::Step { bar } => (Some(bar), None),
            Self::Range { low, high } => (Some(low), Some(high)),
        }
    }

    pub(crate) fn way(self) -> Option<f64> {
        match self {
            Self::Bar { way, .. } => Some(way),
            Self::Step { .. } => Some(1.0),
            Self::Range { .. } => None,
        }
    }
}

/// Finds out about a goal that is judged on one value.
pub(crate) fn of_one_value(case: &Case<'_>) -> State {
    let indicator = case.terms.indicator.unwrap();
    let value = figures::figure(case.world, indicator, None, case.span());
    let baseline = points::baseline(case.world, &case.terms);
    let b = baseline.map(|(value, _)| value);
    let unknown = State { value, baseline, ..State::unknown() };
    let aim = match attainment::aim(case, b) {
        Ok(aim) => aim,
        Err(why) => return State { bar: Err(why), ..unknown },
    };
    let v = value.ok().flatten().map(|(value, _)| value);
    let met = v.map(|v| aim.met(v));
    State {
        bar: Ok(aim.ends()),
        aim: Some(aim),
        way: aim.way(),
        met,
        met_once: met == Some(true) || met_before(case, aim),
        attainment: v
            .and_then(|v| match case.terms.goal {
                Goal::Happen => Some(v),
                _ => attainment::attainment(aim, v, b),
            })
            // What has no finite number cannot be had.
            .filter(|attainment| attainment.is_finite()),
        expected: expected::expected(case, aim, b).filter(|expected| expected.is_finite()),
        ..unknown
    }
}

/// Returns whether the value met the bar on any day, as of that day.
fn met_before(case: &Case<'_>, aim: Aim) -> bool {
    let indicator = case.terms.indicator.unwrap();
    let met = |world: &World<'_>, day: Day| {
        let span = Span { start: case.terms.start, until: day };
        let figure = figures::figure(world, indicator, None, span);
        figure.ok().flatten().is_some_and(|(value, _)| aim.met(value))
    };
    points::turns(case.world, case.span()).into_iter().any(|day| met(&case.world.as_of(day), day))
}
