//! What an evaluation sees: the facts up to the end of a day.

use super::facts::{Attested, Facts, Figure, Happened, Item, Number, SeenItem, at};
use super::pad::{Move, Pad, Since};
use super::wiring::{Wire, Wiring};
use crate::facts::{Entry, Fact};
use crate::plan::Plan;
use crate::promises::{Indicator, Register};
use crate::words::{Day, ItemId, MemberId};

/// The facts of a ledger, looked at on a day.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    pub(super) wiring: &'a Wiring,
    pub(super) entries: &'a [Entry],
    pub(super) facts: &'a Facts,
    pub(super) day: Day,
}

impl<'a> Scene<'a> {
    /// Returns the entry of a number.
    pub(super) fn entry(&self, number: Number) -> Option<&'a Entry> {
        at(self.entries, number)
    }

    /// Returns an indicator.
    pub(super) fn indicator(&self, indicator: usize) -> Option<&'a Indicator> {
        self.plan.indicators.get(indicator)
    }

    /// Returns what an indicator refers to.
    pub(super) fn wire(&self, indicator: usize) -> Wire {
        self.wiring.wire(indicator)
    }

    /// Returns the figures of an indicator up to a day, of one member or of none.
    pub(super) fn figures(&self, indicator: usize, member: Option<&MemberId>, to: Day) -> &'a [Figure] {
        let figures = self.facts.figures().of(indicator, member);
        let to = to.min(self.day);
        figures.get(..figures.partition_point(|figure| figure.day <= to)).unwrap_or_default()
    }

    /// Returns the days of all figures of an indicator, whatever their members.
    pub(super) fn figure_days(&self, indicator: usize) -> impl Iterator<Item = Day> {
        let lists = self.facts.figures().all(indicator);
        let day = self.day;
        lists.flat_map(move |list| list.iter().map(|figure| figure.day).take_while(move |on| *on <= day))
    }

    /// Returns the attestation of an indicator up to the day that reaches furthest; of equal ones the last.
    pub(super) fn attested(&self, indicator: usize) -> Option<Attested> {
        self.facts.furthest(indicator, self.day)
    }

    /// Returns the attestation of a register up to the day that reaches furthest; of equal ones the last.
    pub(super) fn register_attested(&self, register: usize) -> Option<Attested> {
        self.facts.register(register)?.attested.furthest(self.day)
    }

    /// Returns the days through which a register, or else an indicator, was attested.
    pub(super) fn attested_days(&self, indicator: usize) -> impl Iterator<Item = Day> {
        let list = match self.wire(indicator).register {
            Some(register) => {
                self.facts.register(register).map_or(&[][..], |happened| happened.attested.entries())
            }
            None => self.facts.attested(indicator),
        };
        let (entries, day) = (self.entries, self.day);
        list.iter().filter_map(move |number| {
            let entry = at(entries, *number).filter(|entry| entry.day() <= day)?;
            match &entry.fact {
                Fact::Attested { through, .. } => Some(*through),
                _ => None,
            }
        })
    }

    /// Returns the joins and leaves of a set up to a day: who, when, and whether they join.
    fn moves(&self, set: usize, to: Day) -> impl Iterator<Item = (Day, &'a MemberId, bool)> {
        let (entries, to) = (self.entries, to.min(self.day));
        self.facts.memberships(set).iter().filter_map(move |number| {
            let entry = at(entries, *number).filter(|entry| entry.day() <= to)?;
            match &entry.fact {
                Fact::Joined { member, .. } => Some((entry.day(), member, true)),
                Fact::Left { member, .. } => Some((entry.day(), member, false)),
                _ => None,
            }
        })
    }

    /// Returns the days on which members joined or left a set.
    pub(super) fn membership_days(&self, set: usize) -> impl Iterator<Item = Day> {
        self.moves(set, self.day).map(|(day, ..)| day)
    }

    /// Hands out the members of a set on a day, in the order of their ids, with the day on which each joined, if it
    /// was not there from the beginning.
    pub(super) fn members(
        &self,
        set: usize,
        day: Day,
        pad: &mut Pad,
        mut each: impl FnMut(Since<'a>, &mut Pad),
    ) {
        pad.with_members(|pad, members| {
            pad.with_moves(|_, moves| {
                self.all_moves(set, day, moves);
                moves
                    .chunk_by(|(one, ..), (next, ..)| one == next)
                    .for_each(|own| members.extend(member(own)));
            });
            members.iter().for_each(|member| each(*member, pad));
        });
    }

    /// Lists who joins and leaves a set up to a day, each member by itself, in the order of time.
    pub(super) fn all_moves(&self, set: usize, day: Day, moves: &mut Vec<Move<'a>>) {
        let stated = self.plan.sets.get(set).map_or(&[][..], |set| &set.members);
        let stated = stated.iter().map(|member| (&member.id, member.since, true));
        let moved = self.moves(set, day).map(|(day, member, joins)| (member, Some(day), joins));
        let all =
            stated.chain(moved).enumerate().map(|(told, (member, on, joins))| (member, on, told, joins));
        moves.extend(all.filter(|(_, on, ..)| on.is_none_or(|on| on <= day)));
        moves.sort_unstable();
    }

    /// Returns a register and what happened in it.
    pub(super) fn register(&self, register: usize) -> Option<(&'a Register, &'a Happened)> {
        self.plan.registers.get(register).zip(self.facts.register(register))
    }

    /// Returns an item with what its numbers stand for.
    pub(super) const fn seen<'i>(&self, register: &'a Register, item: &'i Item) -> SeenItem<'a, 'i> {
        SeenItem { item, register, entries: self.entries, plan: self.plan }
    }

    /// Returns the items of a register on the day, in the order of their ids.
    pub(super) fn items(&self, register: usize) -> impl Iterator<Item = (&'a ItemId, SeenItem<'a, 'a>)> {
        let scene = *self;
        self.register(register).into_iter().flat_map(move |(known, happened)| {
            happened
                .items
                .iter()
                .filter_map(move |(id, track)| Some((id, scene.seen(known, track.on(scene.day)?.1))))
        })
    }

    /// Returns the day up to which a register is known, up to a day; none while it is silent.
    pub(super) fn known_day(&self, register: usize, to: Day) -> Option<Day> {
        let happened = self.facts.register(register)?;
        let to = to.min(self.day);
        let attested = self.register_attested(register);
        // As known by an earlier moment an item may lack its opening: the register is then silent.
        let opened = happened.opened.is_some_and(|opened| opened <= to);
        let behind = happened.days.partition_point(|busy| busy.day <= to);
        let recorded = behind.checked_sub(1).and_then(|last| happened.days.get(last)).map(|busy| busy.day);
        let recorded = recorded.filter(|_| opened || attested.is_some());
        recorded.max(attested.map(|attested| attested.through.min(to)))
    }
}

/// Returns a member, if it is there after its moves, with the day on which it joined.
fn member<'a>(moves: &[Move<'a>]) -> Option<Since<'a>> {
    let mut there = None;
    for (member, on, _, joins) in moves {
        there = if *joins { there.or(Some((*member, *on))) } else { None };
    }
    there
}
