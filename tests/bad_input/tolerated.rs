//! What looks dangerous and is kept as it is: odd numbers, odd characters, odd days.

use tenfold::draft::{Action, Entry, Goal, Indicator, Target, Unit};
use tenfold::{Evaluation, Ledger, Options, Plan, draft, evaluate};

use super::{LEDGER, PLAN, changed, plan, said};

#[test]
fn numbers_at_the_ends_of_what_there_is_are_kept_to_the_bit() {
    for (text, number) in [
        ("-0", 0.0),
        ("-0.0", 0.0),
        ("5e-324", 5e-324),
        ("1e-400", 0.0),
        ("1.7976931348623157e308", f64::MAX),
        ("9007199254740992", 9_007_199_254_740_992.0),
        ("9007199254740994", 9_007_199_254_740_994.0),
        ("0.30000000000000004", 0.1 + 0.2),
    ] {
        let ledger = changed(LEDGER, "\"value\": 120", &format!("\"value\": {text}"));
        let ledger = Ledger::from_json(ledger, &plan()).unwrap();
        let entry = ledger.entry(&"e-1".parse().unwrap()).unwrap();
        let tenfold::Fact::Reading { value, .. } = entry.fact() else { panic!("{entry:?}") };
        assert_eq!(value.get().to_bits(), number.to_bits(), "{text}");
        assert_eq!(Ledger::from_json(ledger.to_json(), &plan()).unwrap(), ledger);
    }
}

#[test]
fn ids_that_look_alike_or_mean_something_elsewhere_are_ids_like_any_other() {
    let ids = [
        "__proto__",
        "constructor",
        "toString",
        "\u{e9}",
        "e\u{301}",
        "a\u{202e}b",
        "\u{feff}x",
        "\u{200b}",
        "1",
        "01",
        "null",
        "é\u{0301}\u{0301}",
        "../../x",
        "a.b[0]",
        "`x`",
    ];
    let mut plan = draft::Plan::new("__proto__", "Plan", "2022-01-01");
    plan.units = ids.iter().map(|id| Unit::new(*id, *id)).collect();
    let plan = plan.build().unwrap();
    let read = Plan::from_json(plan.to_json()).unwrap();
    assert_eq!(read, plan);
    for id in ids {
        assert_eq!(read.unit(&id.parse().unwrap()).unwrap().title().get("en"), id);
    }
}

#[test]
fn characters_that_cannot_be_seen_are_refused_in_ids_and_kept_in_titles() {
    for (id, title) in [("a\0b", "a\0b"), ("a\u{1b}[0m", "a\u{1b}[0m"), ("a\u{85}b", "a\u{85}b")] {
        let plan = |id: &str| draft::Plan::new(id, title, "2022-01-01").unit(Unit::new("u", title));
        assert_eq!(said(plan(id).build()), ["bad_id id"]);
        let sound = plan("p").build().unwrap();
        assert_eq!(Plan::from_json(sound.to_json()).unwrap().title().get("en"), title);
    }
    let text = changed(PLAN, "\"title\": \"Office\"", "\"title\": \"\\u0000\\u202e\\ud83d\\ude00\"");
    assert_eq!(Plan::from_json(text).unwrap().units()[0].title().get("en"), "\0\u{202e}😀");
}

fn judged(plan: draft::Plan, ledger: draft::Ledger, day: &str) -> Evaluation {
    let plan = plan.build().unwrap();
    let ledger = ledger.build(&plan).unwrap();
    evaluate(&plan, &ledger, &Options::new(day.parse().unwrap())).unwrap()
}

#[test]
fn the_first_and_the_last_day_that_can_be_named_are_days_like_any_other() {
    let plan =
        draft::Plan::new("p", "Plan", "0001-01-01").due("9999-12-31").indicator(Indicator::flow("i", "I"));
    let plan = plan.action(Action::new("a", "A").target(Target::new("t", "T", "i", Goal::at_least(3))));
    let ledger = draft::Ledger::new("p")
        .entry(Entry::reading("e1", "i", "0001", 1))
        .entry(Entry::reading("e2", "i", "9999", 2));
    let evaluation = judged(plan, ledger, "9999-12-31");
    assert_eq!(evaluation.targets[0].value.unwrap().get(), 3.0);
    assert_eq!(evaluation.targets[0].verdict.as_str(), "achieved");
}

#[test]
fn weights_and_values_that_add_up_to_infinity_leave_every_result_finite() {
    let target = |id: &str| Target::new(id, "T", "i", Goal::at_least(1e308)).baseline(-1e308).weight(1e308);
    let flow = |id: &str| Target::new(id, "T", "f", Goal::at_least(1e308)).weight(1e308);
    let action =
        Action::new("a", "A").weight(1e308).target(target("t1")).target(target("t2")).target(flow("t3"));
    let plan = draft::Plan::new("p", "Plan", "2022-01-01")
        .due("2025-12-31")
        .unit(Unit::new("u", "U"))
        .indicator(Indicator::level("i", "I"))
        .indicator(Indicator::flow("f", "F"))
        .action(action.responsible(draft::Responsible::leading("u")));
    let ledger = draft::Ledger::new("p")
        .entry(Entry::reading("e1", "i", "2023", -1e308))
        .entry(Entry::reading("e2", "f", "2022", 1.7e308))
        .entry(Entry::reading("e3", "f", "2023", 1.7e308));
    let evaluation = judged(plan, ledger, "2024-06-30");
    let text = evaluation.to_json();
    assert!(!text.is_empty() && !text.contains("null"), "every number can be printed: {text}");
    let verdicts: Vec<_> = evaluation.targets.iter().map(|target| target.verdict.as_str()).collect();
    assert_eq!(verdicts[2], "not_assessable", "{verdicts:?}");
    assert_eq!(evaluation.actions[0].node.verdict.as_str(), "not_assessable");
}
