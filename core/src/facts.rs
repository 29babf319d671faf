//! Facts: what happened, as entries that are never edited.

mod entry;
mod ledger;
mod standing_entries;

pub use entry::{Amendment, Amends, Attests, Entry, Fact, ItemChange};
pub use ledger::Ledger;
pub(crate) use standing_entries::{in_force, in_force_places};
