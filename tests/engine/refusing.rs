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

/// What comes in: what is sound, what cannot be read, what refers to nothing, and what cannot stand with the others.
fn incoming() -> Vec<Entry> {
    let reading = |id: &str, day: &str| Entry::reading(id, "level", day, 1);
    let of_flow = |id: &str, period: &str| Entry::reading(id, "flow", period, 1);
    let kindless = Entry { kind: None, ..reading("kindless", "2023-01-01") };
    let nowhere = Entry { item: None, ..Entry::opened("nowhere", "works", "", "2022-07-01") };
    vec![
        reading("sound", "2023-01-01"),
        reading("no-day", "2023-02-30"),
        Entry::reading("unknown", "nothing", "2023", 1),
        Entry::reading("no-number", "level", "2023-01-02", f64::NAN),
        of_flow("inside", "2022-05"),
        of_flow("last-day", "2022-12-31"),
        of_flow("first-day", "2023-01-01"),
        of_flow("touches", "2023-02-01"),
        of_flow("around", "2022-H2"),
        of_flow("next", "2024"),
        of_flow("inside-next", "2024-02"),
        Entry::opened("twice", "works", "hall", "2022-06-01"),
        Entry::changed("late", "works", "hall", "2022-10-01").title("Hall"),
        Entry::closed("late-closed", "works", "hall", "2022-10-01"),
        Entry::closed("ghost", "works", "ghost", "2022-10-01"),
        Entry::moved("back", "plans", "bridge", "2022-10-01", "approved"),
        Entry::moved("over", "plans", "bridge", "2022-10-01", "delivered"),
        Entry::opened("ghost-opened", "works", "ghost", "2022-09-01"),
        nowhere,
        Entry::changed("park-changed", "works", "park", "2022-06-01").title("Park"),
        Entry::closed("park-closed", "works", "park", "2022-05-15"),
        Entry::closed("park-closed-before", "works", "park", "2022-04-15"),
        reading("corrects-nothing", "2023-01-03").corrects("nothing"),
        reading("corrects-level", "2023-02-30").corrects("l1"),
        reading("corrected", "2023-01-04").corrects("l1"),
        kindless,
        Entry::withdrawn("takes-opening", "2023-01-05", "o1"),
        Entry::withdrawn("takes-closing", "2023-01-05", "c1"),
        Entry { entry: None, ..Entry::withdrawn("takes-nothing", "2023-01-05", "o1") },
        reading("l1", "2023-01-06"),
        reading("No Id", "2023-01-07"),
        Entry { lost: true, ..reading("lost", "2023-01-08") },
    ]
}

#[test]
fn any_two_entries_are_refused_as_the_whole_ledger_would_be() {
    let level = |id: &str, of: &str| Target::new(id, id, of, Goal::at_least(3)).due("2025-12-31");
    let plan = draft::Plan::new("town", "Town", "2022-01-01")
        .register(Register::new("works", "Works"))
        .register(Register::new("plans", "Plans").project_life_cycle())
        .indicator(Indicator::new("open", "Open", Measure::stock("works")))
        .indicator(Indicator::level("level", "Level"))
        .indicator(Indicator::flow("flow", "Flow"))
        .action(
            Action::new("build", "Build")
                .target(level("t", "open"))
                .target(level("l", "level"))
                .target(level("f", "flow")),
        )
        .build()
        .unwrap();
    let ledger = draft::Ledger::new("town")
        .entry(Entry::opened("o1", "works", "hall", "2022-03-01").recorded("2022-03-01T00:00:00Z"))
        .entry(Entry::closed("c1", "works", "hall", "2022-09-01").recorded("2022-09-01T00:00:00Z"))
        .entry(Entry::opened("o2", "works", "park", "2022-05-01").recorded("2022-05-01T00:00:00Z"))
        .entry(Entry::opened("o3", "plans", "bridge", "2022-05-01").recorded("2022-05-02T00:00:00Z"))
        .entry(
            Entry::moved("m1", "plans", "bridge", "2022-11-01", "approved").recorded("2022-11-02T00:00:00Z"),
        )
        .entry(Entry::reading("l1", "level", "2022-06-30", 1).recorded("2022-07-01T00:00:00Z"))
        .entry(Entry::reading("f1", "flow", "2022", 1).recorded("2023-01-10T00:00:00Z"))
        .entry(Entry::reading("f2", "flow", "2023-02", 1).recorded("2023-03-10T00:00:00Z"))
        .build(&plan)
        .unwrap_or_else(|faults| panic!("{faults}"));
    let (mut refused, mut sound) = (0, 0);
    for one in incoming() {
        for other in incoming() {
            let mut engine = Engine::new(plan.clone(), ledger.clone()).unwrap();
            let mut entries = vec![one.clone()];
            entries.extend((one != other).then_some(other.clone()));
            let mut whole = ledger.draft();
            whole.entries.extend(entries.iter().cloned());
            match (engine.record(entries), whole.build(&plan)) {
                (Ok(_), Ok(whole)) => {
                    assert_eq!(engine.ledger(), whole);
                    sound += 1;
                }
                (Err(said), Err(faults)) => {
                    assert_eq!(said.to_string(), faults.to_string(), "{} and {}", one.id, other.id);
                    assert_eq!(engine.ledger(), ledger);
                    refused += 1;
                }
                (said, whole) => panic!("{} and {}: {said:?}, {whole:?}", one.id, other.id),
            }
        }
    }
    assert!(refused > 500 && sound > 50, "{refused} {sound}");
    // What may take another entry out, or speak of any item, leaves it open what the others come to.
    let by_id = |id: &str| incoming().into_iter().find(|entry| entry.id == id).unwrap();
    let alone = |ids: &[&str]| {
        let mut whole = ledger.draft();
        whole.entries.extend(ids.iter().map(|id| by_id(id)));
        let faults = whole.build(&plan).unwrap_err();
        faults.iter().map(|fault| fault.code()).collect::<Vec<_>>()
    };
    assert_eq!(alone(&["twice"]), [Code::DuplicateId]);
    assert_eq!(alone(&["corrects-level", "twice"]), [Code::BadPeriod]);
    assert_eq!(alone(&["kindless", "twice"]), [Code::Missing]);
    assert_eq!(alone(&["takes-nothing", "twice"]), [Code::Missing]);
    assert_eq!(alone(&["nowhere", "twice"]), [Code::Missing]);
    assert_eq!(alone(&["no-day", "twice"]), [Code::BadPeriod, Code::DuplicateId]);
    assert_eq!(alone(&["lost"]), [Code::NotAllowed]);
}
