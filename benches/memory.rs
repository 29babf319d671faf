//! How many bytes a plan, its ledger and an engine of them keep once they are read:
//!
//!     cargo bench --bench memory [targets …]
//!
//! Ids and texts are counted by their characters, each once, and apart from the rest: rows, references, and whatever
//! stands around a text or is a copy of it. An allocator counts, so that this stands apart from what is timed. Nothing
//! is asserted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a measurement that panics has failed, and says where"
)]
#![allow(dead_code, reason = "each benchmark uses a part of what they share")]

mod goals;
#[path = "cold/scene.rs"]
mod scene;

use std::alloc::System;

use goals::{Goal, Should, is_room};
use scene::{LIMITS, Scene};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tenfold::{Engine, Ledger, Options, Plan, Text, draft};

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The bytes that a target takes with all its readings while it is measured.
const ROOM: usize = 11_000;

fn main() {
    // Test runners start benches with --test: a small one is enough to see that it runs.
    let test = std::env::args().any(|argument| argument == "--test");
    for targets in goals::sizes(if test { &[100] } else { &[10_000] }) {
        let goal = Goal { number: 8, targets };
        if is_room(targets, ROOM) {
            measure(goal, Scene::new(targets));
        } else {
            goal.left_out("memory", "left out: too little memory");
        }
    }
}

fn measure(goal: Goal, scene: Scene) {
    let Scene { plan: plan_text, ledger: ledger_text, targets, readings } = scene;
    let (plan, plan_takes) = kept(|| Plan::from_json_within(&plan_text, &LIMITS).unwrap());
    let (ledger, ledger_takes) = kept(|| Ledger::from_json_within(&ledger_text, &plan, &LIMITS).unwrap());
    drop(ledger_text);
    assert_eq!((plan.targets().len(), ledger.entries().len()), (targets, readings));
    drop(plan_text);
    let (of_plan, of_ledger) = (characters(&plan), of_entries(&ledger));
    // What an engine without any reading keeps, it keeps for its targets.
    let empty = draft::Ledger::new(plan.id().as_str()).build(&plan).unwrap();
    let of_targets = rows(plan.clone(), empty);
    let of_readings = rows(plan, ledger) - of_targets;
    let each = |bytes: i64, many: usize| bytes as f64 / many as f64;
    let say = |what: &str, bytes: f64, should| goal.say(what, bytes, "bytes", should);
    let (a_reading, a_target) = (Should::AtMost(20.0), Should::AtMost(200.0));
    say("a reading, the engine's own rows", each(of_readings, readings), a_reading);
    say("a reading, the ledger but ids and texts", each(ledger_takes - of_ledger, readings), a_reading);
    say("a reading, ids and texts of the ledger", each(of_ledger, readings), Should::Say);
    say("a target, the engine's own rows", each(of_targets, targets), a_target);
    say("a target, the plan but ids and texts", each(plan_takes - of_plan, targets), a_target);
    say("a target, ids and texts of the plan", each(of_plan, targets), Should::Say);
}

/// Returns the characters of the ids and texts of a plan.
fn characters(plan: &Plan) -> i64 {
    let targets = plan.targets().iter().map(|target| length(target.id().as_str(), target.title()));
    let indicators = plan.indicators().iter().map(|own| length(own.id().as_str(), own.title()));
    let actions = plan.actions().iter().map(|action| length(action.id().as_str(), action.title()));
    targets.chain(indicators).chain(actions).sum()
}

fn length(id: &str, title: &Text) -> i64 {
    let (english, chinese) = (title.get("en"), title.get("zh"));
    let chinese = if english == chinese { "" } else { chinese };
    i64::try_from(id.len() + english.len() + chinese.len()).unwrap()
}

/// Returns the characters of the ids of a ledger; those of indicators are the plan's.
fn of_entries(ledger: &Ledger) -> i64 {
    ledger.entries().iter().map(|entry| i64::try_from(entry.id().as_str().len()).unwrap()).sum()
}

/// Returns the bytes of an engine that was judged, beyond those of its plan and its ledger.
fn rows(plan: Plan, ledger: Ledger) -> i64 {
    let day = "2024-06-30".parse().unwrap();
    let make = || {
        let mut engine = Engine::new(plan, ledger).unwrap();
        engine.evaluate(&Options::new(day));
        engine
    };
    let (engine, takes) = kept(make);
    assert_eq!(engine.columns().targets().len(), engine.plan().targets().len());
    takes
}

/// Returns what something made, and the bytes that are still there at its end.
fn kept<T>(make: impl FnOnce() -> T) -> (T, i64) {
    let region = Region::new(COUNTING);
    let made = make();
    let change = region.change();
    (made, i64::try_from(change.bytes_allocated).unwrap() - i64::try_from(change.bytes_deallocated).unwrap())
}
