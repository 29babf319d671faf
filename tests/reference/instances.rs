//! Enough of many: members of a set, and periods.

use tenfold::{Attests, Day, Each, Every, Goal, Indicator, Instances, Measure, Need, Over, Period};

use super::figures::{self, CannotBeHad, Figure, Span};
use super::state::{Aim, Case, State};
use super::{calendar, expected, points, quorum, sets};

/// Finds out about a goal of instances.
pub(crate) fn state(case: &Case<'_>) -> State {
    let Goal::Instances(instances) = &case.terms.goal else { panic!("not a goal of instances") };
    match instances.over() {
        Over::Members { each } => over_members(case, each, instances.need()),
        Over::Periods { .. } => over_periods(case, instances),
        Over::Targets(ids) => quorum::state(case, ids, instances.need()),
    }
}

/// Returns whether a value reaches what each must reach.
fn reaches(case: &Case<'_>, each: &Each, value: f64) -> bool {
    match each {
        Each::AtLeast(bar) => value >= bar.get(),
        Each::AtMost(bar) => value <= bar.get(),
        Each::Between(low, high) => low.get() <= value && value <= high.get(),
        Each::Reach(level) => value >= figures::worth(case.world, case.terms.indicator.unwrap(), level),
        Each::Happen => value >= 1.0,
    }
}

/// How many are done of how many, on what day.
#[derive(Clone, Copy, Debug)]
struct Count {
    done: u32,
    total: u32,
    day: Option<Day>,
}

fn over_members(case: &Case<'_>, each: &Each, need: Need) -> State {
    let until = case.span().until;
    let Ok(count) = members_done(case, each, until) else {
        return State { value: Err(CannotBeHad), ..State::unknown() };
    };
    let need = need.of(count.total);
    let aim = Aim::Bar { way: 1.0, bar: f64::from(need) };
    let met = count.day.map(|_| count.done >= need);
    let met_before = points::turns(case.world, case.span()).into_iter().any(|day| {
        let world = case.world.as_of(day);
        let then = Case { world: &world, target: case.target, terms: case.terms.clone() };
        members_done(&then, each, day)
            .is_ok_and(|count| count.day.is_some() && count.done >= self::need(case, count))
    });
    State {
        value: Ok(count.day.map(|day| (f64::from(count.done), day))),
        baseline: Some((0.0, case.terms.start)),
        bar: Ok((Some(f64::from(need)), None)),
        aim: Some(aim),
        way: Some(1.0),
        met,
        met_once: met == Some(true) || met_before,
        attainment: count.day.map(|_| f64::from(count.done) / f64::from(need)),
        expected: expected::expected(case, aim, Some(0.0)),
        ..State::unknown()
    }
}

fn need(case: &Case<'_>, count: Count) -> u32 {
    let Goal::Instances(instances) = &case.terms.goal else { panic!("not a goal of instances") };
    instances.need().of(count.total)
}

/// Counts the members that are done on a day; without members it cannot be said.
fn members_done(case: &Case<'_>, each: &Each, until: Day) -> Result<Count, CannotBeHad> {
    let indicator = case.terms.indicator.unwrap();
    let count = match indicator.per() {
        Some(_) => of_own_figures(case, indicator, each, until),
        None => {
            let covered = figures::covered(case.world, indicator.measure(), until);
            Count {
                done: covered.values().filter(|count| reaches(case, each, **count as f64)).count() as u32,
                total: covered.len() as u32,
                day: figures::coverage_day(case.world, indicator.measure(), until),
            }
        }
    };
    if count.total == 0 { Err(CannotBeHad) } else { Ok(count) }
}

fn of_own_figures(case: &Case<'_>, indicator: &Indicator, each: &Each, until: Day) -> Count {
    let id = indicator.per().as_ref().unwrap();
    let set = case.world.plan.set(id).unwrap();
    let span = Span { start: case.terms.start, until };
    let mut count = Count { done: 0, total: 0, day: None };
    for (member, joined) in sets::members(case.world, id, until) {
        let own = figures::figure(case.world, indicator, Some(&member), span).unwrap_or(None);
        if own.is_none() && sets::in_grace(set, joined, until) {
            continue;
        }
        count.total += 1;
        count.done += u32::from(own.is_some_and(|(value, _)| reaches(case, each, value)));
        count.day = count.day.max(own.map(|(_, day)| day));
    }
    count
}

fn over_periods(case: &Case<'_>, instances: &Instances) -> State {
    let Over::Periods { every, each, allowed_misses } = instances.over() else { panic!("not over periods") };
    let day = case.world.day;
    let periods = periods(case, *every);
    let total = periods.len() as u32;
    if total == 0 {
        return State { value: Err(CannotBeHad), ..State::unknown() };
    }
    let need = instances.need().of(total);
    let evidence = evidence(case, &periods);
    let is_done = |period: &Period| is_done(case, each, *period);
    let done = periods.iter().filter(|period| is_done(period)).count() as u32;
    let missed =
        periods.iter().filter(|period| is_past_its_lag(case, **period) && !is_done(period)).count() as u32;
    let ended = periods.iter().filter(|period| day >= period.last()).count();
    State {
        value: Ok(evidence.map(|day| (f64::from(done), day))),
        bar: Ok((Some(f64::from(need)), None)),
        aim: Some(Aim::Bar { way: 1.0, bar: f64::from(need) }),
        way: Some(1.0),
        met: evidence.map(|_| done >= need),
        attainment: evidence.map(|_| f64::from(done) / f64::from(need)),
        expected: Some(ended as f64 / f64::from(total)),
        lost: evidence.is_some() && missed > *allowed_misses,
        ..State::unknown()
    }
}

/// Returns the whole calendar periods inside the window.
pub(crate) fn periods(case: &Case<'_>, every: Every) -> Vec<Period> {
    calendar::periods_inside(every, case.terms.start, case.terms.due.unwrap())
}

/// Returns whether a period reaches what each must; at most and between do so only once it has ended.
pub(crate) fn is_done(case: &Case<'_>, each: &Each, period: Period) -> bool {
    let counts = case.world.day >= period.last() || !matches!(each, Each::AtMost(_) | Each::Between(..));
    let value = in_period(case, period).ok().flatten();
    counts && value.is_some_and(|(value, _)| reaches(case, each, value))
}

/// Returns whether a period has ended and its lag has passed.
pub(crate) fn is_past_its_lag(case: &Case<'_>, period: Period) -> bool {
    let day = case.world.day;
    day >= period.last() && calendar::reached(day, period.last(), case.terms.lag())
}

/// Returns the value over the days of a period up to the day of the evaluation.
pub(crate) fn in_period(case: &Case<'_>, period: Period) -> Figure {
    if period.first() > case.world.day {
        return Ok(None);
    }
    let span = Span { start: period.first(), until: period.last().min(case.world.day) };
    figures::figure(case.world, case.terms.indicator.unwrap(), None, span)
}

/// Returns the day of the latest figure of the periods; the start, if only other days have figures.
pub(crate) fn evidence(case: &Case<'_>, periods: &[Period]) -> Option<Day> {
    let days =
        periods.iter().filter_map(|period| in_period(case, *period).ok().flatten()).map(|(_, day)| day);
    let anything = figures::is_known(case.world, case.terms.indicator.unwrap());
    days.max().or(anything.then_some(case.terms.start))
}

/// Returns whether what an indicator rests on is attested.
pub(crate) fn is_attested(case: &Case<'_>) -> bool {
    let attested = |indicator: &Indicator| match indicator.measure() {
        Measure::Flow { .. } | Measure::Stages { .. } => Some(Attests::Indicator(indicator.id().clone())),
        measure => measure.register().cloned().map(Attests::Register),
    };
    let what = case.terms.indicator.and_then(attested);
    what.is_some_and(|what| {
        figures::attested(case.world, &what, case.world.day).is_some_and(|day| day >= case.terms.start)
    })
}
