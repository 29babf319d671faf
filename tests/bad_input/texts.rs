//! Texts that are no JSON, or not the JSON of a plan or ledger.

use tenfold::{Ledger, Plan, json};

use super::{LEDGER, PLAN, Row, changed, plan, said};

#[rustfmt::skip]
pub(super) const PLANS: &[Row] = &[
    ("{\n  \"tenfold\"", "\u{feff}{\n  \"tenfold\"", &["syntax "]),
    ("\"title\": \"Visits\"}", "\"title\": \"Visits\",}", &["syntax "]),
    ("\"floor\": 0.4", "\"floor\": .4", &["syntax "]),
    ("\"floor\": 0.4", "\"floor\": NaN", &["syntax "]),
    ("\"floor\": 0.4", "\"floor\": Infinity", &["syntax "]),
    ("\"id\": \"p-city\"", "\"id\": \"\\ud83d\"", &["syntax id"]),
    ("\"id\": \"p-city\"", "\"id\": 7", &["wrong_type id"]),
    ("\"id\": \"p-city\"", "\"id\": null", &["wrong_type id"]),
    ("\"id\": \"p-city\"", "\"id\": \"p-city\", \"id\": \"p-town\"", &["duplicate_field id"]),
    ("\"zh\": \"十大行动\"", "\"en\": \"again\"", &["duplicate_field title.en"]),
    ("\"id\": \"p-city\"", "\"id\": \"p-city\", \"__proto__\": {\"id\": \"x\"}", &["unknown_field __proto__"]),
    ("\"id\": \"u-office\", \"title\": \"Office\"", "\"id\": \"u-office\", \"tittle\": \"Office\"", &["unknown_field units[0].tittle", "missing units[0].title"]),
    ("{\"id\": \"u-office\", \"title\": \"Office\"}", "[\"u-office\", \"Office\"]", &["wrong_type units[0]"]),
    ("\"kind\": \"deliverable\"", "\"kind\": \"project\"", &["unknown_word actions[0].actions[0].kind"]),
    ("\"title\": \"Others\", \"weight\": 3", "\"title\": \"Others\", \"weight\": 1e400", &["bad_number actions[1].weight"]),
    ("\"title\": \"Others\", \"weight\": 3", "\"title\": \"Others\", \"weight\": 9007199254740993", &["bad_number actions[1].weight"]),
    ("\"title\": \"Others\", \"weight\": 3", "\"title\": \"Others\", \"weight\": \"3\"", &["wrong_type actions[1].weight"]),
    ("\"lag_days\": 30", "\"lag_days\": -30", &["out_of_range indicators[0].lag_days"]),
    ("\"lag_days\": 30", "\"lag_days\": 1e9", &["out_of_range indicators[0].lag_days"]),
];

#[rustfmt::skip]
pub(super) const LEDGERS: &[Row] = &[
    ("\"value\": 120", "\"value\": -1e999", &["bad_number entries[1].value"]),
    ("\"value\": 120", "\"value\": 18446744073709551617", &["bad_number entries[1].value"]),
    ("\"value\": 120", "\"value\": null", &["missing entries[1].value"]),
    ("\"f-funds\": 30", "\"f-funds\": true", &["wrong_type entries[2].fields.f-funds"]),
    ("\"f-funds\": 30", "\"f-funds\": 30, \"f-funds\": 31", &["duplicate_field entries[2].fields.f-funds"]),
    ("\"kind\": \"stage\"", "\"kind\": \"stages\"", &["unknown_word entries[4].kind"]),
];

#[test]
fn each_fault_of_the_text_of_a_plan_is_found_at_its_place() {
    for (find, put, expected) in PLANS {
        assert_eq!(&said(Plan::from_json(changed(PLAN, find, put))), expected, "{find} -> {put}");
    }
}

#[test]
fn each_fault_of_the_text_of_a_ledger_is_found_at_its_place() {
    for (find, put, expected) in LEDGERS {
        assert_eq!(
            &said(Ledger::from_json(changed(LEDGER, find, put), &plan())),
            expected,
            "{find} -> {put}"
        );
    }
}

#[test]
fn what_stands_behind_the_text_or_cuts_it_off_is_a_fault_and_never_a_panic() {
    for trailing in ["x", "{}", "]", "\0", ",", "\u{feff}"] {
        assert_eq!(said(Plan::from_json(format!("{PLAN}{trailing}"))), ["syntax "], "{trailing:?}");
    }
    assert_eq!(said(Plan::from_json(format!("{PLAN} \n\t\r"))), [""; 0]);
    let bytes = PLAN.as_bytes();
    for end in (0..bytes.len() - 2).step_by(13) {
        assert_eq!(said(Plan::from_json(&bytes[..end])), ["syntax "], "cut off after {end} bytes");
    }
    assert_eq!(said(Plan::from_json([bytes, b"\xff"].concat())), ["syntax "]);
}

#[test]
fn the_faults_of_one_call_say_whether_they_are_of_the_plan_the_ledger_or_the_options() {
    let (plan, ledger) =
        (changed(PLAN, "\"p-city\"", "7"), changed(LEDGER, "\"value\": 120", "\"value\": []"));
    let options = r#"{"as_of": "2024-06-30"}"#;
    assert_eq!(said(json::evaluate(&plan, &ledger, "{}")), ["wrong_type plan.id", "missing options.as_of"]);
    assert_eq!(said(json::evaluate(PLAN, &ledger, options)), ["wrong_type ledger.entries[1].value"]);
    assert_eq!(said(json::evaluate("[]", "", options)), ["wrong_type plan"]);
    assert!(json::evaluate(PLAN, LEDGER, options).is_ok());
}
