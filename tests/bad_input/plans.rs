//! Plans that are JSON and say what a plan cannot say.

use tenfold::{Plan, draft};

use super::{PLAN, Row, changed, said};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    // The plan itself.
    ("\"tenfold\": 1, ", "", &["missing tenfold"]),
    ("\"tenfold\": 1", "\"tenfold\": 2", &["bad_version tenfold"]),
    ("\"id\": \"p-city\"", "\"id\": \"\"", &["missing id"]),
    ("\"id\": \"p-city\"", "\"id\": \" p-city\"", &["bad_id id"]),
    ("\"id\": \"p-city\"", "\"id\": \"p\\ncity\"", &["bad_id id"]),
    ("{\"en\": \"Ten actions\", \"zh\": \"十大行动\"}", "\"\"", &["missing title"]),
    ("\"start\": \"2022-03-16\"", "\"start\": \"2022-02-30\"", &["bad_day start"]),
    ("\"start\": \"2022-03-16\"", "\"start\": \"0000-01-01\"", &["bad_day start"]),
    ("\"start\": \"2022-03-16\", ", "", &["missing start"]),
    ("\"due\": \"2027-03-15\"", "\"due\": \"10000-01-01\"", &["bad_day due"]),
    ("\"floor\": 0.4", "\"floor\": 1.5", &["out_of_range roll_up.floor"]),
    ("\"cap\": 1.5", "\"cap\": 0.9", &["out_of_range roll_up.cap"]),
    ("\"missing\": \"exclude\", \"floor\"", "\"missing\": \"zero\", \"floor\"", &["not_allowed roll_up.floor"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"need\": {\"count\": 2}}", &["not_allowed roll_up.need"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"kind\": \"quorum\", \"need\": {\"count\": 0}}", &["out_of_range roll_up.need.count"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"kind\": \"quorum\", \"need\": {\"share\": 1.5}}", &["out_of_range roll_up.need.share"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"kind\": \"quorum\", \"need\": {\"share\": 0}}", &["out_of_range roll_up.need.share"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"kind\": \"all\", \"need\": {\"count\": 1}}", &["not_allowed roll_up.need"]),
    // Gates.
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"tag\": \"first\"}]}", &["missing roll_up.gates[0].kind"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"bonus\", \"tag\": \"first\"}]}", &["missing roll_up.gates[0].each"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"deduction\", \"each\": 0.1}]}", &["missing roll_up.gates[0].targets"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"cap\"}]}", &["missing roll_up.gates[0].most"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"bonus\", \"tag\": \"first\", \"each\": -0.1, \"most\": -1}]}", &["out_of_range roll_up.gates[0].each", "out_of_range roll_up.gates[0].most"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"veto\", \"each\": 0.1, \"most\": 1}]}", &["not_allowed roll_up.gates[0].each", "not_allowed roll_up.gates[0].most"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"cap\", \"most\": 1, \"targets\": [\"t-ten\"], \"tag\": \"first\"}]}", &["not_allowed roll_up.gates[0].targets", "not_allowed roll_up.gates[0].tag"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"bonus\", \"each\": 1, \"tag\": \"first\", \"offset_by\": [\"t-ten\"]}]}", &["not_allowed roll_up.gates[0].offset_by"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"veto\", \"targets\": [\"t-ten\", \"t-tan\"], \"offset_by\": [\"t-twin\"]}]}", &["unknown_id roll_up.gates[0].targets[1]", "unknown_id roll_up.gates[0].offset_by[0]"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5, \"gates\": [{\"kind\": \"veto\", \"targets\": [\"t-ten\", \"t-ten\"]}]}", &["duplicate_id roll_up.gates[0].targets[1]"]),
    // Sums.
    ("\"tags\": [\"first\"]", "\"roll_up\": {\"kind\": \"sum\"}", &["mixed_units actions[0].actions[0]", "mixed_units actions[0].actions[1]", "mixed_units actions[0].actions[2]", "not_allowed actions[0].targets[0].weight", "mixed_units actions[0].targets[2]"]),
    ("\"title\": \"Others\", \"weight\": 3", "\"title\": \"Others\", \"weight\": 3, \"roll_up\": {\"kind\": \"sum\"}", &["mixed_units actions[1].targets[0]", "mixed_units actions[1].targets[1]", "mixed_units actions[1].targets[2]"]),
    // Assessments.
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"full\": 0}", &["out_of_range assessment.full"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"full\": -1}", &["out_of_range assessment.full"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"level\": \"college\"}", &["unknown_id assessment.level"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"units\": [\"u-law\", \"u-lew\"]}", &["unknown_id assessment.units[1]"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"units\": [\"u-law\", \"u-law\"]}", &["duplicate_id assessment.units[1]"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"level\": \"college\", \"units\": [\"u-law\"]}", &["not_allowed assessment.units", "unknown_id assessment.level"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"grades\": [{\"word\": \"good\"}, {\"word\": \"poor\"}]}", &["bad_bands assessment.grades[0]"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"grades\": [{\"at_least\": 60, \"word\": \"good\"}, {\"at_least\": 20, \"word\": \"poor\"}]}", &["bad_bands assessment.grades[1]"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"grades\": [{\"at_least\": 60, \"word\": \"good\"}, {\"above\": 80, \"word\": \"best\"}, {\"word\": \"\"}]}", &["not_ordered assessment.grades[1].above", "missing assessment.grades[2].word"]),
    ("\"cap\": 1.5}", "\"cap\": 1.5}, \"assessment\": {\"gates\": [{\"kind\": \"bonus\", \"targets\": [\"t-tan\"], \"each\": 2}], \"host\": [\"colour\"]}", &["unknown_word assessment.host[0]", "unknown_id assessment.gates[0].targets[0]"]),
    ("\"title\": \"Office\"", "\"title\": \"Office\", \"roll_up\": {\"cap\": 0}", &["out_of_range units[0].roll_up.cap"]),
    // Units.
    ("\"parent\": \"u-law\"", "\"parent\": \"u-lew\"", &["unknown_id units[2].parent"]),
    ("\"parent\": \"u-law\"", "\"parent\": \"u-art\"", &["cycle units[2].parent"]),
    ("\"title\": \"Office\"", "\"title\": \"Office\", \"parent\": \"u-art\"", &["cycle units[0].parent"]),
    ("{\"id\": \"u-office\", \"title\": \"Office\"}", "{\"id\": \"u-office\", \"title\": \"Office\"}, {\"id\": \"u-law\", \"title\": \"Law\"}", &["duplicate_id units[2].id"]),
    // Sets and scales.
    ("\"since\": \"2022-04-01\"", "\"since\": \"2022-04-31\"", &["bad_day sets[0].members[1].since"]),
    ("\"id\": \"m-haining\"", "\"id\": \"m-nanhu\"", &["duplicate_id sets[0].members[1].id"]),
    ("\"open\": true, \"grace_days\": 90", "\"grace_days\": 90", &["not_allowed sets[1].grace_days"]),
    (", {\"id\": \"l-high\", \"title\": \"High\", \"points\": 2}", "", &["missing scales[0].levels", "unknown_id actions[1].targets[0].goal.level"]),
    ("\"title\": \"High\", \"points\": 2", "\"title\": \"High\", \"points\": 1", &["not_ordered scales[0].levels[1].points"]),
    ("\"title\": \"High\", \"points\": 2", "\"title\": \"High\"", &["missing scales[0].levels[1].points"]),
    // Registers.
    ("\"kind\": \"member\", \"set\": \"s-counties\"", "\"kind\": \"member\", \"set\": \"s-towns\"", &["unknown_id registers[0].fields[0].set"]),
    ("\"kind\": \"number\"", "\"kind\": \"number\", \"scale\": \"g-grade\"", &["not_allowed registers[0].fields[1].scale"]),
    ("\"id\": \"f-note\"", "\"id\": \"f-rank\"", &["duplicate_id registers[0].fields[3].id"]),
    ("\"next\": [\"z-done\"]", "\"next\": [\"z-done\", \"z-gone\"]", &["unknown_id registers[0].life_cycle[0].next[1]"]),
    // Indicators.
    ("\"title\": \"Platforms\", \"measure\": {\"kind\": \"level\"}", "\"title\": \"Platforms\", \"measure\": {}", &["missing indicators[0].measure.kind"]),
    ("{\"kind\": \"flow\"}", "{\"kind\": \"flow\", \"scale\": \"g-grade\"}", &["not_allowed indicators[1].measure.scale"]),
    ("\"field\": \"f-county\", ", "\"field\": \"f-note\", ", &["unknown_id indicators[2].measure.field"]),
    ("\"field\": \"f-funds\", \"at_least\": 10", "\"field\": \"f-funds\"", &["missing indicators[2].measure.conditions[0]"]),
    ("\"field\": \"f-funds\", \"at_least\": 10", "\"field\": \"f-note\", \"at_least\": \"x\"", &["not_allowed indicators[2].measure.conditions[0].at_least"]),
    ("\"field\": \"f-funds\", \"at_least\": 10", "\"field\": \"f-funds\", \"is\": [\"x\"]", &["fact_mismatch indicators[2].measure.conditions[0].is[0]"]),
    ("\"states\": [\"z-open\", \"z-done\"]", "\"states\": [\"z-open\", \"z-gone\"]", &["unknown_id indicators[2].measure.conditions[1].states[1]"]),
    ("\"sum\": \"f-funds\"", "\"sum\": \"f-note\"", &["unknown_id indicators[3].measure.sum"]),
    ("\"numerator\": \"i-funds\"", "\"numerator\": \"i-campus\"", &["not_allowed indicators[4].measure.numerator"]),
    ("\"numerator\": \"i-funds\"", "\"numerator\": \"i-plans\"", &["not_allowed indicators[4].measure.numerator"]),
    ("\"weight\": 3, \"day\": \"2024-01-01\"", "\"weight\": 0, \"day\": \"2024-01-01\"", &["out_of_range indicators[5].measure.stages[1].weight"]),
    ("\"weight\": 3, \"day\": \"2024-01-01\"", "\"weight\": 3, \"day\": \"2022-12-31\"", &["not_ordered indicators[5].measure.stages[1].day"]),
    ("\"kind\": \"grade\", \"scale\": \"g-grade\"", "\"kind\": \"grade\", \"scale\": \"g-mark\"", &["unknown_id indicators[6].measure.scale"]),
    ("\"kind\": \"level\"}, \"per\": \"s-counties\"", "\"kind\": \"stock\", \"register\": \"r-visits\"}, \"per\": \"s-counties\"", &["not_allowed indicators[7].per"]),
    // Actions.
    ("\"id\": \"a-others\"", "\"id\": \"a-campus\"", &["duplicate_id actions[1].id"]),
    ("\"title\": \"Others\", \"weight\": 3", "\"title\": \"Others\", \"weight\": -3", &["out_of_range actions[1].weight"]),
    ("\"share\": 0.6", "\"share\": 0.5", &["bad_shares actions[0].responsible"]),
    ("\"share\": 0.6", "\"share\": 1.6", &["out_of_range actions[0].responsible[0].share"]),
    ("{\"unit\": \"u-law\", \"share\"", "{\"unit\": \"u-art\", \"share\"", &["duplicate_id actions[0].responsible[1].unit"]),
    ("\"unit\": \"u-law\", \"share\"", "\"unit\": \"u-lew\", \"share\"", &["unknown_id actions[0].responsible[0].unit"]),
    ("\"tags\": [\"first\"]", "\"host\": [\"colour\"]", &["unknown_word actions[0].host[0]"]),
    ("\"kind\": \"deliverable\", \"due\": \"2024-12-31\"", "\"kind\": \"deliverable\", \"due\": \"2022-03-15\"", &["due_before_start actions[0].actions[0].due"]),
    ("\"goal\": {\"kind\": \"happen\"}", "\"goal\": {\"kind\": \"improve\", \"way\": \"up\"}", &["kind_mismatch actions[0].actions[0]"]),
    ("\"kind\": \"continuing\"", "\"kind\": \"continuing\", \"due\": \"2025-01-01\"", &["kind_mismatch actions[0].actions[2]"]),
    ("\"kind\": \"continuing\"", "\"kind\": \"recurring\"", &["kind_mismatch actions[0].actions[2]"]),
    ("{\"register\": \"r-projects\", \"item\": \"x-one\"}", "{\"register\": \"r-project\", \"item\": \"x-one\"}", &["unknown_id actions[1].items[0].register"]),
    // Targets.
    ("\"id\": \"t-held\"", "\"id\": \"t-ten\"", &["duplicate_id actions[0].targets[2].id"]),
    ("\"title\": \"Held\", \"indicator\": \"i-share\", ", "\"title\": \"Held\", ", &["missing actions[0].targets[2].indicator"]),
    ("\"title\": \"Held\", \"indicator\": \"i-share\"", "\"title\": \"Held\", \"indicator\": \"i-shore\"", &["unknown_id actions[0].targets[2].indicator"]),
    ("\"kind\": \"at_least\", \"bar\": 10", "\"kind\": \"at_least\"", &["missing actions[0].targets[0].goal.bar"]),
    ("\"kind\": \"at_least\", \"bar\": 10", "\"kind\": \"at_least\", \"bar\": 10, \"low\": 3", &["not_allowed actions[0].targets[0].goal.low"]),
    ("\"stretch\": 12", "\"stretch\": 9", &["out_of_range actions[0].targets[0].stretch"]),
    ("\"day\": \"2024-12-31\", \"value\": 8", "\"day\": \"2023-12-31\", \"value\": 8", &["not_ordered actions[0].targets[0].trajectory.points[1].day"]),
    ("\"day\": \"2024-12-31\", \"value\": 8", "\"day\": \"2028-12-31\", \"value\": 8", &["out_of_range actions[0].targets[0].trajectory.points[1].day"]),
    ("{\"points\": [{\"day\": \"2023-12-31\", \"value\": 6}, {\"day\": \"2024-12-31\", \"value\": 8}]}", "{\"kind\": \"compound\"}", &[]),
    ("\"baseline\": {\"value\": 4}", "\"baseline\": {\"level\": \"l-low\"}", &["not_allowed actions[0].targets[0].baseline.level"]),
    ("\"base\": \"2021\"}", "\"base\": \"2021-13\"}", &["bad_period actions[0].targets[1].goal.base"]),
    ("\"times\": 2, \"base\": \"2021\"}", "\"times\": 2}", &["missing actions[0].targets[1].goal.base"]),
    ("\"times\": 2, ", "\"times\": 1, ", &["out_of_range actions[0].targets[1].goal.times"]),
    ("\"low\": 1, \"high\": 9", "\"low\": 9, \"high\": 1", &["bad_range actions[0].targets[2].goal.low"]),
    ("\"high\": 9}", "\"high\": 9}, \"settle\": \"ever\"", &["not_allowed actions[0].targets[2].settle"]),
    ("\"high\": 9}", "\"high\": 9}, \"trajectory\": {\"kind\": \"linear\"}", &["trajectory_mismatch actions[0].targets[2].trajectory"]),
    ("\"need\": {\"count\": 3}", "\"need\": {\"count\": 5}", &["out_of_range actions[0].actions[1].targets[0].goal.need.count"]),
    ("\"need\": {\"count\": 3}", "\"need\": {\"count\": 3}, \"allowed_misses\": 2", &["out_of_range actions[0].actions[1].targets[0].goal.allowed_misses"]),
    ("\"kind\": \"reach\", \"level\": \"l-high\"", "\"kind\": \"reach\", \"level\": \"l-top\"", &["unknown_id actions[1].targets[0].goal.level"]),
    ("\"kind\": \"reach\", \"level\": \"l-high\"", "\"kind\": \"at_least\", \"bar\": 2", &["goal_mismatch actions[1].targets[0].goal"]),
    ("\"each\": {\"kind\": \"at_least\", \"bar\": 2}", "\"each\": {\"kind\": \"happen\"}", &["goal_mismatch actions[1].targets[1].goal.each"]),
    ("[\"t-ten\", \"t-class\", \"t-plans\"]", "[\"t-ten\", \"t-glass\", \"t-plans\"]", &["unknown_id actions[1].targets[2].goal.targets[1]"]),
    ("[\"t-ten\", \"t-class\", \"t-plans\"]", "[\"t-ten\", \"t-two\", \"t-plans\"]", &["cycle actions[1].targets[2].goal.targets"]),
    ("[\"t-ten\", \"t-class\", \"t-plans\"]", "[\"t-ten\", \"t-ten\", \"t-plans\"]", &["duplicate_id actions[1].targets[2].goal.targets[1]"]),
    ("\"need\": {\"count\": 2}", "\"need\": {\"count\": 4}", &["out_of_range actions[1].targets[2].goal.need.count"]),
];

#[test]
fn each_fault_of_a_plan_is_found_at_its_place() {
    for (find, put, expected) in ROWS {
        let text = changed(PLAN, find, put);
        assert_eq!(&said(Plan::from_json(&text)), expected, "{find} -> {put}");
    }
}

#[test]
fn a_draft_of_rust_has_the_same_faults_as_its_json() {
    for (find, put, _) in ROWS {
        let text = changed(PLAN, find, put);
        let draft: draft::Plan = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{put}: {error}"));
        assert_eq!(draft.build(), Plan::from_json(&text), "{find} -> {put}");
    }
}
