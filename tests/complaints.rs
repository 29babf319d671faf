//! What people ask of plan software and get wrong answers on: one test for each complaint, its numbers by hand.

use proptest::prelude::*;
use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Measure, Plan, RollUp, Target};
use tenfold::{
    Evaluation, Every, Options, Reason, Standing, TargetResult, Verdict, Way, evaluate, json, telling,
};

/// A plan of ten years of 365.25 days on average: the middle of it is 2025-01-01.
fn plan() -> Plan {
    Plan::new("plan", "Plan", "2020-01-01").due("2030-01-01")
}

fn checked(plan: Plan, entries: Vec<Entry>) -> (tenfold::Plan, tenfold::Ledger) {
    let plan = plan.build().unwrap_or_else(|faults| panic!("{faults}"));
    let mut ledger = Ledger::new(plan.id().as_str());
    ledger.entries = entries;
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    (plan, ledger)
}

fn judged(plan: Plan, entries: Vec<Entry>, day: &str) -> Evaluation {
    let (plan, ledger) = checked(plan, entries);
    evaluate(&plan, &ledger, &Options::new(day.parse().unwrap())).unwrap()
}

/// Returns a plan of one action with targets, each on a level of its own, and a reading of each on 2024-12-31.
fn levels(targets: Vec<(Target, f64)>) -> (Plan, Vec<Entry>) {
    let (mut plan, mut action, mut entries) = (plan(), Action::new("action", "Action"), Vec::new());
    for (target, value) in targets {
        let indicator = target.indicator.clone().unwrap();
        entries.push(Entry::reading(format!("of-{indicator}"), indicator.as_str(), "2024-12-31", value));
        plan = plan.indicator(Indicator::level(indicator.as_str(), indicator.as_str()));
        action = action.target(target);
    }
    (plan.action(action), entries)
}

/// Returns a target on the level of the same id.
fn target(id: &str, goal: Goal, baseline: f64) -> Target {
    Target::new(id, id, id, goal).baseline(baseline)
}

fn attainment(target: &TargetResult) -> f64 {
    target.attainment.unwrap().get()
}

const fn standing(verdict: Verdict) -> Option<Standing> {
    match verdict {
        Verdict::Standing(standing) => Some(standing),
        Verdict::Absence(_) => None,
    }
}

#[test]
fn a_target_that_should_go_down_is_computed_as_if_it_should_go_up() {
    // Emissions from 100 to 50 are at 75, patents from 0 to 10 at 5: both are half way, and so is the action.
    let targets = vec![
        (target("emissions", Goal::at_most(50), 100.0), 75.0),
        (target("patents", Goal::at_least(10), 0.0), 5.0),
    ];
    let (plan, entries) = levels(targets);
    let evaluation = judged(plan, entries, "2025-01-01");
    assert_eq!(evaluation.targets.iter().map(attainment).collect::<Vec<_>>(), [0.5, 0.5]);
    assert_eq!(evaluation.actions[0].node.score.unwrap().get(), 0.5);
    // The direction is in the numbers: 110 is further from 50 than 100 was.
    let (plan, entries) = levels(vec![(target("emissions", Goal::at_most(50), 100.0), 110.0)]);
    assert_eq!(attainment(&judged(plan, entries, "2025-01-01").targets[0]), -0.2);
}

#[test]
fn the_colours_of_goals_to_decrease_are_inverted() {
    // 10 of 100 on the way up, and 90 left of 100 on the way down, after half of the time: 0.1 over 0.5.
    for (done, expected) in [(10.0, Standing::OffTrack), (40.0, Standing::AtRisk), (90.0, Standing::Ahead)] {
        let up = target("up", Goal::at_least(100), 0.0);
        let down = target("down", Goal::at_most(0), 100.0);
        let (plan, entries) = levels(vec![(up, done), (down, 100.0 - done)]);
        let evaluation = judged(plan, entries, "2025-01-01");
        let verdicts: Vec<_> = evaluation.targets.iter().map(|target| standing(target.verdict)).collect();
        assert_eq!(verdicts, [Some(expected), Some(expected)], "{done}");
        let words: Vec<_> =
            evaluation.targets.iter().map(|target| telling::verdict_word(target.verdict, "en")).collect();
        assert_eq!(words[0], words[1]);
    }
}

#[test]
fn a_straight_average_treats_a_hundred_thousand_and_a_thousand_alike() {
    // A tenth of 100,000 and all of 1,000 is 11,000 of 101,000, not the mean of 10 % and 100 %.
    let large = target("large", Goal::at_least(100_000), 0.0).weight(100_000);
    let small = target("small", Goal::at_least(1_000), 0.0).weight(1_000);
    let (plan, entries) = levels(vec![(large, 10_000.0), (small, 1_000.0)]);
    let evaluation = judged(plan, entries, "2025-01-01");
    assert_eq!(evaluation.actions[0].node.score.unwrap().get(), 11_000.0 / 101_000.0);
    // The weights are in what is printed, and come back.
    let (plan, entries) = levels(vec![(target("large", Goal::at_least(1), 0.0).weight(7), 1.0)]);
    let (plan, _) = checked(plan, entries);
    let back = tenfold::Plan::from_json(plan.to_json()).unwrap();
    assert_eq!(back.targets()[0].weight().get(), 7.0);
}

#[test]
fn an_average_of_averages_and_parents_over_a_hundred_per_cent() {
    // 1 of 2 passed, then 99 of 100: that is 100 of 102, not the mean of 50 % and 99 %.
    let share = Measure::ratio("passed", "sat").times(100);
    let plan = plan()
        .indicator(Indicator::flow("passed", "Passed"))
        .indicator(Indicator::flow("sat", "Sat"))
        .indicator(Indicator::new("share", "Share", share))
        .action(Action::new("action", "Action").target(target("share", Goal::at_least(100), 0.0)));
    let flow = |id: &str, of: &str, day: &str, value: u32| Entry::reading(id, of, day, value);
    let entries = vec![
        flow("e1", "passed", "2023", 1),
        flow("e2", "sat", "2023", 2),
        flow("e3", "passed", "2024", 99),
        flow("e4", "sat", "2024", 100),
    ];
    let evaluation = judged(plan, entries, "2025-01-01");
    assert_eq!(evaluation.targets[0].value.unwrap().get(), 100.0 * (100.0 / 102.0));
    // Three times what was promised beside nothing is half of the action; a cap of 2 says otherwise, aloud.
    for (cap, score) in [(None, 0.5), (Some(2.0), 1.0)] {
        let three = (target("three", Goal::at_least(10), 0.0), 30.0);
        let (mut plan, entries) = levels(vec![three, (target("none", Goal::at_least(10), 0.0), 0.0)]);
        plan.actions[0].roll_up = cap.map(|cap| RollUp::default().cap(cap).into());
        let evaluation = judged(plan, entries, "2025-01-01");
        assert_eq!(evaluation.actions[0].node.score.unwrap().get(), score);
        assert_eq!(attainment(&evaluation.targets[0]), 3.0);
    }
}

#[test]
fn a_target_of_zero_or_a_baseline_at_the_target_divides_by_zero() {
    let (plan, entries) = levels(vec![
        (target("accidents", Goal::at_most(0), 4.0), 1.0),
        (target("kept", Goal::at_least(5), 5.0), 5.0),
        (target("lost", Goal::at_least(5), 5.0), 4.0),
        (target("nothing", Goal::at_most(0), 0.0), 0.0),
    ]);
    let evaluation = judged(plan, entries, "2025-01-01");
    assert_eq!(evaluation.targets.iter().map(attainment).collect::<Vec<_>>(), [0.75, 1.0, 0.0, 1.0]);
    let achieved: Vec<_> = evaluation.targets.iter().map(|target| target.met.unwrap()).collect();
    assert_eq!(achieved, [false, true, false, true]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_caps_at_a_hundred_does_not(
        values in prop::collection::vec(-1e6..1e9_f64, 1..6),
        cap in prop::option::of(1.0..3.0_f64),
    ) {
        let ids = ["a", "b", "c", "d", "e", "f"];
        let own = |(id, value): (&&str, &f64)| (target(id, Goal::at_least(10), 0.0), *value);
        let (mut plan, entries) = levels(ids.iter().zip(&values).map(own).collect());
        plan.actions[0].roll_up = cap.map(|cap| RollUp::default().cap(cap).into());
        let evaluation = judged(plan, entries, "2025-01-01");
        let score = evaluation.actions[0].node.score.unwrap().get();
        prop_assert!((0.0..=cap.unwrap_or(1.0)).contains(&score), "{score}");
        // The target itself says what there is.
        for (target, value) in evaluation.targets.iter().zip(&values) {
            prop_assert_eq!(attainment(target), value / 10.0);
        }
    }
}

#[test]
fn a_period_without_an_actual_cannot_be_entered_and_a_baseline_is_forced() {
    let flow = Indicator::flow("articles", "Articles").reported(Every::Year);
    let articles = Target::new("articles", "Articles", "articles", Goal::at_least(100));
    let plan = plan().indicator(flow).indicator(Indicator::level("staff", "Staff")).action(
        Action::new("action", "Action").target(articles).target(Target::new(
            "staff",
            "Staff",
            "staff",
            Goal::at_least(10),
        )),
    );
    // Nothing yet is neither zero nor a fault; nothing that was attested is zero.
    let silent = judged(plan.clone(), Vec::new(), "2025-01-01");
    let verdicts: Vec<_> = silent.targets.iter().map(|target| target.verdict.as_str()).collect();
    assert_eq!(verdicts, ["no_data", "no_data"]);
    assert_eq!((silent.targets[0].value, silent.whole.evidence.unwrap().get()), (None, 0.0));
    let mut attested = Entry::attested("e1", "", "2024-12-31").indicator("articles");
    attested.register = None;
    let zero = judged(plan.clone(), vec![attested], "2025-01-01");
    assert_eq!((zero.targets[0].value.unwrap().get(), attainment(&zero.targets[0])), (0.0, 0.0));
    // Without a baseline 5 of 10 is 5 of 10, and 12 of 10 is met: only the share of the way is not known.
    let five = judged(plan.clone(), vec![Entry::reading("e1", "staff", "2024", 5)], "2025-01-01");
    assert_eq!((five.targets[1].met, five.targets[1].attainment), (Some(false), None));
    let twelve = judged(plan, vec![Entry::reading("e1", "staff", "2024", 12)], "2025-01-01");
    assert_eq!((twelve.targets[1].met, attainment(&twelve.targets[1])), (Some(true), 1.0));
}

#[test]
fn a_fall_below_the_baseline_is_hidden() {
    // From 20 to 40, and now at 10: half of the way backwards.
    let (plan, entries) = levels(vec![(target("t", Goal::at_least(40), 20.0), 10.0)]);
    let evaluation = judged(plan, entries, "2025-01-01");
    let target = &evaluation.targets[0];
    assert_eq!(attainment(target), -0.5);
    let regressed = Reason::Regressed { value: 10.into(), baseline: 20.into() };
    assert!(target.reasons.contains(&regressed), "{:?}", target.reasons);
}

#[test]
fn why_is_it_zero_per_cent() {
    let (plan, entries) = levels(vec![(target("t", Goal::at_least(40), 20.0), 20.0)]);
    let (plan, ledger) = checked(plan, entries);
    let evaluation = evaluate(&plan, &ledger, &Options::new("2025-01-01".parse().unwrap())).unwrap();
    let target = &evaluation.targets[0];
    // The reasons have the numbers: nothing of what should be half by now.
    let expected = target.expected.unwrap();
    assert!((expected.get() - 0.5).abs() < 1e-3);
    assert!(
        target.reasons.contains(&Reason::Behind { attainment: 0.into(), expected }),
        "{:?}",
        target.reasons
    );
    let said = telling::say(&target.reasons[0], &plan, plan.targets().first(), "en");
    assert!(said.ends_with('.') && said.len() > 20, "{said}");
    // The entry that it rests on is named, and so is what is needed: 20 more in five years.
    assert_eq!(target.entries.iter().map(|entry| entry.as_str()).collect::<Vec<_>>(), ["of-t"]);
    let needs = target.needs.as_ref().unwrap();
    assert_eq!((needs.change.get(), needs.per_year.unwrap().get()), (20.0, 4.0));
    // And what would change the verdict: a pace of 0.75 is at risk, and it is 0.
    assert_eq!((standing(target.verdict), target.margin.unwrap().get()), (Some(Standing::OffTrack), 0.75));
}

#[test]
fn the_status_ignores_the_calendar() {
    // Forty per cent is much after two years of ten, little after eight, and missed at the end.
    let verdict = |day: &str| {
        let indicator = Indicator::level("t", "T");
        let plan = plan().indicator(indicator);
        let plan = plan.action(Action::new("a", "A").target(target("t", Goal::at_least(10), 0.0)));
        judged(plan, vec![Entry::reading("e", "t", "2021-12-31", 4)], day).targets[0].verdict.as_str()
    };
    let days = ["2019-12-31", "2022-01-01", "2024-01-01", "2025-01-01", "2028-01-01", "2030-01-01"];
    let expected = ["not_started", "ahead", "on_track", "at_risk", "off_track", "missed"];
    assert_eq!(days.map(verdict), expected);
}

#[test]
fn measures_without_an_end_have_no_history_and_no_trend() {
    // 12 held under 15 without an end; 3, 5, 7 in three years, which shall only become better.
    let plan = Plan::new("plan", "Plan", "2020-01-01")
        .indicator(Indicator::level("staff", "Students for each teacher"))
        .indicator(Indicator::level("visits", "Visits").reported(Every::Year))
        .action(
            Action::new("action", "Action")
                .kind(tenfold::ActionKind::Continuing)
                .target(Target::new("staff", "Staff", "staff", Goal::hold().high(15)))
                .target(Target::new("visits", "Visits", "visits", Goal::improve(Way::Up))),
        );
    let reading = |id: &str, of: &str, day: &str, value: u32| Entry::reading(id, of, day, value);
    let entries = vec![
        reading("e1", "staff", "2020-01-01", 12),
        reading("e2", "visits", "2020", 3),
        reading("e3", "visits", "2021", 5),
        reading("e4", "visits", "2022", 4),
        reading("e5", "staff", "2022-06-01", 16),
    ];
    let (plan, ledger) = checked(plan, entries);
    let history = |day: &str| {
        let evaluation = evaluate(&plan, &ledger, &Options::new(day.parse().unwrap())).unwrap();
        let of = |index: usize| evaluation.targets[index].clone();
        (
            of(0).attainment.map(tenfold::Finite::get),
            of(1).value.map(tenfold::Finite::get),
            of(1).verdict.as_str(),
        )
    };
    let (_, first, _) = history("2020-12-31");
    assert_eq!(first, Some(3.0));
    let (held, second, verdict) = history("2021-12-31");
    assert_eq!((held, second, verdict), (Some(1.0), Some(5.0), "on_track"));
    // 882 days were inside, from 2020-01-01 to 2022-05-31, and 214 outside, up to 2022-12-31.
    let (held, third, _) = history("2022-12-31");
    assert_eq!((held, third), (Some(882.0 / 1096.0), Some(4.0)));
}

#[test]
fn a_goal_has_no_history_of_its_own_versions() {
    let indicator = Indicator::level("t", "T");
    let plan = plan().indicator(indicator);
    let plan = plan.action(Action::new("a", "A").target(target("t", Goal::at_least(10), 0.0)));
    let entries = vec![
        Entry::reading("e1", "t", "2022-12-31", 4).recorded("2023-01-10T00:00:00Z"),
        Entry::amended("e2", "2024-01-01", "t").goal(Goal::at_least(20)).recorded("2024-06-01T00:00:00Z"),
        Entry::reading("e3", "t", "2022-12-31", 5).recorded("2024-07-01T00:00:00Z").corrects("e1"),
    ];
    let (plan, ledger) = checked(plan, entries);
    let seen = |day: &str, known_by: Option<&str>| {
        let mut options = Options::new(day.parse().unwrap());
        if let Some(moment) = known_by {
            options = options.known_by(moment.parse().unwrap());
        }
        let evaluation = evaluate(&plan, &ledger, &options).unwrap();
        (evaluation.targets[0].bar.unwrap().get(), evaluation.targets[0].value.unwrap().get())
    };
    // As of a day the goal is what it was on that day; as known by a moment the figure is what was known.
    assert_eq!(seen("2023-12-31", None), (10.0, 5.0));
    assert_eq!(seen("2024-01-01", None), (20.0, 5.0));
    assert_eq!(seen("2024-12-31", Some("2024-05-31T00:00:00Z")), (10.0, 4.0));
    assert_eq!(seen("2024-12-31", Some("2024-06-30T00:00:00Z")), (20.0, 4.0));
    assert_eq!(ledger.entries().len(), 3);
}

#[test]
fn goals_to_decrease_score_nothing_or_everything() {
    // From 80 down to 40: each value has its own share of the way, as it has on the way up.
    for (value, share) in [(80, 0.0), (79, 0.025), (70, 0.25), (60, 0.5), (41, 0.975), (40, 1.0), (38, 1.05)]
    {
        let (plan, entries) = levels(vec![(target("t", Goal::at_most(40), 80.0), f64::from(value))]);
        assert_eq!(attainment(&judged(plan, entries, "2025-01-01").targets[0]), share, "{value}");
    }
}

#[test]
fn targets_are_entered_as_if_they_were_data() {
    // A target is promised, dated, and says by itself what is expected: 6 of 10 on the way from 2, at half time.
    let plan = plan().indicator(Indicator::level("t", "T").reported(Every::Year));
    let plan = plan.action(Action::new("a", "A").target(target("t", Goal::at_least(10), 2.0)));
    let evaluation = judged(plan, vec![Entry::reading("e", "t", "2024", 5)], "2024-12-31");
    let target = &evaluation.targets[0];
    // 1826 of 3653 days have passed.
    let expected = 1826.0 / 3653.0;
    assert_eq!(target.expected.unwrap().get(), expected);
    assert!((target.expected_value.unwrap().get() - (2.0 + 8.0 * expected)).abs() < 1e-12);
    assert_eq!((target.bar.unwrap().get(), target.start.to_string()), (10.0, "2020-01-01".to_owned()));
    let needs = target.needs.as_ref().unwrap();
    // The ends of five years and the due day itself.
    assert_eq!((needs.by.len(), needs.per_period.unwrap().get()), (6, 5.0 / 6.0));
    assert_eq!(evaluation.next_due[0].day.to_string(), "2030-01-01");
}

#[test]
fn make_it_a_separate_app() {
    // It is a library: text in, text out, the same from any thread of any host, with nothing around it.
    let (plan, entries) = levels(vec![(target("t", Goal::at_least(10), 0.0), 5.0)]);
    let (plan, ledger) = checked(plan, entries);
    let options = Options::new("2025-01-01".parse().unwrap());
    let here = evaluate(&plan, &ledger, &options).unwrap().to_json();
    let (plan_text, ledger_text) = (plan.to_json(), ledger.to_json());
    let there = std::thread::spawn(move || {
        json::evaluate(&plan_text, &ledger_text, r#"{"as_of": "2025-01-01"}"#).unwrap()
    });
    assert_eq!(there.join().unwrap(), here);
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    shared(&plan);
    shared(&ledger);
    shared(&options);
}
