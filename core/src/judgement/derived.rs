//! Derived measures: what the items of a register come to on a day.

use super::Why;
use super::measure::{Found, Span, count, kept};
use super::register::{Item, Version};
use super::scene::{Attested, History, Scene};
use crate::facts::Entry;
use crate::promises::{Amount, Condition, FieldValue, Indicator, Measure, Register};
use crate::words::{Day, FieldId, MemberId, pairwise_sum};

/// What an item adds to a measure, with the entries that say so.
type Part<'s, 'a> = (&'s [&'a Entry], f64);

/// How often matching items name each member.
pub(super) struct Covered<'s, 'a> {
    /// The members that count, in the order of their ids, with how many items name each.
    pub(super) members: Vec<(&'a MemberId, usize)>,
    /// The day up to which the register is known; none while it is silent.
    pub(super) day: Option<Day>,
    /// The entries of the items that name someone, and the attestation.
    items: Vec<&'s [&'a Entry]>,
    attested: Option<&'a Entry>,
}

impl<'a> Covered<'_, 'a> {
    /// Returns the share of the members that some item names.
    fn share(&self) -> f64 {
        let done = self.members.iter().filter(|(_, items)| *items > 0).count();
        count(done) / count(self.members.len())
    }

    /// Returns the entries that it rests on.
    pub(super) fn entries(&self) -> Vec<&'a Entry> {
        self.items.iter().flat_map(|entries| entries.iter()).copied().chain(self.attested).collect()
    }
}

impl<'a> Scene<'a> {
    /// Returns the number or sum of the items of a stock or of arrivals.
    pub(super) fn counted(&self, indicator: &'a Indicator, span: Span) -> Found<'a> {
        let known = indicator.measure.register().and_then(|id| self.register(id.as_str()));
        let Some((history, day)) =
            known.and_then(|(_, history)| Some((history, history.known_day(span.to)?)))
        else {
            return Found::default();
        };
        let parts = self.parts(indicator, history, span);
        let entries = parts.iter().flat_map(|(entries, _)| entries.iter()).copied();
        let entries = entries.chain(history.attested.map(|attested| attested.entry)).collect();
        Found::of(sum(&parts), day, entries)
    }

    /// Returns the value of a measure in a span, and nothing of what it rests on.
    pub(super) fn number(&self, indicator: &'a Indicator, span: Span) -> Option<f64> {
        match &indicator.measure {
            Measure::Stock { register, .. } | Measure::Arrivals { register, .. } => {
                let (_, history) = self.register(register.as_str())?;
                history.known_day(span.to)?;
                kept(sum(&self.parts(indicator, history, span)))
            }
            Measure::Coverage { .. } => {
                let covered =
                    self.covered(indicator, span.to).filter(|covered| !covered.members.is_empty())?;
                covered.day.and_then(|_| kept(covered.share()))
            }
            Measure::Ratio { numerator, denominator, times } => {
                let over = self.number(self.plan.indicator(numerator)?, span)?;
                let under =
                    self.number(self.plan.indicator(denominator)?, span).filter(|under| *under != 0.0)?;
                kept(times.get() * (over / under))
            }
            _ => self.value(indicator, None, span).value,
        }
    }

    fn parts<'s>(&self, indicator: &Indicator, history: &'s History<'a>, span: Span) -> Vec<Part<'s, 'a>> {
        match &indicator.measure {
            Measure::Stock { conditions, amount, .. } => history
                .on(span.to)
                .filter(|(_, item)| item.is_open() && item.matches(conditions, self.plan))
                .map(|(entries, item)| (entries, amount_of(item, amount)))
                .collect(),
            Measure::Arrivals { conditions, amount, net, .. } => history
                .items
                .values()
                .filter_map(|item| Some((item, item.on(span.to)?)))
                .filter(|(_, (_, item))| !net || (item.is_open() && item.matches(conditions, self.plan)))
                .filter(|(item, _)| {
                    let first = self.first_match(item.until(span.to), conditions);
                    first.is_some_and(|day| day >= span.from)
                })
                .map(|(_, (entries, item))| (entries, amount_of(item, amount)))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the first day at whose end an item matches and is not cancelled.
    fn first_match(&self, versions: &[Version<'a>], conditions: &[Condition]) -> Option<Day> {
        let matches = |item: &Item<'a>| !item.is_cancelled() && item.matches(conditions, self.plan);
        versions.iter().find(|version| matches(&version.item)).map(|version| version.day)
    }

    /// Returns the share of the members of a set that some matching item names.
    pub(super) fn coverage(&self, indicator: &'a Indicator, span: Span) -> Found<'a> {
        let Some(covered) = self.covered(indicator, span.to) else { return Found::default() };
        if covered.members.is_empty() {
            return Found { problem: Some(Why::EmptySet), ..Found::default() };
        }
        let Some(day) = covered.day else { return Found::default() };
        Found::of(covered.share(), day, covered.entries())
    }

    /// Returns for each member on a day how many matching items name it.
    pub(super) fn covered(&self, indicator: &'a Indicator, day: Day) -> Option<Covered<'_, 'a>> {
        let Measure::Coverage { register, field, set, conditions } = &indicator.measure else { return None };
        let (_, history) = self.register(register.as_str())?;
        let set = self.plan.set(set)?;
        let mut items = Vec::new();
        let mut named: Vec<&MemberId> = Vec::new();
        for (entries, item) in history.on(day) {
            if !item.is_cancelled() && item.matches(conditions, self.plan) {
                named.extend(members_in(item, field));
                items.push(entries);
            }
        }
        named.sort_unstable();
        let grace = i32::try_from(set.grace_days).unwrap_or(i32::MAX);
        let mut members = Vec::new();
        for (member, since) in self.members(set, day) {
            let first = named.partition_point(|name| *name < member);
            let items = named.iter().skip(first).take_while(|name| **name == member).count();
            let newcomer = since.is_some_and(|since| since.days_until(day) < grace);
            if items > 0 || !newcomer {
                members.push((member, items));
            }
        }
        Some(Covered {
            members,
            day: history.known_day(day),
            items,
            attested: history.attested.map(|attested| attested.entry),
        })
    }

    /// Returns a register and what happened in it.
    pub(super) fn register(&self, id: &str) -> Option<(&'a Register, &History<'a>)> {
        let register = self.plan.registers.get(self.plan.register_index.get(id)?)?;
        Some((register, self.history(register)?))
    }
}

impl<'a> History<'a> {
    /// Returns the day up to which the register is known, up to a day; none while it is silent.
    pub(super) fn known_day(&self, to: Day) -> Option<Day> {
        // As known by an earlier moment an item may lack its opening: the register is then silent.
        let opened = self.opened.is_some_and(|opened| opened <= to);
        let recorded = self.days.iter().rev().find(|day| **day <= to && (opened || self.attested.is_some()));
        recorded.copied().max(self.attested.map(|attested: Attested<'_>| attested.through.min(to)))
    }

    /// Returns the items that were opened by a day, in the order of their ids, with their entries up to it.
    fn on(&self, day: Day) -> impl Iterator<Item = (&[&'a Entry], &Item<'a>)> {
        self.items.values().filter_map(move |item| item.on(day))
    }
}

fn sum(parts: &[Part<'_, '_>]) -> f64 {
    let numbers: Vec<f64> = parts.iter().map(|(_, number)| *number).collect();
    pairwise_sum(&numbers)
}

fn amount_of(item: &Item<'_>, amount: &Amount) -> f64 {
    match amount {
        Amount::Count => 1.0,
        Amount::Sum(field) => match item.field(field) {
            Some(FieldValue::Number(number)) => number.get(),
            _ => 0.0,
        },
    }
}

/// Returns the members that an item names, each once.
fn members_in<'a>(item: &Item<'a>, field: &FieldId) -> Vec<&'a MemberId> {
    match item.field(field) {
        Some(FieldValue::Members(members)) => {
            let mut named: Vec<&MemberId> = members.iter().collect();
            named.sort();
            named.dedup();
            named
        }
        _ => Vec::new(),
    }
}
