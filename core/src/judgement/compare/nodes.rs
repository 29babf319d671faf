//! Why methods differ on an action, a unit or the whole.

use super::{Compare, Difference, Opinion, Said};
use crate::judgement::scene::Scene;
use crate::judgement::terms::Terms;
use crate::judgement::units::{self, Answers};
use crate::judgement::{Absence, Evaluation, NodeResult, Verdict};

/// A child of a node, by its place in an evaluation.
#[derive(Clone, Copy)]
enum Child {
    Action(usize),
    Target(usize),
}

/// What stands below the nodes of a plan.
pub(super) struct Below {
    /// The top actions.
    top: Vec<Child>,
    /// The children of each action.
    actions: Vec<Vec<Child>>,
    /// The targets of each unit.
    units: Vec<Vec<Child>>,
}

impl Below {
    pub(super) fn of(scene: &Scene<'_>, terms: &Terms<'_>) -> Self {
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
        let units = units::answers(plan, terms).iter().map(of).collect();
        Self { top, actions, units }
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

fn row(said: &[Said<'_>], children: &[Child], node: impl Fn(&Evaluation) -> Option<&NodeResult>) -> Compare {
    let opinions = said.iter().filter_map(|one| node(&one.evaluation)).map(Opinion::of_node);
    Compare::of(opinions.collect(), |index, first, other| match (said.first(), said.get(index)) {
        (Some(one), Some(two)) => {
            unable(index, first, other).unwrap_or_else(|| why((one, first), (two, other), children))
        }
        _ => Difference::of_signals((None, None), (None, None)),
    })
}

fn why(first: (&Said<'_>, &Opinion), other: (&Said<'_>, &Opinion), children: &[Child]) -> Difference {
    let ((one, first), (two, other)) = (first, other);
    let absent = |opinion: &Opinion| Some(opinion.verdict).filter(|verdict| verdict.absence().is_some());
    if absent(first).is_some() || absent(other).is_some() {
        return Difference::Calendar { first: absent(first), other: absent(other) };
    }
    if one.method.scores() != two.method.scores() {
        return Difference::OtherSpace { first: first.signal.clone(), other: other.signal.clone() };
    }
    if let Some(elsewhere) = elsewhere(&one.evaluation, &two.evaluation, children) {
        return elsewhere;
    }
    Difference::of_signals(
        (first.signal.clone(), first.word.as_ref()),
        (other.signal.clone(), other.word.as_ref()),
    )
}

/// Returns which of two methods cannot judge, if one cannot.
pub(super) fn unable(index: usize, first: &Opinion, other: &Opinion) -> Option<Difference> {
    let is = |opinion: &Opinion| opinion.verdict == Verdict::Absence(Absence::NotAssessable);
    let which = [(0, first), (super::place(index), other)].into_iter().find(|(_, opinion)| is(opinion));
    which.map(|(unable, opinion)| Difference::CannotJudge { unable, reason: opinion.reason.clone() })
}

/// Returns the first child, by its id, that stands elsewhere.
fn elsewhere(one: &Evaluation, two: &Evaluation, children: &[Child]) -> Option<Difference> {
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
