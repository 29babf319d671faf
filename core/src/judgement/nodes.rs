//! Nodes: how actions, the whole, units and tags stand by the targets below them.

use std::collections::BTreeMap;

use super::evaluation::{ActionResult, Answer, NodeResult, TagResult, UnitResult};
use super::judge::finite;
use super::roll_up::{Below, Child, Rolled, Rule, Scope, roll_up};
use super::terms::Terms;
use super::units::{self, Answers};
use super::{Absence, Reason};
use crate::plan::Plan;
use crate::promises::RollUp;
use crate::rules::Method;

/// What nodes are made of.
#[derive(Clone, Copy)]
pub(super) struct Nodes<'n> {
    pub(super) plan: &'n Plan,
    pub(super) terms: &'n Terms<'n>,
    /// The targets, in the plan's order.
    pub(super) targets: &'n [Child],
    pub(super) method: &'n Method,
}

impl<'n> Nodes<'n> {
    fn rule(&self, roll_up: &'n RollUp, below: Below<'n>) -> Rule<'n> {
        let scope = Scope { plan: self.plan, targets: self.targets, below };
        Rule { roll_up, method: self.method, scope }
    }

    /// Rolls targets and actions up the action tree.
    pub(super) fn tree(&self) -> (Vec<ActionResult>, NodeResult) {
        let plan = self.plan;
        let mut pools: Vec<Vec<Child>> = plan.actions.iter().map(|_| Vec::new()).collect();
        let mut below: Vec<Vec<Child>> = plan.actions.iter().map(|_| Vec::new()).collect();
        let mut top = Vec::new();
        for (child, holder) in self.targets.iter().zip(&plan.holder) {
            if let Some(pool) = pools.get_mut(*holder) {
                pool.push(child.clone());
            }
        }
        let mut results: Vec<Option<ActionResult>> = plan.actions.iter().map(|_| None).collect();
        // Actions stand before those below them: backwards, each has all its children.
        for (index, action) in plan.actions.iter().enumerate().rev() {
            // A child action stands before a target of the same id: sorting by id keeps this order.
            let mut pool = below.get_mut(index).map(std::mem::take).unwrap_or_default();
            pool.extend(pools.get_mut(index).map(std::mem::take).unwrap_or_default());
            let rolled = self.action(index, &action.roll_up, pool);
            let child = self.child(index, action.id.to_string(), &rolled);
            match action.parent.and_then(|parent| below.get_mut(parent)) {
                Some(pool) => pool.push(child),
                None => top.push(child),
            }
            let parent = action.parent.and_then(|parent| plan.actions.get(parent));
            let parent = parent.map(|parent| parent.id.clone());
            if let Some(slot) = results.get_mut(index) {
                *slot = Some(ActionResult { id: action.id.clone(), parent, node: rolled.node });
            }
        }
        let all = Below::Run(0, self.targets.len());
        let mut whole = roll_up(top, &self.rule(&plan.roll_up, all)).node;
        whole.counts = tally(self.targets.iter());
        (results.into_iter().flatten().collect(), whole)
    }

    fn action(&self, index: usize, how: &'n RollUp, pool: Vec<Child>) -> Rolled {
        let (first, last) = self.run(index);
        let counts = tally(self.targets.get(first..last).unwrap_or_default().iter());
        let mut rolled = match self.terms.actions.get(index).and_then(|own| own.cancelled) {
            Some(entry) => {
                let reason = Reason::Cancelled { entry: entry.id.clone() };
                let node = NodeResult::without(Absence::Cancelled, reason);
                Rolled { node, timed: None, size: None, only_counts: false }
            }
            None => roll_up(pool, &self.rule(how, Below::Run(first, last))),
        };
        rolled.node.counts = counts;
        rolled
    }

    /// Returns an action as the child of the node above it.
    fn child(&self, index: usize, id: String, rolled: &Rolled) -> Child {
        Child {
            id,
            weight: self.terms.actions.get(index).map_or(0.0, |own| own.weight),
            size: rolled.size,
            verdict: rolled.node.verdict,
            word: rolled.node.word.clone(),
            // A veto gives a score also to what stands by goals to improve alone.
            only_counted: rolled.only_counts && rolled.node.score.is_none(),
            gated: rolled.node.gates.iter().any(|gate| gate.applied),
            attained: rolled.node.score.map(crate::words::Finite::get),
            timed: rolled.timed,
        }
    }

    /// Returns the first target below an action, and the first behind them: targets stand in the order of their
    /// actions, so that those below one stand together.
    fn run(&self, action: usize) -> (usize, usize) {
        let end = self.plan.subtree_end.get(action).copied().unwrap_or(action);
        let before = |end: usize| self.plan.holder.partition_point(|holder| *holder < end);
        (before(action), before(end))
    }

    /// Rolls targets up by the units that answer for them.
    pub(super) fn by_unit(&self, weights: &[f64]) -> Vec<UnitResult> {
        let answers = units::answers(self.plan, self.terms, weights);
        let units = self.plan.units.iter().enumerate().zip(&answers);
        let result = |((index, unit), answers): ((usize, &'n crate::promises::Unit), &Answers)| {
            let node = self.flat(answers, unit.roll_up.as_ref().unwrap_or(&self.plan.roll_up));
            let parent = self.terms.parents.get(index).copied().flatten();
            let parent = parent.and_then(|parent| self.plan.units.get(parent));
            let parent = parent.map(|parent| parent.id.clone());
            UnitResult { id: unit.id.clone(), parent, targets: self.named(answers), node }
        };
        units.map(result).collect()
    }

    /// Rolls targets up by the tags that they carry.
    pub(super) fn by_tag(&self, weights: &[f64]) -> Vec<TagResult> {
        let result = |(tag, targets): (&str, Vec<usize>)| {
            let weighted = |target| Some((target, *weights.get(target)?));
            let answers: Answers = targets.into_iter().filter_map(weighted).collect();
            let node = self.flat(&answers, &self.plan.roll_up);
            TagResult { tag: tag.to_owned(), targets: self.named(&answers), node }
        };
        self.plan.tagged().into_iter().map(result).collect()
    }

    /// Returns targets by their ids, with their absolute weights.
    fn named(&self, answers: &Answers) -> Vec<Answer> {
        let answer = |(target, weight): &(usize, f64)| {
            let target = self.plan.targets.get(*target)?.id.clone();
            Some(Answer { target, weight: finite(*weight)? })
        };
        answers.iter().filter_map(answer).collect()
    }

    /// Rolls up targets with their absolute weights.
    fn flat(&self, answers: &Answers, how: &RollUp) -> NodeResult {
        let own: Vec<usize> = answers.iter().map(|(target, _)| *target).collect();
        let nodes = *self;
        let scope = Scope { plan: self.plan, targets: self.targets, below: Below::Flat(&own) };
        let rule = Rule { roll_up: how, method: self.method, scope };
        let mut node = roll_up(nodes.children(answers), &rule).node;
        node.counts = tally(own.iter().filter_map(|target| self.targets.get(*target)));
        node
    }

    /// Returns targets as children with absolute weights.
    pub(super) fn children(&self, answers: &Answers) -> Vec<Child> {
        let child = |(target, weight): &(usize, f64)| {
            Some(Child { weight: *weight, ..self.targets.get(*target)?.clone() })
        };
        answers.iter().filter_map(child).collect()
    }
}

fn tally<'c>(children: impl Iterator<Item = &'c Child>) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    for child in children {
        *counts.entry(child.verdict.as_str()).or_insert(0) += 1;
    }
    counts
}
