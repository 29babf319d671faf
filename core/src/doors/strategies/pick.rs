//! What the makers of drafts share: choices by number, words, weights and days.

use super::seed::{AnswerSeed, DaySeed, RollUpSeed, WindowSeed};
use crate::draft::{MissingKind, Need, Responsible, RollUp, RollUpKind};
use crate::plan::Plan;
use crate::promises::{Indicator, Measure, Target, Window};
use crate::words::{Day, SetId, Text};

/// Returns the element at a number, counted round; none of an empty list.
pub(super) fn pick<T>(list: &[T], at: impl Into<usize>) -> Option<&T> {
    list.get(at.into().checked_rem(list.len())?)
}

/// Returns the id of the thing at an index: a letter and a number from 1.
pub(super) fn id(letter: &str, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

/// The words of a plan, in one language or two.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) bilingual: bool,
}

impl Words {
    /// Returns a text with the number of the thing that it names.
    pub(super) fn text(self, en: &str, zh: &str, index: usize) -> Text {
        let number = index + 1;
        if self.bilingual {
            Text::from([("en", format!("{en} {number}")), ("zh", format!("{zh}{number}"))])
        } else {
            Text::from(format!("{en} {number}"))
        }
    }
}

/// Returns a weight; none where it is the default.
pub(super) fn weight(code: u8) -> Option<f64> {
    match code {
        3 => Some(0.0),
        4 => Some(2.0),
        // Not a sum of halves: adding such weights in another order can give another last bit.
        5 => Some(0.1),
        _ => None,
    }
}

/// Returns a roll-up without its gates; none where it is the default.
pub(super) fn roll_up(seed: &RollUpSeed) -> Option<RollUp> {
    let missing = match seed.missing {
        1 => Some(MissingKind::Exclude),
        2 => Some(MissingKind::Zero),
        3 => Some(MissingKind::HoldBack),
        _ => None,
    };
    let kind = match seed.kind {
        1 => Some(RollUpKind::Mean),
        2 => Some(RollUpKind::Geometric),
        3 => Some(RollUpKind::Weakest),
        4 => Some(RollUpKind::Quorum),
        5 => Some(RollUpKind::All),
        _ => None,
    };
    if missing.is_none() && kind.is_none() {
        return None;
    }
    let mut roll_up = RollUp { missing, kind, ..RollUp::default() };
    if kind == Some(RollUpKind::Quorum) {
        roll_up.need = need(seed.need);
    }
    if missing == Some(MissingKind::Exclude) && seed.floor > 0 {
        roll_up = roll_up.floor(f64::from(seed.floor - 1) / 2.0);
    }
    match seed.cap {
        2 => Some(roll_up.cap(1.5)),
        3 => Some(roll_up.cap(2)),
        _ => Some(roll_up),
    }
}

/// Returns how many are needed; none for all.
fn need(code: u8) -> Option<Need> {
    match code {
        1..=3 => Some(Need::some(code.into())),
        4 => Some(Need::part(0.5)),
        5 => Some(Need::part(0.75)),
        _ => None,
    }
}

/// Returns who answers for something, of the units there are.
pub(super) fn answers(seed: &AnswerSeed, units: &[String]) -> Vec<Responsible> {
    let Some(first) = pick(units, seed.first) else { return Vec::new() };
    let lead = Responsible::leading(first);
    let second = pick(units, usize::from(seed.first) + 1).filter(|second| *second != first);
    match (seed.mode, second) {
        (0, _) => Vec::new(),
        (2, Some(second)) => vec![lead, Responsible::leading(second)],
        (3, Some(second)) => vec![lead.lead("Li"), Responsible::supporting(second)],
        (4, Some(second)) => vec![lead.share(0.75), Responsible::supporting(second).share(0.25)],
        (5, _) => vec![lead.share(1)],
        _ => vec![lead],
    }
}

/// Returns the ids of members that facts may name: those of the plan, and newcomers of an open set.
pub(super) fn members(plan: &Plan, set: &SetId) -> Vec<String> {
    let Some(set) = plan.set(set) else { return Vec::new() };
    let named = set.members().iter().map(|member| member.id().to_string());
    let newcomers = ["n1", "n2"].into_iter().filter(|_| set.open()).map(str::to_owned);
    named.chain(newcomers).collect()
}

/// Returns the indicators of a plan, those first that its targets use: entries of a shrunk ledger speak of them.
pub(super) fn used_first(plan: &Plan) -> Vec<&Indicator> {
    let uses = |indicator: &Indicator| {
        let of = |target: &Target| target.indicator().as_ref() == Some(indicator.id());
        plan.targets().iter().position(of).unwrap_or(usize::MAX)
    };
    let mut indicators: Vec<&Indicator> = plan.indicators().iter().collect();
    indicators.sort_by_key(|indicator| uses(indicator));
    indicators
}

/// Returns a day some time after another; never before it.
pub(super) fn later(start: Day, code: u8) -> Day {
    let year_end = |years: i16| Day::new(start.year().saturating_add(years), 12, 31).ok();
    let day = match code {
        0 => year_end(2),
        1 => start.plus_years(1),
        2 => start.plus_days(90),
        3 => Some(start),
        4 => start.plus_years(5),
        _ => year_end(0),
    };
    day.unwrap_or(Day::MAX)
}

/// A window, and what of it is said and not inherited.
pub(super) struct Framed {
    pub(super) start: Option<Day>,
    pub(super) due: Option<Day>,
    pub(super) window: Window,
}

/// Returns a window inside what it inherits from. Where `endless`, it says no due day.
pub(super) fn framed(seed: &WindowSeed, from: Window, endless: bool) -> Framed {
    let start = (seed.start > 0).then(|| later(from.start, seed.start));
    let begins = start.unwrap_or(from.start);
    let late = from.due.is_some_and(|due| due < begins);
    let due = ((seed.due > 0 || late) && !endless).then(|| later(begins, seed.due));
    Framed { start, due, window: Window { start: begins, due: due.or(from.due) } }
}

/// The days around a plan.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    /// Days that the plan names, its start first.
    named: Vec<Day>,
    first: Day,
    last: Day,
}

impl Calendar {
    /// Returns the days around two.
    pub(super) fn around(start: Day, due: Option<Day>) -> Self {
        let named: Vec<Day> = std::iter::once(start).chain(due).collect();
        Self::of(named, start)
    }

    /// Returns the days around all that a plan names.
    pub(super) fn of_plan(plan: &Plan) -> Self {
        let mut named: Vec<Day> = plan.due().into_iter().collect();
        for target in plan.targets() {
            named.push(target.window().start);
            named.extend(target.window().due);
        }
        for indicator in plan.indicators() {
            if let Measure::Stages { stages, .. } = indicator.measure() {
                named.extend(stages.iter().filter_map(|stage| stage.day()));
            }
        }
        named.sort();
        named.dedup();
        named.insert(0, plan.start());
        Self::of(named, plan.start())
    }

    fn of(named: Vec<Day>, start: Day) -> Self {
        let last = named.iter().copied().max().unwrap_or(start);
        Self {
            named,
            first: start.plus_days(-400).unwrap_or(Day::MIN),
            last: last.plus_days(400).unwrap_or(Day::MAX),
        }
    }

    /// Returns the plan's first day.
    pub(super) fn start(&self) -> Day {
        self.named.first().copied().unwrap_or(self.first)
    }

    /// Returns a day as far before the last one as another is behind the first.
    pub(super) fn mirrored(&self, day: Day) -> Day {
        self.first.plus_days(day.days_until(self.last)).unwrap_or(day)
    }

    /// Returns the day that a seed stands for.
    pub(super) fn day(&self, seed: &DaySeed) -> Day {
        let span = self.first.days_until(self.last).max(1);
        // A step that shares no factor with common lengths spreads neighbouring numbers over the whole span.
        let any = self.first.plus_days(i32::from(seed.at).wrapping_mul(37) % span).unwrap_or(self.first);
        match seed.how {
            0 => {
                let named = pick(&self.named, seed.at).copied().unwrap_or(self.first);
                let shift = [0, 1, -1].get(usize::from(seed.shift)).copied().unwrap_or(0);
                named.plus_days(shift).unwrap_or(named)
            }
            1 | 2 => any.end_of_month(),
            _ => any,
        }
    }
}
