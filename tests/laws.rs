//! The laws: what holds of any plan, any ledger and any day.

mod first_met;
mod forward;
mod judging;
mod monotone;
mod reading;
mod reasons;
mod rolling_up;
mod seeing;

use proptest::test_runner::Config;
use serde_json::Value;
use tenfold::strategies::{Scene, Shape};
use tenfold::{Evaluation, Ledger, Options, Plan};

/// A thousand small cases of each law, or as many as the environment asks for in `PROPTEST_CASES`.
fn thousand() -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    // Scenes shrink in many small steps.
    Config {
        cases: asked.unwrap_or(1000),
        max_shrink_iters: Config::default().max_shrink_iters.min(20_000),
        failure_persistence: None,
        ..Config::default()
    }
}

/// Numbers and days at the ends of what can be named.
fn extremes() -> Shape {
    Shape { extremes: true, ..Shape::default() }
}

fn options(scene: &Scene) -> Options {
    let options = Options::new(scene.as_of);
    match scene.known_by {
        Some(moment) => options.known_by(moment),
        None => options,
    }
}

fn judged(plan: &Plan, ledger: &Ledger, options: &Options) -> Evaluation {
    tenfold::evaluate(plan, ledger, options).unwrap()
}

/// Returns the places at which two values differ, with what stands there.
fn differences(one: &Value, other: &Value, place: &str, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let keys: std::collections::BTreeSet<&String> = ones.keys().chain(others.keys()).collect();
            for key in keys {
                differences(&one[key], &other[key], &format!("{place}.{key}"), found);
            }
        }
        (Value::Array(ones), Value::Array(others)) if ones.len() == others.len() => {
            for (index, (one, other)) in ones.iter().zip(others).enumerate() {
                differences(one, other, &format!("{place}[{index}]"), found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{place}: {one} and {other}")),
    }
}

/// Returns where two evaluations do not say the same.
fn apart(one: &Value, other: &Value) -> Vec<String> {
    let mut found = Vec::new();
    differences(one, other, "", &mut found);
    found
}

/// An evaluation as it is printed, without the fields that name the inputs.
fn said(evaluation: &Evaluation) -> Value {
    let mut value: Value = serde_json::from_str(&evaluation.to_json()).unwrap();
    let fields = value.as_object_mut().unwrap();
    for field in ["plan_digest", "ledger_digest", "known_by"] {
        fields.remove(field);
    }
    value
}
