//! A plan of many targets and its ledger as JSON, as this crate prints it.
//!
//! The ledger is written an entry at a time: all drafts of a large one at once would not fit into most memories.

use std::io::Write;

use tenfold::draft::{self, Action, Entry, Goal, Indicator, Responsible, Target, Unit};
use tenfold::{Day, Limits};

const START: &str = "2022-01-01";
/// Readings of each target.
const READINGS: i32 = 20;
/// Children of an action, and targets of a leaf.
const WIDE: usize = 10;
const UNITS: usize = 40;
/// The limits within which any scene can be read.
pub(crate) const LIMITS: Limits =
    Limits { bytes: usize::MAX, levels: 32, nodes: usize::MAX, parts: 1_000, text: 64 << 10, id: 256 };

/// Two texts, and how much stands in them.
pub(crate) struct Scene {
    pub(crate) plan: String,
    pub(crate) ledger: String,
    pub(crate) targets: usize,
    pub(crate) readings: usize,
}

impl Scene {
    /// Returns a scene of a number of targets: ten times a power of ten.
    pub(crate) fn new(targets: usize) -> Self {
        let plan = plan(targets).build_within(&LIMITS).unwrap_or_else(|faults| panic!("{faults}"));
        let mut order: Vec<(i32, usize, i32)> = Vec::with_capacity(targets * READINGS as usize);
        for index in 0..targets {
            order.extend((0..READINGS).map(|k| (after(index, k), index, k)));
        }
        // Those recorded on one day stand by their ids, which begin with the number of the target.
        order.sort_unstable();
        let mut ledger = br#"{"tenfold":1,"plan":"cold","entries":["#.to_vec();
        for (place, (after, index, k)) in order.iter().enumerate() {
            if place > 0 {
                ledger.push(b',');
            }
            serde_json::to_writer(&mut ledger, &entry(*index, *k, *after)).unwrap();
        }
        ledger.write_all(b"]}").unwrap();
        let ledger = String::from_utf8(ledger).unwrap();
        Self { plan: plan.to_json(), ledger, targets, readings: order.len() }
    }
}

fn plan(targets: usize) -> draft::Plan {
    let mut plan = draft::Plan::new("cold", [("en", "A large plan"), ("zh", "一个大计划")], START);
    for unit in 0..UNITS {
        plan = plan.unit(Unit::new(format!("unit-{unit}"), format!("Department {unit}")));
    }
    for index in 0..targets {
        let title =
            [("en", format!("Share of what is number {index}")), ("zh", format!("第{index}项的比例"))];
        plan = plan.indicator(Indicator::level(indicator(index), title).unit("%"));
    }
    let mut next = 0;
    for top in 0..WIDE {
        plan = plan.action(tree(&format!("a{top}"), targets / WIDE, &mut next));
    }
    plan
}

fn tree(id: &str, targets: usize, next: &mut usize) -> Action {
    let mut action = Action::new(id, [("en", format!("Action {id}")), ("zh", format!("行动{id}"))]);
    if targets <= WIDE {
        for index in *next..*next + targets {
            action = action.target(target(index));
        }
        *next += targets;
        return action;
    }
    for child in 0..WIDE {
        action = action.action(tree(&format!("{id}-{child}"), targets / WIDE, next));
    }
    action
}

fn target(index: usize) -> Target {
    let seed = i32::try_from(index).unwrap();
    let goal = Goal::at_least(f64::from(200 + seed % 90) / 2.0);
    Target::new(format!("t{index:07}"), format!("Raise the share of number {index}"), indicator(index), goal)
        .baseline(f64::from(seed % 53 * 7919 % 53))
        .due(day(600 + seed % 1500 * 31 % 1500))
        .responsible(Responsible::leading(format!("unit-{}", index % UNITS)))
}

fn indicator(index: usize) -> String {
    format!("share-{index}")
}

fn entry(index: usize, k: i32, after: i32) -> Entry {
    let seed = i32::try_from(index).unwrap();
    let value = f64::from((seed % 100_000 * 17 + k * 2_903) % 100_000) / 1_000.0;
    let entry = Entry::reading(format!("e{index:07}-{k:02}"), indicator(index), day(after), value);
    let entry = entry.recorded(format!("{}T09:30:00Z", day(after + 12)));
    if k % 5 == 0 { entry.source("statistical yearbook") } else { entry }
}

/// Returns the day of a reading, counted from the start of the plan.
fn after(index: usize, k: i32) -> i32 {
    let seed = i32::try_from(index % 30).unwrap();
    20 + k * 60 + (seed * 13 + k * 7) % 30
}

fn day(after: i32) -> String {
    START.parse::<Day>().unwrap().plus_days(after).unwrap().to_string()
}
