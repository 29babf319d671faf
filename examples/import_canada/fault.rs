//! What can stop the import, each with the place where it was found.

use std::path::{Path, PathBuf};

/// A reason why the framework could not be read as a plan.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// A file or folder that is missing or may not be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    /// A metadata file whose fields are not between two lines of `---`.
    #[error("`{}` has no fields between two lines of `---`", path.display())]
    NoFields { path: PathBuf },
    /// Metadata that is not YAML, or lacks a field that the import needs.
    #[error("`{}`: {source}", path.display())]
    Fields { path: PathBuf, source: Box<serde_saphyr::Error> },
    /// A data file that is not well-formed CSV.
    #[error("`{}`: {source}", path.display())]
    Csv { path: PathBuf, source: csv::Error },
    /// A data file from which a series cannot be taken.
    #[error("`{}`: series `{series}`: {source}", path.display())]
    Series { path: PathBuf, series: String, source: Box<SeriesFault> },
    /// A plan that the files lead to, with something wrong in it.
    #[error("the plan has faults: {0}")]
    Plan(tenfold::Faults),
    /// A ledger that the files lead to, with something wrong in it.
    #[error("the ledger has faults: {0}")]
    Ledger(tenfold::Faults),
    /// A goal number outside 1 to 17.
    #[error("`{}`: goal `{goal}` is not one of 1 to 17", path.display())]
    UnknownGoal { path: PathBuf, goal: String },
}

/// A reason why one series could not be taken from its table.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SeriesFault {
    /// A column that the series or every series needs is not there.
    #[error("there is no column `{0}`")]
    NoColumn(String),
    /// No row holds the value that the series asks for.
    #[error("no row has `{value}` in column `{column}`")]
    NoRow { column: String, value: String },
    /// The rows left over belong to several series.
    #[error("column `{column}` still has several values on line {line}: `{first}` and `{second}`")]
    Ambiguous { column: String, line: u64, first: String, second: String },
    /// A year cell that does not begin with four digits.
    #[error("line {line}: `{text}` does not begin with a year of four digits")]
    Year { line: u64, text: String },
    /// A value cell that is not a finite number.
    #[error("line {line}: `{text}` is not a number")]
    Value { line: u64, text: String },
    /// Two values for one year.
    #[error("line {line}: the year {year} has a value already")]
    TwiceInAYear { line: u64, year: i16 },
}

impl ImportError {
    /// Says which file could not be read.
    pub(crate) fn unreadable(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Unreadable { path, source }
    }
}
