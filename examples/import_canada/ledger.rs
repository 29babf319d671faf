//! The framework's figures as a ledger: one reading for each year of each judged series.

use tenfold::PlanId;
use tenfold::draft::{Entry, Ledger};

use super::framework::Indicator;
use super::plan::series_ids;

/// When the imported edition was published.
const RECORDED: &str = "2026-07-23T00:00:00Z";

/// Returns the ledger that belongs to a plan.
pub(crate) fn ledger(plan: &PlanId, indicators: &[Indicator]) -> Ledger {
    let mut ledger = Ledger::new(plan).source(super::SOURCE);
    for indicator in indicators {
        for (id, series) in series_ids(indicator) {
            for (year, value) in &series.readings {
                let entry = Entry::reading(format!("{id}@{year}"), &*id, year.to_string(), *value);
                let source = indicator.en.source_organisation_1.trim();
                ledger = ledger.entry(entry.recorded(RECORDED).source(source));
            }
        }
    }
    ledger
}
