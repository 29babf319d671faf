//! Ledgers that are JSON and do not fit their plan, or themselves.

use tenfold::{Ledger, draft};

use super::{LEDGER, Row, changed, plan, said};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    // The ledger itself.
    ("\"tenfold\": 1, \"plan\"", "\"plan\"", &["missing tenfold"]),
    ("\"plan\": \"p-city\"", "\"plan\": \"p-town\"", &["other_plan plan"]),
    ("\"plan\": \"p-city\", ", "", &["missing plan"]),
    // Every entry.
    ("\"id\": \"e-1\"", "\"id\": \"e-0\"", &["duplicate_id entries[1].id"]),
    ("\"id\": \"e-1\", ", "", &["missing entries[1].id"]),
    ("\"id\": \"e-1\"", "\"id\": \"e-1 \"", &["bad_id entries[1].id"]),
    ("\"kind\": \"reading\", \"indicator\": \"i-articles\"", "\"indicator\": \"i-articles\"", &["missing entries[1].kind"]),
    ("\"day\": \"2023-02-01\", ", "", &["missing entries[2].day"]),
    ("\"day\": \"2023-02-01\"", "\"day\": \"2023-02-29\"", &["bad_period entries[2].day"]),
    ("\"day\": \"2023-02-01\"", "\"day\": \"2023-02\"", &["bad_day entries[2].day"]),
    ("\"day\": \"2023\"", "\"day\": \"2023-Q5\"", &["bad_period entries[1].day"]),
    ("\"day\": \"2023\"", "\"day\": \"2023-12-31/2023-01-01\"", &["bad_period entries[1].day"]),
    ("\"2024-01-11T09:00:00Z\"", "\"2024-01-11T09:00:00\"", &["bad_moment entries[1].recorded"]),
    ("\"2024-01-11T09:00:00Z\"", "\"2024-01-11T25:00:00Z\"", &["bad_moment entries[1].recorded"]),
    // Figures.
    ("\"indicator\": \"i-articles\", \"value\": 120", "\"indicator\": \"i-article\", \"value\": 120", &["unknown_id entries[1].indicator"]),
    ("\"indicator\": \"i-articles\", \"value\": 120", "\"indicator\": \"i-served\", \"value\": 120", &["fact_mismatch entries[1].indicator"]),
    ("\"indicator\": \"i-articles\", \"value\": 120", "\"indicator\": \"i-articles\"", &["missing entries[1].value"]),
    ("\"indicator\": \"i-articles\", \"value\": 120", "\"indicator\": \"i-articles\", \"value\": 120, \"item\": \"x-one\"", &["not_allowed entries[1].item"]),
    ("\"indicator\": \"i-articles\", \"value\": 120", "\"indicator\": \"i-articles\", \"value\": 120, \"member\": \"m-nanhu\"", &["not_allowed entries[1].member"]),
    ("\"day\": \"2023\"", "\"day\": \"2022\"", &["across_window entries[1].day"]),
    ("\"indicator\": \"i-articles\", \"value\": 120}", "\"indicator\": \"i-articles\", \"value\": 120},\n{\"id\": \"e-x\", \"day\": \"2023-Q4\", \"kind\": \"reading\", \"indicator\": \"i-articles\", \"value\": 3}", &["overlap entries[2].day"]),
    ("\"member\": \"m-nanhu\", \"value\": 2", "\"member\": \"m-nanxun\", \"value\": 2", &["unknown_id entries[11].member"]),
    ("\"member\": \"m-nanhu\", \"value\": 2", "\"value\": 2", &["missing entries[11].member"]),
    ("\"stage\": \"k-designed\"", "\"stage\": \"k-planned\"", &["unknown_id entries[4].stage"]),
    ("\"stage\": \"k-designed\"", "\"stage\": \"k-designed\", \"lost\": true", &["not_allowed entries[4].lost"]),
    ("\"indicator\": \"i-class\", \"level\"", "\"indicator\": \"i-campus\", \"level\"", &["fact_mismatch entries[5].indicator"]),
    // Items.
    ("\"f-county\": \"m-nanhu\"", "\"f-county\": \"m-nanxun\"", &["unknown_id entries[2].fields.f-county"]),
    ("\"f-county\": \"m-nanhu\"", "\"f-town\": \"m-nanhu\"", &["unknown_id entries[2].fields.f-town"]),
    ("\"f-funds\": 30", "\"f-funds\": \"30\"", &["fact_mismatch entries[2].fields.f-funds"]),
    ("\"f-rank\": \"l-low\"", "\"f-rank\": [\"l-low\"]", &["fact_mismatch entries[2].fields.f-rank"]),
    ("\"z-done\": \"2023-11-30\"", "\"z-done\": \"2023-11-31\"", &["bad_day entries[2].planned.z-done"]),
    ("\"z-done\": \"2023-11-30\"", "\"z-gone\": \"2023-11-30\"", &["unknown_id entries[2].planned.z-gone"]),
    ("\"unit\": \"u-law\", \"lead\"", "\"lead\"", &["missing entries[2].unit"]),
    ("\"register\": \"r-projects\", \"item\": \"x-one\", \"title\"", "\"register\": \"r-plans\", \"item\": \"x-one\", \"title\"", &["unknown_id entries[2].register"]),
    ("\"register\": \"r-projects\", \"item\": \"x-one\", \"title\"", "\"register\": \"r-projects\", \"item\": \"x-two\", \"title\"", &["unknown_id entries[3].item"]),
    ("\"item\": \"x-one\", \"to\": \"z-done\"", "\"item\": \"x-one\", \"to\": \"z-gone\"", &["unknown_id entries[3].to"]),
    ("\"item\": \"x-one\", \"to\": \"z-done\"", "\"item\": \"x-one\", \"to\": \"z-open\"", &["impossible_move entries[3].to"]),
    ("\"day\": \"2023-12-20\"", "\"day\": \"2023-01-20\"", &["unknown_id entries[3].item"]),
    ("\"kind\": \"moved\", \"register\": \"r-projects\", \"item\": \"x-one\", \"to\": \"z-done\"", "\"kind\": \"closed\", \"register\": \"r-projects\", \"item\": \"x-one\"", &["not_allowed entries[3].kind"]),
    ("\"day\": \"2023-07-02\", \"kind\": \"closed\"", "\"day\": \"2023-07-02\", \"kind\": \"opened\"", &["duplicate_id entries[13].item"]),
    ("\"kind\": \"closed\", \"register\": \"r-visits\", \"item\": \"x-visit\"}", "\"kind\": \"closed\", \"register\": \"r-visits\", \"item\": \"x-visit\"},\n{\"id\": \"e-x\", \"day\": \"2023-07-03\", \"kind\": \"closed\", \"register\": \"r-visits\", \"item\": \"x-visit\"}", &["impossible_move entries[14].item"]),
    // Members and attestations.
    ("\"set\": \"s-firms\"", "\"set\": \"s-counties\"", &["closed_set entries[6].set"]),
    ("\"set\": \"s-firms\", \"member\": \"m-acme\"", "\"set\": \"s-firms\"", &["missing entries[6].member"]),
    ("\"through\": \"2023-12-31\"", "\"through\": \"2024-02-01\"", &["out_of_range entries[7].through"]),
    ("\"indicator\": \"i-articles\", \"through\"", "\"indicator\": \"i-platforms\", \"through\"", &["fact_mismatch entries[7].indicator"]),
    ("\"kind\": \"attested\", \"indicator\"", "\"kind\": \"attested\", \"register\": \"r-visits\", \"indicator\"", &["missing entries[7]"]),
    // Amendments.
    ("\"kind\": \"amended\", \"target\": \"t-ten\"", "\"kind\": \"amended\", \"target\": \"t-tan\"", &["unknown_id entries[8].target"]),
    ("\"kind\": \"amended\", \"target\": \"t-ten\"", "\"kind\": \"amended\"", &["missing entries[8]"]),
    ("\"kind\": \"amended\", \"target\": \"t-ten\", \"goal\": {\"kind\": \"at_least\", \"bar\": 11}", "\"kind\": \"amended\", \"target\": \"t-ten\"", &["missing entries[8]"]),
    ("\"goal\": {\"kind\": \"at_least\", \"bar\": 11}", "\"goal\": {\"kind\": \"happen\"}", &["goal_mismatch entries[8].goal"]),
    ("\"goal\": {\"kind\": \"at_least\", \"bar\": 11}", "\"due\": \"2022-03-15\"", &["due_before_start entries[8].due"]),
    ("\"unit\": \"u-art\", \"parent\": \"u-office\"", "\"unit\": \"u-law\", \"parent\": \"u-art\"", &["cycle entries[14].parent"]),
    ("\"unit\": \"u-art\", \"parent\": \"u-office\"", "\"unit\": \"u-art\", \"weight\": 2", &["not_allowed entries[14].weight"]),
    // Corrections and withdrawals.
    ("\"corrects\": \"e-0\"", "\"corrects\": \"e-x\"", &["unknown_id entries[9].corrects"]),
    ("\"corrects\": \"e-0\"", "\"corrects\": \"e-9\"", &["not_before entries[9].corrects"]),
    ("\"corrects\": \"e-0\"", "\"corrects\": \"e-10\"", &["not_before entries[9].corrects"]),
    ("\"corrects\": \"e-0\"", "\"corrects\": \"e-4\"", &["fact_mismatch entries[9].corrects"]),
    ("\"entry\": \"e-9\"", "\"entry\": \"e-9\", \"corrects\": \"e-0\"", &["not_allowed entries[10].corrects"]),
    ("\"entry\": \"e-9\"", "\"entry\": \"\"", &["missing entries[10].entry"]),
];

#[test]
fn each_fault_of_a_ledger_is_found_at_its_place() {
    for (find, put, expected) in ROWS {
        let text = changed(LEDGER, find, put);
        assert_eq!(&said(Ledger::from_json(&text, &plan())), expected, "{find} -> {put}");
    }
}

#[test]
fn a_draft_of_rust_has_the_same_faults_as_its_json() {
    let plan = plan();
    for (find, put, _) in ROWS {
        let text = changed(LEDGER, find, put);
        let draft: draft::Ledger =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{put}: {error}"));
        assert_eq!(draft.build(&plan), Ledger::from_json(&text, &plan), "{find} -> {put}");
    }
}
