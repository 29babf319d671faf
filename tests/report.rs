//! The report of the example: what a person reads, and what programs read of it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use tenfold::rules::Method;
use tenfold::{Evaluation, Ledger, Options, Plan, draft, evaluate, telling};
use unicode_width::UnicodeWidthStr;

#[path = "../examples/report/rendering.rs"]
mod rendering;

use rendering::{Assessed, By, Chosen, Compared, Format, Held, Report};

const WIDTHS: [usize; 4] = [60, 80, 100, 140];

/// A plan with its ledger, judged.
struct Judged {
    plan: Plan,
    ledger: Ledger,
    method: Method,
    evaluation: Evaluation,
    held: Held,
}

impl Judged {
    fn new(plan: &str, ledger: &str, as_of: &str, method: &str) -> Self {
        let plan = Plan::from_json(plan).unwrap_or_else(|faults| panic!("{faults}"));
        let ledger = Ledger::from_json(ledger, &plan).unwrap_or_else(|faults| panic!("{faults}"));
        let method = Method::preset(method).unwrap();
        let options = Options::new(as_of.parse().unwrap()).method(method.clone());
        let evaluation = evaluate(&plan, &ledger, &options).unwrap_or_else(|faults| panic!("{faults}"));
        let held = Held::of(&plan, &ledger, &options).unwrap();
        Self { plan, ledger, method, evaluation, held }
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
        let judged = (&self.evaluation, &self.method);
        Report::new((&self.plan, &self.ledger), judged, lang, chosen).held(&self.held)
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

/// Returns a text as it comes out where there are no colours.
fn without_colours(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Returns what methods say of a plan, in a format.
fn compared(judged: &Judged, methods: &[Method], lang: &str, format: Format) -> String {
    let options = Options::new(judged.evaluation.as_of);
    let comparison = tenfold::compare(&judged.plan, &judged.ledger, &options, methods).unwrap();
    let told = (&comparison, methods);
    Compared::new((&judged.plan, &judged.ledger), told, lang, Chosen::Asked).render(format)
}

/// Returns how the units of a plan are assessed, in a format.
fn assessed(judged: &Judged, lang: &str, format: Format) -> String {
    let options = Options::new(judged.evaluation.as_of).method(judged.method.clone());
    let result = tenfold::assess(&judged.plan, &judged.ledger, &options).unwrap();
    Assessed::new(&judged.plan, (&result, &judged.method), lang, Chosen::Asked).render(format)
}

fn presets(names: &[&str]) -> Vec<Method> {
    names.iter().map(|name| Method::preset(name).unwrap()).collect()
}

/// Compares a text with the one in `tests/snapshots`; with `UPDATE_SNAPSHOTS` set it is written there instead.
#[track_caller]
pub(super) fn is_as_in(name: &str, text: &str) {
    is_the_file(&format!("tests/snapshots/{name}"), text);
}

/// Compares a text with a file of the repository; with `UPDATE_SNAPSHOTS` set it is written there instead.
#[track_caller]
pub(super) fn is_the_file(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
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
        let two = presets(&["pace", "statcan"]);
        let texts = ["en", "zh"].into_iter().flat_map(|lang| {
            [judged.report(lang).render(Format::Markdown), compared(&judged, &two, lang, Format::Markdown)]
        });
        let with_units =
            judged.plan.assessment().is_some().then(|| assessed(&judged, "en", Format::Markdown));
        for text in texts.chain(with_units) {
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

#[test]
fn what_methods_say_and_the_assessment_read_as_before() {
    let judged = Judged::ten_actions("pace");
    let four = presets(&["pace", "statcan", "weather", "google-okr"]);
    for lang in ["en", "zh"] {
        let text = compared(&judged, &four, lang, Format::Text(110));
        is_as_in(&format!("compare.{lang}.txt"), &without_colours(&text));
        let text = assessed(&judged, lang, Format::Text(100));
        is_as_in(&format!("assess.{lang}.txt"), &without_colours(&text));
    }
}

#[test]
fn no_line_of_a_comparison_or_an_assessment_is_wider_than_the_terminal() {
    let judged = Judged::ten_actions("pace");
    let all: Vec<Method> = Method::presets().filter_map(Method::preset).collect();
    for (lang, width) in ["en", "zh"].into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
        let told = [
            compared(&judged, &all, lang, Format::Text(width)),
            compared(&judged, all.get(..6).unwrap(), lang, Format::Text(width)),
            compared(&Judged::hostile(), all.get(..3).unwrap(), lang, Format::Text(width)),
            assessed(&judged, lang, Format::Text(width)),
        ];
        for line in
            told.iter().flat_map(|text| without_colours(text).lines().map(String::from).collect::<Vec<_>>())
        {
            assert!(line.width() <= width, "{} columns of {width}: {line}", line.width());
        }
    }
}

#[test]
fn a_comparison_too_wide_for_a_terminal_names_every_method_in_full_and_keeps_its_titles() {
    let judged = Judged::ten_actions("pace");
    let all: Vec<Method> = Method::presets().filter_map(Method::preset).collect();
    let text = without_colours(&compared(&judged, &all, "en", Format::Text(80)));
    let heads: Vec<&str> = text.lines().filter(|line| line.starts_with("Action or target")).collect();
    assert!(heads.len() > 1, "{heads:?}");
    let named: Vec<&str> = heads.iter().flat_map(|head| head.split_whitespace().skip(3)).collect();
    assert_eq!(named, Method::presets().collect::<Vec<_>>());
    let titled = |start: &str| text.lines().filter(|line| line.trim_start().starts_with(start)).count();
    assert_eq!(titled("First National Excel"), heads.len());
}

#[test]
fn markdown_warns_of_made_up_figures_as_text_does() {
    let judged = Judged::ten_actions("pace");
    let two = presets(&["pace", "statcan"]);
    for format in [Format::Markdown, Format::Text(100)] {
        let report = judged.report("en").render(format);
        for text in [report, compared(&judged, &two, "en", format), assessed(&judged, "en", format)] {
            assert!(text.contains("Illustrative: figures in this report are made up"), "{text}");
        }
    }
}

#[test]
fn a_gate_that_was_not_applied_is_not_told() {
    let judged = Judged::ten_actions("pace");
    let options = Options::new(judged.evaluation.as_of);
    let result = tenfold::assess(&judged.plan, &judged.ledger, &options).unwrap();
    let gates = || result.units.iter().flat_map(|unit| &unit.gates);
    assert!(gates().next().is_some() && gates().all(|gate| !gate.applied), "the example has set none off");
    for format in [Format::Markdown, Format::Text(100)] {
        assert!(!assessed(&judged, "en", format).contains("A promise to the public"));
    }
}

#[test]
fn a_gate_that_was_applied_has_a_row_as_long_as_the_head_and_names_what_set_it_off() {
    let mut plan: Value =
        serde_json::from_str(include_str!("../examples/plans/ten-actions.plan.json")).unwrap();
    plan["assessment"]["gates"][0]["targets"] = serde_json::json!(["a6-centre"]);
    let ledger = include_str!("../examples/plans/ten-actions.ledger.json");
    let judged = Judged::new(&plan.to_string(), ledger, "2024-06-30", "pace");
    let text = assessed(&judged, "en", Format::Markdown);
    let row = text.lines().find(|line| line.contains("More than was to be expected")).unwrap();
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let centre = "Research centre on Chinese and foreign parties built up";
    assert_eq!(cells, ["**More than was to be expected**", "+3.00", "", "", "", centre]);
    assert_eq!(text.matches("Rests on:").count(), 0, "the head says so");
    assert!(assessed(&judged, "en", Format::Text(100)).contains("Rests on: "));
}

/// Returns the lines of the list of what holds a plan back most.
fn held(judged: &Judged, lang: &str) -> Vec<String> {
    let head = if lang == "en" { "What holds it back most" } else { "主要差距所在" };
    let plain = judged.plain(lang, 100);
    let list = plain.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    list.take_while(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}

#[test]
fn what_holds_back_names_whole_items_or_says_why_there_is_no_figure() {
    let judged = Judged::ten_actions("pace");
    for (lang, why, whole) in
        [("en", "not for this goal", "  9 platforms on"), ("zh", "不适用于此类目标", "达9个")]
    {
        let held = held(&judged, lang);
        assert_eq!(held.len(), 5, "{held:?}");
        assert!(held.iter().any(|line| line.ends_with(why)), "{held:?}");
        assert!(held.iter().any(|line| line.contains(whole)), "{held:?}");
        let says = |line: &String| line.split_once("  +").is_some_and(|(_, rest)| rest.contains("  "));
        assert!(held.iter().all(says), "{held:?}");
    }
}

#[test]
fn the_figure_that_a_coverage_takes_is_a_share_of_whole_members() {
    let plan = include_str!("../examples/plans/ten-actions.plan.json");
    let ledger = include_str!("../examples/plans/ten-actions.ledger.json");
    let goal = r#""goal": { "kind": "instances", "over": "members" },"#;
    let all_six = format!("\"indicator\": \"open-resources-built\",\n          {goal}");
    assert!(plan.contains(&all_six));
    let resources = |due: &str| {
        let share = r#""indicator": "open-resources-built", "goal": { "kind": "at_least", "bar": 1 },"#;
        let plan = plan.replace(&all_six, &format!("{share} {due}"));
        let held = held(&Judged::new(&plan, ledger, "2024-06-30", "pace"), "en");
        held.into_iter().find(|line| line.starts_with("Six open resources")).unwrap()
    };
    // Without a due day nothing but the bar counts.
    assert!(resources("").contains("  100% on 2024-12-31"), "{}", resources(""));
    // Three of six are built, and 95% of what is expected by then is 55.4%.
    let dated = resources(r#""due": "2026-12-31","#);
    assert!(dated.contains("  66.7% on 2024-12-31"), "{dated}");
}

#[test]
fn a_comparison_marks_exactly_the_rows_on_which_verdicts_differ() {
    let judged = Judged::ten_actions("pace");
    let text = compared(&judged, &presets(&["pace", "statcan"]), "en", Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1 + judged.evaluation.actions.len() + judged.evaluation.targets.len());
    for row in &rows {
        let same = row[at("pace verdict")] == row[at("statcan verdict")];
        assert_eq!(row[at("agree")], *same.to_string());
        assert_eq!(row[at("why")].is_empty(), same, "{row:?}");
    }
    assert!(rows.iter().any(|row| row[at("agree")] == *"false"));
}

#[test]
fn by_unit_and_by_tag_every_target_that_someone_answers_for_or_that_carries_a_tag_has_a_row() {
    let judged = Judged::ten_actions("pace");
    let row = |text: &str, title: &str| text.lines().any(|line| line.contains(title));
    let by = |by: By| without_colours(&judged.report("en").by(by).render(Format::Text(200)));
    let (units, tags) = (by(By::Unit), by(By::Tag));
    let evaluation = &judged.evaluation;
    let answered = evaluation.units.iter().flat_map(|unit| &unit.targets).map(|answer| (&units, answer));
    let carried = evaluation.tags.iter().flat_map(|tag| &tag.targets).map(|answer| (&tags, answer));
    for (text, answer) in answered.chain(carried) {
        let title = judged.plan.target(&answer.target).unwrap().title().get("en");
        assert!(row(text, title), "{title}");
    }
    assert!(!evaluation.tags.is_empty());
}

#[test]
fn the_points_of_targets_and_gates_add_up_to_the_points_of_a_unit() {
    let judged = Judged::ten_actions("pace");
    let result =
        tenfold::assess(&judged.plan, &judged.ledger, &Options::new(judged.evaluation.as_of)).unwrap();
    let mut marked = 0;
    for unit in &result.units {
        let Some(points) = unit.points else { continue };
        let parts = unit.parts.iter().filter_map(|part| part.points).map(f64::from).sum::<f64>();
        let gates = unit.gates.iter().filter_map(|gate| gate.by).map(f64::from).sum::<f64>();
        assert!(
            (points.get() - (parts + gates)).abs() < 1e-9,
            "{}: {points} of {parts} and {gates}",
            unit.id
        );
        marked += 1;
    }
    assert!(marked > 1);
}
