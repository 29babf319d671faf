//! One entry against the plan.

use super::{Desk, field_value};
use crate::draft::{self, FactKind};
use crate::facts::{Attests, Entry, Fact, ItemChange};
use crate::plan::Plan;
use crate::promises::{Indicator, Measure, Register};
use crate::words::{At, Code, MemberId, Moment, Period};

fn present(draft: &draft::Entry) -> [(&'static str, bool); 27] {
    [
        ("indicator", draft.indicator.is_some()),
        ("member", draft.member.is_some()),
        ("value", draft.value.is_some()),
        ("register", draft.register.is_some()),
        ("item", draft.item.is_some()),
        ("title", draft.title.is_some()),
        ("fields", !draft.fields.is_empty()),
        ("planned", !draft.planned.is_empty()),
        ("unit", draft.unit.is_some()),
        ("lead", draft.lead.is_some()),
        ("to", draft.to.is_some()),
        ("stage", draft.stage.is_some()),
        ("lost", draft.lost),
        ("level", draft.level.is_some()),
        ("set", draft.set.is_some()),
        ("through", draft.through.is_some()),
        ("entry", draft.entry.is_some()),
        ("target", draft.target.is_some()),
        ("action", draft.action.is_some()),
        ("goal", draft.goal.is_some()),
        ("trajectory", draft.trajectory.is_some()),
        ("due", draft.due.is_some()),
        ("baseline", draft.baseline.is_some()),
        ("weight", draft.weight.is_some()),
        ("responsible", !draft.responsible.is_empty()),
        ("parent", draft.parent.is_some()),
        ("cancelled", draft.cancelled),
    ]
}

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
pub(super) fn entry(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry, plan: &Plan) -> Option<Entry> {
    let id = desk.id(at.key("id"), &draft.id);
    for (key, text) in [("source", &draft.source), ("author", &draft.author)] {
        desk.length(at.key(key), text.as_ref().map_or(0, String::len));
    }
    desk.text(at.key("note"), draft.note.as_ref());
    desk.text(at.key("title"), draft.title.as_ref());
    desk.text(at.key("lead"), draft.lead.as_ref());
    let corrects = desk.optional_id(at.key("corrects"), draft.corrects.as_deref());
    let period = period(desk, at.key("day"), draft);
    let recorded = recorded(desk, at.key("recorded"), draft, period);
    let Some(kind) = draft.kind else {
        desk.missing(at.key("kind"), "the kind of the fact", "say what happened, such as `reading`");
        return None;
    };
    let (word, allowed) = fields(kind);
    desk.only(at, word, allowed, &present(draft));
    if draft.corrects.is_some() && kind == FactKind::Withdrawn {
        let remedy = "withdraw the withdrawal instead";
        desk.faults.add(at.key("corrects"), Code::NotAllowed, "a withdrawal corrects nothing", remedy);
    }
    let fact = fact(desk, at, kind, draft, plan, period);
    Some(Entry {
        id: id?,
        period: period?,
        recorded: recorded?,
        source: draft.source.clone(),
        author: draft.author.clone(),
        note: draft.note.clone(),
        illustrative: draft.illustrative,
        corrects,
        fact: fact?,
    })
}

fn period(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry) -> Option<Period> {
    if draft.day.is_empty() {
        desk.missing(at, "the day", "write the day it speaks of, or the period of a reading");
        return None;
    }
    let period: Period = desk.faults.keep(at, draft.day.parse())?;
    if period.first() != period.last() && draft.kind.is_some_and(|kind| kind != FactKind::Reading) {
        let cause = format!("`{}` is a period", draft.day);
        desk.faults.add(at, Code::BadDay, cause, "only a reading speaks of a period: write a day");
        return None;
    }
    Some(period)
}

fn recorded(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry, period: Option<Period>) -> Option<Moment> {
    match &draft.recorded {
        Some(text) => desk.faults.keep(at, text.parse()),
        None => period.map(|period| Moment::at_end_of(period.last())),
    }
}

fn fact(
    desk: &mut Desk<'_>,
    at: At<'_>,
    kind: FactKind,
    draft: &draft::Entry,
    plan: &Plan,
    period: Option<Period>,
) -> Option<Fact> {
    match kind {
        FactKind::Reading => reading(desk, at, draft, plan),
        FactKind::Stage => stage(desk, at, draft, plan),
        FactKind::Grade => grade(desk, at, draft, plan),
        FactKind::Opened | FactKind::Changed | FactKind::Moved | FactKind::Closed => {
            item(desk, at, kind, draft, plan)
        }
        FactKind::Joined | FactKind::Left => membership(desk, at, kind, draft, plan),
        FactKind::Attested => attested(desk, at, draft, plan, period),
        FactKind::Withdrawn => {
            let text = draft.entry.as_deref().unwrap_or("");
            desk.id(at.key("entry"), text).map(|entry| Fact::Withdrawn { entry })
        }
        FactKind::Amended => super::amendment::amendment(desk, at, draft, plan).map(Fact::Amended),
    }
}

fn indicator<'p>(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Entry,
    plan: &'p Plan,
) -> Option<&'p Indicator> {
    let name = draft.indicator.as_deref().unwrap_or("");
    let known = plan.indicator_index.get(name).and_then(|index| plan.indicators.get(index));
    let _: crate::words::IndicatorId =
        desk.reference(at.key("indicator"), name, "indicator", known.is_some())?;
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
    draft: &draft::Entry,
    indicator: &Indicator,
    plan: &Plan,
) -> Option<Option<MemberId>> {
    match (&indicator.per, &draft.member) {
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
            let set = plan.set(set)?;
            let known = set.open || set.members.iter().any(|member| member.id.as_str() == text);
            desk.reference(at.key("member"), text, "member", known).map(Some)
        }
    }
}

fn reading(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry, plan: &Plan) -> Option<Fact> {
    let value = desk.required_number(at.key("value"), draft.value, "the value");
    let indicator = indicator(desk, at, draft, plan)?;
    if !matches!(indicator.measure, Measure::Level | Measure::Flow { .. }) {
        mismatch(desk, at, indicator, takes(&indicator.measure));
    }
    let member = member(desk, at, draft, indicator, plan)?;
    Some(Fact::Reading { indicator: indicator.id.clone(), member, value: value? })
}

fn stage(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry, plan: &Plan) -> Option<Fact> {
    let indicator = indicator(desk, at, draft, plan)?;
    let Measure::Stages { stages, losable } = &indicator.measure else {
        mismatch(desk, at, indicator, takes(&indicator.measure));
        return None;
    };
    let name = draft.stage.as_deref().unwrap_or("");
    let known = stages.iter().any(|stage| stage.id.as_str() == name);
    let stage = desk.reference(at.key("stage"), name, "stage", known);
    if draft.lost && !losable {
        let cause = format!("a stage of `{}` cannot be lost", indicator.id);
        desk.faults.add(
            at.key("lost"),
            Code::NotAllowed,
            cause,
            "correct or withdraw the entry that reached it",
        );
    }
    let member = member(desk, at, draft, indicator, plan)?;
    Some(Fact::Stage { indicator: indicator.id.clone(), member, stage: stage?, lost: draft.lost })
}

fn grade(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Entry, plan: &Plan) -> Option<Fact> {
    let indicator = indicator(desk, at, draft, plan)?;
    let Measure::Grade { scale } = &indicator.measure else {
        mismatch(desk, at, indicator, takes(&indicator.measure));
        return None;
    };
    let name = draft.level.as_deref().unwrap_or("");
    let known = plan.scale(scale)?.levels.iter().any(|level| level.id.as_str() == name);
    let level = desk.reference(at.key("level"), name, "level", known);
    let member = member(desk, at, draft, indicator, plan)?;
    Some(Fact::Grade { indicator: indicator.id.clone(), member, level: level? })
}

fn item(desk: &mut Desk<'_>, at: At<'_>, kind: FactKind, draft: &draft::Entry, plan: &Plan) -> Option<Fact> {
    let name = draft.register.as_deref().unwrap_or("");
    let known = plan.register_index.get(name).and_then(|index| plan.registers.get(index));
    let register = desk.reference(at.key("register"), name, "register", known.is_some());
    let item = desk.id(at.key("item"), draft.item.as_deref().unwrap_or(""));
    let known = known?;
    match kind {
        FactKind::Opened | FactKind::Changed => {
            let change = change(desk, at, draft, known, plan);
            let state = draft.to.as_deref().map(|to| state(desk, at.key("to"), to, known));
            let (register, item) = (register?, item?);
            Some(if kind == FactKind::Opened {
                Fact::Opened { register, item, change, state: state.unwrap_or_default() }
            } else {
                Fact::Changed { register, item, change }
            })
        }
        FactKind::Moved => {
            let to = draft.to.as_deref().unwrap_or("");
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

fn change(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Entry,
    register: &Register,
    plan: &Plan,
) -> ItemChange {
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
    ItemChange { title: draft.title.clone(), fields, planned, unit, lead: draft.lead.clone() }
}

fn membership(
    desk: &mut Desk<'_>,
    at: At<'_>,
    kind: FactKind,
    draft: &draft::Entry,
    plan: &Plan,
) -> Option<Fact> {
    let name = draft.set.as_deref().unwrap_or("");
    let known = plan.set_index.get(name).and_then(|index| plan.sets.get(index));
    let set = desk.reference(at.key("set"), name, "set", known.is_some());
    let member = desk.id(at.key("member"), draft.member.as_deref().unwrap_or(""));
    if known.is_some_and(|set| !set.open) {
        let cause = format!("the set `{name}` is closed");
        desk.faults.add(at.key("set"), Code::ClosedSet, cause, "make the set open, or amend the plan");
    }
    let (set, member) = (set?, member?);
    Some(if kind == FactKind::Joined {
        Fact::Joined { set, member, title: draft.title.clone() }
    } else {
        Fact::Left { set, member }
    })
}

fn attested(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Entry,
    plan: &Plan,
    period: Option<Period>,
) -> Option<Fact> {
    let through = match &draft.through {
        Some(text) => desk.day(at.key("through"), Some(text)),
        None => period.map(Period::last),
    };
    let what = match (&draft.register, &draft.indicator) {
        (Some(name), None) => {
            let known = plan.register_index.get(name).is_some();
            desk.reference(at.key("register"), name, "register", known).map(Attests::Register)
        }
        (None, Some(_)) => {
            let indicator = indicator(desk, at, draft, plan)?;
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
