//! The report as text for a terminal.

use anstyle::Style;
use tenfold::{Commitment, Verdict, telling};

use super::Report;
use super::bar::{BELOW, MARK, draw};
use super::columns::Columns;
use super::look::{ASIDE, TITLE, WARNING, colour, styled, styled_pad, symbol};
use super::rows::{Row, rows, units, without_twins};
use super::steps;
use super::width::{clean, cut, pad, pad_left, width, wrap};

/// Returns the report as text of at most so many columns, with the codes of its colours.
pub(crate) fn text(report: &Report<'_>, columns: usize) -> String {
    let mut page = Page { report, columns, lines: Vec::new() };
    page.head();
    page.whole();
    let rows = without_twins(rows(report));
    page.table(report.tree(), &rows);
    let units = units(report);
    if !units.is_empty() {
        page.table(report.phrases.units, &units);
    }
    page.held();
    page.steps();
    page.legend(&rows);
    page.lines.join("\n") + "\n"
}

struct Page<'a> {
    report: &'a Report<'a>,
    columns: usize,
    lines: Vec<String>,
}

impl Page<'_> {
    fn line(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Adds a text in a style, wrapped, and indented from its second line on like from its first.
    fn wrapped(&mut self, style: Style, indent: usize, text: &str) {
        let room = self.columns.saturating_sub(indent);
        for line in wrap(&clean(text), room) {
            self.line(format!("{:indent$}{}", "", styled(style, &line)));
        }
    }

    fn head(&mut self) {
        let report = self.report;
        let phrases = report.phrases;
        self.wrapped(TITLE, 0, report.plan.title().get(report.lang));
        let mut facts = vec![report.as_of()];
        if let Some(moment) = report.evaluation.known_by {
            facts.push(format!("{} {moment}", phrases.known_by));
        }
        let mut method =
            format!("{}{}{}", phrases.method, phrases.colon, report.method.title().get(report.lang));
        if report.method.unverified() {
            method = phrases.with_aside(&method, phrases.unverified);
        }
        facts.push(method);
        self.wrapped(Style::new(), 0, &facts.join(" · "));
        if let Some(source) = &report.plan.draft().source {
            self.wrapped(
                ASIDE,
                0,
                &format!("{}{}{}", phrases.source, phrases.colon, source.get(report.lang)),
            );
        }
        if report.evaluation.illustrative {
            self.wrapped(WARNING, 0, &format!("! {}", phrases.illustrative));
        }
    }

    fn whole(&mut self) {
        let report = self.report;
        let node = &report.evaluation.whole;
        self.line(String::new());
        let word = telling::verdict_word(node.verdict, report.lang);
        let verdict = styled(colour(node.verdict), &format!("{} {word}", symbol(node.verdict)));
        self.line(format!("{}  {verdict}", styled(TITLE, report.phrases.whole)));
        self.wrapped(Style::new(), 2, &whole_facts(report));
        let counts = counts(report).into_iter();
        let counted = |(verdict, text)| (colour(verdict), format!("{} {text}", symbol(verdict)));
        self.flow(2, counts.map(counted).collect());
    }

    /// Adds texts side by side, as many to a line as fit.
    fn flow(&mut self, indent: usize, texts: Vec<(Style, String)>) {
        let (mut line, mut taken) = (String::new(), indent);
        for (style, text) in texts {
            let text = cut(&text, self.columns - indent);
            if !line.is_empty() && taken + 3 + width(&text) > self.columns {
                self.line(format!("{:indent$}{line}", ""));
                (line, taken) = (String::new(), indent);
            }
            if !line.is_empty() {
                line.push_str("   ");
                taken += 3;
            }
            taken += width(&text);
            line.push_str(&styled(style, &text));
        }
        if !line.is_empty() {
            self.line(format!("{:indent$}{line}", ""));
        }
    }

    fn table(&mut self, title: &str, rows: &[Row<'_>]) {
        let columns = Columns::fit(self.report, rows, self.columns);
        self.line(String::new());
        self.line(self.heads(title, &columns));
        self.line(styled(ASIDE, &"─".repeat(self.columns)));
        for (at, row) in rows.iter().enumerate() {
            if at > 0 && row.depth == 0 && columns.due > 0 {
                self.line(String::new());
            }
            self.row(row, &columns);
        }
    }

    fn heads(&self, title: &str, columns: &Columns) -> String {
        let phrases = self.report.phrases;
        let commitment = if columns.letters { "" } else { phrases.commitment };
        let value = if columns.value > 0 { phrases.value } else { "" };
        let cells = [
            (pad_left(phrases.score, columns.score), columns.score),
            (pad(phrases.progress, columns.bar), columns.bar),
            (pad(phrases.verdict, columns.verdict), columns.verdict),
            (pad(phrases.word, columns.word), columns.word),
            (pad(commitment, columns.commitment), columns.commitment),
            (pad(phrases.due, columns.due), columns.due),
        ];
        joined(columns.lead(TITLE, title, value), cells)
    }

    fn row(&mut self, row: &Row<'_>, columns: &Columns) {
        let report = self.report;
        let indent = row.depth * 2;
        let title = format!("{:indent$}{}", "", clean(row.title));
        let style = if row.target.is_none() { TITLE } else { Style::new() };
        let look = colour(row.verdict);
        let bar = row.bar.map(|bar| draw(bar, columns.bar)).unwrap_or_default();
        let said = if columns.merged { row.own_or_said() } else { &row.said };
        let verdict = format!("{} {said}", symbol(row.verdict));
        let cells = [
            (pad_left(row.score.as_deref().unwrap_or_default(), columns.score), columns.score),
            (styled_pad(look, &bar, columns.bar), columns.bar),
            (styled_pad(look, &verdict, columns.verdict), columns.verdict),
            (pad(&row.word, columns.word), columns.word),
            (pad(commitment(report, row, columns.letters), columns.commitment), columns.commitment),
            (pad(&row.due(report.phrases.no_day), columns.due), columns.due),
        ];
        self.line(joined(columns.lead(style, &title, &clean(&row.value)), cells));
        if !row.why.is_empty() {
            self.wrapped(Style::new(), indent + 2, &row.why.join(gap(report)));
        }
    }

    fn held(&mut self) {
        if let Some(table) = self.report.held.and_then(|held| held.table(self.report)) {
            self.line(String::new());
            self.lines.extend(table.text(self.columns));
        }
    }

    fn steps(&mut self) {
        for (title, list) in steps::lists(self.report) {
            self.line(String::new());
            self.line(styled(TITLE, title));
            self.line(styled(ASIDE, &"─".repeat(self.columns)));
            for line in steps::lines(&list, self.columns) {
                self.line(line);
            }
        }
    }

    fn legend(&mut self, rows: &[Row<'_>]) {
        let report = self.report;
        let phrases = report.phrases;
        let mut legend = Vec::new();
        let bars = || rows.iter().filter_map(|row| row.bar);
        if bars().any(|bar| bar.expected.is_some()) {
            legend.push(format!("{MARK} {}", phrases.legend_mark));
        }
        if let Some((low, high)) = report.score_range() {
            let legend_score = phrases.legend_score.replace("{low}", &low.to_string());
            legend.push(legend_score.replace("{high}", &high.to_string()));
        }
        if bars().any(|bar| bar.filled < 0.0) {
            legend.push(format!("{BELOW} {}", phrases.legend_below));
        }
        if rows.iter().any(|row| row.value.ends_with(['↑', '↓'])) {
            legend.push(format!("↑ ↓ {}", phrases.legend_way));
        }
        if rows.iter().any(Row::rests_on_host) {
            legend.push(format!("* {}", phrases.legend_host));
        }
        if Columns::fit(report, rows, self.columns).letters {
            legend.extend(letters(report));
        }
        if !legend.is_empty() {
            self.line(String::new());
            self.flow(0, legend.into_iter().map(|text| (ASIDE, text)).collect());
        }
    }
}

/// Returns the title and value of a row with those of its cells that have a width.
fn joined(lead: String, cells: [(String, usize); 6]) -> String {
    let cells = cells.into_iter().filter(|(_, columns)| *columns > 0).map(|(cell, _)| cell);
    let line: Vec<String> = std::iter::once(lead).chain(cells).collect();
    line.join(" ").trim_end().to_owned()
}

/// Returns what a letter stands for, for each commitment.
fn letters(report: &Report<'_>) -> Vec<String> {
    let word = |(letter, commitment): (&&str, Commitment)| {
        format!("{letter} {}", telling::commitment_word(commitment, report.lang))
    };
    report.phrases.letters.iter().zip(COMMITMENTS).map(word).collect()
}

const COMMITMENTS: [Commitment; 4] =
    [Commitment::Direction, Commitment::Aspirational, Commitment::Expected, Commitment::Binding];

fn commitment<'a>(report: &'a Report<'_>, row: &Row<'_>, letters: bool) -> &'a str {
    let Some(commitment) = row.target.as_ref().map(|target| target.commitment) else { return "" };
    if !letters {
        return telling::commitment_word(commitment, report.lang);
    }
    let at = COMMITMENTS.iter().position(|known| *known == commitment);
    at.and_then(|at| report.phrases.letters.get(at)).copied().unwrap_or_default()
}

/// Returns what stands between two sentences.
fn gap(report: &Report<'_>) -> &'static str {
    if report.phrases.colon.is_ascii() { " " } else { "" }
}

/// Returns the numbers of the plan as a whole.
pub(crate) fn whole_facts(report: &Report<'_>) -> String {
    let phrases = report.phrases;
    let node = &report.evaluation.whole;
    let before = |word: &str, share: &str| {
        if word.is_ascii() { format!("{share} {word}") } else { format!("{word}{share}") }
    };
    let mut facts = Vec::new();
    // Under a method that gives scores, the reason names the mean.
    if let Some(score) = node.score.filter(|_| !report.method.scores()) {
        facts.push(before(phrases.attained, &telling::percent(score)));
    }
    // A reason may say it already.
    let thin = node.reasons.iter().any(|reason| matches!(reason, tenfold::Reason::ThinEvidence { .. }));
    if let Some(evidence) = node.evidence.filter(|evidence| *evidence != tenfold::Finite::ONE && !thin) {
        let share = telling::percent(evidence);
        let gap = gap(report);
        facts.push(format!("{share}{gap}{}", phrases.evidence));
    }
    let facts = facts.join(phrases.comma);
    let why = node.reasons.iter().map(|reason| telling::say(reason, report.plan, None, report.lang));
    let stop = if facts.is_empty() { "" } else { phrases.stop };
    std::iter::once(format!("{facts}{stop}"))
        .chain(why)
        .collect::<Vec<_>>()
        .join(gap(report))
        .trim()
        .to_owned()
}

/// Returns how many targets stand where, from the best to the worst, then those that stand nowhere.
pub(crate) fn counts(report: &Report<'_>) -> Vec<(Verdict, String)> {
    let counts = &report.evaluation.whole.counts;
    let (mut standings, absences): (Vec<Verdict>, Vec<Verdict>) =
        Verdict::all().partition(|verdict| verdict.standing().is_some());
    standings.reverse();
    let counted = |verdict: Verdict| {
        let count = counts.get(verdict.as_str()).filter(|count| **count > 0)?;
        Some((verdict, cut(&format!("{count} {}", telling::verdict_word(verdict, report.lang)), 40)))
    };
    standings.into_iter().chain(absences).filter_map(counted).collect()
}
