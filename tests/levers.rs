//! Levers: each gain is the difference of two real evaluations.

use tenfold::draft::{Action, Entry, Gate, Goal, Indicator, Ledger, Need, Plan, RollUp, RollUpKind, Target};
use tenfold::rules::Method;
use tenfold::{Code, Levers, NodeResult, Options, Way, evaluate, levers};

const NOW: &str = "2023-12-31";
const TARGETS: [(&str, f64); 5] = [("t1", 4.0), ("t2", 9.0), ("t3", 0.5), ("t4", 6.0), ("t5", 0.0)];

fn one(id: &str) -> Target {
    Target::new(id, id, id, Goal::at_least(10)).baseline(1)
}

/// Five targets of ten each, two of them below another action; one counts two of three.
fn plan() -> Plan {
    let inner = Action::new("inner", "Inner").weight(2).target(one("t3")).target(one("t4").weight(3));
    let outer = Action::new("outer", "Outer")
        .target(one("t1"))
        .target(one("t2"))
        .target(Target::over("q", "Two of three", Goal::quorum(2, ["t1", "t2", "t3"])).weight(2))
        .action(inner);
    let other = Action::new("other", "Other").target(one("t5"));
    let mut plan = Plan::new("p", "P", "2021-12-31").due("2025-12-31").action(outer).action(other);
    for (id, _) in TARGETS {
        plan = plan.indicator(Indicator::level(id, id));
    }
    plan
}

fn ledger(of: &[(&str, f64)]) -> Ledger {
    let mut ledger = Ledger::new("p");
    ledger.entries = of.iter().map(|(id, value)| Entry::reading(*id, *id, "2023", *value)).collect();
    ledger
}

fn options(method: &str) -> Options {
    Options::new(NOW.parse().unwrap()).method(Method::preset(method).unwrap())
}

/// Returns the node of an action, or of the whole.
fn node(plan: &tenfold::Plan, readings: &[(&str, f64)], method: &str, action: Option<&str>) -> NodeResult {
    let ledger = ledger(readings).build(plan).unwrap();
    let evaluation = evaluate(plan, &ledger, &options(method)).unwrap();
    match action {
        None => evaluation.whole,
        Some(id) => evaluation.actions.into_iter().find(|one| one.id.as_str() == id).unwrap().node,
    }
}

fn held_back(plan: &tenfold::Plan, readings: &[(&str, f64)], method: &str, action: Option<&str>) -> Levers {
    let ledger = ledger(readings).build(plan).unwrap();
    let action = action.map(|id| id.parse().unwrap());
    levers(plan, &ledger, &options(method), action.as_ref()).unwrap()
}

/// Holds every lever on a reading against an evaluation in which that reading meets the bar exactly.
fn are_exact(plan: &Plan, readings: &[(&str, f64)], method: &str, action: Option<&str>) {
    let plan = plan.clone().build().unwrap_or_else(|faults| panic!("{faults}"));
    let levers = held_back(&plan, readings, method, action);
    let now = node(&plan, readings, method, action);
    assert_eq!((levers.score, levers.pace, levers.verdict), (now.score, now.pace, now.verdict));
    let mut seen = 0;
    for lever in &levers.targets {
        let Some(place) = readings.iter().position(|(id, _)| *id == lever.target.as_str()) else { continue };
        let mut met = readings.to_vec();
        met[place].1 = 10.0;
        let then = node(&plan, &met, method, action);
        let of = format!("{} of {action:?} by {method}", lever.target);
        assert_eq!((lever.score, lever.pace, lever.verdict), (then.score, then.pace, then.verdict), "{of}");
        let gain = then.score.zip(now.score).map(|(then, now)| then.get() - now.get());
        assert_eq!(lever.gain.map(f64::from), gain, "{of}");
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_gain_is_the_difference_of_two_evaluations_with_the_bar_met_in_the_second() {
    for method in ["pace", "statcan", "eurostat"] {
        for action in [None, Some("outer"), Some("inner"), Some("other")] {
            are_exact(&plan(), &TARGETS, method, action);
        }
    }
}

/// Two actions of which the first rolls up in a way of its own; its target `t3` is due on the day and missed.
fn rolled_up(roll_up: RollUp) -> Plan {
    let gated = Action::new("outer", "Outer")
        .roll_up(roll_up)
        .target(one("t1"))
        .target(one("t2"))
        .target(one("t3").due(NOW));
    let other = Action::new("other", "Other").target(one("t4")).target(one("t5"));
    let mut plan = Plan::new("p", "P", "2021-12-31").due("2025-12-31").action(gated).action(other);
    for (id, _) in TARGETS {
        plan = plan.indicator(Indicator::level(id, id));
    }
    plan
}

#[test]
fn every_kind_of_roll_up_is_judged_again() {
    use RollUpKind::{All, Geometric, Mean, Quorum, Sum, Weakest};
    for kind in [Mean, Geometric, Weakest, Quorum, All, Sum] {
        let mut roll_up = RollUp::from(kind);
        roll_up.need = (kind == Quorum).then(|| Need::some(2));
        for (method, action) in [("pace", None), ("pace", Some("outer"))] {
            are_exact(&rolled_up(roll_up.clone()), &TARGETS, method, action);
        }
    }
}

#[test]
fn gates_are_judged_again_with_what_they_look_at() {
    let gates = [
        Gate::veto().target("t3"),
        Gate::veto().target("t3").offset("t2"),
        Gate::bonus(0.1).target("t1").target("t2"),
        Gate::deduction(0.25).target("t3"),
        Gate::cap(0.4),
    ];
    for gate in gates {
        let plan = rolled_up(RollUp::default().gate(gate));
        for method in ["pace", "statcan"] {
            for action in [None, Some("outer")] {
                are_exact(&plan, &TARGETS, method, action);
            }
        }
    }
}

#[test]
fn what_a_veto_holds_back_is_the_whole_that_it_took() {
    let plan = rolled_up(RollUp::default().gate(Gate::veto().target("t3"))).build().unwrap();
    let levers = held_back(&plan, &TARGETS, "pace", Some("outer"));
    assert_eq!((levers.verdict.as_str(), levers.score.unwrap().get()), ("missed", 0.0));
    let order: Vec<&str> = levers.targets.iter().map(|lever| lever.target.as_str()).collect();
    assert_eq!(order, ["t3", "t1", "t2"]);
    // 3 of 9, 8 of 9, and all of the third.
    let expected = (3.0 / 9.0 + 8.0 / 9.0 + 1.0) / 3.0;
    assert!((levers.targets[0].gain.unwrap().get() - expected).abs() < 1e-12);
    assert_eq!(levers.targets[1].gain.unwrap().get(), 0.0, "under a veto nothing else helps");
}

#[test]
fn a_target_that_others_count_holds_them_back_too() {
    let plan = plan().build().unwrap();
    let levers = held_back(&plan, &TARGETS, "pace", Some("outer"));
    let gain =
        |id: &str| levers.targets.iter().find(|one| one.target.as_str() == id).unwrap().gain.unwrap().get();
    // Weights 1, 1, 2 (the quorum) and 2 (inner). Achieved, t1 adds 6/9 of its own weight and, as 8/9 of t2 is the
    // other best, as much of the quorum's 2 divided by the two that it needs.
    let expected = (6.0 / 9.0 + 2.0 * (6.0 / 9.0) / 2.0) / 6.0;
    assert!((gain("t1") - expected).abs() < 1e-12, "{} is not {expected}", gain("t1"));
    // The quorum itself: from the mean of the two best to the whole.
    let now = (8.0 / 9.0 + 3.0 / 9.0) / 2.0;
    assert!((gain("q") - 2.0 * (1.0 - now) / 6.0).abs() < 1e-12);
}

#[test]
fn the_most_comes_first_and_ties_go_by_id() {
    let plan = Plan::new("p", "P", "2021-12-31")
        .due("2025-12-31")
        .indicator(Indicator::level("t1", "t1"))
        .indicator(Indicator::level("t2", "t2"))
        .indicator(Indicator::level("t3", "t3"))
        .action(Action::new("a", "A").target(one("t3")).target(one("t2")).target(one("t1").weight(2)))
        .build()
        .unwrap();
    let readings = [("t1", 10.0), ("t2", 2.0), ("t3", 2.0)];
    let levers = held_back(&plan, &readings, "pace", Some("a"));
    let order: Vec<&str> = levers.targets.iter().map(|lever| lever.target.as_str()).collect();
    assert_eq!(order, ["t2", "t3", "t1"]);
    assert_eq!(levers.targets[2].gain.unwrap().get(), 0.0, "what is achieved holds nothing back");
}

#[test]
fn where_there_is_too_little_evidence_there_is_a_score_then_and_no_gain() {
    let plan = plan().build().unwrap();
    let levers = held_back(&plan, &[], "pace", Some("inner"));
    assert_eq!(levers.score, None);
    let heavy = levers.targets.iter().find(|one| one.target.as_str() == "t4").unwrap();
    assert_eq!((heavy.score.unwrap().get(), heavy.gain), (1.0, None));
}

#[test]
fn what_cannot_be_achieved_or_has_not_begun_is_no_lever() {
    let plan = Plan::new("p", "P", "2021-12-31")
        .due("2025-12-31")
        .indicator(Indicator::level("t1", "t1"))
        .action(
            Action::new("a", "A")
                .target(one("t1"))
                .target(Target::new("later", "L", "t1", Goal::at_least(10)).start("2024-06-30"))
                .target(Target::new("off", "O", "t1", Goal::at_least(10)))
                .target(Target::new("better", "B", "t1", Goal::improve(Way::Up))),
        )
        .build()
        .unwrap();
    let stop = Entry { cancelled: true, ..Entry::amended("stop", "2023-01-01", "off") };
    let ledger = ledger(&[("t1", 5.0)]).entry(stop).build(&plan).unwrap();
    let levers = levers(&plan, &ledger, &options("pace"), None).unwrap();
    let ids: Vec<&str> = levers.targets.iter().map(|lever| lever.target.as_str()).collect();
    assert_eq!(ids, ["t1"]);
}

#[test]
fn an_action_that_the_plan_does_not_have_is_refused() {
    let plan = plan().build().unwrap();
    let ledger = ledger(&TARGETS).build(&plan).unwrap();
    let faults = levers(&plan, &ledger, &options("pace"), Some(&"none".parse().unwrap())).unwrap_err();
    let fault = &faults.as_slice()[0];
    assert_eq!((fault.code(), fault.place()), (Code::UnknownId, "action"));
    let other = Plan::new("p", "Another", "2021-12-31").build().unwrap();
    let faults = levers(&other, &ledger, &options("pace"), None).unwrap_err();
    assert_eq!(faults.as_slice()[0].code(), Code::OtherPlan);
}

#[test]
fn what_begins_today_can_be_achieved_and_what_begins_tomorrow_cannot() {
    for (start, can) in [(NOW, true), ("2024-01-01", false)] {
        let mut promised = plan();
        promised.actions[1].targets[0].start = Some(start.to_owned());
        let promised = promised.build().unwrap();
        for method in ["pace", "sdg-index"] {
            let found = held_back(&promised, &TARGETS, method, Some("other"));
            assert_eq!(!found.targets.is_empty(), can, "{start} by {method}");
        }
    }
}
