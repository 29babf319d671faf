//! The reasons beyond the deciding one: each is there where its numbers say it, and nowhere else.

use proptest::prelude::*;
use proptest::test_runner::Config;
use tenfold::strategies::{self, Scene};
use tenfold::{
    Baseline, Day, Evaluation, Fact, Goal, Options, Over, Plan, Reason, Standing, Target, TargetResult,
    Verdict, Way, Why,
};

use super::{judged, options, thousand};
use crate::differential::telling_days;

/// Returns the way of a goal that has one whatever its numbers.
fn way(goal: &Goal) -> Option<f64> {
    match goal {
        Goal::AtLeast { .. } => Some(1.0),
        Goal::AtMost { .. } => Some(-1.0),
        Goal::Improve(improvement) => Some(if improvement.way() == Way::Up { 1.0 } else { -1.0 }),
        _ => None,
    }
}

/// Returns the reasons that follow from what is said of a target, in their order; of `Regressed` only where the way is
/// known.
fn follow(target: &Target, found: &TargetResult, goal: &Goal, baseline: &Baseline) -> Vec<Reason> {
    let standing = match found.verdict {
        Verdict::Standing(standing) => Some(standing),
        _ => None,
    };
    let mut reasons = Vec::new();
    if let (Some(attainment), Some(expected)) = (found.attainment, found.expected)
        && standing.is_some_and(|standing| standing != Standing::Achieved)
        && attainment < expected
    {
        reasons.push(Reason::Behind { attainment, expected });
    }
    if let (Some(value), Some(baseline), Some(way)) = (found.value, found.baseline, way(goal))
        && standing != Some(Standing::Achieved)
        && (if way > 0.0 { value < baseline } else { value > baseline })
    {
        reasons.push(Reason::Regressed { value, baseline });
    }
    if let Some(tally) = &found.instances
        && tally.done < tally.need
    {
        let (done, need) = (tally.done, tally.need);
        reasons.push(Reason::StillNeeded { count: need - done, done, need });
    }
    if let (Some(first_met), Some(false)) = (found.first_met, found.met) {
        reasons.push(Reason::LostAgain { first_met });
    }
    let needs_none = matches!(goal, Goal::Improve(_) | Goal::Hold { .. } | Goal::Instances(_) | Goal::Happen);
    if standing.is_some() && found.baseline.is_none() && *baseline == Baseline::Unknown && !needs_none {
        reasons.push(Reason::NotAssessable { why: Why::NoBaseline });
    }
    let fields = target.host().to_vec();
    if !fields.is_empty() {
        reasons.push(Reason::HostFilled { fields });
    }
    reasons
}

fn is_further(reason: &Reason, goal: &Goal) -> bool {
    match reason {
        Reason::Regressed { .. } => way(goal).is_some(),
        Reason::Behind { .. }
        | Reason::StillNeeded { .. }
        | Reason::LostAgain { .. }
        | Reason::NotAssessable { why: Why::NoBaseline }
        | Reason::HostFilled { .. } => true,
        _ => false,
    }
}

/// Returns the targets that nothing amends.
fn as_planned<'p>(plan: &'p Plan, scene: &Scene) -> Vec<&'p Target> {
    let amended = |entry: &tenfold::Entry| matches!(entry.fact(), Fact::Amended(_));
    if scene.ledger.entries().iter().any(amended) { Vec::new() } else { plan.targets().iter().collect() }
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_reasons_beyond_the_deciding_one_follow_from_the_numbers(scene in strategies::scene(), own in strategies::method()) {
        let plan = &scene.plan;
        for target in as_planned(plan, &scene) {
            let said = judged(plan, &scene.ledger, &options(&scene).method(own.clone()));
            let found = said.targets.iter().find(|one| one.id == *target.id()).unwrap();
            let further: Vec<Reason> =
                found.reasons.iter().skip(1).filter(|one| is_further(one, target.goal())).cloned().collect();
            let judged = matches!(found.reasons.first(), Some(Reason::Judged { .. }));
            prop_assert!(judged || found.margin.is_none(), "{:?}", found);
            prop_assert_eq!(further, follow(target, found, target.goal(), target.baseline()), "{:?}", found);
        }
    }
}

proptest! {
    // Each case is judged on many days.
    #![proptest_config(Config { cases: thousand().cases.min(200), ..thousand() })]

    #[test]
    fn what_was_met_first_on_a_day_was_met_on_that_day_and_on_none_before(scene in strategies::scene()) {
        let plan = &scene.plan;
        let on = |day: Day| judged(plan, &scene.ledger, &Options::new(day));
        let today = on(scene.as_of);
        let mut days: Vec<Day> = scene.ledger.entries().iter().map(tenfold::Entry::day).collect();
        days.extend(telling_days(plan, &scene.ledger));
        days.extend(plan.targets().iter().map(|target| target.window().start));
        days.extend(today.targets.iter().filter_map(|target| target.first_met));
        days.retain(|day| *day <= scene.as_of);
        days.sort_unstable();
        days.dedup();
        let by_day: Vec<_> = days.iter().map(|day| (*day, on(*day))).collect();
        for target in as_planned(plan, &scene) {
            let bar = matches!(target.goal(), Goal::Improve(_) | Goal::Hold { .. });
            let counted = matches!(target.goal(), Goal::Instances(instances) if !matches!(instances.over(), Over::Members { .. }));
            if bar || counted {
                continue;
            }
            let of = |said: &Evaluation| said.targets.iter().find(|one| one.id == *target.id()).unwrap().clone();
            let found = of(&today);
            let window = target.window();
            let inside = |day: &Day| *day >= window.start && window.due.is_none_or(|due| *day <= due);
            // What is read later may still have become the baseline, and moved the bar.
            let moved = |said: &Evaluation| of(said).bar.is_some_and(|bar| Some(bar) != found.bar);
            if found.instances.is_none() && by_day.iter().any(|(_, said)| moved(said)) {
                continue;
            }
            let days = by_day.iter().filter(|(day, _)| inside(day));
            let first = days.map(|(day, said)| (*day, of(said))).find(|(_, one)| one.met == Some(true));
            // What is said of a window after its end is said of its last day.
            let at_close = window.due.filter(|_| found.met == Some(true));
            prop_assert_eq!(found.first_met, first.map(|(day, _)| day).or(at_close), "{}: {:?}", target.id(), found);
        }
    }
}
