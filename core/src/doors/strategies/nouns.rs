//! The frame of a plan, and its units, sets, scales and registers.

use super::pick::{Calendar, Words, id, later, pick, roll_up};
use super::seed::{FieldSeed, FrameSeed, PlanSeed, RegisterSeed, ScaleSeed, SetSeed, UnitSeed};
use crate::draft::{Field, Level, Member, Plan, Register, Scale, Set, State, Unit};
use crate::promises::End;
use crate::words::Day;

/// First days of plans: a new year, within a month, a leap day, a half year; then the ends of the calendar.
const STARTS: [&str; 7] =
    ["2022-01-01", "2022-03-16", "2024-02-29", "2023-07-01", "0001-01-01", "9998-06-01", "9999-12-31"];

/// Makes a plan without indicators and actions.
pub(super) fn plan(seed: &PlanSeed, words: Words) -> Plan {
    let start = pick(&STARTS, seed.frame.start).and_then(|text| text.parse().ok()).unwrap_or(Day::MIN);
    let due = (seed.frame.due != 1).then(|| later(start, seed.frame.due));
    let calendar = Calendar::around(start, due);
    let mut plan = frame(&seed.frame, words, start, due);
    for (index, unit) in seed.units.iter().enumerate() {
        plan = plan.unit(self::unit(unit, words, index));
    }
    for (index, set) in seed.sets.iter().enumerate() {
        plan = plan.set(self::set(set, words, index, &calendar));
    }
    for (index, scale) in seed.scales.iter().enumerate() {
        plan = plan.scale(self::scale(scale, words, index));
    }
    for (index, register) in seed.registers.iter().enumerate() {
        plan = plan.register(self::register(register, words, index, seed));
    }
    plan
}

fn frame(seed: &FrameSeed, words: Words, start: Day, due: Option<Day>) -> Plan {
    let mut plan = Plan::new("p1", words.text("Plan", "规划", 0), start.to_string());
    plan.due = due.map(String::from);
    plan.roll_up = roll_up(&seed.roll_up).map(Box::new);
    if seed.host {
        plan = plan.host(if due.is_some() { "due" } else { "start" });
    }
    if seed.note {
        plan = plan.note(words.text("Note", "说明", 0)).source("somewhere");
    }
    plan
}

fn unit(seed: &UnitSeed, words: Words, index: usize) -> Unit {
    let mut unit = Unit::new(id("u", index), words.text("Unit", "单位", index));
    // Half of the units stand at the top; the others below one before them, so that no circle closes.
    if seed.parent % 2 == 1 && index > 0 {
        unit = unit.parent(id("u", usize::from(seed.parent / 2) % index));
    }
    unit.roll_up = roll_up(&seed.roll_up).map(Box::new);
    unit.level = seed.level.then(|| "college".to_owned());
    if seed.host { unit.host() } else { unit }
}

fn set(seed: &SetSeed, words: Words, index: usize, calendar: &Calendar) -> Set {
    let mut set = Set::new(id("s", index), words.text("Set", "集合", index));
    if seed.open {
        set = set.open();
        set.grace_days = (seed.grace > 0).then(|| u32::from(seed.grace) * 45);
    }
    for (index, member) in seed.members.iter().enumerate() {
        let mut draft = Member::new(id("m", index), words.text("Member", "成员", index));
        draft.since = member.dated.then(|| calendar.day(&member.since).to_string());
        draft.host = member.host;
        set = set.member(draft);
    }
    if seed.host { set.host("members") } else { set }
}

fn scale(seed: &ScaleSeed, words: Words, index: usize) -> Scale {
    let mut scale = Scale::new(id("c", index), words.text("Scale", "量表", index));
    for rank in 0..seed.levels {
        let level = Level::new(id("l", rank.into()), words.text("Level", "等级", rank.into()));
        let rank = f64::from(rank);
        scale = scale.level(match seed.points {
            1 => level.points(rank * 10.0),
            2 => level.points(rank * rank + 1.0),
            3 => level.points(rank - 2.0),
            _ => level,
        });
    }
    if seed.host { scale.host("levels") } else { scale }
}

fn register(seed: &RegisterSeed, words: Words, index: usize, plan: &PlanSeed) -> Register {
    let mut register = Register::new(id("r", index), words.text("Register", "项目库", index));
    for (index, field) in seed.fields.iter().enumerate() {
        register = register.field(self::field(field, words, index, plan));
    }
    if seed.host {
        register = register.host("fields");
    }
    let open = || State::new("open", "open");
    match seed.cycle {
        1 => register
            .state(open().to("done").to("dropped"))
            .state(State::new("done", "done").end(End::Closed))
            .state(State::new("dropped", "dropped").end(End::Cancelled)),
        // What has ended may be taken up again.
        2 => register.state(open().to("done")).state(State::new("done", "done").to("open").end(End::Closed)),
        3 => register.project_life_cycle(),
        _ => register,
    }
}

/// Makes a field; one that needs a set or a scale where there is none holds a number.
fn field(seed: &FieldSeed, words: Words, index: usize, plan: &PlanSeed) -> Field {
    let (name, title) = (id("f", index), words.text("Field", "字段", index));
    let set = || Some(id("s", usize::from(seed.on).checked_rem(plan.sets.len())?));
    let scale = || Some(id("c", usize::from(seed.on).checked_rem(plan.scales.len())?));
    match (seed.kind, set(), scale()) {
        (1 | 6, Some(set), _) => Field::members(name, title, set),
        (2 | 7, Some(set), _) => Field::member(name, title, set),
        (3, _, Some(scale)) => Field::level(name, title, scale),
        (4, _, _) => Field::day(name, title),
        (5, _, _) => Field::text(name, title),
        _ => Field::number(name, title),
    }
}
