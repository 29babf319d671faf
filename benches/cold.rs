//! How fast a plan and its ledger are read from JSON and checked, in MB a second of CPU time:
//!
//!     cargo bench --bench cold
//!
//! Beside it stands what `serde_json` takes for the same text, in the same run: to say that it is JSON at all, and to
//! read it into the drafts without checking anything. First what was read is printed again and compared. Nothing is
//! asserted about time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed, and says where"
)]

#[path = "cold/scene.rs"]
mod scene;

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use scene::Scene;
use serde::de::{DeserializeOwned, IgnoredAny};
use tenfold::{Ledger, Plan, draft};

const TARGETS: usize = 10_000;
const ROUNDS: usize = 7;

fn main() {
    // Test runners start benches with --test: a small one is enough to see that it runs.
    let test = std::env::args().any(|argument| argument == "--test");
    let scene = Scene::new(if test { 100 } else { TARGETS });
    let plan = Plan::from_json(&scene.plan).unwrap();
    let ledger = Ledger::from_json(&scene.ledger, &plan).unwrap();
    assert_eq!((plan.targets().len(), ledger.entries().len()), (scene.targets, scene.readings));
    assert!(plan.to_json() == scene.plan && ledger.to_json() == scene.ledger);
    let each = (scene.plan.len() + scene.ledger.len()) / scene.targets;
    println!("{} targets, {} readings, {each} bytes a target\n", scene.targets, scene.readings);
    println!("{:>10} {:>10} {:>14} {:>14} {:>14}", "", "MB", "ready, MB/s", ": is it JSON", ": typed read");
    let rows = measure(&scene, &plan);
    for (name, row) in ["plan", "ledger", "both"].iter().zip(&rows) {
        let (json, typed) = (row.json.as_secs_f64(), row.typed.as_secs_f64());
        let (size, ready) = (row.bytes as f64 / 1e6, row.ready.as_secs_f64());
        let (json, typed) = (ready / json, ready / typed);
        println!("{name:>10} {size:>10.2} {:>14.0} {json:>14.2} {typed:>14.2}", size / ready);
    }
}

/// What reading a text took: ready to be judged, only looked at, and into drafts.
struct Row {
    bytes: usize,
    ready: Duration,
    json: Duration,
    typed: Duration,
}

/// Reads the texts in turns and returns the medians: of the plan, of the ledger, and of both.
fn measure(scene: &Scene, plan: &Plan) -> [Row; 3] {
    let mut times: [Vec<Duration>; 6] = Default::default();
    for _ in 0..ROUNDS {
        let round = [
            timed(|| Plan::from_json(&scene.plan).unwrap()),
            is_json(&scene.plan),
            typed::<draft::Plan>(&scene.plan),
            timed(|| Ledger::from_json(&scene.ledger, plan).unwrap()),
            is_json(&scene.ledger),
            typed::<draft::Ledger>(&scene.ledger),
        ];
        times.iter_mut().zip(round).for_each(|(times, time)| times.push(time));
    }
    let [plan, plan_json, plan_typed, ledger, ledger_json, ledger_typed] = times.map(median);
    let row = |bytes, ready, json, typed| Row { bytes, ready, json, typed };
    [
        row(scene.plan.len(), plan, plan_json, plan_typed),
        row(scene.ledger.len(), ledger, ledger_json, ledger_typed),
        row(
            scene.plan.len() + scene.ledger.len(),
            plan + ledger,
            plan_json + ledger_json,
            plan_typed + ledger_typed,
        ),
    ]
}

fn is_json(text: &str) -> Duration {
    timed(|| serde_json::from_str::<IgnoredAny>(text).unwrap())
}

fn typed<T: DeserializeOwned>(text: &str) -> Duration {
    timed(|| serde_json::from_str::<T>(text).unwrap())
}

/// Times a reading; to drop what was read counts for none of them.
fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = ThreadTime::now();
    let read = black_box(run());
    let took = start.elapsed();
    drop(read);
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
