//! Ledgers: entries in the order in which they were recorded.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Entry;
use super::by_id::ById;
use crate::draft;
use crate::words::{EntryId, FORMAT, Limits, PlanId, Sealed, Text, debug, digest, print};

/// A checked ledger: what happened, as entries that are only ever added.
///
/// Built from a [`draft::Ledger`] against the plan that it belongs to. The order in which entries come in is
/// irrelevant: they stand in the order of (recorded, id).
#[derive(Clone)]
pub struct Ledger {
    pub(crate) plan: PlanId,
    /// The plan that it was checked against.
    pub(crate) against: Arc<Sealed<draft::Plan>>,
    /// The limits within which it was checked.
    pub(crate) limits: Limits,
    pub(crate) note: Option<Text>,
    pub(crate) source: Option<Text>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) by_id: ById,
    /// The digest of the canonical form, once it was asked for.
    pub(crate) digest: OnceLock<String>,
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug("Ledger", &self.draft(), f)
    }
}

impl PartialEq for Ledger {
    fn eq(&self, other: &Self) -> bool {
        let heads = (&self.plan, &self.note, &self.source) == (&other.plan, &other.note, &other.source);
        heads && self.entries == other.entries && self.against == other.against
    }
}

impl Ledger {
    /// Returns the plan that it belongs to.
    #[must_use]
    pub const fn plan(&self) -> &PlanId {
        &self.plan
    }

    /// Returns the entries, in the order of (recorded, id).
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the entry with an id.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.by_id.get(&self.entries, id.as_str()).and_then(|place| self.entries.get(place))
    }

    /// Returns whether any entry is made up to show something.
    #[must_use]
    pub fn is_illustrative(&self) -> bool {
        self.entries.iter().any(|entry| entry.illustrative)
    }

    /// Returns a draft from which the same ledger is built, its entries in the order of (recorded, id) and their
    /// moments in UTC.
    #[must_use]
    pub fn draft(&self) -> draft::Ledger {
        draft::Ledger {
            tenfold: Some(FORMAT),
            plan: self.plan.as_str().to_owned(),
            note: self.note.clone(),
            source: self.source.clone(),
            entries: self.entries.iter().map(Entry::draft).collect(),
        }
    }

    /// Takes the entries out with their places by id, and leaves a ledger without any.
    pub(crate) fn take_entries(&mut self) -> (Vec<Entry>, ById) {
        self.digest = OnceLock::new();
        (std::mem::take(&mut self.entries), std::mem::take(&mut self.by_id))
    }

    /// Returns the same ledger with other entries, which stand together and have ids of their own.
    pub(crate) fn with_entries(&self, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|one, other| (one.recorded, &one.id).cmp(&(other.recorded, &other.id)));
        let by_id = ById::new(&entries).unwrap_or_default();
        Self { entries, by_id, digest: OnceLock::new(), ..self.clone() }
    }

    /// Returns the digest of the canonical form. It is taken when it is first asked for, and kept.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| digest(&print(&self.draft()).unwrap_or_default()))
    }
}
