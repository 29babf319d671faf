//! Ledgers: entries in the order in which they were recorded.

use std::fmt;

use super::Entry;
use crate::draft;
use crate::words::{EntryId, PlanId, debug};

/// A checked ledger: what happened, as entries that are only ever added.
///
/// Built from a [`draft::Ledger`] against the plan that it belongs to. The order in which entries come in is
/// irrelevant: they stand in the order of (recorded, id).
#[derive(Clone, PartialEq)]
pub struct Ledger {
    pub(crate) plan: PlanId,
    pub(crate) plan_digest: String,
    pub(crate) entries: Vec<Entry>,
    pub(crate) draft: draft::Ledger,
    pub(crate) digest: String,
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug("Ledger", &self.draft, f)
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
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// Returns whether any entry is made up to show something.
    #[must_use]
    pub fn is_illustrative(&self) -> bool {
        self.entries.iter().any(|entry| entry.illustrative)
    }

    /// Returns the draft from which it was built, its entries in the order of (recorded, id).
    #[must_use]
    pub const fn draft(&self) -> &draft::Ledger {
        &self.draft
    }

    /// Returns the digest of the canonical form.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}
