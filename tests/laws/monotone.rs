//! Doing better never looks worse.

use proptest::prelude::*;
use tenfold::strategies::{self, Scene};
use tenfold::{Amends, Baseline, Entry, Fact, Goal, Ledger, Measure, Target, TargetResult};

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
    let mut draft = scene.ledger.draft().clone();
    let reading = draft.entries.iter_mut().find(|one| one.id == entry.id().as_str()).unwrap();
    reading.value = Some(value.into());
    draft.build(&scene.plan).unwrap()
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn a_better_latest_reading_never_stands_worse(scene in strategies::scene(), by in 1..=100_i32) {
        let options = options(&scene);
        let before = judged(&scene.plan, &scene.ledger, &options);
        for (target, was) in scene.plan.targets().iter().zip(&before.targets) {
            let Some(way) = way(target.goal()).filter(|_| is_unamended(target, &scene.ledger)) else { continue };
            let Some(entry) = latest(&scene, target, was) else { continue };
            let Fact::Reading { value, .. } = entry.fact() else { continue };
            let better = with_value(&scene, entry, value.get() + way * f64::from(by));
            let after = judged(&scene.plan, &better, &options);
            let is = after.targets.iter().find(|result| result.id == was.id).unwrap();
            prop_assert!(is.attainment >= was.attainment, "{:?} after {:?}", is.attainment, was.attainment);
            prop_assert_eq!(is.expected, was.expected);
            prop_assert!(
                is.verdict.standing() >= was.verdict.standing(), "{} after {}", is.verdict, was.verdict
            );
        }
    }
}
