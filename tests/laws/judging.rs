//! Judging: it always comes to an end, and says nothing that it does not show.

use proptest::prelude::*;
use serde_json::Value;
use tenfold::strategies;

use super::{extremes, judged, options, thousand};

/// The numbers that a value holds, without those below fields that are left out.
fn numbers(value: &Value, left_out: &[&str], found: &mut Vec<f64>) {
    match value {
        Value::Number(number) => found.extend(number.as_f64()),
        Value::Array(list) => list.iter().for_each(|one| numbers(one, left_out, found)),
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| !left_out.contains(&key.as_str()));
            kept.for_each(|(_, one)| numbers(one, left_out, found));
        }
        _ => {}
    }
}

/// Numbers of which a reason is the only place: of the run of days outside a range, of the policy and the method,
/// of the children that weigh most or are missing, of the signal that cannot be had.
const ONLY_IN_REASONS: &[&str] =
    &["days", "tolerated", "allowed", "floor", "share", "missing", "missed", "total", "lack"];

/// Returns the numbers in the reasons of a result that are nowhere else in it.
fn unexplained(result: &Value) -> Vec<f64> {
    let (mut shown, mut given) = (Vec::new(), Vec::new());
    numbers(result, &["reasons"], &mut shown);
    numbers(&result["reasons"], ONLY_IN_REASONS, &mut given);
    given.retain(|number| !shown.contains(number));
    given
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn nothing_makes_it_panic_and_all_that_comes_out_is_finite(
        scene in strategies::scene_with(extremes()), method in strategies::method()
    ) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene).method(method));
        // JSON has no way to write a number that is not finite.
        let printed = evaluation.to_json();
        prop_assert!(serde_json::from_str::<Value>(&printed).is_ok_and(|value| value.is_object()));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(scene in strategies::scene(), method in strategies::method()) {
        let options = options(&scene).method(method);
        let one = judged(&scene.plan, &scene.ledger, &options).to_json();
        let other = judged(&scene.plan.clone(), &scene.ledger.clone(), &options.clone()).to_json();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn every_number_in_a_reason_is_in_the_evaluation(scene in strategies::scene()) {
        let evaluation = serde_json::to_value(judged(&scene.plan, &scene.ledger, &options(&scene))).unwrap();
        for list in ["targets", "actions", "units"] {
            for result in evaluation[list].as_array().unwrap() {
                let result = result.get("result").unwrap_or(result);
                prop_assert_eq!(unexplained(result), Vec::<f64>::new(), "in {}", result);
            }
        }
    }
}
