//! The plan: checked as a whole, and never invalid afterwards.

pub(crate) mod check;
pub(crate) mod index;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use index::Index;

use crate::draft;
use crate::promises::{Action, Assessment, Indicator, Register, RollUp, Scale, Set, Target, Unit};
use crate::words::push;
use crate::words::{
    ActionId, Day, IndicatorId, PlanId, RegisterId, ScaleId, Sealed, SetId, TargetId, Text, UnitId, debug,
};

/// A checked plan: what was promised.
///
/// Built from a [`draft::Plan`]. Actions and targets stand in one order: depth first, as written.
#[derive(Clone, PartialEq)]
pub struct Plan {
    pub(crate) id: PlanId,
    pub(crate) title: Text,
    pub(crate) start: Day,
    pub(crate) due: Option<Day>,
    pub(crate) roll_up: RollUp,
    pub(crate) assessment: Option<Assessment>,
    pub(crate) units: Vec<Unit>,
    pub(crate) sets: Vec<Set>,
    pub(crate) scales: Vec<Scale>,
    pub(crate) registers: Vec<Register>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) actions: Vec<Action>,
    pub(crate) targets: Vec<Target>,
    /// The action of each target.
    pub(crate) holder: Vec<usize>,
    /// Behind the last action below each action.
    pub(crate) subtree_end: Vec<usize>,
    /// The targets, each after those it counts.
    pub(crate) order: Vec<usize>,
    pub(crate) unit_index: Index,
    pub(crate) set_index: Index,
    /// The members of each set, of those that have any.
    pub(crate) member_index: Vec<Option<Box<Index>>>,
    pub(crate) scale_index: Index,
    pub(crate) register_index: Index,
    pub(crate) indicator_index: Index,
    pub(crate) action_index: Index,
    pub(crate) target_index: Index,
    /// The draft from which it was built, and the digest of that.
    pub(crate) form: Arc<Sealed<draft::Plan>>,
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug("Plan", self.draft(), f)
    }
}

impl Plan {
    pub(crate) fn empty() -> Self {
        Self {
            id: check::Desk::stand_in(),
            title: Text::default(),
            start: Day::MIN,
            due: None,
            roll_up: RollUp::default(),
            assessment: None,
            units: Vec::new(),
            sets: Vec::new(),
            scales: Vec::new(),
            registers: Vec::new(),
            indicators: Vec::new(),
            actions: Vec::new(),
            targets: Vec::new(),
            holder: Vec::new(),
            subtree_end: Vec::new(),
            order: Vec::new(),
            unit_index: Index::default(),
            set_index: Index::default(),
            member_index: Vec::new(),
            scale_index: Index::default(),
            register_index: Index::default(),
            indicator_index: Index::default(),
            action_index: Index::default(),
            target_index: Index::default(),
            form: Arc::default(),
        }
    }

    pub(crate) fn add_target(&mut self, action: usize, target: Target) {
        push(&mut self.targets, target);
        push(&mut self.holder, action);
    }

    pub(crate) fn parent_of_unit(&self, unit: usize) -> Option<usize> {
        let parent = self.units.get(unit)?.parent.as_ref()?;
        self.unit_index.get(parent.as_str())
    }

    /// Returns the tags that actions and targets carry, in the order of the alphabet.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tagged().into_keys()
    }

    /// Returns for each tag the targets that carry it, themselves or by an action above them, in the plan's order.
    pub(crate) fn tagged(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut tagged: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for tag in self.actions.iter().flat_map(|action| &action.tags) {
            tagged.entry(tag).or_default();
        }
        for (index, (target, holder)) in self.targets.iter().zip(&self.holder).enumerate() {
            let mut add = |tag| {
                let targets = tagged.entry(tag).or_default();
                if targets.last() != Some(&index) {
                    targets.push(index);
                }
            };
            target.tags.iter().for_each(|tag| add(tag.as_str()));
            let mut above = self.actions.get(*holder);
            while let Some(action) = above {
                action.tags.iter().for_each(|tag| add(tag.as_str()));
                above = action.parent.and_then(|parent| self.actions.get(parent));
            }
        }
        tagged
    }

    /// Returns whether a target carries a tag, itself or by an action above it.
    pub(crate) fn carries(&self, target: usize, tag: &str) -> bool {
        let has = |tags: &[String]| tags.iter().any(|own| own == tag);
        let mut above = self.holder.get(target).copied();
        if self.targets.get(target).is_some_and(|target| has(&target.tags)) {
            return true;
        }
        while let Some(action) = above.and_then(|above| self.actions.get(above)) {
            if has(&action.tags) {
                return true;
            }
            above = action.parent;
        }
        false
    }

    /// Returns whether an id can be a member of a set: one that the plan names, or any in an open set, which gains
    /// members by entries.
    pub(crate) fn may_hold(&self, set: &SetId, member: &str) -> bool {
        self.set(set).is_some_and(|set| set.open)
            || self
                .set_index
                .get(set.as_str())
                .and_then(|index| self.member_index.get(index)?.as_deref())
                .is_some_and(|members| members.get(member).is_some())
    }

    /// Returns the id.
    #[must_use]
    pub const fn id(&self) -> &PlanId {
        &self.id
    }

    /// Returns the title.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.title
    }

    /// Returns the first day.
    #[must_use]
    pub const fn start(&self) -> Day {
        self.start
    }

    /// Returns the due day of what has none of its own, if there is one.
    #[must_use]
    pub const fn due(&self) -> Option<Day> {
        self.due
    }

    /// Returns how the plan takes the scores of its top actions.
    #[must_use]
    pub const fn roll_up(&self) -> &RollUp {
        &self.roll_up
    }

    /// Returns how the units are assessed, if they are.
    #[must_use]
    pub const fn assessment(&self) -> Option<&Assessment> {
        self.assessment.as_ref()
    }

    /// Returns the units.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Returns the sets.
    #[must_use]
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// Returns the scales.
    #[must_use]
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// Returns the registers.
    #[must_use]
    pub fn registers(&self) -> &[Register] {
        &self.registers
    }

    /// Returns the indicators.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// Returns the actions, depth first: each before those below it.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// Returns the targets, in the order of their actions.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// Returns the unit with an id.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.unit_index.get(id.as_str()).and_then(|index| self.units.get(index))
    }

    /// Returns the set with an id.
    #[must_use]
    pub fn set(&self, id: &SetId) -> Option<&Set> {
        self.set_index.get(id.as_str()).and_then(|index| self.sets.get(index))
    }

    /// Returns the scale with an id.
    #[must_use]
    pub fn scale(&self, id: &ScaleId) -> Option<&Scale> {
        self.scale_index.get(id.as_str()).and_then(|index| self.scales.get(index))
    }

    /// Returns the register with an id.
    #[must_use]
    pub fn register(&self, id: &RegisterId) -> Option<&Register> {
        self.register_index.get(id.as_str()).and_then(|index| self.registers.get(index))
    }

    /// Returns the indicator with an id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicator_index.get(id.as_str()).and_then(|index| self.indicators.get(index))
    }

    /// Returns the action with an id.
    #[must_use]
    pub fn action(&self, id: &ActionId) -> Option<&Action> {
        self.action_index.get(id.as_str()).and_then(|index| self.actions.get(index))
    }

    /// Returns the target with an id.
    #[must_use]
    pub fn target(&self, id: &TargetId) -> Option<&Target> {
        self.target_index.get(id.as_str()).and_then(|index| self.targets.get(index))
    }

    /// Returns the action that holds a target.
    #[must_use]
    pub fn action_of(&self, target: &TargetId) -> Option<&Action> {
        let index = self.target_index.get(target.as_str())?;
        self.actions.get(*self.holder.get(index)?)
    }

    /// Returns the draft from which the plan was built, without what says nothing.
    #[must_use]
    pub fn draft(&self) -> &draft::Plan {
        self.form.value()
    }

    /// Returns the digest of the canonical form: two plans that say the same in the same order share it. It is taken
    /// when it is first asked for, and kept.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.form.digest()
    }
}
