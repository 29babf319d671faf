//! Ledgers: entries about what a plan knows, made one after the other.

use std::collections::BTreeMap;

use super::amendments::amended;
use super::figures::{Spans, figure};
use super::items::{Trail, step};
use super::pick::{Calendar, id, members, pick};
use super::revisions::revision;
use super::seed::{EntrySeed, RecordedSeed, Says};
use crate::draft::{self, Entry};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::promises::Measure;
use crate::words::{Day, Faults, Moment};

/// What the entries made so far say, as far as the next ones depend on it.
pub(super) struct Book<'p> {
    pub(super) plan: &'p Plan,
    pub(super) calendar: Calendar,
    pub(super) spans: Spans,
    /// Of what day the last figure of each indicator was.
    pub(super) said: BTreeMap<String, Day>,
    pub(super) items: BTreeMap<(String, String), Trail>,
}

/// Makes a ledger of a plan.
///
/// Facts are made so that they hold together. A correction or a withdrawal may leave an item without its
/// opening: such a one is left out.
pub(super) fn ledger(plan: &Plan, seeds: &[EntrySeed]) -> Result<Ledger, Faults> {
    let mut book = Book {
        plan,
        calendar: Calendar::of_plan(plan),
        spans: Spans::default(),
        said: BTreeMap::new(),
        items: BTreeMap::new(),
    };
    let mut draft = draft::Ledger::new(plan.id());
    let mut later = Vec::new();
    for (index, seed) in seeds.iter().enumerate() {
        match &seed.says {
            Says::Corrects(_) | Says::Withdraws => later.push((id("e", index), seed)),
            _ => draft.entries.extend(fact(&mut book, id("e", index), seed)),
        }
    }
    let mut ledger = draft.build(plan)?;
    let revisions = revisions(&book, ledger.draft().entries, later);
    // An error leaves the ledger as it was. Mostly all revisions fit; else those that do, one by one.
    if ledger.append(plan, revisions.clone()).is_err() {
        for revision in revisions {
            let _left_out = ledger.append(plan, vec![revision]);
        }
    }
    Ok(ledger)
}

/// Makes revisions, each of an entry that is there or of a revision before it.
fn revisions(book: &Book<'_>, mut there: Vec<Entry>, later: Vec<(String, &EntrySeed)>) -> Vec<Entry> {
    let facts = there.len();
    for (id, seed) in later {
        there.extend(revision(book, &there, id, seed));
    }
    there.split_off(facts)
}

/// Makes a fact; none where the plan has nothing to say it of.
fn fact(book: &mut Book<'_>, id: String, seed: &EntrySeed) -> Option<Entry> {
    let day = book.calendar.day(&seed.day);
    let entry = match &seed.says {
        Says::Figure => figure(book, id, seed, day)?,
        // It keeps its own moments: what happens to an item on one day happens in the order recorded.
        Says::Item(values) => return step(book, id, seed, values, day).map(|entry| signed(entry, seed)),
        Says::Attested => attested(book, id, seed, day)?,
        Says::Member => member(book, id, seed, day)?,
        Says::Amended(change) => amended(book, id, seed, change, day)?,
        Says::Corrects(_) | Says::Withdraws => return None,
    };
    let about = entry.day.parse().map_or(day, crate::words::Period::last);
    let recorded = recorded(&book.calendar, about, &seed.recorded);
    Some(signed(Entry { recorded, ..entry }, seed))
}

/// Adds who said it and where, now and then.
pub(super) fn signed(entry: Entry, seed: &EntrySeed) -> Entry {
    match seed.more % 16 {
        1 => entry.source("survey"),
        2 => entry.author("Wang").note("checked"),
        3 => entry.illustrative(),
        _ => entry,
    }
}

/// Returns when something about a day was recorded; none for the end of that day.
pub(super) fn recorded(calendar: &Calendar, day: Day, seed: &RecordedSeed) -> Option<String> {
    let (day, clock) = match seed.how {
        1 => (day.plus_days(i32::from(seed.lag)).unwrap_or(day), "09:00:00Z"),
        2 => (calendar.day(&seed.day), "12:00:00+08:00"),
        3 => (calendar.mirrored(day), "18:00:00Z"),
        _ => (day, "23:59:59Z"),
    };
    let text = moment(day, clock);
    (seed.how > 0 || text.is_none()).then(|| text.unwrap_or_else(|| LAST_MOMENT.to_owned()))
}

/// The calendar of days goes on for a little after the last moment that can be named.
const LAST_MOMENT: &str = "9999-12-30T09:00:00Z";

/// Returns the moment of a day at a time, if it can be named.
pub(super) fn moment(day: Day, clock: &str) -> Option<String> {
    let text = format!("{day}T{clock}");
    text.parse::<Moment>().is_ok().then_some(text)
}

fn attested(book: &Book<'_>, id: String, seed: &EntrySeed, day: Day) -> Option<Entry> {
    let registers = book.plan.registers().iter().map(|register| (Some(register.id()), None));
    let indicators = book
        .plan
        .indicators()
        .iter()
        .filter(|one| matches!(one.measure(), Measure::Flow { .. } | Measure::Stages { .. }))
        .map(|one| (None, Some(one.id())));
    let there: Vec<_> = registers.chain(indicators).collect();
    let (register, indicator) = *pick(&there, seed.on)?;
    let mut entry = Entry::attested(id, "", day.to_string());
    entry.register = register.map(String::from);
    entry.indicator = indicator.map(String::from);
    if seed.form == 1 {
        entry.through = day.plus_days(-i32::from(seed.step)).map(String::from);
    }
    Some(entry)
}

fn member(book: &Book<'_>, id: String, seed: &EntrySeed, day: Day) -> Option<Entry> {
    let open: Vec<_> = book.plan.sets().iter().filter(|set| set.open()).collect();
    let set = pick(&open, seed.on)?;
    let member = pick(&members(book.plan, set.id()), seed.who)?.clone();
    let joined = Entry::joined(id.clone(), set.id(), day.to_string(), member.clone());
    Some(match seed.form {
        0..=3 => joined,
        4 => joined.title("newcomer"),
        _ => Entry::left(id, set.id(), day.to_string(), member),
    })
}
