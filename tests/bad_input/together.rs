//! What goes together and what does not: goals, baselines, trajectories, stages, sums and periods.

use tenfold::draft::{
    Action, Baseline, Each, Entry, Goal, Indicator, Ledger, Level, Measure, Member, Plan, Register, RollUp,
    RollUpKind, Scale, Set, Stage, Target, Unit,
};
use tenfold::{Every, Way};

use super::limits::ten;
use super::said;

fn empty() -> Plan {
    Plan::new("p", "P", "2022-01-01").due("2024-12-31")
}

#[test]
fn what_stands_beside_what_it_says_is_told_by_its_names() {
    let cause = |plan: Plan| plan.build().unwrap_err().to_string();
    let hosted = cause(
        empty().unit(Unit::new("u", "U")).set(Set { host: vec!["zzz".to_owned()], ..Set::new("s", "S") }),
    );
    assert!(hosted.contains("`members`, `open`, `grace_days`"), "{hosted}");
    let plan = empty()
        .indicator(Indicator::milestone("done", "Done"))
        .indicator(Indicator::level("level", "Level"))
        .indicator(Indicator::new("ratio", "Ratio", Measure::ratio("level", "level")))
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let takes = |entry: Entry| Ledger::new("p").entry(entry).build(&plan).unwrap_err().to_string();
    assert!(takes(Entry::reading("a", "done", "2023", 1)).contains("it takes stages"));
    assert!(takes(Entry::reached("a", "level", "2023-01-01", "done")).contains("it takes readings"));
    assert!(takes(Entry::reading("a", "ratio", "2023", 1)).contains("record its numerator and denominator"));
}

/// A target on an indicator of its own.
fn promising(indicator: Indicator, goal: Goal) -> Target {
    Target::new("t", "T", indicator.id, goal)
}

fn of(indicator: Indicator, target: Target) -> Vec<String> {
    let scale = Scale::new("c", "C").level(Level::new("low", "Low")).level(Level::new("high", "High"));
    let mut plan = empty().scale(scale).set(Set::new("s", "S").member(Member::new("m", "M")));
    plan.indicators.push(indicator);
    said(plan.action(Action::new("a", "A").target(target)).build())
}

#[test]
fn what_lies_beyond_a_bar_lies_on_its_far_side() {
    let level = || Indicator::level("i", "I");
    let with = |goal: Goal, stretch: f64| of(level(), promising(level(), goal).stretch(stretch));
    let place = "actions[0].targets[0].stretch";
    for (goal, sound, others) in [(Goal::at_least(5), 6.0, [5.0, 4.0]), (Goal::at_most(5), 4.0, [5.0, 6.0])] {
        assert_eq!(with(goal.clone(), sound), [""; 0]);
        for other in others {
            let said = with(goal.clone(), other);
            assert!(said.len() == 1 && said[0].ends_with(place), "{said:?}");
        }
    }
    assert!(with(Goal::between(1, 5), 6.0)[0].ends_with(place));
}

#[test]
fn what_each_member_or_period_must_do_is_what_its_measure_can_answer() {
    let own = |measure: Measure| Indicator::new("i", "I", measure).per("s");
    let asks = |measure: Measure, each: Option<Each>| {
        let mut goal = Goal::every_member();
        goal.each = each.map(Box::new);
        of(own(measure.clone()), promising(own(measure), goal)).len()
    };
    let level = || Indicator::level("x", "X").measure;
    let stages = || Measure::in_stages().stage(Stage::new("done", "Done"));
    assert_eq!((asks(level(), None), asks(stages(), None), asks(Measure::grade("c"), None)), (0, 0, 1));
    let reach = || Some(Each::reach("high"));
    assert_eq!(
        (asks(level(), reach()), asks(stages(), reach()), asks(Measure::grade("c"), reach())),
        (1, 1, 0)
    );
    let happen = || Some(Each::happen());
    assert_eq!(
        (asks(level(), happen()), asks(stages(), happen()), asks(Measure::grade("c"), happen())),
        (1, 0, 1)
    );
    let one = || Some(Each::at_least(1));
    assert_eq!((asks(level(), one()), asks(stages(), one()), asks(Measure::grade("c"), one())), (0, 0, 1));
    // Only goals over members ask each of them.
    assert_eq!(of(own(level()), promising(own(level()), Goal::at_least(1))).len(), 1);
    assert_eq!(of(own(level()), promising(own(level()), Goal::every_period(Every::Year))).len(), 1);
    let whole = || Indicator::level("i", "I");
    assert_eq!(of(whole(), promising(whole(), Goal::every_member())).len(), 1);
    // A goal over targets counts those.
    let over = Target { indicator: Some("i".to_owned()), ..promising(whole(), Goal::quorum(1, ["t"])) };
    assert!(of(whole(), over).iter().any(|fault| fault.starts_with("goal_mismatch")));
}

#[test]
fn a_baseline_is_a_value_a_level_or_the_reading_of_a_day() {
    let level = || Indicator::level("i", "I");
    let grade = || Indicator::new("i", "I", Measure::grade("c"));
    let with = |indicator: fn() -> Indicator, goal: Goal, baseline: Baseline| {
        of(indicator(), promising(indicator(), goal).baseline(baseline))
    };
    let leveled = |id: &str| Baseline { level: Some(id.to_owned()), ..Baseline::default() };
    let grade: fn() -> Indicator = grade;
    let level: fn() -> Indicator = level;
    assert_eq!(with(grade, Goal::reach("high"), leveled("low")), [""; 0]);
    assert_eq!(
        with(grade, Goal::reach("high"), leveled("lower")),
        ["unknown_id actions[0].targets[0].baseline.level"]
    );
    assert_eq!(with(level, Goal::at_least(1), Baseline::reading("2021-01-01")), [""; 0]);
    let bad =
        Baseline { value: Some(f64::NAN.into()), day: Some("2021-01-01".to_owned()), ..Baseline::default() };
    assert_eq!(with(level, Goal::at_least(1), bad), ["bad_number actions[0].targets[0].baseline.value"]);
}

#[test]
fn stages_are_planned_in_their_order_and_two_may_be_of_one_day() {
    let planned = |days: [&str; 2]| {
        let mut measure = Measure::in_stages();
        measure.stages = days
            .map(|day| Stage { day: Some(day.to_owned()), ..Stage::new(format!("s{day}"), "S") })
            .to_vec();
        measure.stages[1].id = "other".to_owned();
        said(empty().indicator(Indicator::new("i", "I", measure)).build())
    };
    assert_eq!(planned(["2023-01-01", "2023-01-01"]), [""; 0]);
    assert_eq!(planned(["2023-01-02", "2023-01-01"]), ["not_ordered indicators[0].measure.stages[1].day"]);
}

#[test]
fn a_deliverable_has_targets_and_no_actions() {
    let target = || Target::new("t", "T", "i", Goal::at_least(1));
    let deliverable = |action: Action| {
        let mut action = action;
        action.kind = Some(tenfold::ActionKind::Deliverable);
        said(empty().indicator(Indicator::level("i", "I")).action(action).build()).len()
    };
    let below = Action::new("b", "B").target(Target::new("u", "U", "i", Goal::at_least(1)));
    assert_eq!(deliverable(Action::new("a", "A").target(target())), 0);
    assert_eq!(deliverable(Action::new("a", "A").target(target()).action(below.clone())), 1);
    assert_eq!(deliverable(Action::new("a", "A").action(below)), 1);
}

#[test]
fn what_is_summed_is_of_one_kind_below_the_highest_node_that_sums() {
    let leaf = |id: &str, indicator: &str| Target::new(id, id, indicator, Goal::at_least(1)).baseline(0);
    let with = |first: &str, second: &str| {
        let sum = || RollUp::from(RollUpKind::Sum);
        let mut plan = empty()
            .set(Set::new("s", "S").member(Member::new("m", "M")))
            .register(Register::new("r", "R").field(tenfold::draft::Field::member("of", "Of", "s")))
            .indicator(Indicator::level("km", "Km").unit("km"))
            .indicator(Indicator::level("kg", "Kg").unit("kg"))
            .indicator(Indicator::new("share", "Share", Measure::coverage("r", "of")));
        let inner = Action::new("b", "B").roll_up(sum()).target(leaf("x", first));
        let other = Action::new("c", "C").roll_up(sum()).target(leaf("y", second));
        plan.actions.push(Action::new("a", "A").roll_up(sum()).action(inner).action(other));
        said(plan.build()).len()
    };
    assert_eq!((with("km", "km"), with("km", "kg")), (0, 1));
    assert!(with("km", "share") > 0);
    // Two that sum, below a plan that does not.
    let mut apart = empty()
        .indicator(Indicator::level("km", "Km").unit("km"))
        .indicator(Indicator::level("kg", "Kg").unit("kg"));
    for (id, of) in [("x", "km"), ("y", "kg")] {
        apart.actions.push(
            Action::new(format!("a{id}"), "A").roll_up(RollUp::from(RollUpKind::Sum)).target(leaf(id, of)),
        );
    }
    assert_eq!(said(apart.build()), [""; 0]);
}

#[test]
fn shares_and_points_are_not_numbers_without_a_unit() {
    let of = |indicator: Indicator| {
        let goal = if indicator.id == "grade" { Goal::reach("high") } else { Goal::at_least(1) };
        let level = |id: &str, points: i32| Level::new(id, id).points(points);
        let first = Target::new("x", "X", "level", Goal::at_least(1)).baseline(0);
        let second = Target::new("y", "Y", indicator.id.clone(), goal);
        let sum = Action::new("a", "A").roll_up(RollUp::from(RollUpKind::Sum)).target(first).target(second);
        let plan = empty()
            .set(Set::new("s", "S").member(Member::new("m", "M")))
            .scale(Scale::new("c", "C").level(level("low", 0)).level(level("high", 2)))
            .register(Register::new("r", "R").field(tenfold::draft::Field::member("of", "Of", "s")))
            .indicator(Indicator::level("level", "Level"))
            .indicator(indicator)
            .action(sum);
        said(plan.build())
    };
    let mixed = ["mixed_units actions[0].targets[1]"];
    assert_eq!(of(Indicator::level("number", "N")), [""; 0]);
    assert_eq!(of(Indicator::new("share", "S", Measure::coverage("r", "of"))), mixed);
    assert_eq!(
        of(Indicator::new("stages", "S", Measure::in_stages().stage(Stage::new("one", "One")))),
        mixed
    );
}

#[test]
fn a_goal_over_targets_says_what_is_wrong_with_it_once() {
    let level = || Indicator::level("i", "I");
    let over = |goal: Goal| {
        let other = Target::new("u", "U", "i", Goal::at_least(1));
        let action = Action::new("a", "A").target(Target::over("t", "T", goal)).target(other);
        said(empty().indicator(level()).action(action).build())
    };
    let place = "actions[0].targets[0].goal.targets";
    assert_eq!(over(Goal::quorum(1, ["u"])), [""; 0]);
    assert_eq!(over(Goal::quorum(1, ["u", "nobody"])), [format!("unknown_id {place}[1]")]);
    assert_eq!(over(Goal::quorum(1, ["u", "a\0"])), [format!("bad_id {place}[1]")]);
    assert_eq!(over(Goal::quorum(1, ["u".to_owned(), "x".repeat(2000)])), [format!("too_long {place}[1]")]);
    assert_eq!(over(Goal::quorum(1, [""; 0])), [format!("missing {place}")]);
    // With an indicator there is one thing wrong, and it is said what.
    let faults = empty()
        .indicator(level())
        .action(Action::new("a", "A").target(promising(level(), Goal::quorum(1, ["t"]))))
        .build()
        .unwrap_err()
        .to_string();
    assert!(faults.contains("a goal over targets has no indicator of its own"), "{faults}");
    // A goal of another kind that names targets counts none of them.
    let stray = Goal {
        targets: vec!["nobody".to_owned()],
        over: Some(tenfold::draft::OverKind::Targets),
        ..Goal::at_least(1)
    };
    let said = of(level(), promising(level(), stray));
    assert!(!said.is_empty() && said.iter().all(|fault| !fault.starts_with("unknown_id")), "{said:?}");
}

#[test]
fn members_that_are_to_do_something_are_to_come_to_the_end_of_their_stages() {
    let measure = Measure::in_stages().stage(Stage::new("one", "One")).stage(Stage::new("two", "Two"));
    let indicator = Indicator::new("i", "I", measure).per("s");
    let plan = empty()
        .set(Set::new("s", "S").member(Member::new("m", "M")))
        .indicator(indicator.clone())
        .action(Action::new("a", "A").target(promising(indicator, Goal::every_member())))
        .build()
        .unwrap();
    assert!(
        plan.to_json().contains("happen") || format!("{:?}", plan.targets()[0].goal()).contains("Happen"),
        "{:?}",
        plan.targets()[0].goal()
    );
}

#[test]
fn what_entries_say_beside_their_facts_is_each_ones_own() {
    let plan = ten().build().unwrap();
    let reading =
        |id: &str| Entry::reading(id, "i", format!("2023-0{}", id.len()), 1).recorded("2024-01-01T00:00:00Z");
    let mut ledger = Ledger::new("p");
    ledger.entries = vec![
        reading("a").source("one").author("x").note("n"),
        reading("aa").source("one").author("x").note("n"),
        reading("aaa").source("two").author("x").note("n"),
        reading("aaaa").source("two").author("y").note("n"),
        reading("aaaaa").source("two").author("y").note("m"),
        reading("aaaaaa").author("y").note("m"),
        reading("aaaaaaa").note("m"),
        reading("aaaaaaaa"),
    ];
    let built = ledger.clone().build(&plan).unwrap();
    assert_eq!(built.draft().entries, ledger.entries);
    let read = tenfold::Ledger::from_json(built.to_json(), &plan).unwrap();
    assert_eq!(read.draft().entries, ledger.entries);
}

#[test]
fn what_is_expected_of_a_goal_that_is_not_one_number_cannot_be_chosen() {
    let level = || Indicator::level("i", "I");
    let linear = |indicator: Indicator, goal: Goal| {
        let target = promising(indicator.clone(), goal);
        of(indicator, target.trajectory(tenfold::draft::TrajectoryKind::Linear))
    };
    let mut kept = Goal::hold();
    kept.low = Some(1.into());
    for goal in [kept, Goal::improve(Way::Up), Goal::every_period(Every::Year).each(Each::at_least(1))] {
        let said = linear(level(), goal);
        assert!(
            said.len() == 1 && said[0].starts_with("trajectory_mismatch actions[0].targets[0].trajectory"),
            "{said:?}"
        );
    }
    assert_eq!(linear(level(), Goal::at_least(1)), [""; 0]);
    let over = Target { indicator: None, ..promising(level(), Goal::quorum(1, ["u"])) };
    let other = Target::new("u", "U", "i", Goal::at_least(1));
    let said = said(
        empty()
            .indicator(level())
            .action(
                Action::new("a", "A")
                    .target(over.trajectory(tenfold::draft::TrajectoryKind::Linear))
                    .target(other),
            )
            .build(),
    );
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn a_compound_way_leads_from_one_sign_to_the_same() {
    let level = || Indicator::level("i", "I");
    let sound = |from: f64, bar: f64| {
        let target = promising(level(), Goal::at_least(bar)).baseline(from);
        of(level(), target.trajectory(tenfold::draft::TrajectoryKind::Compound)).is_empty()
    };
    let found = [(2.0, 4.0), (-4.0, -2.0), (-2.0, 4.0), (2.0, -4.0), (0.0, 4.0), (-4.0, 0.0), (0.0, 0.0)];
    assert_eq!(found.map(|(from, bar)| sound(from, bar)), [true, true, false, false, false, false, false]);
    // A range has two bars.
    let between = promising(level(), Goal::between(1, 2))
        .baseline(1)
        .trajectory(tenfold::draft::TrajectoryKind::Compound);
    assert!(!of(level(), between).is_empty());
}

#[test]
fn periods_of_a_flow_may_touch_and_none_reaches_over_the_ones_before() {
    let plan = empty()
        .indicator(Indicator::flow("f", "F"))
        .action(
            Action::new("a", "A")
                .target(Target::new("t", "T", "f", Goal::at_least(1)).start("2023-01-01").due("2023-12-31")),
        )
        .build()
        .unwrap();
    let with = |periods: &[&str]| {
        let mut ledger = Ledger::new("p");
        ledger.entries = periods
            .iter()
            .enumerate()
            .map(|(number, period)| {
                Entry::reading(format!("e{number}"), "f", *period, 1).recorded("2025-01-01T00:00:00Z")
            })
            .collect();
        let whole = said(ledger.clone().build(&plan));
        // An engine that takes them one by one refuses one of them too.
        let mut engine = tenfold::Engine::new(plan.clone(), Ledger::new("p").build(&plan).unwrap()).unwrap();
        let mut refused = Vec::new();
        for entry in ledger.entries {
            refused.extend(said(engine.record(vec![entry]).map(|_| ())));
        }
        assert_eq!(refused.is_empty(), whole.is_empty(), "{periods:?}");
        whole
    };
    assert_eq!(with(&["2023-01", "2023-02-01/2023-02-10", "2023-02-11/2023-02-20"]), [""; 0]);
    assert_eq!(with(&["2023-01", "2023-01"]), [""; 0]);
    assert_eq!(with(&["2022", "2023", "2024"]), [""; 0]);
    assert_eq!(with(&["2023-01-01/2023-01-31", "2023-01-31/2023-02-10"]), ["overlap entries[1].day"]);
    // The third lies in the first, behind the second.
    assert_eq!(
        with(&["2023-01-02/2023-01-05", "2023-H1", "2023-03"]),
        ["overlap entries[0].day", "overlap entries[2].day"]
    );
    assert_eq!(with(&["2022-12-31/2023-01-01"]), ["across_window entries[0].day"]);
    assert_eq!(with(&["2023-12-31/2024-01-01"]), ["across_window entries[0].day"]);
    assert_eq!(with(&["2023-12-31"]), [""; 0]);
}

#[test]
fn a_condition_says_one_thing() {
    use tenfold::draft::{Condition, Field};
    let with = |condition: Condition| {
        let register = Register::new("r", "R").project_life_cycle().field(Field::number("size", "Size"));
        said(
            empty()
                .register(register)
                .indicator(Indicator::new("i", "I", Measure::stock("r").condition(condition)))
                .build(),
        )
    };
    assert_eq!(with(Condition::in_state("approved")), [""; 0]);
    assert_eq!(with(Condition::not_below("size", 1.0)), [""; 0]);
    let place = "missing indicators[0].measure.conditions[0]";
    for condition in [
        Condition { at_least: Some(1.0.into()), ..Condition::in_state("approved") },
        Condition { at_most: Some(1.0.into()), ..Condition::not_below("size", 1.0) },
        Condition { field: Some("size".into()), ..Condition::in_state("approved") },
        Condition { field: None, ..Condition::not_below("size", 1.0) },
    ] {
        assert_eq!(with(condition), [place]);
    }
}

#[test]
fn an_overlap_is_told_of_the_period_that_reaches_furthest_and_came_first() {
    let plan = empty()
        .indicator(Indicator::flow("f", "F"))
        .action(Action::new("a", "A").target(Target::new("t", "T", "f", Goal::at_least(1))))
        .build()
        .unwrap();
    let reading = |id: &str, period: &str| Entry::reading(id, "f", period, 1);
    let mut ledger = Ledger::new("p");
    ledger.entries = vec![reading("a", "2023"), reading("b", "2023-12"), reading("c", "2023-12-31")];
    let faults = ledger.build(&plan).unwrap_err();
    let causes: Vec<&str> = faults.iter().map(|fault| fault.cause()).collect();
    assert!(causes.len() == 2 && causes.iter().all(|cause| cause.contains("entry `a`")), "{causes:?}");
}

#[test]
fn a_reading_that_was_lost_is_no_reading() {
    let plan = ten().build().unwrap();
    let lost = Entry { lost: true, ..Entry::reading("a", "i", "2023-05-01", 1) };
    let text = serde_json::to_string(&Ledger::new("p").entry(lost.clone())).unwrap();
    assert_eq!(said(Ledger::new("p").entry(lost).build(&plan)), ["not_allowed entries[0].lost"]);
    assert_eq!(said(tenfold::Ledger::from_json(text, &plan)), ["not_allowed entries[0].lost"]);
}
