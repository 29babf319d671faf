//! What an engine says of all targets and nodes, as columns.

use crate::judgement::Verdict;
use crate::judgement::judged::Judged;

/// How every target and every node of the tree stands, as columns that are borrowed from the engine.
#[derive(Clone, Copy)]
pub struct Columns<'e> {
    judged: &'e Judged,
}

/// Which numbers of a target or a node are there.
///
/// ```
/// use tenfold::Mask;
/// let mask = Mask::VALUE | Mask::EXPECTED;
/// assert!(mask.has(Mask::VALUE) && !mask.has(Mask::SCORE));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mask(u8);

impl Mask {
    /// The value, of a target.
    pub const VALUE: Self = Self(1);
    /// The attainment, of a target.
    pub const ATTAINMENT: Self = Self(1 << 1);
    /// What is expected.
    pub const EXPECTED: Self = Self(1 << 2);
    /// The signal by which a target was judged; of a node its pace.
    pub const SIGNAL: Self = Self(1 << 3);
    /// The score.
    pub const SCORE: Self = Self(1 << 4);

    /// Returns whether all of some numbers are there.
    #[must_use]
    pub const fn has(self, numbers: Self) -> bool {
        self.0 & numbers.0 == numbers.0
    }

    /// Returns the bits: value 1, attainment 2, expected 4, signal 8, score 16.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    pub(in crate::judgement) const fn with(self, number: Self, there: bool) -> Self {
        if there { Self(self.0 | number.0) } else { self }
    }
}

impl std::ops::BitOr for Mask {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl<'e> Columns<'e> {
    pub(super) const fn of(judged: &'e Judged) -> Self {
        Self { judged }
    }

    /// Returns the targets, in the plan's order.
    #[must_use]
    pub const fn targets(self) -> TargetColumns<'e> {
        TargetColumns { judged: self.judged }
    }

    /// Returns the actions, in the plan's order, and the whole.
    #[must_use]
    pub const fn nodes(self) -> NodeColumns<'e> {
        NodeColumns { judged: self.judged }
    }
}

/// How every target stands. All columns have the length and the order of the plan's targets; a number means something
/// only where the mask says that it is there.
#[derive(Clone, Copy)]
pub struct TargetColumns<'e> {
    judged: &'e Judged,
}

impl<'e> TargetColumns<'e> {
    /// Returns the number of targets.
    #[must_use]
    pub const fn len(self) -> usize {
        self.judged.targets.verdict.len()
    }

    /// Returns whether there are none, as before the first evaluation.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the verdicts.
    #[must_use]
    pub fn verdicts(self) -> &'e [Verdict] {
        &self.judged.targets.verdict
    }

    /// Returns which numbers are there.
    #[must_use]
    pub fn masks(self) -> &'e [Mask] {
        &self.judged.targets.mask
    }

    /// Returns the values, each in the unit of its indicator.
    #[must_use]
    pub fn values(self) -> &'e [f64] {
        self.judged.columns.values()
    }

    /// Returns the attainments, 1 being the whole.
    #[must_use]
    pub fn attainments(self) -> &'e [f64] {
        self.judged.columns.attainments()
    }

    /// Returns what is expected, as a share of the way.
    #[must_use]
    pub fn expectations(self) -> &'e [f64] {
        self.judged.columns.expectations()
    }

    /// Returns the signals by which the method judged.
    #[must_use]
    pub fn signals(self) -> &'e [f64] {
        &self.judged.targets.signal
    }

    /// Returns the scores that the method gives.
    #[must_use]
    pub fn scores(self) -> &'e [f64] {
        &self.judged.targets.score
    }

    fn read(self, target: usize, number: Mask, column: &[f64]) -> Option<f64> {
        let mask = self.judged.targets.mask.get(target)?;
        if mask.has(number) { column.get(target).copied() } else { None }
    }

    /// Returns the verdict on a target, by its place in the plan.
    #[must_use]
    pub fn verdict(self, target: usize) -> Option<Verdict> {
        self.judged.targets.verdict.get(target).copied()
    }

    /// Returns the value of a target, by its place in the plan.
    #[must_use]
    pub fn value(self, target: usize) -> Option<f64> {
        self.read(target, Mask::VALUE, self.values())
    }

    /// Returns the attainment of a target, by its place in the plan.
    #[must_use]
    pub fn attainment(self, target: usize) -> Option<f64> {
        self.read(target, Mask::ATTAINMENT, self.attainments())
    }

    /// Returns what is expected of a target, by its place in the plan.
    #[must_use]
    pub fn expected(self, target: usize) -> Option<f64> {
        self.read(target, Mask::EXPECTED, self.expectations())
    }

    /// Returns the signal by which a target was judged, by its place in the plan.
    #[must_use]
    pub fn signal(self, target: usize) -> Option<f64> {
        self.read(target, Mask::SIGNAL, self.signals())
    }

    /// Returns the score of a target, by its place in the plan.
    #[must_use]
    pub fn score(self, target: usize) -> Option<f64> {
        self.read(target, Mask::SCORE, self.scores())
    }
}

/// How every action stands, and the whole, which is the last. All columns have one number for each action, in the
/// plan's order, and one for the whole.
#[derive(Clone, Copy)]
pub struct NodeColumns<'e> {
    judged: &'e Judged,
}

impl<'e> NodeColumns<'e> {
    /// Returns the number of nodes: that of the actions, and one.
    #[must_use]
    pub const fn len(self) -> usize {
        self.judged.nodes.verdict.len()
    }

    /// Returns whether there are none, as before the first evaluation.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the verdicts.
    #[must_use]
    pub fn verdicts(self) -> &'e [Verdict] {
        &self.judged.nodes.verdict
    }

    /// Returns which numbers are there.
    #[must_use]
    pub fn masks(self) -> &'e [Mask] {
        &self.judged.nodes.mask
    }

    /// Returns the scores: of attainments, or of scores if the method gives scores.
    #[must_use]
    pub fn scores(self) -> &'e [f64] {
        &self.judged.nodes.score
    }

    /// Returns what is expected.
    #[must_use]
    pub fn expectations(self) -> &'e [f64] {
        &self.judged.nodes.expected
    }

    /// Returns the paces.
    #[must_use]
    pub fn paces(self) -> &'e [f64] {
        &self.judged.nodes.signal
    }

    fn read(self, node: usize, number: Mask, column: &[f64]) -> Option<f64> {
        let mask = self.judged.nodes.mask.get(node)?;
        if mask.has(number) { column.get(node).copied() } else { None }
    }

    /// Returns the verdict on a node.
    #[must_use]
    pub fn verdict(self, node: usize) -> Option<Verdict> {
        self.judged.nodes.verdict.get(node).copied()
    }

    /// Returns the score of a node.
    #[must_use]
    pub fn score(self, node: usize) -> Option<f64> {
        self.read(node, Mask::SCORE, self.scores())
    }

    /// Returns what is expected of a node.
    #[must_use]
    pub fn expected(self, node: usize) -> Option<f64> {
        self.read(node, Mask::EXPECTED, self.expectations())
    }

    /// Returns the pace of a node.
    #[must_use]
    pub fn pace(self, node: usize) -> Option<f64> {
        self.read(node, Mask::SIGNAL, self.paces())
    }
}
