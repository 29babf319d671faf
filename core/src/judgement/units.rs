//! Units: how each stands by what it answers for.

use super::scene::Scene;
use super::terms::Terms;
use crate::plan::Plan;
use crate::words::pairwise_sum;

/// What a unit answers for: targets in the plan's order, each with its absolute weight.
pub(super) type Answers = Vec<(usize, f64)>;

/// Returns for each unit the targets that it, or a unit below it, answers for, by the absolute weights of all targets.
pub(super) fn answers(scene: &Scene<'_>, terms: &Terms, weights: &[f64]) -> Vec<Answers> {
    let plan = scene.plan;
    let mut answers: Vec<Answers> = plan.units.iter().map(|_| Vec::new()).collect();
    for (target, (own, weight)) in terms.targets.iter().zip(weights).enumerate() {
        for responsible in scene.responsible(own) {
            let share = weight * responsible.share.get();
            let mut unit = plan.unit_index.get(responsible.unit.as_str());
            if share <= 0.0 {
                continue;
            }
            while let Some(index) = unit {
                if let Some(list) = answers.get_mut(index) {
                    list.push((target, share));
                }
                unit = terms.parents.get(index).copied().flatten();
            }
        }
    }
    answers.into_iter().map(each_once).collect()
}

/// Adds up what several units below one answer for of the same target, in an order that is the same however they are
/// named.
fn each_once(answers: Answers) -> Answers {
    answers
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter_map(|same| {
            let mut shares: Vec<f64> = same.iter().map(|(_, share)| *share).collect();
            shares.sort_by(f64::total_cmp);
            Some((same.first()?.0, pairwise_sum(&shares)))
        })
        .collect()
}

/// Returns the absolute weight of each target: the product of the normalised weights down the action tree.
pub(super) fn absolute(plan: &Plan, terms: &Terms) -> Vec<f64> {
    let mut pools: Vec<Vec<(&str, f64)>> = plan.actions.iter().map(|_| Vec::new()).collect();
    let mut top = Vec::new();
    for (action, own) in plan.actions.iter().zip(&terms.actions) {
        match action.parent.and_then(|parent| pools.get_mut(parent)) {
            Some(pool) => pool.push((action.id.as_str(), own.weight)),
            None => top.push((action.id.as_str(), own.weight)),
        }
    }
    for ((own, target), holder) in terms.targets.iter().zip(&plan.targets).zip(&plan.holder) {
        if let Some(pool) = pools.get_mut(*holder) {
            pool.push((target.id.as_str(), own.weight));
        }
    }
    let totals: Vec<f64> = pools.into_iter().map(total).collect();
    let whole = total(top);
    let mut shares: Vec<f64> = Vec::with_capacity(plan.actions.len());
    for (action, own) in plan.actions.iter().zip(&terms.actions) {
        let (above, total) = match action.parent {
            Some(parent) => (shares.get(parent).copied(), totals.get(parent).copied()),
            None => (Some(1.0), Some(whole)),
        };
        shares.push(part(above, own.weight, total));
    }
    terms
        .targets
        .iter()
        .zip(&plan.holder)
        .map(|(own, holder)| part(shares.get(*holder).copied(), own.weight, totals.get(*holder).copied()))
        .collect()
}

/// Returns the sum of the weights of a pool, added in the order of the ids, an action before a target of the same
/// id: the order in which a plan names them is irrelevant to the last bit.
fn total(mut pool: Vec<(&str, f64)>) -> f64 {
    pool.sort_by_key(|(id, _)| *id);
    pairwise_sum(&pool.into_iter().map(|(_, weight)| weight).collect::<Vec<_>>())
}

/// Returns what a weight is of its pool, times what the pool is; nothing of a pool without a finite weight.
fn part(above: Option<f64>, weight: f64, total: Option<f64>) -> f64 {
    match (above, total) {
        (Some(above), Some(total)) if total > 0.0 && total.is_finite() => above * (weight / total),
        _ => 0.0,
    }
}
