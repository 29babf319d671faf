//! Items of registers, replayed from the first entry to a day.

use std::collections::{BTreeMap, BTreeSet};

use tenfold::{
    Amount, Condition, Day, End, Fact, FieldId, FieldKind, FieldValue, ItemChange, ItemId, MemberId,
    Register, RegisterId, StateId, Subject, Test,
};

use super::World;

/// An item of a register on a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    pub(crate) fields: BTreeMap<FieldId, FieldValue>,
    pub(crate) state: Option<StateId>,
    pub(crate) end: Option<End>,
}

impl Item {
    fn takes(&mut self, change: &ItemChange) {
        self.fields.extend(change.fields().iter().cloned());
    }

    fn enters(&mut self, state: Option<&StateId>, register: &Register) {
        let states = register.life_cycle().as_ref().map_or(&[][..], |cycle| cycle.states());
        self.end = states.iter().find(|known| Some(known.id()) == state).and_then(|known| known.end());
        self.state = state.cloned();
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.end == Some(End::Cancelled)
    }

    /// Returns whether a field names a member.
    pub(crate) fn names(&self, field: &FieldId, member: &MemberId) -> bool {
        matches!(self.fields.get(field), Some(FieldValue::Members(named)) if named.contains(member))
    }

    /// Returns what it adds to an amount.
    pub(crate) fn adds(&self, amount: &Amount) -> f64 {
        match amount {
            Amount::Count => 1.0,
            Amount::Sum(field) => match self.fields.get(field) {
                Some(FieldValue::Number(number)) => number.get(),
                _ => 0.0,
            },
        }
    }
}

/// Returns the items of a register at the end of a day.
pub(crate) fn items(world: &World<'_>, id: &RegisterId, on: Day) -> BTreeMap<ItemId, Item> {
    let register = world.plan.register(id).unwrap();
    let mut items: BTreeMap<ItemId, Item> = BTreeMap::new();
    for entry in world.entries.iter().filter(|entry| entry.day() <= on) {
        match entry.fact() {
            Fact::Opened { register: of, item, change, state } if of == id => {
                let mut opened = Item::default();
                let first = register.life_cycle().as_ref().and_then(|cycle| cycle.states().first());
                opened.enters(state.as_ref().or(first.map(|first| first.id())), register);
                opened.takes(change);
                // An item opens once.
                items.entry(item.clone()).or_insert(opened);
            }
            Fact::Changed { register: of, item, change } if of == id => {
                items.entry(item.clone()).and_modify(|item| item.takes(change));
            }
            Fact::Moved { register: of, item, to } if of == id => {
                items.entry(item.clone()).and_modify(|item| item.enters(Some(to), register));
            }
            Fact::Closed { register: of, item } if of == id => {
                items.entry(item.clone()).and_modify(|item| item.end = Some(End::Closed));
            }
            _ => {}
        }
    }
    items
}

/// Returns the days of the entries of a register.
pub(crate) fn days(world: &World<'_>, id: &RegisterId) -> Vec<Day> {
    let speaks_of = |fact: &Fact| match fact {
        Fact::Opened { register, .. }
        | Fact::Changed { register, .. }
        | Fact::Moved { register, .. }
        | Fact::Closed { register, .. } => register == id,
        _ => false,
    };
    world.entries.iter().filter(|entry| speaks_of(entry.fact())).map(|entry| entry.day()).collect()
}

/// Returns whether all conditions hold for an item.
pub(crate) fn matches(world: &World<'_>, id: &RegisterId, conditions: &[Condition], item: &Item) -> bool {
    conditions.iter().all(|condition| match (condition.subject(), condition.test()) {
        (Subject::State, Test::InState(states)) => {
            item.state.as_ref().is_some_and(|state| states.contains(state))
        }
        (Subject::Field(field), test) => {
            item.fields.get(field).is_some_and(|value| passes(world, id, field, value, test))
        }
        (Subject::State, _) => false,
    })
}

fn passes(world: &World<'_>, id: &RegisterId, field: &FieldId, value: &FieldValue, test: &Test) -> bool {
    match test {
        Test::Is(wanted) => wanted.iter().any(|wanted| match (value, wanted) {
            (FieldValue::Members(named), FieldValue::Members(wanted)) => {
                named.iter().any(|member| wanted.contains(member))
            }
            (value, wanted) => value == wanted,
        }),
        Test::AtLeast(bound) => order(world, id, field, value) >= order(world, id, field, bound),
        Test::AtMost(bound) => order(world, id, field, value) <= order(world, id, field, bound),
        Test::InState(_) => false,
    }
}

/// Returns a number that orders values of one field: the number, the day, or the rank of the level.
fn order(world: &World<'_>, id: &RegisterId, field: &FieldId, value: &FieldValue) -> f64 {
    let kind = world.plan.register(id).unwrap().field(field).unwrap().kind();
    match (value, kind) {
        (FieldValue::Number(number), _) => number.get(),
        (FieldValue::Day(day), _) => f64::from(Day::MIN.days_until(*day)),
        (FieldValue::Level(level), FieldKind::Level(scale)) => {
            world.plan.scale(scale).unwrap().rank(level).unwrap() as f64
        }
        _ => panic!("a field without an order is not compared"),
    }
}

/// Returns for each item the first day, up to a day, at whose end it matched and was not cancelled.
pub(crate) fn first_matches(
    world: &World<'_>,
    id: &RegisterId,
    conditions: &[Condition],
    on: Day,
) -> BTreeMap<ItemId, Day> {
    let mut first = BTreeMap::new();
    let days: BTreeSet<Day> = days(world, id).into_iter().filter(|day| *day <= on).collect();
    for day in days {
        for (name, item) in items(world, id, day) {
            if !item.is_cancelled() && matches(world, id, conditions, &item) {
                first.entry(name).or_insert(day);
            }
        }
    }
    first
}
