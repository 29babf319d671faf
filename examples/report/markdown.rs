//! The report as Markdown: one table of verdicts, one of targets, one of units, and what is due.

use tenfold::telling;

use super::Report;
use super::look::symbol;
use super::rows::{Row, rows, units, without_twins};
use super::steps;
use super::text::{counts, whole_facts};
use super::width::clean;

/// Returns the report as Markdown.
pub(crate) fn markdown(report: &Report<'_>) -> String {
    let phrases = report.phrases;
    let mut page = vec![format!("# {}", cell(report.plan.title().get(report.lang))), String::new()];
    page.extend(facts(report).into_iter().map(|fact| format!("- {}", cell(&fact))));
    let whole = report.evaluation.whole.verdict;
    let word = telling::verdict_word(whole, report.lang);
    page.push(format!(
        "\n**{}{}{} {word}** ({})\n",
        phrases.whole,
        phrases.colon,
        symbol(whole),
        whole_facts(report)
    ));
    let counted = counts(report).into_iter().map(|(verdict, text)| {
        let (count, word) = text.split_once(' ').unwrap_or_default();
        vec![cell(&format!("{} {word}", symbol(verdict))), count.to_owned()]
    });
    page.extend(table(&[phrases.verdict, phrases.count], counted));
    page.push(format!("\n## {}\n", phrases.tree));
    let rows = without_twins(rows(report));
    page.extend(tree(report, report.tree(), &rows, true));
    let units = units(report);
    if !units.is_empty() {
        page.push(format!("\n## {}\n", phrases.units));
        page.extend(tree(report, phrases.units, &units, false));
    }
    if let Some(table) = report.held.and_then(|held| held.table(report)) {
        page.push(format!("\n## {}\n", phrases.holds_back));
        page.extend(table.markdown(phrases.why));
    }
    for (title, list) in steps::lists(report) {
        page.push(format!("\n## {title}\n"));
        let cells =
            |step: steps::StepLine| [step.day, step.when, step.what, step.who].map(|text| cell(&text));
        let rows = list.into_iter().map(|step| cells(step).to_vec());
        page.extend(table(&[phrases.day, phrases.days, phrases.step, phrases.who], rows));
    }
    if rows.iter().any(|row| row.rests_on_host()) {
        page.push(format!("\n\\* {}", phrases.legend_host));
    }
    page.join("\n") + "\n"
}

fn facts(report: &Report<'_>) -> Vec<String> {
    let phrases = report.phrases;
    let named = |name: &str, value: &str| format!("{name}{}{value}", phrases.colon);
    let known_by = report.evaluation.known_by.map(|moment| format!("{} {moment}", phrases.known_by));
    let source =
        report.plan.draft().source.as_ref().map(|source| named(phrases.source, source.get(report.lang)));
    let notice = report.evaluation.illustrative.then(|| phrases.illustrative.to_owned());
    let method = named(phrases.method, report.method.title().get(report.lang));
    let unverified = report.method.unverified().then(|| phrases.unverified.to_owned());
    let all = [Some(report.as_of()), known_by, Some(method), unverified, source, notice];
    all.into_iter().flatten().collect()
}

/// Returns a table of a tree; branches are bold, and dots say how deep a row is.
fn tree(report: &Report<'_>, title: &'static str, rows: &[Row<'_>], targets: bool) -> Vec<String> {
    let phrases = report.phrases;
    let mut heads =
        vec![title, phrases.value, phrases.score, phrases.progress, phrases.verdict, phrases.word];
    if targets {
        heads.extend([phrases.commitment, phrases.due, phrases.why]);
    }
    let columns = heads.len();
    let cells = rows.iter().map(|row| {
        let mut cells = row_cells(report, row);
        cells.truncate(columns);
        cells
    });
    // A column in which nothing stands says nothing.
    let cells: Vec<Vec<String>> = cells.collect();
    let used = |at: usize| cells.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<usize> = (0..columns).filter(|at| used(*at)).collect();
    let heads: Vec<&str> = kept.iter().filter_map(|at| heads.get(*at).copied()).collect();
    let rows = cells.iter().map(|row| kept.iter().filter_map(|at| row.get(*at).cloned()).collect());
    table(&heads, rows)
}

fn row_cells(report: &Report<'_>, row: &Row<'_>) -> Vec<String> {
    let depth = "· ".repeat(row.depth);
    let commitment = row.target.as_ref().map(|of| telling::commitment_word(of.commitment, report.lang));
    let progress = match (&row.target, report.method.scores()) {
        (Some(of), false) => of.result.attainment.map(telling::percent),
        _ => None,
    };
    let title = cell(row.title);
    let title = if row.target.is_some() { title } else { format!("**{title}**") };
    let cells = [
        row.value.clone(),
        row.score.clone().unwrap_or_default(),
        progress.unwrap_or_default(),
        format!("{} {}", symbol(row.verdict), row.said),
        row.word.clone(),
        commitment.unwrap_or_default().to_owned(),
        row.due(report.phrases.no_day),
        row.why.join(" "),
    ];
    std::iter::once(format!("{depth}{title}")).chain(cells.iter().map(|text| cell(text))).collect()
}

/// Returns a table of cells in which nothing is left to escape.
pub(crate) fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let heads: Vec<String> = heads.iter().map(|head| cell(head)).collect();
    let rule = vec!["---".to_owned(); heads.len()];
    let rows = rows.map(|row| line(&row));
    [line(&heads), line(&rule)].into_iter().chain(rows).collect()
}

/// Returns a text in which nothing means anything to Markdown.
pub(crate) fn cell(text: &str) -> String {
    let mut said = String::new();
    for char in clean(text).chars() {
        if matches!(char, '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '~') {
            said.push('\\');
        }
        said.push(char);
    }
    said
}
