//! How many instructions kernels take, counted by Callgrind:
//!
//!     benches/instructions.sh
//!
//! A guard and no comparison: counts rank kernels wrongly, but they are the same on a busy machine, and a change that
//! moves one by more than two per cent wants a word. The script runs one kernel a process; by hand:
//! `cargo bench --bench instructions -- --list`, and a name from that list runs that kernel.
//!
//! A script and not `gungraun`: that needs a second program of the very same version installed, and keeps what it
//! compares with in the target folder, where it cannot be committed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed, and says where"
)]
#![allow(dead_code, unused_imports, reason = "each benchmark uses a part of what they share")]

mod scene;
mod yardstick;

use std::hint::black_box;

use scene::{Scene, dated};
use tenfold::draft::Entry;
use tenfold::{Day, Engine, Ledger, Options, Plan, evaluate};
use yardstick::Answers;

/// The targets of every kernel.
const TARGETS: usize = 1_000;

/// A kernel: prepares what it needs from the scene, and has only the work itself counted.
type Kernel = fn(&Scene);

/// The kernels by their names.
const KERNELS: &[(&str, Kernel)] = &[
    ("yardstick", yardstick),
    ("yardstick_record", yardstick_record),
    ("evaluate", evaluate_all),
    ("engine_build", engine_build),
    ("engine_any_day", engine_any_day),
    ("engine_next_day", engine_next_day),
    ("engine_record", engine_record),
    ("engine_timeline", engine_timeline),
    ("read_plan", read_plan),
    ("read_ledger", read_ledger),
    ("print_evaluation", print_evaluation),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        KERNELS.iter().for_each(|(name, _)| println!("{name}"));
        return;
    }
    for (_, kernel) in KERNELS.iter().filter(|(name, _)| arguments.iter().any(|own| own == name)) {
        kernel(&Scene::new(TARGETS));
    }
}

/// Runs what is counted: Callgrind collects from the entry of this function to its end.
#[inline(never)]
fn counted(run: &mut dyn FnMut()) {
    run();
}

/// Has one run counted, without what becomes of its result.
fn count<T>(run: impl Fn() -> T) {
    let mut result = None;
    counted(&mut || result = Some(run()));
    black_box(result);
}

fn yardstick(scene: &Scene) {
    let columns = scene.columns();
    let mut answers = Answers::of(&columns);
    counted(&mut || columns.judge(scene.day(), &mut answers));
    black_box(answers.figures());
}

fn yardstick_record(scene: &Scene) {
    let mut columns = scene.columns();
    let mut answers = Answers::of(&columns);
    columns.judge(scene.day(), &mut answers);
    let (records, day) = (scene.records(TARGETS), scene.day());
    counted(&mut || {
        for record in &records {
            columns.record(record.target, (record.day, record.value), day, &mut answers);
        }
    });
    black_box(answers.figures());
}

fn evaluate_all(scene: &Scene) {
    let plan = scene.plan();
    let (ledger, options) = (scene.ledger(&plan), scene.options());
    count(|| evaluate(&plan, &ledger, &options));
}

/// Returns an engine of a scene that has judged its day.
fn engine(scene: &Scene) -> Engine {
    let plan = scene.plan();
    let ledger = scene.ledger(&plan);
    let mut engine = Engine::new(plan, ledger).unwrap();
    engine.evaluate(&scene.options());
    engine
}

fn engine_build(scene: &Scene) {
    let plan = scene.plan();
    let ledger = scene.ledger(&plan);
    let mut given = Some((plan, ledger));
    let mut built = None;
    counted(&mut || built = given.take().map(|(plan, ledger)| Engine::new(plan, ledger).unwrap()));
    black_box(built);
}

fn engine_any_day(scene: &Scene) {
    let mut engine = engine(scene);
    let far = Options::new(dated(scene.month_ends()[20]));
    counted(&mut || {
        black_box(engine.evaluate(&far));
    });
}

fn engine_next_day(scene: &Scene) {
    let mut engine = engine(scene);
    let next = Options::new(dated(scene.day() + 1));
    counted(&mut || {
        black_box(engine.evaluate(&next));
    });
}

fn engine_record(scene: &Scene) {
    let mut engine = engine(scene);
    let entries: Vec<Vec<Entry>> =
        scene.records(100).iter().zip(0..).map(|(record, number)| vec![record.entry(number)]).collect();
    let mut given = Some(entries);
    counted(&mut || {
        for entries in given.take().unwrap() {
            black_box(engine.record(entries).unwrap());
        }
    });
}

fn engine_timeline(scene: &Scene) {
    let mut engine = engine(scene);
    let days: Vec<Day> = scene.month_ends().into_iter().take(24).map(dated).collect();
    let options = scene.options();
    counted(&mut || {
        black_box(engine.timeline(&days, &options));
    });
}

fn read_plan(scene: &Scene) {
    let text = scene.plan().to_json();
    count(|| Plan::from_json(&text).unwrap());
}

fn read_ledger(scene: &Scene) {
    let (plan, mut text) = (scene.plan(), Vec::new());
    scene.write_ledger(&mut text).unwrap();
    count(|| Ledger::from_json(&text, &plan).unwrap());
}

fn print_evaluation(scene: &Scene) {
    let plan = scene.plan();
    let evaluation = evaluate(&plan, &scene.ledger(&plan), &scene.options()).unwrap();
    count(|| evaluation.to_json());
}
