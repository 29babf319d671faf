//! The door as a whole: what comes in, what is said about it, and what is left of it.
//!
//! These tests hold under every feature that a host may give `serde_json`:
//! `cargo test -p tenfold --lib doors --features serde_json/arbitrary_precision,serde_json/preserve_order`.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::read;
use crate::draft::{Action, Entry, GoalKind, Ledger, Plan};
use crate::words::{Day, Limits, Scalar, Text};
use crate::words::{digest, print};

mod at_once;
mod limits;
mod numbers;
mod oracle;

/// Reads a draft, and returns its faults as `code place`.
fn faults<T: DeserializeOwned + Default>(text: &[u8]) -> (T, Vec<String>) {
    let (draft, faults) = read::<T>(text, &Limits::default());
    (draft, faults.iter().map(|fault| format!("{} {}", fault.code(), fault.place())).collect())
}

fn assert_plan_faults(text: &str, expected: &[&str]) -> Plan {
    let (plan, found) = faults::<Plan>(text.as_bytes());
    assert_eq!(found, expected, "{text}");
    plan
}

fn assert_entry_faults(entry: &str, expected: &[&str]) -> Option<Entry> {
    let text = format!(r#"{{"entries":[{entry}]}}"#);
    let (mut ledger, found) = faults::<Ledger>(text.as_bytes());
    let expected: Vec<String> = expected.iter().map(|fault| fault.replace('~', "entries[0]")).collect();
    assert_eq!(found, expected, "{entry}");
    ledger.entries.pop()
}

fn assert_returns<T: DeserializeOwned + Default + Serialize + PartialEq + Debug>(value: &T) {
    let text = print(value).unwrap();
    let (back, found) = faults::<T>(text.as_bytes());
    assert_eq!(found, [""; 0]);
    assert_eq!(&back, value);
    assert_eq!(print(&back).unwrap(), text);
}

#[test]
fn what_is_printed_is_read_back_the_same() {
    assert_returns(&oracle::plan());
    assert_returns(&oracle::ledger());
    assert_returns(&Plan::default());
    assert_eq!(print(&Ledger::new("a")).unwrap(), r#"{"tenfold":1,"plan":"a"}"#);
}

#[test]
fn a_number_that_is_not_finite_is_not_printed() {
    let mut action = Action::new("a", "A");
    action.weight = Some(crate::words::Number(f64::NAN));
    assert_eq!(print(&action).unwrap_err().code().as_str(), "bad_number");
}

#[test]
fn the_digest_is_that_of_the_text() {
    assert_eq!(digest(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(digest("abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn text_that_is_not_json_has_one_fault() {
    let broken: [&[u8]; 16] = [
        b"",
        b" ",
        b"{",
        b"{}{}",
        b"{} x",
        b"{,}",
        b"{\"id\":\"a\",}",
        b"{\"id\" \"a\"}",
        b"{'id':1}",
        b"{\"id\":01}",
        b"{\"id\":NaN}",
        b"{\"id\":\"a\nb\"}",
        b"{\"id\":\"\\x\"}",
        b"\xEF\xBB\xBF{}",
        b"{\"id\":\"\xFF\"}",
        b"{\"units\":[1,{\"x\":]}",
    ];
    for text in broken {
        let (plan, found) = faults::<Plan>(text);
        assert_eq!(found, ["syntax "], "{text:?}");
        assert_eq!(plan, Plan::default());
    }
}

#[test]
fn faults_of_syntax_say_where() {
    let cause =
        |text: &[u8]| read::<Plan>(text, &Limits::default()).1.iter().next().unwrap().cause().to_owned();
    assert_eq!(cause(b"{\n\"id\" 1}"), "the text is not JSON: expected `:` at line 2 column 6");
    assert_eq!(cause(b"{\n\"id\":\"\xFF\"}"), "the text is not JSON: it is not UTF-8 at line 2 column 7");
}

#[test]
fn what_is_not_an_object_is_of_the_wrong_type() {
    for text in ["[]", "[[],[]]", "1", "1e999", "null", "true", "\"{}\"", " [ {} ] "] {
        assert_plan_faults(text, &["wrong_type "]);
    }
}

#[test]
fn a_value_of_the_wrong_type_is_named_with_its_place() {
    let table = [
        (r#"{"id":5}"#, "wrong_type id"),
        (r#"{"id":null}"#, "wrong_type id"),
        (r#"{"title":5}"#, "wrong_type title"),
        (r#"{"title":["a"]}"#, "wrong_type title"),
        (r#"{"title":null}"#, "wrong_type title"),
        (r#"{"title":{"en":5}}"#, "wrong_type title.en"),
        (r#"{"title":{"en":{"en":"a"}}}"#, "wrong_type title.en"),
        (r#"{"tenfold":"1"}"#, "wrong_type tenfold"),
        (r#"{"tenfold":true}"#, "wrong_type tenfold"),
        (r#"{"units":{}}"#, "wrong_type units"),
        (r#"{"units":null}"#, "wrong_type units"),
        (r#"{"units":["a"]}"#, "wrong_type units[0]"),
        (r#"{"units":[[]]}"#, "wrong_type units[0]"),
        (r#"{"units":[["a","A"]]}"#, "wrong_type units[0]"),
        (r#"{"actions":{}}"#, "wrong_type actions"),
        (r#"{"actions":[{"actions":[{"tags":[null]}]}]}"#, "wrong_type actions[0].actions[0].tags[0]"),
        (r#"{"actions":[{"kind":5}]}"#, "wrong_type actions[0].kind"),
        (r#"{"actions":[{"kind":{"project":null}}]}"#, "wrong_type actions[0].kind"),
        (r#"{"actions":[{"weight":"1"}]}"#, "wrong_type actions[0].weight"),
        (r#"{"roll_up":[]}"#, "wrong_type roll_up"),
        (r#"{"roll_up":["zero"]}"#, "wrong_type roll_up"),
        (r#"{"sets":[{"open":"yes"}]}"#, "wrong_type sets[0].open"),
        (r#"{"sets":[{"open":1}]}"#, "wrong_type sets[0].open"),
    ];
    for (text, fault) in table {
        assert_plan_faults(text, &[fault]);
    }
}

#[test]
fn null_stands_for_what_may_be_left_out() {
    let plan = assert_plan_faults(r#"{"due":null,"note":null,"roll_up":null,"tenfold":null}"#, &[]);
    assert_eq!(plan, Plan::default());
}

#[test]
fn fields_that_are_unknown_or_stand_twice_are_named() {
    let table: [(&str, &[&str]); 8] = [
        (r#"{"tittle":"a"}"#, &["unknown_field tittle"]),
        (r#"{"":1,"":2}"#, &["unknown_field ", "unknown_field "]),
        (r#"{"__proto__":{},"constructor":1}"#, &["unknown_field __proto__", "unknown_field constructor"]),
        (r#"{"id":"a","id":"b"}"#, &["duplicate_field id"]),
        (r#"{"id":5,"id":"b"}"#, &["wrong_type id", "duplicate_field id"]),
        (r#"{"id":"a","i\u0064":7}"#, &["duplicate_field id"]),
        (r#"{"title":{"en":"a","en":"b"}}"#, &["duplicate_field title.en"]),
        (r#"{"$serde_json::private::Number":"1"}"#, &["unknown_field $serde_json::private::Number"]),
    ];
    for (text, expected) in table {
        assert_plan_faults(text, expected);
    }
    assert_eq!(assert_plan_faults(r#"{"id":"a","id":"b"}"#, &["duplicate_field id"]).id, "a");
}

#[test]
fn a_title_may_have_any_key() {
    let plan = assert_plan_faults(r#"{"title":{"$serde_json::private::Number":"1","__proto__":"2"}}"#, &[]);
    assert_eq!(plan.title, Text::from([("$serde_json::private::Number", "1"), ("__proto__", "2")]));
}

#[test]
fn values_of_fields_are_texts_numbers_and_lists_of_texts() {
    let entry =
        assert_entry_faults(r#"{"fields":{"a":"x","b":-2.5e0,"c":["y","\u00e9"],"d":[]}}"#, &[]).unwrap();
    let expected = [
        ("a", Scalar::from("x")),
        ("b", Scalar::from(-2.5)),
        ("c", Scalar::from(["y", "é"])),
        ("d", Scalar::from(Vec::new())),
    ];
    assert_eq!(entry.fields, expected.map(|(key, value)| (key.to_owned(), value)).into());
    let table: [(&str, &[&str]); 9] = [
        (r#"{"fields":{"a":true}}"#, &["wrong_type ~.fields.a"]),
        (r#"{"fields":{"a":null}}"#, &["wrong_type ~.fields.a"]),
        (r#"{"fields":{"a":{"$serde_json::private::Number":"1"}}}"#, &["wrong_type ~.fields.a"]),
        (r#"{"fields":{"a":["x",1,["y"]]}}"#, &["wrong_type ~.fields.a[1]", "wrong_type ~.fields.a[2]"]),
        (r#"{"fields":{"a":1,"b":2,"a":3}}"#, &["duplicate_field ~.fields.a"]),
        (r#"{"fields":{"a":9007199254740993}}"#, &["bad_number ~.fields.a"]),
        (r#"{"fields":[]}"#, &["wrong_type ~.fields"]),
        (r#"{"planned":{"a":1}}"#, &["wrong_type ~.planned.a"]),
        (r#"{"planned":{"a":"1","a":"1"}}"#, &["duplicate_field ~.planned.a"]),
    ];
    for (text, expected) in table {
        assert_entry_faults(text, expected);
    }
}

#[test]
fn numbers_are_exact_or_refused() {
    for (text, number) in [
        ("0", 0.0),
        ("-0", 0.0),
        ("0.1", 0.1),
        ("1E2", 100.0),
        ("5e-324", 5e-324),
        ("1e-400", 0.0),
        ("1.7976931348623157e308", f64::MAX),
        ("9007199254740992", 9_007_199_254_740_992.0),
        ("9007199254740994", 9_007_199_254_740_994.0),
        ("-9007199254740994", -9_007_199_254_740_994.0),
        ("18446744073709551616", 18_446_744_073_709_551_616.0),
        ("10000000000000000000000", 1e22),
        ("1e23", 1e23),
    ] {
        let entry = assert_entry_faults(&format!(r#"{{"value":{text}}}"#), &[]).unwrap();
        assert_eq!(entry.value.unwrap().0.to_bits(), f64::to_bits(number), "{text}");
    }
    let long = "1".repeat(400);
    for text in [
        "1e400",
        "-1e400",
        "9007199254740993",
        "-9007199254740993",
        "18446744073709551617",
        "100000000000000000000000",
        &long,
    ] {
        let entry = assert_entry_faults(&format!(r#"{{"value":{text}}}"#), &["bad_number ~.value"]);
        assert_eq!(entry.unwrap().value, None);
    }
}

#[test]
fn whole_numbers_are_in_range() {
    for text in ["-1", "-0", "1.5", "1.0", "1e3", "5e9", "4294967296", "99999999999999999999"] {
        assert_plan_faults(&format!(r#"{{"tenfold":{text}}}"#), &["out_of_range tenfold"]);
    }
    assert_eq!(assert_plan_faults(r#"{"tenfold":4294967295}"#, &[]).tenfold, Some(u32::MAX));
}

#[test]
fn unknown_words_are_absent_from_the_draft() {
    let text = r#"{"actions":[{"targets":[{"goal":{"kind":"atleast","bar":3}}]}]}"#;
    let plan = assert_plan_faults(text, &["unknown_word actions[0].targets[0].goal.kind"]);
    let goal = &plan.actions[0].targets[0].goal;
    assert_eq!((goal.kind, goal.bar.map(|bar| bar.0.to_bits())), (None, Some(3_f64.to_bits())));
    let text = r#"{"actions":[{"targets":[{"goal":{"kind":"at_least"}}]}]}"#;
    assert_eq!(assert_plan_faults(text, &[]).actions[0].targets[0].goal.kind, Some(GoalKind::AtLeast));
}

#[test]
fn strings_keep_every_character_and_no_half_ones() {
    let plan = assert_plan_faults(r#"{"id":"\u0000\ud83d\ude00\u202e\\\"\/","start":"Å Å"}"#, &[]);
    assert_eq!((plan.id.as_str(), plan.start.as_str()), ("\0😀\u{202e}\\\"/", "Å Å"));
    for (text, fault) in [
        (r#"{"id":"\ud800"}"#, "syntax id"),
        (r#"{"id":"\udc00\ud800"}"#, "syntax id"),
        (r#"{"title":{"\ud800":"a"}}"#, "syntax title"),
        (r#"{"\ud800":"a"}"#, "syntax "),
        (r#"{"actions":[{"kind":"\ud800"}]}"#, "syntax actions[0].kind"),
    ] {
        assert_plan_faults(text, &[fault]);
    }
}

#[test]
fn every_fault_is_found_at_once_in_the_order_of_the_text() {
    let text = r#"{
        "start": 2022, "extra": [1, {"a": "\ud800"}], "title": {"en": 1, "en": "x", "zh": "y"},
        "units": [{"id": "u"}, 7, {"id": [], "parent": null, "idd": ""}],
        "actions": [
            {"id": "a", "kind": "projekt", "weight": 1e999, "start": "2022-01-01"},
            {"id": "b", "targets": [{"id": "t", "goal": {"kind": "gain", "by": "4", "tolerance_days": -3}}]}
        ],
        "tenfold": 1, "tenfold": 2
    }"#;
    let plan = assert_plan_faults(
        text,
        &[
            "wrong_type start",
            "unknown_field extra",
            "wrong_type title.en",
            "duplicate_field title.en",
            "wrong_type units[1]",
            "wrong_type units[2].id",
            "unknown_field units[2].idd",
            "unknown_word actions[0].kind",
            "bad_number actions[0].weight",
            "wrong_type actions[1].targets[0].goal.by",
            "out_of_range actions[1].targets[0].goal.tolerance_days",
            "duplicate_field tenfold",
        ],
    );
    assert_eq!((plan.tenfold, plan.units.len(), plan.units[0].id.as_str()), (Some(1), 3, "u"));
    assert_eq!(plan.title, Text::from([("zh", "y")]));
    let action = &plan.actions[0];
    assert_eq!((action.kind, action.weight, action.start.as_deref()), (None, None, Some("2022-01-01")));
    assert_eq!(plan.actions[1].targets[0].goal.kind, Some(GoalKind::Gain));
}

#[test]
fn faults_say_what_is_expected() {
    let said = |text: &str| {
        let (_, faults) = read::<Plan>(text.as_bytes(), &Limits::default());
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let all = [
        r#"{"tittle":1}"#,
        r#"{"units":[{"colour":1}]}"#,
        r#"{"actions":[{"kind":"project "}]}"#,
        r#"{"title":5}"#,
        r#"{"tenfold":-1}"#,
        r#"{"actions":[{"weight":9007199254740993}]}"#,
        r#"{"roll_up":{"missing":0}}"#,
    ];
    assert_eq!(all.map(said).join("\n"), EXPECTED);
}

const EXPECTED: &str = "\
tittle: the format has no field `tittle` here; rename it to `title`, or take it out (unknown_field)
units[0].colour: the format has no field `colour` here; take it out; the fields here are `id`, `title`, `level`, \
`parent`, `roll_up`, `host` (unknown_field)
actions[0].kind: `project ` is not a word that this field knows; write one of `programme`, `deliverable`, \
`recurring`, `continuing` (unknown_word)
title: a number stands where a string or a map from language tag to string is expected; put a string or a map \
from language tag to string here (wrong_type)
tenfold: `-1` is not a whole number from 0 to 4294967295; give one, written without point and exponent \
(out_of_range)
actions[0].weight: the whole number `9007199254740993` cannot be held exactly; give a whole number up to \
9007199254740992 (bad_number)
roll_up.missing: a number stands where one of `exclude`, `zero`, `hold_back` is expected; put one of `exclude`, \
`zero`, `hold_back` here (wrong_type)";

/// A type with parts that check what they are given.
#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Picky {
    day: Option<Day>,
    days: Vec<Day>,
    size: u64,
    name: String,
}

#[test]
fn what_a_type_itself_refuses_is_named_with_its_place() {
    let text = r#"{"day":"x","days":["2022-01-01",5,"y","2022-01-02"],"size":-1,"name":"n","z":0}"#;
    let (picky, found) = faults::<Picky>(text.as_bytes());
    let expected = ["wrong_type day", "wrong_type days[1]", "wrong_type days[2]", "out_of_range size"];
    assert_eq!(found[..4], expected);
    assert_eq!(found[4..], ["unknown_field z"]);
    assert_eq!((picky.day, picky.days.len(), picky.size, picky.name.as_str()), (None, 2, 0, "n"));
    let all = format!(r#"{{"days":[{}"x"]}}"#, r#""x","#.repeat(20));
    let (_, found) = faults::<Picky>(all.as_bytes());
    assert_eq!(found.last().map(String::as_str), Some("too_many "));
}
