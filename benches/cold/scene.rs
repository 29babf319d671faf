//! A plan of many targets and its ledger as JSON, as this crate prints it.

use tenfold::Day;
use tenfold::draft::{self, Action, Entry, Goal, Indicator, Responsible, Target, Unit};

const START: &str = "2022-01-01";
/// Readings of each target.
const READINGS: i32 = 20;
/// Children of an action, and targets of a leaf.
const WIDE: usize = 10;
const UNITS: usize = 40;

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
        let plan = plan(targets).build().unwrap_or_else(|faults| panic!("{faults}"));
        let draft = ledger(targets);
        let readings = draft.entries.len();
        let ledger = draft.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
        Self { plan: plan.to_json(), ledger: ledger.to_json(), targets, readings }
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
    Target::new(format!("t{index:06}"), format!("Raise the share of number {index}"), indicator(index), goal)
        .baseline(f64::from(seed * 7919 % 53))
        .due(day(600 + seed * 31 % 1500))
        .responsible(Responsible::leading(format!("unit-{}", index % UNITS)))
}

fn indicator(index: usize) -> String {
    format!("share-{index}")
}

fn ledger(targets: usize) -> draft::Ledger {
    let mut ledger = draft::Ledger::new("cold");
    for index in 0..targets {
        let seed = i32::try_from(index).unwrap();
        for k in 0..READINGS {
            let after = 20 + k * 60 + (seed * 13 + k * 7) % 30;
            let value = f64::from((seed * 17 + k * 2_903) % 100_000) / 1_000.0;
            let entry = Entry::reading(format!("e{index:06}-{k:02}"), indicator(index), day(after), value);
            let entry = entry.recorded(format!("{}T09:30:00Z", day(after + 12)));
            ledger = ledger.entry(if k % 5 == 0 { entry.source("statistical yearbook") } else { entry });
        }
    }
    ledger
}

fn day(after: i32) -> String {
    START.parse::<Day>().unwrap().plus_days(after).unwrap().to_string()
}
