//! Why methods differ on an action, a unit or the whole.

use std::collections::BTreeSet;

use super::{Compare, Difference, Opinion, Said};
use crate::judgement::scene::Scene;
use crate::judgement::terms::Terms;
use crate::judgement::units::{self, Answers};
use crate::judgement::{Absence, Answer, Evaluation, NodeResult, Verdict};
use crate::plan::Plan;

/// A child of a node, by its place in an evaluation.
#[derive(Clone, Copy)]
enum Child {
    Action(usize),
    Target(usize),
}

/// What stands below the nodes of a plan.
pub(super) struct Below<'p> {
    plan: &'p Plan,
    /// The top actions.
    top: Vec<Child>,
    /// The children of each action.
    actions: Vec<Vec<Child>>,
    /// The targets of each unit.
    units: Vec<Vec<Child>>,
}

impl<'p> Below<'p> {
    pub(super) fn of(scene: &Scene<'p>, terms: &Terms) -> Self {
        let plan = scene.plan;
        let mut top = Vec::new();
        let mut actions: Vec<Vec<Child>> = plan.actions.iter().map(|_| Vec::new()).collect();
        for (index, action) in plan.actions.iter().enumerate() {
            match action.parent.and_then(|parent| actions.get_mut(parent)) {
                Some(children) => children.push(Child::Action(index)),
                None => top.push(Child::Action(index)),
            }
        }
        for (target, holder) in plan.holder.iter().enumerate() {
            if let Some(children) = actions.get_mut(*holder) {
                children.push(Child::Target(target));
            }
        }
        let of = |answers: &Answers| {
            let mut targets: Vec<usize> = answers.iter().map(|(target, _)| *target).collect();
            targets.sort_unstable();
            targets.dedup();
            targets.into_iter().map(Child::Target).collect()
        };
        let weights = units::absolute(plan, terms);
        let units = units::answers(scene, terms, &weights).iter().map(of).collect();
        Self { plan, top, actions, units }
    }

    pub(super) fn tag(&self, said: &[Said<'_>], index: usize) -> Compare {
        let carrying = said.first().and_then(|said| said.evaluation.tags.get(index)).map(|tag| &tag.targets);
        let place = |answer: &Answer| self.plan.target_index.get(answer.target.as_str()).map(Child::Target);
        let children: Vec<Child> = carrying.into_iter().flatten().filter_map(place).collect();
        row(said, &children, |evaluation| Some(&evaluation.tags.get(index)?.node))
    }

    pub(super) fn whole(&self, said: &[Said<'_>]) -> Compare {
        row(said, &self.top, |evaluation| Some(&evaluation.whole))
    }

    pub(super) fn action(&self, said: &[Said<'_>], index: usize) -> Compare {
        let children = self.actions.get(index).map_or(&[][..], Vec::as_slice);
        row(said, children, |evaluation| Some(&evaluation.actions.get(index)?.node))
    }

    pub(super) fn unit(&self, said: &[Said<'_>], index: usize) -> Compare {
        let children = self.units.get(index).map_or(&[][..], Vec::as_slice);
        row(said, children, |evaluation| Some(&evaluation.units.get(index)?.node))
    }
}

/// What a method says of a node, and of the plan around it.
struct Side<'s> {
    scores: bool,
    evaluation: &'s Evaluation,
    node: &'s NodeResult,
    opinion: &'s Opinion,
}

fn row(
    said: &[Said<'_>],
    children: &[Child],
    node: impl for<'e> Fn(&'e Evaluation) -> Option<&'e NodeResult>,
) -> Compare {
    let opinions = said.iter().filter_map(|one| node(&one.evaluation)).map(Opinion::of_node);
    Compare::of(opinions.collect(), |index, first, other| {
        unable(index, first, other)
            .or_else(|| {
                let first = side(said.first()?, first, &node)?;
                Some(why(&first, &side(said.get(index)?, other, &node)?, children))
            })
            .unwrap_or_else(|| Difference::of_signals((None, None), (None, None)))
    })
}

fn side<'s>(
    said: &'s Said<'_>,
    opinion: &'s Opinion,
    node: impl for<'e> Fn(&'e Evaluation) -> Option<&'e NodeResult>,
) -> Option<Side<'s>> {
    let evaluation = &said.evaluation;
    Some(Side { scores: said.method.scores(), evaluation, node: node(evaluation)?, opinion })
}

fn why(first: &Side<'_>, other: &Side<'_>, children: &[Child]) -> Difference {
    let absent = |side: &Side<'_>| Some(side.opinion.verdict).filter(|verdict| verdict.absence().is_some());
    if absent(first).is_some() || absent(other).is_some() {
        return Difference::Calendar { first: absent(first), other: absent(other) };
    }
    let signal = |side: &Side<'_>| side.opinion.signal.clone();
    if first.scores != other.scores {
        return Difference::OtherSpace { first: signal(first), other: signal(other) };
    }
    let evaluations = (first.evaluation, other.evaluation);
    elsewhere(evaluations, children)
        .or_else(|| elsewhere(evaluations, &looked_at(&[first, other])))
        .unwrap_or_else(|| {
            Difference::of_signals(
                (signal(first), first.opinion.word.as_ref()),
                (signal(other), other.opinion.word.as_ref()),
            )
        })
}

/// Returns the targets that set off a gate of a node.
fn looked_at(sides: &[&Side<'_>]) -> Vec<Child> {
    let gates = sides.iter().flat_map(|side| &side.node.gates);
    let ids: BTreeSet<_> = gates.flat_map(|gate| gate.targets.iter().chain(&gate.offset)).collect();
    let targets = sides.first().map(|side| side.evaluation.targets.iter().enumerate());
    let named = targets.into_iter().flatten().filter(|(_, target)| ids.contains(&target.id));
    named.map(|(index, _)| Child::Target(index)).collect()
}

/// Returns which of two methods cannot judge, if one cannot.
pub(super) fn unable(index: usize, first: &Opinion, other: &Opinion) -> Option<Difference> {
    let is = |opinion: &Opinion| opinion.verdict == Verdict::Absence(Absence::NotAssessable);
    let which = [(0, first), (super::place(index), other)].into_iter().find(|(_, opinion)| is(opinion));
    which.map(|(unable, opinion)| Difference::CannotJudge { unable, reason: opinion.reason.clone() })
}

/// Returns the first child, by its id, that stands elsewhere.
fn elsewhere((one, two): (&Evaluation, &Evaluation), children: &[Child]) -> Option<Difference> {
    let mut found: Vec<(&str, Verdict, Verdict)> = children
        .iter()
        .filter_map(|child| {
            let ((id, first), (_, other)) = (stands(one, *child)?, stands(two, *child)?);
            (first != other).then_some((id, first, other))
        })
        .collect();
    // An action stands before a target of the same id: it comes first, and sorting keeps that.
    found.sort_by_key(|(id, ..)| *id);
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let (child, first, other) = found.into_iter().next()?;
    Some(Difference::Children { child: child.to_owned(), first, other, count })
}

fn stands(evaluation: &Evaluation, child: Child) -> Option<(&str, Verdict)> {
    match child {
        Child::Action(index) => {
            let action = evaluation.actions.get(index)?;
            Some((action.id.as_str(), action.node.verdict))
        }
        Child::Target(index) => {
            let target = evaluation.targets.get(index)?;
            Some((target.id.as_str(), target.verdict))
        }
    }
}
