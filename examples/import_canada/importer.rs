//! Reads the Canadian Indicator Framework as Statistics Canada publishes it, and makes a plan and a ledger.

mod fault;
mod framework;
mod goals;
mod ledger;
mod plan;
mod sheet;
mod table;

use std::path::Path;

use tenfold::draft::{Ledger, Plan};

pub(crate) use fault::ImportError;

/// Where the figures come from.
const SOURCE: &str = "Statistics Canada, Canadian Indicator Framework, \
    https://github.com/sdg-data-canada-odd-donnees/cif-data-donnees-cic, commit d38e8053 (2026-07-23)";

/// Returns the plan and the ledger that the folders `meta` and `data` in `folder` hold.
///
/// # Errors
/// [`ImportError`] with the file in which something is missing or cannot be understood.
pub(crate) fn import(folder: &Path) -> Result<(Plan, Ledger), ImportError> {
    let indicators = framework::read(folder)?;
    let plan = plan::plan(&indicators);
    let ledger = ledger::ledger(&plan.id, &indicators);
    Ok((plan, ledger))
}
