//! Values of the fields of items, and conditions on them.

use super::pick::{Calendar, members, pick};
use super::seed::{ConditionSeed, ValueSeed};
use crate::draft::Condition;
use crate::plan::Plan;
use crate::promises::{Field, FieldKind, Register};
use crate::words::Scalar;

/// Returns a value that a field takes; none where it has no member to name.
pub(super) fn value(field: &Field, seed: &ValueSeed, plan: &Plan, calendar: &Calendar) -> Option<Scalar> {
    Some(match field.kind() {
        FieldKind::Text => Scalar::from(*pick(&["north", "south"], seed.at)?),
        FieldKind::Number => Scalar::from(seed.number),
        FieldKind::Day => Scalar::from(calendar.day(&seed.day).to_string()),
        FieldKind::Level(scale) => Scalar::from(pick(plan.scale(scale)?.levels(), seed.at)?.id().to_string()),
        FieldKind::Member(set) => Scalar::from(pick(&members(plan, set), seed.at)?.clone()),
        FieldKind::Members(set) => {
            let known = members(plan, set);
            let first = usize::from(seed.at).checked_rem(known.len())?;
            Scalar::from(known.into_iter().skip(first).take(usize::from(seed.many) + 1).collect::<Vec<_>>())
        }
    })
}

/// Returns a condition that the items of a register can be tested for, if there is one.
pub(super) fn condition(
    register: &Register,
    seed: &ConditionSeed,
    plan: &Plan,
    calendar: &Calendar,
) -> Option<Condition> {
    let states = register.life_cycle().as_ref().map_or(&[][..], |cycle| cycle.states());
    let subject = usize::from(seed.on) % (register.fields().len() + usize::from(!states.is_empty())).max(1);
    let Some(field) = register.fields().get(subject) else {
        let condition = Condition::in_state(pick(states, seed.value.at)?.id());
        let other = pick(states, usize::from(seed.value.at) + 1).filter(|_| seed.test == 2);
        return Some(match other {
            Some(other) => condition.or_state(other.id()),
            None => condition,
        });
    };
    let value = match value(field, &seed.value, plan, calendar)? {
        Scalar::Many(many) => Scalar::from(many.into_iter().next()?),
        one => one,
    };
    let ordered = matches!(field.kind(), FieldKind::Number | FieldKind::Day | FieldKind::Level(_));
    let of_field = Condition { field: Some(field.id().to_string()), ..Condition::default() };
    Some(match seed.test {
        0 if ordered => of_field.at_least(value),
        1 if ordered => of_field.at_most(value),
        _ => of_field.or_is(value),
    })
}
