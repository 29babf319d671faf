//! One entry more or less among the facts.

use std::cmp::Ordering;

use super::{Facts, Number, Place, at};
use crate::facts::Entry;
use crate::judgement::wiring::Wiring;
use crate::plan::Plan;

/// What an entry speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judgement) enum Touched {
    Indicator(usize),
    Register(usize),
    Set(usize),
    Terms,
    Nothing,
}

impl From<&Place<'_>> for Touched {
    fn from(place: &Place<'_>) -> Self {
        match place {
            Place::Figure { indicator, .. } | Place::OfIndicator { indicator } => Self::Indicator(*indicator),
            Place::Item { register, .. } | Place::OfRegister { register } => Self::Register(*register),
            Place::Membership { set } => Self::Set(*set),
            Place::Amendment => Self::Terms,
        }
    }
}

impl Facts {
    /// Adds an entry at its place, or takes it out, and says what it speaks of.
    pub(super) fn turn(
        &mut self,
        plan: &Plan,
        wiring: &Wiring,
        entries: &[Entry],
        number: Number,
        comes: bool,
    ) -> Touched {
        let Some(entry) = at(entries, number) else { return Touched::Nothing };
        if entry.illustrative {
            match (comes, self.illustrative.binary_search(&entry.day())) {
                (true, Ok(place) | Err(place)) => self.illustrative.insert(place, entry.day()),
                (false, Ok(place)) => {
                    self.illustrative.remove(place);
                }
                (false, Err(_)) => {}
            }
        }
        let Some((place, figure)) = Place::of(plan, wiring, entry, number) else { return Touched::Nothing };
        match place {
            Place::Figure { indicator, member } if comes => {
                self.figures.insert(indicator, member, figure, entries);
            }
            Place::Figure { indicator, member } => self.figures.remove(indicator, member, figure, entries),
            Place::Item { register, item } => {
                match plan.registers.get(register).zip(self.registers.get_mut(register)) {
                    Some((known, happened)) if comes => happened.insert(item, number, entries, known),
                    Some((known, happened)) => happened.remove(item, number, entries, known),
                    None => {}
                }
            }
            Place::OfIndicator { .. } | Place::OfRegister { .. } => match self.attestations(place) {
                Some(attested) if comes => attested.insert(number, entries),
                Some(attested) => attested.remove(number, entries),
                None => {}
            },
            Place::Membership { .. } | Place::Amendment => {
                let Some(list) = self.list(place) else { return Touched::Nothing };
                let place = self::place(list, number, entries);
                if comes {
                    list.insert(place, number);
                } else if list.get(place) == Some(&number) {
                    list.remove(place);
                }
            }
        }
        Touched::from(&place)
    }
}

/// Compares entries by (day, recorded, id).
pub(super) fn order(one: Number, other: Number, entries: &[Entry]) -> Ordering {
    let key = |number| at(entries, number).map(|entry| (entry.day(), entry.recorded, &entry.id));
    key(one).cmp(&key(other))
}

fn place(list: &[Number], number: Number, entries: &[Entry]) -> usize {
    list.partition_point(|there| order(*there, number, entries) == Ordering::Less)
}
