//! Roll-up: a mean lies between what it is the mean of.

use proptest::prelude::*;
use tenfold::strategies;
use tenfold::{Absence, Action, Evaluation, Missing, RollUp, Standing, TargetResult, Verdict};

use super::{judged, options, thousand};

/// Returns what a child adds to the mean of its parent; nothing if it leaves the sums.
fn adds(verdict: Verdict, attained: Option<f64>, policy: &RollUp) -> Option<f64> {
    let cap = policy.cap().get();
    match verdict {
        Verdict::Absence(Absence::Cancelled | Absence::NotStarted | Absence::NotDue) => None,
        Verdict::Absence(Absence::Undated) | Verdict::Standing(_) if attained.is_some() => {
            let own = attained.unwrap_or_default().max(0.0);
            let own = if verdict == Verdict::Standing(Standing::Achieved) { own.max(1.0) } else { own };
            Some(own.min(cap))
        }
        // What is missed without an attainment has attained nothing.
        Verdict::Standing(Standing::Missed) => Some(0.0),
        Verdict::Standing(_) => None,
        Verdict::Absence(_) => (policy.missing() == Missing::Zero).then_some(0.0),
    }
}

/// Returns what the children of an action add.
fn children(evaluation: &Evaluation, action: &Action) -> Vec<f64> {
    let policy = action.roll_up();
    // Goals to improve are those without a bar, and add nothing.
    let improves = |result: &TargetResult| result.bar.is_none() && result.bar_high.is_none();
    let targets = evaluation.targets.iter().filter(|result| result.action == *action.id()).map(|result| {
        let achieved = result.verdict == Verdict::Standing(Standing::Achieved);
        let attained = result.attainment.map(f64::from).or(achieved.then_some(1.0));
        (result.verdict, attained.filter(|_| !improves(result)))
    });
    let below = evaluation.actions.iter().filter(|result| result.parent.as_ref() == Some(action.id()));
    let actions = below.map(|result| (result.node.verdict, result.node.score.map(f64::from)));
    targets.chain(actions).filter_map(|(verdict, attained)| adds(verdict, attained, policy)).collect()
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn a_score_lies_between_the_least_and_the_most_of_the_children(scene in strategies::scene()) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene));
        for (action, result) in scene.plan.actions().iter().zip(&evaluation.actions) {
            let Some(score) = result.node.score.map(f64::from) else { continue };
            let children = children(&evaluation, action);
            let least = children.iter().copied().fold(f64::INFINITY, f64::min);
            let most = children.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(least <= score && score <= most, "{}: {score} of {children:?}", action.id());
        }
    }

    #[test]
    fn shares_of_evidence_and_of_what_is_missing_are_shares(scene in strategies::scene()) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene));
        let nodes = evaluation.actions.iter().map(|action| &action.node);
        let units = evaluation.units.iter().map(|unit| &unit.node);
        for node in nodes.chain(units).chain([&evaluation.whole]) {
            prop_assert!(node.evidence.is_none_or(|share| (0.0..=1.0).contains(&share.get())));
        }
    }
}
