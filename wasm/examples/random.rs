//! Prints random plans with the digest of what native Tenfold says of each: `random COUNT [FIRST]`, a line each, from the
//! given number on; the same numbers print the same lines.
//!
//! A line is a JSON list: the plan, the ledger and the options as texts, the SHA-256 of the evaluation, and of every tenth
//! plan what its entries change of an engine that has none, and what is said of it in words. The package's tests hold Node
//! and the browser to all of this.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

use hmac_sha256::Hash;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use tenfold::json as tenfold_json;
use tenfold::rules::Method;
use tenfold::strategies::{self, Scene, Shape};
use tenfold::{Engine, Ledger, Options, Plan, telling};

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let count = numbers.next().ok_or("usage: random COUNT [FIRST]")??;
    let first = numbers.next().transpose()?.unwrap_or(0);
    let mut out = std::io::stdout().lock();
    for number in first..first + count {
        writeln!(out, "{}", line(number)?)?;
    }
    Ok(())
}

/// Returns the line of a number.
fn line(number: u64) -> Result<Value, Box<dyn Error>> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let shape = Shape { extremes: number % 4 == 3, ..Shape::default() };
    let Scene { plan, ledger, as_of, known_by, .. } = drawn(strategies::scene_with(shape), &mut runner)?;
    let known_by = known_by.map(|moment| moment.to_string());
    // Each method that comes with Tenfold in its turn, and between them methods of a host's own.
    let presets: Vec<&str> = Method::presets().collect();
    let turn = usize::try_from(number / 2)? % presets.len();
    let method = presets.get(turn).filter(|_| number.is_multiple_of(2));
    let rule = if method.is_none() { Some(drawn(strategies::method(), &mut runner)?) } else { None };
    let mut options =
        json!({ "as_of": as_of.to_string(), "known_by": known_by, "method": method, "rule": rule });
    if let Some(fields) = options.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    let (plan, ledger, options) = (plan.to_json(), ledger.to_json(), options.to_string());
    let evaluation = tenfold_json::evaluate(&plan, &ledger, &options)?;
    let mut digest = String::new();
    for byte in Hash::hash(evaluation.as_bytes()) {
        write!(digest, "{byte:02x}")?;
    }
    let more = if number.is_multiple_of(10) { living(&plan, &ledger, &options)? } else { Value::Null };
    Ok(json!([plan, ledger, options, digest, more]))
}

/// Returns what an engine without entries says when it is told all of them at once.
fn living(plan: &str, ledger: &str, options: &str) -> Result<Value, Box<dyn Error>> {
    let mut bare: Map<String, Value> = serde_json::from_str(ledger)?;
    let entries = bare.insert("entries".to_owned(), json!([])).unwrap_or_else(|| json!([]));
    let plan = Plan::from_json(plan)?;
    let ledger = Ledger::from_json(Value::from(bare).to_string(), &plan)?;
    let mut engine = Engine::new(plan.clone(), ledger)?;
    engine.evaluate(&Options::from_json(options)?);
    let changes = engine.record_json(entries.to_string())?.to_json();
    let whole = engine.whole().map(|whole| telling::said_of_node(&whole, &plan, "zh").to_json());
    let target = plan.targets().first().and_then(|target| engine.target(target.id()));
    let target = target.map(|target| telling::said_of_target(&target, &plan, "en").to_json());
    let read = |text: Option<String>| text.map(|text| serde_json::from_str::<Value>(&text)).transpose();
    Ok(json!({ "changes": read(Some(changes))?, "whole": read(whole)?, "target": read(target)? }))
}

/// Draws one value.
fn drawn<S: Strategy>(strategy: S, runner: &mut TestRunner) -> Result<S::Value, String> {
    Ok(strategy.new_tree(runner).map_err(|reason| reason.message().to_owned())?.current())
}
