//! The assessment of the units: a ranked table, and how each unit came to its points.

use anstyle::Style;
use tenfold::rules::Method;
use tenfold::{AssessedPart, AssessedUnit, AssessmentResult, Finite, GateResult, Plan, telling};

use super::look::{ASIDE, TITLE, WARNING, colour, styled, symbol};
use super::phrases::{Phrases, phrases};
use super::table::{Cell, Line, Table, Value, records};
use super::width::{clean, wrap};
use super::{Chosen, Format, as_of, markdown};

/// The most entries that are named behind a number.
const ENTRIES: usize = 4;

/// Where it says what the entries behind a number are: before them, or over the column in which they stand.
#[derive(Clone, Copy)]
enum Lead {
    InEachNote,
    InTheHead,
}

/// What an assessment is told of.
pub(crate) struct Assessed<'a> {
    plan: &'a Plan,
    result: &'a AssessmentResult,
    method: &'a Method,
    lang: &'a str,
    chosen: Chosen,
    phrases: &'static Phrases,
}

impl<'a> Assessed<'a> {
    /// Returns what is told of an assessment by a method, in a language.
    pub(crate) fn new(
        plan: &'a Plan,
        (result, method): (&'a AssessmentResult, &'a Method),
        lang: &'a str,
        chosen: Chosen,
    ) -> Self {
        Self { plan, result, method, lang, chosen, phrases: phrases(lang) }
    }

    /// Returns the assessment in a format; text carries the codes of its colours.
    pub(crate) fn render(&self, format: Format) -> String {
        match format {
            Format::Text(columns) => self.text(columns),
            Format::Markdown => self.markdown(),
            Format::Json => self.result.to_json() + "\n",
            Format::Csv => self.csv(),
        }
    }

    fn title(&self) -> String {
        let own = self.result.title.as_ref().map(|title| title.get(self.lang));
        let plan = self.plan.title().get(self.lang);
        own.map_or_else(|| plan.to_owned(), |own| format!("{plan}{}{own}", self.phrases.colon))
    }

    fn facts(&self) -> Vec<String> {
        let phrases = self.phrases;
        let mut facts = vec![as_of(phrases, self.result.as_of, self.chosen)];
        facts.extend(self.result.known_by.map(|moment| format!("{} {moment}", phrases.known_by)));
        facts.push(format!("{}{}{}", phrases.method, phrases.colon, self.method.title().get(self.lang)));
        facts.push(phrases.full.replace("{}", &telling::number(self.result.full)));
        if !self.result.host.is_empty() {
            facts.push(format!("* {}", phrases.legend_host));
        }
        facts
    }

    fn unit(&self, unit: &AssessedUnit) -> String {
        let title = self.plan.unit(&unit.id).map(|unit| unit.title().get(self.lang).to_owned());
        title.unwrap_or_else(|| unit.id.to_string())
    }

    fn target(&self, part: &AssessedPart) -> String {
        let title = self.plan.target(&part.target).map(|target| target.title().get(self.lang).to_owned());
        title.unwrap_or_else(|| part.target.to_string())
    }

    fn grade(&self, unit: &AssessedUnit) -> String {
        let grade = unit.grade.as_ref();
        let title = grade.and_then(|grade| grade.title.as_ref()).map(|title| title.get(self.lang).to_owned());
        title.or_else(|| grade.map(|grade| grade.word.clone())).unwrap_or_default()
    }

    /// Returns the ranked table.
    fn ranks(&self) -> Table {
        let phrases = self.phrases;
        let heads = [
            phrases.units,
            phrases.rank,
            phrases.points,
            phrases.grade,
            phrases.base,
            phrases.gates,
            phrases.with_evidence,
        ];
        let line = |unit: &AssessedUnit| {
            let rank = unit.rank.map(|rank| format!("{rank}{}", if unit.tied { "=" } else { "" }));
            let gates: Vec<Finite> = unit.gates.iter().filter_map(|gate| gate.by).collect();
            let by = gates.iter().map(|by| by.get()).sum::<f64>();
            let by = if gates.is_empty() { String::new() } else { signed(by) };
            let evidence = unit.evidence.map(telling::percent).unwrap_or_default();
            let cells = vec![
                Cell::number(rank.unwrap_or_default()),
                Cell::number(unit.points.map(points).unwrap_or_default()),
                Cell::text(self.grade(unit)),
                Cell::number(unit.base.map(points).unwrap_or_default()),
                Cell::number(by),
                Cell::number(evidence),
            ];
            let said = unit.reasons.iter();
            let notes = said.map(|reason| telling::say(reason, self.plan, None, self.lang)).collect();
            Line { title: self.unit(unit), cells, notes, ..Line::default() }
        };
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Table { heads, lines: self.result.units.iter().map(line).collect(), ..Table::default() }
    }

    /// Returns how a unit came to its points: every target, then every gate that was applied. One that was not
    /// would read as an accusation.
    fn parts(&self, unit: &AssessedUnit, lead: Lead) -> Table {
        let phrases = self.phrases;
        let heads = [phrases.title, phrases.points, phrases.share, phrases.progress, phrases.verdict];
        let mut lines: Vec<Line> = unit.parts.iter().map(|part| self.part(part, lead)).collect();
        lines.extend(unit.gates.iter().filter(|gate| gate.applied).map(|gate| self.gate(gate)));
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Table { heads, lines, ..Table::default() }
    }

    fn part(&self, part: &AssessedPart, lead: Lead) -> Line {
        let mut entries: Vec<&str> =
            part.entries.iter().take(ENTRIES).map(tenfold::EntryId::as_str).collect();
        let more = part.entries.len().saturating_sub(ENTRIES);
        let more = self.phrases.more.replace("{}", &more.to_string());
        if part.entries.len() > ENTRIES {
            entries.push(&more);
        }
        let phrases = self.phrases;
        let lead = match lead {
            Lead::InEachNote => format!("{}{}", phrases.rests_on, phrases.colon),
            Lead::InTheHead => String::new(),
        };
        let rests = format!("{lead}{}", entries.join(phrases.list));
        let word = telling::verdict_word(part.verdict, self.lang);
        Line {
            title: self.target(part),
            cells: vec![
                Cell::number(part.points.map(points).unwrap_or_default()),
                Cell::number(part.weight.map(telling::percent).unwrap_or_default()),
                Cell::number(part.attained.map(telling::percent).unwrap_or_default()),
                Cell::text(format!("{} {word}", symbol(part.verdict))).styled(colour(part.verdict)),
            ],
            notes: if entries.is_empty() { Vec::new() } else { vec![rests] },
            ..Line::default()
        }
    }

    fn gate(&self, gate: &GateResult) -> Line {
        let named = gate.name.as_ref().map(|name| name.get(self.lang));
        let names = |ids: &[tenfold::TargetId]| {
            let title = |id| self.plan.target(id).map(|target| target.title().get(self.lang));
            ids.iter().filter_map(title).collect::<Vec<_>>().join(self.phrases.list)
        };
        Line {
            branch: true,
            title: named.map_or_else(|| telling::word(gate.kind, self.lang).into_owned(), ToOwned::to_owned),
            cells: vec![Cell::number(gate.by.map(|by| signed(by.get())).unwrap_or_default())],
            notes: if gate.targets.is_empty() { Vec::new() } else { vec![names(&gate.targets)] },
            ..Line::default()
        }
    }

    fn text(&self, columns: usize) -> String {
        let mut lines = Vec::new();
        let say = |lines: &mut Vec<String>, style: Style, text: &str| {
            lines.extend(wrap(&clean(text), columns).iter().map(|line| styled(style, line)));
        };
        say(&mut lines, TITLE, &self.title());
        say(&mut lines, Style::new(), &self.facts().join(" · "));
        if self.result.illustrative {
            say(&mut lines, WARNING, &format!("! {}", self.phrases.illustrative));
        }
        lines.push(String::new());
        lines.extend(self.ranks().text(columns));
        for unit in &self.result.units {
            lines.push(String::new());
            say(&mut lines, TITLE, &self.heading(unit));
            lines.extend(self.parts(unit, Lead::InEachNote).text(columns));
        }
        lines.push(String::new());
        say(&mut lines, ASIDE, self.phrases.legend_assessed);
        lines.join("\n") + "\n"
    }

    fn heading(&self, unit: &AssessedUnit) -> String {
        let points = unit.points.map(points).unwrap_or_else(|| self.phrases.no_day.to_owned());
        format!("{}{}{points}", self.unit(unit), self.phrases.colon)
    }

    fn markdown(&self) -> String {
        let mut page = vec![format!("# {}", markdown::cell(&self.title())), String::new()];
        let notice = self.result.illustrative.then(|| self.phrases.illustrative.to_owned());
        let facts = self.facts().into_iter().chain(notice);
        page.extend(facts.map(|fact| format!("- {}", markdown::cell(&fact))));
        page.push(String::new());
        page.extend(self.ranks().markdown(self.phrases.why));
        for unit in &self.result.units {
            page.push(format!("\n## {}\n", markdown::cell(&self.heading(unit))));
            page.extend(self.parts(unit, Lead::InTheHead).markdown(self.phrases.rests_on));
        }
        page.join("\n") + "\n"
    }

    fn csv(&self) -> String {
        let heads = [
            "kind", "unit", "id", "title", "rank", "tied", "points", "base", "grade", "weight", "attained",
            "verdict", "entries",
        ];
        records(&heads, self.result.units.iter().flat_map(|unit| self.unit_records(unit)))
    }

    fn unit_records(&self, unit: &AssessedUnit) -> Vec<Vec<Value>> {
        let text = |text: &str| Value::Text(text.to_owned());
        let rank = unit.rank.map(Finite::from);
        let mut rows = vec![vec![
            text("unit"),
            text(unit.id.as_str()),
            text(unit.id.as_str()),
            Value::Text(self.unit(unit)),
            Value::Number(rank),
            text(if unit.tied { "true" } else { "false" }),
            Value::Number(unit.points),
            Value::Number(unit.base),
            text(unit.grade.as_ref().map_or("", |grade| &grade.word)),
            Value::Number(None),
            Value::Number(None),
            text(""),
            text(""),
        ]];
        rows.extend(unit.parts.iter().map(|part| {
            let entries: Vec<&str> = part.entries.iter().map(tenfold::EntryId::as_str).collect();
            let nothing = || Value::Number(None);
            vec![
                text("target"),
                text(unit.id.as_str()),
                text(part.target.as_str()),
                Value::Text(self.target(part)),
                nothing(),
                text(""),
                Value::Number(part.points),
                nothing(),
                text(""),
                Value::Number(part.weight),
                Value::Number(part.attained),
                text(part.verdict.as_str()),
                Value::Text(entries.join(" ")),
            ]
        }));
        rows
    }
}

/// Returns points with two decimals, so that near ties do not look like ties.
fn points(points: Finite) -> String {
    format!("{:.2}", points.get())
}

/// Returns a change in points with its sign; nothing where nothing changed.
fn signed(points: f64) -> String {
    if points == 0.0 { String::new() } else { format!("{points:+.2}") }
}
