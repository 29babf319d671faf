//! The living engine by JSON: entries in, changes and explanations out.

use serde::Serialize;

use super::api::canonical;
use super::read;
use crate::draft;
use crate::judgement::{
    ActionResult, Changes, Engine, Moved, NodeGlance, NodeResult, TagResult, TargetGlance, TargetResult,
    UnitResult, Verdict, Who, Word,
};
use crate::plan::Plan;
use crate::rules::Method;
use crate::telling::{Said, Vocabulary};
use crate::words::{Faults, Limits};

impl Engine {
    /// Records entries given as a JSON list, as [`record`](Engine::record) does.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text, at places that start with `entries`; with a sound text
    /// everything that is wrong with the ledger that would result.
    pub fn record_json(&mut self, entries: impl AsRef<[u8]>) -> Result<Changes<'_>, Faults> {
        self.record_json_within(entries, &Limits::default())
    }

    /// Records entries given as a JSON list, as [`record_json`](Engine::record_json) does, within a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text, at places that start with `entries`; with a sound text
    /// everything that is wrong with the ledger that would result.
    pub fn record_json_within(
        &mut self,
        entries: impl AsRef<[u8]>,
        limits: &Limits,
    ) -> Result<Changes<'_>, Faults> {
        self.record_within(read_entries(entries.as_ref(), limits)?, limits)
    }
}

fn read_entries(text: &[u8], limits: &Limits) -> Result<Vec<draft::Entry>, Faults> {
    let (entries, found) = read::<Vec<draft::Entry>>(text, limits);
    found.into_result(Some(entries)).map_err(|faults| faults.below("entries"))
}

macro_rules! printed {
    ($($result:ident)*) => {$(
        impl $result {
            /// Returns the canonical JSON.
            #[must_use]
            pub fn to_json(&self) -> String {
                canonical(self)
            }
        }
    )*};
}

printed!(TargetResult ActionResult NodeResult UnitResult TagResult Said Vocabulary);

impl Changes<'_> {
    /// Returns the changes as canonical JSON: ids with places, and every column before and after. Nothing is in it
    /// before the plan was judged.
    #[must_use]
    pub fn to_json(self) -> String {
        let Some((day, method)) = self.judged_by() else { return canonical(&Written::default()) };
        let plan = self.plan();
        let names = Names { plan, method };
        let moved = self.tags();
        let tags: Vec<&str> = if moved.is_empty() { Vec::new() } else { plan.tagged().into_keys().collect() };
        canonical(&Written {
            as_of: Some(day),
            targets: rows(
                self.targets(),
                |place| Some(plan.targets().get(place)?.id().as_str()),
                |glance| names.target(glance),
            ),
            actions: rows(
                self.actions(),
                |place| Some(plan.actions().get(place)?.id().as_str()),
                |glance| names.node(glance),
            ),
            whole: self
                .whole()
                .map(|moved| Whole { before: names.node(moved.before), after: names.node(moved.after) }),
            units: rows(
                &self.units(),
                |place| Some(plan.units().get(place)?.id().as_str()),
                |glance| names.node(glance),
            ),
            tags: rows(&moved, |place| tags.get(place).copied(), |glance| names.node(glance)),
        })
    }
}

/// What changed, as it is written.
#[derive(Default, Serialize)]
struct Written<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<crate::words::Day>,
    targets: Vec<Row<'c, Target<'c>>>,
    actions: Vec<Row<'c, Node<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<Whole<'c>>,
    units: Vec<Row<'c, Node<'c>>>,
    tags: Vec<Row<'c, Node<'c>>>,
}

#[derive(Serialize)]
struct Row<'c, G> {
    id: &'c str,
    place: usize,
    before: G,
    after: G,
}

#[derive(Serialize)]
struct Whole<'c> {
    before: Node<'c>,
    after: Node<'c>,
}

#[derive(Serialize)]
struct Target<'c> {
    verdict: Verdict,
    provisional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attainment: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signal: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
}

#[derive(Serialize)]
struct Node<'c> {
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pace: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<&'c str>,
}

/// By what places become names.
#[derive(Clone, Copy)]
struct Names<'c> {
    plan: &'c Plan,
    method: &'c Method,
}

impl<'c> Names<'c> {
    fn word(self, word: Option<Word>) -> Option<&'c str> {
        word?.of(self.method)
    }

    fn target(self, glance: TargetGlance) -> Target<'c> {
        let TargetGlance { verdict, provisional, word, value, attainment, expected, signal, score } = glance;
        Target { verdict, provisional, word: self.word(word), value, attainment, expected, signal, score }
    }

    fn node(self, glance: NodeGlance) -> Node<'c> {
        let NodeGlance { verdict, word, score, expected, pace, evidence, decided_by } = glance;
        let decided_by = decided_by.map(|who: Who| who.id(self.plan));
        Node { verdict, word: self.word(word), score, expected, pace, evidence, decided_by }
    }
}

fn rows<'c, G: Copy, W>(
    moves: &[Moved<G>],
    id: impl Fn(usize) -> Option<&'c str>,
    write: impl Fn(G) -> W,
) -> Vec<Row<'c, W>> {
    let row = |moved: &Moved<G>| {
        let (before, after) = (write(moved.before), write(moved.after));
        Some(Row { id: id(moved.place)?, place: moved.place, before, after })
    };
    moves.iter().filter_map(row).collect()
}
