//! How fast a plan and its ledger are read from JSON, checked and made an engine, in MB a second of CPU time:
//!
//!     cargo bench --bench cold [targets …]
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
#![allow(dead_code, reason = "each benchmark uses a part of what they share")]

mod goals;
#[path = "cold/scene.rs"]
mod scene;

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use goals::{Figure, Goal, Should, is_room};
use scene::{LIMITS, Scene};
use serde::de::{DeserializeOwned, IgnoredAny};
use tenfold::{Engine, Ledger, Plan, draft};

const ROUNDS: usize = 7;

/// The bytes that a target takes with all its readings: the texts and the ledger, and beside them the drafts.
const ROOM: usize = 11_000;
const ROOM_OF_DRAFTS: usize = 40_000;

fn main() {
    // Test runners start benches with --test: a small one is enough to see that it runs.
    let test = std::env::args().any(|argument| argument == "--test");
    for targets in goals::sizes(if test { &[100] } else { &[10_000] }) {
        let goal = Goal { number: 7, targets };
        if is_room(targets, ROOM) {
            measure(goal, &Scene::new(targets));
        } else {
            goal.left_out("JSON to a ready engine", "left out: too little memory");
        }
    }
}

/// What was read in several rounds, in MB a second.
struct Read {
    what: &'static str,
    bytes: usize,
    should: Should,
    speeds: Vec<f64>,
}

impl Read {
    fn new(what: &'static str, bytes: usize) -> Self {
        Self { what, bytes, should: Should::Say, speeds: Vec::new() }
    }

    fn took(&mut self, time: Duration) {
        self.speeds.push(self.bytes as f64 / 1e6 / time.as_secs_f64());
    }
}

fn measure(goal: Goal, scene: &Scene) {
    check(scene);
    let (plan, ledger) = (scene.plan.len(), scene.ledger.len());
    let mut all =
        Read { should: Should::AtLeast(350.0), ..Read::new("JSON to a ready engine", plan + ledger) };
    let mut parts = [
        Read::new("of it the plan, read and checked", plan),
        Read::new("of it the ledger, read and checked", ledger),
        Read::new("serde_json: is the plan JSON", plan),
        Read::new("serde_json: is the ledger JSON", ledger),
        Read::new("serde_json: the plan as a draft", plan),
        Read::new("serde_json: the ledger as a draft", ledger),
    ];
    let drafts = is_room(scene.targets, ROOM_OF_DRAFTS);
    for _ in 0..if scene.targets > 100_000 { 3 } else { ROUNDS } {
        let [plan, ledger, engine] = ready(scene);
        all.took(plan + ledger + engine);
        let zero = Duration::ZERO;
        let draft = if drafts { typed::<draft::Ledger>(&scene.ledger) } else { zero };
        let is_json = [is_json(&scene.plan), is_json(&scene.ledger)];
        let times = [plan, ledger, is_json[0], is_json[1], typed::<draft::Plan>(&scene.plan), draft];
        parts.iter_mut().zip(times).for_each(|(part, time)| part.took(time));
    }
    for Read { what, speeds, should, .. } in std::iter::once(all).chain(parts) {
        if speeds[0].is_finite() {
            goal.say(what, Figure::from(speeds), "MB/s", should);
        } else {
            goal.left_out(what, "left out: too little memory");
        }
    }
}

/// Checks that what was read is what is written.
fn check(scene: &Scene) {
    let plan = Plan::from_json_within(&scene.plan, &LIMITS).unwrap();
    let ledger = Ledger::from_json_within(&scene.ledger, &plan, &LIMITS).unwrap();
    assert_eq!((plan.targets().len(), ledger.entries().len()), (scene.targets, scene.readings));
    assert!(plan.to_json() == scene.plan);
    // Printing makes the drafts of all entries.
    if is_room(scene.targets, ROOM_OF_DRAFTS) {
        assert!(ledger.to_json() == scene.ledger);
    }
}

/// Returns what it takes to read the plan, then the ledger, and to make an engine of both.
fn ready(scene: &Scene) -> [Duration; 3] {
    let (plan, read) = timed(|| Plan::from_json_within(&scene.plan, &LIMITS).unwrap());
    let (ledger, entries) = timed(|| Ledger::from_json_within(&scene.ledger, &plan, &LIMITS).unwrap());
    let (engine, made) = timed(|| Engine::new(plan, ledger).unwrap());
    assert_eq!(engine.len(), scene.readings);
    [read, entries, made]
}

fn is_json(text: &str) -> Duration {
    timed(|| serde_json::from_str::<IgnoredAny>(text).unwrap()).1
}

fn typed<T: DeserializeOwned>(text: &str) -> Duration {
    timed(|| serde_json::from_str::<T>(text).unwrap()).1
}

/// Times a reading; to drop what was read counts for none of them.
fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = ThreadTime::now();
    let read = black_box(run());
    (read, start.elapsed())
}
