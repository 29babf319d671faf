//! Enough of many: members of a set, and periods of a window.

use super::Tally;
use super::facts::Attested;
use super::history::{PeriodState, PeriodValue};
use super::judge::finite;
use super::measure::{Span, count};
use super::pad::Pad;
use super::scene::Scene;
use super::tallies::Tallied;
use super::trouble::Trouble;
use crate::promises::{Each, Indicator, Measure, Need, Window};
use crate::words::{Day, Every, MemberId};

/// How many there are, by how they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) done: u32,
    pub(super) need: u32,
    pub(super) total: u32,
    pub(super) missed: u32,
}

/// What was counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) count: Option<Count>,
    /// How many are needed, also while nothing is known.
    pub(super) need: Option<u32>,
    /// The latest day of a fact that was counted.
    pub(super) day: Option<Day>,
    pub(super) problem: Option<Trouble>,
    /// The share of the periods that have ended.
    pub(super) ended: Option<f64>,
}

impl Count {
    /// Returns the count as it is shown, with the names of what is not done.
    pub(super) const fn shown(self, open: Vec<String>) -> Tally {
        let Self { done, need, total, missed } = self;
        Tally { done, need, total, missed, open }
    }

    /// Returns whether enough are done.
    pub(super) const fn is_enough(self) -> bool {
        self.done >= self.need
    }
}

/// Returns whether a value reaches what each must.
fn reaches(each: &Each, value: f64, indicator: usize, scene: &Scene<'_>) -> bool {
    match each {
        Each::AtLeast(bar) => value >= bar.get(),
        Each::AtMost(bar) => value <= bar.get(),
        Each::Between(low, high) => low.get() <= value && value <= high.get(),
        Each::Happen => value >= 1.0,
        Each::Reach(level) => {
            let scale = scene.wire(indicator).scale.and_then(|scale| scene.plan.scales.get(scale));
            let Some(scale) = scale else { return false };
            scale.rank(level).is_some_and(|rank| value >= scale.worth(rank))
        }
    }
}

/// Counts the members of the indicator's set that reach what each must.
pub(super) fn members(
    scene: &Scene<'_>,
    indicator: usize,
    each: &Each,
    need: Need,
    span: Span,
    pad: &mut Pad,
) -> Counted {
    let kept_by_members = scene.indicator(indicator).is_some_and(|known| known.per.is_some());
    let (mut total, mut done) = (0_u32, 0_u32);
    let mut one = |member: &MemberId, value: Option<f64>, pad: &mut Pad| {
        total = total.saturating_add(1);
        if value.is_some_and(|value| reaches(each, value, indicator, scene)) {
            done = done.saturating_add(1);
        } else {
            pad.leaves_open(member);
        }
    };
    let day = if kept_by_members {
        own(scene, indicator, span, pad, &mut one)
    } else {
        covered(scene, indicator, span, pad, &mut one)
    };
    let Some(day) = day else { return Counted::default() };
    if total == 0 {
        return Counted { problem: Some(Trouble::EmptySet), ..Counted::default() };
    }
    let need = need.of(total);
    let Some(day) = day else { return Counted { need: Some(need), ..Counted::default() } };
    let count = Count { done, need, total, missed: 0 };
    Counted { count: Some(count), need: Some(need), day: Some(day), ..Counted::default() }
}

/// Finds the first day of a span as of which enough members are done.
pub(super) fn first_enough(
    scene: &Scene<'_>,
    indicator: usize,
    each: &Each,
    need: Need,
    span: Span,
) -> Option<Day> {
    let wanted = |value: f64| reaches(each, value, indicator, scene);
    let kept_by_members = scene.indicator(indicator).is_some_and(|known| known.per.is_some());
    let (tallied, from) = if kept_by_members {
        (scene.tallied_by_values(indicator, span, wanted), span.from)
    } else {
        let tallied = scene.tallied_by_items(indicator, span, |items| wanted(count(items)));
        (tallied, scene.known_from(indicator, span)?)
    };
    // What was there before the span is there on its first day.
    let first = |(place, one): (usize, &Tallied)| {
        let day = one.day.max(from);
        let enough = one.total > 0 && one.done >= need.of(one.total);
        let lasts = tallied.get(place + 1).is_none_or(|next| day < next.day);
        (enough && lasts).then_some(day)
    };
    tallied.iter().enumerate().find_map(first)
}

type EachMember<'f> = dyn FnMut(&MemberId, Option<f64>, &mut Pad) + 'f;

/// Hands out the value of each member, from facts that name it; returns the latest day, no day while there is no fact.
fn own(
    scene: &Scene<'_>,
    indicator: usize,
    span: Span,
    pad: &mut Pad,
    one: &mut EachMember<'_>,
) -> Option<Option<Day>> {
    let set = scene.wire(indicator).set?;
    let grace = scene.plan.sets.get(set)?.grace_days;
    let grace = i32::try_from(grace).unwrap_or(i32::MAX);
    let mut day = None;
    scene.members(set, span.to, pad, |(member, since), pad| {
        let found = scene.value(indicator, Some(member), span, pad);
        day = day.max(found.day);
        let newcomer = since.is_some_and(|since| since.days_until(span.to) < grace);
        if found.value.is_some() || !newcomer {
            one(member, found.value, pad);
        }
    });
    Some(day)
}

/// Hands out for each member how many items name it; returns no day while the register is silent.
fn covered(
    scene: &Scene<'_>,
    indicator: usize,
    span: Span,
    pad: &mut Pad,
    one: &mut EachMember<'_>,
) -> Option<Option<Day>> {
    scene.covered(indicator, span.to, pad, |member, items, pad| one(member, Some(count(items)), pad))
}

/// What each period must reach.
#[derive(Clone, Copy)]
pub(super) struct Recurring<'g> {
    pub(super) every: Every,
    pub(super) each: &'g Each,
    pub(super) need: Need,
}

/// Counts the whole periods of a window that reach what each must.
pub(super) fn periods(
    scene: &Scene<'_>,
    indicator: usize,
    asked: &Recurring<'_>,
    window: Window,
    pad: &mut Pad,
) -> Counted {
    let (Some(due), Some(known)) = (window.due, scene.indicator(indicator)) else {
        return Counted::default();
    };
    let mut counted = Counted::default();
    let mut count = Count { done: 0, need: 0, total: 0, missed: 0 };
    let mut ended = 0_u32;
    for period in asked.every.within(window.start, due) {
        let mut one = PeriodValue { period, value: None, state: PeriodState::Coming };
        if period.first() <= scene.day {
            let to = period.last().min(scene.day);
            let found = scene.value(indicator, None, Span { from: period.first(), to }, pad);
            counted.day = counted.day.max(found.day);
            one.value = found.value.and_then(finite);
            one.state = state(scene, (indicator, known), asked, &one, found.value);
        }
        count.total = count.total.saturating_add(1);
        ended = ended.saturating_add(u32::from(period.last() <= scene.day));
        count.done = count.done.saturating_add(u32::from(one.state == PeriodState::Done));
        count.missed = count.missed.saturating_add(u32::from(one.state == PeriodState::Missed));
        if one.state != PeriodState::Done {
            pad.leaves_open(period);
        }
        pad.keep_period(one);
    }
    if count.total == 0 {
        // The due day was amended, and no whole period is left.
        counted.problem = Some(Trouble::NoPeriods);
        return counted;
    }
    count.need = asked.need.of(count.total);
    counted.need = Some(count.need);
    counted.ended = Some(f64::from(ended) / f64::from(count.total));
    if counted.day.is_none() && !speaks(scene, indicator) {
        // Of what nothing was ever said nothing is missed.
        pad.miss_no_period();
        return counted;
    }
    counted.day = counted.day.or(Some(window.start));
    counted.count = Some(count);
    counted
}

/// Returns how a period that has begun stands.
fn state(
    scene: &Scene<'_>,
    (indicator, known): (usize, &Indicator),
    asked: &Recurring<'_>,
    one: &PeriodValue,
    value: Option<f64>,
) -> PeriodState {
    let lag = i32::try_from(known.lag_days).unwrap_or(i32::MAX);
    let reached = value.is_some_and(|value| reaches(asked.each, value, indicator, scene));
    let over = one.period.last() <= scene.day;
    let settled = over || !matches!(asked.each, Each::AtMost(_) | Each::Between(..));
    let late = one.period.last().plus_days(lag).is_some_and(|day| scene.day >= day);
    match (reached && settled, over && late) {
        (true, _) => PeriodState::Done,
        (false, true) => PeriodState::Missed,
        (false, false) => PeriodState::Open,
    }
}

/// Returns whether anything at all was said of an indicator.
fn speaks(scene: &Scene<'_>, indicator: usize) -> bool {
    let said = |indicator: usize| {
        let register = scene.wire(indicator).register;
        scene.figure_days(indicator).next().is_some()
            || scene.attested(indicator).is_some()
            || register.is_some_and(|register| scene.known_day(register, scene.day).is_some())
    };
    match scene.wire(indicator).parts {
        Some((numerator, denominator)) => said(numerator) || said(denominator),
        None => said(indicator),
    }
}

/// Returns whether the facts of an indicator were attested through a day or later.
pub(super) fn attested(scene: &Scene<'_>, indicator: usize, from: Day) -> bool {
    let register = match scene.indicator(indicator).map(|known| &known.measure) {
        Some(Measure::Stock { .. } | Measure::Arrivals { .. } | Measure::Coverage { .. }) => {
            scene.wire(indicator).register
        }
        _ => None,
    };
    let of_register = register.and_then(|register| scene.register_attested(register));
    let through = |attested: Option<Attested>| attested.is_some_and(|attested| attested.through >= from);
    through(scene.attested(indicator)) || through(of_register)
}
