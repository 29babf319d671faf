//! A data file of the framework, and how the yearly readings of one series are taken from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::fault::{ImportError, SeriesFault};
use super::sheet::SeriesOptions;

/// Columns that hold or annotate a reading and never tell series apart.
const OF_A_READING: [&str; 7] =
    ["Year", "Value", "Progress", "GeoCode", "Observation status", "Unit multiplier", "Unit measure"];

/// Columns that tell series apart, but by what is measured and not by a part of the population.
const OF_A_MEASURE: [&str; 2] = ["Units", "Series"];

/// The rows of one data file, each with the line it stands on.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    line: u64,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Table {
    /// Reads the data file in `path`.
    pub(crate) fn read(path: &Path) -> Result<Self, ImportError> {
        let text = fs::read_to_string(path).map_err(ImportError::unreadable(path))?;
        let fault = |source| ImportError::Csv { path: path.to_owned(), source };
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let columns = reader.headers().map_err(fault)?.iter().map(plain).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(fault)?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push(Row { line, cells: record.iter().map(plain).collect() });
        }
        Ok(Self { columns, rows })
    }

    /// Returns the value of each year that has one for the series that `options` choose.
    ///
    /// Without a disaggregation this is the headline: the rows in which every disaggregating column is
    /// blank. Where the file has a `Progress` column, the publisher judges that one instead of the value.
    pub(crate) fn readings(&self, options: &SeriesOptions) -> Result<BTreeMap<i16, f64>, SeriesFault> {
        let year = self.column("Year")?;
        let value = self.column("Progress").or_else(|_| self.column("Value"))?;
        let rows = self.rows_of(options)?;
        self.refuse_several(&rows)?;
        let mut readings = BTreeMap::new();
        for row in rows {
            if row.cell(value).is_empty() {
                continue;
            }
            let (year, value) = (first_year(row, year)?, number(row, value)?);
            if readings.insert(year, value).is_some() {
                return Err(SeriesFault::TwiceInAYear { line: row.line, year });
            }
        }
        Ok(readings)
    }

    fn rows_of(&self, options: &SeriesOptions) -> Result<Vec<&Row>, SeriesFault> {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        if let Some(unit) = &options.unit {
            rows = self.holding(rows, "Units", Some(unit))?;
        }
        if let Some(series) = &options.series {
            rows = self.holding(rows, "Series", Some(series))?;
        }
        if options.disaggregation.is_empty() {
            rows.retain(|row| self.is_headline(row));
        }
        for chosen in &options.disaggregation {
            rows = self.holding(rows, &chosen.field, chosen.value.as_deref())?;
        }
        Ok(rows)
    }

    fn is_headline(&self, row: &Row) -> bool {
        self.telling_columns()
            .filter(|(_, column)| !OF_A_MEASURE.contains(column))
            .all(|(at, _)| row.cell(at).is_empty())
    }

    /// Keeps the rows that hold `value` in the column, written with or without a trailing code.
    fn holding<'t>(
        &'t self,
        rows: Vec<&'t Row>,
        column: &str,
        value: Option<&str>,
    ) -> Result<Vec<&'t Row>, SeriesFault> {
        let (at, wanted) = (self.column(column)?, value.unwrap_or(""));
        let exact: Vec<&Row> = rows.iter().copied().filter(|row| row.cell(at) == wanted).collect();
        if !exact.is_empty() {
            return Ok(exact);
        }
        let coded: Vec<&Row> = rows.into_iter().filter(|row| without_code(row.cell(at)) == wanted).collect();
        if coded.is_empty() {
            return Err(SeriesFault::NoRow { column: column.to_owned(), value: wanted.to_owned() });
        }
        Ok(coded)
    }

    fn column(&self, name: &str) -> Result<usize, SeriesFault> {
        let exact = self.columns.iter().position(|column| column == name);
        exact
            .or_else(|| self.columns.iter().position(|column| without_code(column) == name))
            .ok_or_else(|| SeriesFault::NoColumn(name.to_owned()))
    }

    /// Returns every column that tells series apart.
    fn telling_columns(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.columns.iter().map(String::as_str).enumerate();
        all.filter(|(_, column)| !OF_A_READING.contains(column))
    }

    /// Two series mixed up would look like one that jumps: refuse them rather than pick.
    fn refuse_several(&self, rows: &[&Row]) -> Result<(), SeriesFault> {
        let Some((first, others)) = rows.split_first() else { return Ok(()) };
        for (at, column) in self.telling_columns() {
            if let Some(other) = others.iter().find(|row| row.cell(at) != first.cell(at)) {
                return Err(SeriesFault::Ambiguous {
                    column: column.to_owned(),
                    line: other.line,
                    first: first.cell(at).to_owned(),
                    second: other.cell(at).to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// Drops the marker of a text that the publisher's site translates.
fn plain(text: &str) -> String {
    text.strip_prefix("data.").unwrap_or(text).to_owned()
}

/// Drops a trailing classification code: `Leading causes of death (ICD-10)`, `Alzheimer's disease [G30]`.
fn without_code(text: &str) -> &str {
    let opening = match text.chars().last() {
        Some(')') => " (",
        Some(']') => " [",
        _ => return text,
    };
    text.rsplit_once(opening).map_or(text, |(name, _)| name)
}

/// Returns the first year of `2021`, `2017-18` or `2021-2023`: the one the publisher counts from.
fn first_year(row: &Row, column: usize) -> Result<i16, SeriesFault> {
    let text = row.cell(column);
    text.get(..4)
        .and_then(|year| year.parse().ok())
        .ok_or_else(|| SeriesFault::Year { line: row.line, text: text.to_owned() })
}

fn number(row: &Row, column: usize) -> Result<f64, SeriesFault> {
    let text = row.cell(column);
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| SeriesFault::Value { line: row.line, text: text.to_owned() })
}
