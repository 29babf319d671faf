//! Enough of many: members of a set, and periods of a window.

use super::history::{PeriodState, PeriodValue};
use super::judge::finite;
use super::measure::{Span, count};
use super::scene::{Attested, Scene};
use super::{Tally, Why};
use crate::facts::Entry;
use crate::promises::{Each, Indicator, Measure, Need, Window};
use crate::words::{Day, Every, MemberId};

/// What was counted.
#[derive(Default)]
pub(super) struct Counted<'a> {
    pub(super) tally: Option<Tally>,
    /// How many are needed, also while nothing is known.
    pub(super) need: Option<u32>,
    /// The latest day of a fact that was counted.
    pub(super) day: Option<Day>,
    pub(super) entries: Vec<&'a Entry>,
    pub(super) problem: Option<Why>,
    /// The share of the periods that have ended.
    pub(super) ended: Option<f64>,
    /// The periods, in order.
    pub(super) periods: Vec<PeriodValue>,
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
    let total = number(values.len());
    let need = need.of(total);
    let Some(day) = day else { return Counted { need: Some(need), ..Counted::default() } };
    let done = |value: Option<f64>| value.is_some_and(|value| reaches(each, value, indicator, scene));
    let open: Vec<String> =
        values.iter().filter(|(_, value)| !done(*value)).map(|(member, _)| member.to_string()).collect();
    let tally = Tally { done: total.saturating_sub(number(open.len())), need, total, missed: 0, open };
    Counted { tally: Some(tally), need: Some(need), day: Some(day), entries, ..Counted::default() }
}

type Values<'a> = (Vec<(&'a MemberId, Option<f64>)>, Option<Day>, Vec<&'a Entry>);

/// Returns the value of each member, from facts that name it, and the latest day; no day while there is no fact.
fn own<'a>(scene: &Scene<'a>, indicator: &'a Indicator, span: Span) -> Option<Values<'a>> {
    let set = scene.plan.set(indicator.per.as_ref()?)?;
    let mut day = None;
    let mut entries: Vec<&Entry> = Vec::new();
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
    Some((values, day, entries))
}

/// Returns for each member how many items name it; no day while the register is silent.
fn covered<'a>(scene: &Scene<'a>, indicator: &'a Indicator, span: Span) -> Option<Values<'a>> {
    let covered = scene.covered(indicator, span.to)?;
    let entries = covered.entries();
    let values = covered.members.into_iter().map(|(member, items)| (member, Some(count(items)))).collect();
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
    for period in asked.every.within(window.start, due) {
        let mut one = PeriodValue { period, value: None, state: PeriodState::Coming };
        if period.first() <= scene.day {
            let to = period.last().min(scene.day);
            let found = scene.value(indicator, None, Span { from: period.first(), to });
            let reached = found.value.is_some_and(|value| reaches(asked.each, value, indicator, scene));
            let over = period.last() <= scene.day;
            let settled = over || !matches!(asked.each, Each::AtMost(_) | Each::Between(..));
            let late = period.last().plus_days(lag).is_some_and(|day| scene.day >= day);
            one.value = found.value.and_then(finite);
            one.state = match (reached && settled, over && late) {
                (true, _) => PeriodState::Done,
                (false, true) => PeriodState::Missed,
                (false, false) => PeriodState::Open,
            };
            counted.day = counted.day.max(found.day);
            counted.entries.extend(found.entries);
        }
        counted.periods.push(one);
    }
    counted.tally(scene, indicator, asked.need, window);
    counted
}

impl Counted<'_> {
    /// Counts the periods by their states.
    fn tally(&mut self, scene: &Scene<'_>, indicator: &Indicator, need: Need, window: Window) {
        let count =
            |of: &dyn Fn(&PeriodValue) -> bool| number(self.periods.iter().filter(|one| of(one)).count());
        let total = number(self.periods.len());
        if total == 0 {
            // The due day was amended, and no whole period is left.
            self.problem = Some(Why::NoPeriods);
            return;
        }
        let need = need.of(total);
        let done = count(&|one| one.state == PeriodState::Done);
        let missed = count(&|one| one.state == PeriodState::Missed);
        let ended = count(&|one| one.period.last() <= scene.day);
        self.need = Some(need);
        self.ended = Some(f64::from(ended) / f64::from(total));
        if self.day.is_none() && !speaks(scene, indicator) {
            // Of what nothing was ever said nothing is missed.
            for one in self.periods.iter_mut().filter(|one| one.state == PeriodState::Missed) {
                one.state = PeriodState::Open;
            }
            return;
        }
        let open = self.periods.iter().filter(|one| one.state != PeriodState::Done);
        let open = open.map(|one| one.period.to_string()).collect();
        self.day = self.day.or(Some(window.start));
        self.tally = Some(Tally { done, need, total, missed, open });
    }
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

/// Returns whether the facts of an indicator were attested through a day or later.
pub(super) fn attested(scene: &Scene<'_>, indicator: &Indicator, from: Day) -> bool {
    let register = indicator.measure.register().and_then(|id| scene.register(id.as_str()));
    let of_register = register.and_then(|(_, history)| history.attested);
    let through = |attested: Option<Attested<'_>>| attested.is_some_and(|attested| attested.through >= from);
    through(scene.attested(indicator)) || through(of_register)
}
