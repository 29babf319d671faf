//! Methods: clauses, bands and curves, as checked values.

use super::{Forecast, Guard, Order, ScaledBy, Signal, Standing};
use crate::words::{Finite, MethodId, Text, record};

record! {
    /// A progress method: how promises are judged, as a value that can be stored, shared and printed.
    ///
    /// Built from a [draft](crate::draft::Method), or taken from a [preset](Method::preset).
    #[derive(Clone, Debug, PartialEq)]
    pub struct Method {
        /// Returns the id.
        ref id: MethodId,
        /// Returns the version, at least 1.
        copy version: u32,
        /// Returns the title.
        ref title: Text,
        /// Returns where it was published.
        ref source: Option<Text>,
        /// Returns what it does, and what in it is a choice of who wrote it down.
        ref description: Option<Text>,
        /// Returns whether it was not checked against its source.
        copy unverified: bool,
        /// Returns whether it claims that raising only the latest figure goalwards, of a goal with one bar,
        /// lowers neither standing nor score.
        copy monotone: bool,
        /// Returns what comes before the clauses.
        copy order: Order,
        /// Returns what the signals do where their formulas end.
        copy edges: Edges,
        /// Returns the clauses, at least one; the first whose guards all hold judges.
        list clauses: Clause,
        /// Returns the word and the score of what is met.
        ref met: Met,
        /// Returns how a parent is judged.
        ref parents: Parents,
        /// Returns how the forecast of a target carries its value on.
        copy outlook: Forecast,
    }
}

impl Method {
    /// Returns whether it gives scores, by which parents are judged; else parents are judged by attainment.
    #[must_use]
    pub const fn scores(&self) -> bool {
        matches!(self.parents.signal, ParentSignal::MeanScore)
    }

    /// Returns the least and the greatest score that it can give, that of what is met included; none if it gives none.
    #[must_use]
    pub fn range(&self) -> Option<(Finite, Finite)> {
        let curves = self.clauses.iter().filter_map(|clause| clause.curve.as_ref());
        let ends = curves.flat_map(|curve| [curve.low, curve.high]).chain(self.met.score);
        ends.fold(None, |range, end| match range {
            None => Some((end, end)),
            Some((low, high)) => Some((end.min(low), end.max(high))),
        })
    }
}

record! {
    /// What the signals of a method do where their formulas end.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Edges {
        /// Returns what a baseline or bar of zero becomes in growth; without, it cannot be had.
        copy zero: Option<Finite>,
        /// Returns the least years between baseline and current value for growth, at least 0.
        copy min_years: Finite,
        /// Returns the least figures for a line through them, at least 2.
        copy min_points: u32,
        /// Returns the attainment of a target whose baseline is at its bar or past it; without, it is 1 if the
        /// bar is met, else 0.
        copy no_way: Option<Finite>,
    }
}

impl Default for Edges {
    fn default() -> Self {
        Self { zero: None, min_years: Finite::ZERO, min_points: 2, no_way: None }
    }
}

record! {
    /// A clause: guards, a signal, its bands, and the score.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Clause {
        /// Returns a name for people.
        ref name: Option<Text>,
        /// Returns the guards, all of which must hold.
        list when: Guard,
        /// Returns the signal that it judges by.
        copy signal: Signal,
        /// Returns the bands, from the highest cut down; only the last has no cut.
        list bands: Band,
        /// Returns the score.
        ref curve: Option<Curve>,
    }
}

record! {
    /// A band of a signal, with the method's own word and the standing that it stands for.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Band {
        /// Returns the lower end; without, everything that is left.
        copy cut: Option<Cut>,
        /// Returns the method's own word.
        ref word: String,
        /// Returns the standing.
        copy standing: Standing,
        /// Returns why it is there, where the source leaves its range open.
        ref gap: Option<Text>,
    }
}

record! {
    /// The lower end of a band or piece.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Cut {
        /// Returns the number, in the signal's unit.
        copy number: Finite,
        /// Returns whether the number itself is left out.
        copy above: bool,
        /// Returns what the number is multiplied by.
        copy scaled: Option<ScaledBy>,
    }
}

record! {
    /// The score of a signal, in straight pieces, clamped: published jumps are kept, and say that they are.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Curve {
        /// Returns the signal that it is of; without, the one by which the clause judges.
        copy of: Option<Signal>,
        /// Returns the pieces, from the highest cut down; only the last has no cut.
        list pieces: Piece,
        /// Returns the lowest score.
        copy low: Finite,
        /// Returns the highest score.
        copy high: Finite,
        /// Returns the score of a signal of zero or more where its piece is divided by zero.
        copy zero_scale: Finite,
    }
}

record! {
    /// A piece of a curve: slope × signal ÷ scale + intercept, in this order.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Piece {
        /// Returns the lower end; without, everything that is left.
        copy cut: Option<Cut>,
        /// Returns the slope.
        copy slope: Finite,
        /// Returns the intercept.
        copy intercept: Finite,
        /// Returns what slope × signal is divided by.
        copy per: Option<ScaledBy>,
        /// Returns why the score jumps at its cut; without, it goes on from the piece below.
        ref jump: Option<Text>,
    }
}

record! {
    /// The word and the score of what is met.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Met {
        /// Returns the method's own word.
        ref word: String,
        /// Returns the score.
        copy score: Option<Finite>,
    }
}

record! {
    /// How a parent is judged.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Parents {
        /// Returns what it is judged by.
        copy signal: ParentSignal,
        /// Returns the bands, from the highest cut down; only the last has no cut, and none is scaled; none where
        /// the weakest child says the word.
        list bands: Band,
    }
}

/// What a parent is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParentSignal {
    /// The weighted sum of attainments over that of expected attainments.
    Pace,
    /// The weighted mean of scores.
    MeanScore,
    /// The weakest standing of the children, with that child's word.
    Weakest,
}
