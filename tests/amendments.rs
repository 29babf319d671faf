//! Amendments of a plan: what follows from them, and what cannot be amended.

use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, MissingKind, Plan, RollUp, Target};
use tenfold::{Code, Evaluation, Options, Way, evaluate};

fn plan(goal: Goal) -> tenfold::Plan {
    Plan::new("p", "P", "2021-12-31")
        .indicator(Indicator::flow("f", "F"))
        .action(
            Action::new("a", "A")
                .target(Target::new("t", "T", "f", goal).start("2022-01-01").due("2025-12-31"))
                .target(Target::over("q", "Q", Goal::quorum(1, ["t"])).due("2025-12-31")),
        )
        .build()
        .unwrap()
}

fn judged(plan: &tenfold::Plan, entries: Vec<Entry>, day: &str) -> Evaluation {
    let mut ledger = Ledger::new("p");
    ledger.entries = entries;
    evaluate(plan, &ledger.build(plan).unwrap(), &Options::new(day.parse().unwrap())).unwrap()
}

#[test]
fn the_default_baseline_follows_an_amended_goal() {
    let at_least = plan(Goal::at_least(10));
    let improve =
        Entry { goal: Some(Goal::improve(Way::Up).into()), ..Entry::amended("e9", "2023-01-01", "t") };
    let readings = [Entry::reading("e1", "f", "2022", 5), Entry::reading("e2", "f", "2023", 4)];
    let entries = readings.iter().cloned().chain([improve]).collect();
    let amended = judged(&at_least, entries, "2023-12-31");
    // From the first figure, 5, to 4: worse. From a baseline of 0 it would be better.
    assert_eq!(amended.targets[0].word.as_deref(), Some("worsening"));

    let improving = plan(Goal::improve(Way::Up));
    let at_least = Entry { goal: Some(Goal::at_least(18).into()), ..Entry::amended("e9", "2023-01-01", "t") };
    let amended = judged(&improving, readings.into_iter().chain([at_least]).collect(), "2023-12-31");
    assert_eq!(amended.targets[0].attainment.unwrap().get(), 0.5);
}

#[test]
fn a_goal_over_targets_cannot_be_amended() {
    let plan = plan(Goal::at_least(10));
    for goal in [Goal::at_least(1), Goal::quorum(1, ["q"])] {
        let entry = Entry { goal: Some(goal.into()), ..Entry::amended("e1", "2023-01-01", "q") };
        let faults = Ledger::new("p").entry(entry).build(&plan).unwrap_err();
        assert!(faults.iter().any(|fault| fault.code() == Code::NotAllowed), "{faults}");
    }
}

#[test]
fn what_was_attested_before_the_window_says_nothing_of_it() {
    let plan = plan(Goal::at_least(10));
    let before = judged(&plan, vec![Entry::attested_indicator("e1", "f", "2021-12-31")], "2026-06-30");
    assert_eq!(before.targets[0].verdict.as_str(), "no_data");
    let inside = judged(&plan, vec![Entry::attested_indicator("e1", "f", "2025-12-31")], "2026-06-30");
    assert_eq!(inside.targets[0].verdict.as_str(), "missed");
}

#[test]
fn a_node_that_is_held_back_does_not_keep_the_word_of_the_better_band() {
    let mut action = Action::new("a", "A")
        .target(Target::new("t", "T", "l", Goal::at_least(10)).baseline(0).due("2025-12-31"))
        .target(Target::new("u", "U", "m", Goal::at_least(10)).baseline(0).due("2025-12-31"));
    action.roll_up = Some(RollUp::default().missing(MissingKind::HoldBack).into());
    let plan = Plan::new("p", "P", "2021-12-31")
        .indicator(Indicator::level("l", "L"))
        .indicator(Indicator::level("m", "M"))
        .action(action)
        .build()
        .unwrap();
    let held = judged(&plan, vec![Entry::reading("e1", "l", "2023", 8)], "2023-12-31");
    let node = &held.actions[0].node;
    assert_eq!((node.verdict.as_str(), node.word.as_deref(), node.margin), ("at_risk", None, None));
}

#[test]
fn a_stated_trajectory_stays_and_a_default_follows_an_amended_goal() {
    use tenfold::draft::{Measure, Stage, TrajectoryKind};
    let dated = |id: &str, day: &str| Stage { day: Some(day.into()), ..Stage::new(id, id) };
    let measure = Measure::in_stages().stage(dated("one", "2023-12-31")).stage(dated("two", "2025-12-31"));
    let expected = |stated: Option<TrajectoryKind>, from: Goal, to: Goal| {
        let mut target = Target::new("t", "T", "i", from).start("2022-01-01").due("2025-12-31");
        target.trajectory = stated.map(|kind| Box::new(kind.into()));
        let plan = Plan::new("p", "P", "2021-12-31")
            .indicator(Indicator::new("i", "I", measure.clone()))
            .action(Action::new("a", "A").target(target))
            .build()
            .unwrap_or_else(|faults| panic!("{faults}"));
        let amended = Entry { goal: Some(to.into()), ..Entry::amended("e1", "2022-02-01", "t") };
        judged(&plan, vec![amended], "2024-06-30").targets[0].expected.map(f64::from)
    };
    // Half is planned for the first of two stages.
    assert_eq!(expected(None, Goal::happen(), Goal::at_least(1)), Some(0.5));
    assert_eq!(expected(None, Goal::at_least(0.5), Goal::happen()), Some(0.5));
    assert_eq!(expected(Some(TrajectoryKind::AtDue), Goal::at_least(0.5), Goal::at_least(1)), Some(0.0));
}

#[test]
fn a_level_that_is_promised_later_is_expected_at_the_due_day() {
    use tenfold::draft::{Level, Measure, Scale};
    let level = |id: &str, points: i32| Level::new(id, id).points(points);
    let target = Target::new("t", "T", "i", Goal::improve(Way::Up)).start("2022-01-01").due("2025-12-31");
    let plan = Plan::new("p", "P", "2021-12-31")
        .scale(Scale::new("s", "S").level(level("low", 0)).level(level("high", 2)))
        .indicator(Indicator::new("i", "I", Measure::grade("s")))
        .action(Action::new("a", "A").target(target))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let amended = Entry { goal: Some(Goal::reach("high").into()), ..Entry::amended("e1", "2022-02-01", "t") };
    let judged = judged(&plan, vec![amended], "2024-06-30");
    assert_eq!(judged.targets[0].expected.map(f64::from), Some(0.0));
}

#[test]
fn what_is_to_happen_begins_with_nothing_whatever_was_stated_before() {
    use tenfold::draft::{Measure, Stage};
    let measure = Measure::in_stages().stage(Stage::new("one", "One")).stage(Stage::new("two", "Two"));
    let target =
        Target::new("t", "T", "i", Goal::at_least(1)).start("2022-01-01").due("2025-12-31").baseline(0.25);
    let plan = Plan::new("p", "P", "2021-12-31")
        .indicator(Indicator::new("i", "I", measure))
        .action(Action::new("a", "A").target(target))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let amended = Entry { goal: Some(Goal::happen().into()), ..Entry::amended("e1", "2022-02-01", "t") };
    assert_eq!(judged(&plan, vec![], "2024-06-30").targets[0].baseline.map(f64::from), Some(0.25));
    assert_eq!(judged(&plan, vec![amended], "2024-06-30").targets[0].baseline.map(f64::from), Some(0.0));
}
