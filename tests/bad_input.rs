//! Broken input: every fault is found, at its place, with words that help, and nothing panics.

mod builders;
mod hostile;
mod ledgers;
mod limits;
mod many;
mod methods;
mod plans;
mod texts;
mod together;
mod tolerated;

use std::collections::BTreeSet;

use tenfold::{Code, Fault, Faults, Ledger, Plan};

const PLAN: &str = include_str!("bad_input/plan.json");
const LEDGER: &str = include_str!("bad_input/ledger.json");

/// One change of a sound text, and the faults of the result as `code place`.
///
/// What is found stands in the text exactly once, and the other text is put in its place.
type Row = (&'static str, &'static str, &'static [&'static str]);

fn changed(text: &str, find: &str, put: &str) -> String {
    assert_eq!(text.matches(find).count(), 1, "`{find}` must stand in the text once");
    text.replacen(find, put, 1)
}

fn plan() -> Plan {
    Plan::from_json(PLAN).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Returns the faults as `code place`, after looking at their words.
fn said<T>(result: Result<T, Faults>) -> Vec<String> {
    let Err(faults) = result else { return Vec::new() };
    faults.iter().for_each(speaks_well);
    faults.iter().map(|fault| format!("{} {}", fault.code(), fault.place())).collect()
}

/// Words that say how the crate is made, not what is wrong with the input.
const INSIDE: [&str; 12] =
    ["::", "<", "Option", "Vec", "String", "f64", "u32", "usize", "struct", "enum", "serde", "panick"];

/// Checks the words of a fault: cause and remedy are there, in lower case, without a full stop, without the name
/// of a type; ids stand in backticks; nothing is longer than a person reads.
fn speaks_well(fault: &Fault) {
    for part in [fault.cause(), fault.remedy()] {
        assert!(!part.is_empty(), "{fault}");
        assert!(!part.starts_with(char::is_uppercase) && !part.ends_with('.'), "{fault}");
        assert!(part.len() < 2_000, "{} bytes: {fault}", part.len());
        assert!(part.matches('`').count().is_multiple_of(2), "{fault}");
        let bare: String = part.split('`').step_by(2).collect();
        for word in INSIDE {
            assert!(!bare.contains(word), "`{word}` is a word from inside: {fault}");
        }
        for id in ids() {
            assert!(!bare.contains(id), "`{id}` stands without backticks: {fault}");
        }
    }
    assert!(!fault.place().contains(' '), "{fault}");
}

/// Returns every id of the sound plan and ledger. They all have a hyphen, so that none is a common word.
fn ids() -> impl Iterator<Item = &'static str> {
    let after_id =
        |text: &'static str| text.split("\"id\": \"").skip(1).filter_map(|rest| rest.split('"').next());
    after_id(PLAN).chain(after_id(LEDGER))
}

#[test]
fn the_texts_that_the_tables_change_are_sound() {
    let plan = plan();
    let ledger = Ledger::from_json(LEDGER, &plan).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!((plan.targets().len(), ledger.entries().len()), (9, 15));
}

/// The codes that no table can show, each with the reason.
const NOT_IN_TABLES: [(Code, &str); 0] = [];

#[test]
fn every_code_is_shown_by_a_table() {
    let tables = [plans::ROWS, ledgers::ROWS, methods::ROWS, texts::PLANS, texts::LEDGERS];
    let rows = tables.iter().flat_map(|table| table.iter());
    assert!(rows.clone().count() >= 80, "{} rows", rows.count());
    let expected = rows.flat_map(|(_, _, faults)| faults.iter()).chain(hostile::FAULTS.iter());
    let shown: BTreeSet<&str> = expected.map(|fault| fault.split(' ').next().unwrap()).collect();
    for code in Code::ALL {
        let excused = NOT_IN_TABLES.iter().any(|(other, _)| other == code);
        assert_ne!(shown.contains(code.as_str()), excused, "`{code}`");
    }
}
