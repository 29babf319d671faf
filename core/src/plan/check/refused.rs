//! Entries that a sound ledger refuses: what is wrong with it once they are there, without checking all of it again.

use super::entry::entry;
use super::ledger::{order, reference};
use super::said::Asides;
use super::together::{Unread, counted};
use super::{Desk, Said};
use crate::draft;
use crate::facts::Entry;
use crate::plan::Plan;
use crate::plan::index::Index;
use crate::words::{At, Collect, EntryId, Faults, Limits};

/// What is wrong with entries that come behind those of a sound ledger.
pub(crate) struct Refused<'d> {
    desk: Desk<'d>,
    plan: &'d Plan,
    taken: Index,
    /// Those that could be read, with their spots, in the order of (recorded, id).
    read: Vec<(usize, Entry)>,
    unread: Unread<'d>,
}

impl<'d> Refused<'d> {
    /// Checks entries one by one that come behind so many others, whose ids are known.
    pub(crate) fn of(
        drafts: &'d [draft::Entry],
        plan: &'d Plan,
        limits: &'d Limits,
        behind: usize,
        is_known: impl Fn(&str) -> bool,
    ) -> Self {
        let mut desk = Desk::new(limits);
        desk.count(behind);
        let (mut taken, mut unread) = (Index::default(), Unread::default());
        let (mut read, mut asides) = (Vec::new(), Asides::default());
        for (index, draft) in (behind..).zip(drafts) {
            let at = At::ROOT.key("entries");
            let at = at.index(index);
            if !desk.node(at) {
                break;
            }
            if !draft.id.is_empty() && is_known(&draft.id) {
                // It has its first place among the others.
                taken.insert(&draft.id);
            }
            taken.add(&mut desk, at.key("id"), &draft.id);
            match entry(&mut desk, at, &Said::from(draft), plan, &mut asides) {
                Some(entry) => read.push((index, entry)),
                None => unread.add(draft),
            }
        }
        read.sort_by(|(_, one), (_, other)| order(one).cmp(&order(other)));
        Self { desk, plan, taken, read, unread }
    }

    /// Checks what the entries refer to; none of those that were read if it is not known which of them count.
    pub(crate) fn referring<'e>(
        &mut self,
        known: impl Fn(&EntryId) -> Option<&'e Entry>,
    ) -> Option<Vec<Entry>> {
        if self.taken.has_doubles() {
            return None;
        }
        let Self { desk, taken, read, .. } = self;
        let by_id: std::collections::BTreeMap<&EntryId, &Entry> =
            read.iter().map(|(_, entry)| (&entry.id, entry)).collect();
        let mut sound = true;
        for (spot, entry) in read.iter() {
            let other = |id: &EntryId| by_id.get(id).copied().or_else(|| known(id));
            sound &= reference(desk, entry, || *spot, other, |id| taken.get(id).is_some());
        }
        sound.then(|| read.iter().map(|(_, entry)| entry.clone()).collect())
    }

    /// Checks together the entries that count of all that the entries speak of, in the order of (day, recorded, id);
    /// those that were there before have their ranks for their spots.
    pub(crate) fn together(&mut self, counting: &[&Entry], rank: impl Fn(&Entry) -> usize) {
        let Self { desk, plan, read, unread, .. } = self;
        let spot = |entry: &Entry| {
            let found = read.binary_search_by(|(_, own)| order(own).cmp(&order(entry)));
            let own = found.ok().and_then(|place| read.get(place));
            own.map_or_else(|| rank(entry), |(spot, _)| *spot)
        };
        counted(desk, counting, &spot, unread, plan);
    }

    /// Returns everything that is wrong; none if nothing is.
    pub(crate) fn faults(self) -> Option<Faults> {
        let faults = Collect::default().with_consequences(self.desk.faults);
        if faults.is_empty() {
            return None;
        }
        faults.into_result(None::<()>).err()
    }
}
