//! One entry against the plan.

use super::said::{Asides, all};
use super::{Desk, Said, field_value};
use crate::draft::FactKind;
use crate::facts::{Attests, Carried, Entry, Fact, ItemChange};
use crate::plan::Plan;
use crate::promises::{Indicator, Measure, Register};
use crate::words::{At, Code, MemberId, Moment, Period};

fn fields(kind: FactKind) -> (&'static str, &'static [&'static str]) {
    match kind {
        FactKind::Reading => ("reading", &["indicator", "member", "value"]),
        FactKind::Opened => {
            ("opened", &["register", "item", "title", "fields", "planned", "unit", "lead", "to"])
        }
        FactKind::Changed => ("changed", &["register", "item", "title", "fields", "planned", "unit", "lead"]),
        FactKind::Moved => ("moved", &["register", "item", "to"]),
        FactKind::Closed => ("closed", &["register", "item"]),
        FactKind::Stage => ("stage", &["indicator", "member", "stage", "lost"]),
        FactKind::Grade => ("grade", &["indicator", "member", "level"]),
        FactKind::Joined => ("joined", &["set", "member", "title"]),
        FactKind::Left => ("left", &["set", "member"]),
        FactKind::Attested => ("attested", &["register", "indicator", "through"]),
        FactKind::Withdrawn => ("withdrawn", &["entry"]),
        FactKind::Amended => (
            "amended",
            &[
                "target",
                "action",
                "unit",
                "goal",
                "trajectory",
                "due",
                "baseline",
                "weight",
                "responsible",
                "parent",
                "cancelled",
            ],
        ),
    }
}

/// Checks an entry against the plan.
pub(super) fn entry(
    desk: &mut Desk<'_>,
    at: At<'_>,
    said: &Said<'_>,
    plan: &Plan,
    asides: &mut Asides,
) -> Option<Entry> {
    let id = desk.id(at.key("id"), said.id.unwrap_or(""));
    for (key, text) in [("source", said.source), ("author", said.author)] {
        desk.length(at.key(key), text.map_or(0, str::len));
    }
    if let Some(whole) = said.whole {
        desk.text(at.key("note"), whole.note.as_ref());
        desk.text(at.key("title"), whole.title.as_deref());
        desk.text(at.key("lead"), whole.lead.as_deref());
    }
    let corrects = desk.optional_id(at.key("corrects"), said.corrects);
    let period = period(desk, at.key("day"), said);
    let recorded = recorded(desk, at.key("recorded"), said, period);
    let Some(kind) = said.kind else {
        desk.missing(at.key("kind"), "the kind of the fact", "say what happened, such as `reading`");
        return None;
    };
    let (word, allowed) = fields(kind);
    match said.whole {
        Some(whole) => desk.only(at, word, allowed, all(whole)),
        None => desk.only(at, word, allowed, said.few()),
    }
    if said.corrects.is_some() && kind == FactKind::Withdrawn {
        let remedy = "withdraw the withdrawal instead";
        desk.faults.add(at.key("corrects"), Code::NotAllowed, "a withdrawal corrects nothing", remedy);
    }
    let fact = fact(desk, at, kind, said, plan, period);
    let recorded = recorded?;
    Some(Entry {
        id: id?,
        period: period?,
        recorded,
        illustrative: said.illustrative,
        corrects,
        fact: fact?,
        aside: asides.of(said),
    })
}

fn period(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>) -> Option<Period> {
    let day = said.day.unwrap_or("");
    if day.is_empty() {
        desk.missing(at, "the day", "write the day it speaks of, or the period of a reading");
        return None;
    }
    let period: Period = desk.faults.keep(at, day.parse())?;
    if period.first() != period.last() && said.kind.is_some_and(|kind| kind != FactKind::Reading) {
        let cause = format!("`{}` is a period", day);
        desk.faults.add(at, Code::BadDay, cause, "only a reading speaks of a period: write a day");
        return None;
    }
    Some(period)
}

fn recorded(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>, period: Option<Period>) -> Option<Moment> {
    match said.recorded {
        Some(text) => desk.faults.keep(at, text.parse()),
        None => period.map(|period| Moment::at_end_of(period.last())),
    }
}

fn fact(
    desk: &mut Desk<'_>,
    at: At<'_>,
    kind: FactKind,
    said: &Said<'_>,
    plan: &Plan,
    period: Option<Period>,
) -> Option<Fact> {
    match kind {
        FactKind::Reading => reading(desk, at, said, plan),
        FactKind::Stage => stage(desk, at, said, plan),
        FactKind::Grade => grade(desk, at, said, plan),
        FactKind::Opened | FactKind::Changed | FactKind::Moved | FactKind::Closed => {
            item(desk, at, kind, said, plan)
        }
        FactKind::Joined | FactKind::Left => membership(desk, at, kind, said, plan),
        FactKind::Attested => attested(desk, at, said, plan, period),
        FactKind::Withdrawn => {
            let text = said.entry.unwrap_or("");
            desk.id(at.key("entry"), text).map(|entry| Fact::Withdrawn { entry })
        }
        FactKind::Amended => super::amendment::amendment(desk, at, said.whole?, plan).map(Fact::Amended),
    }
}

fn indicator<'p>(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>, plan: &'p Plan) -> Option<&'p Indicator> {
    let name = said.indicator.unwrap_or("");
    let known = plan.indicator_index.get(name).and_then(|index| plan.indicators.get(index));
    desk.refers(at.key("indicator"), name, "indicator", known.map(|known| &known.id))?;
    known
}

fn mismatch(desk: &mut Desk<'_>, at: At<'_>, indicator: &Indicator, takes: &str) {
    let cause = format!("the indicator `{}` does not take such a fact", indicator.id);
    desk.faults.add(at.key("indicator"), Code::FactMismatch, cause, format!("it takes {takes}"));
}

/// Says what facts a measure takes.
fn takes(measure: &Measure) -> &'static str {
    match measure {
        Measure::Level | Measure::Flow { .. } => "readings",
        Measure::Stages { .. } => "stages",
        Measure::Grade { .. } => "grades",
        Measure::Stock { .. } | Measure::Arrivals { .. } | Measure::Coverage { .. } => {
            "none of its own: record the register's items"
        }
        Measure::Ratio { .. } => "none of its own: record its numerator and denominator",
    }
}

/// Checks the member that a fact of an indicator names, or must name.
fn member(
    desk: &mut Desk<'_>,
    at: At<'_>,
    said: &Said<'_>,
    indicator: &Indicator,
    plan: &Plan,
) -> Option<Option<MemberId>> {
    match (&indicator.per, said.member) {
        (None, None) => Some(None),
        (None, Some(_)) => {
            let cause = format!("the indicator `{}` is not kept by members", indicator.id);
            desk.faults.add(at.key("member"), Code::NotAllowed, cause, "leave the member out");
            None
        }
        (Some(set), None) => {
            desk.missing(at.key("member"), "the member", format!("name a member of the set `{set}`"));
            None
        }
        (Some(set), Some(text)) => {
            desk.reference(at.key("member"), text, "member", plan.may_hold(set, text)).map(Some)
        }
    }
}

fn reading(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>, plan: &Plan) -> Option<Fact> {
    let value = desk.required_number(at.key("value"), said.value, "the value");
    let indicator = indicator(desk, at, said, plan)?;
    if !matches!(indicator.measure, Measure::Level | Measure::Flow { .. }) {
        mismatch(desk, at, indicator, takes(&indicator.measure));
    }
    let member = member(desk, at, said, indicator, plan)?;
    Some(Fact::Reading { indicator: indicator.id.clone(), member, value: value? })
}

fn stage(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>, plan: &Plan) -> Option<Fact> {
    let indicator = indicator(desk, at, said, plan)?;
    let Measure::Stages { stages, losable } = &indicator.measure else {
        mismatch(desk, at, indicator, takes(&indicator.measure));
        return None;
    };
    let name = said.stage.unwrap_or("");
    let known = stages.iter().any(|stage| stage.id.as_str() == name);
    let stage = desk.reference(at.key("stage"), name, "stage", known);
    if said.lost && !losable {
        let cause = format!("a stage of `{}` cannot be lost", indicator.id);
        desk.faults.add(
            at.key("lost"),
            Code::NotAllowed,
            cause,
            "correct or withdraw the entry that reached it",
        );
    }
    let member = member(desk, at, said, indicator, plan)?;
    Some(Fact::Stage { indicator: indicator.id.clone(), member, stage: stage?, lost: said.lost })
}

fn grade(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>, plan: &Plan) -> Option<Fact> {
    let indicator = indicator(desk, at, said, plan)?;
    let Measure::Grade { scale } = &indicator.measure else {
        mismatch(desk, at, indicator, takes(&indicator.measure));
        return None;
    };
    let name = said.level.unwrap_or("");
    let known = plan.scale(scale)?.levels.iter().any(|level| level.id.as_str() == name);
    let level = desk.reference(at.key("level"), name, "level", known);
    let member = member(desk, at, said, indicator, plan)?;
    Some(Fact::Grade { indicator: indicator.id.clone(), member, level: level? })
}

fn item(desk: &mut Desk<'_>, at: At<'_>, kind: FactKind, said: &Said<'_>, plan: &Plan) -> Option<Fact> {
    let name = said.register.unwrap_or("");
    let known = plan.register_index.get(name).and_then(|index| plan.registers.get(index));
    let register = desk.reference(at.key("register"), name, "register", known.is_some());
    let item = desk.id(at.key("item"), said.item.unwrap_or(""));
    let known = known?;
    match kind {
        FactKind::Opened | FactKind::Changed => {
            let change = change(desk, at, said, known, plan);
            let state = said.to.map(|to| state(desk, at.key("to"), to, known));
            let (register, item) = (register?, item?);
            Some(if kind == FactKind::Opened {
                Fact::Opened { register, item, change, state: state.unwrap_or_default() }
            } else {
                Fact::Changed { register, item, change }
            })
        }
        FactKind::Moved => {
            let to = said.to.unwrap_or("");
            let to = state(desk, at.key("to"), to, known)?;
            Some(Fact::Moved { register: register?, item: item?, to })
        }
        _ => {
            if known.life_cycle.is_some() {
                let cause = format!("the register `{}` has a life cycle", known.id);
                desk.faults.add(
                    at.key("kind"),
                    Code::NotAllowed,
                    cause,
                    "move the item to a state that ends it",
                );
            }
            Some(Fact::Closed { register: register?, item: item? })
        }
    }
}

fn state(desk: &mut Desk<'_>, at: At<'_>, text: &str, register: &Register) -> Option<crate::words::StateId> {
    let states = register.life_cycle.as_ref().map_or(&[][..], |cycle| &cycle.states);
    desk.reference(at, text, "state", states.iter().any(|state| state.id.as_str() == text))
}

fn change(desk: &mut Desk<'_>, at: At<'_>, said: &Said<'_>, register: &Register, plan: &Plan) -> ItemChange {
    let Some(draft) = said.whole else { return ItemChange::default() };
    let mut fields = Vec::with_capacity(draft.fields.len());
    for (name, value) in &draft.fields {
        let at = at.key("fields");
        let at = at.key(name);
        let known = register.fields.iter().find(|field| field.id.as_str() == name);
        let id = desk.reference(at, name, "field", known.is_some());
        if let (Some(id), Some(field)) = (id, known) {
            fields.extend(field_value(desk, at, value, field, plan).map(|value| (id, value)));
        }
    }
    let mut planned = Vec::with_capacity(draft.planned.len());
    for (name, day) in &draft.planned {
        let at = at.key("planned");
        let at = at.key(name);
        let day = desk.required_day(at, day);
        planned.extend(state(desk, at, name, register).zip(day));
    }
    let unit = draft
        .unit
        .as_deref()
        .and_then(|unit| desk.reference(at.key("unit"), unit, "unit", plan.unit_index.get(unit).is_some()));
    if draft.lead.is_some() && draft.unit.is_none() && draft.kind == Some(FactKind::Opened) {
        desk.missing(at.key("unit"), "the unit of the lead", "tie the named lead to a unit");
    }
    Carried {
        title: draft.title.as_deref().cloned(),
        fields,
        planned,
        unit,
        lead: draft.lead.as_deref().cloned(),
    }
    .into()
}

fn membership(desk: &mut Desk<'_>, at: At<'_>, kind: FactKind, said: &Said<'_>, plan: &Plan) -> Option<Fact> {
    let name = said.set.unwrap_or("");
    let known = plan.set_index.get(name).and_then(|index| plan.sets.get(index));
    let set = desk.reference(at.key("set"), name, "set", known.is_some());
    let member = desk.id(at.key("member"), said.member.unwrap_or(""));
    if known.is_some_and(|set| !set.open) {
        let cause = format!("the set `{name}` is closed");
        desk.faults.add(at.key("set"), Code::ClosedSet, cause, "make the set open, or amend the plan");
    }
    let (set, member) = (set?, member?);
    Some(if kind == FactKind::Joined {
        Fact::Joined { set, member, title: said.whole.and_then(|whole| whole.title.as_deref().cloned()) }
    } else {
        Fact::Left { set, member }
    })
}

fn attested(
    desk: &mut Desk<'_>,
    at: At<'_>,
    said: &Said<'_>,
    plan: &Plan,
    period: Option<Period>,
) -> Option<Fact> {
    let through = match said.through {
        Some(text) => desk.day(at.key("through"), Some(text)),
        None => period.map(Period::last),
    };
    let what = match (said.register, said.indicator) {
        (Some(name), None) => {
            let known = plan.register_index.get(name).is_some();
            desk.reference(at.key("register"), name, "register", known).map(Attests::Register)
        }
        (None, Some(_)) => {
            let indicator = indicator(desk, at, said, plan)?;
            if !matches!(indicator.measure, Measure::Flow { .. } | Measure::Stages { .. }) {
                mismatch(desk, at, indicator, "no attestation: only flows, stages and registers do");
            }
            Some(Attests::Indicator(indicator.id.clone()))
        }
        _ => {
            desk.missing(at, "what is attested", "name a `register` or an `indicator`, not both");
            None
        }
    };
    if let (Some(through), Some(period)) = (through, period)
        && through > period.last()
    {
        let cause = format!("it speaks of {} and attests {through}", period.last());
        desk.faults.add(at.key("through"), Code::OutOfRange, cause, "attest days that are over");
    }
    Some(Fact::Attested { what: what?, through: through? })
}
