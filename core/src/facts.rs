//! Facts: what happened, as entries that are never edited.

mod amendment;
mod by_id;
mod entry;
mod item_change;
mod ledger;
mod standing_entries;
mod written;

pub(crate) use amendment::Changes;
pub use amendment::{Amendment, Amends};
pub(crate) use by_id::ById;
pub(crate) use entry::Aside;
pub use entry::{Attests, Entry, Fact};
pub(crate) use item_change::Carried;
pub use item_change::ItemChange;
pub use ledger::Ledger;
pub(crate) use standing_entries::{in_force_of, in_force_places};
pub(crate) use written::{Put, is_put_otherwise};
