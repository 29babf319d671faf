//! Conditions on items, and values of their fields.

use super::Desk;
use crate::draft;
use crate::plan::Plan;
use crate::promises::{Condition, Field, FieldKind, FieldValue, Register, Subject, Test};
use crate::words::{At, Code, MemberId, Scalar};

/// Checks the conditions of a measure on a register.
pub(super) fn conditions(
    desk: &mut Desk<'_>,
    at: At<'_>,
    drafts: &[draft::Condition],
    register: &Register,
    plan: &Plan,
) -> Vec<Condition> {
    let checked = |(index, draft)| condition(desk, at.index(index), draft, register, plan);
    drafts.iter().enumerate().filter_map(checked).collect()
}

fn condition(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Condition,
    register: &Register,
    plan: &Plan,
) -> Option<Condition> {
    let tests = [!draft.is.is_empty(), draft.at_least.is_some(), draft.at_most.is_some()];
    let said = tests.into_iter().filter(|said| *said).count();
    match (&draft.field, draft.states.is_empty()) {
        (None, false) if said == 0 => in_state(desk, at, &draft.states, register),
        (Some(field), true) if said == 1 => of_field(desk, at, field, draft, register, plan),
        _ => {
            let cause = "a condition needs `states`, or a `field` and one of `is`, `at_least`, `at_most`";
            desk.faults.add(
                at,
                Code::Missing,
                cause,
                "say one thing in each condition; all of them must hold",
            );
            None
        }
    }
}

fn in_state(desk: &mut Desk<'_>, at: At<'_>, states: &[String], register: &Register) -> Option<Condition> {
    let Some(cycle) = &register.life_cycle else {
        let cause = format!("the register `{}` has no life cycle", register.id);
        desk.faults.add(
            at.key("states"),
            Code::NotAllowed,
            cause,
            "leave it out, or give the register states",
        );
        return None;
    };
    let mut known = Vec::new();
    for (index, state) in states.iter().enumerate() {
        let there = cycle.states.iter().any(|known| known.id.as_str() == state);
        known.extend(desk.reference(at.key("states").index(index), state, "state", there));
    }
    Some(Condition { subject: Subject::State, test: Test::InState(known) })
}

fn of_field(
    desk: &mut Desk<'_>,
    at: At<'_>,
    name: &str,
    draft: &draft::Condition,
    register: &Register,
    plan: &Plan,
) -> Option<Condition> {
    let known = register.fields.iter().find(|field| field.id.as_str() == name);
    let id = desk.field(at.key("field"), (register, name), "field", known.is_some())?;
    let field = known?;
    let test = if let Some(value) = &draft.at_least {
        Test::AtLeast(ordered(desk, at.key("at_least"), value, field, plan)?)
    } else if let Some(value) = &draft.at_most {
        Test::AtMost(ordered(desk, at.key("at_most"), value, field, plan)?)
    } else {
        let at = at.key("is");
        let checked = |(index, value)| field_value(desk, at.index(index), value, field, plan);
        Test::Is(draft.is.iter().enumerate().filter_map(checked).collect())
    };
    Some(Condition { subject: Subject::Field(id), test })
}

fn ordered(
    desk: &mut Desk<'_>,
    at: At<'_>,
    value: &Scalar,
    field: &Field,
    plan: &Plan,
) -> Option<FieldValue> {
    if matches!(field.kind, FieldKind::Text | FieldKind::Member(_) | FieldKind::Members(_)) {
        let cause = format!("the field `{}` has no order", field.id);
        desk.faults.add(at, Code::NotAllowed, cause, "test it with `is`");
        return None;
    }
    field_value(desk, at, value, field, plan)
}

/// Checks a value against the kind of its field.
pub(crate) fn field_value(
    desk: &mut Desk<'_>,
    at: At<'_>,
    value: &Scalar,
    field: &Field,
    plan: &Plan,
) -> Option<FieldValue> {
    match (&field.kind, value) {
        (FieldKind::Text, Scalar::Text(text)) => {
            desk.length(at, text.len());
            Some(FieldValue::Text(text.clone()))
        }
        (FieldKind::Number, Scalar::Number(number)) => desk.number(at, Some(*number)).map(FieldValue::Number),
        (FieldKind::Day, Scalar::Text(text)) => desk.day(at, Some(text)).map(FieldValue::Day),
        (FieldKind::Level(scale), Scalar::Text(text)) => {
            let levels = plan.scale(scale)?.levels();
            let known = levels.iter().any(|level| level.id.as_str() == text);
            desk.reference(at, text, "level", known).map(FieldValue::Level)
        }
        (FieldKind::Member(set) | FieldKind::Members(set), Scalar::Text(text)) => {
            member(desk, at, text, set, plan).map(|member| FieldValue::Members(vec![member]))
        }
        (FieldKind::Members(set), Scalar::Many(many)) => {
            let checked = |(index, text): (usize, &String)| member(desk, at.index(index), text, set, plan);
            Some(FieldValue::Members(many.iter().enumerate().filter_map(checked).collect()))
        }
        (kind, _) => {
            let wanted = match kind {
                FieldKind::Number => "a number",
                FieldKind::Members(_) => "a member's id or a list of them",
                FieldKind::Text | FieldKind::Day | FieldKind::Level(_) | FieldKind::Member(_) => "a text",
            };
            let cause = format!("the field `{}` does not hold such a value", field.id);
            desk.faults.add(at, Code::FactMismatch, cause, format!("give {wanted}"));
            None
        }
    }
}

/// Checks a member of a set.
fn member(
    desk: &mut Desk<'_>,
    at: At<'_>,
    text: &str,
    set: &crate::words::SetId,
    plan: &Plan,
) -> Option<MemberId> {
    desk.reference(at, text, "member", plan.may_hold(set, text))
}
