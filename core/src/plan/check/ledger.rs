//! From a draft to a ledger: each entry against the plan, and the entries against each other.

use std::sync::{Arc, OnceLock};

use super::entry::entry;
use super::said::Asides;
use super::together::{Unread, together};
use super::{Desk, Said, Sound};
use crate::draft;
use crate::facts::{ById, Entry, Fact, Ledger};
use crate::plan::Plan;
use crate::plan::index::Index;
use crate::words::{At, Code, Collect, EntryId, Fault, Faults, Limits, Moment, head, push};

/// Checks a draft against its plan and limits, after what reading it has found.
pub(crate) fn ledger(
    draft: draft::Ledger,
    plan: &Plan,
    limits: &Limits,
    found: Collect,
) -> Result<Ledger, Faults> {
    let mut desk = Desk::new(limits);
    let entries = check(&mut desk, &draft, plan);
    let faults = found.with_consequences(desk.faults);
    let (entries, by_id) = faults.into_result(Some(entries))?;
    Ok(checked(draft, plan, limits, entries, by_id))
}

/// Returns a ledger of checked entries under the head of a draft.
pub(super) fn checked(
    draft: draft::Ledger,
    plan: &Plan,
    limits: &Limits,
    entries: Vec<Entry>,
    by_id: ById,
) -> Ledger {
    Ledger {
        plan: plan.id.clone(),
        against: Arc::clone(&plan.form),
        limits: *limits,
        note: draft.note,
        source: draft.source,
        entries,
        by_id,
        digest: OnceLock::new(),
    }
}

/// Checks entries one by one against a plan, and puts them behind others; false if anything is wrong with one of them.
pub(crate) fn entries(
    drafts: &[draft::Entry],
    plan: &Plan,
    limits: &Limits,
    checked: &mut Vec<Entry>,
) -> bool {
    let (mut desk, mut asides) = (Desk::new(limits), Asides::default());
    let at = At::ROOT.key("entries");
    drafts.iter().enumerate().all(|(index, draft)| {
        let entry = entry(&mut desk, at.index(index), &Said::from(draft), plan, &mut asides);
        let sound = entry.is_some() && desk.faults.is_empty();
        checked.extend(entry);
        sound
    })
}

/// Checks what a ledger says beside its entries; false if it belongs to another plan.
pub(super) fn of_plan(desk: &mut Desk<'_>, draft: &draft::Ledger, plan: &Plan) -> bool {
    let at = At::ROOT;
    super::version(desk, at, draft.tenfold);
    desk.text(at.key("note"), draft.note.as_ref());
    desk.text(at.key("source"), draft.source.as_ref());
    if draft.plan.is_empty() {
        desk.missing(at.key("plan"), "the plan", "name the plan that the ledger belongs to");
    } else if draft.plan != plan.id.as_str() {
        let cause = format!("the ledger belongs to the plan `{}`, not to `{}`", head(&draft.plan), plan.id);
        desk.faults.add(at.key("plan"), Code::OtherPlan, cause, "judge each ledger with its own plan");
        return false;
    }
    true
}

/// Checks all entries of a draft. Where which of them count is not known, there are none.
fn check(desk: &mut Desk<'_>, draft: &draft::Ledger, plan: &Plan) -> (Vec<Entry>, ById) {
    let none = || (Vec::new(), ById::default());
    if !of_plan(desk, draft, plan) {
        // Against this plan its entries mean nothing.
        return none();
    }
    let mut taken = Index::default();
    let mut entries = Vec::new();
    let (mut asides, mut unread) = (Asides::default(), Unread::default());
    for (index, draft) in draft.entries.iter().enumerate() {
        let at = At::ROOT.key("entries");
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        taken.add(desk, at.key("id"), &draft.id);
        match entry(desk, at, &Said::from(draft), plan, &mut asides) {
            Some(entry) => push(&mut entries, (index, entry)),
            None => unread.add(draft),
        }
    }
    // Without room beside them; where two are of one order, an id stands twice.
    entries.sort_unstable_by(|(_, a), (_, b)| order(a).cmp(&order(b)));
    let spots: Vec<usize> = entries.iter().map(|(spot, _)| *spot).collect();
    // In the place of those before.
    let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
    let Some(by_id) = ById::new(&entries).filter(|_| !taken.has_doubles()) else { return none() };
    let is_taken = |id: &str| taken.get(id).is_some();
    if !references(desk, &entries, &by_id, &spots, is_taken) {
        return none();
    }
    together(desk, &entries, &spots, &unread, plan);
    (entries, by_id)
}

/// The order in which entries stand.
pub(super) fn order(entry: &Entry) -> (Moment, &EntryId) {
    (entry.recorded, &entry.id)
}

/// Checks that corrections and withdrawals name an entry that was recorded before them; false if one does not,
/// or if the one it names cannot be read.
pub(super) fn references(
    desk: &mut Desk<'_>,
    entries: &[Entry],
    by_id: &ById,
    spots: &[usize],
    is_taken: impl Fn(&str) -> bool,
) -> bool {
    let mut sound = true;
    for (place, entry) in entries.iter().enumerate() {
        let other = |id: &EntryId| by_id.get(entries, id.as_str()).and_then(|other| entries.get(other));
        let index = || spots.get(place).copied().unwrap_or_default();
        sound &= reference(desk, entry, index, other, &is_taken);
    }
    sound
}

/// Checks that an entry that names another names one that was recorded before it, and of its kind where it corrects;
/// false if it does not, or if the one it names cannot be read.
pub(super) fn reference<'e>(
    desk: &mut Desk<'_>,
    entry: &Entry,
    index: impl Fn() -> usize,
    other: impl Fn(&EntryId) -> Option<&'e Entry>,
    is_taken: impl Fn(&str) -> bool,
) -> bool {
    let Some(id) = entry.revises() else { return true };
    let corrects = entry.corrects.is_some() && !matches!(entry.fact, Fact::Withdrawn { .. });
    let (code, cause, remedy) = match other(id) {
        // What is wrong with that one is reported there.
        None if is_taken(id.as_str()) => return false,
        None => (Code::UnknownId, format!("there is no entry `{id}`"), "name an entry of this ledger"),
        Some(other) if order(other) >= order(entry) => (
            Code::NotBefore,
            format!("the entry `{id}` was not recorded before `{}`", entry.id),
            "record corrections and withdrawals after what they speak of",
        ),
        Some(other) if corrects && !same_kind(&other.fact, &entry.fact) => (
            Code::FactMismatch,
            format!("the entry `{id}` is of another kind"),
            "withdraw it and record the right fact, or correct it with one of its own kind",
        ),
        Some(_) => return true,
    };
    let key = if corrects { "corrects" } else { "entry" };
    desk.faults.push(Fault::new(code, format!("entries[{}].{key}", index()), cause, remedy));
    false
}

/// Returns whether a fact can stand for another.
pub(crate) fn same_kind(one: &Fact, other: &Fact) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

impl draft::Ledger {
    /// Checks the draft against its plan and the default limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong, each with its code, place, cause and remedy.
    pub fn build(self, plan: &Plan) -> Result<Ledger, Faults> {
        self.build_within(plan, &Limits::default())
    }

    /// Checks the draft against its plan and a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong, each with its code, place, cause and remedy.
    pub fn build_within(self, plan: &Plan, limits: &Limits) -> Result<Ledger, Faults> {
        ledger(self, plan, limits, Collect::default())
    }
}

impl Ledger {
    /// Returns whether it was checked against a plan, or another reading of the same.
    pub(crate) fn belongs_to(&self, plan: &Plan) -> bool {
        self.against.says_the_same(&plan.form)
    }

    /// Adds entries, checked together with those that are there, within the default limits. The ledger stays
    /// as it was if anything is wrong.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn append(&mut self, plan: &Plan, entries: Vec<draft::Entry>) -> Result<(), Faults> {
        self.append_within(plan, entries, &Limits::default())
    }

    /// Adds entries as [`append`](Self::append) does, within a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn append_within(
        &mut self,
        plan: &Plan,
        entries: Vec<draft::Entry>,
        limits: &Limits,
    ) -> Result<(), Faults> {
        if let Some(ledger) = Sound::with(self, plan, limits, &entries) {
            *self = ledger;
            return Ok(());
        }
        let mut draft = self.draft();
        draft.entries.extend(entries);
        *self = draft.build_within(plan, limits)?;
        Ok(())
    }
}
