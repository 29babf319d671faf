//! What is read takes at most so many times its length in memory, and a mebibyte: whoever sends a host a text chooses its
//! size, and with it what the host must have.
//!
//! An allocator counts the most that was taken at any moment, so that these tests are a program of their own. Each text
//! is made of one thing, as short as it can be written, over and over, sound or not: as bad as it gets. `--nocapture`
//! prints what each takes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

#[path = "memory/texts.rs"]
mod texts;

use std::alloc::System;
use std::sync::{Mutex, MutexGuard, PoisonError};

use peakmem_alloc::{PeakMemAlloc, PeakMemAllocTrait};
use tenfold::rules::Method;
use tenfold::{Ledger, Plan};

#[global_allocator]
static COUNTING: PeakMemAlloc<System> = PeakMemAlloc::system();

/// Only one test at a time takes memory, its texts included.
static TURN: Mutex<()> = Mutex::new(());

/// How many times its length a text may take, sound or not, beside a mebibyte.
const TIMES: usize = 16;
const ROOM: usize = 1 << 20;

/// The lengths to which texts are written: what grows by steps has just grown at one and not at another.
const LENGTHS: [usize; 2] = [1 << 20, 9 << 17];

/// Returns the most memory that a reading took beside what there was before.
fn most(read: impl FnOnce()) -> usize {
    COUNTING.reset_peak_memory();
    read();
    COUNTING.get_peak_memory()
}

/// Waits until no other test takes memory.
fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says how much each text takes, and fails if one takes more than it may.
fn hold(texts: impl IntoIterator<Item = (String, String)>, read: impl Fn(&str) -> bool) {
    let mut too_much = Vec::new();
    for (name, text) in texts {
        let mut sound = false;
        let took = most(|| sound = read(&text));
        let taken = took.saturating_sub(ROOM) as f64 / text.len() as f64;
        let kind = if sound { "sound" } else { "faulty" };
        println!("{taken:6.1} times {:9} bytes  {kind:6} {name}", text.len());
        if taken > TIMES as f64 {
            too_much.push(name);
        }
    }
    assert!(too_much.is_empty(), "too much of what is read: {too_much:?}");
}

#[test]
fn a_plan_takes_no_more_memory_than_its_text_allows() {
    let _turn = turn();
    hold(LENGTHS.into_iter().flat_map(texts::plans), |text| Plan::from_json(text).is_ok());
}

#[test]
fn a_ledger_takes_no_more_memory_than_its_text_allows() {
    let _turn = turn();
    let plan = Plan::from_json(texts::plan_of_all_kinds()).unwrap();
    hold(LENGTHS.into_iter().flat_map(texts::ledgers), |text| Ledger::from_json(text, &plan).is_ok());
}

#[test]
fn a_method_takes_no_more_memory_than_its_text_allows() {
    let _turn = turn();
    hold(LENGTHS.into_iter().flat_map(texts::methods), |text| Method::from_json(text).is_ok());
}
