//! The value of an indicator on a day, and the day of that value.

use std::collections::BTreeMap;

use num_rational::BigRational;
use tenfold::{
    Amount, Attests, Condition, Day, Entry, Fact, Indicator, IndicatorId, LevelId, Measure, MemberId, Moment,
    Period, RegisterId, Stage, StageId,
};

use super::exact::{exactly, fraction, nearest, sum};
use super::{World, calendar, registers, sets};

/// A value cannot be had: a denominator is zero, a set is empty, or a sum is too large for a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CannotBeHad;

/// A value and its day, or nothing, or why it cannot be had.
pub(crate) type Figure = Result<Option<(f64, Day)>, CannotBeHad>;

/// The stretch of days for which a value is asked: from the start of the window to the day H.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) start: Day,
    pub(crate) until: Day,
}

impl Span {
    pub(crate) fn has(&self, day: Day) -> bool {
        self.start <= day && day <= self.until
    }
}

/// Returns the value on the last day of a span, of one member where the indicator is kept by members.
pub(crate) fn figure(world: &World<'_>, of: &Indicator, member: Option<&MemberId>, span: Span) -> Figure {
    let figure = match of.measure() {
        Measure::Level | Measure::Grade { .. } => Ok(latest(world, of, member, span)),
        Measure::Flow { pro_rata } => Ok(flow(world, of.id(), *pro_rata, member, span)),
        Measure::Stock { register, conditions, amount } => {
            Ok(stock(world, register, conditions, amount, span))
        }
        Measure::Arrivals { .. } => Ok(arrivals(world, of.measure(), span)),
        Measure::Coverage { .. } => coverage(world, of.measure(), span),
        Measure::Ratio { .. } => ratio(world, of.measure(), span),
        Measure::Stages { stages, .. } => Ok(reached(world, of.id(), stages, member, span.until)),
    }?;
    match figure {
        Some((value, _)) if !value.is_finite() => Err(CannotBeHad),
        figure => Ok(figure),
    }
}

/// A reading, or a grade as the number that it is worth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) value: f64,
}

impl Reading<'_> {
    pub(crate) fn day(&self) -> Day {
        self.entry.day()
    }

    pub(crate) fn period(&self) -> Period {
        self.entry.period()
    }

    fn recorded(&self) -> (Moment, String) {
        (self.entry.recorded(), self.entry.id().to_string())
    }
}

/// Returns the points of a level, or its rank where the scale has no points.
pub(crate) fn worth(world: &World<'_>, indicator: &Indicator, level: &LevelId) -> f64 {
    let Measure::Grade { scale } = indicator.measure() else { panic!("only a grade has levels") };
    let levels = world.plan.scale(scale).unwrap().levels();
    let rank = levels.iter().position(|known| known.id() == level).unwrap();
    levels[rank].points().map_or(rank as f64, f64::from)
}

/// Returns the readings (or grades) of an indicator, in the order of (day, recorded, id).
pub(crate) fn readings<'a>(world: &World<'a>, of: &Indicator, member: Option<&MemberId>) -> Vec<Reading<'a>> {
    let read = |entry: &'a Entry| match entry.fact() {
        Fact::Reading { indicator, member: m, value } if indicator == of.id() && m.as_ref() == member => {
            Some(Reading { entry, value: value.get() })
        }
        Fact::Grade { indicator, member: m, level } if indicator == of.id() && m.as_ref() == member => {
            Some(Reading { entry, value: worth(world, of, level) })
        }
        _ => None,
    };
    world.entries.iter().filter_map(|entry| read(entry)).collect()
}

fn latest(world: &World<'_>, of: &Indicator, member: Option<&MemberId>, span: Span) -> Option<(f64, Day)> {
    let readings = readings(world, of, member);
    readings.iter().rfind(|reading| span.has(reading.day())).map(|reading| (reading.value, reading.day()))
}

/// Returns the latest day, up to a day, through which something is attested complete.
pub(crate) fn attested(world: &World<'_>, what: &Attests, until: Day) -> Option<Day> {
    let through = |fact: &Fact| match fact {
        Fact::Attested { what: of, through } if of == what => Some((*through).min(until)),
        _ => None,
    };
    world.entries.iter().filter_map(|entry| through(entry.fact())).max()
}

/// Returns the readings of a flow: of two for the same days only the later recorded.
pub(crate) fn flow_readings<'a>(
    world: &World<'a>,
    of: &IndicatorId,
    member: Option<&MemberId>,
) -> Vec<Reading<'a>> {
    let all = readings(world, world.plan.indicator(of).unwrap(), member);
    let same = |a: Period, b: Period| (a.first(), a.last()) == (b.first(), b.last());
    let beaten = |one: &Reading<'_>| {
        all.iter().any(|other| same(one.period(), other.period()) && other.recorded() > one.recorded())
    };
    all.iter().filter(|one| !beaten(one)).copied().collect()
}

fn flow(
    world: &World<'_>,
    of: &IndicatorId,
    pro_rata: bool,
    member: Option<&MemberId>,
    span: Span,
) -> Option<(f64, Day)> {
    let mut readings = flow_readings(world, of, member);
    readings.retain(|reading| reading.day() <= span.until || pro_rata);
    let attested =
        attested(world, &Attests::Indicator(of.clone()), span.until).filter(|day| *day >= span.start);
    let counted = if pro_rata { by_days(&readings, span) } else { inside(&readings, span) };
    let latest = counted.iter().map(|(_, day)| *day).max();
    let sum: BigRational = counted.into_iter().map(|(part, _)| part).sum();
    Some((nearest(&sum), latest.max(attested)?))
}

fn inside(readings: &[Reading<'_>], span: Span) -> Vec<(BigRational, Day)> {
    let inside =
        |reading: &&Reading<'_>| span.has(reading.period().first()) && span.has(reading.period().last());
    readings.iter().filter(inside).map(|reading| (fraction(reading.value), reading.day())).collect()
}

/// Each reading, the latest recorded first, gives value × (its days in the span that none gave) ÷ its days.
fn by_days(readings: &[Reading<'_>], span: Span) -> Vec<(BigRational, Day)> {
    let mut order = readings.to_vec();
    order.sort_by_key(|reading| std::cmp::Reverse(reading.recorded()));
    let mut parts = Vec::new();
    for (rank, reading) in order.iter().enumerate() {
        let period = reading.period();
        let (first, last) = (period.first().max(span.start), period.last().min(span.until));
        let given = |day: Day| {
            order[..rank].iter().any(|later| later.period().first() <= day && day <= later.period().last())
        };
        let left = calendar::each_day(first, last).filter(|day| !given(*day)).count();
        if first <= last {
            let days = f64::from(calendar::days_in(period.first(), period.last()));
            parts.push((fraction(reading.value) * fraction(left as f64) / fraction(days), last));
        }
    }
    parts
}

/// Returns the day of what is had from a register, or nothing while the register is silent.
fn register_day(world: &World<'_>, register: &RegisterId, until: Day) -> Option<Day> {
    let attested = attested(world, &Attests::Register(register.clone()), until);
    let latest = registers::days(world, register).into_iter().filter(|day| *day <= until).max();
    let opened = !registers::items(world, register, until).is_empty();
    if opened || attested.is_some() { latest.max(attested) } else { None }
}

/// Returns whether there is any figure or attestation at all that an indicator rests on.
pub(crate) fn is_known(world: &World<'_>, of: &Indicator) -> bool {
    let part = |id: &IndicatorId| is_known(world, world.plan.indicator(id).unwrap());
    let speaks = |fact: &Fact| match fact {
        Fact::Reading { indicator, .. } | Fact::Grade { indicator, .. } | Fact::Stage { indicator, .. } => {
            indicator == of.id()
        }
        Fact::Attested { what, .. } => *what == Attests::Indicator(of.id().clone()),
        _ => false,
    };
    match (of.measure(), of.measure().register()) {
        (Measure::Ratio { numerator, denominator, .. }, _) => part(numerator) || part(denominator),
        (_, Some(register)) => register_day(world, register, world.day).is_some(),
        _ => world.entries.iter().any(|entry| speaks(entry.fact())),
    }
}

fn stock(
    world: &World<'_>,
    register: &RegisterId,
    conditions: &[Condition],
    amount: &Amount,
    span: Span,
) -> Option<(f64, Day)> {
    let day = register_day(world, register, span.until)?;
    let items = registers::items(world, register, span.until);
    let open = items.values().filter(|item| item.end.is_none());
    let matching = open.filter(|item| registers::matches(world, register, conditions, item));
    let parts: Vec<f64> = matching.map(|item| item.adds(amount)).collect();
    Some((sum(&parts), day))
}

fn arrivals(world: &World<'_>, measure: &Measure, span: Span) -> Option<(f64, Day)> {
    let Measure::Arrivals { register, conditions, amount, net } = measure else { return None };
    let day = register_day(world, register, span.until)?;
    let items = registers::items(world, register, span.until);
    let first = registers::first_matches(world, register, conditions, span.until);
    let mut parts = Vec::new();
    for (id, item) in &items {
        let gone = item.end.is_some() || !registers::matches(world, register, conditions, item);
        if first.get(id).is_some_and(|first| span.has(*first)) && !(*net && gone) {
            parts.push(item.adds(amount));
        }
    }
    Some((sum(&parts), day))
}

/// Returns for each member on a day how many items that match and are not cancelled name it; without members
/// that are still in their days of grace and have none.
pub(crate) fn covered(world: &World<'_>, measure: &Measure, on: Day) -> BTreeMap<MemberId, usize> {
    let Measure::Coverage { register, field, set, conditions } = measure else { return BTreeMap::new() };
    let items = registers::items(world, register, on);
    let mut covered = BTreeMap::new();
    for (member, joined) in sets::members(world, set, on) {
        let naming = items.values().filter(|item| {
            item.names(field, &member)
                && !item.is_cancelled()
                && registers::matches(world, register, conditions, item)
        });
        let count = naming.count();
        if count > 0 || !sets::in_grace(world.plan.set(set).unwrap(), joined, on) {
            covered.insert(member, count);
        }
    }
    covered
}

fn coverage(world: &World<'_>, measure: &Measure, span: Span) -> Figure {
    let members = covered(world, measure, span.until);
    if members.is_empty() {
        return Err(CannotBeHad);
    }
    let named = members.values().filter(|count| **count > 0).count();
    let day = register_day(world, measure.register().unwrap(), span.until);
    Ok(day.map(|day| (named as f64 / members.len() as f64, day)))
}

/// Returns how the counts of coverage stand: the members, and the day of the value.
pub(crate) fn coverage_day(world: &World<'_>, measure: &Measure, until: Day) -> Option<Day> {
    register_day(world, measure.register()?, until)
}

fn ratio(world: &World<'_>, measure: &Measure, span: Span) -> Figure {
    let Measure::Ratio { numerator, denominator, times } = measure else { return Ok(None) };
    let part = |id: &IndicatorId| figure(world, world.plan.indicator(id).unwrap(), None, span);
    match (part(numerator)?, part(denominator)?) {
        (Some(_), Some((0.0, _))) => Err(CannotBeHad),
        (Some((above, one)), Some((below, other))) => {
            let value = exactly([times.get(), above, below], |[times, above, below]| times * above / below);
            Ok(Some((value, one.min(other))))
        }
        _ => Ok(None),
    }
}

/// Returns the share of the highest stage reached up to a day and not lost since.
fn reached(
    world: &World<'_>,
    of: &IndicatorId,
    stages: &[Stage],
    member: Option<&MemberId>,
    until: Day,
) -> Option<(f64, Day)> {
    let mut standing: BTreeMap<&StageId, bool> = BTreeMap::new();
    let mut day = attested(world, &Attests::Indicator(of.clone()), until);
    for entry in world.entries.iter().filter(|entry| entry.day() <= until) {
        if let Fact::Stage { indicator, member: m, stage, lost } = entry.fact()
            && indicator == of
            && m.as_ref() == member
        {
            standing.insert(stage, !lost);
            day = day.max(Some(entry.day()));
        }
    }
    let highest = stages.iter().rfind(|stage| standing.get(stage.id()) == Some(&true));
    Some((highest.map_or(0.0, |stage| stage.reached().get()), day?))
}
