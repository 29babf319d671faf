//! From a draft to a ledger: each entry against the plan, and the entries against each other.

use std::collections::BTreeMap;

use super::Desk;
use super::entry::entry;
use crate::draft;
use crate::facts::{Entry, Fact, Ledger, in_force};
use crate::plan::Plan;
use crate::promises::{Measure, Window};
use crate::words::{
    At, Code, Collect, Fault, Faults, IndicatorId, ItemId, Limits, MemberId, RegisterId, StateId, digest,
    print,
};

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
        entries,
        draft,
        digest: String::new(),
    };
    ledger.draft.tenfold = Some(super::FORMAT);
    seal(&mut ledger)?;
    Ok(ledger)
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
    if draft.plan != plan.id.as_str() {
        let cause = format!("the ledger belongs to the plan `{}`, not to `{}`", draft.plan, plan.id);
        desk.faults.add(at.key("plan"), Code::OtherPlan, cause, "judge each ledger with its own plan");
    }
    let mut taken = crate::plan::index::Index::default();
    let mut entries = Vec::with_capacity(draft.entries.len());
    for (index, draft) in draft.entries.iter().enumerate() {
        let at = at.key("entries");
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        taken.add(desk, at.key("id"), &draft.id);
        if let Some(entry) = entry(desk, at, draft, plan) {
            entries.push((index, entry));
        }
    }
    entries.sort_by(|(_, a), (_, b)| (a.recorded, &a.id).cmp(&(b.recorded, &b.id)));
    references(desk, &entries);
    if desk.faults.is_empty() {
        together(desk, &entries, plan);
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

/// Checks that corrections and withdrawals name an entry that was recorded before them.
fn references(desk: &mut Desk<'_>, entries: &[(usize, Entry)]) {
    let places: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(place, (_, entry))| (entry.id.as_str(), place)).collect();
    for (place, (index, entry)) in entries.iter().enumerate() {
        let (id, key) = match (&entry.fact, &entry.corrects) {
            (Fact::Withdrawn { entry }, _) => (entry, "entry"),
            (_, Some(id)) => (id, "corrects"),
            _ => continue,
        };
        let spot = format!("entries[{index}].{key}");
        let Some(other) = places.get(id.as_str()) else {
            let cause = format!("there is no entry `{id}`");
            desk.faults.push(Fault::new(Code::UnknownId, spot, cause, "name an entry of this ledger"));
            continue;
        };
        if *other >= place {
            let cause = format!("the entry `{id}` was not recorded before `{}`", entry.id);
            let remedy = "record corrections and withdrawals after what they speak of";
            desk.faults.push(Fault::new(Code::NotBefore, spot, cause, remedy));
            continue;
        }
        let same = entries.get(*other).is_some_and(|(_, corrected)| {
            std::mem::discriminant(&corrected.fact) == std::mem::discriminant(&entry.fact)
        });
        if entry.corrects.is_some() && !same {
            let cause = format!("the entry `{id}` is of another kind");
            let remedy = "withdraw it and record the right fact, or correct it with one of its own kind";
            desk.faults.push(Fault::new(Code::FactMismatch, spot, cause, remedy));
        }
    }
}

/// Checks what the entries that count say together: moves, overlapping flows.
fn together(desk: &mut Desk<'_>, entries: &[(usize, Entry)], plan: &Plan) {
    let plain: Vec<Entry> = entries.iter().map(|(_, entry)| entry.clone()).collect();
    let spots: BTreeMap<&str, usize> =
        entries.iter().map(|(index, entry)| (entry.id.as_str(), *index)).collect();
    let counting = in_force(&plain, None);
    moves(desk, &counting, &spots, plan);
    flows(desk, &counting, &spots, plan);
}

fn report(
    desk: &mut Desk<'_>,
    spots: &BTreeMap<&str, usize>,
    entry: &Entry,
    key: &str,
    code: Code,
    said: (String, &str),
) {
    let index = spots.get(entry.id.as_str()).copied().unwrap_or_default();
    desk.faults.push(Fault::new(code, format!("entries[{index}].{key}"), said.0, said.1));
}

/// Where an item stands while its entries are replayed.
enum Stand<'e> {
    Open(Option<&'e StateId>),
    Closed,
}

fn moves(desk: &mut Desk<'_>, counting: &[&Entry], spots: &BTreeMap<&str, usize>, plan: &Plan) {
    let mut items: BTreeMap<(&RegisterId, &ItemId), Stand<'_>> = BTreeMap::new();
    for entry in counting {
        let (register, item) = match &entry.fact {
            Fact::Opened { register, item, .. }
            | Fact::Changed { register, item, .. }
            | Fact::Moved { register, item, .. }
            | Fact::Closed { register, item } => (register, item),
            _ => continue,
        };
        let cycle = plan.register(register).and_then(|register| register.life_cycle.as_ref());
        let before = items.remove(&(register, item));
        let after = match (&entry.fact, before) {
            (Fact::Opened { state, .. }, None) => {
                let first = || cycle.and_then(|cycle| cycle.states.first()).map(|state| &state.id);
                Stand::Open(state.as_ref().or_else(first))
            }
            (Fact::Opened { .. }, Some(before)) => {
                let cause = format!("the item `{item}` of `{register}` is open already");
                let said = (cause, "open each item once; record what changes as `changed`");
                report(desk, spots, entry, "item", Code::DuplicateId, said);
                before
            }
            (_, None) => {
                let cause = format!("the item `{item}` of `{register}` is not open on {}", entry.day());
                let said = (cause, "record an `opened` entry for a day not after this one");
                report(desk, spots, entry, "item", Code::UnknownId, said);
                continue;
            }
            (Fact::Changed { .. }, Some(before)) => before,
            (Fact::Closed { .. }, Some(Stand::Open(_))) => Stand::Closed,
            (Fact::Moved { to, .. }, Some(Stand::Open(Some(from)))) => {
                if !cycle.is_some_and(|cycle| cycle.allows(from, to)) {
                    let cause = format!("the item `{item}` cannot move from `{from}` to `{to}`");
                    let said = (cause, "record the states between, or let the life cycle allow the move");
                    report(desk, spots, entry, "to", Code::ImpossibleMove, said);
                }
                Stand::Open(Some(to))
            }
            (_, Some(before)) => {
                let cause = format!("the item `{item}` is closed");
                report(desk, spots, entry, "item", Code::ImpossibleMove, (cause, "record it once"));
                before
            }
        };
        items.insert((register, item), after);
    }
}

/// Reports flow readings that overlap, or that cross an edge of a window that uses them.
fn flows(desk: &mut Desk<'_>, counting: &[&Entry], spots: &BTreeMap<&str, usize>, plan: &Plan) {
    let mut last: BTreeMap<(&IndicatorId, Option<&MemberId>), &Entry> = BTreeMap::new();
    let mut by_start: Vec<&&Entry> = counting.iter().collect();
    by_start.sort_by_key(|entry| (entry.period.first(), entry.period.last()));
    for entry in by_start {
        let Fact::Reading { indicator, member, .. } = &entry.fact else { continue };
        let known = plan.indicator(indicator);
        let Some(Measure::Flow { pro_rata: false }) = known.map(|known| &known.measure) else { continue };
        if let Some(before) = last.insert((indicator, member.as_ref()), entry)
            && before.period.last() >= entry.period.first()
            && before.period != entry.period
        {
            let cause =
                format!("the period {} overlaps {} of entry `{}`", entry.period, before.period, before.id);
            let said = (cause, "report periods that do not overlap, or declare the indicator pro rata");
            report(desk, spots, entry, "day", Code::Overlap, said);
        }
        for target in plan.targets.iter().filter(|target| target.indicator.as_ref() == Some(indicator)) {
            let (first, last) = (entry.period.first(), entry.period.last());
            let Window { start, due } = target.window;
            if (first < start && start <= last) || due.is_some_and(|due| first <= due && due < last) {
                let cause =
                    format!("the period {} crosses an edge of the window of `{}`", entry.period, target.id);
                let said = (cause, "split the period at the edge, or declare the indicator pro rata");
                report(desk, spots, entry, "day", Code::AcrossWindow, said);
            }
        }
    }
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
    /// Adds entries, checked together with those that are there. The ledger stays as it was if anything is
    /// wrong.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn append(&mut self, plan: &Plan, entries: Vec<draft::Entry>) -> Result<(), Faults> {
        let mut draft = self.draft.clone();
        draft.entries.extend(entries);
        *self = draft.build(plan)?;
        Ok(())
    }
}
