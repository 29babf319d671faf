//! Units and tags: how they stand, and how they stood before what was recorded last.

use super::changes::moved;
use super::{Engine, Moved, NodeGlance};
use crate::judgement::judged::put;
use crate::judgement::nodes::{Nodes, Room};
use crate::judgement::roll_up::{Notes, Who};
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

    /// Returns how one of this kind stands.
    fn glance<'n>(self, nodes: &Nodes<'n>, place: usize, flat: &'n Flat, room: &mut Room) -> NodeGlance {
        NodeGlance::from(&nodes.flat(flat, self.how(nodes.plan, place), room, &mut Notes::seeking()))
    }
}

impl Engine {
    /// Returns how all of a kind stand.
    pub(super) fn flat_glances(&self, kind: Kind) -> Vec<NodeGlance> {
        let Some(case) = self.case() else { return Vec::new() };
        let Some(flats) = self.flats(&case) else { return Vec::new() };
        let (nodes, mut room) = (self.judged.nodes(&case), Room::default());
        let glance = |(place, flat)| kind.glance(&nodes, place, flat, &mut room);
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
        // Everything as it was: what was not judged again has not changed.
        let (mut kids, mut decided) = (self.judged.kids.clone(), self.judged.decided.clone());
        let mut again = vec![false; decided.len()];
        for stood in &before.targets {
            put(&mut again, stood.target, true);
            put(&mut decided, stood.target, stood.decided);
            if let Some(place) = case.shape.place(Who::Target(stood.target)) {
                put(&mut kids, place, stood.child);
            }
        }
        let now = self.judged.nodes(&case);
        let then = Nodes { terms: &past.terms, decided: &decided, kids: &kids, ..now };
        let mut room = Room::default();
        let mut all = Vec::new();
        for (place, (flat, stood)) in flats.into_iter().zip(stood).enumerate() {
            let touched = |(target, _): &(usize, f64)| again.get(*target) == Some(&true);
            // Its gates look only at what it answers for.
            if flat.answers.iter().chain(&stood.answers).any(touched) {
                let before = kind.glance(&then, place, stood, &mut room);
                let after = kind.glance(&now, place, flat, &mut room);
                all.extend(moved(place, before, after));
            }
        }
        Some(all)
    }
}
