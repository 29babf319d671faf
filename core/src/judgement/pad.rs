//! A pad: what an answer rests on, written down only where someone asks, and room that is used again and again.

use std::fmt::Display;

use super::facts::Number;
use super::history::{PeriodState, PeriodValue};
use super::measure::Dated;
use crate::words::{Day, MemberId};

/// Room for what observing a target needs on the way.
#[derive(Default)]
pub(super) struct Pad {
    /// Whether the entries are to be kept.
    keeps: bool,
    /// The entries that an answer rests on, in any order, some more than once.
    pub(super) entries: Vec<Number>,
    /// The names of what is counted and not done.
    pub(super) open: Vec<String>,
    /// The periods that are counted.
    pub(super) periods: Vec<PeriodValue>,
    /// Parts of a sum with the entries that say them.
    parts: Vec<(Number, f64)>,
    days: Vec<Day>,
    figures: Vec<Dated>,
    marks: Vec<bool>,
    moves: Vec<Move<'static>>,
    members: Vec<Since<'static>>,
    named: Vec<&'static MemberId>,
}

/// A member that joins a set, or leaves it: who, when, how many moves were told before, and whether it joins. Of one day
/// the plan's word comes first, and then what was recorded.
pub(super) type Move<'a> = (&'a MemberId, Option<Day>, usize, bool);

/// A member with the day on which it joined, if it was not there from the beginning.
pub(super) type Since<'a> = (&'a MemberId, Option<Day>);

impl Pad {
    /// Returns a pad that keeps the entries that an answer rests on.
    pub(super) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Notes that an answer rests on an entry.
    pub(super) fn rests_on(&mut self, entry: Number) {
        if self.keeps {
            self.entries.push(entry);
        }
    }

    /// Notes that an answer rests on entries.
    pub(super) fn rests_on_all(&mut self, entries: &[Number]) {
        if self.keeps {
            self.entries.extend_from_slice(entries);
        }
    }

    /// Notes that something is counted and not done.
    pub(super) fn leaves_open(&mut self, name: impl Display) {
        if self.keeps {
            self.open.push(name.to_string());
        }
    }

    /// Notes how a period stands.
    pub(super) fn keep_period(&mut self, period: PeriodValue) {
        if self.keeps {
            self.periods.push(period);
        }
    }

    /// Notes that none of the periods is missed, and that they are not counted.
    pub(super) fn miss_no_period(&mut self) {
        for one in self.periods.iter_mut().filter(|one| one.state == PeriodState::Missed) {
            one.state = PeriodState::Open;
        }
        self.open.clear();
    }

    /// Works with an empty list of parts, and leaves its room behind.
    pub(super) fn with_parts<R>(&mut self, work: impl FnOnce(&mut Self, &mut Vec<(Number, f64)>) -> R) -> R {
        let mut parts = std::mem::take(&mut self.parts);
        parts.clear();
        let result = work(self, &mut parts);
        self.parts = parts;
        result
    }

    /// Works with so many marks, none of them set, and leaves their room behind.
    pub(super) fn with_marks<R>(&mut self, marks: usize, work: impl FnOnce(&mut [bool]) -> R) -> R {
        self.marks.clear();
        self.marks.resize(marks, false);
        work(&mut self.marks)
    }

    /// Works with an empty list of figures, and leaves its room behind.
    pub(super) fn with_figures<R>(&mut self, work: impl FnOnce(&mut Self, &mut Vec<Dated>) -> R) -> R {
        let mut figures = std::mem::take(&mut self.figures);
        figures.clear();
        let result = work(self, &mut figures);
        self.figures = figures;
        result
    }

    /// Works with an empty list of days, and leaves its room behind.
    pub(super) fn with_days<R>(&mut self, work: impl FnOnce(&mut Self, &mut Vec<Day>) -> R) -> R {
        let mut days = std::mem::take(&mut self.days);
        days.clear();
        let result = work(self, &mut days);
        self.days = days;
        result
    }

    /// Works with an empty list of members that join and leave, and leaves its room behind.
    pub(super) fn with_moves<'a, R>(&mut self, work: impl FnOnce(&mut Self, &mut Vec<Move<'a>>) -> R) -> R {
        let mut moves = emptied(std::mem::take(&mut self.moves));
        let result = work(self, &mut moves);
        self.moves = emptied(moves);
        result
    }

    /// Works with an empty list of members, and leaves its room behind.
    pub(super) fn with_members<'a, R>(
        &mut self,
        work: impl FnOnce(&mut Self, &mut Vec<Since<'a>>) -> R,
    ) -> R {
        let mut members = emptied(std::mem::take(&mut self.members));
        let result = work(self, &mut members);
        self.members = emptied(members);
        result
    }

    /// Works with an empty list of named members, and leaves its room behind.
    pub(super) fn with_names<'a, R>(
        &mut self,
        work: impl FnOnce(&mut Self, &mut Vec<&'a MemberId>) -> R,
    ) -> R {
        let mut named = emptied(std::mem::take(&mut self.named));
        let result = work(self, &mut named);
        self.named = emptied(named);
        result
    }
}

/// Empties a list and returns its room as a list of something of the same layout, such as the same borrowed from elsewhere:
/// collecting in place keeps the room.
fn emptied<T, U>(mut list: Vec<T>) -> Vec<U> {
    list.clear();
    list.into_iter().filter_map(|_| None).collect()
}
