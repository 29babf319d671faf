//! Comparison: where methods disagree, and why.

use tenfold::draft::{
    self, Action, Band, Clause, Entry, ForecastKind, Goal, Indicator, Ledger, Order, ParentKind, Parents,
    Plan, Responsible, Signal, SignalKind, Target, Unit,
};
use tenfold::rules::Method;
use tenfold::{
    Absence, Code, Compare, Comparison, Difference, Options, Reason, Standing, Verdict, Way, Why, compare,
    evaluate, telling,
};

const NOW: &str = "2023-12-31";

fn preset(name: &str) -> Method {
    Method::preset(name).unwrap()
}

/// Returns a method that judges all by one signal with one cut.
fn by(id: &str, signal: impl Into<Signal>, cut: f64) -> draft::Method {
    draft::Method::new(id, id).clause(
        Clause::by(signal)
            .band(Band::at_least(cut, "well", Standing::OnTrack))
            .band(Band::otherwise("not well", Standing::OffTrack)),
    )
}

fn one(id: &str) -> Target {
    Target::new(id, id, id, Goal::at_least(10)).baseline(2)
}

/// A target in an action in another action, that a unit answers for.
fn plan(target: Target) -> tenfold::Plan {
    let id = target.id.clone();
    Plan::new("p", "P", "2021-12-31")
        .due("2025-12-31")
        .unit(Unit::new("u", "U"))
        .indicator(Indicator::level(id, "L"))
        .action(
            Action::new("top", "Top")
                .responsible(Responsible::leading("u"))
                .action(Action::new("below", "Below").target(target)),
        )
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"))
}

fn ledger(plan: &tenfold::Plan, readings: &[(&str, &str, f64)]) -> tenfold::Ledger {
    let entry = |(index, (of, day, value)): (usize, &(&str, &str, f64))| {
        Entry::reading(format!("e{index}"), *of, *day, *value)
    };
    let mut ledger = Ledger::new("p");
    ledger.entries = readings.iter().enumerate().map(entry).collect();
    ledger.build(plan).unwrap_or_else(|faults| panic!("{faults}"))
}

fn compared(plan: &tenfold::Plan, readings: &[(&str, &str, f64)], methods: &[Method]) -> Comparison {
    compare(plan, &ledger(plan, readings), &Options::new(NOW.parse().unwrap()), methods).unwrap()
}

/// Compares two methods on the target `t` with 5 of 10, and returns why they differ, and the sentences.
fn why(target: Target, methods: [Method; 2]) -> (Difference, [String; 2]) {
    let plan = plan(target);
    let comparison = compared(&plan, &[("t", NOW, 5.0)], &methods);
    let row = &comparison.targets[0].row;
    assert!(!row.agree && row.differences.len() == 1);
    assert_eq!(row.differences[0].method, 1);
    let say =
        |lang| telling::say_difference(&row.differences[0], &comparison, &plan, plan.targets().first(), lang);
    (row.differences[0].why.clone(), [say("en"), say("zh")])
}

#[test]
fn one_that_cannot_judge_is_named_with_the_reason() {
    let unknown = Target::new("t", "T", "t", Goal::at_least(10));
    let share = by("share", SignalKind::Elapsed, 0.4).build().unwrap();
    let (why, [english, chinese]) = why(unknown, [share, preset("pace")]);
    let lack = tenfold::rules::Lack::NoBaseline;
    let reason = Reason::NotAssessable { why: Why::NoSignal { signal: "pace", lack } };
    assert_eq!(why, Difference::CannotJudge { unable: 1, reason: Some(reason) });
    assert_eq!(
        english,
        "pace cannot judge it: pace cannot be had, because where it started from is not known."
    );
    assert_eq!(chinese, "pace无法评估：无法得出进度比，原因是起点数值未知。");
}

#[test]
fn one_that_was_settled_before_its_clauses_is_named_with_the_verdict() {
    let data_only = by("data", SignalKind::Attainment, 0.3).order(Order::DataOnly).build().unwrap();
    // Five of ten at the close.
    let (found, [english, chinese]) = why(one("t").due(NOW), [data_only.clone(), preset("pace")]);
    let missed = Verdict::Standing(Standing::Missed);
    assert_eq!(found, Difference::Calendar { first: None, other: Some(missed) });
    assert_eq!(english, "pace settles it without looking at a signal: missed; data looks at one.");
    assert_eq!(chinese, "pace未看信号即判定为未达成，data则按信号评估。");
    let plan = plan(one("t").due("2023-06-30"));
    let comparison = compared(&plan, &[], &[data_only, preset("pace")]);
    assert!(comparison.targets[0].row.agree, "both have no data");
}

#[test]
fn other_signals_are_named_with_their_values() {
    let (why, [english, chinese]) = why(one("t"), [preset("pace"), preset("statcan")]);
    let Difference::OtherSignal { first: Some(first), other: Some(other) } = why else { panic!("{why:?}") };
    assert_eq!((first.name, other.name), ("pace", "growth_ratio"));
    // 3 of the 8 from 2 to 10, where 730 of 1461 days have passed.
    assert!((first.value.get() - 0.375 * 1461.0 / 730.0).abs() < 1e-12);
    let growth = |times: f64, root: i32| libm::pow(times, 1.0 / f64::from(root)) - 1.0;
    assert!((other.value.get() - growth(2.5, 2) / growth(5.0, 4)).abs() < 1e-12);
    let expected = "pace looks at pace (75.1%), statcan at growth over the growth that is needed (1.17).";
    assert_eq!(english, expected);
    assert_eq!(chinese, "pace看进度比（75.1%），statcan看实际与所需增长率之比（1.17）。");
}

#[test]
fn the_same_signal_made_of_other_points_has_another_value() {
    let plan = plan(Target::new("t", "T", "t", Goal::improve(Way::Up)));
    let mean = |id: &str, last: u32| by(id, Signal::mean_change(last), 0.0).build().unwrap();
    let readings = [("t", "2021-12-31", 1.0), ("t", "2022-12-31", 9.0), ("t", NOW, 5.0)];
    let comparison = compared(&plan, &readings, &[mean("two", 2), mean("three", 3)]);
    let difference = &comparison.targets[0].row.differences[0];
    let Difference::OtherValue { signal, first, other } = difference.why else { panic!("{difference:?}") };
    assert_eq!((signal, first.get(), other.get()), ("mean_change", -4.0, 2.0));
    let said = telling::say_difference(difference, &comparison, &plan, plan.targets().first(), "en");
    assert_eq!(said, "Both look at the mean change a year, which is -4 by two and 2 by three.");
}

#[test]
fn another_forecast_of_the_same_signal_is_another_value() {
    let plan = plan(one("t"));
    let by = |id: &str, kind: ForecastKind| by(id, Signal::projected_attainment(kind), 1.0).build().unwrap();
    let readings = [("t", "2022-12-31", 8.0), ("t", NOW, 7.0)];
    let methods = [by("from", ForecastKind::FromBaseline), by("line", ForecastKind::LeastSquares)];
    let comparison = compared(&plan, &readings, &methods);
    let why = &comparison.targets[0].row.differences[0].why;
    assert!(matches!(why, Difference::OtherValue { signal: "projected_attainment", .. }), "{why:?}");
}

#[test]
fn the_same_value_in_other_bands_is_told_with_both_words() {
    let lenient = by("lenient", SignalKind::Pace, 0.5).build().unwrap();
    let (why, [english, chinese]) = why(one("t"), [preset("pace"), lenient]);
    let Difference::OtherCuts { signal, first, other, .. } = why else { panic!("{why:?}") };
    assert_eq!((signal, first.as_deref(), other.as_deref()), ("pace", Some("at_risk"), Some("well")));
    assert_eq!(english, "Both look at pace (75.1%), which pace calls at risk and lenient well.");
    assert_eq!(chinese, "两者都看进度比（75.1%），pace判为有风险，lenient判为well。");
}

/// Returns the rows of both actions, the unit and the whole, with the comparison.
fn nodes(methods: &[Method]) -> (tenfold::Plan, Comparison) {
    let plan = plan(one("t"));
    let comparison = compared(&plan, &[("t", NOW, 5.0)], methods);
    (plan, comparison)
}

#[test]
fn nodes_differ_by_what_stands_below_them() {
    let lenient = by("lenient", SignalKind::Attainment, 0.1).parents(
        Parents::from(ParentKind::Pace)
            .band(Band::at_least(0.5, "well", Standing::OnTrack))
            .band(Band::otherwise("not well", Standing::OffTrack)),
    );
    let (plan, comparison) = nodes(&[preset("pace"), lenient.build().unwrap()]);
    let child = |row: &Compare| match &row.differences[0].why {
        Difference::Children { child, first, other, count } => {
            (child.clone(), first.as_str(), other.as_str(), *count)
        }
        other => panic!("{other:?}"),
    };
    let below = |id: &str| (id.to_owned(), "at_risk", "on_track", 1);
    assert_eq!(child(&comparison.actions[1].row), below("t"));
    assert_eq!(child(&comparison.actions[0].row), below("below"));
    assert_eq!(child(&comparison.whole), below("top"));
    assert_eq!(child(&comparison.units[0].row), below("t"));
    let say =
        |lang| telling::say_difference(&comparison.whole.differences[0], &comparison, &plan, None, lang);
    assert_eq!(say("en"), "“Top” is at risk by pace and on track by lenient.");
    assert_eq!(say("zh"), "“Top”按pace为有风险，按lenient为正常。");
}

#[test]
fn nodes_differ_by_what_their_gates_look_at_elsewhere() {
    let missed = Target { due: Some("2023-06-30".into()), ..one("missed") };
    let held = Action::new("held", "Held")
        .roll_up(draft::RollUp::from(draft::RollUpKind::Mean).gate(draft::Gate::veto().target("missed")));
    let plan = Plan::new("p", "P", "2021-12-31")
        .due("2025-12-31")
        .indicator(Indicator::level("t", "T"))
        .indicator(Indicator::level("missed", "Missed"))
        .action(held.target(one("t")))
        .action(Action::new("other", "Other").target(missed))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let by_data = draft::Method { order: Some(Order::DataOnly), ..draft::Method::preset("pace").unwrap() };
    let by_data = draft::Method { id: "by-data".into(), ..by_data }.build().unwrap();
    let readings = [("t", "2023-06-30", 9.0), ("missed", "2023-06-30", 9.0)];
    let comparison = compared(&plan, &readings, &[preset("pace"), by_data]);
    let held = comparison.actions.iter().find(|row| row.id.as_str() == "held").unwrap();
    let Difference::Children { child, first, .. } = &held.row.differences[0].why else {
        panic!("{held:?}");
    };
    assert_eq!((child.as_str(), first.as_str()), ("missed", "missed"));
}

#[test]
fn nodes_differ_by_what_they_roll_up() {
    let (plan, comparison) = nodes(&[preset("pace"), preset("statcan")]);
    for row in [&comparison.whole, &comparison.actions[0].row, &comparison.actions[1].row] {
        let Difference::OtherSpace { first: Some(first), other: Some(other) } = &row.differences[0].why
        else {
            panic!("{row:?}");
        };
        assert_eq!((first.name, other.name), ("pace", "score"));
    }
    let said = telling::say_difference(&comparison.whole.differences[0], &comparison, &plan, None, "en");
    assert!(said.starts_with("pace looks at pace (75.1%), statcan at the mean score ("), "{said}");
}

#[test]
fn nodes_differ_by_their_own_bands_where_all_below_them_stands_alike() {
    let mut strict = draft::Method::preset("pace").unwrap();
    strict.id = "strict".into();
    strict.parents = Some(
        Parents::from(ParentKind::Pace)
            .band(Band::at_least(0.9, "well", Standing::OnTrack))
            .band(Band::otherwise("not well", Standing::OffTrack)),
    );
    let (_, comparison) = nodes(&[preset("pace"), strict.build().unwrap()]);
    assert!(comparison.targets[0].row.agree);
    let why = &comparison.actions[1].row.differences[0].why;
    let Difference::OtherCuts { signal, first, other, .. } = why else { panic!("{why:?}") };
    assert_eq!((*signal, first.as_deref(), other.as_deref()), ("pace", Some("at_risk"), Some("not well")));
}

#[test]
fn a_node_without_a_standing_by_one_of_them_differs_by_the_calendar() {
    let data_only = by("data", SignalKind::Attainment, 0.3).order(Order::DataOnly).build().unwrap();
    let plan = Plan::new("p", "P", "2021-12-31")
        .indicator(Indicator::level("t", "L").lag_days(365_u32))
        .action(Action::new("a", "A").target(one("t").due("2023-06-30")))
        .build()
        .unwrap();
    let comparison = compared(&plan, &[("t", "2023-03-31", 5.0)], &[preset("pace"), data_only]);
    let calendar = |absence: Absence| Difference::Calendar { first: Some(absence.into()), other: None };
    assert_eq!(comparison.targets[0].row.differences[0].why, calendar(Absence::Awaiting));
    // The figure at the close may still come: by pace the action has nothing to stand by.
    assert_eq!(comparison.actions[0].row.differences[0].why, calendar(Absence::NoData));
    let said = telling::say_difference(&comparison.whole.differences[0], &comparison, &plan, None, "en");
    assert_eq!(said, "pace settles it without looking at a signal: no data; data looks at one.");
}

#[test]
fn both_settled_otherwise_and_several_children_elsewhere_are_told_so() {
    let data_only = by("data", SignalKind::Attainment, 0.3).order(Order::DataOnly).build().unwrap();
    let mut plan = Plan::new("p", "P", "2021-12-31").action(
        Action::new("a", "A").target(one("t").start("2024-06-30")).target(one("u").start("2024-06-30")),
    );
    for id in ["t", "u"] {
        plan = plan.indicator(Indicator::level(id, id));
    }
    let plan = plan.build().unwrap();
    let comparison = compared(&plan, &[], &[preset("pace"), data_only]);
    let say =
        |row: &Compare, lang| telling::say_difference(&row.differences[0], &comparison, &plan, None, lang);
    let (target, english, chinese) = (
        &comparison.targets[0].row,
        "pace and data settle it without looking at a signal: not started and no data.",
        "pace和data均未看信号即作判定：分别为未开始和无数据。",
    );
    assert_eq!((say(target, "en"), say(target, "zh")), (english.to_owned(), chinese.to_owned()));

    let plan = Plan::new("p", "P", "2021-12-31")
        .due("2025-12-31")
        .indicator(Indicator::level("t", "t"))
        .indicator(Indicator::level("u", "u"))
        .action(Action::new("a", "A").target(one("t")).target(one("u")))
        .build()
        .unwrap();
    let mut strict = draft::Method::preset("pace").unwrap();
    strict.id = "strict".into();
    strict.clauses = by("strict", SignalKind::Pace, 0.9).clauses;
    let mut parents = Parents::from(ParentKind::Pace).band(Band::at_least(0.9, "well", Standing::OnTrack));
    parents = parents.band(Band::otherwise("not well", Standing::OffTrack));
    strict.parents = Some(parents);
    let methods = [preset("pace"), strict.build().unwrap()];
    let comparison = compared(&plan, &[("t", NOW, 5.0), ("u", NOW, 5.0)], &methods);
    let say = |lang| {
        telling::say_difference(&comparison.actions[0].row.differences[0], &comparison, &plan, None, lang)
    };
    assert_eq!(say("en"), "“t” is at risk by pace and off track by strict; 1 other part of it differs too.");
    assert_eq!(say("zh"), "“t”按pace为有风险，按strict为滞后；另有1项也不一致。");
}

#[test]
fn what_all_say_alike_has_no_differences() {
    let plan = plan(one("t"));
    let comparison =
        compared(&plan, &[("t", NOW, 10.0)], &[preset("pace"), preset("statcan"), preset("eurostat")]);
    let row = &comparison.targets[0].row;
    assert!(row.agree && row.differences.is_empty());
    let words: Vec<_> = row.said.iter().map(|said| said.word.as_deref().unwrap()).collect();
    assert_eq!(words, ["achieved", "target_achieved", "significant_progress"]);
    assert!(comparison.whole.agree);
}

#[test]
fn each_method_that_differs_from_the_first_is_named_by_its_place() {
    let plan = plan(one("t"));
    let methods = [preset("pace"), preset("pace"), preset("statcan"), preset("eurostat")];
    let comparison = compared(&plan, &[("t", NOW, 5.0)], &methods);
    let places: Vec<u32> = comparison.targets[0].row.differences.iter().map(|one| one.method).collect();
    assert_eq!(places, [2, 3]);
}

#[test]
fn what_each_method_says_is_what_its_evaluation_says() {
    let plan = plan(one("t"));
    let ledger = ledger(&plan, &[("t", NOW, 5.0)]);
    let options = Options::new(NOW.parse().unwrap());
    let methods = [preset("pace"), preset("statcan")];
    let comparison = compare(&plan, &ledger, &options, &methods).unwrap();
    for (index, method) in methods.into_iter().enumerate() {
        let evaluation = evaluate(&plan, &ledger, &options.clone().method(method)).unwrap();
        let (said, target) = (&comparison.targets[0].row.said[index], &evaluation.targets[0]);
        assert_eq!((said.verdict, &said.word, said.score), (target.verdict, &target.word, target.score));
        assert_eq!((&said.signal, said.reason.as_ref()), (&target.signal, target.reasons.first()));
        let (said, whole) = (&comparison.whole.said[index], &evaluation.whole);
        assert_eq!((said.verdict, &said.word, said.score), (whole.verdict, &whole.word, whole.score));
    }
}

#[test]
fn a_difference_is_printed_with_its_kind_and_its_numbers() {
    let plan = plan(one("t"));
    let comparison = compared(&plan, &[("t", NOW, 5.0)], &[preset("pace"), preset("statcan")]);
    let printed: serde_json::Value = serde_json::from_str(&comparison.to_json()).unwrap();
    let row = &printed["targets"][0]["result"];
    assert_eq!((row["agree"].as_bool(), row["said"][1]["verdict"].as_str()), (Some(false), Some("on_track")));
    let difference = &row["differences"][0];
    assert_eq!((difference["method"].as_u64(), difference["kind"].as_str()), (Some(1), Some("other_signal")));
    assert_eq!(difference["other"]["name"].as_str(), Some("growth_ratio"));
}

#[test]
fn no_methods_and_ledgers_of_another_plan_are_refused() {
    let plan = plan(one("t"));
    let options = Options::new(NOW.parse().unwrap());
    let fault =
        |faults: tenfold::Faults| (faults.as_slice()[0].code(), faults.as_slice()[0].place().to_owned());
    let none = compare(&plan, &ledger(&plan, &[]), &options, &[]).unwrap_err();
    assert_eq!(fault(none), (Code::Missing, "methods".to_owned()));
    let other = self::plan(one("other"));
    let refused = compare(&other, &ledger(&plan, &[]), &options, &[preset("pace")]).unwrap_err();
    assert_eq!(fault(refused), (Code::OtherPlan, String::new()));
}

#[test]
fn each_method_scores_in_a_comparison_as_it_does_alone() {
    // With a cap at half of what its scores can be.
    let mut plan = plan(one("t")).draft().clone();
    let capped = draft::RollUp { gates: vec![draft::Gate::cap(0.4)], ..draft::RollUp::default() };
    plan.actions[0].roll_up = Some(Box::new(capped));
    let plan = plan.build().unwrap();
    let ledger = Ledger::new("p").entry(Entry::reading("e", "t", "2023", 5)).build(&plan).unwrap();
    let methods: Vec<Method> = Method::presets().map(preset).collect();
    let options = Options::new(NOW.parse().unwrap());
    let compared = compare(&plan, &ledger, &options, &methods).unwrap();
    for (index, method) in methods.iter().enumerate() {
        let alone = evaluate(&plan, &ledger, &options.clone().method(method.clone())).unwrap();
        let said = [
            &compared.whole.said[index],
            &compared.actions[0].row.said[index],
            &compared.targets[0].row.said[index],
        ];
        let scores = [alone.whole.score, alone.actions[0].node.score, alone.targets[0].score];
        assert_eq!(said.map(|said| said.score), scores, "{}", method.id());
    }
}

#[test]
fn methods_of_a_comparison_are_read_from_a_text() {
    let plan = plan(one("t"));
    let ledger = Ledger::new("p").entry(Entry::reading("e", "t", "2023", 5)).build(&plan).unwrap();
    let options = Options::new(NOW.parse().unwrap());
    let said = |methods: &str| {
        tenfold::json::compare(
            &plan.to_json(),
            &ledger.to_json(),
            &format!("{{\"as_of\":\"{NOW}\"}}"),
            methods,
        )
    };
    let methods = [preset("pace"), preset("statcan")];
    let compared = compare(&plan, &ledger, &options, &methods).unwrap().to_json();
    assert_eq!(said(r#"{"methods":[{"method":"pace"},{"method":"statcan"}]}"#).unwrap(), compared);
    for (methods, code) in
        [(r#"{"methods":[]}"#, Code::Missing), (r#"{"methods":[{"method":"pice"}]}"#, Code::UnknownId)]
    {
        let faults = said(methods).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), [code], "{methods}");
    }
}
