//! The report as a table for spreadsheets: one line for each action and target.

use tenfold::{Finite, telling};

use super::Report;
use super::rows::{OfTarget, Row, rows};

const HEADS: [&str; 21] = [
    "kind",
    "id",
    "action",
    "title",
    "verdict",
    "provisional",
    "word",
    "score",
    "value",
    "value_day",
    "unit",
    "baseline",
    "bar",
    "bar_high",
    "attainment",
    "expected",
    "commitment",
    "start",
    "due",
    "host",
    "why",
];

/// Returns the report as CSV.
pub(crate) fn csv(report: &Report<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = rows(report).iter().try_for_each(|row| writer.write_record(record(report, row)));
    let head = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail; were it to, the table would be empty rather than wrong.
    let lines = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    let heads = with_heads(head).unwrap_or_default();
    String::from_utf8_lossy(&heads).into_owned() + &String::from_utf8_lossy(&lines)
}

fn with_heads(mut writer: csv::Writer<Vec<u8>>) -> Option<Vec<u8>> {
    writer.write_record(HEADS).ok()?;
    writer.into_inner().ok()
}

fn record(report: &Report<'_>, row: &Row<'_>) -> Vec<String> {
    let text = |text: &str| neutral(text);
    let mut record = vec![
        if row.target.is_some() { "target" } else { "action" }.to_owned(),
        text(row.id),
        text(row.target.as_ref().map_or("", |of| of.result.action.as_str())),
        text(row.title),
        row.verdict.to_string(),
    ];
    match &row.target {
        Some(of) => record.extend(target_cells(report, of)),
        None => record.extend(node_cells(report, row)),
    }
    record.push(text(&row.why.join(" ")));
    record
}

fn target_cells(report: &Report<'_>, of: &OfTarget<'_>) -> Vec<String> {
    let result = of.result;
    let indicator = of.target.indicator().as_ref().and_then(|id| report.plan.indicator(id));
    let unit = indicator.map_or("", |indicator| indicator.unit().get(report.lang));
    let day = |day: Option<tenfold::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        result.provisional.to_string(),
        neutral(result.word.as_deref().unwrap_or_default()),
        number(result.score),
        number(result.value),
        day(result.value_day),
        neutral(unit),
        number(result.baseline),
        number(result.bar),
        number(result.bar_high),
        number(result.attainment),
        number(result.expected),
        telling::commitment_word(of.commitment, "en").to_owned(),
        result.start.to_string(),
        day(result.due),
        neutral(&of.target.host().join(" ")),
    ]
}

fn node_cells(report: &Report<'_>, row: &Row<'_>) -> Vec<String> {
    let node = report.evaluation.actions.iter().find(|action| action.id.as_str() == row.id);
    let node = node.map(|action| &action.node);
    let mut cells = vec![String::new(); 15];
    let mut put = |at: usize, text: String| {
        if let Some(cell) = cells.get_mut(at) {
            *cell = text;
        }
    };
    put(1, neutral(node.and_then(|node| node.word.as_deref()).unwrap_or_default()));
    put(2, number(node.and_then(|node| node.score)));
    put(10, number(node.and_then(|node| node.expected)));
    cells
}

/// Returns a number with every digit that it has.
fn number(number: Option<Finite>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Returns a text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe.
pub(crate) fn neutral(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}
