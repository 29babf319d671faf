//! Options, and methods of a host's own.

use tenfold::{Options, draft};

use super::{Row, changed, said};

const OPTIONS: &str = r#"{"as_of": "2024-06-30", "known_by": "2024-07-01T00:00:00Z", "rule": {"id": "half", "title": "Half",
  "clauses": [{"signal": {"kind": "attainment"}, "bands": [
    {"at_least": 0.5, "word": "enough", "standing": "on_track"}, {"word": "too little", "standing": "off_track"}
  ]}]}}"#;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("\"as_of\": \"2024-06-30\", ", "", &["missing as_of"]),
    ("\"2024-06-30\"", "\"2024-06-31\"", &["bad_day as_of"]),
    ("\"2024-07-01T00:00:00Z\"", "\"2024-07-01\"", &["bad_moment known_by"]),
    ("\"rule\"", "\"method\": \"pace\", \"rule\"", &["not_allowed rule"]),
    ("\"title\": \"Half\"", "\"title\": \"\"", &["missing rule.title"]),
    ("\"attainment\"", "\"attained\"", &["unknown_word rule.clauses[0].signal.kind"]),
    ("{\"at_least\": 0.5, ", "{", &["bad_bands rule.clauses[0].bands[0]"]),
    ("\"word\": \"enough\", ", "", &["missing rule.clauses[0].bands[0].word"]),
    (", {\"word\": \"too little\"", ", {\"at_least\": 0.6, \"word\": \"more\", \"standing\": \"on_track\"}, {\"word\": \"too little\"", &["not_ordered rule.clauses[0].bands[1].at_least"]),
    ("\"clauses\": [{\"signal\": {\"kind\": \"attainment\"}", "\"monotone\": true, \"clauses\": [{\"signal\": {\"kind\": \"elapsed\"}", &["not_monotone rule.clauses[0].bands"]),
    ("\"bands\": [", "\"curve\": {\"low\": 0, \"high\": 1, \"pieces\": [{\"at_least\": 1, \"intercept\": 1}, {}]}, \"bands\": [", &["bad_curve rule.clauses[0].curve.pieces[0].jump"]),
    ("\"bands\": [", "\"curve\": {\"of\": {\"kind\": \"value\", \"last\": 2}, \"low\": 0, \"high\": 1, \"pieces\": [{}]}, \"bands\": [", &["not_allowed rule.clauses[0].curve.of.last"]),
    ("\"title\": \"Half\",", "\"title\": \"Half\", \"outlook\": {\"forecast\": \"last_n\"},", &["missing rule.outlook.last"]),
    ("\"title\": \"Half\",", "\"title\": \"Half\", \"edges\": {\"no_way\": \"0\"},", &["wrong_type rule.edges.no_way"]),
    ("\"title\": \"Half\",", "\"title\": \"Half\", \"parents\": {\"kind\": \"weakest\", \"bands\": [{\"word\": \"a\", \"standing\": \"on_track\"}]},", &["not_allowed rule.parents.bands"]),
];

#[test]
fn each_fault_of_options_is_found_at_its_place() {
    assert_eq!(said(Options::from_json(OPTIONS)), [""; 0]);
    for (find, put, expected) in ROWS {
        assert_eq!(&said(Options::from_json(changed(OPTIONS, find, put))), expected, "{find} -> {put}");
    }
}

#[test]
fn a_method_that_no_one_knows_is_refused_with_the_names_of_those_there_are() {
    let faults = draft::Options::default().as_of("2024-06-30").method("peace").build().unwrap_err();
    let fault = &faults.as_slice()[0];
    assert_eq!((fault.code().as_str(), fault.place()), ("unknown_id", "method"));
    assert!(fault.remedy().contains("`pace`"), "{fault}");
}
