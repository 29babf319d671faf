//! The laws: what holds of any plan, any ledger and any day.

mod judging;
mod monotone;
mod reading;
mod rolling_up;
mod seeing;

use proptest::test_runner::Config;
use serde_json::Value;
use tenfold::strategies::{Scene, Shape};
use tenfold::{Evaluation, Ledger, Options, Plan};

/// A thousand small cases of each law.
fn thousand() -> Config {
    Config { cases: 1000, failure_persistence: None, ..Config::default() }
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

/// An evaluation as it is printed, without the fields that name the inputs.
fn said(evaluation: &Evaluation) -> Value {
    let mut value: Value = serde_json::from_str(&evaluation.to_json()).unwrap();
    let fields = value.as_object_mut().unwrap();
    for field in ["plan_digest", "ledger_digest", "known_by"] {
        fields.remove(field);
    }
    value
}
