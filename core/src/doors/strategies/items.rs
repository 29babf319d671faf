//! Items of registers: opened, changed, moved and closed, each after what came before.

use super::ledger::{Book, moment};
use super::pick::{Calendar, id, pick};
use super::seed::{EntrySeed, ValueSeed};
use super::values::value;
use crate::draft::Entry;
use crate::plan::Plan;
use crate::promises::Register;
use crate::words::{Day, StateId};

/// Where the entries about an item have brought it.
pub(super) struct Trail {
    day: Day,
    recorded: Day,
    /// Its state, in a register with a life cycle.
    state: Option<StateId>,
    closed: bool,
}

/// How many items a register has at most.
const ITEMS: u8 = 4;

/// When what happens to items is recorded.
const CLOCK: &str = "09:00:00Z";

/// Makes the next entry about an item: its opening, or what may follow in the state in which it is.
pub(super) fn step(
    book: &mut Book<'_>,
    id: String,
    seed: &EntrySeed,
    values: &[ValueSeed],
    day: Day,
) -> Option<Entry> {
    let plan = book.plan;
    let register = pick(plan.registers(), seed.on)?;
    let item = self::id("x", usize::from(seed.who % ITEMS));
    let key = (register.id().to_string(), item.clone());
    let Some(trail) = book.items.get_mut(&key) else {
        let recorded = moment(day, CLOCK)?;
        let states = register.life_cycle().as_ref().map_or(&[][..], |cycle| cycle.states());
        // Now and then an item is taken over in a later state.
        let other = pick(states, seed.step).filter(|_| seed.form == 7).map(|state| state.id().clone());
        let state = other.clone().or_else(|| Some(states.first()?.id().clone()));
        book.items.insert(key, Trail { day, recorded: day, state, closed: false });
        let mut entry = Entry::opened(id, register.id(), item, day.to_string());
        entry.to = other.map(String::from);
        let entry = change(entry, register, (seed, values), plan, &book.calendar);
        return Some(led(entry, seed, plan).recorded(recorded));
    };
    let recorded = trail.advance(seed)?;
    let on = trail.day.to_string();
    let entry = match trail.follow(register, seed) {
        Follow::Move(to) => Entry::moved(id, register.id(), item, on, &to),
        Follow::Close => Entry::closed(id, register.id(), item, on),
        Follow::Change => {
            let entry = Entry::changed(id, register.id(), item, on);
            change(entry, register, (seed, values), plan, &book.calendar)
        }
    };
    Some(entry.recorded(recorded))
}

enum Follow {
    Move(StateId),
    Close,
    Change,
}

impl Trail {
    /// Goes on by some days, or by none, and returns when that is recorded: on the same day, later than what
    /// came before. None at the end of the calendar.
    fn advance(&mut self, seed: &EntrySeed) -> Option<String> {
        let days = [30, 0, 1, 90, 365].get(usize::from(seed.form)).copied().unwrap_or(180);
        let day = self.day.plus_days(days)?;
        let recorded = if days == 0 {
            self.recorded.plus_days(1)?
        } else {
            // Often late, and so often in another order than that of the days.
            day.plus_days(if seed.recorded.how == 2 { 400 } else { i32::from(seed.recorded.lag) })?
        };
        let text = moment(recorded, CLOCK)?;
        (self.day, self.recorded) = (day, recorded);
        Some(text)
    }

    fn follow(&mut self, register: &Register, seed: &EntrySeed) -> Follow {
        if seed.step.is_multiple_of(3) && seed.step > 0 || self.closed {
            return Follow::Change;
        }
        let Some(cycle) = register.life_cycle() else {
            self.closed = true;
            return Follow::Close;
        };
        let here = cycle.states().iter().find(|state| Some(state.id()) == self.state.as_ref());
        match here.and_then(|state| pick(state.next(), seed.step)) {
            Some(next) => {
                self.state = Some(next.clone());
                Follow::Move(next.clone())
            }
            None => Follow::Change,
        }
    }
}

/// Adds values of fields and planned days.
pub(super) fn change(
    mut entry: Entry,
    register: &Register,
    (seed, values): (&EntrySeed, &[ValueSeed]),
    plan: &Plan,
    calendar: &Calendar,
) -> Entry {
    for (field, seed) in register.fields().iter().zip(values) {
        // Now and then a field stays empty.
        if let Some(value) = value(field, seed, plan, calendar).filter(|_| seed.at % 5 != 4) {
            entry = entry.field(field.id(), value);
        }
    }
    let states = register.life_cycle().as_ref().map_or(&[][..], |cycle| cycle.states());
    if let (Some(state), Some(seed)) = (pick(states, seed.step), values.first())
        && seed.many > 0
    {
        entry = entry.plan_state(state.id(), calendar.day(&seed.day).to_string());
    }
    if seed.more.is_multiple_of(7) { entry.title("Item") } else { entry }
}

/// Names a unit and, now and then, its lead.
fn led(entry: Entry, seed: &EntrySeed, plan: &Plan) -> Entry {
    match (seed.more % 4, pick(plan.units(), seed.who)) {
        (1, Some(unit)) => entry.unit(unit.id()),
        (2, Some(unit)) => entry.unit(unit.id()).lead("Li"),
        _ => entry,
    }
}
