//! Many faults at once: all are reported, in their order, and none is the echo of another.

use tenfold::{Ledger, Plan, draft};

use super::{LEDGER, PLAN, changed, plan, said};

fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (find, put)| changed(&text, find, put))
}

#[test]
fn every_fault_of_a_plan_is_reported_at_once() {
    let text = with(
        PLAN,
        &[
            ("\"day\": \"2024-01-01\"", "\"day\": \"2024-01-32\""),
            ("\"parent\": \"u-law\"", "\"parent\": \"u-lew\""),
            ("\"id\": \"m-haining\"", "\"id\": \"m-nanhu\""),
            ("\"points\": 2", "\"points\": -2"),
            ("\"next\": [\"z-done\"]", "\"next\": [\"z-gone\"]"),
            ("\"numerator\": \"i-funds\"", "\"numerator\": \"i-class\""),
            ("\"share\": 0.6", "\"share\": 0.7"),
            ("\"stretch\": 12", "\"stretch\": 2"),
            ("\"low\": 1, \"high\": 9", "\"low\": 9, \"high\": 1"),
            ("\"due\": \"2024-12-31\"", "\"due\": \"2021-12-31\""),
            ("\"count\": 3", "\"count\": 30"),
            ("\"level\": \"l-high\"", "\"level\": \"l-top\""),
            ("\"t-ten\", \"t-class\"", "\"t-tin\", \"t-class\", \"t-two\""),
        ],
    );
    let expected = [
        "unknown_id units[2].parent",
        "duplicate_id sets[0].members[1].id",
        "not_ordered scales[0].levels[1].points",
        "unknown_id registers[0].life_cycle[0].next[0]",
        "not_allowed indicators[4].measure.numerator",
        "bad_day indicators[5].measure.stages[1].day",
        "bad_shares actions[0].responsible",
        "out_of_range actions[0].targets[0].stretch",
        "bad_range actions[0].targets[2].goal.low",
        "due_before_start actions[0].actions[0].due",
        "out_of_range actions[0].actions[1].targets[0].goal.need.count",
        "unknown_id actions[1].targets[0].goal.level",
        "unknown_id actions[1].targets[2].goal.targets[0]",
        "cycle actions[1].targets[2].goal.targets",
    ];
    assert_eq!(said(Plan::from_json(&text)), expected);
    let draft: draft::Plan = serde_json::from_str(&text).unwrap();
    assert_eq!(draft.build(), Plan::from_json(&text));
}

#[test]
fn every_fault_of_a_ledger_is_reported_at_once() {
    let text = with(
        LEDGER,
        &[
            ("\"recorded\": \"2024-01-10T09:00:00Z\"", "\"recorded\": \"2024-01-10\""),
            ("\"day\": \"2023\"", "\"day\": \"2022\""),
            ("\"f-rank\": \"l-low\"", "\"f-rank\": \"l-lower\""),
            ("\"day\": \"2023-03-01\"", "\"day\": \"2023-03\""),
            ("\"level\": \"l-low\"}", "\"level\": \"l-top\"}"),
            ("\"set\": \"s-firms\"", "\"set\": \"s-counties\""),
            ("\"through\": \"2023-12-31\"", "\"through\": \"2025-12-31\""),
            ("\"target\": \"t-ten\"", "\"target\": \"t-tin\""),
            ("\"member\": \"m-nanhu\"", "\"member\": \"m-none\""),
            (
                "\"day\": \"2023-07-02\", \"kind\": \"closed\"",
                "\"day\": \"2023-07-02\", \"kind\": \"opened\"",
            ),
            ("\"parent\": \"u-office\"", "\"parent\": \"u-art\""),
        ],
    );
    let expected = [
        "bad_moment entries[0].recorded",
        "unknown_id entries[2].fields.f-rank",
        "bad_day entries[4].day",
        "unknown_id entries[5].level",
        "closed_set entries[6].set",
        "out_of_range entries[7].through",
        "unknown_id entries[8].target",
        "unknown_id entries[11].member",
        "cycle entries[14].parent",
    ];
    // The correction of an entry that cannot be read may take others out: what entries say together waits.
    assert_eq!(said(Ledger::from_json(&text, &plan())), expected);
    let sound_moment = text.replace("\"recorded\": \"2024-01-10\"", "\"recorded\": \"2024-01-10T09:00:00Z\"");
    let together = ["duplicate_id entries[13].item", "across_window entries[1].day"];
    let found = said(Ledger::from_json(&sound_moment, &plan()));
    assert_eq!(found, [&expected[1..], &together].concat());
}

#[test]
fn structural_and_semantic_faults_are_reported_together() {
    let text = with(
        PLAN,
        &[
            ("\"due\": \"2027-03-15\"", "\"due\": 2027"),
            ("\"cap\": 1.5", "\"cap\": 0.5"),
            ("\"title\": \"Office\"", "\"tittle\": \"Office\""),
            ("\"kind\": \"deliverable\"", "\"kind\": \"Deliverable\""),
            ("\"stretch\": 12", "\"stretch\": 1e999"),
            ("\"kind\": \"happen\"", "\"kind\": \"happens\""),
        ],
    );
    let expected = [
        "wrong_type due",
        "unknown_field units[0].tittle",
        "bad_number actions[0].targets[0].stretch",
        "unknown_word actions[0].actions[0].kind",
        "unknown_word actions[0].actions[0].targets[0].goal.kind",
        "out_of_range roll_up.cap",
        "missing units[0].title",
    ];
    assert_eq!(said(Plan::from_json(&text)), expected);
}

#[test]
fn what_only_follows_from_another_fault_is_left_out() {
    // Without a member the set is as it was, and whoever names the member names one that was meant to be there.
    let text = changed(PLAN, "\"members\": [\n", "\"members\": [7, ");
    assert_eq!(said(Plan::from_json(text)), ["wrong_type sets[0].members[0]"]);
    // Without the indicators no target can be judged, and all of them would say so.
    let text = changed(PLAN, "\"indicators\": [", "\"indicators\": 7, \"x\": [");
    assert_eq!(said(Plan::from_json(text)), ["wrong_type indicators", "unknown_field x"]);
    // Of an indicator that measures nothing known, every goal is possible.
    for measure in ["{\"kind\": \"flaw\"}", "{}", "7"] {
        let text = changed(PLAN, "{\"kind\": \"flow\"}", measure);
        assert_eq!(said(Plan::from_json(&text)).len(), 1, "{:?}", Plan::from_json(text));
    }
    for unit in ["\"s-towns\"", "7"] {
        let text = changed(PLAN, "\"per\": \"s-counties\"", &format!("\"per\": {unit}"));
        assert_eq!(said(Plan::from_json(&text)).len(), 1, "{:?}", Plan::from_json(text));
    }
    // An entry that cannot be read may have opened the item that others move.
    let text = changed(LEDGER, "\"day\": \"2023-02-01\"", "\"day\": \"2023-02-31\"");
    assert_eq!(said(Ledger::from_json(text, &plan())), ["bad_period entries[2].day"]);
    // A ledger of another plan is not compared with this one.
    let text = changed(LEDGER, "\"p-city\"", "\"p-town\"").replace("i-", "j-");
    assert_eq!(said(Ledger::from_json(text, &plan())), ["other_plan plan"]);
}

#[test]
fn one_item_that_was_never_opened_is_reported_once() {
    let plan = plan();
    let moved = |id: &str| draft::Entry::moved(id, "r-projects", "x-none", "2023-05-01", "z-done");
    let ledger = draft::Ledger::new("p-city").entry(moved("e-1")).entry(moved("e-2")).entry(moved("e-3"));
    assert_eq!(said(ledger.build(&plan)), ["unknown_id entries[0].item"]);
}
