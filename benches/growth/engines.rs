//! What an engine takes in, in one go and one after the other.

use tenfold::draft::{Entry, Goal, Indicator, Measure, Plan, Register, Target};
use tenfold::{Day, Engine, Options};

use super::{cases, day, grows_once_made, ledger, with_targets};

pub(super) const CASES: &[(&str, fn())] = cases![
    many_revisions_of_one_entry_are_recorded_in_as_long_as_they_are,
    items_are_taken_back_in_as_long_as_there_are,
    entries_of_one_item_latest_first_are_recorded_in_as_long_as_they_are,
    readings_latest_first_are_recorded_in_as_long_as_they_are,
    periods_of_a_flow_are_recorded_in_as_long_as_they_are,
    attestations_are_looked_at_in_as_long_as_they_are,
    a_refused_entry_costs_what_it_touches,
    recording_under_an_earlier_moment_costs_what_is_recorded,
];

fn options() -> Options {
    Options::new("2030-12-31".parse().unwrap())
}

/// An engine that was judged.
fn engine(plan: &Plan, entries: Vec<Entry>) -> Engine {
    let mut engine = unjudged(plan, entries);
    engine.evaluate(&options());
    engine
}

fn unjudged(plan: &Plan, entries: Vec<Entry>) -> Engine {
    let plan = plan.clone().build().unwrap();
    let mut draft = ledger(0, |_| Entry::default());
    draft.entries = entries;
    let ledger = draft.build(&plan).unwrap();
    Engine::new(plan, ledger).unwrap()
}

fn of_a_level() -> Plan {
    with_targets(1, |_| Target::new("t", "T", "i", Goal::at_least(10)))
}

fn of_a_flow(targets: usize) -> Plan {
    let target = |index: usize| Target::new(format!("t{index}"), "T", "f", Goal::at_least(10));
    with_targets(targets, target).indicator(Indicator::flow("f", "F"))
}

fn of_a_register() -> Plan {
    with_targets(1, |_| Target::new("t", "T", "k", Goal::at_least(10)))
        .register(Register::new("r", "R"))
        .indicator(Indicator::new("k", "K", Measure::stock("r")))
}

fn recorded(second: usize) -> String {
    let (hours, minutes, seconds) = (second / 3_600, second / 60 % 60, second % 60);
    format!("2031-01-{:02}T{:02}:{minutes:02}:{seconds:02}Z", hours / 24 + 1, hours % 24)
}

fn reading(index: usize) -> Entry {
    Entry::reading(format!("e{index:06}"), "i", day(index), 1).recorded(recorded(index))
}

fn many_revisions_of_one_entry_are_recorded_in_as_long_as_they_are() {
    let correction = |index: usize| Entry::reading(format!("c{index:06}"), "i", "2023", 1);
    let of_one = |index: usize| correction(index).corrects("e000000").recorded(recorded(index + 1));
    let of_the_last = |index: usize| {
        let before = index.checked_sub(1).map_or_else(|| "e000000".to_owned(), |last| format!("c{last:06}"));
        correction(index).corrects(before).recorded(recorded(index + 1))
    };
    let withdrawn = |index: usize| match index % 2 {
        0 => of_one(index),
        _ => Entry::withdrawn(format!("w{index:06}"), day(index), format!("c{:06}", index - 1))
            .recorded(recorded(index + 1)),
    };
    let ways: [&dyn Fn(usize) -> Entry; 3] = [&of_one, &of_the_last, &withdrawn];
    for way in ways {
        let make =
            |size: usize| (engine(&of_a_level(), vec![reading(0)]), (0..size).map(way).collect::<Vec<_>>());
        grows_once_made(1_000, make, |(engine, batch)| {
            assert!(engine.record(std::mem::take(batch)).is_ok());
        });
    }
}

fn items_are_taken_back_in_as_long_as_there_are() {
    let make = |size: usize| {
        let opened =
            |index: usize| Entry::opened(format!("o{index:06}"), "r", format!("n{index:06}"), day(index));
        (engine(&of_a_register(), Vec::new()), (0..size).map(opened).collect::<Vec<_>>())
    };
    grows_once_made(1_000, make, |(engine, batch)| {
        let mut scenario = engine.scenario();
        assert!(scenario.record(std::mem::take(batch)).is_ok());
    });
    grows_once_made(1_000, make, |(engine, batch)| {
        let mut scenario = engine.scenario();
        for entry in std::mem::take(batch).into_iter().take(20) {
            assert!(scenario.record(vec![entry]).is_ok());
        }
    });
}

fn entries_of_one_item_latest_first_are_recorded_in_as_long_as_they_are() {
    let make = |size: usize| {
        let first = vec![Entry::opened("o", "r", "n", "2021-12-31")];
        let changed = |index: usize| Entry::changed(format!("c{index:06}"), "r", "n", day(size - index));
        (engine(&of_a_register(), first), (0..size).map(changed).collect::<Vec<_>>())
    };
    grows_once_made(1_000, make, |(engine, batch)| {
        assert!(engine.record(std::mem::take(batch)).is_ok());
    });
}

fn readings_latest_first_are_recorded_in_as_long_as_they_are() {
    let make = |size: usize| {
        let reading = |index: usize| Entry { illustrative: true, ..reading(size - index) };
        (engine(&of_a_level(), Vec::new()), (0..size).map(reading).collect::<Vec<_>>())
    };
    grows_once_made(3_000, make, |(engine, batch)| {
        assert!(engine.record(std::mem::take(batch)).is_ok());
    });
}

fn periods_of_a_flow_are_recorded_in_as_long_as_they_are() {
    let of_a_year =
        |index: usize| Entry::reading(format!("e{index:06}"), "f", "2023", 1).recorded(recorded(index));
    let of_days =
        |index: usize| Entry::reading(format!("e{index:06}"), "f", day(index), 1).recorded(recorded(index));
    let ways: [&dyn Fn(usize) -> Entry; 2] = [&of_a_year, &of_days];
    // Judging each of as many targets on as many readings would take the square: here none is judged.
    for way in ways {
        let make =
            |size: usize| (unjudged(&of_a_flow(size), Vec::new()), (0..size).map(way).collect::<Vec<_>>());
        grows_once_made(300, make, |(engine, batch)| {
            assert!(engine.record(std::mem::take(batch)).is_ok());
        });
    }
}

fn attestations_are_looked_at_in_as_long_as_they_are() {
    let make = |size: usize| {
        let attested = |index: usize| Entry::attested_indicator(format!("a{index:06}"), "f", day(index));
        engine(&of_a_flow(size), (0..size).map(attested).collect())
    };
    grows_once_made(1_000, make, |engine| {
        let before: Day = "2029-12-31".parse().unwrap();
        engine.evaluate(&Options::new(before));
    });
}

fn a_refused_entry_costs_what_it_touches() {
    let make = |size: usize| {
        let mut plan = of_a_register();
        plan.indicators.extend([Indicator::flow("f", "F")]);
        engine(&plan, (0..size).map(reading).collect())
    };
    // An eighth of as many refusals as there are entries.
    grows_once_made(1_000, make, |engine| {
        for _ in 0..engine.len() / 8 {
            assert!(engine.record(vec![Entry::closed("x", "r", "n", "2023-01-01")]).is_err());
            assert!(engine.record(vec![Entry::reading("e000000", "i", "2023", 1)]).is_err());
            assert!(engine.record(vec![Entry::reading("y", "j", "2023", 1)]).is_err());
            assert!(engine.record(vec![Entry::reading("y", "i", "2023", 1).corrects("z")]).is_err());
        }
    });
}

fn recording_under_an_earlier_moment_costs_what_is_recorded() {
    let make = |size: usize| {
        let mut engine = engine(&of_a_level(), (0..size).map(reading).collect());
        engine.evaluate(&options().known_by("2031-06-01T00:00:00Z".parse().unwrap()));
        let more: Vec<Entry> = (size..size + size / 8).map(reading).collect();
        (engine, more)
    };
    grows_once_made(1_000, make, |(engine, more)| {
        for entry in std::mem::take(more) {
            assert!(engine.record(vec![entry]).is_ok());
        }
    });
}
