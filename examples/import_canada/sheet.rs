//! An indicator's metadata sheet: its names, its goal, and which series of its data are judged how.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::fault::ImportError;

/// The fields of one sheet that the import uses; a sheet has many more.
#[derive(Debug, Deserialize)]
pub(crate) struct Sheet {
    pub(crate) sdg_goal: String,
    pub(crate) indicator_name: String,
    pub(crate) target_name: String,
    #[serde(default)]
    pub(crate) computation_units: Option<String>,
    pub(crate) source_organisation_1: String,
    /// False where the publisher does not calculate the progress of this indicator.
    #[serde(default)]
    pub(crate) auto_progress_calculation: bool,
    #[serde(default)]
    progress_calculation_options: Option<Vec<SeriesOptions>>,
}

/// One series of an indicator and how it is judged. What is not stated here has a default in the method.
///
/// A field that is not known is refused: it may be one that changes the result.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeriesOptions {
    #[serde(default)]
    pub(crate) series: Option<String>,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) disaggregation: Vec<Disaggregation>,
    #[serde(default)]
    pub(crate) direction: Option<Direction>,
    #[serde(default)]
    pub(crate) target: Option<f64>,
    #[serde(default)]
    pub(crate) target_year: Option<i16>,
    #[serde(default)]
    pub(crate) base_year: Option<i16>,
    #[serde(default)]
    pub(crate) limit: Option<f64>,
}

/// One column and the value that the rows of a series hold in it; no value asks for a blank cell.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Disaggregation {
    pub(crate) field: String,
    #[serde(default)]
    pub(crate) value: Option<String>,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    Positive,
    Negative,
}

impl Sheet {
    /// Reads the sheet in `path`.
    pub(crate) fn read(path: &Path) -> Result<Self, ImportError> {
        let text = fs::read_to_string(path).map_err(ImportError::unreadable(path))?;
        let fields = fields(&text).ok_or_else(|| ImportError::NoFields { path: path.to_owned() })?;
        serde_saphyr::from_str(fields)
            .map_err(|source| ImportError::Fields { path: path.to_owned(), source: Box::new(source) })
    }

    /// Returns the judged series, none if the publisher does not calculate this indicator.
    ///
    /// Without any options there is one series, with every default.
    pub(crate) fn judged_series(&self) -> Vec<SeriesOptions> {
        if !self.auto_progress_calculation {
            return Vec::new();
        }
        self.progress_calculation_options.clone().unwrap_or_else(|| vec![SeriesOptions::default()])
    }
}

/// Returns the text between the first two lines of `---`.
fn fields(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = text.strip_prefix("---")?;
    text.find("\n---").and_then(|end| text.get(..end))
}

impl SeriesOptions {
    /// Returns the series' name as the publisher composes it: the indicator, then every chosen value.
    pub(crate) fn published_name(&self, indicator: &str) -> String {
        let chosen = self.disaggregation.iter().map(|d| d.value.as_deref().unwrap_or("None"));
        [Some(indicator), self.series.as_deref(), self.unit.as_deref()]
            .into_iter()
            .flatten()
            .chain(chosen)
            .collect::<Vec<_>>()
            .join(" / ")
    }
}
