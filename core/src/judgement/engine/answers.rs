//! What an engine says of all targets and nodes, as columns.

use super::flat::Kind;
use super::{Engine, NodeGlance, TargetGlance};
use crate::judgement::Verdict;
use crate::judgement::judge::Word;
use crate::judgement::nodes::Room;
use crate::judgement::roll_up::{Notes, Rolled, Who};

/// How every target and every node of the tree stands, as columns that are borrowed from the engine.
#[derive(Clone, Copy)]
pub struct Columns<'e> {
    engine: &'e Engine,
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
    /// None.
    pub const NONE: Self = Self(0);
    /// The value, of a target.
    pub const VALUE: Self = Self(0x1);
    /// The attainment, of a target.
    pub const ATTAINMENT: Self = Self(0x2);
    /// What is expected.
    pub const EXPECTED: Self = Self(0x4);
    /// The signal by which a target was judged; of a node its pace.
    pub const SIGNAL: Self = Self(0x8);
    /// The score.
    pub const SCORE: Self = Self(0x10);

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
    pub(super) const fn of(engine: &'e Engine) -> Self {
        Self { engine }
    }

    /// Returns the targets, in the plan's order.
    #[must_use]
    pub const fn targets(self) -> TargetColumns<'e> {
        TargetColumns { engine: self.engine }
    }

    /// Returns the actions, in the plan's order, and the whole.
    #[must_use]
    pub const fn nodes(self) -> NodeColumns<'e> {
        NodeColumns { engine: self.engine }
    }

    /// Returns the units, in the plan's order; they are rolled up when this is asked.
    #[must_use]
    pub fn units(self) -> Vec<NodeGlance> {
        self.engine.flat_glances(Kind::Units)
    }

    /// Returns what carries each tag, in the order of the alphabet; it is rolled up when this is asked.
    #[must_use]
    pub fn tags(self) -> Vec<NodeGlance> {
        self.engine.flat_glances(Kind::Tags)
    }
}

/// How every target stands. All columns have the length and the order of the plan's targets; a number means something
/// only where the mask says that it is there.
#[derive(Clone, Copy)]
pub struct TargetColumns<'e> {
    engine: &'e Engine,
}

impl<'e> TargetColumns<'e> {
    /// Returns the number of targets.
    #[must_use]
    pub const fn len(self) -> usize {
        self.engine.judged.targets.verdict.len()
    }

    /// Returns whether there are none, as before the first evaluation.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the verdicts.
    #[must_use]
    pub fn verdicts(self) -> &'e [Verdict] {
        &self.engine.judged.targets.verdict
    }

    /// Returns which numbers are there.
    #[must_use]
    pub fn masks(self) -> &'e [Mask] {
        &self.engine.judged.targets.mask
    }

    /// Returns the values, each in the unit of its indicator.
    #[must_use]
    pub fn values(self) -> &'e [f64] {
        &self.engine.judged.targets.value
    }

    /// Returns the attainments, 1 being the whole.
    #[must_use]
    pub fn attainments(self) -> &'e [f64] {
        &self.engine.judged.targets.attainment
    }

    /// Returns what is expected, as a share of the way.
    #[must_use]
    pub fn expectations(self) -> &'e [f64] {
        &self.engine.judged.targets.expected
    }

    /// Returns the signals by which the method judged.
    #[must_use]
    pub fn signals(self) -> &'e [f64] {
        &self.engine.judged.targets.signal
    }

    /// Returns the scores that the method gives.
    #[must_use]
    pub fn scores(self) -> &'e [f64] {
        &self.engine.judged.targets.score
    }

    fn read(self, target: usize, number: Mask, column: &[f64]) -> Option<f64> {
        let mask = self.engine.judged.targets.mask.get(target)?;
        if mask.has(number) { column.get(target).copied() } else { None }
    }

    /// Returns the verdict on a target, by its place in the plan.
    #[must_use]
    pub fn verdict(self, target: usize) -> Option<Verdict> {
        self.engine.judged.targets.verdict.get(target).copied()
    }

    /// Returns how a target stands, by its place in the plan: one number of each column.
    #[must_use]
    pub fn glance(self, target: usize) -> Option<TargetGlance> {
        self.engine.judged.glance(target)
    }

    /// Returns whether a target is met now and the figure at the due day will decide, by its place in the plan.
    #[must_use]
    pub fn provisional(self, target: usize) -> Option<bool> {
        Some(self.engine.judged.targets.decided(target)?.provisional)
    }

    /// Returns the method's own word for a target, by its place in the plan.
    #[must_use]
    pub fn word(self, target: usize) -> Option<Word> {
        self.engine.judged.targets.decided(target)?.word
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
    engine: &'e Engine,
}

impl<'e> NodeColumns<'e> {
    /// Returns the number of nodes: that of the actions, and one.
    #[must_use]
    pub const fn len(self) -> usize {
        self.engine.judged.nodes.verdict.len()
    }

    /// Returns whether there are none, as before the first evaluation.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the verdicts.
    #[must_use]
    pub fn verdicts(self) -> &'e [Verdict] {
        &self.engine.judged.nodes.verdict
    }

    /// Returns which numbers are there.
    #[must_use]
    pub fn masks(self) -> &'e [Mask] {
        &self.engine.judged.nodes.mask
    }

    /// Returns the scores: of attainments, or of scores if the method gives scores.
    #[must_use]
    pub fn scores(self) -> &'e [f64] {
        &self.engine.judged.nodes.score
    }

    /// Returns what is expected.
    #[must_use]
    pub fn expectations(self) -> &'e [f64] {
        &self.engine.judged.nodes.expected
    }

    /// Returns the paces.
    #[must_use]
    pub fn paces(self) -> &'e [f64] {
        &self.engine.judged.nodes.signal
    }

    fn read(self, node: usize, number: Mask, column: &[f64]) -> Option<f64> {
        let mask = self.engine.judged.nodes.mask.get(node)?;
        if mask.has(number) { column.get(node).copied() } else { None }
    }

    /// Returns the verdict on a node.
    #[must_use]
    pub fn verdict(self, node: usize) -> Option<Verdict> {
        self.engine.judged.nodes.verdict.get(node).copied()
    }

    /// Returns how a node stands: one number of each column.
    #[must_use]
    pub fn glance(self, node: usize) -> Option<NodeGlance> {
        let glance = NodeGlance::from(self.rolled(node)?);
        Some(NodeGlance { decided_by: self.decided_by(node), ..glance })
    }

    fn rolled(self, node: usize) -> Option<&'e Rolled> {
        let judged = &self.engine.judged;
        if node == judged.rolled.len() { judged.whole.as_ref() } else { judged.rolled.get(node) }
    }

    /// Returns the method's own word for a node.
    #[must_use]
    pub fn word(self, node: usize) -> Option<Word> {
        self.rolled(node)?.stand.word
    }

    /// Returns the share of weight with evidence below a node, 0 to 1; none if nothing is live.
    #[must_use]
    pub fn evidence(self, node: usize) -> Option<f64> {
        self.rolled(node)?.stand.evidence
    }

    /// Returns the child that decided on a node, or the target whose veto did. Where shares decide it is found when
    /// this is asked.
    #[must_use]
    pub fn decided_by(self, node: usize) -> Option<Who> {
        let judged = &self.engine.judged;
        let known = self.rolled(node)?.stand.decided_by;
        if known.is_some() || judged.sought {
            return known;
        }
        let case = self.engine.case()?;
        let (nodes, mut room, mut notes) = (judged.nodes(&case), Room::default(), Notes::seeking());
        let rolled = if node == judged.rolled.len() {
            nodes.whole(&mut room, &mut notes)
        } else {
            nodes.action(node, &mut room, &mut notes)
        };
        rolled.stand.decided_by
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
