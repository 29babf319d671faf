//! Imports the Canadian Indicator Framework as a plan and its ledger:
//!
//!     cargo run --example import_canada -- path/to/cif-data-donnees-cic examples/plans
//!
//! The first folder is a copy of Statistics Canada's repository, which holds `meta` and `data`.

use std::error::Error;
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

fn run(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let (plan, ledger) = importer::import(from)?;
    let files = [
        ("canadian-framework.plan.json", plan.to_json()),
        ("canadian-framework.ledger.json", ledger.to_json()),
    ];
    for (name, json) in files {
        std::fs::write(to.join(name), importer::in_lines(&json))?;
    }
    Ok(())
}
