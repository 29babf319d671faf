//! The shape of a plan: what stands below each node, in the order of the ids.

use std::ops::Range;

use super::roll_up::{Below, Looks, Who};
use super::scene::Scene;
use super::terms::Terms;
use super::units::{self, Answers};
use crate::plan::Plan;
use crate::promises::Gate;

/// What stands below the nodes of the action tree.
pub(super) struct Shape {
    /// The children of one node after those of another; an action before a target of the same id.
    children: Vec<Who>,
    /// Where the children of each action stand, and last those of the whole.
    ranges: Vec<Range<usize>>,
    /// Where the gates of each action look.
    looks: Vec<Vec<Looks>>,
    /// Where the gates of the plan look.
    whole: Vec<Looks>,
    /// The targets at which gates look, with the actions of the gates, sorted.
    watched: Vec<(usize, usize)>,
    /// Whether no gate of an action looks beyond the targets below it.
    looks_below: bool,
}

/// What units answer for, and what carries tags.
pub(super) struct Flats {
    pub(super) units: Vec<Flat>,
    pub(super) tags: Vec<(String, Flat)>,
}

/// Targets with their absolute weights.
pub(super) struct Flat {
    /// In the plan's order.
    pub(super) answers: Answers,
    /// In the order of the ids.
    pub(super) by_id: Answers,
    /// Where the gates look.
    pub(super) looks: Vec<Looks>,
}

/// Returns the first target below an action, and the first behind them: targets stand in the order of their
/// actions, so that those below one stand together.
pub(super) fn run(plan: &Plan, action: usize) -> (usize, usize) {
    let end = plan.subtree_end.get(action).copied().unwrap_or(action);
    let before = |end: usize| plan.holder.partition_point(|holder| *holder < end);
    (before(action), before(end))
}

impl Shape {
    /// Finds the shape of a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut pools: Vec<Vec<Who>> = vec![Vec::new(); plan.actions.len()];
        let mut top = Vec::new();
        for (index, action) in plan.actions.iter().enumerate() {
            match action.parent.and_then(|parent| pools.get_mut(parent)) {
                Some(pool) => pool.push(Who::Action(index)),
                None => top.push(Who::Action(index)),
            }
        }
        for (target, holder) in plan.holder.iter().enumerate() {
            if let Some(pool) = pools.get_mut(*holder) {
                pool.push(Who::Target(target));
            }
        }
        pools.push(top);
        let mut children = Vec::with_capacity(plan.actions.len() + plan.targets.len());
        let mut ranges = Vec::with_capacity(pools.len());
        // The actions stand first, so that one stands before a target of the same id: sorting keeps this order.
        for mut pool in pools {
            if !pool.is_sorted_by_key(|who| who.id(plan)) {
                pool.sort_by_key(|who| who.id(plan));
            }
            let from = children.len();
            children.append(&mut pool);
            ranges.push(from..children.len());
        }
        let looks = plan.actions.iter().enumerate().map(|(index, action)| {
            let (first, last) = run(plan, index);
            Looks::of(plan, &action.roll_up.gates, Below::Run(first, last))
        });
        let whole = Looks::of(plan, &plan.roll_up.gates, Below::Run(0, plan.targets.len()));
        let looks: Vec<Vec<Looks>> = looks.collect();
        let mut watched: Vec<(usize, usize)> = Vec::new();
        for (action, looks) in looks.iter().enumerate() {
            watched.extend(looks.iter().flat_map(Looks::all).map(|target| (target, action)));
        }
        watched.sort_unstable();
        watched.dedup();
        let looks_below = watched.iter().all(|(target, action)| {
            let (first, last) = run(plan, *action);
            (first..last).contains(target)
        });
        Self { looks, whole, children, ranges, watched, looks_below }
    }

    /// Returns whether no gate of an action looks beyond the targets below it.
    pub(super) const fn looks_below(&self) -> bool {
        self.looks_below
    }

    /// Returns the actions whose gates look at a target.
    pub(super) fn watchers(&self, target: usize) -> impl Iterator<Item = usize> {
        let first = self.watched.partition_point(|(watched, _)| *watched < target);
        let from = self.watched.get(first..).unwrap_or_default().iter();
        from.take_while(move |(watched, _)| *watched == target).map(|(_, action)| *action)
    }

    /// Returns the children of an action, or of the whole.
    pub(super) fn children(&self, action: Option<usize>) -> &[Who] {
        let last = self.ranges.len().saturating_sub(1);
        let range = self.ranges.get(action.unwrap_or(last)).cloned().unwrap_or_default();
        self.children.get(range).unwrap_or_default()
    }

    /// Returns where the gates of an action, or of the whole, look.
    pub(super) fn looks(&self, action: Option<usize>) -> &[Looks] {
        match action {
            Some(action) => self.looks.get(action).map_or(&[], Vec::as_slice),
            None => &self.whole,
        }
    }
}

impl Flats {
    /// Finds what units answer for and what carries tags, under terms.
    pub(super) fn of(scene: &Scene<'_>, terms: &Terms) -> Self {
        let plan = scene.plan;
        let weights = units::absolute(plan, terms);
        let answers = units::answers(scene, terms, &weights);
        let units = plan.units.iter().zip(answers).map(|(unit, answers)| {
            let how = unit.roll_up.as_ref().unwrap_or(&plan.roll_up);
            Flat::of(plan, answers, &how.gates)
        });
        let tags = plan.tagged().into_iter().map(|(tag, targets)| {
            let weighted = |target| Some((target, *weights.get(target)?));
            let answers = targets.into_iter().filter_map(weighted).collect();
            (tag.to_owned(), Flat::of(plan, answers, &plan.roll_up.gates))
        });
        Self { units: units.collect(), tags: tags.collect() }
    }
}

impl Flat {
    /// Returns a flat node of targets in the plan's order.
    pub(super) fn of(plan: &Plan, answers: Answers, gates: &[Gate]) -> Self {
        let mut by_id = answers.clone();
        by_id.sort_by_key(|(target, _)| plan.targets.get(*target).map(|target| &target.id));
        let own: Vec<usize> = answers.iter().map(|(target, _)| *target).collect();
        Self { by_id, looks: Looks::of(plan, gates, Below::Flat(&own)), answers }
    }
}
