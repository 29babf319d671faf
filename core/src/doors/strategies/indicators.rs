//! Indicators, on the sets, scales and registers of a plan that has no indicators yet.

use super::pick::{Calendar, Words, id, pick};
use super::seed::{IndicatorSeed, StageSeed};
use super::values::condition;
use crate::draft::{Indicator, Measure, MeasureKind, Plan, Stage};
use crate::promises::{Field, FieldKind, Register};
use crate::words::{Day, Every};

/// The lengths of periods.
pub(super) const EVERY: [Every; 4] = [Every::Year, Every::Half, Every::Quarter, Every::Month];

/// Adds indicators to a draft; `known` is the draft, checked.
pub(super) fn add(mut plan: Plan, seeds: &[IndicatorSeed], known: &crate::plan::Plan, words: Words) -> Plan {
    let calendar = Calendar::around(known.start(), known.due());
    for (index, seed) in seeds.iter().enumerate() {
        let measure = measure(seed, known, &plan.indicators, &calendar, words);
        let indicator = Indicator::new(id("i", index), words.text("Indicator", "指标", index), measure);
        let indicator = reporting(indicator, seed);
        plan = plan.indicator(by_members(indicator, seed, known));
    }
    plan
}

fn reporting(mut indicator: Indicator, seed: &IndicatorSeed) -> Indicator {
    indicator.reported = EVERY.get(usize::from(seed.reported).wrapping_sub(4)).copied();
    indicator.lag_days = (seed.lag > 0).then(|| u32::from(seed.lag) * 30);
    indicator.fresh_days = (seed.fresh > 0).then(|| u32::from(seed.fresh - 1) * 200);
    match seed.more {
        1 => indicator.unit("%").natural_limit(100),
        2 => indicator.unit([("en", "papers"), ("zh", "篇")]),
        3 => indicator.natural_limit(0).note("counted once a year"),
        4 => indicator.host("measure"),
        _ => indicator,
    }
}

/// Keeps an indicator by members, where its measure has facts of its own and there is a set.
fn by_members(indicator: Indicator, seed: &IndicatorSeed, known: &crate::plan::Plan) -> Indicator {
    use MeasureKind as Kind;
    let own = matches!(indicator.measure.kind, Some(Kind::Level | Kind::Flow | Kind::Stages | Kind::Grade));
    match seed.per.and_then(|at| pick(known.sets(), at)) {
        Some(set) if own => indicator.per(set.id()),
        _ => indicator,
    }
}

/// Makes a measure; where the plan lacks what it is derived from, the latest reading.
fn measure(
    seed: &IndicatorSeed,
    known: &crate::plan::Plan,
    before: &[Indicator],
    calendar: &Calendar,
    words: Words,
) -> Measure {
    let made = match seed.measure {
        1 | 8 => {
            let flow = Measure::of(MeasureKind::Flow);
            Some(if seed.flag { flow.pro_rata() } else { flow })
        }
        2 => pick(known.registers(), seed.on).map(|register| counted(seed, register, false)),
        3 => pick(known.registers(), seed.on).map(|register| counted(seed, register, true)),
        4 | 9 => coverage(seed, known),
        5 => Some(stages(seed, calendar, words)),
        6 => pick(known.scales(), seed.on).map(|scale| Measure::grade(scale.id())),
        7 => ratio(seed, before),
        _ => None,
    };
    let made = made.unwrap_or_else(|| Measure::of(MeasureKind::Level));
    conditioned(made, seed, known, calendar)
}

fn conditioned(
    mut measure: Measure,
    seed: &IndicatorSeed,
    known: &crate::plan::Plan,
    calendar: &Calendar,
) -> Measure {
    let name = measure.register.clone().unwrap_or_default();
    if let Some(register) = known.registers().iter().find(|register| register.id().as_str() == name) {
        for seed in &seed.conditions {
            measure.conditions.extend(condition(register, seed, known, calendar));
        }
    }
    measure
}

fn counted(seed: &IndicatorSeed, register: &Register, arrivals: bool) -> Measure {
    let measure = if arrivals { Measure::arrivals(register.id()) } else { Measure::stock(register.id()) };
    let measure = if arrivals && seed.flag { measure.net() } else { measure };
    let number = |field: &&Field| *field.kind() == FieldKind::Number;
    match register.fields().iter().find(number).filter(|_| seed.sum) {
        Some(field) => measure.sum(field.id()),
        None => measure,
    }
}

fn coverage(seed: &IndicatorSeed, known: &crate::plan::Plan) -> Option<Measure> {
    let mut fields = Vec::new();
    for register in known.registers() {
        let named = |field: &&Field| matches!(field.kind(), FieldKind::Member(_) | FieldKind::Members(_));
        fields.extend(register.fields().iter().filter(named).map(|field| (register.id(), field.id())));
    }
    pick(&fields, seed.on).map(|(register, field)| Measure::coverage(*register, *field))
}

fn ratio(seed: &IndicatorSeed, before: &[Indicator]) -> Option<Measure> {
    use MeasureKind as Kind;
    let amounts: Vec<&Indicator> = before
        .iter()
        .filter(|one| one.per.is_none())
        .filter(|one| !matches!(one.measure.kind, Some(Kind::Ratio | Kind::Grade | Kind::Stages)))
        .collect();
    let (upper, lower) = (pick(&amounts, seed.on)?, pick(&amounts, seed.other)?);
    let ratio = Measure::ratio(upper.id.as_str(), lower.id.as_str());
    Some(if seed.flag { ratio.times(100) } else { ratio })
}

fn stages(seed: &IndicatorSeed, calendar: &Calendar, words: Words) -> Measure {
    let mut measure = Measure::in_stages();
    let mut day = calendar.start();
    for (index, stage) in seed.stages.iter().enumerate() {
        let (draft, planned) = self::stage(stage, day, words, index);
        day = planned;
        measure = measure.stage(draft);
    }
    if seed.flag { measure.losable() } else { measure }
}

/// Makes a stage, planned not before those before it.
fn stage(seed: &StageSeed, after: Day, words: Words, index: usize) -> (Stage, Day) {
    let stage = Stage::new(id("g", index), words.text("Stage", "阶段", index));
    let stage = match seed.weight {
        2 => stage.weight(2),
        3 => stage.weight(0.5),
        _ => stage,
    };
    match seed.day.and_then(|months| after.plus_days(i32::from(months) * 30)) {
        Some(day) => (stage.day(day.to_string()), day),
        None => (stage, after),
    }
}
