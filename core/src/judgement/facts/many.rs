//! Many entries more or less among the facts, in one go: each list is gone through once.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Facts, Figure, Number, Place, Touched, at, order};
use crate::facts::Entry;
use crate::judgement::wiring::Wiring;
use crate::plan::Plan;
use crate::words::Day;

/// As many entries come and go one by one.
const FEW: usize = 8;

/// The entries that come to one list, and those that leave it.
#[derive(Default)]
pub(super) struct Moves {
    pub(super) comes: Vec<Number>,
    pub(super) goes: Vec<Number>,
}

impl Moves {
    fn add(&mut self, number: Number, comes: bool) {
        if comes { self.comes.push(number) } else { self.goes.push(number) }
    }
}

/// What moves in one place, with the figures of what comes.
#[derive(Default)]
struct Here {
    moves: Moves,
    figures: Vec<Figure>,
}

impl Facts {
    /// Adds entries at their places, or takes them out, and adds what they speak of.
    pub(in crate::judgement) fn turn_all(
        &mut self,
        plan: &Plan,
        wiring: &Wiring,
        entries: &[Entry],
        moves: &[(Number, bool)],
        touched: &mut Vec<Touched>,
    ) {
        if moves.len() <= FEW {
            touched.extend(
                moves.iter().map(|(number, comes)| self.turn(plan, wiring, entries, *number, *comes)),
            );
            return;
        }
        let mut places: BTreeMap<Place<'_>, Here> = BTreeMap::new();
        let mut registers: BTreeMap<usize, Moves> = BTreeMap::new();
        let mut illustrative: (Vec<Day>, Vec<Day>) = Default::default();
        for (number, comes) in moves {
            let Some(entry) = at(entries, *number) else { continue };
            if entry.illustrative {
                if *comes { &mut illustrative.0 } else { &mut illustrative.1 }.push(entry.day());
            }
            let Some((place, figure)) = Place::of(plan, wiring, entry, *number) else { continue };
            let here = places.entry(place).or_default();
            here.moves.add(*number, *comes);
            if *comes && matches!(place, Place::Figure { .. }) {
                here.figures.push(figure);
            }
            if let Place::Item { register, .. } = place {
                registers.entry(register).or_default().add(*number, *comes);
            }
        }
        self.turn_illustrative(illustrative);
        for (place, mut here) in places {
            here.moves.goes.sort_unstable();
            touched.push(Touched::from(&place));
            self.turn_place(plan, place, here, entries);
        }
        for (register, moves) in registers {
            if let Some(happened) = self.registers.get_mut(register) {
                happened.turn_days(&moves, entries);
            }
        }
    }

    fn turn_place(&mut self, plan: &Plan, place: Place<'_>, here: Here, entries: &[Entry]) {
        match place {
            Place::Figure { indicator, member } => {
                self.figures.turn(indicator, member, &here.moves, here.figures, entries);
            }
            Place::Item { register, item } => {
                if let Some((known, happened)) =
                    plan.registers.get(register).zip(self.registers.get_mut(register))
                {
                    happened.turn(item, &here.moves, entries, known);
                }
            }
            Place::OfIndicator { .. } | Place::OfRegister { .. } => {
                if let Some(attested) = self.attestations(place) {
                    attested.turn(&here.moves, entries);
                }
            }
            Place::Membership { .. } | Place::Amendment => {
                if let Some(list) = self.list(place) {
                    leave(list, &here.moves, |number| *number);
                    merge(list, here.moves.comes, |one, other| order(*one, *other, entries));
                }
            }
        }
    }

    fn turn_illustrative(&mut self, (comes, mut goes): (Vec<Day>, Vec<Day>)) {
        goes.sort_unstable();
        let mut goes = goes.into_iter().peekable();
        if goes.peek().is_some() {
            self.illustrative.retain(|day| goes.next_if_eq(day).is_none());
        }
        merge(&mut self.illustrative, comes, Day::cmp);
    }
}

/// Takes out of a list what leaves it.
pub(super) fn leave<T>(list: &mut Vec<T>, moves: &Moves, number: impl Fn(&T) -> Number) {
    if !moves.goes.is_empty() {
        list.retain(|there| moves.goes.binary_search(&number(there)).is_err());
    }
}

/// Adds to a sorted list what comes, at its places.
pub(super) fn merge<T: Copy>(list: &mut Vec<T>, mut comes: Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    comes.sort_by(&order);
    let Some(first) = comes.first() else { return };
    let from = list.partition_point(|there| order(there, first) != Ordering::Greater);
    let mut behind = list.split_off(from).into_iter().peekable();
    list.reserve(behind.len() + comes.len());
    for one in comes {
        while let Some(there) = behind.next_if(|there| order(there, &one) != Ordering::Greater) {
            list.push(there);
        }
        list.push(one);
    }
    list.extend(behind);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_goes_to_its_place_behind_its_equals() {
        let merged = |there: &[(u8, u8)], comes: &[(u8, u8)]| {
            let mut list = there.to_vec();
            merge(&mut list, comes.to_vec(), |one, other| one.0.cmp(&other.0));
            list
        };
        let there = [(1, 0), (3, 0), (3, 1), (5, 0)];
        assert_eq!(merged(&there, &[]), there);
        assert_eq!(merged(&[], &[(2, 9), (1, 9)]), [(1, 9), (2, 9)]);
        assert_eq!(merged(&there, &[(6, 9), (0, 9)]), [(0, 9), (1, 0), (3, 0), (3, 1), (5, 0), (6, 9)]);
        assert_eq!(
            merged(&there, &[(4, 9), (3, 9), (2, 9), (5, 9)]),
            [(1, 0), (2, 9), (3, 0), (3, 1), (3, 9), (4, 9), (5, 0), (5, 9)]
        );
    }
}
