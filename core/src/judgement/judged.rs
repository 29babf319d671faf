//! All targets and nodes of a plan, judged on a day; judged again, only what has changed.

use super::columns::{Aside, Asks, Columns, View};
use super::engine::{Mask, NodeGlance, TargetGlance};
use super::judge::{Because, Decided, judge};
use super::nodes::{NOTHING, Nodes, Room};
use super::pad::Pad;
use super::quorum::{self, Ranked};
use super::roll_up::{Notes, Rolled, Space};
use super::scene::Scene;
use super::shape::Shape;
use super::terms::Terms;
use super::{Absence, Verdict};
use crate::promises::{Goal, Instances, Over};
use crate::rules::Method;

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
    /// In the plan's order.
    pub(super) decided: Vec<Decided>,
    /// The actions, in the plan's order.
    pub(super) rolled: Vec<Rolled>,
    pub(super) whole: Option<Rolled>,
    /// The targets that count others, each after those it counts.
    quorums: Vec<usize>,
    /// The counted targets with those that count them, sorted.
    counted_by: Vec<(usize, usize)>,
    pub(super) room: Room,
    pad: Pad,
    aside: Aside,
    ranked: Vec<Ranked>,
    stale_actions: Vec<usize>,
    changed: Vec<usize>,
    pub(super) again: Vec<usize>,
    /// The targets by what is shown of them.
    pub(super) targets: Shown,
    /// The actions, and the whole, by what is shown of them.
    pub(super) nodes: Shown,
    /// What was judged again, as it stood before.
    pub(super) before: Before,
}

/// What is shown of targets or nodes, as columns.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) verdict: Vec<Verdict>,
    pub(super) mask: Vec<Mask>,
    /// The signal of a target, the pace of a node.
    pub(super) signal: Vec<f64>,
    pub(super) score: Vec<f64>,
    /// What is expected of a node.
    pub(super) expected: Vec<f64>,
}

/// How targets and nodes stood before they were judged again.
#[derive(Default)]
pub(super) struct Before {
    pub(super) targets: Vec<(usize, TargetGlance)>,
    pub(super) actions: Vec<(usize, NodeGlance)>,
    pub(super) whole: Option<NodeGlance>,
}

impl Before {
    pub(super) fn clear(&mut self) {
        self.targets.clear();
        self.actions.clear();
        self.whole = None;
    }
}

impl Shown {
    fn resize(&mut self, length: usize, expected: bool) {
        self.verdict.clear();
        self.verdict.resize(length, UNDECIDED.verdict);
        self.mask.clear();
        self.mask.resize(length, Mask::default());
        for column in [&mut self.signal, &mut self.score] {
            column.clear();
            column.resize(length, 0.0);
        }
        self.expected.clear();
        self.expected.resize(if expected { length } else { 0 }, 0.0);
    }

    fn show(&mut self, place: usize, verdict: Verdict, mask: Mask, numbers: [Option<f64>; 3]) {
        let [signal, score, expected] = numbers;
        let mask = mask.with(Mask::SIGNAL, signal.is_some()).with(Mask::SCORE, score.is_some());
        put(&mut self.verdict, place, verdict);
        put(&mut self.mask, place, mask);
        put(&mut self.signal, place, signal.unwrap_or_default());
        put(&mut self.score, place, score.unwrap_or_default());
        put(&mut self.expected, place, expected.unwrap_or_default());
    }

    /// Shows a node.
    fn node(&mut self, place: usize, node: &Rolled) {
        let stand = &node.stand;
        let mask = Mask::default().with(Mask::EXPECTED, stand.expected.is_some());
        self.show(place, stand.verdict, mask, [stand.pace, stand.score, stand.expected]);
    }
}

fn put<T>(column: &mut [T], place: usize, value: T) {
    if let Some(slot) = column.get_mut(place) {
        *slot = value;
    }
}

impl Case<'_> {
    /// Returns the same judged by another method.
    pub(super) fn by<'m>(&'m self, method: &'m Method) -> Case<'m> {
        Case { method, space: Space::of(method), ..*self }
    }
}

/// What is said of a target before anything is.
const UNDECIDED: Decided = Decided {
    verdict: Verdict::Absence(Absence::NoData),
    because: Because::NoData,
    provisional: false,
    word: None,
    signal: None,
    score: None,
    margin: None,
};

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
        self.decided.clear();
        self.decided.resize(self.columns.len(), UNDECIDED);
        self.rolled.clear();
        self.rolled.resize(case.scene.plan.actions.len(), NOTHING);
        self.whole = None;
        self.targets.resize(self.columns.len(), false);
        self.nodes.resize(self.rolled.len() + 1, true);
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
        for target in 0..self.columns.len() {
            self.columns.observe(&case.scene, case.terms, target, &mut self.pad);
        }
        self.columns.expect(&case.scene, case.terms);
        for target in 0..self.columns.len() {
            if self.columns.asks(target) != Some(Asks::Quorum) {
                self.decide(case, target);
            }
        }
        for place in 0..self.quorums.len() {
            if let Some(target) = self.quorums.get(place).copied() {
                self.count(case, target);
                self.decide(case, target);
            }
        }
        self.roll(case);
    }

    /// Rolls every node of the tree up.
    fn roll(&mut self, case: &Case<'_>) {
        let mut rolled = std::mem::take(&mut self.rolled);
        let mut room = std::mem::take(&mut self.room);
        let nodes = self.nodes(case);
        nodes.tree(&mut rolled, &mut room);
        let whole = nodes.whole(&rolled, &mut room, &mut Notes::default());
        for (action, node) in rolled.iter().enumerate() {
            self.nodes.node(action, node);
        }
        self.nodes.node(rolled.len(), &whole);
        self.whole = Some(whole);
        (self.rolled, self.room) = (rolled, room);
    }

    /// Returns what nodes are made of.
    pub(super) fn nodes<'n>(&'n self, case: &Case<'n>) -> Nodes<'n> {
        Nodes {
            plan: case.scene.plan,
            entries: case.scene.entries,
            terms: case.terms,
            shape: case.shape,
            columns: &self.columns,
            decided: &self.decided,
            method: case.method,
            space: case.space,
        }
    }

    fn decide(&mut self, case: &Case<'_>, target: usize) {
        let decided = self
            .columns
            .view(case.scene, case.terms, target, &self.aside)
            .map(|view| judge(view, case.method));
        if let (Some(slot), Some(decided)) = (self.decided.get_mut(target), decided) {
            *slot = decided;
            let signal = decided.signal.map(|(_, value)| value);
            let mask = self.columns.mask(target);
            self.targets.show(target, decided.verdict, mask, [signal, decided.score, None]);
        }
        self.aside.clear();
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
        let judged = (case.scene.plan, &self.columns, self.decided.as_slice());
        let quorum = quorum::count(judged, (ids, *need, terms.window), &mut self.ranked);
        self.columns.settle(target, quorum);
    }

    /// Returns how a target stands, at a glance.
    pub(super) fn glance(&self, target: usize) -> Option<TargetGlance> {
        let decided = self.decided.get(target)?;
        let counted = self.columns.counted(target);
        Some(TargetGlance {
            verdict: decided.verdict,
            value: self.columns.value(target),
            attainment: counted.attainment,
            expected: counted.expected,
            score: decided.score,
        })
    }

    /// Keeps in mind how a target stands.
    fn remember(&mut self, target: usize) {
        self.before.targets.extend(self.glance(target).map(|glance| (target, glance)));
    }

    /// Keeps in mind how everything stands.
    pub(super) fn remember_all(&mut self) {
        for target in 0..self.decided.len() {
            self.remember(target);
        }
        self.before.actions.extend(self.rolled.iter().map(NodeGlance::from).enumerate());
        self.before.whole = self.whole.as_ref().map(NodeGlance::from);
    }

    /// Looks at targets again, and judges them and what rests on them.
    pub(super) fn judge_again(&mut self, case: &Case<'_>, targets: &[usize]) {
        let mut changed = std::mem::take(&mut self.changed);
        changed.clear();
        for target in targets {
            self.remember(*target);
            self.columns.forget(*target);
            self.columns.observe(&case.scene, case.terms, *target, &mut self.pad);
            self.columns.expect_one(&case.scene, case.terms, *target);
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
        let mut at = 0;
        while let Some(target) = changed.get(at).copied() {
            let first = self.counted_by.partition_point(|(counted, _)| *counted < target);
            let by = self.counted_by.get(first..).unwrap_or_default();
            for (_, quorum) in by.iter().take_while(|(counted, _)| *counted == target) {
                if !changed.contains(quorum) {
                    changed.push(*quorum);
                }
            }
            at += 1;
        }
        if changed.len() == known {
            return;
        }
        // Each after those it counts.
        for place in 0..self.quorums.len() {
            let Some(quorum) = self.quorums.get(place).copied() else { continue };
            if changed.get(known..).unwrap_or_default().contains(&quorum) {
                self.remember(quorum);
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
                while let Some(action) = above.filter(|action| !actions.contains(action)) {
                    actions.push(action);
                    above = plan.actions.get(action).and_then(|action| action.parent);
                }
            }
        }
        // Actions stand before those below them.
        actions.sort_unstable_by(|one, other| other.cmp(one));
        let mut room = std::mem::take(&mut self.room);
        let mut rolled = std::mem::take(&mut self.rolled);
        let mut before = std::mem::take(&mut self.before);
        let nodes = self.nodes(case);
        for action in &actions {
            let node = nodes.action(*action, &rolled, &mut room, &mut Notes::default());
            if let Some(slot) = rolled.get_mut(*action) {
                before.actions.push((*action, NodeGlance::from(&*slot)));
                *slot = node;
            }
        }
        let whole = nodes.whole(&rolled, &mut room, &mut Notes::default());
        before.whole = self.whole.as_ref().map(NodeGlance::from);
        for action in &actions {
            if let Some(node) = rolled.get(*action) {
                self.nodes.node(*action, node);
            }
        }
        self.nodes.node(rolled.len(), &whole);
        self.whole = Some(whole);
        self.before = before;
        (self.rolled, self.room) = (rolled, room);
        self.stale_actions = actions;
    }

    /// Returns what there is of a target.
    pub(super) fn view<'v>(&'v self, case: &Case<'v>, target: usize, aside: &'v Aside) -> Option<View<'v>> {
        self.columns.view(case.scene, case.terms, target, aside)
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
