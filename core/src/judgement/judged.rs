//! All targets and nodes of a plan, judged on a day; judged again, only what has changed.

mod before;
mod shown;

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::columns::{Aside, Asks, Columns, View};
use super::engine::NodeGlance;
use super::judge::judge;
use super::nodes::{NOTHING, Nodes, Room};
use super::pad::Pad;
use super::quorum::{self, Ranked};
use super::roll_up::{Notes, Rolled, Space};
use super::scene::Scene;
use super::shape::Shape;
use super::terms::Terms;
use crate::promises::{Goal, Instances, Over};
use crate::rules::Method;
use before::Before;
pub(super) use before::Stood;
pub(super) use shown::Shown;
pub(super) use shown::put;

/// What a plan is judged by.
#[derive(Clone, Copy)]
pub(super) struct Case<'c> {
    pub(super) scene: Scene<'c>,
    pub(super) terms: &'c Terms,
    pub(super) shape: &'c Shape,
    pub(super) method: &'c Method,
    /// In what the scores of the method are counted.
    pub(super) space: Space,
}

/// What was decided on all targets and nodes, and the room that deciding takes.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) columns: Columns,
    /// The actions, in the plan's order.
    pub(super) rolled: Vec<Rolled>,
    pub(super) whole: Option<Rolled>,
    /// Whether the nodes name the child that decides also where shares decide.
    pub(super) sought: bool,
    /// The targets that count others, each after those it counts.
    quorums: Vec<usize>,
    /// The counted targets with those that count them, sorted.
    counted_by: Vec<(usize, usize)>,
    room: Room,
    pad: Pad,
    /// Only whoever may change all of this reaches it, and waits for nobody: the lock lets threads share the rest.
    aside: Mutex<Aside>,
    ranked: Vec<Ranked>,
    stale_actions: Vec<usize>,
    /// Which actions, or targets, are in a list already.
    marks: Vec<bool>,
    changed: Vec<usize>,
    pub(super) again: Vec<usize>,
    /// The targets by what is shown of them.
    pub(super) targets: Shown,
    /// The actions, and the whole, by what is shown of them.
    pub(super) nodes: Shown,
    /// What was judged again, as it stood before.
    pub(super) before: Before,
}

impl Case<'_> {
    /// Returns the same judged by another method.
    pub(super) fn by<'m>(&'m self, method: &'m Method) -> Case<'m> {
        Case { method, space: Space::of(method), ..*self }
    }
}

impl Judged {
    /// Judges every target and every node of the tree.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let mut judged = Self::default();
        judged.begin(case);
        judged.judge(case);
        judged
    }

    /// Begins again under other terms.
    pub(super) fn begin(&mut self, case: &Case<'_>) {
        self.columns.begin(&case.scene, case.terms);
        self.marks.clear();
        self.marks.resize(self.columns.len().max(case.scene.plan.actions.len()), false);
        self.rolled.clear();
        self.rolled.resize(case.scene.plan.actions.len(), NOTHING);
        self.whole = None;
        self.targets.resize(self.columns.len());
        self.nodes.resize(self.rolled.len() + 1);
        let counts = |target: &usize| self.columns.asks(*target) == Some(Asks::Quorum);
        self.quorums = case.scene.plan.order.iter().copied().filter(counts).collect();
        self.counted_by.clear();
        for quorum in &self.quorums {
            let named = named(case, *quorum).unwrap_or_default().iter();
            let targets = named.filter_map(|id| case.scene.plan.target_index.get(id.as_str()));
            self.counted_by.extend(targets.map(|target| (target, *quorum)));
        }
        self.counted_by.sort_unstable();
    }

    /// Judges every target and every node of the tree on the day of a case.
    pub(super) fn judge(&mut self, case: &Case<'_>) {
        // What others count, and what gates look at, may stand anywhere: then all targets are judged before any node.
        self.sought = false;
        let at_once = self.quorums.is_empty() && case.shape.looks_below();
        let mut open = std::mem::take(&mut self.stale_actions);
        open.clear();
        let plan = case.scene.plan;
        let mut first = 0;
        for action in 0..self.rolled.len() {
            let left = plan.holder.get(first..).unwrap_or_default();
            let run = first..first + left.iter().take_while(|holder| **holder == action).count();
            first = run.end;
            self.judge_run(case, run);
            open.push(action);
            // Those below an action stand behind it: it is rolled up behind the last of them.
            let ends = |open: &usize| plan.subtree_end.get(*open).is_none_or(|end| *end <= action + 1);
            while let Some(whole) = open.pop_if(|open| at_once && ends(open)) {
                self.roll_one(case, whole);
            }
        }
        self.stale_actions = open;
        if !at_once {
            self.count_all(case);
            self.roll(case);
        }
        self.roll_whole(case);
    }

    /// Judges targets that stand together but for those that count others. Each step takes all of them before the next
    /// one begins, so that what one waits for is fetched while others are looked at.
    fn judge_run(&mut self, case: &Case<'_>, run: Range<usize>) {
        self.columns.observe(&case.scene, case.terms, run.clone(), &mut self.pad);
        for target in run.clone() {
            self.columns.expect(&case.scene, target);
        }
        for target in run {
            if self.columns.asks(target) != Some(Asks::Quorum) {
                self.decide(case, target);
            }
        }
    }

    /// Counts what targets count of others, and judges them.
    fn count_all(&mut self, case: &Case<'_>) {
        for place in 0..self.quorums.len() {
            if let Some(target) = self.quorums.get(place).copied() {
                self.count(case, target);
                self.decide(case, target);
            }
        }
    }

    /// Finds the children that decide also where shares decide, unless they were found.
    pub(super) fn seek(&mut self, case: &Case<'_>) {
        if !self.sought {
            self.sought = true;
            self.roll(case);
            self.roll_whole(case);
        }
    }

    fn notes(&self) -> Notes {
        if self.sought { Notes::seeking() } else { Notes::default() }
    }

    /// Rolls every action up.
    fn roll(&mut self, case: &Case<'_>) {
        // Actions stand before those below them: backwards, each has all its children.
        for action in (0..self.rolled.len()).rev() {
            self.roll_one(case, action);
        }
    }

    /// Rolls an action up by its children.
    fn roll_one(&mut self, case: &Case<'_>, action: usize) {
        let mut room = std::mem::take(&mut self.room);
        let node = self.nodes(case).action(action, &mut room, &mut self.notes());
        self.room = room;
        self.nodes.node(action, &node);
        put(&mut self.rolled, action, node);
    }

    fn roll_whole(&mut self, case: &Case<'_>) {
        let mut room = std::mem::take(&mut self.room);
        let whole = self.nodes(case).whole(&mut room, &mut self.notes());
        self.room = room;
        self.nodes.node(self.rolled.len(), &whole);
        self.whole = Some(whole);
    }

    /// Returns what nodes are made of.
    pub(super) fn nodes<'n>(&'n self, case: &Case<'n>) -> Nodes<'n> {
        Nodes {
            plan: case.scene.plan,
            entries: case.scene.entries,
            terms: case.terms,
            shape: case.shape,
            columns: &self.columns,
            targets: &self.targets,
            rolled: &self.rolled,
            method: case.method,
            space: case.space,
        }
    }

    #[inline]
    fn decide(&mut self, case: &Case<'_>, target: usize) {
        let aside = self.aside.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(view) = self.columns.view(case, target, aside) else { return };
        let decided = judge(view, case.method);
        if let Some(row) = self.columns.row(target) {
            self.targets.target(target, row, &decided);
        }
        aside.clear();
    }

    /// Counts what a target counts of those that were judged before.
    fn count(&mut self, case: &Case<'_>, target: usize) {
        let Some(terms) = case.terms.targets.get(target).filter(|terms| case.scene.day >= terms.window.start)
        else {
            return;
        };
        let Goal::Instances(Instances { over: Over::Targets(ids), need }) =
            case.scene.promise(target, terms).goal
        else {
            return;
        };
        let judged = (case.scene.plan, &self.columns, self.targets.verdict.as_slice());
        let quorum = quorum::count(judged, (ids, *need, terms.window), &mut self.ranked);
        self.columns.settle(target, quorum);
    }

    /// Looks at targets again, and judges them and what rests on them.
    pub(super) fn judge_again(&mut self, case: &Case<'_>, targets: &[usize]) {
        self.seek(case);
        let mut changed = std::mem::take(&mut self.changed);
        changed.clear();
        for target in targets {
            self.remember(case, *target);
            self.columns.forget(*target);
            self.columns.observe(&case.scene, case.terms, *target..*target + 1, &mut self.pad);
            self.columns.expect(&case.scene, *target);
            self.decide(case, *target);
            changed.push(*target);
        }
        self.count_again(case, &mut changed);
        self.roll_again(case, &changed);
        self.changed = changed;
    }

    /// Judges the targets again that count some targets, or one that counts them; they are added to those.
    pub(super) fn count_again(&mut self, case: &Case<'_>, changed: &mut Vec<usize>) {
        if self.counted_by.is_empty() {
            return;
        }
        let known = changed.len();
        for target in changed.iter() {
            fresh(&mut self.marks, *target);
        }
        let mut at = 0;
        while let Some(target) = changed.get(at).copied() {
            let first = self.counted_by.partition_point(|(counted, _)| *counted < target);
            let by = self.counted_by.get(first..).unwrap_or_default();
            for (_, quorum) in by.iter().take_while(|(counted, _)| *counted == target) {
                if fresh(&mut self.marks, *quorum) {
                    changed.push(*quorum);
                }
            }
            at += 1;
        }
        for target in changed.iter().take(known) {
            put(&mut self.marks, *target, false);
        }
        if changed.len() == known {
            return;
        }
        // Each after those it counts.
        for place in 0..self.quorums.len() {
            let Some(quorum) = self.quorums.get(place).copied() else { continue };
            if self.marks.get(quorum) == Some(&true) {
                put(&mut self.marks, quorum, false);
                self.remember(case, quorum);
                self.count(case, quorum);
                self.decide(case, quorum);
            }
        }
    }

    /// Rolls the nodes up again that rest on targets which were judged again.
    pub(super) fn roll_again(&mut self, case: &Case<'_>, changed: &[usize]) {
        let mut actions = std::mem::take(&mut self.stale_actions);
        actions.clear();
        let plan = case.scene.plan;
        for target in changed {
            let holder = plan.holder.get(*target).copied();
            for action in holder.into_iter().chain(case.shape.watchers(*target)) {
                let mut above = Some(action);
                while let Some(action) = above.filter(|action| fresh(&mut self.marks, *action)) {
                    actions.push(action);
                    above = plan.actions.get(action).and_then(|action| action.parent);
                }
            }
        }
        for action in &actions {
            put(&mut self.marks, *action, false);
        }
        // Actions stand before those below them.
        actions.sort_unstable_by(|one, other| other.cmp(one));
        for action in &actions {
            let before = self.rolled.get(*action).map(NodeGlance::from);
            self.before.actions.extend(before.map(|before| (*action, before)));
            self.roll_one(case, *action);
        }
        self.before.whole = self.whole.as_ref().map(NodeGlance::from);
        self.roll_whole(case);
        self.stale_actions = actions;
    }

    /// Returns what there is of a target.
    pub(super) fn view<'v>(
        &'v self,
        case: &'v Case<'_>,
        target: usize,
        aside: &'v Aside,
    ) -> Option<View<'v>> {
        self.columns.view(case, target, aside)
    }
}

/// Returns the targets that a target counts, if it counts any.
pub(super) fn named<'c>(case: &Case<'c>, target: usize) -> Option<&'c [crate::words::TargetId]> {
    let terms = case.terms.targets.get(target)?;
    match case.scene.promise(target, terms).goal {
        Goal::Instances(Instances { over: Over::Targets(ids), .. }) => Some(ids),
        _ => None,
    }
}

/// Marks a place, and returns whether it was not marked before; a place that is not there is not.
fn fresh(marks: &mut [bool], place: usize) -> bool {
    marks.get_mut(place).is_some_and(|mark| !std::mem::replace(mark, true))
}
