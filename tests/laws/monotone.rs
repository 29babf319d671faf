//! Doing better never looks worse.

use proptest::prelude::*;
use tenfold::rules::{Lack, Method};
use tenfold::strategies::{self, Scene};
use tenfold::{
    Amends, Baseline, Entry, Fact, Goal, Ledger, Measure, Options, Reason, Target, TargetResult, Why,
};

use super::{judged, options, thousand};

/// Returns +1 for a promised rise and −1 for a promised fall; nothing for a goal that is not one-sided.
fn way(goal: &Goal) -> Option<f64> {
    match goal {
        Goal::AtLeast { .. } => Some(1.0),
        Goal::AtMost { .. } => Some(-1.0),
        Goal::Gain { by } => Some(by.get().signum()),
        Goal::Multiple { times, .. } => Some((times.get() - 1.0).signum()),
        Goal::Growth { rate } => Some(rate.get().signum()),
        _ => None,
    }
}

/// Returns whether a target's own terms hold as the plan states them.
fn is_unamended(target: &Target, ledger: &Ledger) -> bool {
    let amends = |entry: &Entry| {
        matches!(
            entry.fact(), Fact::Amended(amendment) if *amendment.on() == Amends::Target(target.id().clone())
        )
    };
    !ledger.entries().iter().any(amends)
}

/// Returns whether the baseline or the base of a target may rest on an entry.
fn starts_from(target: &Target, entry: &Entry) -> bool {
    let base = match target.goal() {
        Goal::Multiple { base: Some(base), .. } => base.last() >= entry.period().first(),
        _ => false,
    };
    base || matches!(target.baseline(), Baseline::Reading { day } if *day >= entry.day())
}

/// Returns the latest reading in the window that a result rests on.
fn latest<'l>(scene: &'l Scene, target: &Target, result: &TargetResult) -> Option<&'l Entry> {
    let indicator = scene.plan.indicator(target.indicator().as_ref()?)?;
    if !matches!(indicator.measure(), Measure::Level | Measure::Flow { .. }) {
        return None;
    }
    let reading = |entry: &&Entry| matches!(entry.fact(), Fact::Reading { .. });
    let entries = result.entries.iter().rev().filter_map(|id| scene.ledger.entry(id));
    let latest = entries.filter(reading).max_by_key(|entry| (entry.day(), entry.recorded(), entry.id()))?;
    (latest.day() >= result.start && !starts_from(target, latest)).then_some(latest)
}

/// Returns the scene's ledger with another value in a reading.
fn with_value(scene: &Scene, entry: &Entry, value: f64) -> Ledger {
    let mut draft = scene.ledger.draft();
    let reading = draft.entries.iter_mut().find(|one| one.id == entry.id().as_str()).unwrap();
    reading.value = Some(value.into());
    draft.build(&scene.plan).unwrap()
}

/// A scene, and the same with a better latest reading of one target.
struct Better<'s> {
    was: &'s TargetResult,
    ledger: Ledger,
}

/// Returns what becomes of each target with one bar whose latest reading is better by so much.
fn better<'s>(scene: &'s Scene, before: &'s [TargetResult], by: i32) -> Vec<Better<'s>> {
    let targets = scene.plan.targets().iter().zip(before);
    let better = |(target, was): (&'s Target, &'s TargetResult)| {
        let way = way(target.goal()).filter(|_| is_unamended(target, &scene.ledger))?;
        let entry = latest(scene, target, was)?;
        let Fact::Reading { value, .. } = entry.fact() else { return None };
        let ledger = with_value(scene, entry, value.get() + way * f64::from(by));
        Some(Better { was, ledger })
    };
    targets.filter_map(better).collect()
}

/// Returns how a target stands by a better ledger.
fn again(scene: &Scene, better: &Better<'_>, options: &Options) -> TargetResult {
    let evaluation = judged(&scene.plan, &better.ledger, options);
    evaluation.targets.into_iter().find(|result| result.id == better.was.id).unwrap()
}

/// Returns whether a target cannot be judged because growth does not lead across zero.
fn crosses_zero(result: &TargetResult) -> bool {
    let crossing = |reason: &Reason| {
        matches!(reason, Reason::NotAssessable { why: Why::NoSignal { lack: Lack::SignCrossing, .. } })
    };
    result.reasons.first().is_some_and(crossing)
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn a_better_latest_reading_never_stands_worse(scene in strategies::scene(), by in 1..=100_i32) {
        let options = options(&scene);
        let before = judged(&scene.plan, &scene.ledger, &options).targets;
        for better in better(&scene, &before, by) {
            let (was, is) = (better.was, again(&scene, &better, &options));
            prop_assert!(is.attainment >= was.attainment, "{:?} after {:?}", is.attainment, was.attainment);
            prop_assert_eq!(is.expected, was.expected);
            prop_assert!(
                is.verdict.standing() >= was.verdict.standing(), "{} after {}", is.verdict, was.verdict
            );
        }
    }

    #[test]
    fn a_preset_that_claims_it_lowers_neither_standing_nor_score_for_a_better_latest_reading(
        scene in strategies::scene(), by in 1..=100_i32, first in 0..14_usize
    ) {
        // Three of them for each scene, so that all of them see many scenes.
        let names: Vec<&str> = Method::presets().collect();
        let presets = names.into_iter().cycle().skip(first).step_by(5).take(3);
        for method in presets.filter_map(Method::preset).filter(Method::monotone) {
            let name = method.id().to_string();
            let options = options(&scene).method(method);
            let before = judged(&scene.plan, &scene.ledger, &options).targets;
            for better in better(&scene, &before, by) {
                let (was, is) = (better.was, again(&scene, &better, &options));
                let said = format!("{} after {} under {name}", is.verdict, was.verdict);
                match (was.verdict.standing(), is.verdict.standing()) {
                    (Some(was), Some(is)) => prop_assert!(is >= was, "{}", said),
                    (Some(_), None) => prop_assert!(crosses_zero(&is), "{}", said),
                    (None, _) => {}
                }
                if let (Some(was), Some(is)) = (was.score, is.score) {
                    prop_assert!(is >= was, "{} after {}: {}", is, was, said);
                }
            }
        }
    }
}
