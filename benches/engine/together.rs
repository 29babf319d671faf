//! Many plans on one thread and on two.

use std::thread;
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tenfold::{Engine, Options, evaluate_all};

use crate::goals::{Goal, Should};
use crate::scene::{Scene, dated};

/// Into how many plans the targets go.
const PLANS: usize = 10;

/// How many turns each number of threads takes.
const TURNS: usize = 9;

/// Says how much less time two threads take than one, on the wall: for that the machine has to be idle.
pub(crate) fn measure(targets: usize) {
    let goal = Goal { number: 5, targets };
    let what = format!("{PLANS} plans, two threads for one, on the wall");
    if thread::available_parallelism().map_or(1, usize::from) < 2 {
        goal.left_out(&what, "left out: there is one core");
        return;
    }
    let scene = Scene::new(targets / PLANS);
    let mut engines = engines(&scene);
    let days: Vec<Options> = scene.month_ends().into_iter().step_by(7).map(dated).map(Options::new).collect();
    let pools = [1, 2].map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().unwrap());
    check(&pools, &mut engines, &days);
    let many = (1_000_000 / targets).clamp(days.len(), 100);
    let turn = |_| {
        let [one, two] = pools.each_ref().map(|pool| {
            let start = Instant::now();
            let judge = |on: &Options| pool.install(|| evaluate_all(&mut engines, on));
            days.iter().cycle().take(many).for_each(judge);
            start.elapsed().as_secs_f64()
        });
        one / two
    };
    goal.say(&what, (0..TURNS).map(turn).collect::<Vec<f64>>(), "times faster", Should::AtLeast(1.8));
}

fn engines(scene: &Scene) -> Vec<Engine> {
    let plan = scene.plan();
    let ledger = scene.ledger(&plan);
    (0..PLANS).map(|_| Engine::new(plan.clone(), ledger.clone()).unwrap()).collect()
}

/// Checks that the columns are the same to the bit at both numbers of threads.
fn check(pools: &[ThreadPool; 2], engines: &mut [Engine], days: &[Options]) {
    for pair in days.windows(2) {
        let [one, two] = pools.each_ref().map(|pool| {
            // Another day lies between, so that nothing is only remembered.
            pool.install(|| evaluate_all(engines, &pair[0]));
            pool.install(|| evaluate_all(engines, &pair[1]));
            engines.iter().map(bits).collect::<Vec<_>>()
        });
        assert!(one == two, "two threads say something else than one");
    }
}

/// Returns all columns of an engine.
fn bits(engine: &Engine) -> (Vec<u64>, Vec<&'static str>) {
    let (targets, nodes) = (engine.columns().targets(), engine.columns().nodes());
    let numbers = [
        targets.values(),
        targets.attainments(),
        targets.expectations(),
        targets.signals(),
        targets.scores(),
        nodes.scores(),
        nodes.expectations(),
        nodes.paces(),
    ];
    let verdicts = targets.verdicts().iter().chain(nodes.verdicts());
    let bits = numbers.into_iter().flatten().map(|number| number.to_bits());
    (bits.collect(), verdicts.map(|verdict| verdict.as_str()).collect())
}
