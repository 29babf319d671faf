//! Judging again takes no memory: once an engine has seen what there is to see, evaluations make no allocation, and
//! recording takes what it must store.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tenfold::draft::{
    self, Action, Checkpoint, Entry, Field, Gate, Goal, Indicator, Measure, Member, Register, RollUp, Set,
    Target, Trajectory, TrajectoryKind,
};
use tenfold::{Day, Engine, Options, Way};

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

/// A village with a register whose items are counted as they stand and as they arrive, and a goal to improve.
fn village() -> Engine {
    let target = |id: &str, goal: Goal| Target::new(id, id, id, goal).due("2026-12-31");
    let mut set = Set::new("s", "S");
    set.members = ["m", "n", "o"].map(|id| Member::new(id, id)).to_vec();
    let plan = draft::Plan::new("village", "Village", "2022-01-01")
        .set(set)
        .register(
            Register::new("r", "R")
                .field(Field::members("who", "Who", "s"))
                .field(Field::number("size", "Size")),
        )
        .indicator(Indicator::new("stock", "Stock", Measure::stock("r")))
        .indicator(Indicator::new("arrivals", "Arrivals", Measure::arrivals("r")))
        .indicator(Indicator::level("level", "Level"))
        .action(
            Action::new("all", "All")
                .target(target("stock", Goal::at_least(10)).baseline(0))
                .target(target("arrivals", Goal::at_least(10)))
                .target(target("level", Goal::improve(Way::Up))),
        )
        .build()
        .unwrap();
    let mut ledger = draft::Ledger::new("village");
    for (place, year) in (2022..2026).enumerate() {
        let (day, who) = (format!("{year}-03-01"), ["m", "n", "o", "m"][place]);
        let item = format!("i{year}");
        ledger = ledger
            .entry(Entry::opened(format!("o{year}"), "r", item.as_str(), day.as_str()).field("who", who))
            .entry(
                Entry::changed(format!("c{year}"), "r", item.as_str(), format!("{year}-06-01"))
                    .field("size", 2.0),
            )
            .entry(Entry::reading(format!("l{year}"), "level", day.as_str(), f64::from(year)));
    }
    let ledger = ledger.build(&plan).unwrap();
    Engine::new(plan, ledger).unwrap()
}

/// A county with towns that join and leave, how many of them projects reach, and a goal for each of them.
fn county() -> Engine {
    let towns: Vec<String> = (0..30).map(|town| format!("t{town:02}")).collect();
    let mut set = Set::new("s", "Towns");
    set.open = true;
    set.members = towns.iter().map(|town| Member::new(town.as_str(), town.as_str())).collect();
    let target = |id: &str, of: &str, goal: Goal| Target::new(id, id, of, goal).due("2026-12-31");
    let plan = draft::Plan::new("county", "County", "2022-01-01")
        .set(set)
        .register(Register::new("r", "Projects").field(Field::members("who", "Who", "s")))
        .indicator(Indicator::new("share", "Share", Measure::coverage("r", "who")))
        .indicator(Indicator::level("each", "Each").per("s"))
        .action(
            Action::new("all", "All")
                .target(target("reached", "share", Goal::at_least(1)))
                .target(target("named", "share", Goal::every_member()))
                .target(target("enough", "each", Goal::every_member().each(draft::Each::at_least(3)))),
        )
        .build()
        .unwrap();
    let mut ledger = draft::Ledger::new("county");
    for (place, town) in towns.iter().enumerate() {
        let day = format!("{}-{:02}-01", 2022 + place % 4, 1 + place % 12);
        ledger = ledger
            .entry(
                Entry::opened(format!("o{town}"), "r", format!("p{town}"), day.as_str())
                    .field("who", town.as_str()),
            )
            .entry(Entry::reading(format!("r{town}"), "each", day, 4).member(town.as_str()));
    }
    for year in 2022..2026 {
        let town = format!("n{year}");
        ledger = ledger
            .entry(Entry::joined(format!("j{year}"), "s", format!("{year}-03-01"), town.as_str()))
            .entry(Entry::left(format!("l{year}"), "s", format!("{year}-09-01"), town));
    }
    let ledger = ledger.build(&plan).unwrap();
    Engine::new(plan, ledger).unwrap()
}

/// A town of which nothing was read yet.
fn unread() -> Engine {
    let plan = town().plan().clone();
    let ledger = draft::Ledger::new("town").build(&plan).unwrap();
    Engine::new(plan, ledger).unwrap()
}

/// Records as many readings as there are numbers, one by one, and returns how many allocations that took.
fn allocations_of_recording(engine: &mut Engine, numbers: std::ops::Range<u32>) -> usize {
    let reading = |number: u32| {
        let indicator = ["a", "b", "c", "d"][usize::try_from(number % 4).unwrap()];
        let day = "2022-01-01".parse::<Day>().unwrap().plus_days(i32::try_from(number / 4).unwrap()).unwrap();
        let recorded = format!("{}T12:00:00Z", day.plus_days(3_000).unwrap());
        vec![Entry::reading(format!("new{number:05}"), indicator, day.to_string(), number).recorded(recorded)]
    };
    let batches: Vec<Vec<Entry>> = numbers.map(reading).collect();
    let region = Region::new(GLOBAL);
    for batch in batches {
        assert!(engine.record(batch).is_ok());
    }
    region.change().allocations
}

/// One test, and not several: what runs beside it would be counted too.
#[test]
fn judging_again_takes_no_memory_and_recording_what_it_must_store() {
    evaluations_of_any_day_make_no_allocation(town());
    evaluations_of_any_day_make_no_allocation(village());
    evaluations_of_any_day_make_no_allocation(county());
    readings_are_recorded_with_what_they_must_store();
}

fn readings_are_recorded_with_what_they_must_store() {
    let mut engine = unread();
    engine.evaluate(&Options::new("2026-06-30".parse().unwrap()));
    allocations_of_recording(&mut engine, 0..1_000);
    // The id of each, and now and then room for more: lists that double, and nodes of the tree of ids.
    let allocations = allocations_of_recording(&mut engine, 1_000..2_000);
    assert!((1_000..1_250).contains(&allocations), "{allocations}");
}

fn evaluations_of_any_day_make_no_allocation(mut engine: Engine) {
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
    assert!(!engine.columns().targets().is_empty());
}
