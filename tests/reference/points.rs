//! The points of a target: its figures, one by one; and its baseline.

use std::collections::{BTreeMap, BTreeSet};

use tenfold::{Attests, Baseline, Day, Fact, Goal, Indicator, Measure};

use super::World;
use super::figures::{self, Span};
use super::terms::Terms;

/// Returns the points of an indicator in a span, in the order of their days.
pub(crate) fn points(world: &World<'_>, of: &Indicator, span: Span) -> Vec<(Day, f64)> {
    match of.measure() {
        Measure::Flow { .. } => {
            let mut readings = figures::flow_readings(world, of.id(), None);
            readings.retain(|reading| span.has(reading.period().first()) && span.has(reading.day()));
            // Of periods that end on one day the shortest is the point.
            readings.sort_by_key(|reading| (reading.day(), reading.period().first()));
            let points: BTreeMap<Day, f64> =
                readings.iter().map(|reading| (reading.day(), reading.value)).collect();
            points.into_iter().collect()
        }
        _ => days(world, of, span)
            .into_iter()
            .filter_map(|day| {
                let figure = figures::figure(world, of, None, Span { start: span.start, until: day });
                figure.ok().flatten().map(|(value, _)| (day, value))
            })
            .collect(),
    }
}

/// Returns the days in a span on which something was recorded that an indicator rests on.
pub(crate) fn days(world: &World<'_>, of: &Indicator, span: Span) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    if let Measure::Ratio { numerator, denominator, .. } = of.measure() {
        for part in [numerator, denominator] {
            days.extend(self::days(world, world.plan.indicator(part).unwrap(), span));
        }
    }
    for entry in &world.entries {
        days.extend(speaks(of, entry.fact(), entry.day()).filter(|day| span.has(*day)));
    }
    days
}

/// Returns the days in a span as of which something may be otherwise than as of the day before, the first among them.
pub(crate) fn turns(world: &World<'_>, span: Span) -> BTreeSet<Day> {
    let mut days: BTreeSet<Day> = world.entries.iter().map(|entry| entry.day()).collect();
    days.extend(world.plan.sets().iter().flat_map(|set| set.members()).filter_map(|member| member.since()));
    for set in world.plan.sets() {
        let grace = i32::try_from(set.grace_days()).unwrap();
        days.extend(days.clone().iter().filter_map(|day| day.plus_days(grace)));
    }
    days.insert(span.start);
    days.retain(|day| span.has(*day));
    days
}

/// Returns the day of which a fact says something about an indicator.
fn speaks(of: &Indicator, fact: &Fact, day: Day) -> Option<Day> {
    let register = of.measure().register();
    let set = if let Measure::Coverage { set, .. } = of.measure() { Some(set) } else { of.per().as_ref() };
    match fact {
        Fact::Reading { indicator, .. } | Fact::Grade { indicator, .. } | Fact::Stage { indicator, .. } => {
            (indicator == of.id()).then_some(day)
        }
        Fact::Opened { register: r, .. }
        | Fact::Changed { register: r, .. }
        | Fact::Moved { register: r, .. }
        | Fact::Closed { register: r, .. } => (register == Some(r)).then_some(day),
        Fact::Joined { set: s, .. } | Fact::Left { set: s, .. } => (set == Some(s)).then_some(day),
        Fact::Attested { what: Attests::Register(r), through } => (register == Some(r)).then_some(*through),
        Fact::Attested { what: Attests::Indicator(i), through } => (i == of.id()).then_some(*through),
        Fact::Withdrawn { .. } | Fact::Amended(_) => None,
    }
}

/// Returns the baseline and its day.
pub(crate) fn baseline(world: &World<'_>, terms: &Terms<'_>) -> Option<(f64, Day)> {
    match &terms.baseline {
        // What happens starts from nothing.
        _ if terms.goal == Goal::Happen => Some((0.0, terms.start)),
        Baseline::Unknown => None,
        Baseline::Value { value, day } => Some((value.get(), day.unwrap_or(terms.start))),
        Baseline::Level(level) => Some((figures::worth(world, terms.indicator?, level), terms.start)),
        Baseline::Reading { day } => latest(world, terms.indicator?, *day),
    }
}

/// Returns the latest figure in the ledger up to a day; of a flow, the figure of the latest period.
fn latest(world: &World<'_>, of: &Indicator, day: Day) -> Option<(f64, Day)> {
    let until = day.min(world.day);
    match of.measure() {
        Measure::Flow { .. } => {
            let readings = figures::flow_readings(world, of.id(), None);
            let seen = readings.iter().filter(|reading| reading.day() <= until);
            let latest = seen.max_by_key(|reading| (reading.day(), reading.period().first()))?;
            Some((latest.value, latest.day()))
        }
        Measure::Ratio { numerator, denominator, times } => {
            let (above, one) = latest(world, world.plan.indicator(numerator)?, day)?;
            let (below, other) = latest(world, world.plan.indicator(denominator)?, day)?;
            (below != 0.0).then(|| (times.get() * (above / below), one.min(other)))
        }
        _ => figures::figure(world, of, None, Span { start: Day::MIN, until }).ok().flatten(),
    }
}
