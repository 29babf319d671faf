//! Actions, units and the whole.

use std::collections::BTreeMap;

use tenfold::{Action, ActionId, Goal, Missing, Plan, RollUp, Target, Unit, UnitId};

use super::verdict::{ACHIEVED, AWAITING, CANCELLED, MISSED, NO_DATA, NOT_ASSESSABLE, NOT_DUE, NOT_STARTED};
use super::verdict::{STALE, UNDATED};
use super::{NodeRef, TargetRef, World, clauses, sum, terms};

type Targets = BTreeMap<String, TargetRef>;

/// A child of a node.
#[derive(Clone, Debug)]
struct Child {
    weight: f64,
    verdict: &'static str,
    /// The attainment, or the score under a method that gives scores.
    attained: Option<f64>,
    /// What is attained and expected of the same: of a target, or of those of the node's children that have both.
    timed: Option<(f64, f64)>,
    /// Whether it is counted and not averaged: it improves, and the method gives no score.
    counted_only: bool,
}

/// Returns how the plan as a whole stands.
pub(crate) fn whole(world: &World<'_>, targets: &Targets) -> NodeRef {
    let top: Vec<Child> = sorted(world, None).into_iter().map(|held| held.child(world, targets)).collect();
    node(world, &top, world.plan.roll_up())
}

/// Returns how each action stands.
pub(crate) fn actions(world: &World<'_>, targets: &Targets) -> BTreeMap<String, NodeRef> {
    let stands = |action: &Action| (action.id().to_string(), of_action(world, targets, action));
    world.plan.actions().iter().map(stands).collect()
}

fn of_action(world: &World<'_>, targets: &Targets, action: &Action) -> NodeRef {
    let held = sorted(world, Some(action));
    if held.is_empty() && terms::cancelled(world, action) {
        return NodeRef { verdict: CANCELLED, ..NodeRef::default() };
    }
    let children: Vec<Child> = held.into_iter().map(|held| held.child(world, targets)).collect();
    node(world, &children, action.roll_up())
}

/// What an action holds.
enum Held<'a> {
    Action(&'a Action),
    Target(&'a Target),
}

impl Child {
    /// Returns whether it should have evidence and has none.
    fn is_missing(&self) -> bool {
        missing(self.verdict) || self.attained.is_none()
    }
}

impl Held<'_> {
    fn child(&self, world: &World<'_>, targets: &Targets) -> Child {
        match self {
            Self::Action(action) => {
                let node = of_action(world, targets, action);
                Child {
                    weight: terms::weight(world, action),
                    verdict: node.verdict,
                    attained: node.score,
                    timed: node.timed,
                    counted_only: node.score.is_none() && !absent(node.verdict),
                }
            }
            Self::Target(target) => of_target(world, targets, target, terms::of_target(world, target).weight),
        }
    }

    fn weight(&self, world: &World<'_>) -> f64 {
        match self {
            Self::Action(action) => terms::weight(world, action),
            Self::Target(target) => terms::of_target(world, target).weight,
        }
    }
}

fn of_target(world: &World<'_>, targets: &Targets, target: &Target, weight: f64) -> Child {
    let found = &targets[target.id().as_str()];
    let improves = matches!(terms::of_target(world, target).goal, Goal::Improve(_));
    let attained = match found.verdict {
        _ if world.method.scores() => found.score,
        ACHIEVED => Some(found.attainment.map_or(1.0, |a| a.max(1.0))),
        // What was missed without a figure has attained nothing.
        MISSED => Some(found.attainment.unwrap_or(0.0)),
        _ => found.attainment,
    };
    Child {
        weight,
        verdict: found.verdict,
        attained,
        timed: found.expected.map(|expected| (attained.unwrap_or(0.0), expected)),
        counted_only: improves && !world.method.scores(),
    }
}

/// Returns what stands directly below an action (or at the top), in the order of ids, actions first.
fn sorted<'a>(world: &World<'a>, action: Option<&Action>) -> Vec<Held<'a>> {
    let plan: &'a Plan = world.plan;
    let is_here = |parent: Option<&Action>| parent.map(Action::id) == action.map(Action::id);
    let mut held: BTreeMap<(String, u8), Held<'a>> = BTreeMap::new();
    for child in plan.actions().iter().filter(|child| is_here(terms::above(world, child))) {
        held.insert((child.id().to_string(), 0), Held::Action(child));
    }
    for target in plan.targets().iter().filter(|target| is_here(plan.action_of(target.id()))) {
        held.insert((target.id().to_string(), 1), Held::Target(target));
    }
    held.into_values().collect()
}

fn absent(verdict: &str) -> bool {
    missing(verdict) || gone(verdict) || verdict == UNDATED
}

fn gone(verdict: &str) -> bool {
    [NOT_STARTED, NOT_DUE, CANCELLED].contains(&verdict)
}

fn missing(verdict: &str) -> bool {
    [NO_DATA, STALE, AWAITING, NOT_ASSESSABLE].contains(&verdict)
}

/// Returns how a node with children stands.
fn node(world: &World<'_>, children: &[Child], roll_up: RollUp) -> NodeRef {
    let live: Vec<&Child> = children.iter().filter(|child| !gone(child.verdict)).collect();
    if live.is_empty() {
        return NodeRef { verdict: without_live(children), ..NodeRef::default() };
    }
    let averaged: Vec<&Child> = live.iter().filter(|child| !child.counted_only).copied().collect();
    if averaged.is_empty() {
        return NodeRef { verdict: weakest(&live), ..NodeRef::default() };
    }
    if averaged.iter().all(|child| child.weight == 0.0) {
        return NodeRef { verdict: NOT_ASSESSABLE, ..NodeRef::default() };
    }
    let (lacking, contributing): (Vec<&Child>, Vec<&Child>) =
        averaged.iter().partition(|child| child.is_missing());
    let weights = |children: &[&Child]| sum(&children.iter().map(|child| child.weight).collect::<Vec<f64>>());
    let evidence = Some(weights(&contributing) / weights(&averaged)).filter(|share| share.is_finite());
    let counted = match roll_up.missing() {
        Missing::Zero => averaged.clone(),
        Missing::Exclude { .. } | Missing::HoldBack => contributing.clone(),
    };
    let means = Means::of(world, &counted, roll_up);
    let below =
        matches!(roll_up.missing(), Missing::Exclude { floor } if evidence.is_some_and(|e| e < floor.get()));
    if below || counted.is_empty() {
        return NodeRef { verdict: NO_DATA, evidence, timed: means.timed, ..NodeRef::default() };
    }
    let (verdict, word) = if weights(&counted) == 0.0 {
        (NOT_ASSESSABLE, None)
    } else {
        means.verdict(world, &contributing, &lacking, roll_up)
    };
    let expected = means.timed.map(|(_, expected)| expected);
    NodeRef { verdict, word, score: means.score, expected, pace: means.pace(), evidence, timed: means.timed }
}

fn weighted(weights: &[f64], values: &[f64]) -> f64 {
    sum(&weights.iter().zip(values).map(|(weight, value)| weight * value).collect::<Vec<f64>>())
}

/// Returns the weighted mean, clamped to the range of what it is the mean of.
fn mean(weights: &[f64], values: &[f64]) -> Option<f64> {
    let total = sum(weights);
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (total > 0.0).then(|| (weighted(weights, values) / total).clamp(lowest, highest))
}

fn without_live(children: &[Child]) -> &'static str {
    let all =
        |verdicts: &[&str]| !children.is_empty() && children.iter().all(|c| verdicts.contains(&c.verdict));
    if all(&[CANCELLED]) {
        CANCELLED
    } else if all(&[CANCELLED, NOT_STARTED]) {
        NOT_STARTED
    } else if children.iter().any(|child| child.verdict == NOT_DUE) {
        NOT_DUE
    } else {
        NO_DATA
    }
}

const STANDINGS: [&str; 6] = ["missed", "off_track", "at_risk", "on_track", "ahead", "achieved"];

fn rank(standing: &str) -> Option<usize> {
    STANDINGS.iter().position(|known| *known == standing)
}

fn weakest(children: &[&Child]) -> &'static str {
    let lowest = children.iter().filter_map(|child| rank(child.verdict)).min();
    lowest.map_or(NO_DATA, |rank| STANDINGS[rank])
}

/// Returns what the method's bands for nodes say.
fn by_bands(world: &World<'_>, number: f64) -> (&'static str, Option<String>) {
    let bands = world.method.parents().bands();
    let band = clauses::band(world, bands, number, |cut| cut.number().get()).unwrap();
    (band.standing().as_str(), Some(band.word().clone()))
}

/// The weighted means of what counts.
struct Means {
    score: Option<f64>,
    /// What is attained and expected, over the children that have both.
    timed: Option<(f64, f64)>,
    /// Σwa and Σwe over the same children.
    sums: (f64, f64),
}

impl Means {
    fn of(world: &World<'_>, counted: &[&Child], roll_up: RollUp) -> Self {
        let scores = world.method.scores();
        let cap = roll_up.cap().get();
        let clamped = |child: &Child, a: f64| match child.verdict {
            _ if scores => a,
            ACHIEVED => a.max(1.0).clamp(0.0, cap),
            _ => a.clamp(0.0, cap),
        };
        let a = |child: &Child| match child.attained {
            Some(a) if !child.is_missing() => clamped(child, a),
            _ => 0.0,
        };
        let timed = |child: &Child| match child.timed {
            None if child.is_missing() => Some((0.0, 1.0)),
            Some((_, e)) if child.is_missing() => Some((0.0, e)),
            timed => timed.map(|(a, e)| (clamped(child, a), e)),
        };
        let weights: Vec<f64> = counted.iter().map(|child| child.weight).collect();
        let attained: Vec<f64> = counted.iter().map(|child| a(child)).collect();
        let both: Vec<(f64, (f64, f64))> =
            counted.iter().filter_map(|child| Some((child.weight, timed(child)?))).collect();
        let weights_of_both: Vec<f64> = both.iter().map(|(weight, _)| *weight).collect();
        let attained_of_both: Vec<f64> = both.iter().map(|(_, (a, _))| *a).collect();
        let expected_of_both: Vec<f64> = both.iter().map(|(_, (_, e))| *e).collect();
        Self {
            score: mean(&weights, &attained),
            timed: mean(&weights_of_both, &attained_of_both).zip(mean(&weights_of_both, &expected_of_both)),
            sums: (
                weighted(&weights_of_both, &attained_of_both),
                weighted(&weights_of_both, &expected_of_both),
            ),
        }
    }

    /// Returns Σwa/Σwe; where nothing is expected and something is attained it counts as 10.
    fn pace(&self) -> Option<f64> {
        match self.sums {
            (attained, expected) if expected > 0.0 => Some(attained / expected),
            (attained, _) if attained > 0.0 => Some(10.0),
            _ => None,
        }
    }

    fn verdict(
        &self,
        world: &World<'_>,
        contributing: &[&Child],
        lacking: &[&Child],
        roll_up: RollUp,
    ) -> (&'static str, Option<String>) {
        let all =
            |verdict: &str| lacking.is_empty() && contributing.iter().all(|child| child.verdict == verdict);
        let (verdict, word) = if all(ACHIEVED) {
            (ACHIEVED, Some(world.method.met().word().clone()))
        } else if all(MISSED) {
            (MISSED, None)
        } else if world.method.scores() {
            by_bands(world, self.score.unwrap())
        } else if let Some(pace) = self.pace() {
            by_bands(world, pace)
        } else if self.timed.is_none() {
            (UNDATED, None)
        } else {
            (NOT_DUE, None)
        };
        let held = roll_up.missing() == Missing::HoldBack && !lacking.is_empty();
        // The word of a band that is not reached is not said.
        if held && rank(verdict) > rank("at_risk") { ("at_risk", None) } else { (verdict, word) }
    }
}

/// Returns how each unit stands.
pub(crate) fn units(world: &World<'_>, targets: &Targets) -> BTreeMap<String, NodeRef> {
    world.plan.units().iter().map(|unit| (unit.id().to_string(), of_unit(world, targets, unit))).collect()
}

fn of_unit(world: &World<'_>, targets: &Targets, unit: &Unit) -> NodeRef {
    // A target counts as often as someone below the unit answers for it.
    let mut answered: Vec<(&str, Child)> = Vec::new();
    for target in world.plan.targets() {
        let own = terms::of_target(world, target).responsible;
        let action = world.plan.action_of(target.id()).unwrap();
        let responsible = if own.is_empty() { terms::responsible(world, action) } else { own };
        for one in responsible.iter().filter(|one| is_below(world, one.unit(), unit.id())) {
            let weight = absolute_weight(world, action, target) * one.share().get();
            if weight > 0.0 {
                answered.push((target.id().as_str(), of_target(world, targets, target, weight)));
            }
        }
    }
    answered.sort_by_key(|(id, _)| *id);
    let children: Vec<Child> = answered.into_iter().map(|(_, child)| child).collect();
    node(world, &children, world.plan.roll_up())
}

/// Returns whether a unit is another one or stands below it.
fn is_below(world: &World<'_>, unit: &UnitId, top: &UnitId) -> bool {
    let above = terms::units_above(world);
    std::iter::successors(Some(unit), |here| above.get(*here)).any(|here| here == top)
}

/// Returns the product of the normalised weights from the top of the action tree down to a target.
fn absolute_weight(world: &World<'_>, action: &Action, target: &Target) -> f64 {
    share_of_pool(world, Some(action), terms::of_target(world, target).weight)
        * action_weight(world, action.id())
}

fn action_weight(world: &World<'_>, id: &ActionId) -> f64 {
    let action = world.plan.action(id).unwrap();
    let above = terms::above(world, action);
    let share = share_of_pool(world, above, terms::weight(world, action));
    share * above.map_or(1.0, |above| action_weight(world, above.id()))
}

fn share_of_pool(world: &World<'_>, action: Option<&Action>, weight: f64) -> f64 {
    let pool: Vec<f64> = sorted(world, action).iter().map(|held| held.weight(world)).collect();
    let total = sum(&pool);
    if total == 0.0 { 0.0 } else { weight / total }
}
