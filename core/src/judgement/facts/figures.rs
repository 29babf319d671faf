//! The figures of an indicator: what was said of it, in the order of (day, recorded, id).

use std::collections::BTreeMap;

use super::many::{Moves, leave, merge};
use super::{Number, order};
use crate::facts::Entry;
use crate::words::{Day, MemberId, Period};

/// A fact of an indicator.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Figure {
    pub(in crate::judgement) day: Day,
    pub(in crate::judgement) entry: Number,
    /// A value; or the rank of a level; or the rank of a stage, of one that was lost −1 − rank.
    number: f64,
}

/// The figures of an indicator, those of members apart.
#[derive(Default)]
pub(in crate::judgement) struct Figures {
    own: Vec<Figure>,
    members: BTreeMap<MemberId, Vec<Figure>>,
}

impl Figure {
    /// Returns what stands for an entry that says no figure.
    pub(super) const fn none(day: Day, entry: Number) -> Self {
        Self { day, entry, number: 0.0 }
    }

    /// Returns the figure of a value.
    pub(super) const fn of_value(day: Day, entry: Number, value: f64) -> Self {
        Self { day, entry, number: value }
    }

    /// Returns the figure of a level.
    pub(super) fn of_level(day: Day, entry: Number, rank: usize) -> Self {
        Self { day, entry, number: small(rank) }
    }

    /// Returns the figure of a stage that is reached or lost.
    pub(super) fn of_stage(day: Day, entry: Number, rank: usize, lost: bool) -> Self {
        let rank = small(rank);
        Self { day, entry, number: if lost { -1.0 - rank } else { rank } }
    }

    /// Returns the value, or the rank of the level.
    pub(in crate::judgement) const fn number(self) -> f64 {
        self.number
    }

    /// Returns the rank of the level.
    pub(in crate::judgement) const fn rank(self) -> usize {
        whole(self.number)
    }

    /// Returns the rank of the stage, and whether it is lost.
    pub(in crate::judgement) fn stage(self) -> (usize, bool) {
        if self.number < 0.0 { (whole(-1.0 - self.number), true) } else { (whole(self.number), false) }
    }
}

impl Figures {
    /// Returns the figures of one member, or those that are of none.
    pub(in crate::judgement) fn of(&self, member: Option<&MemberId>) -> &[Figure] {
        match member {
            None => &self.own,
            Some(member) => self.members.get(member).map_or(&[], Vec::as_slice),
        }
    }

    /// Returns all figures, those of no member first.
    pub(in crate::judgement) fn all(&self) -> impl Iterator<Item = &[Figure]> {
        std::iter::once(self.own.as_slice()).chain(self.members.values().map(Vec::as_slice))
    }

    fn list(&mut self, member: Option<&MemberId>) -> &mut Vec<Figure> {
        match member {
            None => &mut self.own,
            Some(member) => self.members.entry(member.clone()).or_default(),
        }
    }

    /// Adds a figure that stands behind those that are there.
    pub(super) fn push(&mut self, member: Option<&MemberId>, figure: Figure) {
        self.list(member).push(figure);
    }

    /// Adds a figure at its place.
    pub(super) fn insert(&mut self, member: Option<&MemberId>, figure: Figure, entries: &[Entry]) {
        let list = self.list(member);
        let place = place(list, figure, entries);
        list.insert(place, figure);
    }

    /// Takes the figure of an entry out.
    pub(super) fn remove(&mut self, member: Option<&MemberId>, figure: Figure, entries: &[Entry]) {
        let list = self.list(member);
        let place = place(list, figure, entries);
        if list.get(place).is_some_and(|there| there.entry == figure.entry) {
            list.remove(place);
        }
        if let Some(member) = member.filter(|_| list.is_empty()) {
            self.members.remove(member);
        }
    }

    /// Adds many figures, and takes many out.
    pub(super) fn turn(
        &mut self,
        member: Option<&MemberId>,
        moves: &Moves,
        comes: Vec<Figure>,
        entries: &[Entry],
    ) {
        let list = self.list(member);
        leave(list, moves, |figure| figure.entry);
        merge(list, comes, |one, other| {
            one.day.cmp(&other.day).then_with(|| order(one.entry, other.entry, entries))
        });
        if let Some(member) = member.filter(|_| list.is_empty()) {
            self.members.remove(member);
        }
    }

    /// Returns the periods of the figures that stand next to that of an entry, before it and behind it.
    pub(in crate::judgement) fn beside(
        &self,
        member: Option<&MemberId>,
        number: Number,
        entries: &[Entry],
    ) -> impl Iterator<Item = Period> {
        let list = self.of(member);
        let day = super::at(entries, number).map(Entry::day);
        let own = day.map(|day| place(list, Figure::none(day, number), entries));
        let beside = own.map(|own| [own.checked_sub(1), own.checked_add(1)]).into_iter().flatten().flatten();
        beside.filter_map(move |place| Some(super::at(entries, list.get(place)?.entry)?.period))
    }

    /// Gives back the memory that is not used.
    pub(super) fn shrink(&mut self) {
        self.own.shrink_to_fit();
        self.members.values_mut().for_each(Vec::shrink_to_fit);
    }
}

/// Returns the place of a figure among others: behind all that stand before it.
fn place(list: &[Figure], figure: Figure, entries: &[Entry]) -> usize {
    // What is recorded last is most often of the last day.
    if list.last().is_none_or(|last| last.day < figure.day) {
        return list.len();
    }
    let order = |number: Number| super::at(entries, number).map(|entry| (entry.recorded, &entry.id));
    let own = order(figure.entry);
    list.partition_point(|there| {
        (there.day, (there.day == figure.day).then(|| order(there.entry)))
            < (figure.day, (there.day == figure.day).then_some(own))
    })
}

/// Returns a rank as a number.
fn small(rank: usize) -> f64 {
    f64::from(u32::try_from(rank).unwrap_or(u32::MAX))
}

/// Returns a rank that was kept as a number.
const fn whole(rank: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ranks are small whole numbers"
    )]
    let rank = rank as usize;
    rank
}
