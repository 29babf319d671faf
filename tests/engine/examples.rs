//! The engine on plans that somebody wrote: what recording refuses, and what it says it changed.

use std::sync::RwLock;

use tenfold::draft::{self, Action, Gate, Goal, Indicator, Responsible, RollUp, Target, Unit};
use tenfold::rules::Method;
use tenfold::{
    Changes, Code, Columns, Day, Engine, Ledger, Mask, NodeColumns, Options, Plan, Scenario, TargetColumns,
    Who, evaluate, evaluate_all,
};

use super::Entry;
use super::says::{Listed, changes_tell, columns_say};

/// Threads share an engine, its columns and what it changed.
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<Engine>();
    shared::<Scenario<'_>>();
    shared::<Columns<'_>>();
    shared::<TargetColumns<'_>>();
    shared::<NodeColumns<'_>>();
    shared::<Changes<'_>>();
};

fn read(name: &str) -> (Plan, Ledger) {
    let read = |kind: &str| std::fs::read_to_string(format!("examples/plans/{name}.{kind}.json")).unwrap();
    let plan = Plan::from_json(read("plan")).unwrap();
    let ledger = Ledger::from_json(read("ledger"), &plan).unwrap();
    (plan, ledger)
}

#[test]
fn the_examples_are_said_as_before_on_the_last_day_of_every_quarter() {
    for name in ["ten-actions", "canadian-framework"] {
        let (plan, ledger) = read(name);
        let mut engine = Engine::new(plan.clone(), ledger.clone()).unwrap();
        let mut day: Day = "2021-12-31".parse().unwrap();
        for _ in 0..20 {
            let options = Options::new(day);
            engine.evaluate(&options);
            assert_eq!(engine.evaluation(), evaluate(&plan, &ledger, &options).ok(), "{name} as of {day}");
            day = day.plus_days(92).unwrap().end_of_month();
        }
    }
}

#[test]
fn many_plans_judged_at_once_say_what_each_says_alone() {
    let options = Options::new("2023-12-31".parse().unwrap());
    let (mut engines, mut alone) = (Vec::new(), Vec::new());
    for name in ["ten-actions", "canadian-framework"].into_iter().cycle().take(12) {
        let (plan, ledger) = read(name);
        alone.push(evaluate(&plan, &ledger, &options).unwrap());
        engines.push(Engine::new(plan, ledger).unwrap());
    }
    evaluate_all(&mut engines, &options);
    for (engine, alone) in engines.iter_mut().zip(alone) {
        assert_eq!(engine.evaluation(), Some(alone));
    }
}

#[test]
fn several_threads_ask_one_engine_at_once_and_are_told_the_same() {
    let (plan, ledger) = read("ten-actions");
    let options = Options::new("2023-12-31".parse().unwrap());
    let alone = evaluate(&plan, &ledger, &options).unwrap();
    let mut engine = Engine::new(plan, ledger).unwrap();
    engine.evaluate(&options);
    let engine = RwLock::new(engine);
    let ask = || {
        let engine = engine.read().unwrap();
        let columns = engine.columns();
        for (place, said) in alone.targets.iter().enumerate() {
            assert_eq!(columns.targets().verdict(place), Some(said.verdict));
            assert_eq!(engine.target(&said.id).as_ref(), Some(said));
        }
        for said in &alone.units {
            assert_eq!(engine.unit(&said.id).as_ref(), Some(said));
        }
        assert_eq!(engine.evaluation().as_ref(), Some(&alone));
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(ask);
        }
    });
}

pub(super) fn town() -> Engine {
    let target = |id: &str| Target::new(id, id, id, Goal::at_least(10)).baseline(0).due("2025-12-31");
    let plan = draft::Plan::new("town", "Town", "2021-12-31")
        .indicator(Indicator::level("paths", "Paths"))
        .indicator(Indicator::level("trees", "Trees"))
        .action(Action::new("green", "Green").target(target("paths")).target(target("trees")))
        .build()
        .unwrap();
    let ledger = draft::Ledger::new("town")
        .entry(Entry::reading("p1", "paths", "2022", 5))
        .entry(Entry::reading("t1", "trees", "2022", 5))
        .build(&plan)
        .unwrap();
    let mut engine = Engine::new(plan, ledger).unwrap();
    engine.evaluate(&Options::new("2023-12-31".parse().unwrap()));
    engine
}

#[test]
fn columns_of_nodes_say_which_of_their_numbers_are_there() {
    let mut engine = town();
    let said = |engine: &Engine| {
        let nodes = engine.columns().nodes();
        assert_eq!((nodes.len(), nodes.is_empty()), (2, false));
        for place in 0..nodes.len() {
            let there = [
                (Mask::SCORE, nodes.score(place)),
                (Mask::EXPECTED, nodes.expected(place)),
                (Mask::SIGNAL, nodes.pace(place)),
            ];
            let mut all = Mask::NONE;
            for (number, value) in there {
                assert_eq!(nodes.masks()[place].has(number), value.is_some());
                all = if value.is_some() { all | number } else { all };
            }
            assert_eq!(nodes.masks()[place], all);
            assert_eq!(all | all, all);
        }
    };
    said(&engine);
    engine.evaluate(&Options::new("2021-01-01".parse().unwrap()));
    said(&engine);
    let bits = [Mask::NONE, Mask::VALUE, Mask::ATTAINMENT, Mask::EXPECTED, Mask::SIGNAL, Mask::SCORE];
    assert_eq!(bits.map(Mask::bits), [0, 1, 2, 4, 8, 16]);
    let (plan, ledger) = (engine.plan().clone(), engine.ledger());
    assert!(Engine::new(plan, ledger).unwrap().columns().nodes().is_empty());
}

#[test]
fn changes_say_on_which_day_and_by_which_method() {
    let mut engine = town();
    let day = "2023-12-31".parse().unwrap();
    let changes = engine.record(vec![Entry::reading("p2", "paths", "2023", 10)]).unwrap();
    assert_eq!(changes.judged_by().map(|(day, method)| (day, method.id().as_str())), Some((day, "pace")));
    let mut fresh = Engine::new(engine.plan().clone(), engine.ledger()).unwrap();
    let changes = fresh.record(vec![Entry::reading("p3", "paths", "2021", 1)]).unwrap();
    assert!(changes.judged_by().is_none());
}

#[test]
fn an_entry_changes_the_actions_whose_gates_look_at_what_it_speaks_of() {
    let target = |id: &str| Target::new(id, id, id, Goal::at_least(10)).baseline(0).due("2025-12-31");
    let looking = |id: &str, gate: Gate, own: &str| {
        let mut roll_up = RollUp::default();
        roll_up.gates.push(gate);
        Action::new(id, id).roll_up(roll_up).target(target(own))
    };
    let indicators = ["one", "two", "three", "four"];
    let mut plan = draft::Plan::new("town", "Town", "2021-12-31")
        .action(looking("a", Gate::bonus(0.1).target("three"), "one"))
        .action(Action::new("b", "b").target(target("two")))
        .action(looking("c", Gate::deduction(0.1).target("two").target("four"), "three"))
        .action(Action::new("d", "d").target(target("four")));
    plan.indicators.extend(indicators.map(|id| Indicator::level(id, id)));
    let plan = plan.build().unwrap_or_else(|faults| panic!("{faults}"));
    for day in ["2023-12-31", "2026-03-31"] {
        let options = Options::new(day.parse().unwrap());
        let mut engine = Engine::new(plan.clone(), draft::Ledger::new("town").build(&plan).unwrap()).unwrap();
        engine.evaluate(&options);
        for (number, (indicator, value)) in
            indicators.into_iter().flat_map(|id| [(id, 3), (id, 10)]).enumerate()
        {
            let entry =
                Entry::reading(format!("e{number}"), indicator, format!("2023-{:02}", number + 1), value);
            let before = engine.evaluation().unwrap();
            let listed = Listed::of(engine.record(vec![entry]).unwrap());
            let after = evaluate(&plan, &engine.ledger(), &options).unwrap();
            assert_eq!(engine.evaluation().as_ref(), Some(&after));
            columns_say(engine.columns(), &after, &plan, &Method::default());
            changes_tell(&listed, (&before, &after), &plan, &Method::default());
        }
    }
}

#[test]
fn an_entry_changes_what_reads_it_and_the_nodes_above() {
    let mut engine = town();
    let changes = engine.record(vec![Entry::reading("p2", "paths", "2023", 10)]).unwrap();
    let [paths] = changes.targets() else { panic!("{changes:?}") };
    assert_eq!((paths.place, paths.before.value, paths.after.value), (0, Some(5.0), Some(10.0)));
    let [green] = changes.actions() else { panic!("{changes:?}") };
    assert_eq!((green.before.score, green.after.score), (Some(0.5), Some(0.75)));
    assert_eq!(changes.whole().map(|whole| whole.after.score), Some(Some(0.75)));
    let place = engine.changes().targets()[0].place;
    assert_eq!(engine.plan().targets()[place].id().as_str(), "paths");
    assert_eq!(engine.entry(&"p2".parse().unwrap()).unwrap().day().to_string(), "2023-12-31");
    assert_eq!(engine.options().unwrap(), &Options::new("2023-12-31".parse().unwrap()));
}

#[test]
fn an_entry_changes_the_units_that_answer_and_the_tags_that_are_carried() {
    let target = |id: &str| Target::new(id, id, id, Goal::at_least(10)).baseline(0).due("2025-12-31");
    let paths = target("paths").responsible(Responsible::leading("parks")).tag("walks");
    let mut plan = draft::Plan::new("town", "Town", "2021-12-31")
        .indicator(Indicator::level("paths", "Paths"))
        .indicator(Indicator::level("trees", "Trees"))
        .action(Action::new("green", "Green").target(paths).target(target("trees").tag("shade")));
    plan.units.extend(["office", "parks"].map(|id| Unit::new(id, id)));
    let plan = plan.build().unwrap();
    let ledger = draft::Ledger::new("town").build(&plan).unwrap();
    let mut engine = Engine::new(plan, ledger).unwrap();
    engine.evaluate(&Options::new("2023-12-31".parse().unwrap()));
    let changes = engine.record(vec![Entry::reading("p", "paths", "2022", 4)]).unwrap();
    let [parks] = changes.units()[..] else { panic!("{changes:?}") };
    assert_eq!((parks.place, parks.before.score, parks.after.score), (1, None, Some(0.4)));
    assert_eq!(parks.after.decided_by, Some(Who::Target(0)));
    let [walks] = changes.tags()[..] else { panic!("{changes:?}") };
    assert_eq!((walks.place, walks.after.score), (1, Some(0.4)), "`shade` stands first");
    // No target stands elsewhere by it, and the office now does.
    let changes = engine.record(vec![Entry::amended_unit("m", "2023-06-30", "parks", "office")]).unwrap();
    assert!(changes.targets().is_empty() && !changes.is_empty());
    let [office] = changes.units()[..] else { panic!("{changes:?}") };
    assert_eq!((office.place, office.before.score, office.after.score), (0, None, Some(0.4)));
}

#[test]
fn what_was_known_at_a_moment_is_judged_by_it_whatever_was_judged_before() {
    let plan = town().plan().clone();
    let ledger = draft::Ledger::new("town")
        .entry(Entry::reading("early", "paths", "2022", 5).recorded("2023-01-02T00:00:00Z"))
        .entry(Entry::reading("late", "paths", "2022", 8).recorded("2023-06-01T00:00:00Z").corrects("early"))
        .build(&plan)
        .unwrap();
    let mut engine = Engine::new(plan, ledger).unwrap();
    let now = Options::new("2023-12-31".parse().unwrap());
    let then = now.clone().known_by("2023-03-01T00:00:00Z".parse().unwrap());
    for (options, value) in [(&now, 8.0), (&then, 5.0), (&then, 5.0), (&now, 8.0)] {
        assert_eq!(engine.evaluate(options).targets().value(0), Some(value));
    }
}

#[test]
fn an_engine_says_what_it_holds() {
    let engine = town();
    assert!(!engine.is_empty() && engine.len() == 2);
    let said = format!("{engine:?}");
    assert!(said.starts_with("Engine") && said.contains("town") && said.contains("entries: 2"), "{said}");
    let plan = engine.plan().clone();
    assert!(Engine::new(plan.clone(), super::empty(&plan)).unwrap().is_empty());
}

#[test]
fn an_entry_of_a_later_day_changes_nothing_today() {
    let mut engine = town();
    assert!(engine.record(vec![Entry::reading("p2", "paths", "2024", 10)]).unwrap().is_empty());
    let columns = engine.evaluate(&Options::new("2024-12-31".parse().unwrap()));
    assert_eq!(columns.targets().value(0), Some(10.0));
}

#[test]
fn corrections_and_withdrawals_change_what_they_speak_of() {
    let mut engine = town();
    let later = |entry: Entry| entry.recorded("2024-01-01T00:00:00Z");
    let corrected = later(Entry::reading("p2", "paths", "2022", 8)).corrects("p1");
    assert_eq!(engine.record(vec![corrected]).unwrap().targets()[0].after.value, Some(8.0));
    let withdrawn = Entry::withdrawn("w", "2024-01-02", "p2").recorded("2024-01-02T00:00:00Z");
    assert_eq!(engine.record(vec![withdrawn]).unwrap().targets()[0].after.value, Some(5.0));
    let gone = Entry::withdrawn("v", "2024-01-03", "p1").recorded("2024-01-03T00:00:00Z");
    let changes = engine.record(vec![gone]).unwrap();
    assert_eq!(changes.targets()[0].after.verdict.as_str(), "no_data");
}

#[test]
fn before_the_first_evaluation_recording_judges_nothing() {
    let (plan, ledger) = read("ten-actions");
    let mut engine = Engine::new(plan.clone(), ledger).unwrap();
    let known: Vec<&str> = plan.indicators().iter().map(|known| known.id().as_str()).collect();
    assert!(engine.columns().targets().is_empty() && engine.evaluation().is_none());
    let refused = engine.record(vec![Entry::reading("new", "no such", "2023", 1)]).unwrap_err();
    assert_eq!(refused.iter().next().unwrap().code(), Code::UnknownId, "{known:?}");
}

#[test]
fn an_amendment_judges_everything_again() {
    let mut engine = town();
    let amended = Entry::amended("a", "2023-06-30", "paths").goal(Goal::at_least(5));
    let changes = engine.record(vec![amended]).unwrap();
    assert_eq!(changes.targets()[0].after.attainment, Some(1.0));
    assert_eq!(changes.targets().len(), 1);
}

#[test]
fn a_scenario_over_an_engine_that_was_never_judged_leaves_it_so() {
    let (plan, ledger) = read("ten-actions");
    let mut engine = Engine::new(plan, ledger).unwrap();
    {
        let mut scenario = engine.scenario();
        assert!(!scenario.evaluate(&Options::new("2023-12-31".parse().unwrap())).targets().is_empty());
    }
    assert!(engine.columns().targets().is_empty() && engine.evaluation().is_none());
}

#[test]
fn a_timeline_of_an_engine_that_was_never_judged_leaves_it_so() {
    let (plan, ledger) = read("ten-actions");
    let mut engine = Engine::new(plan, ledger).unwrap();
    let day = "2023-12-31".parse().unwrap();
    assert_eq!(engine.timeline(&[day], &Options::new(day)).days, [day]);
    assert!(engine.columns().targets().is_empty());
}

#[test]
fn what_a_scenario_keeps_stays() {
    let mut engine = town();
    let mut scenario = engine.scenario();
    scenario.record(vec![Entry::reading("p2", "paths", "2023", 10)]).unwrap();
    scenario.keep();
    assert_eq!(engine.columns().targets().value(0), Some(10.0));
    assert_eq!(engine.len(), 3);
}
