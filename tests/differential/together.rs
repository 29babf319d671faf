//! One judgement, however it is come by: columns, explanations, entries recorded in pieces, many plans on any number of
//! threads, and the reference.

use std::cell::Cell;
use std::fmt::Write;
use std::sync::LazyLock;

use proptest::prelude::{Strategy, any};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use rayon::{ThreadPool, ThreadPoolBuilder};
use tenfold::draft::Entry;
use tenfold::rules::Method;
use tenfold::strategies::{Scene, Shape, method, scene_with};
use tenfold::{
    Columns, Engine, Evaluation, Finite, NodeGlance, Options, Plan, TargetGlance, evaluate, evaluate_all,
};

use super::{Count, Differences, cases, is_of_rounding};
use crate::engine::says::{columns_say, shown};
use crate::engine::{Mirror, empty, options_of, shuffle};
use crate::reference::{self, NodeRef, Ref, TargetRef};

/// Pools of 1, 2, 3 and 8 threads.
static POOLS: LazyLock<Vec<ThreadPool>> = LazyLock::new(|| {
    let pool = |threads| ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    [1, 2, 3, 8].map(pool).into()
});

/// Returns a number as results have it.
fn finite(number: Option<f64>) -> Option<Finite> {
    number.and_then(|number| Finite::new(number).ok())
}

impl Differences {
    fn of_target_column(&mut self, place: &str, ours: &TargetGlance, theirs: &TargetRef, method: &Method) {
        self.note(place, "the verdict", ours.verdict.as_str(), theirs.verdict);
        // Before it starts and once it is called off nothing else is promised of it.
        if ["cancelled", "not_started"].contains(&theirs.verdict) {
            return;
        }
        let word = ours.word.and_then(|word| word.of(method));
        self.note(place, "the word", &format!("{word:?}"), &format!("{:?}", theirs.word));
        self.note(place, "provisional", &ours.provisional.to_string(), &theirs.provisional.to_string());
        self.number(place, "the value", finite(ours.value), theirs.value);
        self.number(place, "the attainment", finite(ours.attainment), theirs.attainment);
        self.number(place, "expected", finite(ours.expected), theirs.expected);
        self.number(place, "the score", finite(ours.score), theirs.score);
        // A signal is told of what is achieved too, where no clause judged by it; what rounds figures rounds it.
        if let Some((_, number)) = theirs.signal {
            let figures = [theirs.value, theirs.baseline, theirs.attainment, Some(number)];
            let size = figures.into_iter().flatten().map(f64::abs).fold(0.0, f64::max);
            self.left(place, "the signal's value", (finite(ours.signal), Some(number)), size);
        }
    }

    fn of_node_column(&mut self, place: &str, ours: &NodeGlance, theirs: &NodeRef, method: &Method) {
        let word = ours.word.and_then(|word| word.of(method));
        self.note(place, "the verdict", ours.verdict.as_str(), theirs.verdict);
        self.note(place, "the word", &format!("{word:?}"), &format!("{:?}", theirs.word));
        self.number(place, "the score", finite(ours.score), theirs.score);
        self.number(place, "the evidence", finite(ours.evidence), theirs.evidence);
        // A pace of scores means nothing.
        if !self.scores {
            self.number(place, "expected", finite(ours.expected), theirs.expected);
            self.number(place, "the pace", finite(ours.pace), theirs.pace);
        }
    }
}

/// Returns where columns and the reference differ.
fn differences_of(columns: Columns<'_>, theirs: &Ref, plan: &Plan, method: &Method) -> String {
    let mut found = Differences { text: String::new(), scores: method.scores() };
    for (place, target) in plan.targets().iter().enumerate() {
        let (name, theirs) = (format!("target {}", target.id()), &theirs.targets[target.id().as_str()]);
        found.of_target_column(&name, &columns.targets().glance(place).unwrap(), theirs, method);
    }
    let node = |place| columns.nodes().glance(place).unwrap();
    for (place, action) in plan.actions().iter().enumerate() {
        let (name, theirs) = (format!("action {}", action.id()), &theirs.actions[action.id().as_str()]);
        found.of_node_column(&name, &node(place), theirs, method);
    }
    found.of_node_column("the whole", &node(plan.actions().len()), &theirs.whole, method);
    for (glance, unit) in columns.units().iter().zip(plan.units()) {
        let (name, theirs) = (format!("unit {}", unit.id()), &theirs.units[unit.id().as_str()]);
        found.of_node_column(&name, glance, theirs, method);
    }
    let tags = columns.tags();
    found.note("the plan", "the number of tags", &tags.len().to_string(), &theirs.tags.len().to_string());
    for (glance, (tag, theirs)) in tags.iter().zip(&theirs.tags) {
        found.of_node_column(&format!("tag {tag}"), glance, theirs, method);
    }
    found.text
}

/// By what scenes are judged.
struct Desk<'d> {
    /// The scene whose day and knowledge count.
    first: &'d Scene,
    method: &'d Method,
    options: Options,
    count: &'d Cell<Count>,
}

impl Desk<'_> {
    /// Checks that an engine has the columns of an evaluation explained, and returns it; adds where the reference says
    /// something else.
    fn check(&self, engine: &Engine, found: &mut String) -> Evaluation {
        let (plan, ledger) = (engine.plan(), engine.ledger());
        let evaluation = evaluate(plan, &ledger, &self.options).unwrap();
        columns_say(engine.columns(), &evaluation, plan, self.method);
        assert_eq!(engine.evaluation().as_ref(), Some(&evaluation));
        let beside = |nudge: f64| {
            let Scene { as_of, known_by, .. } = self.first;
            let theirs = reference::evaluate(plan, &ledger, *as_of, *known_by, self.method, nudge);
            differences_of(engine.columns(), &theirs, plan, self.method)
        };
        let differences = beside(0.0);
        let differs = !differences.is_empty();
        let excused = differs && is_of_rounding(&differences, beside);
        let Count { compared, excused: before } = self.count.get();
        self.count.set(Count { compared: compared + 1, excused: before + u32::from(excused) });
        if differs && !excused {
            writeln!(found, "by {}:\n{differences}", self.method.id()).unwrap();
        }
        evaluation
    }

    /// Records the entries of a scene in pieces, in any order, and checks what is said after each.
    fn in_pieces(&self, scene: &Scene, (key, pieces): (u64, usize), found: &mut String) -> Engine {
        let mut engine = Engine::new(scene.plan.clone(), empty(&scene.plan)).unwrap();
        engine.evaluate(&self.options);
        let mut entries = scene.ledger.draft().entries.clone();
        shuffle(&mut entries, key);
        let mut waiting: Vec<Entry> = Vec::new();
        for piece in entries.chunks(entries.len().div_ceil(pieces).max(1)) {
            // What cannot stand without entries that are still to come waits for them.
            waiting.extend(piece.iter().cloned());
            if engine.record(waiting.clone()).is_ok() {
                waiting.clear();
                let _ = self.check(&engine, found);
            }
        }
        assert!(waiting.is_empty());
        engine
    }

    /// Checks that many plans judged at once, on any number of threads, are judged as each is alone.
    fn on_threads(&self, scenes: &[Scene], alone: &[(String, Evaluation)]) {
        let options = &self.options;
        for pool in POOLS.iter() {
            let engine = |scene: &Scene| Engine::new(scene.plan.clone(), scene.ledger.clone()).unwrap();
            let mut engines: Vec<Engine> = scenes.iter().map(engine).collect();
            pool.install(|| evaluate_all(&mut engines, options));
            for (engine, (columns, evaluation)) in engines.iter().zip(alone) {
                let threads = pool.current_num_threads();
                assert_eq!(&shown(&Mirror::of(engine.columns())), columns, "on {threads} threads");
                assert_eq!(engine.evaluation().as_ref(), Some(evaluation), "on {threads} threads");
            }
        }
    }
}

/// Returns where the reference says something else.
fn said(scenes: &[Scene], method: &Method, how: (u64, usize), count: &Cell<Count>) -> String {
    let Some(first) = scenes.first() else { return String::new() };
    let desk = Desk { first, method, options: options_of(first, first.as_of, method), count };
    let mut found = String::new();
    let mut alone = Vec::new();
    for scene in scenes {
        let engine = desk.in_pieces(scene, how, &mut found);
        let evaluation = desk.check(&engine, &mut found);
        alone.push((shown(&Mirror::of(engine.columns())), evaluation));
    }
    desk.on_threads(scenes, &alone);
    found
}

#[test]
fn columns_explanations_pieces_and_threads_say_what_the_reference_says() {
    let count = Cell::new(Count::default());
    let presets: Vec<Method> = Method::presets().map(super::preset).collect();
    let own = (method(), any::<u64>()).prop_map(move |(own, key)| {
        // Half of all by a method that somebody published.
        let place = usize::try_from(key % 64).unwrap();
        if place % 2 == 0 { own } else { presets[place / 2 % presets.len()].clone() }
    });
    let scenes = proptest::collection::vec(scene_with(Shape::default()), 2..5);
    let drawn = (scenes, own, any::<u64>(), 1..5_usize);
    let config = Config { max_shrink_iters: cases().max_shrink_iters.min(2_000), ..cases() };
    let held = TestRunner::new(config).run(&drawn, |(scenes, method, key, pieces)| {
        let found = said(&scenes, &method, (key, pieces), &count);
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(found)) }
    });
    held.unwrap_or_else(|failure| panic!("{failure}"));
    let Count { compared, excused } = count.get();
    assert!(excused <= compared / 300, "{excused} of {compared} evaluations differ by rounding");
}
