//! How much CPU time an evaluation takes, over that of the yardstick, which computes the same answers:
//!
//!     cargo bench --bench evaluate [targets …]
//!
//! First every answer is checked against the yardstick's. Then both run in turns, in one process, and the ratio of
//! their medians is printed. Nothing is asserted about time. Without sizes: 1,000 and 10,000 targets; the ledger of a
//! million does not fit into most memories.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed, and says where"
)]
#![allow(dead_code, unused_imports, reason = "each benchmark uses a part of what they share")]

mod agree;
mod scene;
mod timing;
mod yardstick;

use std::hint::black_box;
use std::time::Duration;

use scene::Scene;
use tenfold::{Ledger, Plan, evaluate};
use timing::Took;
use yardstick::{Answers, Columns};

/// One plan with its ledger, in both forms.
struct Case {
    plan: Plan,
    ledger: Ledger,
    columns: Columns,
}

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if given.is_empty() { vec![1_000, 10_000] } else { given };
    println!(
        "{:>8} {:>9} {:>20} {:>20} {:>21} {:>24}",
        "targets",
        "readings",
        "yardstick, ns each",
        "evaluate, ns each",
        "evaluate : yardstick",
        "per target, : the first"
    );
    let mut first = None;
    for targets in sizes {
        let scene = Scene::new(targets);
        let plan = scene.plan();
        let case = Case { ledger: scene.ledger(&plan), plan, columns: scene.columns() };
        for day in days(&scene) {
            agree::check(&scene, &case.plan, &case.ledger, &case.columns, day);
        }
        let (evaluations, passes) = measure(&scene, &case);
        let ratio = evaluations.median.as_secs_f64() / passes.median.as_secs_f64();
        let (own, each) = (passes.each(targets), evaluations.each(targets));
        let growth = each / *first.get_or_insert(each);
        let readings = case.columns.readings();
        println!("{targets:>8} {readings:>9} {own:>20.1} {each:>20.0} {ratio:>21.1} {growth:>24.2}");
    }
}

/// Returns the days on which both are compared: of a small plan all month-ends too.
fn days(scene: &Scene) -> Vec<i32> {
    let months = if scene.targets() <= 1_000 { scene.month_ends() } else { Vec::new() };
    [scene.day()].into_iter().chain(months).collect()
}

/// Runs both in turns: evaluations and passes of the yardstick.
fn measure(scene: &Scene, case: &Case) -> (Took, Took) {
    let rounds = (100_000 / scene.targets()).clamp(3, 31);
    let (day, options) = (scene.day(), scene.options());
    let mut answers = Answers::of(&case.columns);
    let (mut evaluations, mut passes): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        evaluations.push(timing::once(|| {
            let _ = black_box(evaluate(black_box(&case.plan), &case.ledger, &options));
        }));
        passes.push(timing::repeated(|| black_box(&case.columns).judge(day, black_box(&mut answers))));
    }
    (Took::of(evaluations), Took::of(passes))
}
