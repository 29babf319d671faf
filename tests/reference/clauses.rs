//! What the methods say of a target that nothing before their clauses has judged.

use tenfold::{Day, Goal};

use super::MethodName;
use super::figures::CannotBeHad;
use super::state::{Case, State};

type Judged = (&'static str, Option<f64>);

/// Returns the score of what is met.
pub(crate) fn score_of_met(method: MethodName) -> Option<f64> {
    match method {
        MethodName::Pace => None,
        MethodName::Statcan => Some(5.0),
    }
}

/// Judges by the clauses of the method.
pub(crate) fn judge(case: &Case<'_>, state: &State) -> Result<Judged, CannotBeHad> {
    match case.world.method {
        MethodName::Pace if matches!(case.terms.goal, Goal::Improve(_)) => Ok((improving(state)?, None)),
        MethodName::Pace => Ok((pace(state)?, None)),
        MethodName::Statcan => statcan(case, state),
    }
}

/// A movement past the dead band is on track, one within it at risk, one past its other end off track.
fn improving(state: &State) -> Result<&'static str, CannotBeHad> {
    let movement = state.movement?;
    Ok(if movement > state.dead_band {
        "on_track"
    } else if movement >= -state.dead_band {
        "at_risk"
    } else {
        "off_track"
    })
}

fn pace(state: &State) -> Result<&'static str, CannotBeHad> {
    let attained = state.attainment.ok_or(CannotBeHad)?;
    let expected = state.expected.ok_or(CannotBeHad)?;
    // Where nothing is expected yet and something is attained, pace counts as 10.
    Ok(by_pace(if expected > 0.0 { attained / expected } else { 10.0 }))
}

/// Returns the band of pace.
pub(crate) fn by_pace(pace: f64) -> &'static str {
    if pace >= 1.10 {
        "ahead"
    } else if pace >= 0.95 {
        "on_track"
    } else if pace >= 0.75 {
        "at_risk"
    } else {
        "off_track"
    }
}

/// Returns the band of a mean of Statistics Canada's scores.
pub(crate) fn by_mean_score(score: f64) -> &'static str {
    if score >= 2.5 {
        "on_track"
    } else if score >= 0.0 {
        "at_risk"
    } else {
        "off_track"
    }
}

fn statcan(case: &Case<'_>, state: &State) -> Result<Judged, CannotBeHad> {
    let way = state.way.ok_or(CannotBeHad)?;
    let (base, current) = base_and_current(state)?;
    let sign = if base.1 < 0.0 { -1.0 } else { 1.0 };
    if base.1 * current.1 < 0.0 || base.0.years_until(current.0) < 1.0 {
        return Err(CannotBeHad);
    }
    let observed = sign * way * growth(or_small(base.1), current.1, base.0.years_until(current.0))?;
    let (ratio, score) = match state.bar?.0 {
        Some(bar) => {
            let due = case.terms.due.ok_or(CannotBeHad)?;
            let required = growth(or_small(base.1), or_small(bar), base.0.years_until(due))?;
            if required == 0.0 {
                return Err(CannotBeHad);
            }
            let ratio = observed / required.abs();
            (ratio, if ratio >= 0.6 { 7.1429 * ratio - 4.2857 } else { 4.1667 * ratio - 2.5 })
        }
        None => return Ok(without_target(case, base.1, observed)),
    };
    let standing = if ratio >= 0.95 {
        "on_track"
    } else if ratio >= 0.60 {
        "at_risk"
    } else {
        "off_track"
    };
    Ok((standing, Some(score.clamp(-5.0, 5.0))))
}

fn without_target(case: &Case<'_>, base: f64, v: f64) -> Judged {
    let limit = case.terms.indicator.and_then(|indicator| indicator.natural_limit());
    let c = limit.map_or(1.0, |limit| limit_factor(base.abs(), limit.get().abs()));
    let score = if v < 0.0 {
        125.0 * v - 2.5
    } else if c == 0.0 {
        5.0
    } else if v >= 0.015 * c {
        500.0 * v / c - 5.0
    } else if v >= 0.005 * c {
        250.0 * v / c - 1.25
    } else {
        500.0 * v / c - 2.5
    };
    let standing = if v >= 0.015 * c {
        "on_track"
    } else if v >= 0.005 * c {
        "at_risk"
    } else {
        "off_track"
    };
    (standing, Some(score.clamp(-5.0, 5.0)))
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

/// A zero base or target becomes 0.001.
fn or_small(value: f64) -> f64 {
    if value == 0.0 { 0.001 } else { value }
}

fn growth(from: f64, to: f64, years: f64) -> Result<f64, CannotBeHad> {
    if years <= 0.0 || to / from < 0.0 {
        return Err(CannotBeHad);
    }
    Ok(libm::pow(to / from, 1.0 / years) - 1.0)
}

type Point = (Day, f64);

/// Returns the baseline and the current value.
fn base_and_current(case: &Case<'_>, state: &State) -> Result<(Point, Point), CannotBeHad> {
    let base = state.baseline.map(|(value, day)| (day, value));
    let (value, day) = state.value?.ok_or(CannotBeHad)?;
    Ok((base.ok_or(CannotBeHad)?, (day, value)))
}
