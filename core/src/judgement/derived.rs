//! Derived measures: what the items of a register come to on a day.

use super::facts::{Number, SeenItem, Track, Version};
use super::measure::{Found, Span, count};
use super::pad::Pad;
use super::scene::Scene;
use super::trouble::Trouble;
use crate::promises::{Amount, Condition, FieldValue, Indicator, Measure, Register};
use crate::words::{Day, ExactSum, FieldId, MemberId};

impl<'a> Scene<'a> {
    /// Returns the number or sum of the items of a stock or of arrivals.
    pub(super) fn counted(&self, indicator: usize, span: Span, pad: &mut Pad) -> Found {
        let register = self.wire(indicator).register;
        let Some((register, day)) =
            register.and_then(|register| Some((register, self.known_day(register, span.to)?)))
        else {
            return Found::default();
        };
        let sum = self.items_sum(indicator, register, span, pad);
        if let Some(attested) = self.register_attested(register) {
            pad.rests_on(attested.entry);
        }
        Found::of(sum, day)
    }

    /// Adds up what the items of a stock or of arrivals come to.
    fn items_sum(&self, indicator: usize, register: usize, span: Span, pad: &mut Pad) -> f64 {
        let (Some(Indicator { measure, .. }), Some((known, happened))) =
            (self.indicator(indicator), self.register(register))
        else {
            return 0.0;
        };
        let mut sum = ExactSum::default();
        let mut add = |entries: &[Number], item: &SeenItem<'_, '_>, amount: &Amount| {
            pad.rests_on_all(entries);
            sum.add(amount_of(item, amount));
        };
        for track in happened.items.values() {
            let Some((entries, item)) = track.on(span.to) else { continue };
            let item = self.seen(known, item);
            match measure {
                Measure::Stock { conditions, amount, .. } if item.is_open() && item.matches(conditions) => {
                    add(entries, &item, amount);
                }
                Measure::Arrivals { conditions, amount, net, .. } => {
                    let stays = !net || (item.is_open() && item.matches(conditions));
                    let first = || self.first_match(track, known, conditions, span.to);
                    if stays && first().is_some_and(|day| day >= span.from) {
                        add(entries, &item, amount);
                    }
                }
                _ => {}
            }
        }
        sum.total()
    }

    /// Returns the first day up to another at whose end an item matches and is not cancelled.
    fn first_match(
        &self,
        track: &Track,
        register: &'a Register,
        conditions: &[Condition],
        to: Day,
    ) -> Option<Day> {
        let matches = |version: &&Version| {
            let item = self.seen(register, &version.item);
            !item.is_cancelled() && item.matches(conditions)
        };
        track.until(to).iter().find(matches).map(|version| version.day)
    }

    /// Returns the share of the members of a set that some matching item names.
    pub(super) fn coverage(&self, indicator: usize, span: Span, pad: &mut Pad) -> Found {
        let (mut all, mut done) = (0, 0);
        let known = self.covered(indicator, span.to, pad, |_, items, _| {
            all += 1;
            done += usize::from(items > 0);
        });
        match known {
            None => Found::default(),
            Some(_) if all == 0 => Found { problem: Some(Trouble::EmptySet), ..Found::default() },
            Some(day) => day.map_or_else(Found::default, |day| Found::of(count(done) / count(all), day)),
        }
    }

    /// Hands out how many matching items name each member that counts on a day, in the order of their ids. Returns the
    /// day up to which the register is known, none while it is silent; nothing of what is no coverage.
    pub(super) fn covered(
        &self,
        indicator: usize,
        day: Day,
        pad: &mut Pad,
        mut each: impl FnMut(&MemberId, usize, &mut Pad),
    ) -> Option<Option<Day>> {
        let set = self.wire(indicator).set?;
        let grace = self.plan.sets.get(set).map_or(0, |set| set.grace_days);
        let grace = i32::try_from(grace).unwrap_or(i32::MAX);
        pad.with_names(|pad, named| {
            let known = self.named(indicator, day, named, pad)?;
            self.members(set, day, pad, |(member, since), pad| {
                let first = named.partition_point(|name| *name < member);
                let items = named.iter().skip(first).take_while(|name| **name == member).count();
                let newcomer = since.is_some_and(|since| since.days_until(day) < grace);
                if items > 0 || !newcomer {
                    each(member, items, pad);
                }
            });
            Some(known)
        })
    }

    /// Lists the members that matching items name on a day, each once for each item, in the order of their ids. Returns
    /// the day up to which the register is known.
    fn named(
        &self,
        indicator: usize,
        day: Day,
        named: &mut Vec<&'a MemberId>,
        pad: &mut Pad,
    ) -> Option<Option<Day>> {
        let Measure::Coverage { field, conditions, .. } = &self.indicator(indicator)?.measure else {
            return None;
        };
        let register = self.wire(indicator).register?;
        let (known, happened) = self.register(register)?;
        for track in happened.items.values() {
            let Some((entries, item)) = track.on(day) else { continue };
            let item = self.seen(known, item);
            if !item.is_cancelled() && item.matches(conditions) {
                names(&item, field, named);
                pad.rests_on_all(entries);
            }
        }
        if let Some(attested) = self.register_attested(register) {
            pad.rests_on(attested.entry);
        }
        named.sort_unstable();
        Some(self.known_day(register, day))
    }
}

/// Returns what an item comes to.
pub(super) fn amount_of(item: &SeenItem<'_, '_>, amount: &Amount) -> f64 {
    match amount {
        Amount::Count => 1.0,
        Amount::Sum(field) => match item.field(field) {
            Some(FieldValue::Number(number)) => number.get(),
            _ => 0.0,
        },
    }
}

/// Adds the members that an item names, each once.
fn names<'a>(item: &SeenItem<'a, '_>, field: &FieldId, named: &mut Vec<&'a MemberId>) {
    let Some(FieldValue::Members(members)) = item.field(field) else { return };
    let own = named.len();
    named.extend(members);
    named.get_mut(own..).unwrap_or_default().sort_unstable();
    let mut kept = own;
    for place in own..named.len() {
        if kept == own || named.get(place) != named.get(kept - 1) {
            named.swap(kept, place);
            kept += 1;
        }
    }
    named.truncate(kept);
}
