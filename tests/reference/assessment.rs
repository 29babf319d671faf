//! How the units of a plan are marked.

use tenfold::{Assessed, Assessment, Effect, Gate, Missing, Target, Unit};

use super::exact::sum;
use super::gates::{self, GateRef};
use super::node::{self, Child, Holder};
use super::tree::{self, Targets};
use super::verdict::{ACHIEVED, CANCELLED, MISSED, NOT_STARTED};
use super::{World, combine};

/// How a unit is marked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnitRef {
    pub(crate) id: String,
    pub(crate) base: Option<f64>,
    pub(crate) points: Option<f64>,
    pub(crate) evidence: Option<f64>,
    pub(crate) gates: Vec<GateRef>,
    pub(crate) parts: Vec<PartRef>,
}

/// What a target adds; nothing where it does not count.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartRef {
    pub(crate) target: String,
    pub(crate) verdict: &'static str,
    pub(crate) counted: Option<CountedRef>,
}

/// A share of the weights, a share of what there is to attain, and points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CountedRef {
    pub(crate) weight: f64,
    pub(crate) attained: f64,
    pub(crate) points: f64,
}

/// Returns how the units are marked that are assessed, in the plan's order.
pub(crate) fn assess(world: &World<'_>, targets: &Targets, asked: &Assessment) -> Vec<UnitRef> {
    let is_assessed = |unit: &&Unit| match asked.assessed() {
        Assessed::All => true,
        Assessed::Level(level) => unit.level().as_ref() == Some(level),
        Assessed::Named(ids) => ids.contains(unit.id()),
    };
    world.plan.units().iter().filter(is_assessed).map(|unit| of_unit(world, targets, asked, unit)).collect()
}

fn of_unit(world: &World<'_>, targets: &Targets, asked: &Assessment, unit: &Unit) -> UnitRef {
    let roll_up = unit.roll_up().as_ref().unwrap_or(world.plan.roll_up());
    let mut answered = tree::answered(world, unit.id());
    answered.sort_by_key(|(target, _)| target.id().to_string());
    let child = |(target, weight): &(&Target, f64)| tree::of_target(world, targets, target, *weight);
    let children: Vec<Child> = answered.iter().map(child).collect();
    let below = answered.iter().map(|(target, _)| *target).collect();
    let holder = Holder { world, targets, roll_up, below, flat: true };

    let full = asked.full().get();
    let averaged: Vec<&Child> =
        children.iter().filter(|child| !node::gone(child.verdict) && !child.counted_only).collect();
    let evidence = evidence(&averaged);
    let counts = |child: &Child| {
        averaged.iter().any(|one| one.id == child.id)
            && (!child.is_missing() || roll_up.missing() == Missing::Zero)
    };
    let total =
        sum(&children.iter().filter(|child| counts(child)).map(|child| child.weight).collect::<Vec<_>>());
    let part = |child: &Child| {
        let counted = counts(child).then(|| {
            let (weight, attained) = (child.weight / total, attained(&holder, child));
            CountedRef { weight, attained, points: full * weight * attained }
        });
        PartRef { target: child.id.clone(), verdict: child.verdict, counted }
    };
    let parts: Vec<PartRef> = children.iter().map(part).collect();

    let enough = match roll_up.missing() {
        Missing::Exclude { .. } => evidence.is_some_and(|evidence| !node::is_thin(roll_up, evidence)),
        Missing::Zero | Missing::HoldBack => true,
    };
    let base = base(&parts, full).filter(|_| enough);
    let (points, gates) = gated(&holder, asked.gates(), &children, base);
    UnitRef { id: unit.id().to_string(), base, points, evidence, gates, parts }
}

/// Returns the share of the weights of what should have evidence that has it; none of nothing.
fn evidence(averaged: &[&Child]) -> Option<f64> {
    let weight = |children: Vec<&&Child>| sum(&children.iter().map(|one| one.weight).collect::<Vec<f64>>());
    let all = weight(averaged.iter().collect());
    let known = weight(averaged.iter().filter(|child| !child.is_missing()).collect());
    (all > 0.0).then(|| known / all)
}

/// Returns what is attained of a target that counts, as a share of what there is to attain.
fn attained(holder: &Holder<'_>, child: &Child) -> f64 {
    let cap = holder.roll_up.cap().get();
    let (low, high) = combine::range(holder.world);
    if child.is_missing() {
        return 0.0;
    }
    match (child.verdict, child.attained) {
        (ACHIEVED, None) => 1.0,
        (_, None) => 0.0,
        (_, Some(score)) if holder.world.method.scores() => ((score - low) / (high - low)).clamp(0.0, cap),
        (ACHIEVED, Some(a)) => a.max(1.0).clamp(0.0, cap),
        (_, Some(a)) => a.clamp(0.0, cap),
    }
}

/// Returns the points of a full attainment times the weighted mean of what is attained; none of nothing.
fn base(parts: &[PartRef], full: f64) -> Option<f64> {
    let counted: Vec<CountedRef> = parts.iter().filter_map(|part| part.counted).collect();
    let weights: Vec<f64> = counted.iter().map(|one| one.weight).collect();
    let attained: Vec<f64> = counted.iter().map(|one| one.attained).collect();
    combine::mean(&weights, &attained).map(|mean| full * mean)
}

/// Lets the gates act in their order; their numbers are points. Returns the points and what each did.
fn gated(
    holder: &Holder<'_>,
    listed: &[Gate],
    children: &[Child],
    base: Option<f64>,
) -> (Option<f64>, Vec<GateRef>) {
    let ended = |child: &Child| [CANCELLED, NOT_STARTED].contains(&child.verdict);
    if !children.is_empty() && children.iter().all(ended) {
        return (None, Vec::new());
    }
    let mut points = base;
    let mut gates = Vec::new();
    for gate in listed {
        let looked_at = |verdict| gates::standing(holder, gates::looked_at(holder, gate), verdict);
        let up_to = |each: f64, targets: &[String], most: Option<f64>| {
            (each * targets.len() as f64).min(most.unwrap_or(f64::INFINITY))
        };
        let mut vetoes = false;
        let (targets, after) = match gate.effect() {
            Effect::Veto { offset_by } => {
                let missed = looked_at(MISSED);
                let outweighing = gates::standing(holder, gates::here(holder, offset_by), ACHIEVED);
                vetoes = missed.len() > outweighing.len();
                (missed, if vetoes { Some(0.0) } else { points })
            }
            Effect::Bonus { each, most } => {
                let achieved = looked_at(ACHIEVED);
                let adds = up_to(each.get(), &achieved, most.map(f64::from));
                (achieved, points.map(|points| points + adds))
            }
            Effect::Deduction { each, most } => {
                let missed = looked_at(MISSED);
                let takes = up_to(each.get(), &missed, most.map(f64::from));
                (missed, points.map(|points| (points - takes).max(0.0)))
            }
            Effect::Cap { most } => {
                (Vec::new(), points.map(|points| points + gates::capped(points, most.get())))
            }
        };
        let by = points.zip(after).map(|(before, after)| after - before);
        // A veto that does not act changes nothing, rather than by nothing.
        let by = by.filter(|_| vetoes || !matches!(gate.effect(), Effect::Veto { .. }));
        let applied = vetoes || by.is_some_and(|by| by != 0.0);
        gates.push(GateRef { kind: gate.effect().as_str(), by, targets, applied });
        points = after;
    }
    (points, gates)
}

/// Returns points as they are ranked and graded.
pub(crate) fn marked(asked: &Assessment, points: f64) -> f64 {
    let fine = 1e9 / asked.full().get();
    (points * fine).round() / fine
}

/// Returns the word of the first grade, from the highest cut down, that the points reach.
pub(crate) fn grade(asked: &Assessment, points: f64) -> Option<String> {
    let reached = asked.grades().iter().find(|grade| match grade.cut() {
        None => true,
        Some(cut) if grade.above() => points > cut.get(),
        Some(cut) => points >= cut.get(),
    });
    reached.map(|grade| grade.word().clone())
}

/// Returns for each of some points its rank, the most being 1, and whether it shares it.
pub(crate) fn ranks(points: &[Option<f64>]) -> Vec<(Option<u32>, bool)> {
    let of = |one: &Option<f64>| {
        let Some(own) = *one else { return (None, false) };
        let known = points.iter().flatten();
        let more = known.clone().filter(|other| **other > own).count() as u32;
        (Some(more + 1), known.filter(|other| **other == own).count() > 1)
    };
    points.iter().map(of).collect()
}
