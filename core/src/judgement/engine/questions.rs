//! What an engine is asked: everything that is said of the plan, or of one part of it, as it was judged last.

use super::Engine;
use crate::judgement::evaluate::{assemble, told};
use crate::judgement::judged::Case;
use crate::judgement::nodes::Room;
use crate::judgement::roll_up::Space;
use crate::judgement::shape::Flats;
use crate::judgement::{ActionResult, Evaluation, NodeResult, TagResult, TargetResult, UnitResult};
use crate::words::{ActionId, TargetId, UnitId};

impl Engine {
    /// Returns everything that is said of the plan as it was judged last; none before it was judged.
    #[must_use]
    pub fn evaluation(&self) -> Option<Evaluation> {
        let case = self.case()?;
        let digest = self.digest.get_or_init(|| self.ledger().digest().to_owned());
        Some(assemble(&case, &self.judged, digest, self.knowledge.known_by()))
    }

    /// Returns everything that is said of a target as it was judged last; none before that, or of no such target.
    #[must_use]
    pub fn target(&self, target: &TargetId) -> Option<TargetResult> {
        let index = self.plan.target_index.get(target.as_str())?;
        told(&self.case()?, &self.judged, index)
    }

    /// Returns everything that is said of an action as it was judged last; none before that, or of no such action.
    #[must_use]
    pub fn action(&self, action: &ActionId) -> Option<ActionResult> {
        let index = self.plan.action_index.get(action.as_str())?;
        self.judged.nodes(&self.case()?).told_action(index, &mut Room::default())
    }

    /// Returns everything that is said of the whole as it was judged last; none before that.
    #[must_use]
    pub fn whole(&self) -> Option<NodeResult> {
        Some(self.judged.nodes(&self.case()?).told_whole(&mut Room::default()))
    }

    /// Returns everything that is said of a unit as it was judged last; none before that, or of no such unit.
    #[must_use]
    pub fn unit(&self, unit: &UnitId) -> Option<UnitResult> {
        let index = self.plan.unit_index.get(unit.as_str())?;
        let case = self.case()?;
        let flat = self.flats(&case)?.units.get(index)?;
        self.judged.nodes(&case).told_unit(index, flat, &mut Room::default())
    }

    /// Returns everything that is said of what carries a tag as it was judged last; none before that, or where nothing
    /// carries it.
    #[must_use]
    pub fn tag(&self, tag: &str) -> Option<TagResult> {
        let case = self.case()?;
        let (_, flat) = self.flats(&case)?.tags.iter().find(|(known, _)| known == tag)?;
        Some(self.judged.nodes(&case).told_tag(tag, flat, &mut Room::default()))
    }

    /// Returns by what the plan was judged last; none before it was judged.
    pub(super) fn case(&self) -> Option<Case<'_>> {
        let (footing, on) = (self.footing.as_ref()?, self.on.as_ref()?);
        let (scene, method) = (self.knowledge.scene(&self.plan, on.as_of), &on.method);
        let (terms, shape) = (&footing.terms, &self.shape);
        Some(Case { scene, terms, shape, method, space: Space::of(method) })
    }

    /// Returns what units answer for and what carries tags.
    pub(super) fn flats(&self, case: &Case<'_>) -> Option<&Flats> {
        Some(self.footing.as_ref()?.flats(&case.scene))
    }
}
