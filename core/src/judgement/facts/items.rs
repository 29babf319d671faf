//! Items of a register: each is replayed once, and kept as it was after every day that changed it.

use super::{Number, at};
use crate::facts::{Entry, Fact, ItemChange};
use crate::plan::Plan;
use crate::promises::{Condition, End, FieldKind, FieldValue, Register, State, Subject, Test};
use crate::words::{Day, FieldId, Text, UnitId};

/// What happened to an item.
#[derive(Default)]
pub(in crate::judgement) struct Track {
    /// In the order of (day, recorded, id).
    pub(super) entries: Vec<Number>,
    versions: Vec<Version>,
}

/// An item from one day to the next change.
pub(in crate::judgement) struct Version {
    pub(in crate::judgement) day: Day,
    pub(in crate::judgement) item: Item,
    /// How many of the item's entries are of this day or earlier.
    entries: usize,
}

/// An item as it was at the end of a day.
#[derive(Clone, Default)]
pub(in crate::judgement) struct Item {
    /// The rank of the state; none in a register without a life cycle.
    pub(in crate::judgement) state: Option<usize>,
    pub(in crate::judgement) closed: bool,
    /// The fields that it carries, by their ranks, with the entry that says so and the place there.
    fields: Vec<(usize, Number, usize)>,
    /// The planned days, by the ranks of their states.
    pub(in crate::judgement) planned: Vec<(usize, Day)>,
    /// The entries that say its title, unit and lead.
    title: Option<Number>,
    unit: Option<Number>,
    lead: Option<Number>,
}

impl Track {
    /// Adds an entry that stands behind those that are there.
    pub(super) fn push(&mut self, number: Number, entries: &[Entry], register: &Register) {
        self.entries.push(number);
        let Some(entry) = at(entries, number) else { return };
        let same_day = self.versions.pop_if(|version| version.day == entry.day());
        let before = same_day
            .map(|version| version.item)
            .or_else(|| self.versions.last().map(|version| version.item.clone()));
        if let Some(item) = Item::after(before, (number, entry), register) {
            self.versions.push(Version { day: entry.day(), item, entries: self.entries.len() });
        }
    }

    /// Returns the entries, in the order of (day, recorded, id).
    pub(in crate::judgement) fn entries(&self) -> &[Number] {
        &self.entries
    }

    /// Replays the entries from a place on, where they have changed.
    pub(super) fn replay(&mut self, from: usize, entries: &[Entry], register: &Register) {
        let kept = self.versions.partition_point(|version| version.entries <= from);
        self.versions.truncate(kept);
        let replayed = self.versions.last().map_or(0, |version| version.entries);
        for number in self.entries.split_off(replayed.min(self.entries.len())) {
            self.push(number, entries, register);
        }
    }

    /// Returns the entries from the day of an entry on, and the item as it was before.
    pub(in crate::judgement) fn from(&self, number: Number, entries: &[Entry]) -> (Option<&Item>, &[Number]) {
        let day = at(entries, number).map(Entry::day);
        let before = self.versions.partition_point(|version| Some(version.day) < day);
        let version = before.checked_sub(1).and_then(|last| self.versions.get(last));
        let behind = version.map_or(0, |version| version.entries);
        (version.map(|version| &version.item), self.entries.get(behind..).unwrap_or_default())
    }

    /// Returns the item at the end of a day, if it was opened by then, and its entries up to that day.
    pub(in crate::judgement) fn on(&self, day: Day) -> Option<(&[Number], &Item)> {
        let version = self.until(day).last()?;
        Some((self.entries.get(..version.entries)?, &version.item))
    }

    /// Returns the versions up to a day.
    pub(in crate::judgement) fn until(&self, day: Day) -> &[Version] {
        let behind = self.versions.partition_point(|version| version.day <= day);
        self.versions.get(..behind).unwrap_or_default()
    }
}

impl Item {
    /// Returns what an entry makes of an item; none while it is not opened.
    fn after(item: Option<Self>, (number, entry): (Number, &Entry), register: &Register) -> Option<Self> {
        let rank = |state| register.life_cycle.as_ref().and_then(|cycle| cycle.rank(state));
        let mut item = match (&entry.fact, item) {
            (Fact::Opened { state, .. }, None) => {
                let first = register.life_cycle.as_ref().map(|_| 0);
                Self { state: state.as_ref().and_then(rank).or(first), ..Self::default() }
            }
            (Fact::Opened { .. }, Some(item)) => return Some(item),
            // As known by an earlier moment an item may lack its opening: it is then not there.
            (_, item) => item?,
        };
        match &entry.fact {
            Fact::Opened { change, .. } | Fact::Changed { change, .. } => {
                item.change(number, change, register);
            }
            Fact::Moved { to, .. } => item.state = rank(to),
            Fact::Closed { .. } => item.closed = true,
            _ => {}
        }
        Some(item)
    }

    fn change(&mut self, number: Number, change: &ItemChange, register: &Register) {
        for (place, (field, _)) in change.fields.iter().enumerate() {
            let Some(rank) = register.fields.iter().position(|known| known.id == *field) else { continue };
            self.fields.retain(|(known, ..)| *known != rank);
            self.fields.push((rank, number, place));
        }
        for (state, day) in &change.planned {
            let rank = register.life_cycle.as_ref().and_then(|cycle| cycle.rank(state));
            let Some(rank) = rank else { continue };
            self.planned.retain(|(known, _)| *known != rank);
            self.planned.push((rank, *day));
        }
        self.title = change.title.as_ref().map(|_| number).or(self.title);
        self.unit = change.unit.as_ref().map(|_| number).or(self.unit);
        self.lead = change.lead.as_ref().map(|_| number).or(self.lead);
    }
}

/// An item with what its numbers stand for.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Seen<'a, 'i> {
    pub(in crate::judgement) item: &'i Item,
    pub(in crate::judgement) register: &'a Register,
    pub(in crate::judgement) entries: &'a [Entry],
    pub(in crate::judgement) plan: &'a Plan,
}

impl<'a> Seen<'a, '_> {
    /// Returns the state; none in a register without a life cycle.
    pub(in crate::judgement) fn state(&self) -> Option<&'a State> {
        self.register.life_cycle.as_ref()?.states.get(self.item.state?)
    }

    fn end(&self) -> Option<End> {
        if self.item.closed { Some(End::Closed) } else { self.state()?.end }
    }

    /// Returns whether it has not ended.
    pub(in crate::judgement) fn is_open(&self) -> bool {
        self.end().is_none()
    }

    /// Returns whether it was called off.
    pub(in crate::judgement) fn is_cancelled(&self) -> bool {
        self.end() == Some(End::Cancelled)
    }

    fn change(&self, number: Option<Number>) -> Option<&'a ItemChange> {
        match &at(self.entries, number?)?.fact {
            Fact::Opened { change, .. } | Fact::Changed { change, .. } => Some(change),
            _ => None,
        }
    }

    /// Returns the title.
    pub(in crate::judgement) fn title(&self) -> Option<&'a Text> {
        self.change(self.item.title)?.title.as_ref()
    }

    /// Returns the unit that answers for it.
    pub(in crate::judgement) fn unit(&self) -> Option<&'a UnitId> {
        self.change(self.item.unit)?.unit.as_ref()
    }

    /// Returns the named lead.
    pub(in crate::judgement) fn lead(&self) -> Option<&'a Text> {
        self.change(self.item.lead)?.lead.as_ref()
    }

    /// Returns the value of a field.
    pub(in crate::judgement) fn field(&self, id: &FieldId) -> Option<&'a FieldValue> {
        let rank = self.register.fields.iter().position(|known| known.id == *id)?;
        let (_, number, place) = self.item.fields.iter().find(|(known, ..)| *known == rank)?;
        self.change(Some(*number))?.fields.get(*place).map(|(_, value)| value)
    }

    /// Returns whether it passes all conditions.
    pub(in crate::judgement) fn matches(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| self.passes(condition))
    }

    fn passes(&self, condition: &Condition) -> bool {
        match (&condition.subject, &condition.test) {
            (Subject::State, Test::InState(states)) => {
                self.state().is_some_and(|state| states.contains(&state.id))
            }
            (Subject::State, _) => false,
            (Subject::Field(id), test) => {
                let (Some(value), Some(field)) = (self.field(id), self.register.field(id)) else {
                    return false;
                };
                let rank = |value: &FieldValue| rank(value, &field.kind, self.plan);
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
fn rank(value: &FieldValue, kind: &FieldKind, plan: &Plan) -> Option<f64> {
    match (value, kind) {
        (FieldValue::Number(number), _) => Some(number.get()),
        (FieldValue::Day(day), _) => Some(f64::from(Day::MIN.days_until(*day))),
        (FieldValue::Level(level), FieldKind::Level(scale)) => {
            plan.scale(scale)?.rank(level).and_then(|rank| u32::try_from(rank).ok()).map(f64::from)
        }
        _ => None,
    }
}
