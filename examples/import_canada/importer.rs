//! Reads the Canadian Indicator Framework as Statistics Canada publishes it, and makes a plan and a ledger.

mod fault;
mod framework;
mod goals;
mod ledger;
mod plan;
mod sheet;
mod table;

use std::path::Path;

use tenfold::{Ledger, Plan};

pub(crate) use fault::ImportError;

/// Where the figures come from.
const SOURCE: &str = "Statistics Canada, Canadian Indicator Framework, \
    https://github.com/sdg-data-canada-odd-donnees/cif-data-donnees-cic, commit d38e8053 (2026-07-23)";

/// Returns the plan and the ledger that the folders `meta` and `data` in `folder` hold.
///
/// # Errors
/// [`ImportError`] with the file in which something is missing or cannot be understood, or with every fault of
/// what was made of it.
pub(crate) fn import(folder: &Path) -> Result<(Plan, Ledger), ImportError> {
    let indicators = framework::read(folder)?;
    let plan = plan::plan(&indicators).build().map_err(ImportError::Plan)?;
    let ledger = ledger::ledger(plan.id(), &indicators).build(&plan).map_err(ImportError::Ledger)?;
    Ok((plan, ledger))
}

/// Returns canonical JSON with each thing that has an id on a line of its own, so that a change shows as one.
///
/// No text in it holds the mark that is looked for: there, a quote stands behind a backslash.
pub(crate) fn in_lines(json: &str) -> String {
    json.replace("{\"id\":", "\n{\"id\":") + "\n"
}
