//! What an entry changes: where nodes stood before, and where they stand now.

use crate::judgement::Verdict;
use crate::judgement::judged::Judged;
use crate::judgement::roll_up::Rolled;

/// How a target stands, at a glance.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct TargetGlance {
    /// The verdict.
    pub verdict: Verdict,
    /// The value, in the unit of the indicator.
    pub value: Option<f64>,
    /// The attainment, 1 being the whole.
    pub attainment: Option<f64>,
    /// What is expected, as a share of the way.
    pub expected: Option<f64>,
    /// The score that the method gives.
    pub score: Option<f64>,
}

/// How an action, or the whole, stands, at a glance.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeGlance {
    /// The verdict.
    pub verdict: Verdict,
    /// The score.
    pub score: Option<f64>,
    /// What is expected.
    pub expected: Option<f64>,
    /// The pace.
    pub pace: Option<f64>,
}

/// A node that stands elsewhere than before.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Moved<G> {
    /// The place of the target, or of the action, in the plan.
    pub place: usize,
    /// How it stood.
    pub before: G,
    /// How it stands now.
    pub after: G,
}

/// What stands elsewhere than before, as of the day and by the method that the plan was judged by last.
///
/// Units and tags are rolled up when they are asked for, and are not among what is listed.
#[derive(Clone, Copy, Debug)]
pub struct Changes<'e> {
    room: &'e Room,
}

impl<'e> Changes<'e> {
    /// Returns the targets that stand elsewhere, in the plan's order.
    #[must_use]
    pub fn targets(self) -> &'e [Moved<TargetGlance>] {
        &self.room.targets
    }

    /// Returns the actions that stand elsewhere, in the plan's order.
    #[must_use]
    pub fn actions(self) -> &'e [Moved<NodeGlance>] {
        &self.room.actions
    }

    /// Returns the whole, if it stands elsewhere.
    #[must_use]
    pub const fn whole(self) -> Option<Moved<NodeGlance>> {
        self.room.whole
    }

    /// Returns whether nothing stands elsewhere.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.room.targets.is_empty() && self.room.actions.is_empty() && self.room.whole.is_none()
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
        Self { verdict: stand.verdict, score: stand.score, expected: stand.expected, pace: stand.pace }
    }
}

impl Room {
    /// Compares what was judged again with how it stood before.
    pub(super) fn compare(&mut self, judged: &Judged) -> Changes<'_> {
        self.targets.clear();
        self.actions.clear();
        let before = &judged.before;
        for (place, before) in &before.targets {
            if let Some(after) = judged.glance(*place).filter(|after| after != before) {
                self.targets.push(Moved { place: *place, before: *before, after });
            }
        }
        for (place, before) in &before.actions {
            if let Some(after) =
                judged.rolled.get(*place).map(NodeGlance::from).filter(|after| after != before)
            {
                self.actions.push(Moved { place: *place, before: *before, after });
            }
        }
        self.targets.sort_unstable_by_key(|change| change.place);
        self.actions.sort_unstable_by_key(|change| change.place);
        let after = judged.whole.as_ref().map(NodeGlance::from);
        let whole = before.whole.zip(after).filter(|(before, after)| before != after);
        self.whole = whole.map(|(before, after)| Moved { place: judged.rolled.len(), before, after });
        Changes { room: self }
    }

    /// Returns what was written down last.
    pub(super) const fn listed(&self) -> Changes<'_> {
        Changes { room: self }
    }

    /// Returns that nothing stands elsewhere.
    pub(super) fn nothing(&mut self) -> Changes<'_> {
        self.targets.clear();
        self.actions.clear();
        self.whole = None;
        Changes { room: self }
    }
}
