//! What an engine refuses: it says what the whole ledger would say, and stays as it was.

use tenfold::draft::{self, Action, Entry, Goal, Indicator, Measure, Register, Target};
use tenfold::{Code, Engine, Options};

use super::examples::town;

#[test]
fn a_refused_entry_is_reported_as_the_whole_ledger_would_report_it() {
    let mut engine = town();
    let entries = vec![
        Entry::reading("p1", "paths", "2023", 10),
        Entry::reading("x", "paths", "2023-02-30", 10),
        Entry::reading("y", "benches", "2023", 10),
    ];
    let faults = engine.record(entries.clone()).unwrap_err();
    let mut ledger = engine.ledger();
    let plan = engine.plan().clone();
    assert_eq!(faults, ledger.append(&plan, entries).unwrap_err());
    assert_eq!(engine.len(), 2);
    assert_eq!(engine.columns().targets().value(0), Some(5.0));
}

#[test]
fn a_move_that_the_life_cycle_does_not_allow_is_refused_also_in_between() {
    let plan = draft::Plan::new("town", "Town", "2022-01-01")
        .register(Register::new("works", "Works"))
        .indicator(Indicator::new("open", "Open", Measure::stock("works")))
        .action(
            Action::new("build", "Build")
                .target(Target::new("t", "Three", "open", Goal::at_least(3)).due("2025-12-31")),
        )
        .build()
        .unwrap();
    let ledger = draft::Ledger::new("town")
        .entry(Entry::opened("o", "works", "hall", "2022-03-01"))
        .entry(Entry::closed("c", "works", "hall", "2022-09-01"))
        .build(&plan)
        .unwrap();
    let mut engine = Engine::new(plan, ledger).unwrap();
    engine.evaluate(&Options::new("2022-12-31".parse().unwrap()));
    let twice = Entry::closed("d", "works", "hall", "2022-06-01");
    assert_eq!(engine.record(vec![twice]).unwrap_err().iter().next().unwrap().code(), Code::ImpossibleMove);
    let bridge = Entry::opened("p", "works", "bridge", "2022-06-01");
    let changes = engine.record(vec![bridge]).unwrap();
    assert_eq!(changes.targets()[0].after.value, Some(1.0));
}

#[test]
fn entries_that_correct_or_withdraw_each_other_are_refused() {
    let mut engine = town();
    let reading = |id: &str, other: &str, recorded: &str| {
        Entry::reading(id, "paths", "2023", 3).corrects(other).recorded(recorded)
    };
    let entries = vec![reading("b", "a", "2024-02-01T00:00:00Z"), reading("a", "b", "2024-01-01T00:00:00Z")];
    assert!(engine.record(entries).unwrap_err().iter().any(|fault| fault.code() == Code::NotBefore));
    let entries = vec![Entry::withdrawn("v", "2024-01-01", "w"), Entry::withdrawn("w", "2024-01-01", "v")];
    assert!(engine.record(entries).is_err());
    assert_eq!(engine.len(), 2);
}

#[test]
fn a_ledger_keeps_the_widest_limits_within_which_it_was_recorded() {
    let mut engine = town();
    let wide = tenfold::Limits { text: 1 << 20, ..tenfold::Limits::default() };
    let long = Entry::reading("long", "paths", "2023", 3).note("x".repeat(100_000));
    assert!(engine.record(vec![long.clone()]).is_err());
    engine.record_within(vec![long], &wide).unwrap();
    let (plan, mut ledger) = (engine.plan().clone(), engine.ledger());
    assert!(ledger.append(&plan, vec![Entry::reading("next", "paths", "2023", 4)]).is_err());
    assert!(ledger.append_within(&plan, vec![Entry::reading("next", "paths", "2023", 4)], &wide).is_ok());
}

#[test]
fn an_entry_refused_within_other_limits_is_reported_as_the_whole_ledger_would_report_it_within_them() {
    let wide = tenfold::Limits::default();
    for limits in [
        wide,
        tenfold::Limits { nodes: 1, ..wide },
        tenfold::Limits { nodes: 2, ..wide },
        tenfold::Limits { nodes: 3, ..wide },
        tenfold::Limits { text: 8, ..wide },
        tenfold::Limits { id: 1, ..wide },
        tenfold::Limits { text: 1 << 20, ..wide },
    ] {
        let mut engine = town();
        let noted = Entry::reading("n", "paths", "2022-06-30", 10).note("A note of some length");
        engine.record(vec![noted]).unwrap();
        for entry in [
            Entry::reading("p1", "paths", "2023", 10),
            Entry::reading("x", "paths", "2023-02-30", 10),
            Entry::reading("y", "paths", "2023", 1).corrects("t1"),
        ] {
            let mut whole = engine.ledger().draft();
            whole.entries.push(entry.clone());
            let expected = whole.build_within(engine.plan(), &limits).err();
            let said = engine.record_within(vec![entry], &limits).err();
            // What is there is not checked again where nothing is refused.
            if let Some(said) = said {
                assert_eq!(said.to_string(), expected.unwrap().to_string(), "{limits:?}");
            }
        }
    }
}
