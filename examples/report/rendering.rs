//! A report: an evaluation of a plan as people read it, in several formats.

mod assessment;
mod bar;
mod columns;
mod comparison;
mod held;
mod look;
mod markdown;
mod phrases;
mod rows;
mod sheet;
mod steps;
mod table;
mod text;
mod values;
mod width;

use tenfold::rules::Method;
use tenfold::{Day, Evaluation, Finite, Ledger, Plan};

pub(crate) use assessment::Assessed;
use bar::Bar;
pub(crate) use comparison::Compared;
pub(crate) use held::Held;
use phrases::{Phrases, phrases};

/// What a report is made of.
pub(crate) struct Report<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) method: &'a Method,
    pub(crate) lang: &'a str,
    pub(crate) ledger: &'a Ledger,
    /// Who chose the day.
    pub(crate) chosen: Chosen,
    /// The tree that it goes down.
    pub(crate) by: By,
    /// What holds the plan back most, if that is told.
    held: Option<&'a Held>,
    phrases: &'static Phrases,
}

/// Who chose the day of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// Whoever asked for the report.
    Asked,
    /// The example, which comes with a day.
    Example,
    /// Nobody: it is the last day that the ledger speaks of.
    LastDay,
}

/// The tree that a report goes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Actions with their targets.
    Action,
    /// Units with what they answer for.
    Unit,
    /// Tags with the targets that carry them.
    Tag,
}

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a terminal, of so many columns.
    Text(usize),
    /// Tables in Markdown.
    Markdown,
    /// The evaluation as canonical JSON.
    Json,
    /// A table for a spreadsheet.
    Csv,
}

impl<'a> Report<'a> {
    /// Returns a report on the evaluation of a plan by its ledger, in a language.
    pub(crate) fn new(
        (plan, ledger): (&'a Plan, &'a Ledger),
        (evaluation, method): (&'a Evaluation, &'a Method),
        lang: &'a str,
        chosen: Chosen,
    ) -> Self {
        Self {
            plan,
            evaluation,
            method,
            lang,
            ledger,
            chosen,
            by: By::Action,
            held: None,
            phrases: phrases(lang),
        }
    }

    /// Returns the report down another tree.
    pub(crate) const fn by(mut self, by: By) -> Self {
        self.by = by;
        self
    }

    /// Returns the report with what holds the plan back most.
    pub(crate) const fn held(mut self, held: &'a Held) -> Self {
        self.held = Some(held);
        self
    }

    /// Returns the report in a format; text carries the codes of its colours.
    pub(crate) fn render(&self, format: Format) -> String {
        match format {
            Format::Text(width) => text::text(self, width),
            Format::Markdown => markdown::markdown(self),
            Format::Json => self.evaluation.to_json() + "\n",
            Format::Csv => sheet::csv(self),
        }
    }

    /// Returns what the rows of the tree are.
    const fn tree(&self) -> &'static str {
        match self.by {
            By::Action => self.phrases.title,
            By::Unit => self.phrases.units,
            By::Tag => self.phrases.tags,
        }
    }

    fn as_of(&self) -> String {
        as_of(self.phrases, self.evaluation.as_of, self.chosen)
    }

    /// Returns the lowest and the highest score that the method can give, if nodes take scores.
    fn score_range(&self) -> Option<(f64, f64)> {
        self.method.range().filter(|_| self.method.scores()).map(|(low, high)| (low.get(), high.get()))
    }

    /// Returns a bar over all scores that the method can give.
    fn score_bar(&self, score: Option<Finite>) -> Option<Bar> {
        let (low, high) = self.score_range()?;
        let filled = (score?.get() - low) / (high - low);
        filled.is_finite().then_some(Bar { filled, expected: None })
    }
}

/// Returns the day of an evaluation, and why it is that one if nobody asked for it.
fn as_of(phrases: &Phrases, day: Day, chosen: Chosen) -> String {
    let said = format!("{} {day}", phrases.as_of);
    match chosen {
        Chosen::Asked => said,
        Chosen::Example => phrases.with_aside(&said, phrases.example_day),
        Chosen::LastDay => phrases.with_aside(&said, phrases.last_day),
    }
}
