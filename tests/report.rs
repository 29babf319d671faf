//! The report of the example: what a person reads, and what programs read of it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use tenfold::rules::Method;
use tenfold::{Evaluation, Ledger, Options, Plan, draft, evaluate, telling};
use unicode_width::UnicodeWidthStr;

#[path = "../examples/report/rendering.rs"]
mod rendering;

use rendering::{Chosen, Format, Report};

const WIDTHS: [usize; 4] = [60, 80, 100, 140];

/// A plan with its ledger, judged.
struct Judged {
    plan: Plan,
    ledger: Ledger,
    method: Method,
    evaluation: Evaluation,
}

impl Judged {
    fn new(plan: &str, ledger: &str, as_of: &str, method: &str) -> Self {
        let plan = Plan::from_json(plan).unwrap_or_else(|faults| panic!("{faults}"));
        let ledger = Ledger::from_json(ledger, &plan).unwrap_or_else(|faults| panic!("{faults}"));
        let method = Method::preset(method).unwrap();
        let options = Options::new(as_of.parse().unwrap()).method(method.clone());
        let evaluation = evaluate(&plan, &ledger, &options).unwrap_or_else(|faults| panic!("{faults}"));
        Self { plan, ledger, method, evaluation }
    }

    fn ten_actions(method: &str) -> Self {
        let plan = include_str!("../examples/plans/ten-actions.plan.json");
        let ledger = include_str!("../examples/plans/ten-actions.ledger.json");
        Self::new(plan, ledger, "2024-06-30", method)
    }

    fn canada() -> Self {
        let plan = include_str!("../examples/plans/canadian-framework.plan.json");
        let ledger = include_str!("../examples/plans/canadian-framework.ledger.json");
        Self::new(plan, ledger, "2026-12-31", "statcan")
    }

    /// A plan whose texts try to be something else.
    fn hostile() -> Self {
        let target = |id: &str, title: &str, bar: i32| {
            draft::Target::new(id, title, "n", draft::Goal::at_least(bar)).baseline(-4).due("2025-12-31")
        };
        let plan = draft::Plan::new("p", "\u{1b}[31ma|b\nc*_`<i>", "2022-01-01")
            .indicator(draft::Indicator::level("n", "n").unit("@units"))
            .action(
                draft::Action::new("=a", "=1+1")
                    .target(target("+t", "-2+3|x", 10))
                    .target(target("t", "'", -3)),
            );
        let entry = draft::Entry::reading("e", "n", "2023", -5).recorded("2024-01-15T09:00:00Z");
        let ledger = draft::Ledger::new("p").entry(entry);
        let plan = serde_json::to_string(&plan).unwrap();
        let ledger = serde_json::to_string(&ledger).unwrap();
        Self::new(&plan, &ledger, "2024-06-30", "pace")
    }

    fn report<'a>(&'a self, lang: &'a str) -> Report<'a> {
        let chosen = if self.plan.id().as_str() == "ten-actions" { Chosen::Example } else { Chosen::Asked };
        Report::new((&self.plan, &self.ledger), (&self.evaluation, &self.method), lang, chosen)
    }

    fn coloured(&self, lang: &str, width: usize) -> String {
        self.report(lang).render(Format::Text(width))
    }

    /// The text as it comes out where there are no colours.
    fn plain(&self, lang: &str, width: usize) -> String {
        let mut out = anstream::AutoStream::new(Vec::new(), anstream::ColorChoice::Never);
        std::io::Write::write_all(&mut out, self.coloured(lang, width).as_bytes()).unwrap();
        String::from_utf8(out.into_inner()).unwrap()
    }
}

/// Compares a text with the one in `tests/snapshots`; with `UPDATE_SNAPSHOTS` set it is written there instead.
#[track_caller]
pub(super) fn is_as_in(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return std::fs::write(path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = known.lines().zip(text.lines()).find(|(known, now)| known != now);
    assert!(
        known == text,
        "{} reads otherwise now, first in: {differs:?}; if that is right, run with UPDATE_SNAPSHOTS=1",
        path.display()
    );
}

#[test]
fn the_ten_actions_read_as_before_in_english_and_in_chinese() {
    let judged = Judged::ten_actions("pace");
    is_as_in("report.en.txt", &judged.plain("en", 100));
    is_as_in("report.zh.txt", &judged.plain("zh", 100));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let methods = Method::presets().map(Judged::ten_actions);
    for judged in methods.chain([Judged::canada(), Judged::hostile()]) {
        for (lang, width) in ["en", "zh"].into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            for line in judged.plain(lang, width).lines() {
                assert!(line.width() <= width, "{} columns of {width}: {line}", line.width());
                assert_eq!(line.trim_end(), line, "spaces at the end");
            }
        }
    }
}

#[test]
fn without_colours_the_text_is_the_same_and_has_no_codes() {
    for judged in [Judged::ten_actions("pace"), Judged::hostile()] {
        let (plain, coloured) = (judged.plain("en", 100), judged.coloured("en", 100));
        assert!(!plain.contains('\u{1b}'));
        assert!(coloured.contains("\u{1b}["));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}

#[test]
fn every_verdict_stands_there_in_words_beside_its_symbol() {
    let judged = Judged::ten_actions("pace");
    for lang in ["en", "zh"] {
        // Wide enough for every title in full.
        let plain = judged.plain(lang, 200);
        for target in &judged.evaluation.targets {
            let title = judged.plan.target(&target.id).unwrap().title().get(lang);
            let word = telling::verdict_word(target.verdict, lang);
            let row = plain.lines().find(|line| line.trim_start().starts_with(title));
            assert!(row.is_some_and(|row| row.contains(word)), "{title}: {word}");
        }
    }
}

#[test]
fn symbols_of_verdicts_are_all_different() {
    let plain = Judged::ten_actions("pace").plain("en", 140);
    let counts = plain.lines().skip_while(|line| !line.starts_with("The whole")).skip(2);
    let counted: Vec<&str> =
        counts.take_while(|line| !line.is_empty()).flat_map(|line| line.trim().split("   ")).collect();
    let symbols: BTreeSet<Option<char>> = counted.iter().map(|count| count.chars().next()).collect();
    assert_eq!(symbols.len(), counted.len());
    assert!(counted.len() > 5, "{counted:?}");
}

#[test]
fn what_the_host_filled_in_carries_a_mark_that_the_legend_explains() {
    let plain = Judged::ten_actions("pace").plain("en", 100);
    assert!(plain.contains("2026-12-31*"));
    assert!(plain.contains("* not the plan's own number"));
    let canada = Judged::canada();
    let mut report = canada.report("en");
    report.chosen = Chosen::LastDay;
    assert!(report.render(Format::Text(100)).contains("the last day that the ledger speaks of"));
}

#[test]
fn markdown_tables_have_as_many_cells_in_each_row_as_in_their_head() {
    for judged in [Judged::ten_actions("pace"), Judged::canada(), Judged::hostile()] {
        for lang in ["en", "zh"] {
            let text = judged.report(lang).render(Format::Markdown);
            let cells = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            let tables = text.split("\n\n").filter(|block| block.starts_with('|'));
            for table in tables {
                let lines: Vec<&str> = table.lines().collect();
                assert!(lines[1].chars().all(|char| "| -".contains(char)), "{}", lines[1]);
                assert!(lines.iter().all(|line| cells(line) == cells(lines[0])), "{table}");
            }
            assert!(!text.contains(['\u{1b}', '\r']));
        }
    }
}

#[test]
fn csv_reads_back_with_every_row_and_every_digit() {
    let judged = Judged::ten_actions("pace");
    let text = judged.report("en").render(Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), judged.evaluation.actions.len() + judged.evaluation.targets.len());
    for target in &judged.evaluation.targets {
        let row = rows.iter().find(|row| row[at("id")] == *target.id.as_str()).unwrap();
        assert_eq!(row[at("verdict")], *target.verdict.as_str());
        assert_eq!(row[at("attainment")].parse().ok(), target.attainment.map(tenfold::Finite::get));
        assert_eq!(row[at("due")].parse().ok(), target.due);
    }
}

#[test]
fn no_cell_of_the_csv_is_a_formula_and_numbers_stay_numbers() {
    let text = Judged::hostile().report("en").render(Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let numbers = ["score", "value", "baseline", "bar", "attainment", "expected"];
    for row in &rows {
        for (head, cell) in heads.iter().zip(row) {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t']);
            assert!(!formula || (numbers.contains(&head) && cell.parse::<f64>().is_ok()), "{head}: {cell}");
        }
    }
    assert!(text.contains("'=1+1") && text.contains("'-2+3|x") && text.contains("'@units"));
    assert!(text.contains(",-5,"), "{text}");
}

#[test]
fn json_is_the_evaluation_as_the_library_prints_it() {
    let judged = Judged::ten_actions("pace");
    let text = judged.report("zh").render(Format::Json);
    assert_eq!(text.trim_end(), judged.evaluation.to_json());
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["tenfold"], 1);
}

#[test]
fn a_long_framework_keeps_its_scores_and_words_in_columns() {
    let plain = Judged::canada().plain("en", 100);
    let starts: BTreeSet<usize> = plain
        .lines()
        .filter(|line| line.ends_with("2030-12-31"))
        .filter_map(|line| Some(line.get(..line.find("2030-12-31")?)?.width()))
        .collect();
    assert_eq!(starts.len(), 1, "due days stand in one column");
    assert!(plain.contains("substantial progress") && plain.contains("target achieved"));
}
