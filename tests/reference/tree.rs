//! Actions, units, tags and the whole.

use std::collections::{BTreeMap, BTreeSet};

use tenfold::{Action, ActionId, Combine, Goal, RollUp, Target, Unit, UnitId};

use super::exact::sum;
use super::node::{self, Child, Holder};
use super::verdict::{ACHIEVED, CANCELLED, MISSED};
use super::{NodeRef, TargetRef, World, terms};

pub(crate) type Targets = BTreeMap<String, TargetRef>;

/// Returns how the plan as a whole stands.
pub(crate) fn whole(world: &World<'_>, targets: &Targets) -> NodeRef {
    let top: Vec<Child> = sorted(world, None).into_iter().map(|held| held.child(world, targets)).collect();
    let below = world.plan.targets().iter().collect();
    node::node(&Holder { world, targets, roll_up: world.plan.roll_up(), below, flat: false }, &top)
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
    let below = world.plan.targets().iter().filter(|target| path(world, target).contains(&action.id()));
    let below = below.collect();
    node::node(&Holder { world, targets, roll_up: action.roll_up(), below, flat: false }, &children)
}

/// Returns the actions that hold a target, from the nearest up.
fn path<'a>(world: &World<'a>, target: &Target) -> Vec<&'a ActionId> {
    let nearest: Option<&'a Action> = world.plan.action_of(target.id());
    std::iter::successors(nearest, |action| terms::above(world, action)).map(Action::id).collect()
}

/// Returns whether a target carries a tag, itself or by an action above it.
pub(crate) fn carries(world: &World<'_>, target: &Target, tag: &String) -> bool {
    target.tags().contains(tag)
        || path(world, target).into_iter().any(|id| world.plan.action(id).unwrap().tags().contains(tag))
}

/// What an action holds.
enum Held<'a> {
    Action(&'a Action),
    Target(&'a Target),
}

impl Held<'_> {
    fn child(&self, world: &World<'_>, targets: &Targets) -> Child {
        match self {
            Self::Action(action) => {
                let node = of_action(world, targets, action);
                Child {
                    id: action.id().to_string(),
                    weight: terms::weight(world, action),
                    verdict: node.verdict,
                    word: node.word,
                    attained: node.score,
                    timed: node.timed,
                    size: node.size,
                    gated: node.gates.iter().any(|gate| gate.applied),
                    counted_only: node.counted_only,
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

pub(crate) fn of_target(world: &World<'_>, targets: &Targets, target: &Target, weight: f64) -> Child {
    let found = &targets[target.id().as_str()];
    let improves = matches!(terms::of_target(world, target).goal, Goal::Improve(_));
    let attained = match found.verdict {
        _ if world.method.scores() => found.score,
        // What was missed without a figure has attained nothing, and what was achieved all.
        MISSED => Some(found.attainment.unwrap_or(0.0)),
        ACHIEVED => Some(found.attainment.unwrap_or(1.0)),
        _ => found.attainment,
    };
    Child {
        id: target.id().to_string(),
        weight,
        verdict: found.verdict,
        word: found.word.clone(),
        attained,
        timed: attained.zip(found.expected).or(found.expected.map(|expected| (0.0, expected))),
        size: match (found.bar, found.bar_high, found.baseline) {
            (Some(bar), None, Some(b)) => Some((bar - b).abs()).filter(|size| size.is_finite()),
            _ => None,
        },
        gated: false,
        counted_only: improves
            && (!world.method.scores() || (found.score.is_none() && node::stands(found.verdict))),
    }
}

/// Returns what stands directly below an action (or at the top), in the order of ids, actions first.
fn sorted<'a>(world: &World<'a>, action: Option<&Action>) -> Vec<Held<'a>> {
    let plan = world.plan;
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

/// Returns how each unit stands.
pub(crate) fn units(world: &World<'_>, targets: &Targets) -> BTreeMap<String, NodeRef> {
    let stands = |unit: &Unit| {
        let roll_up = unit.roll_up().as_ref().unwrap_or(world.plan.roll_up());
        flat(world, targets, &answered(world, unit.id()), roll_up)
    };
    world.plan.units().iter().map(|unit| (unit.id().to_string(), stands(unit))).collect()
}

/// Returns the targets that a unit, or one below it, answers for, each with its absolute weight times the shares.
pub(crate) fn answered<'a>(world: &World<'a>, unit: &UnitId) -> Vec<(&'a Target, f64)> {
    let mut answered = Vec::new();
    for target in world.plan.targets() {
        let own = terms::of_target(world, target).responsible;
        let action = world.plan.action_of(target.id()).unwrap();
        let responsible = if own.is_empty() { terms::responsible(world, action) } else { own };
        let below = responsible.iter().filter(|one| is_below(world, one.unit(), unit));
        let share = sum(&below.map(|one| one.share().get()).collect::<Vec<f64>>());
        let weight = absolute_weight(world, action, target) * share;
        if weight > 0.0 {
            answered.push((target, weight));
        }
    }
    answered
}

/// Returns how what carries each tag stands.
pub(crate) fn tags(world: &World<'_>, targets: &Targets) -> BTreeMap<String, NodeRef> {
    let of_actions = world.plan.actions().iter().flat_map(|action| action.tags());
    let tags: BTreeSet<&String> =
        of_actions.chain(world.plan.targets().iter().flat_map(|target| target.tags())).collect();
    let stands = |tag: &String| {
        let carrying = world.plan.targets().iter().filter(|target| carries(world, target, tag));
        let weight =
            |target: &Target| absolute_weight(world, world.plan.action_of(target.id()).unwrap(), target);
        let weighed: Vec<(&Target, f64)> = carrying.map(|target| (target, weight(target))).collect();
        flat(world, targets, &weighed, world.plan.roll_up())
    };
    tags.into_iter().map(|tag| (tag.clone(), stands(tag))).collect()
}

/// Returns how a node of targets stands that are not its own.
fn flat(world: &World<'_>, targets: &Targets, weighed: &[(&Target, f64)], roll_up: &RollUp) -> NodeRef {
    let mut weighed = weighed.to_vec();
    weighed.sort_by_key(|(target, _)| target.id().to_string());
    let children: Vec<Child> =
        weighed.iter().map(|(target, weight)| of_target(world, targets, target, *weight)).collect();
    let below = weighed.iter().map(|(target, _)| *target).collect();
    node::node(&Holder { world, targets, roll_up, below, flat: true }, &children)
}

/// Returns the kind by which a node is rolled up: what is not its own does not sum.
pub(crate) fn kind(holder: &Holder<'_>) -> Combine {
    match holder.roll_up.combine() {
        Combine::Sum if holder.flat => Combine::Mean,
        kind => kind,
    }
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
