//! What several methods say of a plan, side by side: where they disagree, and why.

use anstyle::Style;
use tenfold::rules::Method;
use tenfold::{Comparison, Differs, Ledger, Opinion, Plan, Standing, Target, telling};

use super::look::{ASIDE, TITLE, WARNING, colour, styled, symbol};
use super::phrases::{Phrases, phrases};
use super::table::{Cell, Line, Table, Value, records};
use super::width::{clean, wrap};
use super::{Chosen, Format, as_of, markdown};

/// The mark of a row on which the methods disagree.
const UNLIKE: &str = "≠";

/// What a comparison is told of.
pub(crate) struct Compared<'a> {
    plan: &'a Plan,
    ledger: &'a Ledger,
    comparison: &'a Comparison,
    methods: &'a [Method],
    lang: &'a str,
    chosen: Chosen,
    phrases: &'static Phrases,
}

/// A row of it, whatever the format.
struct Row<'a> {
    kind: &'static str,
    id: &'a str,
    action: &'a str,
    title: &'a str,
    depth: usize,
    target: Option<&'a Target>,
    row: &'a tenfold::Compare,
}

impl<'a> Compared<'a> {
    /// Returns what is told of a comparison of some methods, in a language.
    pub(crate) fn new(
        (plan, ledger): (&'a Plan, &'a Ledger),
        (comparison, methods): (&'a Comparison, &'a [Method]),
        lang: &'a str,
        chosen: Chosen,
    ) -> Self {
        Self { plan, ledger, comparison, methods, lang, chosen, phrases: phrases(lang) }
    }

    /// Returns the comparison in a format; text carries the codes of its colours.
    pub(crate) fn render(&self, format: Format) -> String {
        match format {
            Format::Text(columns) => self.text(columns),
            Format::Markdown => self.markdown(),
            Format::Json => self.comparison.to_json() + "\n",
            Format::Csv => self.csv(),
        }
    }

    fn rows(&self) -> Vec<Row<'a>> {
        let phrases = self.phrases;
        let whole = Row {
            kind: "whole",
            id: self.plan.id().as_str(),
            action: "",
            title: phrases.whole,
            depth: 0,
            target: None,
            row: &self.comparison.whole,
        };
        let mut rows = vec![whole];
        for result in &self.comparison.actions {
            let Some(action) = self.plan.action(&result.id) else { continue };
            rows.push(Row {
                kind: "action",
                id: result.id.as_str(),
                action: result.parent.as_ref().map_or("", tenfold::ActionId::as_str),
                title: action.title().get(self.lang),
                depth: action.depth(),
                target: None,
                row: &result.row,
            });
            let own = self.comparison.targets.iter().filter(|target| target.action == result.id);
            rows.extend(own.filter_map(|result| {
                let target = self.plan.target(&result.id)?;
                Some(Row {
                    kind: "target",
                    id: result.id.as_str(),
                    action: result.action.as_str(),
                    title: target.title().get(self.lang),
                    depth: action.depth() + 1,
                    target: Some(target),
                    row: &result.row,
                })
            }));
        }
        rows
    }

    /// Returns the day, the methods, and on how many targets they disagree.
    fn facts(&self) -> Vec<String> {
        let phrases = self.phrases;
        let names = self.methods.iter().map(|method| {
            let named = if method.unverified() { phrases.version_unverified } else { phrases.version };
            let version = method.version().to_string();
            named.replace("{version}", &version).replace("{id}", method.id().as_str())
        });
        let names = names.collect::<Vec<_>>().join(phrases.list);
        let mut facts = vec![as_of(phrases, self.comparison.as_of, self.chosen)];
        facts.extend(self.comparison.known_by.map(|moment| format!("{} {moment}", phrases.known_by)));
        facts.push(format!("{}{}{names}", phrases.methods, phrases.colon));
        facts
    }

    /// Returns the warning that figures are made up, if some are.
    fn notice(&self) -> Option<&'static str> {
        let made_up = self.ledger.entries().iter().any(tenfold::Entry::illustrative);
        made_up.then_some(self.phrases.illustrative)
    }

    fn summary(&self) -> String {
        let targets = &self.comparison.targets;
        let unlike = targets.iter().filter(|target| !target.row.agree).count();
        let summary = if unlike == 0 { self.phrases.all_agree } else { self.phrases.disagree };
        summary.replace("{unlike}", &unlike.to_string()).replace("{all}", &targets.len().to_string())
    }

    fn table(&self) -> Table {
        let mut heads = vec![self.phrases.title.to_owned(), String::new()];
        heads.extend(self.methods.iter().map(|method| method.id().to_string()));
        let lines = self.rows().into_iter().map(|row| self.line(&row)).collect();
        // The mark stands beside the titles in every part of the table.
        Table { heads, lines, kept: 1 }
    }

    fn line(&self, row: &Row<'_>) -> Line {
        let mark = if row.row.agree { "" } else { UNLIKE };
        let said = row.row.said.iter().zip(self.methods).map(|(opinion, method)| self.cell(opinion, method));
        let tells = row.target.is_some() || row.depth == 0;
        Line {
            depth: row.depth,
            branch: row.target.is_none(),
            title: row.title.to_owned(),
            cells: std::iter::once(Cell::text(mark).styled(WARNING)).chain(said).collect(),
            notes: if tells { self.why(row) } else { Vec::new() },
        }
    }

    /// Returns why methods differ from the first; those that differ alike are named together.
    fn why(&self, row: &Row<'_>) -> Vec<String> {
        let mut said = Vec::new();
        for differs in &row.row.differences {
            let alike = |other: &&Differs| other.why.alike(&differs.why);
            let first = row.row.differences.iter().find(alike);
            if first.is_some_and(|first| first.method < differs.method) {
                continue;
            }
            said.push(telling::say_difference(differs, self.comparison, self.plan, row.target, self.lang));
            let others =
                row.row.differences.iter().filter(|other| other.method > differs.method).filter(alike);
            let names: Vec<&str> = others.filter_map(|other| self.name(other.method)).collect();
            if !names.is_empty() {
                said.push(self.phrases.likewise.replace("{}", &names.join(self.phrases.list)));
            }
        }
        said
    }

    fn name(&self, place: u32) -> Option<&str> {
        let method = self.methods.get(usize::try_from(place).ok()?)?;
        Some(method.id().as_str())
    }

    fn cell(&self, opinion: &Opinion, method: &Method) -> Cell {
        let own = opinion.word.as_deref().filter(|_| method.met().word() != Standing::Achieved.as_str());
        let verdict = telling::verdict_word(opinion.verdict, self.lang);
        let word = own.map_or_else(|| verdict.to_owned(), |word| telling::word(word, self.lang).into_owned());
        let symbol = symbol(opinion.verdict);
        let cell = Cell::text(format!("{symbol} {word}")).styled(colour(opinion.verdict));
        Cell { short: symbol.to_string(), ..cell }
    }

    fn text(&self, columns: usize) -> String {
        let mut lines = Vec::new();
        let mut say = |style: Style, text: &str| {
            lines.extend(wrap(&clean(text), columns).iter().map(|line| styled(style, line)));
        };
        say(TITLE, self.plan.title().get(self.lang));
        say(Style::new(), &self.facts().join(" · "));
        if let Some(notice) = self.notice() {
            say(WARNING, &format!("! {notice}"));
        }
        say(Style::new(), &self.summary());
        lines.push(String::new());
        lines.extend(self.table().text(columns));
        lines.push(String::new());
        let legend = self.legend();
        lines.extend(wrap(&legend, columns).iter().map(|line| styled(ASIDE, line)));
        lines.join("\n") + "\n"
    }

    /// Returns what the symbols stand for that are used.
    fn legend(&self) -> String {
        let used = |verdict: &tenfold::Verdict| {
            self.rows().iter().flat_map(|row| &row.row.said).any(|opinion| opinion.verdict == *verdict)
        };
        let said = tenfold::Verdict::all().filter(used).map(|verdict| {
            format!(
                "{}\u{a0}{}",
                symbol(verdict),
                telling::verdict_word(verdict, self.lang).replace(' ', "\u{a0}")
            )
        });
        let unlike = format!("{UNLIKE}\u{a0}{}", self.phrases.legend_unlike);
        said.chain([unlike]).collect::<Vec<_>>().join("   ")
    }

    fn markdown(&self) -> String {
        let mut page = vec![format!("# {}", markdown::cell(self.plan.title().get(self.lang))), String::new()];
        let facts = self.facts().into_iter().chain(self.notice().map(ToOwned::to_owned));
        page.extend(facts.map(|fact| format!("- {}", markdown::cell(&fact))));
        page.push(format!("\n{}\n", self.summary()));
        page.extend(self.table().markdown(self.phrases.why));
        page.join("\n") + "\n"
    }

    fn csv(&self) -> String {
        let mut heads: Vec<String> =
            ["kind", "id", "action", "title", "agree"].iter().map(|head| (*head).to_owned()).collect();
        for method in self.methods {
            let id = method.id();
            heads.extend(
                ["verdict", "word", "score", "signal", "signal_value"].map(|of| format!("{id} {of}")),
            );
        }
        heads.push("why".to_owned());
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        records(&heads, self.rows().iter().map(|row| self.record(row)))
    }

    fn record(&self, row: &Row<'_>) -> Vec<Value> {
        let text = |text: &str| Value::Text(text.to_owned());
        let mut record = vec![text(row.kind), text(row.id), text(row.action), text(row.title)];
        record.push(text(if row.row.agree { "true" } else { "false" }));
        for opinion in &row.row.said {
            let signal = opinion.signal.as_ref();
            record.push(text(opinion.verdict.as_str()));
            record.push(text(opinion.word.as_deref().unwrap_or_default()));
            record.push(Value::Number(opinion.score));
            record.push(text(signal.map_or("", |signal| signal.name)));
            record.push(Value::Number(signal.map(|signal| signal.value)));
        }
        record.push(Value::Text(self.why(row).join(" ")));
        record
    }
}
