//! What the engine costs, over the yardstick, with the goal beside each figure:
//!
//!     cargo bench --bench engine [targets …]
//!
//! First the answers are checked against the yardstick's. Then both run in turns, in one process, and a figure is the
//! ratio of each turn. Nothing is asserted about time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed, and says where"
)]
#![allow(dead_code, unused_imports, reason = "each benchmark uses a part of what they share")]

mod agree;
mod goals;
mod scene;
mod timing;
#[path = "engine/together.rs"]
mod together;
#[path = "engine/turns.rs"]
mod turns;
mod yardstick;

use goals::{Goal, Should, is_room};
use scene::Scene;
use turns::{Bench, Costs};

/// The bytes that a target takes while it is measured, with all its readings: at the most, while the ledger is read.
const ROOM: usize = 12_000;

fn main() {
    let mut smaller = None;
    for targets in goals::sizes(&[10_000, 100_000]) {
        if !is_room(targets, ROOM) {
            let why = format!("left out: it takes {} GB of memory", targets * ROOM / 1_000_000_000);
            for number in [1, 3, 4, 5] {
                Goal { number, targets }.left_out("all of it", &why);
            }
            continue;
        }
        let costs = Bench::of(Scene::new(targets)).run();
        if let Some(smaller) = smaller.replace(costs) {
            growth(&smaller, &costs);
        }
        together::measure(targets);
    }
}

/// Says how costs grow with the size of the plan: by which power of it.
fn growth(smaller: &Costs, larger: &Costs) {
    let larger_by = larger.targets as f64 / smaller.targets as f64;
    let power = |small: f64, large: f64| libm::log(large / small) / libm::log(larger_by);
    let name = |what: &str| format!("{what}, exponent from {}", smaller.targets);
    let of = |number| Goal { number, targets: larger.targets };
    let record = power(smaller.record, larger.record);
    of(3).say(&name("record one entry"), record, "", Should::AtMost(0.35));
    let should = if smaller.targets >= 100_000 { Should::Between(0.95, 1.05) } else { Should::Say };
    of(5).say(&name("evaluate, any day"), power(smaller.any_day, larger.any_day), "", should);
}
