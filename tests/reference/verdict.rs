//! The verdict of a target: the first that holds.

use tenfold::rules::{Order, Signal};
use tenfold::{Goal, Settle, Target};

use super::state::{self, Case, State};
use super::{TargetRef, World, calendar, clauses, hold, improve, instances, signals, terms};

pub(crate) const MISSED: &str = "missed";
pub(crate) const ACHIEVED: &str = "achieved";
pub(crate) const CANCELLED: &str = "cancelled";
pub(crate) const NOT_STARTED: &str = "not_started";
pub(crate) const NOT_DUE: &str = "not_due";
pub(crate) const AWAITING: &str = "awaiting";
pub(crate) const NO_DATA: &str = "no_data";
pub(crate) const STALE: &str = "stale";
pub(crate) const NOT_ASSESSABLE: &str = "not_assessable";
pub(crate) const UNDATED: &str = "undated";

/// Judges a target.
pub(crate) fn judge<'a>(world: &'a World<'a>, target: &'a Target) -> TargetRef {
    let case = Case { world, target, terms: terms::of_target(world, target) };
    let state = match &case.terms.goal {
        Goal::Instances(_) if world.day < case.terms.start => State::unknown(),
        Goal::Hold { .. } => hold::state(&case),
        Goal::Instances(_) => instances::state(&case),
        Goal::Improve(_) => improve::state(&case),
        _ => state::of_one_value(&case),
    };
    let state = if world.day < case.terms.start { state.before_the_start() } else { state };
    let judged = verdict(&case, &state);
    let value = state.value.ok().flatten();
    let counts = matches!(case.terms.goal, Goal::Instances(_));
    let (bar, bar_high) = state.bar.unwrap_or((None, None));
    TargetRef {
        verdict: judged.verdict,
        word: judged.word,
        signal: judged.signal,
        value: value.map(|(value, _)| value),
        value_day: value.map(|(_, day)| day),
        // Instances are counted from nothing: that is no baseline.
        baseline: state.baseline.filter(|_| !counts).map(|(value, _)| value),
        bar,
        bar_high,
        met: state.met,
        attainment: state.attainment,
        expected: state.expected,
        score: judged.score,
        provisional: judged.verdict == ACHIEVED && is_provisional(&case, &state),
    }
}

fn is_provisional(case: &Case<'_>, state: &State) -> bool {
    let to_come = case.terms.due.is_some_and(|due| case.world.day < due);
    case.target.settle() == Settle::AtDue && state.met == Some(true) && to_come
}

/// A verdict, and what the method adds to it.
struct Judged {
    verdict: &'static str,
    word: Option<String>,
    signal: Option<(Signal, f64)>,
    score: Option<f64>,
}

fn verdict(case: &Case<'_>, state: &State) -> Judged {
    let method = case.world.method;
    let before = match method.order() {
        Order::Standard => by_calendar(case, state),
        Order::DataOnly => by_data_only(case, state),
    };
    let plain = |verdict| Judged { verdict, word: None, signal: None, score: None };
    match before {
        Some(ACHIEVED) => Judged {
            word: Some(method.met().word().clone()),
            score: score_of_met(case, state),
            ..plain(ACHIEVED)
        },
        Some(verdict) => plain(verdict),
        None => clauses::judge(case, state).map_or(plain(NOT_ASSESSABLE), |said| Judged {
            verdict: said.standing,
            word: Some(said.word),
            signal: Some(said.signal),
            score: said.score,
        }),
    }
}

/// Returns the score of what is met; where there was no way to go and the method speaks of that, its clauses give it.
fn score_of_met(case: &Case<'_>, state: &State) -> Option<f64> {
    let by_clauses = match signals::no_way(case, state) {
        Some(_) => clauses::judge(case, state).ok().and_then(|said| said.score),
        None => None,
    };
    // Where they cannot be had, what is met has its own score.
    by_clauses.or(case.world.method.met().score().map(f64::from))
}

fn by_calendar(case: &Case<'_>, state: &State) -> Option<&'static str> {
    let (day, terms) = (case.world.day, &case.terms);
    let improves = matches!(terms.goal, Goal::Improve(_));
    let holds = matches!(terms.goal, Goal::Hold { .. });
    if terms.cancelled {
        return Some(CANCELLED);
    }
    if day < terms.start {
        return Some(NOT_STARTED);
    }
    if state.value.is_err() || state.bar.is_err() {
        return Some(NOT_ASSESSABLE);
    }
    if state.lost {
        return Some(MISSED);
    }
    if case.is_closed() && !improves {
        return Some(at_close(case, state));
    }
    let Ok(Some((_, value_day))) = state.value else { return Some(NO_DATA) };
    if terms.fresh().is_some_and(|fresh| i64::from(value_day.days_until(day)) > i64::from(fresh)) {
        return Some(STALE);
    }
    if is_met(case, state) {
        return Some(ACHIEVED);
    }
    if state.expected.is_some_and(|e| e <= 0.0) && state.attainment.is_none_or(|a| a <= 0.0) {
        return Some(NOT_DUE);
    }
    (terms.due.is_none() && !holds && !improves).then_some(UNDATED)
}

fn by_data_only(case: &Case<'_>, state: &State) -> Option<&'static str> {
    if case.terms.cancelled {
        Some(CANCELLED)
    } else if state.value.is_err() || state.bar.is_err() {
        Some(NOT_ASSESSABLE)
    } else if state.value == Ok(None) {
        Some(NO_DATA)
    } else {
        is_met(case, state).then_some(ACHIEVED)
    }
}

fn is_met(case: &Case<'_>, state: &State) -> bool {
    state.met == Some(true) || (case.target.settle() == Settle::Ever && state.met_once)
}

fn at_close(case: &Case<'_>, state: &State) -> &'static str {
    let due = case.terms.due.unwrap();
    if case.target.settle() == Settle::Ever && state.met_once {
        return ACHIEVED;
    }
    let value_day = state.value.ok().flatten().map(|(_, day)| day);
    let reported = case.terms.indicator.and_then(|indicator| indicator.reported());
    let last = reported.and_then(|every| calendar::last_end(every, due));
    // A period that ended before the window began has no figure in it.
    let last = last.filter(|last| *last >= case.terms.start).unwrap_or(due);
    let there = value_day.is_some_and(|day| day >= last);
    if !there && !calendar::reached(case.world.day, due, case.terms.lag()) {
        return AWAITING;
    }
    let stands = |fresh: u32| value_day.is_some_and(|day| i64::from(day.days_until(due)) <= i64::from(fresh));
    let fresh = value_day.is_some() && case.terms.fresh().is_none_or(stands);
    match (fresh, state.met) {
        (true, _) if state.close.is_some() => state.close.unwrap(),
        (true, Some(true)) => ACHIEVED,
        (true, _) => MISSED,
        (false, _) if matches!(case.terms.goal, Goal::Happen) || instances::is_attested(case) => MISSED,
        (false, _) => NO_DATA,
    }
}
