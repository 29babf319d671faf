//! How many bytes a plan and its ledger take once they are read, ids and texts included:
//!
//!     cargo bench --bench memory
//!
//! An allocator counts, so that this stands apart from what is timed. Nothing is asserted.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a measurement that panics has failed, and says where"
)]

#[path = "cold/scene.rs"]
mod scene;

use std::alloc::System;

use scene::Scene;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tenfold::{Ledger, Plan};

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    // Test runners start benches with --test: a small one is enough to see that it runs.
    let test = std::env::args().any(|argument| argument == "--test");
    let Scene { plan: plan_text, ledger: ledger_text, targets, readings } =
        Scene::new(if test { 100 } else { 10_000 });
    let (plan, plan_takes) = counted(|| Plan::from_json(&plan_text).unwrap());
    let (ledger, ledger_takes) = counted(|| Ledger::from_json(&ledger_text, &plan).unwrap());
    assert_eq!((plan.targets().len(), ledger.entries().len()), (targets, readings));
    println!("{targets} targets, {readings} readings\n");
    println!("{:>22} {:>14} {:>14} {:>14}", "", "bytes of JSON", "bytes kept", "allocations");
    let row = |name, text: &str, takes: &Takes, count: usize| {
        let each = |total: usize| total as f64 / count as f64;
        let (json, kept, made) = (each(text.len()), each(takes.kept), each(takes.made));
        println!("{name:>22} {json:>14.0} {kept:>14.0} {made:>14.1}");
    };
    row("the plan, a target", &plan_text, &plan_takes, targets);
    row("the ledger, a reading", &ledger_text, &ledger_takes, readings);
}

/// What a reading took: the bytes still there at its end, and the allocations on the way.
struct Takes {
    kept: usize,
    made: usize,
}

fn counted<T>(read: impl FnOnce() -> T) -> (T, Takes) {
    let region = Region::new(COUNTING);
    let value = read();
    let change = region.change();
    let kept = change.bytes_allocated.saturating_sub(change.bytes_deallocated);
    (value, Takes { kept, made: change.allocations + change.reallocations })
}
