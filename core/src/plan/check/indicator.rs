//! Indicators and their measures.

use super::{Desk, condition};
use crate::draft;
use crate::plan::Plan;
use crate::plan::index::Index;
use crate::promises::{Amount, FieldKind, Indicator, Measure, Register, Stage};
use crate::words::{At, Code, Finite, pairwise_sum, push};

const HOST: &[&str] = &["unit", "measure", "per", "reported", "lag_days", "fresh_days", "natural_limit"];

pub(super) fn indicators(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Indicator], plan: &mut Plan) {
    for (index, draft) in drafts.iter().enumerate() {
        plan.indicator_index.add(desk, at.index(index).key("id"), &draft.id);
    }
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return;
        }
        desk.title(at.key("title"), &draft.title);
        desk.host(at, &draft.host, HOST);
        desk.text(at.key("unit"), draft.unit.as_ref());
        desk.text(at.key("note"), draft.note.as_ref());
        let id = desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in);
        let measure = measure(desk, at.key("measure"), &draft.measure, drafts, plan);
        let per = draft
            .per
            .as_deref()
            .and_then(|set| desk.reference(at.key("per"), set, "set", plan.set_index.get(set).is_some()));
        if per.is_some()
            && !matches!(
                measure,
                None | Some(
                    Measure::Level | Measure::Flow { .. } | Measure::Stages { .. } | Measure::Grade { .. }
                )
            )
        {
            let remedy = "leave it out; what is derived from a register follows the register's fields";
            desk.faults.add(at.key("per"), Code::NotAllowed, "this measure has no facts of its own", remedy);
        }
        if measure.is_none() || per.is_none() && draft.per.is_some() {
            desk.doubt(index);
        }
        let natural_limit = desk.number(at.key("natural_limit"), draft.natural_limit);
        push(
            &mut plan.indicators,
            Indicator {
                id,
                title: draft.title.clone(),
                unit: draft.unit.clone().unwrap_or_default(),
                measure: measure.unwrap_or(Measure::Level),
                per,
                reported: draft.reported,
                lag_days: draft.lag_days.unwrap_or(0),
                fresh_days: draft.fresh_days,
                natural_limit,
                note: draft.note.clone(),
                host: draft.host.clone(),
            },
        );
    }
}

fn present(draft: &draft::Measure) -> [(&'static str, bool); 12] {
    [
        ("pro_rata", draft.pro_rata),
        ("register", draft.register.is_some()),
        ("conditions", !draft.conditions.is_empty()),
        ("sum", draft.sum.is_some()),
        ("net", draft.net),
        ("field", draft.field.is_some()),
        ("numerator", draft.numerator.is_some()),
        ("denominator", draft.denominator.is_some()),
        ("times", draft.times.is_some()),
        ("stages", !draft.stages.is_empty()),
        ("losable", draft.losable),
        ("scale", draft.scale.is_some()),
    ]
}

fn measure(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Measure,
    all: &[draft::Indicator],
    plan: &Plan,
) -> Option<Measure> {
    use draft::MeasureKind as Kind;
    let Some(kind) = draft.kind else {
        desk.missing(at.key("kind"), "the kind of the measure", "say how its value on a day is had");
        return None;
    };
    let (word, allowed): (_, &[&str]) = match kind {
        Kind::Level => ("level", &[]),
        Kind::Flow => ("flow", &["pro_rata"]),
        Kind::Stock => ("stock", &["register", "conditions", "sum"]),
        Kind::Arrivals => ("arrivals", &["register", "conditions", "sum", "net"]),
        Kind::Coverage => ("coverage", &["register", "conditions", "field"]),
        Kind::Ratio => ("ratio", &["numerator", "denominator", "times"]),
        Kind::Stages => ("stages", &["stages", "losable"]),
        Kind::Grade => ("grade", &["scale"]),
    };
    desk.only(at, word, allowed, present(draft));
    match kind {
        Kind::Level => Some(Measure::Level),
        Kind::Flow => Some(Measure::Flow { pro_rata: draft.pro_rata }),
        Kind::Stock | Kind::Arrivals | Kind::Coverage => derived(desk, at, kind, draft, plan),
        Kind::Ratio => ratio(desk, at, draft, all, plan),
        Kind::Stages => {
            let stages = stages(desk, at.key("stages"), &draft.stages);
            Some(Measure::Stages { stages, losable: draft.losable })
        }
        Kind::Grade => {
            let scale = draft.scale.as_deref().unwrap_or("");
            let known = plan.scale_index.get(scale).is_some();
            desk.reference(at.key("scale"), scale, "scale", known).map(|scale| Measure::Grade { scale })
        }
    }
}

fn derived(
    desk: &mut Desk<'_>,
    at: At<'_>,
    kind: draft::MeasureKind,
    draft: &draft::Measure,
    plan: &Plan,
) -> Option<Measure> {
    let name = draft.register.as_deref().unwrap_or("");
    let known = plan.register_index.get(name).and_then(|index| plan.registers.get(index));
    let id = desk.reference(at.key("register"), name, "register", known.is_some());
    let register = known?;
    let conditions = condition::conditions(desk, at.key("conditions"), &draft.conditions, register, plan);
    let amount = match &draft.sum {
        Some(field) => {
            let kind = register.fields.iter().find(|known| known.id.as_str() == field);
            let number = kind.is_some_and(|field| field.kind == FieldKind::Number);
            desk.field(at.key("sum"), (register, field), "number field", number).map(Amount::Sum)
        }
        None => Some(Amount::Count),
    };
    match kind {
        draft::MeasureKind::Coverage => {
            let (field, set) =
                member_field(desk, at.key("field"), draft.field.as_deref().unwrap_or(""), register)?;
            Some(Measure::Coverage { register: id?, field, set, conditions })
        }
        draft::MeasureKind::Arrivals => {
            Some(Measure::Arrivals { register: id?, conditions, amount: amount?, net: draft.net })
        }
        _ => Some(Measure::Stock { register: id?, conditions, amount: amount? }),
    }
}

fn member_field(
    desk: &mut Desk<'_>,
    at: At<'_>,
    name: &str,
    register: &Register,
) -> Option<(crate::words::FieldId, crate::words::SetId)> {
    let set =
        register.fields.iter().find(|field| field.id.as_str() == name).and_then(|field| match &field.kind {
            FieldKind::Member(set) | FieldKind::Members(set) => Some(set.clone()),
            FieldKind::Text | FieldKind::Number | FieldKind::Day | FieldKind::Level(_) => None,
        });
    let id = desk.field(at, (register, name), "member field", set.is_some())?;
    Some((id, set?))
}

fn ratio(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Measure,
    all: &[draft::Indicator],
    plan: &Plan,
) -> Option<Measure> {
    let mut part = |key: &'static str, name: Option<&str>| {
        let name = name.unwrap_or("");
        let known = plan.indicator_index.get(name).and_then(|index| all.get(index));
        let id = desk.reference(at.key(key), name, "indicator", known.is_some())?;
        use draft::MeasureKind as Kind;
        if let Some(Kind::Ratio | Kind::Grade | Kind::Stages) =
            known.and_then(|indicator| indicator.measure.kind)
        {
            let cause = format!("the indicator `{name}` is not an amount");
            desk.faults.add(
                at.key(key),
                Code::NotAllowed,
                cause,
                "name a level, a flow or what a register gives",
            );
            return None;
        }
        if known.is_some_and(|indicator| indicator.per.is_some()) {
            let cause = format!("the indicator `{name}` is kept by members");
            desk.faults.add(
                at.key(key),
                Code::NotAllowed,
                cause,
                "name one that has a single value on a day",
            );
            return None;
        }
        Some(id)
    };
    let numerator = part("numerator", draft.numerator.as_deref());
    let denominator = part("denominator", draft.denominator.as_deref());
    let times = match draft.times {
        Some(times) => desk.number(at.key("times"), Some(times)),
        None => Some(Finite::ONE),
    };
    Some(Measure::Ratio { numerator: numerator?, denominator: denominator?, times: times? })
}

fn stages(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Stage]) -> Vec<Stage> {
    if drafts.is_empty() {
        desk.missing(at, "a stage", "name at least one stage; the last is the aim");
    }
    let drafts = desk.parts(at, drafts);
    let mut taken = Index::default();
    let mut weights = Vec::with_capacity(drafts.len());
    let mut days = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return Vec::new();
        }
        desk.title(at.key("title"), &draft.title);
        taken.add(desk, at.key("id"), &draft.id);
        let weight = desk.within(at.key("weight"), draft.weight, f64::MIN_POSITIVE, 1e300, 1.0);
        weights.push(weight.map_or(1.0, Finite::get));
        let day = desk.day(at.key("day"), draft.day.as_deref());
        if let (Some(day), Some(before)) = (day, days.iter().rev().find_map(|day| *day))
            && day < before
        {
            let cause = format!("the planned day {day} follows {before}");
            desk.faults.add(at.key("day"), Code::NotOrdered, cause, "plan the stages in their order");
        }
        days.push(day);
    }
    let total = pairwise_sum(&weights);
    let mut stages = Vec::with_capacity(drafts.len());
    for (index, (draft, day)) in drafts.iter().zip(days).enumerate() {
        let share = pairwise_sum(weights.get(..=index).unwrap_or_default()) / total;
        // Weights near the largest number add up to infinity.
        let Ok(reached) = Finite::new(share) else {
            desk.faults.add(at, Code::OutOfRange, "the weights add up to infinity", "use smaller weights");
            return Vec::new();
        };
        let id = desk.id(at.index(index).key("id"), &draft.id).unwrap_or_else(Desk::stand_in);
        stages.push(Stage { id, title: draft.title.clone(), reached, day });
    }
    stages
}
