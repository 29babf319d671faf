//! The plan and the ledger of a report, and what is wrong with them.

use std::path::{Path, PathBuf};

use tenfold::rules::Method;
use tenfold::{Day, Faults, Ledger, Plan};

const PLAN: &str = include_str!("../plans/ten-actions.plan.json");
const LEDGER: &str = include_str!("../plans/ten-actions.ledger.json");

/// Why there is no report.
pub(crate) enum Failure {
    /// It cannot be made as asked.
    Usage(String),
    /// The plan or the ledger has faults.
    Faults(String),
}

impl Failure {
    /// Returns the failure for everything that is wrong with an input.
    pub(crate) fn faults(input: &str, faults: &Faults) -> Self {
        let count = faults.iter().count();
        let mut text = format!("{input}: {count} {}", if count == 1 { "fault" } else { "faults" });
        for fault in faults {
            let place = if fault.place().is_empty() { "the whole" } else { fault.place() };
            text += &format!("\n  {place} ({})\n    {}; {}", fault.code(), fault.cause(), fault.remedy());
        }
        Self::Faults(text)
    }

    /// Returns what to tell the user.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Usage(text) | Self::Faults(text) => text,
        }
    }

    /// Returns the exit code.
    pub(crate) const fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 1,
            Self::Faults(_) => 2,
        }
    }
}

/// Reads a plan and its ledger from two files, or takes those that come with the program.
pub(crate) fn read(files: Option<&(PathBuf, PathBuf)>) -> Result<(Plan, Ledger), Failure> {
    let Some((plan_file, ledger_file)) = files else {
        return checked(("the ten-action plan", PLAN), ("its ledger", LEDGER));
    };
    let (plan, ledger) = (text(plan_file)?, text(ledger_file)?);
    checked((&plan_file.to_string_lossy(), &plan), (&ledger_file.to_string_lossy(), &ledger))
}

/// Returns the day on which the plan that comes with the program is told, if it is the one.
pub(crate) fn day_of_example(files: Option<&(PathBuf, PathBuf)>) -> Option<Day> {
    Day::new(2024, 6, 30).ok().filter(|_| files.is_none())
}

fn checked(plan: (&str, &str), ledger: (&str, &str)) -> Result<(Plan, Ledger), Failure> {
    let (plan_name, plan_text) = plan;
    let (ledger_name, ledger_text) = ledger;
    let plan = Plan::from_json(plan_text).map_err(|faults| Failure::faults(plan_name, &faults))?;
    let ledger =
        Ledger::from_json(ledger_text, &plan).map_err(|faults| Failure::faults(ledger_name, &faults))?;
    Ok((plan, ledger))
}

/// Reads a method of the host's own.
pub(crate) fn method(file: &Path) -> Result<Method, Failure> {
    let text = text(file)?;
    Method::from_json(&text).map_err(|faults| Failure::faults(&file.to_string_lossy(), &faults))
}

fn text(file: &Path) -> Result<String, Failure> {
    let read = std::fs::read_to_string(file);
    read.map_err(|error| Failure::Usage(format!("cannot read {}: {error}", file.display())))
}
