//! Imports the Canadian Indicator Framework as a plan and its ledger.

#[path = "import_canada/importer.rs"]
mod importer;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_default();
    if let Err(e) = importer::probe(std::path::Path::new(&folder)) {
        eprintln!("{e}");
    }
}
