//! Judging again takes no memory: once an engine has seen what there is to see, evaluations make no allocation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that panics has failed")]

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tenfold::draft::{
    self, Action, Checkpoint, Entry, Gate, Goal, Indicator, RollUp, Target, Trajectory, TrajectoryKind,
};
use tenfold::{Day, Engine, Options};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A town with levels and flows, one-sided and ranged goals, five trajectories, a quorum and gates.
fn town() -> Engine {
    let target = |id: &str, goal: Goal| Target::new(id, id, id, goal).baseline(2).due("2026-12-31");
    let checkpoints =
        Trajectory::default().point(Checkpoint::new("2023-12-31", 4)).point(Checkpoint::new("2024-12-31", 5));
    let quorum = Target::over("two", "Two of three", Goal::quorum(2, ["a", "b", "c"])).due("2026-12-31");
    let plan = draft::Plan::new("town", "Town", "2022-01-01")
        .indicator(Indicator::level("a", "A"))
        .indicator(Indicator::level("b", "B"))
        .indicator(Indicator::level("c", "C"))
        .indicator(Indicator::flow("d", "D"))
        .action(
            Action::new("north", "North")
                .target(target("a", Goal::at_least(10)))
                .target(target("b", Goal::at_most(1)).trajectory(TrajectoryKind::Compound))
                .roll_up(RollUp::default().gate(Gate::veto())),
        )
        .action(
            Action::new("south", "South")
                .target(target("c", Goal::between(4, 6)).trajectory(checkpoints))
                .target(target("d", Goal::at_least(40)).trajectory(TrajectoryKind::SCurve))
                .target(quorum),
        )
        .build()
        .unwrap();
    let mut ledger = draft::Ledger::new("town");
    for (place, id) in ["a", "b", "c", "d"].into_iter().enumerate() {
        for year in 2022..2026 {
            let value = f64::from(year - 2021) + f64::from(u32::try_from(place).unwrap()) / 10.0;
            ledger = ledger.entry(Entry::reading(format!("{id}{year}"), id, year.to_string(), value));
        }
    }
    let ledger = ledger.build(&plan).unwrap();
    Engine::new(plan, ledger).unwrap()
}

#[test]
fn evaluations_of_any_day_make_no_allocation() {
    let mut engine = town();
    let from: Day = "2021-06-30".parse().unwrap();
    let days = |step: i32| Options::new(from.plus_days(step * 97 % 2_200).unwrap());
    let options: Vec<Options> = (0..60).map(days).collect();
    for options in &options {
        engine.evaluate(options);
    }
    let region = Region::new(GLOBAL);
    for options in &options {
        engine.evaluate(options);
    }
    assert_eq!(region.change().allocations, 0);
    assert_eq!(engine.columns().targets().len(), 5);
}
