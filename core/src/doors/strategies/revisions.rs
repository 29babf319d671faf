//! Corrections and withdrawals, also of corrections and withdrawals.

use super::items::change;
use super::ledger::{Book, moment, signed};
use super::pick::pick;
use super::seed::{EntrySeed, Says, ValueSeed};
use crate::draft::{Entry, FactKind};
use crate::promises::Measure;
use crate::words::Day;

/// Makes a correction or withdrawal of an entry that is there; none where there is nothing to revise.
pub(super) fn revision(book: &Book<'_>, there: &[Entry], id: String, seed: &EntrySeed) -> Option<Entry> {
    let revised = pick(there, seed.on)?;
    let recorded: Day = revised.recorded.as_deref()?.get(..10)?.parse().ok()?;
    let next = recorded.plus_days(1 + i32::from(seed.recorded.lag))?;
    let recorded = moment(next, "09:00:00Z")?;
    let entry = match &seed.says {
        Says::Corrects(values) => {
            let entry = corrected(book, revised, seed, values)?;
            Entry { id, ..entry }.corrects(revised.id.clone())
        }
        _ => Entry::withdrawn(id, book.calendar.day(&seed.day).to_string(), revised.id.clone()),
    };
    Some(signed(entry.recorded(recorded), seed))
}

/// Returns an entry with something else in it; none for a withdrawal, which corrects nothing.
fn corrected(book: &Book<'_>, revised: &Entry, seed: &EntrySeed, values: &[ValueSeed]) -> Option<Entry> {
    let plan = book.plan;
    let entry = Entry { source: None, author: None, note: None, illustrative: false, ..revised.clone() };
    let day = book.calendar.day(&seed.day).to_string();
    // Half of all figures were said of another day.
    let moved = |entry: Entry| if seed.form < 4 { entry } else { Entry { day: day.clone(), ..entry } };
    let indicator =
        plan.indicators().iter().find(|one| Some(one.id().as_str()) == entry.indicator.as_deref());
    Some(match entry.kind? {
        FactKind::Withdrawn => return None,
        FactKind::Reading => {
            // The periods of a flow hold together, unless it is pro rata: they stay as they are.
            let stays = matches!(indicator?.measure(), Measure::Flow { pro_rata: false });
            if stays { entry.value(seed.number) } else { moved(entry).value(seed.number) }
        }
        FactKind::Stage => {
            let Measure::Stages { stages, .. } = indicator?.measure() else { return None };
            moved(entry).stage(pick(stages, seed.step)?.id())
        }
        FactKind::Grade => {
            let Measure::Grade { scale } = indicator?.measure() else { return None };
            moved(entry).level(pick(plan.scale(scale)?.levels(), seed.step)?.id())
        }
        FactKind::Opened | FactKind::Changed => {
            let name = entry.register.as_deref();
            let register = plan.registers().iter().find(|one| Some(one.id().as_str()) == name)?;
            change(entry, register, (seed, values), plan, &book.calendar)
        }
        // The order of what happens to an item holds together: a correction adds a note.
        FactKind::Moved | FactKind::Closed => entry.note("as it was"),
        FactKind::Joined | FactKind::Left => Entry { day, ..entry },
        FactKind::Attested => Entry { day, through: None, ..entry },
        // From another day on.
        FactKind::Amended => Entry { day, ..entry },
    })
}
