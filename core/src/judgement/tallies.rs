//! Members day by day: how many count and how many are done, each fact looked at once.

use std::collections::BTreeSet;

use super::by_day::{Asked, Known};
use super::measure::Span;
use super::pad::{Move, Pad};
use super::scene::Scene;
use crate::facts::Entry;
use crate::promises::{FieldValue, Measure};
use crate::words::{Day, MemberId};

/// How many members count from a day on, and how many of them are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tallied {
    pub(super) day: Day,
    pub(super) total: u32,
    pub(super) done: u32,
}

/// What a member says on a day: whether anything, so that a newcomer counts too, and whether it is done.
#[derive(Clone, Copy, Default)]
struct Says {
    speaks: bool,
    done: bool,
}

/// A member named by items: on a day so many more of them.
type Named<'a> = (&'a MemberId, Day, i32);

impl<'a> Scene<'a> {
    /// Counts the members of the set of an indicator that is kept by them, in a span, by whether the value of each is
    /// as it should be.
    pub(super) fn tallied_by_values(
        &self,
        indicator: usize,
        span: Span,
        wanted: impl Fn(f64) -> bool,
    ) -> Vec<Tallied> {
        let Some(set) = self.wire(indicator).set else { return Vec::new() };
        // Of what was attested only the first says more than what was there, and the first that reaches into the span.
        let attested = self.facts.attested(indicator);
        let attested: Vec<Day> =
            attested.iter().filter_map(|number| self.entry(*number)).map(Entry::day).collect();
        let reaches = |day: &Day| {
            self.facts.furthest(indicator, *day).is_some_and(|attested| attested.through >= span.from)
        };
        let first = [attested.first().copied(), attested.iter().copied().find(reaches)];
        let mut pad = Pad::default();
        let days = |member: &MemberId, days: &mut Vec<Day>| {
            days.extend(self.figures(indicator, Some(member), span.to).iter().map(|figure| figure.day));
            days.extend(first.into_iter().flatten());
        };
        let says = |member: &'a MemberId, days: &[Day], says: &mut Vec<Says>| {
            let asked = Asked { indicator, member: Some(member), from: span.from, known: Known::Then };
            self.by_day(asked, days, &mut pad, |_, value| {
                says.push(Says { speaks: value.is_some(), done: value.is_some_and(&wanted) });
                true
            });
        };
        self.tallied(set, span, days, says)
    }

    /// Counts the members of the set of a coverage in a span, by whether the number of matching items that name each is
    /// as it should be.
    pub(super) fn tallied_by_items(
        &self,
        indicator: usize,
        span: Span,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<Tallied> {
        let Some(set) = self.wire(indicator).set else { return Vec::new() };
        let named = self.all_named(indicator, span.to);
        let of = |member: &MemberId| {
            let first = named.partition_point(|(name, ..)| *name < member);
            let last = named.partition_point(|(name, ..)| *name <= member);
            named.get(first..last).unwrap_or_default()
        };
        let days =
            |member: &MemberId, days: &mut Vec<Day>| days.extend(of(member).iter().map(|(_, day, _)| *day));
        let says = |member: &'a MemberId, days: &[Day], says: &mut Vec<Says>| {
            let mut own = of(member).iter().peekable();
            let mut items = 0;
            says.extend(days.iter().map(|day| {
                while let Some((.., more)) = own.next_if(|(_, on, _)| on <= day) {
                    items += more;
                }
                let items = usize::try_from(items).unwrap_or_default();
                Says { speaks: items > 0, done: wanted(items) }
            }));
        };
        self.tallied(set, span, days, says)
    }

    /// Lists from when on items name members, and until when, in the order of the members and of the days.
    fn all_named(&self, indicator: usize, to: Day) -> Vec<Named<'a>> {
        let mut named = Vec::new();
        let register = self.wire(indicator).register.and_then(|register| self.register(register));
        let measure = self.indicator(indicator).map(|known| &known.measure);
        let (Some(Measure::Coverage { field, conditions, .. }), Some((known, happened))) =
            (measure, register)
        else {
            return named;
        };
        let names = |value: Option<&'a FieldValue>| match value {
            Some(FieldValue::Members(members)) => members.iter().collect::<BTreeSet<_>>(),
            _ => BTreeSet::new(),
        };
        for track in happened.items.values() {
            let mut open: Option<&FieldValue> = None;
            for version in track.until(to) {
                let item = self.seen(known, &version.item);
                let matches = !item.is_cancelled() && item.matches(conditions);
                let now = item.field(field).filter(|_| matches);
                // What did not change names whom it named.
                if now.zip(open).is_some_and(|(one, other)| std::ptr::eq(one, other)) {
                    continue;
                }
                named.extend(names(open).into_iter().map(|member| (member, version.day, -1)));
                named.extend(names(now).into_iter().map(|member| (member, version.day, 1)));
                open = now;
            }
        }
        named.sort_unstable();
        named
    }

    /// Counts the members of a set on each day of a span on which that changes: `days` says of a member on which days it
    /// may say something else, and `says` what on each of them.
    fn tallied(
        &self,
        set: usize,
        span: Span,
        days: impl Fn(&MemberId, &mut Vec<Day>),
        mut says: impl FnMut(&'a MemberId, &[Day], &mut Vec<Says>),
    ) -> Vec<Tallied> {
        let grace = self.plan.sets.get(set).map_or(0, |set| set.grace_days);
        let grace = i32::try_from(grace).unwrap_or(i32::MAX);
        let (mut moves, mut changes) = (Vec::new(), Vec::new());
        let (mut turns, mut said) = (Vec::new(), Vec::new());
        self.all_moves(set, span.to, &mut moves);
        for own in moves.chunk_by(|(one, ..), (next, ..)| one == next) {
            let Some(&(member, ..)) = own.first() else { continue };
            turns.clear();
            days(member, &mut turns);
            let moved = own.iter().filter_map(|(_, on, ..)| *on);
            turns.extend(moved.flat_map(|on| [Some(on), on.plus_days(grace)]).flatten());
            turns.push(span.from);
            turns.retain(|day| (span.from..=span.to).contains(day));
            turns.sort_unstable();
            turns.dedup();
            said.clear();
            says(member, &turns, &mut said);
            let (mut counted, mut said) = ([0_i64; 2], said.iter().copied());
            member_by_day(own, &turns, |day, since| {
                let Says { speaks, done } = said.next().unwrap_or_default();
                let now = since.map_or([0; 2], |since| {
                    let newcomer = since.is_some_and(|since| since.days_until(day) < grace);
                    let counts = speaks || !newcomer;
                    [counts, counts && done].map(i64::from)
                });
                changes.push((day, less(now, counted)));
                counted = now;
            });
        }
        added_up(changes)
    }
}

/// Tells of a member on each of some days since when it is there, if it is: `Some(None)` from the beginning.
fn member_by_day(own: &[Move<'_>], days: &[Day], mut tell: impl FnMut(Day, Option<Option<Day>>)) {
    let mut moves = own.iter().peekable();
    let mut there = None;
    for day in days {
        while let Some((_, on, _, joins)) = moves.next_if(|(_, on, ..)| on.is_none_or(|on| on <= *day)) {
            there = if *joins { there.or(Some(*on)) } else { None };
        }
        tell(*day, there);
    }
}

fn less([one, two]: [i64; 2], [first, second]: [i64; 2]) -> [i64; 2] {
    [one - first, two - second]
}

/// Adds up what changes on each day.
fn added_up(mut changes: Vec<(Day, [i64; 2])>) -> Vec<Tallied> {
    changes.sort_unstable_by_key(|(day, _)| *day);
    let mut sums = [0_i64; 2];
    let mut tallied = Vec::new();
    for today in changes.chunk_by(|(one, _), (next, _)| one == next) {
        for (_, change) in today {
            sums = less(sums, change.map(i64::wrapping_neg));
        }
        let [total, done] = sums.map(|sum| u32::try_from(sum).unwrap_or(u32::MAX));
        tallied.extend(today.first().map(|(day, _)| Tallied { day: *day, total, done }));
    }
    tallied
}
