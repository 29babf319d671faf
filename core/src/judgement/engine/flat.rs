//! Units and tags: how they stand, and how they stood before what was recorded last.

use super::changes::moved;
use super::{Engine, Moved, NodeGlance};
use crate::judgement::Verdict;
use crate::judgement::judged::{Stood, put};
use crate::judgement::nodes::{Nodes, Room};
use crate::judgement::roll_up::{Child, Notes};
use crate::judgement::shape::{Flat, Flats};
use crate::plan::Plan;
use crate::promises::RollUp;

/// Nodes that take targets as they are, and not by actions.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Units,
    Tags,
}

impl Kind {
    /// Returns those of this kind, in the plan's order.
    fn of(self, flats: &Flats) -> Vec<&Flat> {
        match self {
            Self::Units => flats.units.iter().collect(),
            Self::Tags => flats.tags.iter().map(|(_, flat)| flat).collect(),
        }
    }

    /// Returns how one of this kind rolls up.
    fn how(self, plan: &Plan, place: usize) -> &RollUp {
        let unit = match self {
            Self::Units => plan.units.get(place),
            Self::Tags => None,
        };
        unit.and_then(|unit| unit.roll_up.as_ref()).unwrap_or(&plan.roll_up)
    }

    /// Returns how one of this kind stands, or stood.
    fn glance(
        self,
        nodes: &Nodes<'_>,
        (place, flat): (usize, &Flat),
        stands: (impl Fn(usize) -> Option<Child>, &[Verdict]),
        room: &mut Room,
    ) -> NodeGlance {
        let how = self.how(nodes.plan, place);
        NodeGlance::from(&nodes.flat_as(flat, how, stands, room, &mut Notes::seeking()))
    }
}

impl Engine {
    /// Returns how all of a kind stand.
    pub(super) fn flat_glances(&self, kind: Kind) -> Vec<NodeGlance> {
        let Some(case) = self.case() else { return Vec::new() };
        let Some(flats) = self.flats(&case) else { return Vec::new() };
        let (nodes, mut room) = (self.judged.nodes(&case), Room::default());
        let stand = |target| nodes.child(target);
        let glance = |flat| kind.glance(&nodes, flat, (stand, nodes.targets.verdict.as_slice()), &mut room);
        kind.of(flats).into_iter().enumerate().map(glance).collect()
    }

    /// Returns those of a kind that stand elsewhere than before what was recorded last.
    pub(super) fn flat_moves(&self, kind: Kind) -> Vec<Moved<NodeGlance>> {
        self.flat_compared(kind).unwrap_or_default()
    }

    fn flat_compared(&self, kind: Kind) -> Option<Vec<Moved<NodeGlance>>> {
        let before = &self.judged.before;
        if before.targets.is_empty() {
            return None;
        }
        let case = self.case()?;
        let flats = kind.of(self.flats(&case)?);
        let past = self.past.as_ref().or(self.footing.as_ref())?;
        let stood = kind.of(past.flats(&case.scene));
        let again = Again::of(&before.targets);
        // Its gates look only at what it answers for.
        let touched = |(flat, stood): &(&Flat, &Flat)| {
            flat.answers.iter().chain(&stood.answers).any(|(target, _)| again.get(*target).is_some())
        };
        let moves: Vec<_> =
            flats.into_iter().zip(stood).enumerate().filter(|(_, pair)| touched(pair)).collect();
        if moves.is_empty() {
            return None;
        }
        let nodes = self.judged.nodes(&case);
        let now = nodes.targets.verdict.as_slice();
        // Everything as it was: what was not judged again has not changed.
        let mut verdicts = now.to_vec();
        for (target, child) in &again.0 {
            put(&mut verdicts, *target, child.verdict);
        }
        let stands_as = |target: usize| nodes.child(target);
        let stood_as = |target: usize| again.get(target).or_else(|| nodes.child(target));
        let mut room = Room::default();
        let moves = moves.into_iter().filter_map(|(place, (flat, stood))| {
            let before = kind.glance(&nodes, (place, stood), (stood_as, verdicts.as_slice()), &mut room);
            let after = kind.glance(&nodes, (place, flat), (stands_as, now), &mut room);
            moved(place, before, after)
        });
        Some(moves.collect())
    }
}

/// The targets that were judged again, in the plan's order, with what they brought to nodes before.
struct Again(Vec<(usize, Child)>);

impl Again {
    fn of(stood: &[Stood]) -> Self {
        let mut again: Vec<(usize, Child)> = stood.iter().map(|stood| (stood.target, stood.child)).collect();
        again.sort_unstable_by_key(|(target, _)| *target);
        Self(again)
    }

    fn get(&self, target: usize) -> Option<Child> {
        let place = self.0.binary_search_by_key(&target, |(own, _)| *own).ok()?;
        self.0.get(place).map(|(_, child)| *child)
    }
}
