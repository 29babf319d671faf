//! How much CPU time an evaluation takes, over that of a plain kernel that computes the same answers:
//!
//!     cargo bench --bench evaluate
//!
//! Plans of 1,000 and of 10,000 targets: a tree of actions ten wide, ten targets in each leaf, twenty readings
//! for each target. First every answer is checked against the kernel's. Then both run in turns, in one process,
//! and the ratio of their medians is printed. Nothing is asserted about time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed, and says where"
)]

#[path = "evaluate/scene.rs"]
mod scene;
#[path = "evaluate/yardstick.rs"]
mod yardstick;

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use scene::Scene;
use tenfold::evaluate;

/// What one run took: an evaluation and one pass of the yardstick.
struct Took {
    evaluate: Duration,
    yardstick: Duration,
}

fn main() {
    println!(
        "{:>8} {:>9} {:>22} {:>24}",
        "targets", "readings", "evaluate : yardstick", "per target, : the first"
    );
    let mut first = None;
    for (targets, rounds) in [(1_000, 31), (10_000, 9)] {
        let scene = Scene::new(targets);
        check(&scene);
        let took = measure(&scene, rounds);
        let ratio = took.evaluate.as_secs_f64() / took.yardstick.as_secs_f64();
        let each = took.evaluate.as_secs_f64() / scene.targets.len() as f64;
        let growth = each / *first.get_or_insert(each);
        println!("{:>8} {:>9} {ratio:>22.1} {growth:>24.2}", scene.targets.len(), scene.readings());
    }
}

/// Checks every answer of an evaluation against the yardstick's.
fn check(scene: &Scene) {
    let evaluation = evaluate(&scene.plan, &scene.ledger, &scene.options).unwrap();
    let answers = scene.columns.judge();
    assert_eq!(evaluation.targets.len(), answers.standing.len());
    for (index, target) in evaluation.targets.iter().enumerate() {
        assert_eq!(target.verdict.as_str(), answers.standing[index].as_str(), "{}", target.id);
        near(target.attainment.unwrap().get(), answers.attainment[index]);
        near(target.expected.unwrap().get(), answers.expected[index]);
    }
    for (action, score) in evaluation.actions.iter().zip(&answers.score) {
        near(action.node.score.unwrap().get(), *score);
    }
    near(evaluation.whole.score.unwrap().get(), answers.whole);
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-12 * one.abs().max(other.abs()).max(1.0), "{one} is not {other}");
}

/// Runs both in turns and returns the medians.
fn measure(scene: &Scene, rounds: usize) -> Took {
    // One pass of the yardstick is too short for the clock: it is repeated.
    const PASSES: u32 = 50;
    let (mut evaluations, mut passes) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        evaluations.push(timed(|| {
            let _ = black_box(evaluate(black_box(&scene.plan), &scene.ledger, &scene.options));
        }));
        let all = timed(|| {
            for _ in 0..PASSES {
                black_box(black_box(&scene.columns).judge());
            }
        });
        passes.push(all / PASSES);
    }
    Took { evaluate: median(evaluations), yardstick: median(passes) }
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    run();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
