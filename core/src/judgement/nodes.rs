//! Nodes: how actions, the whole, units and tags stand by the targets below them.

use std::collections::BTreeMap;

use super::columns::{Columns, Row};
use super::evaluation::{ActionResult, Answer, NodeResult, TagResult, UnitResult};
use super::judge::finite;
use super::judged::Shown;
use super::roll_up::{Added, Child, Notes, Rolled, Rule, Space, Stand, Timed, Who, roll_up};
use super::shape::{Flat, Shape, run};
use super::terms::Terms;
use super::units::Answers;
use super::{Absence, Reason, Verdict};
use crate::facts::Entry;
use crate::plan::Plan;
use crate::promises::{Combine, RollUp};
use crate::rules::Method;

/// What nodes are made of.
#[derive(Clone, Copy)]
pub(super) struct Nodes<'n> {
    pub(super) plan: &'n Plan,
    pub(super) entries: &'n [Entry],
    pub(super) terms: &'n Terms,
    pub(super) shape: &'n Shape,
    pub(super) columns: &'n Columns,
    /// What was decided on the targets.
    pub(super) targets: &'n Shown,
    /// The actions that are rolled up already.
    pub(super) rolled: &'n [Rolled],
    pub(super) method: &'n Method,
    pub(super) space: Space,
}

/// Room that rolling nodes up uses again and again.
#[derive(Default)]
pub(super) struct Room {
    children: Vec<Child>,
    added: Vec<Added>,
}

impl<'n> Nodes<'n> {
    /// Rolls an action up by what is below it.
    pub(super) fn action(&self, action: usize, room: &mut Room, notes: &mut Notes) -> Rolled {
        let Some(known) = self.plan.actions.get(action) else { return NOTHING };
        if let Some(number) = self.terms.actions.get(action).and_then(|own| own.cancelled) {
            if let Some(entry) = super::facts::at(self.entries, number) {
                notes.say(|| Reason::Cancelled { entry: entry.id.clone() });
            }
            return Rolled { stand: Stand::without(Absence::Cancelled), ..NOTHING };
        }
        self.node(Some(action), &known.roll_up, room, notes)
    }

    /// Rolls the whole up by the top actions.
    pub(super) fn whole(&self, room: &mut Room, notes: &mut Notes) -> Rolled {
        self.node(None, &self.plan.roll_up, room, notes)
    }

    fn node(&self, action: Option<usize>, how: &'n RollUp, room: &mut Room, notes: &mut Notes) -> Rolled {
        let Self { plan, method, space, targets, .. } = *self;
        let looks = self.shape.looks(action);
        let rule = Rule { plan, roll_up: how, method, space, flat: false, looks, verdicts: &targets.verdict };
        let sums = how.combine == Combine::Sum;
        let size = |target: usize| self.columns.row(target).filter(|_| sums).and_then(Row::size);
        let children = self.shape.children(action).iter().filter_map(|who| match who {
            Who::Target(target) => Some(Child { size: size(*target), ..self.child(*target)? }),
            Who::Action(action) => self.rolled_child(*action),
        });
        room.children.clear();
        room.children.extend(children);
        roll_up(&room.children, &rule, &mut room.added, notes)
    }

    /// Rolls up targets with their absolute weights.
    pub(super) fn flat(&self, flat: &'n Flat, how: &'n RollUp, room: &mut Room, notes: &mut Notes) -> Rolled {
        let stands = (|target| self.child(target), self.targets.verdict.as_slice());
        self.flat_as(flat, how, stands, room, notes)
    }

    /// Rolls up targets with their absolute weights as if they stood in some way.
    pub(super) fn flat_as(
        &self,
        flat: &Flat,
        how: &RollUp,
        (child, verdicts): (impl Fn(usize) -> Option<Child>, &[Verdict]),
        room: &mut Room,
        notes: &mut Notes,
    ) -> Rolled {
        let weighted = |(target, weight): &(usize, f64)| Some(Child { weight: *weight, ..child(*target)? });
        room.children.clear();
        room.children.extend(flat.by_id.iter().filter_map(weighted));
        let Self { plan, method, space, .. } = *self;
        let rule = Rule { plan, roll_up: how, method, space, flat: true, looks: &flat.looks, verdicts };
        roll_up(&room.children, &rule, &mut room.added, notes)
    }

    /// Returns targets as children with absolute weights.
    pub(super) fn children<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = Child> + 'a {
        answers.iter().filter_map(|(target, weight)| Some(Child { weight: *weight, ..self.child(*target)? }))
    }

    /// Returns a target as the child of a node that does not sum.
    #[inline]
    pub(super) fn child(&self, target: usize) -> Option<Child> {
        let (decided, row) = (self.targets.decided(target)?, self.columns.row(target)?);
        let (attained, scores) = (row.attainment(), self.method.scores());
        let unscored = !scores || (decided.verdict.standing().is_some() && decided.score.is_none());
        let improves = row.improves();
        let expected = row.expected();
        Some(Child {
            who: Who::Target(target),
            weight: row.weight(),
            size: None,
            verdict: decided.verdict,
            word: decided.word,
            only_counted: improves && unscored,
            gated: false,
            attained: if scores { decided.score } else { attained.filter(|_| !improves) },
            timed: expected.map(|expected| Timed { attained: attained.unwrap_or(0.0), expected }),
        })
    }

    /// Returns an action as the child of the node above it.
    fn rolled_child(&self, action: usize) -> Option<Child> {
        let rolled = self.rolled.get(action)?;
        let stand = &rolled.stand;
        Some(Child {
            who: Who::Action(action),
            weight: self.terms.actions.get(action).map_or(0.0, |own| own.weight),
            size: rolled.size,
            verdict: stand.verdict,
            word: stand.word,
            // A veto gives a score also to what stands by goals to improve alone.
            only_counted: rolled.only_counts && stand.score.is_none(),
            gated: stand.gated,
            attained: stand.score,
            timed: rolled.timed,
        })
    }

    /// Returns an action with why it stands as it does.
    pub(super) fn told_action(&self, action: usize, room: &mut Room) -> Option<ActionResult> {
        let known = self.plan.actions.get(action)?;
        let mut notes = Notes::keeping();
        let node = self.action(action, room, &mut notes);
        let (first, last) = run(self.plan, action);
        let parent = known.parent.and_then(|parent| self.plan.actions.get(parent));
        Some(ActionResult {
            id: known.id.clone(),
            parent: parent.map(|parent| parent.id.clone()),
            node: self.told(&node.stand, notes, first..last),
        })
    }

    /// Returns the whole with why it stands as it does.
    pub(super) fn told_whole(&self, room: &mut Room) -> NodeResult {
        let mut notes = Notes::keeping();
        let node = self.whole(room, &mut notes);
        self.told(&node.stand, notes, 0..self.targets.verdict.len())
    }

    /// Returns a unit with why it stands as it does.
    pub(super) fn told_unit(&self, unit: usize, flat: &'n Flat, room: &mut Room) -> Option<UnitResult> {
        let known = self.plan.units.get(unit)?;
        let parent = self.terms.parents.get(unit).copied().flatten();
        let parent = parent.and_then(|parent| self.plan.units.get(parent));
        Some(UnitResult {
            id: known.id.clone(),
            parent: parent.map(|parent| parent.id.clone()),
            targets: self.named(&flat.answers),
            node: self.told_flat(flat, known.roll_up.as_ref().unwrap_or(&self.plan.roll_up), room),
        })
    }

    /// Returns what carries a tag with why it stands as it does.
    pub(super) fn told_tag(&self, tag: &str, flat: &'n Flat, room: &mut Room) -> TagResult {
        let node = self.told_flat(flat, &self.plan.roll_up, room);
        TagResult { tag: tag.to_owned(), targets: self.named(&flat.answers), node }
    }

    fn told_flat(&self, flat: &'n Flat, how: &'n RollUp, room: &mut Room) -> NodeResult {
        let mut notes = Notes::keeping();
        let node = self.flat(flat, how, room, &mut notes);
        self.told(&node.stand, notes, flat.answers.iter().map(|(target, _)| *target))
    }

    /// Returns targets by their ids, with their absolute weights.
    fn named(&self, answers: &Answers) -> Vec<Answer> {
        let answer = |(target, weight): &(usize, f64)| {
            let target = self.plan.targets.get(*target)?.id.clone();
            Some(Answer { target, weight: finite(*weight)? })
        };
        answers.iter().filter_map(answer).collect()
    }

    /// Returns the numbers of a node in words, with its notes and the verdicts below it.
    fn told(&self, stand: &Stand, notes: Notes, below: impl Iterator<Item = usize>) -> NodeResult {
        let mut counts = BTreeMap::new();
        for verdict in below.filter_map(|target| self.targets.verdict.get(target)) {
            *counts.entry(verdict.as_str()).or_insert(0) += 1;
        }
        NodeResult {
            verdict: stand.verdict,
            word: stand.word.and_then(|word| word.of(self.method)).map(str::to_owned),
            score: stand.score.and_then(finite),
            expected: stand.expected.and_then(finite),
            pace: stand.pace.and_then(finite),
            margin: stand.margin.and_then(finite),
            evidence: stand.evidence.and_then(finite),
            decided_by: stand.decided_by.map(|who| who.id(self.plan).to_owned()),
            instances: stand.count.map(|count| count.shown(notes.open)),
            gates: notes.gates,
            counts,
            reasons: notes.reasons,
        }
    }
}

/// A node that is not there.
pub(super) const NOTHING: Rolled =
    Rolled { stand: Stand::without(Absence::NoData), timed: None, size: None, only_counts: false };
