//! Imports the Canadian Indicator Framework as a plan and its ledger:
//!
//!     cargo run --example import_canada -- path/to/cif-data-donnees-cic examples/plans
//!
//! The first folder is a copy of Statistics Canada's repository, which holds `meta` and `data`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[path = "import_canada/importer.rs"]
mod importer;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [from, to] = folders.as_slice() else {
        eprintln!("usage: import_canada <folder with meta and data> <folder to write to>");
        return ExitCode::FAILURE;
    };
    match run(from, to) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(from: &Path, to: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let (plan, ledger) = importer::import(from)?;
    let p = plan.clone().build()?; println!("{}", p.targets().len());
    let l = ledger.clone().build(&p)?; println!("{}", l.entries().len());
    std::fs::write(to.join("canadian-framework.plan.json"), serde_json::to_string_pretty(&plan)?)?;
    std::fs::write(to.join("canadian-framework.ledger.json"), serde_json::to_string_pretty(&ledger)?)?;
    Ok(())
}
