//! Readings, stages and grades.

use std::collections::BTreeMap;

use super::goals::scaled;
use super::indicators::EVERY;
use super::ledger::Book;
use super::pick::{members, pick, used_first};
use super::seed::EntrySeed;
use crate::draft::Entry;
use crate::plan::Plan;
use crate::promises::{Indicator, Measure};
use crate::words::{Day, Every, Period};

/// The periods for which each flow was reported, by indicator and member: they must not overlap.
#[derive(Default)]
pub(super) struct Spans(BTreeMap<(String, Option<String>), Vec<Period>>);

/// Makes a reading, stage or grade of an indicator that takes one.
pub(super) fn figure(book: &mut Book<'_>, id: String, seed: &EntrySeed, day: Day) -> Option<Entry> {
    let own = |one: &&Indicator| {
        matches!(
            one.measure(),
            Measure::Level | Measure::Flow { .. } | Measure::Stages { .. } | Measure::Grade { .. }
        )
    };
    let plan = book.plan;
    let indicator = *pick(&used_first(plan).into_iter().filter(own).collect::<Vec<_>>(), seed.on)?;
    let member = match indicator.per() {
        Some(set) => Some(pick(&members(plan, set), seed.who)?.clone()),
        None => None,
    };
    // Now and then something else is said of the same day.
    let before = book.said.get(indicator.id().as_str()).copied();
    let day = before.filter(|_| seed.form == 7).unwrap_or(day);
    book.said.insert(indicator.id().to_string(), day);
    let (name, on) = (indicator.id(), day.to_string());
    let entry = match indicator.measure() {
        Measure::Stages { stages, losable } => {
            let reached = Entry::reached(id, name, on, pick(stages, seed.step)?.id());
            if *losable && seed.form > 5 { reached.lost() } else { reached }
        }
        Measure::Grade { scale } => {
            Entry::grade(id, name, on, pick(plan.scale(scale)?.levels(), seed.step)?.id())
        }
        measure => {
            let pro_rata = !matches!(measure, Measure::Flow { pro_rata: false });
            let period = if pro_rata {
                span(seed.form, seed.step, day)
            } else {
                book.spans.free(plan, indicator, member.as_deref(), seed, day)
            };
            Entry::reading(id, name, period.to_string(), scaled(indicator, seed.number))
        }
    };
    Some(Entry { member, ..entry })
}

/// Returns a period with a day in it, in each of the forms that can be written.
fn span(form: u8, step: u8, day: Day) -> Period {
    match form {
        // Most figures are yearly.
        1 | 2 => Every::Year.around(day),
        3..=5 => pick(&EVERY, form).copied().unwrap_or(Every::Month).around(day),
        6 => {
            let first = day.plus_days(-i32::from(step)).unwrap_or(day);
            Period::range(first, day).unwrap_or(Period::from(day))
        }
        _ => Period::from(day),
    }
}

impl Spans {
    /// Returns a period for a flow that crosses no edge of a window and overlaps none before it: the one that
    /// is asked for, a shorter one, or one that was reported already.
    fn free(
        &mut self,
        plan: &Plan,
        indicator: &Indicator,
        member: Option<&str>,
        seed: &EntrySeed,
        day: Day,
    ) -> Period {
        let key = (indicator.id().to_string(), member.map(str::to_owned));
        let taken = self.0.entry(key).or_default();
        let asked = [span(seed.form, seed.step, day), Every::Month.around(day), Period::from(day)];
        let inside = |span: &&Period| !crosses(**span, plan, indicator);
        let wanted = asked.iter().find(inside).copied().unwrap_or(Period::from(day));
        let there =
            taken.iter().find(|there| there.first() <= wanted.last() && wanted.first() <= there.last());
        if let Some(there) = there {
            return *there;
        }
        taken.push(wanted);
        wanted
    }
}

/// Returns whether a period crosses an edge of a window in which the indicator is used.
fn crosses(span: Period, plan: &Plan, indicator: &Indicator) -> bool {
    let targets = plan.targets().iter().filter(|target| target.indicator().as_ref() == Some(indicator.id()));
    targets.map(|target| target.window()).any(|window| {
        let (first, last) = (span.first(), span.last());
        let edge = |inside: bool, outside: bool| inside && outside;
        edge(first < window.start, last >= window.start)
            || window.due.is_some_and(|due| edge(first <= due, last > due))
    })
}
