//! Comparing, and looking forward and back: nothing is said that a second evaluation does not say.

use proptest::prelude::*;
use serde_json::Value;
use tenfold::draft::Entry;
use tenfold::rules::Method;
use tenfold::strategies::{self, Scene};
use tenfold::{
    Change, Compare, Compared, Comparison, Day, Evaluation, History, Indicator, Measure, Options,
    PeriodState, Plan, Standing, Target, TargetResult, Verdict, compare, draft, levers, telling,
    what_it_takes,
};

use super::seeing::without_later;
use super::{extremes, judged, options, thousand};

/// Returns all rows of a comparison but for those of targets.
fn nodes(comparison: &Comparison) -> Vec<&Compare> {
    let actions = comparison.actions.iter().map(|one| &one.row);
    let units = comparison.units.iter().map(|one| &one.row);
    let tags = comparison.tags.iter().map(|one| &one.row);
    actions.chain(units).chain(tags).chain([&comparison.whole]).collect()
}

/// Returns whether a text is JSON with an object at the top: no number in it is not finite.
fn is_printed(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object())
}

/// Returns a method that claims to be monotone, if it may.
fn claiming(method: &Method) -> Option<Method> {
    let mut draft: draft::Method = serde_json::from_str(&serde_json::to_string(method).ok()?).ok()?;
    draft.monotone = true;
    draft.build().ok()
}

fn says_the_same(row: &Compare, verdict: Verdict, word: Option<&String>) -> bool {
    row.said.iter().all(|said| said.verdict == verdict && said.word.as_ref() == word)
}

fn equals(comparison: &Comparison, evaluation: &Evaluation) -> bool {
    let nodes = [
        evaluation.actions.iter().map(|one| &one.node).collect::<Vec<_>>(),
        evaluation.units.iter().map(|one| &one.node).collect(),
        evaluation.tags.iter().map(|one| &one.node).collect(),
        vec![&evaluation.whole],
    ];
    let rows = self::nodes(comparison);
    let all = nodes.concat();
    rows.len() == all.len()
        && rows.iter().zip(all).all(|(row, node)| says_the_same(row, node.verdict, node.word.as_ref()))
        && comparison.targets.len() == evaluation.targets.len()
        && comparison
            .targets
            .iter()
            .zip(&evaluation.targets)
            .all(|(one, target)| says_the_same(&one.row, target.verdict, target.word.as_ref()))
}

/// Checks everything that looks forward from a scene.
fn looks_forward(scene: &Scene, options: &Options, method: &Method) -> Result<(), TestCaseError> {
    let methods = [Method::default(), method.clone()];
    let comparison = compare(&scene.plan, &scene.ledger, options, &methods)?;
    prop_assert!(is_printed(&comparison.to_json()));
    let rows = nodes(&comparison).into_iter().map(|row| (row, None));
    let targets = comparison.targets.iter().map(|one| (&one.row, scene.plan.target(&one.id)));
    for (row, target) in rows.chain(targets) {
        prop_assert_eq!(row.agree, row.said[0].verdict == row.said[1].verdict);
        prop_assert_eq!(row.agree, row.differences.is_empty());
        for (difference, lang) in row.differences.iter().flat_map(|one| [(one, "en"), (one, "zh")]) {
            let said = telling::say_difference(difference, &comparison, &scene.plan, target, lang);
            prop_assert!(!said.is_empty());
        }
    }
    for target in scene.plan.targets() {
        let takes = what_it_takes(&scene.plan, &scene.ledger, options, target.id())?;
        prop_assert!(is_printed(&takes.to_json()));
        prop_assert!(
            takes.dates.iter().all(|by| by.day > scene.as_of && by.least.is_some() != by.why.is_some())
        );
        prop_assert!(takes.dates.len() <= 12);
    }
    let actions = scene.plan.actions().iter().map(|action| Some(action.id()));
    for action in actions.chain([None]) {
        let levers = levers(&scene.plan, &scene.ledger, options, action)?;
        prop_assert!(is_printed(&levers.to_json()));
        for lever in &levers.targets {
            let difference = lever.score.zip(levers.score).map(|(then, now)| then.get() - now.get());
            prop_assert_eq!(lever.gain.map(f64::from), difference.filter(|gain| gain.is_finite()));
        }
        prop_assert!(levers.targets.is_sorted_by(|one, next| one.gain >= next.gain));
    }
    Ok(())
}

fn falls_short(verdict: Verdict) -> bool {
    verdict.standing() < Some(Standing::OnTrack)
}

fn history_adds_up(history: &History) -> Result<(), TestCaseError> {
    match history {
        History::Periods { periods, run } => {
            prop_assert!(periods.is_sorted_by(|one, next| one.period.last() < next.period.first()));
            let done = periods.iter().filter(|one| one.state == PeriodState::Done).count();
            prop_assert!(usize::try_from(*run).unwrap() <= done);
        }
        History::Held { excursions } => {
            prop_assert!(excursions.iter().all(|one| one.from <= one.to));
            prop_assert!(excursions.is_sorted_by(|one, next| one.to < next.from));
        }
        History::Changes { changes, better, worse, within, run } => {
            prop_assert_eq!(usize::try_from(better + worse + within).unwrap(), changes.len());
            prop_assert!(run <= better);
            let goes_on = |one: &Change, next: &Change| one.to <= next.from;
            prop_assert!(changes.is_sorted_by(goes_on));
            let agrees = |one: &Change| match one.compared {
                Compared::Better => one.change.get() > 0.0,
                Compared::Worse => one.change.get() < 0.0,
                Compared::Within => true,
            };
            prop_assert!(changes.iter().all(agrees));
        }
        _ => {}
    }
    Ok(())
}

/// Returns a scene without what is not seen, in which everything is known; none if a correction is dated later.
fn as_seen(scene: &Scene) -> Option<Scene> {
    let ledger = without_later(scene, scene.as_of).build(&scene.plan).ok()?;
    let nothing_comes = ledger.entries().iter().all(|entry| entry.day() <= scene.as_of);
    nothing_comes.then_some(Scene { ledger, known_by: None, ..scene.clone() })
}

/// Returns a scene on another day, with one reading of that day more.
fn with(scene: &Scene, indicator: &Indicator, day: Day, value: f64) -> Option<Scene> {
    let entry = Entry::reading("one more", indicator.id().as_str(), day.to_string(), value);
    let draft = scene.ledger.draft().entry(entry.recorded("9999-12-30T00:00:00Z"));
    Some(Scene { ledger: draft.build(&scene.plan).ok()?, as_of: day, ..scene.clone() })
}

/// Returns the indicator of a target, if it takes single readings.
fn level<'p>(plan: &'p Plan, target: &Target) -> Option<&'p Indicator> {
    let indicator = plan.indicator(target.indicator().as_ref()?)?;
    (matches!(indicator.measure(), Measure::Level) && indicator.per().is_none()).then_some(indicator)
}

/// Returns whether nothing else reads an indicator.
fn only_of(plan: &Plan, indicator: &Indicator) -> bool {
    let targets = plan.targets().iter().filter(|target| target.indicator().as_ref() == Some(indicator.id()));
    let part = |other: &Indicator| match other.measure() {
        Measure::Ratio { numerator, denominator, .. } => {
            [numerator, denominator].into_iter().any(|id| id == indicator.id())
        }
        _ => false,
    };
    targets.count() == 1 && !plan.indicators().iter().any(part)
}

fn of<'e>(evaluation: &'e Evaluation, target: &Target) -> &'e TargetResult {
    evaluation.targets.iter().find(|result| result.id == *target.id()).unwrap()
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn what_it_takes_is_on_track_once_it_is_there_and_the_next_number_below_is_not(
        scene in strategies::scene(), method in strategies::method()
    ) {
        let (Some(scene), Some(method)) = (as_seen(&scene), claiming(&method)) else { return Ok(()) };
        for target in scene.plan.targets() {
            let Some(indicator) = level(&scene.plan, target) else { continue };
            let takes = what_it_takes(&scene.plan, &scene.ledger, &options(&scene).method(method.clone()), target.id())?;
            for by in takes.dates.iter().take(3) {
                let Some(least) = by.least.map(f64::from) else { continue };
                let stands = |value: f64| {
                    let then = with(&scene, indicator, by.day, value)?;
                    let evaluation = judged(&then.plan, &then.ledger, &options(&then).method(method.clone()));
                    Some(of(&evaluation, target).verdict)
                };
                let (Some(on), Some(low), Some(high)) =
                    (stands(least), stands(least.next_down()), stands(least.next_up())) else { continue };
                prop_assert!(!falls_short(on), "{least} on {} is {on}", by.day);
                // Which of the two is below depends on the goal, and amendments may change it.
                prop_assert!(falls_short(low) || falls_short(high), "{low}, {on}, {high} around {least} on {}", by.day);
            }
        }
    }

    #[test]
    fn a_lever_is_an_evaluation_in_which_the_bar_is_met(scene in strategies::scene(), scores in any::<bool>()) {
        let Some(scene) = as_seen(&scene) else { return Ok(()) };
        let method = Method::preset(if scores { "statcan" } else { "pace" }).unwrap();
        let options = options(&scene).method(method);
        let now = judged(&scene.plan, &scene.ledger, &options);
        let levers = levers(&scene.plan, &scene.ledger, &options, None)?;
        for target in scene.plan.targets() {
            let result = of(&now, target);
            let open = result.start <= scene.as_of && result.due.is_none_or(|due| scene.as_of <= due);
            let Some(indicator) = level(&scene.plan, target).filter(|one| only_of(&scene.plan, one)) else { continue };
            let (Some(bar), None, true) = (result.bar, result.bar_high, open) else { continue };
            let Some(lever) = levers.targets.iter().find(|one| one.target == result.id) else { continue };
            let Some(scene) = with(&scene, indicator, scene.as_of, bar.get()) else { continue };
            let then = judged(&scene.plan, &scene.ledger, &options);
            let met = of(&then, target);
            let same = met.bar == result.bar && met.baseline == result.baseline && result.met != Some(true);
            if same && met.verdict.standing() == Some(Standing::Achieved) {
                prop_assert_eq!(lever.verdict, then.whole.verdict);
                prop_assert_eq!((lever.score, lever.pace), (then.whole.score, then.whole.pace));
            }
        }
    }

    #[test]
    fn nothing_makes_looking_forward_panic_and_all_that_comes_out_is_finite(
        scene in strategies::scene_with(extremes()), method in strategies::method()
    ) {
        let method = claiming(&method).unwrap_or(method);
        looks_forward(&scene, &options(&scene).method(method.clone()), &method)?;
    }

    #[test]
    fn looking_forward_holds_together(scene in strategies::scene(), method in strategies::method()) {
        let method = claiming(&method).unwrap_or(method);
        looks_forward(&scene, &options(&scene).method(method.clone()), &method)?;
    }

    #[test]
    fn a_method_agrees_with_itself_and_a_comparison_says_what_the_evaluation_says(
        scene in strategies::scene(), method in strategies::method()
    ) {
        let options = options(&scene).method(method.clone());
        let comparison = compare(&scene.plan, &scene.ledger, &options, &[method.clone(), method])?;
        prop_assert!(nodes(&comparison).iter().all(|row| row.agree));
        prop_assert!(comparison.targets.iter().all(|one| one.row.agree));
        prop_assert!(equals(&comparison, &judged(&scene.plan, &scene.ledger, &options)));
    }

    #[test]
    fn a_history_adds_up(scene in strategies::scene_with(extremes())) {
        for target in judged(&scene.plan, &scene.ledger, &options(&scene)).targets {
            if let Some(history) = &target.history {
                history_adds_up(history)?;
            }
        }
    }

    #[test]
    fn a_target_that_is_achieved_for_good_holds_nothing_back(scene in strategies::scene()) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene));
        let levers = levers(&scene.plan, &scene.ledger, &options(&scene), None)?;
        for lever in levers.targets {
            let result = evaluation.targets.iter().find(|one| one.id == lever.target).unwrap();
            if result.verdict.standing() == Some(Standing::Achieved) && result.attainment.is_some_and(|a| a.get() >= 1.0) {
                prop_assert_eq!(lever.score, evaluation.whole.score);
                prop_assert_eq!(lever.verdict, evaluation.whole.verdict);
            }
        }
    }
}
