//! Enough of many: members of a set, and periods of a window.

use super::measure::{Span, count};
use super::scene::{Said, Scene};
use super::{Tally, Why};
use crate::facts::Entry;
use crate::promises::{Each, Indicator, Measure, Need, Window};
use crate::words::{Day, Every, MemberId};

/// What was counted.
#[derive(Default)]
pub(super) struct Counted<'a> {
    pub(super) tally: Option<Tally>,
    /// The latest day of a fact that was counted.
    pub(super) day: Option<Day>,
    pub(super) entries: Vec<&'a Entry>,
    pub(super) problem: Option<Why>,
    /// The share of the periods that have ended.
    pub(super) ended: Option<f64>,
}

/// Returns whether a value reaches what each must.
fn reaches(each: &Each, value: f64, indicator: &Indicator, scene: &Scene<'_>) -> bool {
    match each {
        Each::AtLeast(bar) => value >= bar.get(),
        Each::AtMost(bar) => value <= bar.get(),
        Each::Between(low, high) => low.get() <= value && value <= high.get(),
        Each::Happen => value >= 1.0,
        Each::Reach(level) => {
            let Measure::Grade { scale } = &indicator.measure else { return false };
            let Some(scale) = scene.plan.scale(scale) else { return false };
            scale.rank(level).is_some_and(|rank| value >= scale.worth(rank))
        }
    }
}

fn number(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

/// Counts the members of the indicator's set that reach what each must.
pub(super) fn members<'a>(
    scene: &Scene<'a>,
    indicator: &'a Indicator,
    each: &Each,
    need: Need,
    span: Span,
) -> Counted<'a> {
    let found =
        if indicator.per.is_some() { own(scene, indicator, span) } else { covered(scene, indicator, span) };
    let Some((values, day, entries)) = found else { return Counted::default() };
    if values.is_empty() {
        return Counted { problem: Some(Why::EmptySet), entries, ..Counted::default() };
    }
    let done = |value: Option<f64>| value.is_some_and(|value| reaches(each, value, indicator, scene));
    let open: Vec<String> =
        values.iter().filter(|(_, value)| !done(*value)).map(|(member, _)| member.to_string()).collect();
    let total = number(values.len());
    let tally = Tally {
        done: total.saturating_sub(number(open.len())),
        need: need.of(total),
        total,
        missed: 0,
        open,
    };
    Counted { tally: Some(tally), day: Some(day), entries, ..Counted::default() }
}

type Values<'a> = (Vec<(&'a MemberId, Option<f64>)>, Day, Vec<&'a Entry>);

/// Returns the value of each member, from facts that name it; none while there is no fact at all.
fn own<'a>(scene: &Scene<'a>, indicator: &'a Indicator, span: Span) -> Option<Values<'a>> {
    let set = scene.plan.set(indicator.per.as_ref()?)?;
    let attested = scene.attested(indicator);
    let mut day = attested.map(|attested| attested.through.min(span.to));
    let mut entries: Vec<&Entry> = attested.iter().map(|attested| attested.entry).collect();
    let mut values = Vec::new();
    let grace = i32::try_from(set.grace_days).unwrap_or(i32::MAX);
    for (member, since) in scene.members(set, span.to) {
        let found = scene.value(indicator, Some(member), span);
        day = day.max(found.day);
        entries.extend(found.entries);
        let newcomer = since.is_some_and(|since| since.days_until(span.to) < grace);
        if found.value.is_some() || !newcomer {
            values.push((member, found.value));
        }
    }
    if values.is_empty() {
        // A set without members is not silence: it cannot be judged.
        return Some((values, day.unwrap_or(span.to), entries));
    }
    entries.sort_by(|a, b| (a.day(), a.recorded, &a.id).cmp(&(b.day(), b.recorded, &b.id)));
    entries.dedup_by(|a, b| a.id == b.id);
    Some((values, day?, entries))
}

/// Returns for each member how many items name it; none while the register is silent.
fn covered<'a>(scene: &Scene<'a>, indicator: &'a Indicator, span: Span) -> Option<Values<'a>> {
    let Some(covered) = scene.covered(indicator, span.to) else {
        // A set without members is not silence: it cannot be judged.
        return scene.is_empty(indicator, span.to).then(|| (Vec::new(), span.to, Vec::new()));
    };
    let values = covered.members.into_iter().map(|(member, items)| (member, Some(count(items)))).collect();
    let mut entries = covered.entries;
    entries.sort_by(|a, b| (a.day(), a.recorded, &a.id).cmp(&(b.day(), b.recorded, &b.id)));
    entries.dedup_by(|a, b| a.id == b.id);
    Some((values, covered.day, entries))
}

/// What each period must reach.
pub(super) struct Recurring<'g> {
    pub(super) every: Every,
    pub(super) each: &'g Each,
    pub(super) need: Need,
}

/// Counts the whole periods of a window that reach what each must.
pub(super) fn periods<'a>(
    scene: &Scene<'a>,
    indicator: &'a Indicator,
    asked: &Recurring<'_>,
    window: Window,
) -> Counted<'a> {
    let Some(due) = window.due else { return Counted::default() };
    let lag = i32::try_from(indicator.lag_days).unwrap_or(i32::MAX);
    let mut counted = Counted::default();
    let (mut done, mut missed, mut total, mut ended) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut open = Vec::new();
    for period in asked.every.within(window.start, due) {
        total += 1;
        if period.first() > scene.day {
            open.push(period.to_string());
            continue;
        }
        let over = period.last() <= scene.day;
        ended += u32::from(over);
        let found =
            scene.value(indicator, None, Span { from: period.first(), to: period.last().min(scene.day) });
        let reached = found.value.is_some_and(|value| reaches(asked.each, value, indicator, scene));
        let settled = over || !matches!(asked.each, Each::AtMost(_) | Each::Between(..));
        counted.day = counted.day.max(found.day);
        counted.entries.extend(found.entries);
        if reached && settled {
            done += 1;
            continue;
        }
        open.push(period.to_string());
        let late = period.last().plus_days(lag).is_some_and(|day| scene.day >= day);
        missed += u32::from(over && late);
    }
    counted.entries.sort_by(|a, b| (a.day(), a.recorded, &a.id).cmp(&(b.day(), b.recorded, &b.id)));
    counted.entries.dedup_by(|a, b| a.id == b.id);
    if counted.day.is_none() && !speaks(scene, indicator) {
        return counted;
    }
    counted.day = counted.day.or(Some(window.start));
    counted.ended = (total > 0).then(|| f64::from(ended) / f64::from(total));
    counted.tally = Some(Tally { done, need: asked.need.of(total), total, missed, open });
    counted
}

/// Returns whether anything at all was said of an indicator.
fn speaks(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    let said = |indicator: &Indicator| {
        !scene.all_figures(indicator).is_empty()
            || scene.attested(indicator).is_some()
            || indicator
                .measure
                .register()
                .and_then(|id| scene.register(id.as_str()))
                .is_some_and(|(_, history)| history.known_day(scene.day).is_some())
    };
    match &indicator.measure {
        Measure::Ratio { numerator, denominator, .. } => {
            [numerator, denominator].into_iter().filter_map(|id| scene.plan.indicator(id)).any(said)
        }
        _ => said(indicator),
    }
}

/// Returns whether the facts of an indicator were attested.
pub(super) fn attested(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    scene.attested(indicator).is_some()
        || indicator
            .measure
            .register()
            .and_then(|id| scene.register(id.as_str()))
            .is_some_and(|(_, history)| history.attested.is_some())
}

/// Returns the days on which something was said of a member of an indicator, in order.
pub(super) fn member_days(scene: &Scene<'_>, indicator: &Indicator) -> Vec<Day> {
    let mut days: Vec<Day> = scene
        .all_figures(indicator)
        .iter()
        .filter(|figure| !matches!(figure.said, Said::Value(value) if value.is_nan()))
        .map(|figure| figure.entry.day())
        .collect();
    if let Some((_, history)) = indicator.measure.register().and_then(|id| scene.register(id.as_str())) {
        days.extend(&history.days);
    }
    days.dedup();
    days
}
