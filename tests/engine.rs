//! The engine says what a fresh evaluation says, whatever came before: days, methods, entries, scenarios.

mod examples;
mod mirror;
mod refusing;
pub(crate) mod says;
mod walk;

use proptest::prelude::*;
use tenfold::draft::Entry;
use tenfold::rules::Method;
use tenfold::strategies::{self, Scene};
use tenfold::{Day, Engine, Evaluation, Ledger, Options, Plan, evaluate};

pub(crate) use mirror::Mirror;
use says::{Listed, changes_tell, columns_say};

/// A few hundred cases of each law, or as many as the environment asks for in `PROPTEST_CASES`.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(300),
        max_shrink_iters: ProptestConfig::default().max_shrink_iters.min(10_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

pub(crate) fn empty(plan: &Plan) -> Ledger {
    tenfold::draft::Ledger::new(plan.id().as_str()).build(plan).unwrap()
}

fn afresh(plan: &Plan, ledger: &Ledger, options: &Options) -> Evaluation {
    evaluate(plan, ledger, options).unwrap()
}

/// Days around a day, some before it and some after.
fn days(day: Day, steps: &[i32]) -> Vec<Day> {
    steps.iter().filter_map(|step| day.plus_days(*step)).collect()
}

/// Checks that each node explained on its own is as it is in the whole evaluation.
fn nodes_say(engine: &Engine, evaluation: &Evaluation) {
    for target in &evaluation.targets {
        assert_eq!(engine.target(&target.id).as_ref(), Some(target));
    }
    for action in &evaluation.actions {
        assert_eq!(engine.action(&action.id).as_ref(), Some(action));
    }
    for unit in &evaluation.units {
        assert_eq!(engine.unit(&unit.id).as_ref(), Some(unit));
    }
    for tag in &evaluation.tags {
        assert_eq!(engine.tag(&tag.tag).as_ref(), Some(tag));
    }
    assert_eq!(engine.whole().as_ref(), Some(&evaluation.whole));
}

pub(crate) fn options_of(scene: &Scene, day: Day, method: &Method) -> Options {
    let options = Options::new(day).method(method.clone());
    scene.known_by.map_or(options.clone(), |moment| options.known_by(moment))
}

/// Shuffles by a key, the same way each time.
pub(crate) fn shuffle<T>(list: &mut [T], mut key: u64) {
    for place in (1..list.len()).rev() {
        key = key.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(place, usize::try_from(key >> 33).unwrap() % (place + 1));
    }
}

/// Records entries; none if they are refused.
fn recorded(engine: &mut Engine, entries: Vec<Entry>) -> Option<Listed> {
    engine.record(entries).ok().map(Listed::of)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn on_any_days_in_any_order_it_says_what_is_said_afresh(
        scene in strategies::scene(), own in strategies::method(), steps in prop::collection::vec(-900..900_i32, 1..6),
    ) {
        let mut engine = Engine::new(scene.plan.clone(), scene.ledger.clone()).unwrap();
        for (place, day) in days(scene.as_of, &steps).into_iter().enumerate() {
            let method = if place % 3 == 2 { own.clone() } else { Method::default() };
            let mut options = options_of(&scene, day, &method);
            if place % 4 == 3 {
                options = Options::new(day).method(method.clone());
            }
            engine.evaluate(&options);
            let said = afresh(&scene.plan, &scene.ledger, &options);
            columns_say(engine.columns(), &said, &scene.plan, &method);
            prop_assert_eq!(engine.evaluation(), Some(said.clone()));
            nodes_say(&engine, &said);
        }
    }

    #[test]
    fn recorded_piece_by_piece_in_any_order_it_says_what_is_said_afresh(
        scene in strategies::scene(), own in strategies::method(), key in any::<u64>(), pieces in 1..8_usize,
        known in any::<bool>(),
    ) {
        let method = if key % 2 == 0 { own } else { Method::default() };
        let mut options = options_of(&scene, scene.as_of, &method);
        if !known {
            options = Options::new(scene.as_of).method(method.clone());
        }
        let mut engine = Engine::new(scene.plan.clone(), empty(&scene.plan)).unwrap();
        engine.evaluate(&options);
        let mut entries = scene.ledger.draft().entries.clone();
        shuffle(&mut entries, key);
        let size = entries.len().div_ceil(pieces).max(1);
        let mut waiting: Vec<Entry> = Vec::new();
        let mut before = engine.evaluation().unwrap();
        for piece in entries.chunks(size) {
            // What cannot stand without entries that are still to come waits for them.
            waiting.extend(piece.iter().cloned());
            let listed = recorded(&mut engine, waiting.clone());
            let after = engine.evaluation().unwrap();
            match listed {
                Some(listed) => {
                    waiting.clear();
                    changes_tell(&listed, (&before, &after), &scene.plan, &method);
                }
                None => prop_assert_eq!(&after, &before),
            }
            let ledger = engine.ledger();
            prop_assert_eq!(&after, &afresh(&scene.plan, &ledger, &options));
            columns_say(engine.columns(), &after, &scene.plan, &method);
            before = after;
        }
        prop_assert!(waiting.is_empty());
        prop_assert_eq!(engine.ledger(), scene.ledger.clone());
        prop_assert_eq!(before, afresh(&scene.plan, &scene.ledger, &options));
    }

    #[test]
    fn what_a_scenario_lays_over_an_engine_is_taken_back_to_the_bit(
        scene in strategies::scene(), key in any::<u64>(), share in 0..4_usize, step in -400..400_i32,
    ) {
        let options = options_of(&scene, scene.as_of, &Method::default());
        let mut entries = scene.ledger.draft().entries.clone();
        let rest = entries.split_off(entries.len() * share / 4);
        let mut draft = scene.ledger.draft().clone();
        draft.entries = entries;
        let Ok(ledger) = draft.build(&scene.plan) else { return Ok(()) };
        let mut engine = Engine::new(scene.plan.clone(), ledger.clone()).unwrap();
        engine.evaluate(&options);
        let before = engine.evaluation().unwrap();
        {
            let mut scenario = engine.scenario();
            for piece in rest.chunks(1 + usize::try_from(key % 5).unwrap()) {
                let _ = scenario.record(piece.to_vec());
            }
            let inside = scenario.ledger();
            prop_assert_eq!(scenario.evaluation(), Some(afresh(&scene.plan, &inside, &options)));
            if let Some(day) = scene.as_of.plus_days(step).filter(|_| key % 2 == 0) {
                let other = Options::new(day).method(Method::preset("statcan").unwrap());
                scenario.evaluate(&other);
                prop_assert_eq!(scenario.evaluation(), Some(afresh(&scene.plan, &inside, &other)));
            }
        }
        columns_say(engine.columns(), &before, &scene.plan, &Method::default());
        prop_assert_eq!(engine.ledger(), ledger);
        prop_assert_eq!(engine.evaluation(), Some(before));
    }

    #[test]
    fn a_timeline_is_so_many_evaluations(
        scene in strategies::scene(), own in strategies::method(), steps in prop::collection::vec(-900..900_i32, 0..6),
    ) {
        let now = options_of(&scene, scene.as_of, &Method::default());
        let mut engine = Engine::new(scene.plan.clone(), scene.ledger.clone()).unwrap();
        engine.evaluate(&now);
        let days = days(scene.as_of, &steps);
        let timeline = engine.timeline(&days, &options_of(&scene, scene.as_of, &own));
        prop_assert_eq!(&timeline.days, &days);
        for (place, day) in days.into_iter().enumerate() {
            let said = afresh(&scene.plan, &scene.ledger, &options_of(&scene, day, &own));
            for (target, said) in said.targets.iter().enumerate() {
                let score = if own.scores() { said.score } else { said.attainment };
                prop_assert_eq!(timeline.targets(place)[target], said.verdict);
                prop_assert_eq!(timeline.target_scores(place)[target], score.map(f64::from));
            }
            let nodes = said.actions.iter().map(|action| &action.node).chain([&said.whole]);
            for (node, said) in nodes.enumerate() {
                prop_assert_eq!(timeline.nodes(place)[node], said.verdict);
                prop_assert_eq!(timeline.node_scores(place)[node], said.score.map(f64::from));
            }
        }
        prop_assert_eq!(engine.evaluation(), Some(afresh(&scene.plan, &scene.ledger, &now)));
    }
}
