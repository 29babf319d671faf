//! Items of a register: each is replayed once, and kept as it was after every day that changed it.

use std::collections::BTreeMap;

use crate::facts::{Entry, Fact, ItemChange};
use crate::plan::Plan;
use crate::promises::{Condition, End, FieldValue, Register, Subject, Test};
use crate::words::{Day, FieldId, StateId, Text, UnitId};

/// What happened to an item.
#[derive(Default)]
pub(super) struct Track<'a> {
    entries: Vec<&'a Entry>,
    versions: Vec<Version<'a>>,
}

/// An item from one day to the next change.
pub(super) struct Version<'a> {
    pub(super) day: Day,
    pub(super) item: Item<'a>,
    /// How many of the item's entries are of this day or earlier.
    entries: usize,
}

impl<'a> Track<'a> {
    /// Adds an entry; they come in the order of their days.
    pub(super) fn push(&mut self, entry: &'a Entry, register: &'a Register) {
        self.entries.push(entry);
        let same_day = self.versions.pop_if(|version| version.day == entry.day());
        let before = same_day
            .map(|version| version.item)
            .or_else(|| self.versions.last().map(|version| version.item.clone()));
        if let Some(item) = Item::after(before, entry, register) {
            self.versions.push(Version { day: entry.day(), item, entries: self.entries.len() });
        }
    }

    /// Returns the item at the end of a day, if it was opened by then, and its entries up to that day.
    pub(super) fn on(&self, day: Day) -> Option<(&[&'a Entry], &Item<'a>)> {
        let version = self.until(day).last()?;
        Some((self.entries.get(..version.entries)?, &version.item))
    }

    /// Returns the versions up to a day.
    pub(super) fn until(&self, day: Day) -> &[Version<'a>] {
        let behind = self.versions.partition_point(|version| version.day <= day);
        self.versions.get(..behind).unwrap_or_default()
    }
}

/// An item as it was at the end of a day.
#[derive(Clone)]
pub(super) struct Item<'a> {
    pub(super) register: &'a Register,
    /// The state; none in a register without a life cycle.
    pub(super) state: Option<&'a StateId>,
    closed: bool,
    fields: BTreeMap<&'a FieldId, &'a FieldValue>,
    pub(super) planned: BTreeMap<&'a StateId, Day>,
    pub(super) title: Option<&'a Text>,
    pub(super) unit: Option<&'a UnitId>,
    pub(super) lead: Option<&'a Text>,
}

impl<'a> Item<'a> {
    /// Returns what an entry makes of an item; none while it is not opened.
    fn after(item: Option<Self>, entry: &'a Entry, register: &'a Register) -> Option<Self> {
        let mut item = match (&entry.fact, item) {
            (Fact::Opened { state, .. }, None) => {
                let mut opened = Self::opened(register);
                opened.state = state.as_ref().or(opened.state);
                opened
            }
            (Fact::Opened { .. }, Some(item)) => return Some(item),
            // As known by an earlier moment an item may lack its opening: it is then not there.
            (_, item) => item?,
        };
        match &entry.fact {
            Fact::Opened { change, .. } | Fact::Changed { change, .. } => item.change(change),
            Fact::Moved { to, .. } => item.state = Some(to),
            Fact::Closed { .. } => item.closed = true,
            _ => {}
        }
        Some(item)
    }

    fn opened(register: &'a Register) -> Self {
        let first = register.life_cycle.as_ref().and_then(|cycle| cycle.states.first());
        Self {
            register,
            state: first.map(|state| &state.id),
            closed: false,
            fields: BTreeMap::new(),
            planned: BTreeMap::new(),
            title: None,
            unit: None,
            lead: None,
        }
    }

    fn change(&mut self, change: &'a ItemChange) {
        self.fields.extend(change.fields.iter().map(|(field, value)| (field, value)));
        self.planned.extend(change.planned.iter().map(|(state, day)| (state, *day)));
        self.title = change.title.as_ref().or(self.title);
        self.unit = change.unit.as_ref().or(self.unit);
        self.lead = change.lead.as_ref().or(self.lead);
    }

    fn end(&self) -> Option<End> {
        if self.closed {
            return Some(End::Closed);
        }
        let state = self.state?;
        let states = &self.register.life_cycle.as_ref()?.states;
        states.iter().find(|known| known.id == *state)?.end
    }

    /// Returns whether it has not ended.
    pub(super) fn is_open(&self) -> bool {
        self.end().is_none()
    }

    /// Returns whether it was called off.
    pub(super) fn is_cancelled(&self) -> bool {
        self.end() == Some(End::Cancelled)
    }

    /// Returns the value of a field.
    pub(super) fn field(&self, id: &FieldId) -> Option<&'a FieldValue> {
        self.fields.get(id).copied()
    }

    /// Returns whether it passes all conditions.
    pub(super) fn matches(&self, conditions: &[Condition], plan: &Plan) -> bool {
        conditions.iter().all(|condition| self.passes(condition, plan))
    }

    fn passes(&self, condition: &Condition, plan: &Plan) -> bool {
        match (&condition.subject, &condition.test) {
            (Subject::State, Test::InState(states)) => self.state.is_some_and(|state| states.contains(state)),
            (Subject::State, _) => false,
            (Subject::Field(id), test) => {
                let (Some(value), Some(field)) = (self.field(id), self.register.field(id)) else {
                    return false;
                };
                let rank = |value: &FieldValue| rank(value, &field.kind, plan);
                match test {
                    Test::Is(wanted) => wanted.iter().any(|wanted| same(value, wanted)),
                    Test::AtLeast(bar) => rank(value) >= rank(bar),
                    Test::AtMost(bar) => rank(value) <= rank(bar),
                    Test::InState(_) => false,
                }
            }
        }
    }
}

/// Returns whether a value is a wanted one; of several members one is enough.
fn same(value: &FieldValue, wanted: &FieldValue) -> bool {
    match (value, wanted) {
        (FieldValue::Members(members), FieldValue::Members(wanted)) => {
            members.iter().any(|member| wanted.contains(member))
        }
        _ => value == wanted,
    }
}

/// Returns where a value stands in the order of its field's values.
fn rank(value: &FieldValue, kind: &crate::promises::FieldKind, plan: &Plan) -> Option<f64> {
    match (value, kind) {
        (FieldValue::Number(number), _) => Some(number.get()),
        (FieldValue::Day(day), _) => Some(f64::from(Day::MIN.days_until(*day))),
        (FieldValue::Level(level), crate::promises::FieldKind::Level(scale)) => {
            plan.scale(scale)?.rank(level).and_then(|rank| u32::try_from(rank).ok()).map(f64::from)
        }
        _ => None,
    }
}
