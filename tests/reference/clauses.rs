//! What a method says of a target that nothing before its clauses has judged, and of nodes: read as it is written.

use tenfold::rules::{Band, Clause, Curve, Cut, Guard, ScaledBy, Side, Signal, Test};

use super::figures::CannotBeHad;
use super::state::{Case, State};
use super::{World, signals};

/// What a clause says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) standing: &'static str,
    pub(crate) word: String,
    pub(crate) signal: (Signal, f64),
    pub(crate) score: Option<f64>,
}

/// Judges by the first clause whose guards all hold.
pub(crate) fn judge(case: &Case<'_>, state: &State) -> Result<Said, CannotBeHad> {
    let clauses = case.world.method.clauses();
    let clause = clauses.iter().find(|clause| clause.when().iter().all(|guard| holds(case, state, guard)));
    by(case, state, clause.ok_or(CannotBeHad)?)
}

fn by(case: &Case<'_>, state: &State, clause: &Clause) -> Result<Said, CannotBeHad> {
    let number = signals::signal(case, state, clause.signal())?;
    let scale = |by: Option<ScaledBy>| by.map_or(1.0, |by| factor(case, state, by));
    let band = band(case.world, clause.bands(), number, |cut| scaled(cut, scale)).ok_or(CannotBeHad)?;
    let score = match clause.curve() {
        Some(curve) => {
            // A curve of a signal of its own that cannot be had gives no score, and the bands stand.
            let of = curve.of().map_or(Ok(number), |of| signals::signal(case, state, of)).ok();
            of.map(|of| score(case.world, curve, of, scale))
        }
        None => None,
    };
    Ok(Said {
        standing: band.standing().as_str(),
        word: band.word().clone(),
        signal: (clause.signal(), number),
        score,
    })
}

/// Returns whether a guard holds.
fn holds(case: &Case<'_>, state: &State, guard: &Guard) -> bool {
    let test = match guard.test() {
        Test::HasBar => state.bar.is_ok_and(|(low, high)| low.is_some() || high.is_some()),
        Test::Met => state.met == Some(true),
        Test::PastDue => case.terms.due.is_some_and(|due| case.world.day > due),
        Test::Way(way) => state.way == Some(way.sign()),
        Test::Points(least) => signals::points(case).len() >= least as usize,
        Test::Improves => matches!(case.terms.goal, tenfold::Goal::Improve(_)),
        Test::Has(signal) => signals::signal(case, state, signal).is_ok(),
        Test::Signal { signal, bound } => {
            let Ok(number) = signals::signal(case, state, signal) else { return false };
            let factor = bound.scaled().map_or(1.0, |by| factor(case, state, by));
            let (number, bound_at) = (nudged(case.world, number), bound.number().get());
            let bound_at = scaled_by(bound_at, bound.scaled(), factor);
            match bound.side() {
                Side::AtLeast => number >= bound_at,
                Side::Above => number > bound_at,
                Side::AtMost => number <= bound_at,
                Side::Below => number < bound_at,
            }
        }
        unknown => panic!("the reference does not know {unknown:?}"),
    };
    test != guard.not()
}

/// Returns a number as it would be a little to one side, where it is asked what that changes.
pub(crate) fn nudged(world: &World<'_>, number: f64) -> f64 {
    number * (1.0 + world.nudge)
}

/// Returns the first band whose cut a number reaches.
pub(crate) fn band<'b>(
    world: &World<'_>,
    bands: &'b [Band],
    number: f64,
    cut_at: impl Fn(Cut) -> f64,
) -> Option<&'b Band> {
    let number = nudged(world, number);
    bands.iter().find(|band| band.cut().is_none_or(|cut| reaches(number, cut, cut_at(cut))))
}

fn reaches(number: f64, cut: Cut, at: f64) -> bool {
    if cut.above() { number > at } else { number >= at }
}

fn scaled(cut: Cut, scale: impl Fn(Option<ScaledBy>) -> f64) -> f64 {
    scaled_by(cut.number().get(), cut.scaled(), scale(cut.scaled()))
}

/// The natural limit scales only what is above zero.
fn scaled_by(number: f64, by: Option<ScaledBy>, factor: f64) -> f64 {
    match by {
        Some(ScaledBy::NaturalLimit) if number <= 0.0 => number,
        _ => number * factor,
    }
}

fn factor(case: &Case<'_>, state: &State, by: ScaledBy) -> f64 {
    let limit = case.terms.indicator.and_then(|indicator| indicator.natural_limit());
    match (by, limit, state.baseline) {
        (ScaledBy::DeadBand, ..) => state.dead_band,
        (ScaledBy::NaturalLimit, Some(limit), Some((base, _))) => limit_factor(base.abs(), limit.get().abs()),
        (ScaledBy::NaturalLimit, ..) => 1.0,
    }
}

fn limit_factor(base: f64, limit: f64) -> f64 {
    if base >= 2.0 * limit {
        1.0
    } else if base <= limit {
        1.0 - libm::pow(base / limit, 4.44)
    } else {
        1.0 - libm::pow((2.0 * limit - base) / limit, 4.44)
    }
}

/// Returns the score of a signal on a curve.
fn score(world: &World<'_>, curve: &Curve, number: f64, scale: impl Fn(Option<ScaledBy>) -> f64) -> f64 {
    let beside = nudged(world, number);
    let on = |cut: Option<Cut>| cut.is_none_or(|cut| reaches(beside, cut, scaled(cut, &scale)));
    let piece = curve.pieces().iter().find(|piece| on(piece.cut())).unwrap();
    let per = scale(piece.per());
    let (low, high) = (curve.low().get(), curve.high().get());
    if per == 0.0 && number >= 0.0 {
        return curve.zero_scale().get();
    }
    (piece.slope().get() * number / per + piece.intercept().get()).clamp(low, high)
}
