//! What is shown of targets and nodes.

use crate::judgement::columns::Row;
use crate::judgement::engine::Mask;
use crate::judgement::judge::{Because, Decided, Word};
use crate::judgement::roll_up::Rolled;
use crate::judgement::{Absence, Verdict};

/// What is shown of targets or nodes, as columns.
#[derive(Default)]
pub(in crate::judgement) struct Shown {
    pub(in crate::judgement) verdict: Vec<Verdict>,
    pub(in crate::judgement) mask: Vec<Mask>,
    /// The signal of a target, the pace of a node.
    pub(in crate::judgement) signal: Vec<f64>,
    pub(in crate::judgement) score: Vec<f64>,
    pub(in crate::judgement) expected: Vec<f64>,
    /// Of targets only.
    pub(in crate::judgement) value: Vec<f64>,
    pub(in crate::judgement) attainment: Vec<f64>,
    told: Vec<Told>,
}

/// What of a decision on a target is said only where someone asks.
#[derive(Clone, Copy)]
struct Told {
    because: Because,
    provisional: bool,
    word: Option<Word>,
}

impl Shown {
    pub(super) fn resize(&mut self, length: usize) {
        self.verdict.clear();
        self.verdict.resize(length, Verdict::Absence(Absence::NoData));
        self.mask.clear();
        self.mask.resize(length, Mask::NONE);
        self.told.clear();
        self.told.resize(length, Told { because: Because::NoData, provisional: false, word: None });
        let Self { signal, score, expected, value, attainment, .. } = self;
        for column in [signal, score, expected, value, attainment] {
            column.clear();
            column.resize(length, 0.0);
        }
    }

    /// Shows a target.
    #[inline]
    pub(in crate::judgement) fn target(&mut self, place: usize, row: &Row, decided: &Decided) {
        let mask = row.mask().with(Mask::SIGNAL, decided.signal.is_some());
        put(&mut self.verdict, place, decided.verdict);
        put(&mut self.mask, place, mask.with(Mask::SCORE, decided.score.is_some()));
        put(&mut self.signal, place, decided.signal.unwrap_or_default());
        put(&mut self.score, place, decided.score.unwrap_or_default());
        put(&mut self.expected, place, row.expected().unwrap_or_default());
        put(&mut self.value, place, row.value().unwrap_or_default());
        put(&mut self.attainment, place, row.attainment().unwrap_or_default());
        let Decided { because, provisional, word, .. } = *decided;
        put(&mut self.told, place, Told { because, provisional, word });
    }

    /// Returns what was decided on a target.
    #[inline]
    pub(in crate::judgement) fn decided(&self, target: usize) -> Option<Decided> {
        let Told { because, provisional, word } = *self.told.get(target)?;
        let (verdict, mask) = (*self.verdict.get(target)?, self.mask.get(target)?);
        let read = |number: Mask, column: &[f64]| column.get(target).copied().filter(|_| mask.has(number));
        let (signal, score) = (read(Mask::SIGNAL, &self.signal), read(Mask::SCORE, &self.score));
        Some(Decided { verdict, because, provisional, word, signal, score })
    }

    /// Shows a node.
    pub(super) fn node(&mut self, place: usize, node: &Rolled) {
        let stand = &node.stand;
        let mask = Mask::NONE
            .with(Mask::EXPECTED, stand.expected.is_some())
            .with(Mask::SIGNAL, stand.pace.is_some())
            .with(Mask::SCORE, stand.score.is_some());
        put(&mut self.verdict, place, stand.verdict);
        put(&mut self.mask, place, mask);
        put(&mut self.signal, place, stand.pace.unwrap_or_default());
        put(&mut self.score, place, stand.score.unwrap_or_default());
        put(&mut self.expected, place, stand.expected.unwrap_or_default());
    }
}

pub(in crate::judgement) fn put<T>(column: &mut [T], place: usize, value: T) {
    if let Some(slot) = column.get_mut(place) {
        *slot = value;
    }
}
