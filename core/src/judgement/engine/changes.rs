//! What an entry changes: where targets and nodes stood before, and where they stand now.

use super::Engine;
use super::flat::Kind;
use crate::judgement::Verdict;
use crate::judgement::judge::Word;
use crate::judgement::judged::Judged;
use crate::judgement::roll_up::{Rolled, Who};
use crate::plan::Plan;
use crate::rules::Method;
use crate::words::Day;

/// How a target stands, at a glance: one number of each column.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct TargetGlance {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it is met now and the figure at the due day will decide.
    pub provisional: bool,
    /// The method's own word for it.
    pub word: Option<Word>,
    /// The value, in the unit of the indicator.
    pub value: Option<f64>,
    /// The attainment, 1 being the whole.
    pub attainment: Option<f64>,
    /// What is expected, as a share of the way.
    pub expected: Option<f64>,
    /// The signal by which the method judged.
    pub signal: Option<f64>,
    /// The score that the method gives.
    pub score: Option<f64>,
}

/// How an action, the whole, a unit or what carries a tag stands, at a glance: one number of each column.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeGlance {
    /// The verdict.
    pub verdict: Verdict,
    /// The method's own word for it.
    pub word: Option<Word>,
    /// The score.
    pub score: Option<f64>,
    /// What is expected.
    pub expected: Option<f64>,
    /// The pace.
    pub pace: Option<f64>,
    /// The share of weight with evidence, 0 to 1; none if nothing is live.
    pub evidence: Option<f64>,
    /// The child that decided, or the target whose veto did.
    pub decided_by: Option<Who>,
}

/// What stands elsewhere than before. Nothing is listed twice.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Moved<G> {
    /// The place of the target, the action or the unit in the plan, or of the tag among the plan's tags in the order
    /// of the alphabet; the place of the whole is behind that of the last action.
    pub place: usize,
    /// How it stood.
    pub before: G,
    /// How it stands now.
    pub after: G,
}

/// What stands elsewhere than before, as of the day and by the method that the plan was judged by last.
///
/// A number that differs in its last bit is a change, so that who keeps a copy of the columns, and takes over every
/// [`after`](Moved::after) at its place, has the columns of the engine.
#[derive(Clone, Copy, Debug)]
pub struct Changes<'e> {
    engine: &'e Engine,
}

impl<'e> Changes<'e> {
    pub(super) const fn of(engine: &'e Engine) -> Self {
        Self { engine }
    }

    /// Returns the plan.
    pub(crate) const fn plan(self) -> &'e Plan {
        &self.engine.plan
    }

    /// Returns the day and the method by which the plan was judged; none before it was.
    #[must_use]
    pub fn judged_by(self) -> Option<(Day, &'e Method)> {
        let on = self.engine.on.as_ref()?;
        Some((on.as_of, &on.method))
    }

    /// Returns the targets that stand elsewhere, in the plan's order.
    #[must_use]
    pub fn targets(self) -> &'e [Moved<TargetGlance>] {
        &self.engine.changes.targets
    }

    /// Returns the actions that stand elsewhere, in the plan's order.
    #[must_use]
    pub fn actions(self) -> &'e [Moved<NodeGlance>] {
        &self.engine.changes.actions
    }

    /// Returns the whole, if it stands elsewhere.
    #[must_use]
    pub const fn whole(self) -> Option<Moved<NodeGlance>> {
        self.engine.changes.whole
    }

    /// Returns the units that stand elsewhere, in the plan's order; they are rolled up, as they stood and as they
    /// stand now, when this is asked.
    #[must_use]
    pub fn units(self) -> Vec<Moved<NodeGlance>> {
        self.engine.flat_moves(Kind::Units)
    }

    /// Returns the tags under which everything together stands elsewhere, in the order of the alphabet; they are
    /// rolled up as the units are.
    #[must_use]
    pub fn tags(self) -> Vec<Moved<NodeGlance>> {
        self.engine.flat_moves(Kind::Tags)
    }

    /// Returns whether nothing stands elsewhere.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.engine.changes.is_empty() && self.units().is_empty() && self.tags().is_empty()
    }
}

/// Where changes are written down; the room is used again and again.
#[derive(Debug, Default)]
pub(super) struct Room {
    targets: Vec<Moved<TargetGlance>>,
    actions: Vec<Moved<NodeGlance>>,
    whole: Option<Moved<NodeGlance>>,
}

impl From<&Rolled> for NodeGlance {
    fn from(rolled: &Rolled) -> Self {
        let stand = &rolled.stand;
        Self {
            verdict: stand.verdict,
            word: stand.word,
            score: stand.score,
            expected: stand.expected,
            pace: stand.pace,
            evidence: stand.evidence,
            decided_by: stand.decided_by,
        }
    }
}

/// What can be told apart to the last bit.
pub(super) trait Exact: Copy {
    /// Returns whether another one is the same to the bit.
    fn is(&self, other: &Self) -> bool;
}

fn bits<const N: usize>(numbers: [Option<f64>; N]) -> [Option<u64>; N] {
    numbers.map(|number| number.map(f64::to_bits))
}

impl Exact for TargetGlance {
    fn is(&self, other: &Self) -> bool {
        let key = |of: &Self| {
            let numbers = bits([of.value, of.attainment, of.expected, of.signal, of.score]);
            (of.verdict, of.provisional, of.word, numbers)
        };
        key(self) == key(other)
    }
}

impl Exact for NodeGlance {
    fn is(&self, other: &Self) -> bool {
        let key = |of: &Self| {
            let numbers = bits([of.score, of.expected, of.pace, of.evidence]);
            (of.verdict, of.word, of.decided_by, numbers)
        };
        key(self) == key(other)
    }
}

/// Returns what stands elsewhere; none if it stands where it stood.
pub(super) fn moved<G: Exact>(place: usize, before: G, after: G) -> Option<Moved<G>> {
    (!before.is(&after)).then_some(Moved { place, before, after })
}

impl Room {
    /// Compares what was judged again with how it stood before.
    pub(super) fn compare(&mut self, judged: &Judged) {
        self.clear();
        let before = &judged.before;
        for stood in &before.targets {
            let after = judged.glance(stood.target);
            self.targets.extend(after.and_then(|after| moved(stood.target, stood.glance, after)));
        }
        for (place, before) in &before.actions {
            let after = judged.rolled.get(*place).map(NodeGlance::from);
            self.actions.extend(after.and_then(|after| moved(*place, *before, after)));
        }
        self.targets.sort_unstable_by_key(|change| change.place);
        self.actions.sort_unstable_by_key(|change| change.place);
        let whole = before.whole.zip(judged.whole.as_ref().map(NodeGlance::from));
        self.whole = whole.and_then(|(before, after)| moved(judged.rolled.len(), before, after));
    }

    /// Forgets what was written down.
    pub(super) fn clear(&mut self) {
        self.targets.clear();
        self.actions.clear();
        self.whole = None;
    }

    const fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.actions.is_empty() && self.whole.is_none()
    }
}
