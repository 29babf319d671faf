//! Tables of any columns: cut to a terminal, as Markdown, and for spreadsheets.

use anstyle::Style;

use super::look::{ASIDE, TITLE, styled, styled_pad};
use super::markdown;
use super::sheet::neutral;
use super::width::{clean, pad, pad_left, width, wrap};

/// The least columns for titles, before cells are told in short.
const LEAST_TITLE: usize = 24;
/// The least columns for titles, before a table is told in several parts.
const CUT_TITLE: usize = 20;

/// A table whose first column holds titles.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) heads: Vec<String>,
    pub(crate) lines: Vec<Line>,
    /// How many cells stand beside the titles in every part, where the table takes several.
    pub(crate) kept: usize,
}

/// A line of a table, and what is said below it.
#[derive(Default)]
pub(crate) struct Line {
    pub(crate) depth: usize,
    pub(crate) branch: bool,
    pub(crate) title: String,
    pub(crate) cells: Vec<Cell>,
    pub(crate) notes: Vec<String>,
}

/// A cell: what stands in it in full, in short where there is no room, and its look.
#[derive(Clone, Default)]
pub(crate) struct Cell {
    pub(crate) full: String,
    pub(crate) short: String,
    pub(crate) style: Style,
    /// Whether it is a number, which stands at the right.
    pub(crate) number: bool,
}

impl Cell {
    /// Returns a cell of a text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let full = text.into();
        Self { short: full.clone(), full, ..Self::default() }
    }

    /// Returns a cell of a number.
    pub(crate) fn number(text: impl Into<String>) -> Self {
        Self { number: true, ..Self::text(text) }
    }

    /// Returns the cell with a look.
    pub(crate) fn styled(mut self, style: Style) -> Self {
        self.style = style;
        self
    }
}

/// How much of a table stands there.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// Everything.
    Full,
    /// Cells in short, under heads in full.
    Short,
    /// Cells in short, under heads that are cut.
    Cut,
}

impl Table {
    /// Returns the lines for a terminal of some columns.
    pub(crate) fn text(&self, columns: usize) -> Vec<String> {
        let fits = |told: &Told| self.room(*told, columns) >= LEAST_TITLE.min(self.widest_title());
        let told = [Told::Full, Told::Short].into_iter().find(fits).unwrap_or(Told::Cut);
        let room = |titles: usize| titles.min(self.widest_title());
        if told == Told::Cut && self.room(told, columns) < room(CUT_TITLE) {
            let parts = self.parts(columns.saturating_sub(room(LEAST_TITLE))).into_iter();
            let texts: Vec<Vec<String>> = parts.map(|part| part.as_told(Told::Short, columns)).collect();
            return texts.join(&String::new());
        }
        self.as_told(told, columns)
    }

    /// Returns the parts whose cells take so many columns under heads in full, the titles again in each; what is
    /// said below lines stands in the last, when all of their cells have been read.
    fn parts(&self, columns: usize) -> Vec<Self> {
        let widths = self.widths(Told::Short);
        let taken = |width: &usize| width + 2;
        let kept: usize = widths.iter().take(self.kept).map(taken).sum();
        let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
        let mut room = 0;
        for (at, width) in widths.iter().map(taken).enumerate().skip(self.kept) {
            match parts.last_mut() {
                Some(part) if width <= room => part.end = at + 1,
                _ => {
                    parts.push(at..at + 1);
                    room = columns.saturating_sub(kept);
                }
            }
            room = room.saturating_sub(width);
        }
        let last = parts.len().saturating_sub(1);
        parts.into_iter().enumerate().map(|(at, part)| self.part(&part, at == last)).collect()
    }

    fn part(&self, cells: &std::ops::Range<usize>, noted: bool) -> Self {
        let stands = |at: usize| at < self.kept || cells.contains(&at);
        let heads = self.heads.iter().enumerate().filter(|(at, _)| *at == 0 || stands(at - 1));
        let lines = self.lines.iter().map(|line| {
            let cells = line.cells.iter().enumerate().filter(|(at, _)| stands(*at));
            let cells = cells.map(|(_, cell)| cell.clone()).collect();
            let notes = if noted { line.notes.clone() } else { Vec::new() };
            Line { cells, notes, title: line.title.clone(), ..*line }
        });
        Self { heads: heads.map(|(_, head)| head.clone()).collect(), lines: lines.collect(), kept: self.kept }
    }

    fn as_told(&self, told: Told, columns: usize) -> Vec<String> {
        let widths = self.widths(told);
        let room = self.room(told, columns).max(8);
        let title = self.widest_title().clamp(8, room);
        let mut lines = vec![self.head(title, &widths), styled(ASIDE, &"─".repeat(columns))];
        for line in &self.lines {
            lines.push(line.text(title, &widths, told));
            let indent = line.depth * 2 + 2;
            if !line.notes.is_empty() {
                let notes = wrap(&clean(&line.notes.join(" ")), columns.saturating_sub(indent));
                lines.extend(notes.iter().map(|note| format!("{:indent$}{note}", "")));
            }
        }
        lines
    }

    fn widest_title(&self) -> usize {
        let head = self.heads.first().map_or(0, |head| width(head));
        self.lines.iter().map(|line| line.depth * 2 + width(&line.title)).max().unwrap_or(0).max(head)
    }

    /// Returns the columns that are left for titles.
    fn room(&self, told: Told, columns: usize) -> usize {
        let taken: usize = self.widths(told).iter().map(|width| width + 2).sum();
        columns.saturating_sub(taken)
    }

    fn widths(&self, told: Told) -> Vec<usize> {
        let cells = |at: usize| self.lines.iter().filter_map(move |line| line.cells.get(at));
        let heads = self.heads.iter().skip(1).enumerate();
        heads
            .map(|(at, head)| {
                let widest = cells(at).map(|cell| width(cell.told(told))).max().unwrap_or(0);
                let head = if told == Told::Cut { width(head).min(widest.max(5)) } else { width(head) };
                widest.max(head)
            })
            .collect()
    }

    fn head(&self, title: usize, widths: &[usize]) -> String {
        let first = self.heads.first().map_or("", String::as_str);
        let rest = self.heads.iter().skip(1).zip(widths).enumerate().map(|(at, (head, width))| {
            let number = self.lines.iter().filter_map(|line| line.cells.get(at)).any(|cell| cell.number);
            if number { pad_left(head, *width) } else { pad(head, *width) }
        });
        let cells: Vec<String> = std::iter::once(styled_pad(TITLE, first, title)).chain(rest).collect();
        cells.join("  ").trim_end().to_owned()
    }

    /// Returns the table in Markdown, a last column for what is said below lines.
    pub(crate) fn markdown(&self, notes: &str) -> Vec<String> {
        let noted = self.lines.iter().any(|line| !line.notes.is_empty());
        let mut heads: Vec<&str> = self.heads.iter().map(String::as_str).collect();
        if noted {
            heads.push(notes);
        }
        let rows = self.lines.iter().map(|line| {
            let title = markdown::cell(&line.title);
            let title = if line.branch { format!("**{title}**") } else { title };
            let mut cells = vec![format!("{}{title}", "· ".repeat(line.depth))];
            cells.extend(line.cells.iter().map(|cell| markdown::cell(&cell.full)));
            // A line may have fewer cells than the table has heads; a row may not.
            cells.resize(self.heads.len(), String::new());
            if noted {
                cells.push(markdown::cell(&line.notes.join(" ")));
            }
            cells
        });
        markdown::table(&heads, rows)
    }
}

impl Line {
    fn text(&self, title: usize, widths: &[usize], told: Told) -> String {
        let indent = self.depth * 2;
        let style = if self.branch { TITLE } else { Style::new() };
        let lead = styled_pad(style, &format!("{:indent$}{}", "", clean(&self.title)), title);
        let cells = self.cells.iter().zip(widths).map(|(cell, width)| {
            let text = cell.told(told);
            if cell.number { pad_left(text, *width) } else { styled_pad(cell.style, text, *width) }
        });
        let cells: Vec<String> = std::iter::once(lead).chain(cells).collect();
        cells.join("  ").trim_end().to_owned()
    }
}

impl Cell {
    fn told(&self, told: Told) -> &str {
        if told == Told::Full { &self.full } else { &self.short }
    }
}

/// Returns records as CSV, texts so that no spreadsheet takes them for formulas.
pub(crate) fn records(heads: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut written = writer.write_record(heads);
    for row in rows {
        written = written.and_then(|()| writer.write_record(row.iter().map(Value::cell)));
    }
    // Writing to memory does not fail; were it to, the table would be empty rather than wrong.
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A cell of a spreadsheet.
pub(crate) enum Value {
    /// A text of whoever wrote the plan.
    Text(String),
    /// A number, or nothing.
    Number(Option<tenfold::Finite>),
}

impl Value {
    fn cell(&self) -> String {
        match self {
            Self::Text(text) => neutral(text),
            Self::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        }
    }
}
