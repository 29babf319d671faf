//! From a draft to a ledger: each entry against the plan, and the entries against each other.

use std::collections::BTreeMap;

use super::Desk;
use super::entry::entry;
use super::together::{Unread, together};
use crate::draft;
use crate::facts::{Entry, Fact, Ledger};
use crate::plan::Plan;
use crate::plan::index::Index;
use crate::words::{At, Code, Collect, Fault, Faults, Limits, digest, head, print};

/// Checks a draft against its plan and limits, after what reading it has found.
pub(crate) fn ledger(
    mut draft: draft::Ledger,
    plan: &Plan,
    limits: &Limits,
    found: Collect,
) -> Result<Ledger, Faults> {
    let mut desk = Desk::new(limits);
    let entries = check(&mut desk, &mut draft, plan);
    let faults = found.with_consequences(desk.faults);
    let entries = faults.into_result(Some(entries))?;
    let mut ledger = Ledger {
        plan: plan.id.clone(),
        plan_digest: plan.digest.clone(),
        by_id: by_id(&entries),
        entries,
        draft,
        digest: String::new(),
    };
    ledger.draft.tenfold = Some(super::FORMAT);
    seal(&mut ledger)?;
    Ok(ledger)
}

/// Checks entries one by one against a plan; none if anything is wrong with one of them.
pub(crate) fn entries(drafts: &[draft::Entry], plan: &Plan, limits: &Limits) -> Option<Vec<Entry>> {
    let mut desk = Desk::new(limits);
    let at = At::ROOT.key("entries");
    let checked =
        drafts.iter().enumerate().map(|(index, draft)| entry(&mut desk, at.index(index), draft, plan));
    let checked: Option<Vec<Entry>> = checked.collect();
    checked.filter(|_| desk.faults.is_empty())
}

/// Returns the places of entries in the order of their ids.
fn by_id(entries: &[Entry]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..entries.len()).collect();
    places.sort_by_key(|place| entries.get(*place).map(|entry| &entry.id));
    places
}

/// Takes the digest of the canonical form.
fn seal(ledger: &mut Ledger) -> Result<(), Faults> {
    ledger.digest = digest(&print(&ledger.draft)?);
    Ok(())
}

fn check(desk: &mut Desk<'_>, draft: &mut draft::Ledger, plan: &Plan) -> Vec<Entry> {
    let at = At::ROOT;
    super::version(desk, at, draft.tenfold);
    desk.text(at.key("note"), draft.note.as_ref());
    desk.text(at.key("source"), draft.source.as_ref());
    if draft.plan.is_empty() {
        desk.missing(at.key("plan"), "the plan", "name the plan that the ledger belongs to");
    } else if draft.plan != plan.id.as_str() {
        let cause = format!("the ledger belongs to the plan `{}`, not to `{}`", head(&draft.plan), plan.id);
        desk.faults.add(at.key("plan"), Code::OtherPlan, cause, "judge each ledger with its own plan");
        // Against this plan its entries mean nothing.
        return Vec::new();
    }
    let mut taken = Index::default();
    let mut entries = Vec::with_capacity(draft.entries.len().min(desk.limits.nodes));
    let mut unread = Unread::default();
    for (index, draft) in draft.entries.iter().enumerate() {
        let at = at.key("entries");
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        taken.add(desk, at.key("id"), &draft.id);
        match entry(desk, at, draft, plan) {
            Some(entry) => entries.push((index, entry)),
            None => unread.add(draft),
        }
    }
    let whole = entries.len() == draft.entries.len();
    entries.sort_by(|(_, a), (_, b)| (a.recorded, &a.id).cmp(&(b.recorded, &b.id)));
    if taken.has_doubles() || !references(desk, &entries, &taken) {
        // Which entries count is not known.
        return Vec::new();
    }
    together(desk, &entries, &unread, plan);
    if whole && desk.faults.is_empty() {
        in_order(draft, &entries);
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Puts the draft's entries in the order of the checked ones, and their moments in UTC.
fn in_order(draft: &mut draft::Ledger, entries: &[(usize, Entry)]) {
    let mut drafts: Vec<Option<draft::Entry>> =
        std::mem::take(&mut draft.entries).into_iter().map(Some).collect();
    for (index, entry) in entries {
        if let Some(mut draft_entry) = drafts.get_mut(*index).and_then(Option::take) {
            draft_entry.recorded = Some(entry.recorded.to_string());
            draft.entries.push(draft_entry);
        }
    }
}

/// Checks that corrections and withdrawals name an entry that was recorded before them; false if one does not,
/// or if the one it names cannot be read.
fn references(desk: &mut Desk<'_>, entries: &[(usize, Entry)], taken: &Index) -> bool {
    let places: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(place, (_, entry))| (entry.id.as_str(), place)).collect();
    let mut sound = true;
    for (place, (index, entry)) in entries.iter().enumerate() {
        let (id, key) = match (&entry.fact, &entry.corrects) {
            (Fact::Withdrawn { entry }, _) => (entry, "entry"),
            (_, Some(id)) => (id, "corrects"),
            _ => continue,
        };
        let other = places.get(id.as_str()).copied();
        let corrected = other.and_then(|other| entries.get(other)).map(|(_, corrected)| corrected);
        let (code, cause, remedy) = match (other, corrected) {
            // What is wrong with that one is reported there.
            (None, _) | (_, None) if taken.get(id.as_str()).is_some() => {
                sound = false;
                continue;
            }
            (None, _) | (_, None) => {
                (Code::UnknownId, format!("there is no entry `{id}`"), "name an entry of this ledger")
            }
            (Some(other), _) if other >= place => (
                Code::NotBefore,
                format!("the entry `{id}` was not recorded before `{}`", entry.id),
                "record corrections and withdrawals after what they speak of",
            ),
            (_, Some(corrected)) if key == "corrects" && !same_kind(&corrected.fact, &entry.fact) => (
                Code::FactMismatch,
                format!("the entry `{id}` is of another kind"),
                "withdraw it and record the right fact, or correct it with one of its own kind",
            ),
            _ => continue,
        };
        desk.faults.push(Fault::new(code, format!("entries[{index}].{key}"), cause, remedy));
        sound = false;
    }
    sound
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
        let mut draft = self.draft.clone();
        draft.entries.extend(entries);
        *self = draft.build_within(plan, limits)?;
        Ok(())
    }
}
