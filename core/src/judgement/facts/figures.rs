//! The figures of an indicator: what was said of it, in the order of (day, recorded, id).

use std::collections::BTreeMap;

use super::many::{Moves, leave, merge};
use super::store::{Series, Store};
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

/// The figures of all indicators, those of members apart.
#[derive(Default)]
pub(in crate::judgement) struct Figures {
    store: Store,
    /// For each indicator the series of its members; its own series has its number.
    members: Vec<BTreeMap<MemberId, Series>>,
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
    /// Begins with indicators of which nothing is known.
    pub(super) fn of_indicators(indicators: usize) -> Self {
        let mut members = Vec::new();
        members.resize_with(indicators, BTreeMap::new);
        Self { store: Store::of(indicators, &[]), members }
    }

    /// Stores figures with their series; those of one series stand in their order.
    pub(super) fn fill(&mut self, said: &[(Series, Figure)]) {
        self.store = Store::of(self.store.len(), said);
    }

    /// Returns the figures of one member of an indicator, or those that are of none.
    pub(in crate::judgement) fn of(&self, indicator: usize, member: Option<&MemberId>) -> &[Figure] {
        let series = match member {
            None => Series::try_from(indicator).ok(),
            Some(member) => self.members.get(indicator).and_then(|members| members.get(member)).copied(),
        };
        series.map_or(&[], |series| self.store.series(series))
    }

    /// Returns all figures of an indicator, those of no member first.
    pub(in crate::judgement) fn all(&self, indicator: usize) -> impl Iterator<Item = &[Figure]> {
        let members = self.members.get(indicator).into_iter().flat_map(BTreeMap::values);
        let members = members.map(|series| self.store.series(*series));
        std::iter::once(self.of(indicator, None)).chain(members)
    }

    /// Returns the store, in which the own figures of an indicator are the series of its number.
    pub(in crate::judgement) const fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the series of one member of an indicator, or that of none; it begins where it is not there.
    pub(super) fn series(&mut self, indicator: usize, member: Option<&MemberId>) -> Option<Series> {
        let members = self.members.get_mut(indicator)?;
        match member {
            None => Series::try_from(indicator).ok(),
            Some(member) => Some(match members.get(member) {
                Some(series) => *series,
                None => *members.entry(member.clone()).or_insert(self.store.begin()),
            }),
        }
    }

    /// Adds a figure at its place.
    pub(super) fn insert(
        &mut self,
        indicator: usize,
        member: Option<&MemberId>,
        figure: Figure,
        entries: &[Entry],
    ) {
        if let Some(series) = self.series(indicator, member) {
            let place = place(self.store.series(series), figure, entries);
            self.store.insert(series, place, figure);
        }
    }

    /// Takes the figure of an entry out.
    pub(super) fn remove(
        &mut self,
        indicator: usize,
        member: Option<&MemberId>,
        figure: Figure,
        entries: &[Entry],
    ) {
        let Some(series) = self.series(indicator, member) else { return };
        let list = self.store.series(series);
        let place = place(list, figure, entries);
        if list.get(place).is_some_and(|there| there.entry == figure.entry) {
            self.store.remove(series, place);
        }
    }

    /// Adds many figures, and takes many out.
    pub(super) fn turn(
        &mut self,
        indicator: usize,
        member: Option<&MemberId>,
        moves: &Moves,
        comes: Vec<Figure>,
        entries: &[Entry],
    ) {
        let Some(series) = self.series(indicator, member) else { return };
        let mut list = self.store.series(series).to_vec();
        leave(&mut list, moves, |figure| figure.entry);
        merge(&mut list, comes, |one, other| {
            one.day.cmp(&other.day).then_with(|| order(one.entry, other.entry, entries))
        });
        self.store.replace(series, &list);
    }

    /// Returns the periods of the figures that stand next to that of an entry, before it and behind it.
    pub(in crate::judgement) fn beside(
        &self,
        indicator: usize,
        member: Option<&MemberId>,
        number: Number,
        entries: &[Entry],
    ) -> impl Iterator<Item = Period> {
        let list = self.of(indicator, member);
        let day = super::at(entries, number).map(Entry::day);
        let own = day.map(|day| place(list, Figure::none(day, number), entries));
        let beside = own.map(|own| [own.checked_sub(1), own.checked_add(1)]).into_iter().flatten().flatten();
        beside.filter_map(move |place| Some(super::at(entries, list.get(place)?.entry)?.period))
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
