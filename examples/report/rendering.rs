//! A report: an evaluation of a plan as people read it, in several formats.

mod bar;
mod columns;
mod look;
mod markdown;
mod phrases;
mod rows;
mod sheet;
mod steps;
mod text;
mod values;
mod width;

use tenfold::rules::Method;
use tenfold::{Evaluation, Finite, Ledger, Plan};

use bar::Bar;
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
        Self { plan, evaluation, method, lang, ledger, chosen, phrases: phrases(lang) }
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

    /// Returns the day of the evaluation, and why it is that one if nobody asked for it.
    fn as_of(&self) -> String {
        let said = format!("{} {}", self.phrases.as_of, self.evaluation.as_of);
        match self.chosen {
            Chosen::Asked => said,
            Chosen::Example => self.phrases.with_aside(&said, self.phrases.example_day),
            Chosen::LastDay => self.phrases.with_aside(&said, self.phrases.last_day),
        }
    }

    /// Returns the lowest and the highest score that the method can give, if it gives scores.
    fn score_range(&self) -> Option<(f64, f64)> {
        let curves = || self.method.clauses().iter().filter_map(|clause| clause.curve().as_ref());
        let low = curves().map(|curve| curve.low()).min()?.get();
        let high = curves().map(|curve| curve.high()).max()?.get();
        Some((low, high))
    }

    /// Returns a bar over all scores that the method can give.
    fn score_bar(&self, score: Option<Finite>) -> Option<Bar> {
        let (low, high) = self.score_range()?;
        let filled = (score?.get() - low) / (high - low);
        filled.is_finite().then_some(Bar { filled, expected: None })
    }
}
