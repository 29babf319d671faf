//! Bars, and the share of the way to them.

use num_rational::BigRational;
use num_traits::One;
use tenfold::{Day, Goal, Measure, Period};

use super::exact::exactly;
use super::figures::{self, CannotBeHad, Span};
use super::state::{Aim, Case};

/// Returns what a goal asks, given the baseline.
pub(crate) fn aim(case: &Case<'_>, b: Option<f64>) -> Result<Aim, CannotBeHad> {
    let aim = match &case.terms.goal {
        Goal::AtLeast { bar } => Aim::Bar { way: 1.0, bar: bar.get() },
        Goal::AtMost { bar } => Aim::Bar { way: -1.0, bar: bar.get() },
        Goal::Gain { by } => {
            let bar = exactly([b.ok_or(CannotBeHad)?, by.get()], |[b, by]| b + by);
            Aim::Bar { way: rise(by.get() > 0.0), bar }
        }
        Goal::Multiple { times, base } => {
            let base = match base {
                Some(period) => sum_in(case, *period),
                None => b,
            };
            let bar = exactly([times.get(), positive(base)?], |[times, base]| times * base);
            Aim::Bar { way: rise(times.get() > 1.0), bar }
        }
        Goal::Growth { rate } => {
            let years = case.terms.start.years_until(case.terms.due.ok_or(CannotBeHad)?);
            let factor = libm::pow(1.0 + rate.get(), years);
            Aim::Bar { way: rise(rate.get() > 0.0), bar: positive(b)? * factor }
        }
        Goal::Between { low, high } => Aim::Range { low: low.get(), high: high.get() },
        Goal::Happen => Aim::Bar { way: 1.0, bar: 1.0 },
        Goal::Reach { level } => {
            let indicator = case.terms.indicator.unwrap();
            let bar = figures::worth(case.world, indicator, level);
            let Measure::Grade { scale } = indicator.measure() else { return Err(CannotBeHad) };
            let pointed = case.world.plan.scale(scale).unwrap().has_points();
            if pointed { Aim::Bar { way: 1.0, bar } } else { Aim::Step { bar } }
        }
        Goal::Hold { .. } | Goal::Instances(_) | Goal::Improve(_) => return Err(CannotBeHad),
    };
    match aim {
        Aim::Bar { bar, .. } if !bar.is_finite() => Err(CannotBeHad),
        aim => Ok(aim),
    }
}

fn rise(rises: bool) -> f64 {
    if rises { 1.0 } else { -1.0 }
}

fn positive(b: Option<f64>) -> Result<f64, CannotBeHad> {
    b.filter(|b| *b > 0.0).ok_or(CannotBeHad)
}

/// Returns the sum of a flow in its base period, as far as it is seen.
fn sum_in(case: &Case<'_>, period: Period) -> Option<f64> {
    let until: Day = period.last().min(case.world.day);
    let span = Span { start: period.first(), until };
    figures::figure(case.world, case.terms.indicator?, None, span).ok()?.map(|(value, _)| value)
}

/// Returns whether the baseline is at the bar or past it, or inside the range.
pub(crate) fn no_way(aim: Aim, b: Option<f64>) -> bool {
    match (aim, b) {
        (Aim::Bar { way, bar }, Some(b)) => way * (bar - b) <= 0.0,
        (Aim::Step { bar }, Some(b)) => bar <= b,
        (Aim::Range { low, high }, Some(b)) => low <= b && b <= high,
        _ => false,
    }
}

/// Returns the share of the way from the baseline to the bar.
pub(crate) fn attainment(aim: Aim, v: f64, b: Option<f64>) -> Option<f64> {
    let met = aim.met(v);
    let Some(b) = b else {
        return if met || matches!(aim, Aim::Step { .. }) { Some(f64::from(u8::from(met))) } else { None };
    };
    let attained = match aim {
        Aim::Bar { way, bar } if way * (bar - b) > 0.0 => share(v, b, bar),
        Aim::Bar { .. } | Aim::Step { .. } => f64::from(u8::from(met)),
        Aim::Range { low, high } => in_range(low, high, v, b),
    };
    // Adding zero turns −0 into 0.
    Some(attained + 0.0)
}

/// Returns how far of the way from one number to another a third one is.
pub(crate) fn share(v: f64, from: f64, to: f64) -> f64 {
    exactly([v, from, to], |[v, from, to]| (v - &from) / (to - from))
}

fn in_range(low: f64, high: f64, v: f64, b: f64) -> f64 {
    let beyond = exactly([low, high, v], |[low, high, v]| {
        let past = if v < low { &low - v } else { v - &high };
        BigRational::one() - past / (high - low)
    });
    if low <= v && v <= high {
        1.0
    } else if low <= b && b <= high {
        beyond
    } else if b < low && v < low {
        share(v, b, low)
    } else if b > high && v > high {
        share(v, b, high)
    } else {
        beyond
    }
}
