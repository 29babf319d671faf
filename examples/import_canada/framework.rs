//! The framework as its files tell it: every indicator with its series and their yearly readings.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::fault::ImportError;
use super::sheet::{SeriesOptions, Sheet};
use super::table::Table;

/// One indicator of the framework.
#[derive(Debug)]
pub(crate) struct Indicator {
    /// As in the file names: `3-10-1`.
    pub(crate) id: String,
    pub(crate) en: Sheet,
    pub(crate) fr: Sheet,
    /// Which of the 17 goals it serves.
    pub(crate) goal: usize,
    pub(crate) series: Vec<Series>,
}

/// One judged series of an indicator.
#[derive(Debug)]
pub(crate) struct Series {
    pub(crate) options: SeriesOptions,
    /// Empty if the indicator's data file is not in the folder, or holds no value for the series.
    pub(crate) readings: BTreeMap<i16, f64>,
}

/// Reads the folders `meta` and `data`; the indicators come in the framework's own order.
pub(crate) fn read(folder: &Path) -> Result<Vec<Indicator>, ImportError> {
    let meta = folder.join("meta");
    let mut indicators = Vec::new();
    for entry in fs::read_dir(&meta).map_err(ImportError::unreadable(&meta))? {
        let path = entry.map_err(ImportError::unreadable(&meta))?.path();
        if path.extension() == Some(OsStr::new("md")) {
            indicators.push(indicator(folder, &path)?);
        }
    }
    indicators.sort_by_cached_key(|indicator| numbers(&indicator.id));
    Ok(indicators)
}

/// Returns the numbers of an indicator, so that `3-10-1` comes after `3-9-1`.
fn numbers(id: &str) -> Vec<u32> {
    id.split('-').map(|number| number.parse().unwrap_or(u32::MAX)).collect()
}

fn indicator(folder: &Path, sheet: &Path) -> Result<Indicator, ImportError> {
    let id = sheet.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let en = Sheet::read(sheet)?;
    let fr = Sheet::read(&folder.join("meta/fr").join(format!("{id}.md")))?;
    let goal = goal_number(sheet, &en.sdg_goal)?;
    let series = series(&folder.join("data").join(format!("indicator_{id}.csv")), &id, &en)?;
    Ok(Indicator { id, en, fr, goal, series })
}

fn goal_number(sheet: &Path, text: &str) -> Result<usize, ImportError> {
    let number = text.parse().ok().filter(|number| (1..=17).contains(number));
    number.ok_or_else(|| ImportError::UnknownGoal { path: sheet.to_owned(), goal: text.to_owned() })
}

fn series(data: &Path, id: &str, sheet: &Sheet) -> Result<Vec<Series>, ImportError> {
    let judged = sheet.judged_series();
    // A data file may be left out of the folder for its size: the promise stands, its readings are unknown.
    let table = if !judged.is_empty() && data.exists() { Some(Table::read(data)?) } else { None };
    let mut series = Vec::new();
    for options in judged {
        let readings = match &table {
            None => BTreeMap::new(),
            Some(table) => table.readings(&options).map_err(|source| ImportError::Series {
                path: data.to_owned(),
                series: options.published_name(id),
                source: Box::new(source),
            })?,
        };
        series.push(Series { options, readings });
    }
    Ok(series)
}
