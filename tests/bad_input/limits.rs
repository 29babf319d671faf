//! Limits: what is exactly as much as is allowed is sound, and one more is refused at its place.

use tenfold::draft::{
    Action, Baseline, Each, Entry, Gate, Goal, Indicator, Ledger, Level, Measure, Member, Plan, Register,
    Responsible, RollUp, RollUpKind, Scale, Set, Stage, State, Target, Unit,
};
use tenfold::{Every, Limits, Way};

use super::said;

fn empty() -> Plan {
    Plan::new("p", "P", "2022-01-01").due("2024-12-31")
}

fn small() -> Limits {
    Limits::default()
}

fn refused(plan: &Plan, limits: &Limits) -> Vec<String> {
    said(plan.clone().build_within(limits))
}

/// A plan of ten nodes: one of each kind, and two levels.
fn ten() -> Plan {
    empty()
        .unit(Unit::new("u", "U"))
        .set(Set::new("s", "S").member(Member::new("m", "M")))
        .scale(Scale::new("c", "C").level(Level::new("l", "L")).level(Level::new("h", "H")))
        .register(Register::new("r", "R"))
        .indicator(Indicator::level("i", "I"))
        .action(Action::new("a", "A").target(Target::new("t", "T", "i", Goal::at_least(1))))
}

#[test]
fn as_many_nodes_as_are_allowed_and_not_one_more() {
    let allow = |nodes: usize| refused(&ten(), &Limits { nodes, ..small() });
    let least = (1..20).find(|nodes| allow(*nodes).is_empty()).unwrap();
    assert_eq!(least, 10);
    assert_eq!(allow(9), ["too_many actions[0].targets[0]"]);
    assert_eq!(allow(1), ["too_many sets[0]"]);
}

#[test]
fn as_many_entries_as_are_allowed_also_where_some_are_there() {
    let plan = ten().build().unwrap();
    let reading = |id: &str| Entry::reading(id, "i", "2023-05-01", 1);
    let two = Ledger::new("p").entry(reading("a")).entry(reading("b")).note("N").source("S");
    let within = |nodes: usize| Limits { nodes, ..small() };
    assert_eq!(said(two.clone().build_within(&plan, &within(1))), ["too_many entries[1]"]);
    let mut ledger = two.build_within(&plan, &within(2)).unwrap();
    assert_eq!(said(ledger.append_within(&plan, vec![reading("c")], &within(2))), ["too_many entries[2]"]);
    ledger.append_within(&plan, vec![reading("c")], &within(3)).unwrap();
    assert_eq!(
        (ledger.entries().len(), ledger.draft().note, ledger.draft().source),
        (3, Some("N".into()), Some("S".into()))
    );
    let json = ledger.to_json();
    assert_eq!(said(tenfold::Ledger::from_json_within(&json, &plan, &within(2))), ["too_many entries[2]"]);
    assert!(tenfold::Ledger::from_json_within(&json, &plan, &within(3)).is_ok());
}

#[test]
fn texts_and_ids_as_long_as_is_allowed_and_not_one_byte_longer() {
    let limits = Limits { text: 4, id: 3, ..small() };
    let with = |change: fn(&mut Plan)| {
        let mut plan = ten();
        change(&mut plan);
        refused(&plan, &limits)
    };
    assert_eq!(with(|plan| plan.title = "four".into()), [""; 0]);
    assert_eq!(with(|plan| plan.title = "fives".into()), ["too_long title"]);
    assert_eq!(with(|plan| plan.note = Some("fives".into())), ["too_long note"]);
    assert_eq!(with(|plan| plan.units[0].level = Some("four".to_owned())), [""; 0]);
    assert_eq!(with(|plan| plan.units[0].level = Some("fives".to_owned())), ["too_long units[0].level"]);
    assert_eq!(
        with(|plan| plan.actions[0].tags = vec!["four".to_owned(), "fives".to_owned()]),
        ["too_long actions[0].tags[1]"]
    );
    assert_eq!(with(|plan| plan.units[0].id = "abc".to_owned()), [""; 0]);
    assert_eq!(with(|plan| plan.units[0].id = "abcd".to_owned()), ["too_long units[0].id"]);
    let answers = |plan: &mut Plan| {
        plan.units[0].id = "abc".to_owned();
        plan.actions[0].responsible.push(Responsible::leading("abc"));
    };
    assert_eq!(with(answers), [""; 0]);
    assert_eq!(
        with(|plan| plan.actions[0].responsible.push(Responsible::leading("abcd"))),
        ["too_long actions[0].responsible[0].unit"]
    );

    let plan = ten().build().unwrap();
    let one = |entry: Entry| {
        let ledger = Ledger::new("p").entry(entry);
        let built = said(ledger.clone().build_within(&plan, &limits));
        let json = serde_json::to_string(&ledger).unwrap();
        assert_eq!(said(tenfold::Ledger::from_json_within(&json, &plan, &limits)), built);
        built
    };
    let reading = |id: &str| Entry::reading(id, "i", "2023", 1);
    assert_eq!(one(reading("abc").source("four").author("four")), [""; 0]);
    assert_eq!(one(reading("abcd")), ["too_long entries[0].id"]);
    assert_eq!(one(reading("a").source("fives")), ["too_long entries[0].source"]);
    assert_eq!(one(reading("a").author("fives")), ["too_long entries[0].author"]);
    assert_eq!(one(Entry::reading("a", "abcd", "2023", 1)), ["too_long entries[0].indicator"]);
}

#[test]
fn as_many_parts_as_are_allowed_and_not_one_more() {
    let limits = Limits { parts: 2, ..small() };
    let levels = |count: usize| {
        let mut plan = empty();
        let mut scale = Scale::new("c", "C");
        scale.levels = (0..count).map(|place| Level::new(format!("l{place}"), "L")).collect();
        plan.scales.push(scale);
        refused(&plan, &limits)
    };
    assert_eq!((levels(2), levels(3)), (vec![], vec!["too_many scales[0].levels".to_owned()]));
    let states = |count: usize| {
        let mut register = Register::new("r", "R");
        register.life_cycle = (0..count).map(|place| State::new(format!("s{place}"), "S")).collect();
        refused(&empty().register(register), &limits)
    };
    assert_eq!((states(2), states(3)), (vec![], vec!["too_many registers[0].life_cycle".to_owned()]));
    let stages = |count: usize| {
        let mut measure = Measure::in_stages();
        measure.stages = (0..count).map(|place| Stage::new(format!("s{place}"), "S")).collect();
        refused(&empty().indicator(Indicator::new("i", "I", measure)), &limits)
    };
    assert_eq!((stages(2), stages(3)), (vec![], vec!["too_many indicators[0].measure.stages".to_owned()]));
}

#[test]
fn units_as_deep_as_is_allowed_in_whichever_order_they_stand() {
    let limits = Limits { levels: 2, ..small() };
    let chain = [("a", None), ("b", Some("a")), ("c", Some("b")), ("d", Some("c")), ("e", Some("a"))];
    for order in [[0, 1, 2, 3, 4], [3, 2, 1, 0, 4], [4, 2, 0, 3, 1]] {
        let mut plan = empty();
        for place in order {
            let (id, parent) = chain[place];
            plan.units.push(Unit { parent: parent.map(str::to_owned), ..Unit::new(id, id) });
        }
        // Those below the first that is too deep are as deep because of it.
        let third = order.iter().position(|place| *place == 2).unwrap();
        assert_eq!(refused(&plan, &limits), [format!("too_deep units[{third}].parent")]);
        assert_eq!(refused(&plan, &Limits { levels: 4, ..small() }), [""; 0]);
    }
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
fn gates_and_ways_are_read() {
    // A gate without a kind is a fault of its own, and a direction needs no bar.
    let mut roll_up = RollUp::default();
    roll_up.gates.push(Gate { kind: None, ..Gate::veto() });
    let target = Target::new("t", "T", "i", Goal::improve(Way::Up));
    let plan = empty()
        .indicator(Indicator::level("i", "I"))
        .action(Action::new("a", "A").roll_up(roll_up).target(target));
    assert_eq!(said(plan.build()), ["missing actions[0].roll_up.gates[0].kind"]);
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
fn a_method_has_as_many_parts_and_as_long_words_as_is_allowed() {
    use tenfold::draft::{Band, Clause, Method, SignalKind};
    let method = || {
        Method::new("m", "M").clause(
            Clause::by(SignalKind::Pace)
                .band(Band::at_least(1, "good", tenfold::Standing::OnTrack))
                .band(Band::otherwise("bad", tenfold::Standing::OffTrack)),
        )
    };
    let within = |limits: Limits| said(method().build_within(&limits));
    assert_eq!(within(Limits { nodes: 3, ..small() }), [""; 0]);
    assert_eq!(within(Limits { nodes: 2, ..small() }), ["too_many "]);
    assert_eq!(within(Limits { id: 4, ..small() }), [""; 0]);
    assert_eq!(within(Limits { id: 3, ..small() }), ["too_long clauses[0].bands[0].word"]);
}
