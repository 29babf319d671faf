//! What the engine costs, over the yardstick, with the goal beside each figure:
//!
//!     cargo bench --bench engine [targets …]
//!
//! First the answers are checked: the evaluation against the yardstick's, and the columns of the engine against the
//! evaluation. Then both run in turns, in one process. Nothing is asserted about time.

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

use scene::{Record, Scene, dated};
use tenfold::draft::Entry;
use tenfold::{Day, Engine, Options};
use timing::Took;
use yardstick::{Answers, Columns};

/// How often each is measured.
const ROUNDS: usize = 9;

/// How many entries are recorded for one measure.
const RECORDS: usize = 500;

/// One plan in both forms, and what was measured.
struct Bench {
    scene: Scene,
    engine: Engine,
    columns: Columns,
    answers: Answers,
}

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if given.is_empty() { vec![10_000, 100_000] } else { given };
    println!("{:>8}  {:<44} {:>12} {:>10} {:>8}", "targets", "what", "ns", "ratio", "goal");
    for targets in sizes {
        Bench::of(targets).run();
    }
}

impl Bench {
    fn of(targets: usize) -> Self {
        let scene = Scene::new(targets);
        let plan = scene.plan();
        let ledger = scene.ledger(&plan);
        let columns = scene.columns();
        agree::check(&scene, &plan, &ledger, &columns, scene.day());
        let answers = Answers::of(&columns);
        let engine = Engine::new(plan, ledger).unwrap();
        Self { scene, engine, columns, answers }
    }

    fn run(&mut self) {
        self.engine.evaluate(&self.scene.options());
        self.check();
        self.evaluations();
        self.history();
        self.records();
    }

    /// Checks that the columns say what the yardstick says.
    fn check(&mut self) {
        self.columns.judge(self.scene.day(), &mut self.answers);
        let columns = self.engine.columns();
        for target in 0..self.scene.targets() {
            assert_eq!(
                columns.targets().verdict(target).unwrap().as_str(),
                self.answers.standing[target].as_str()
            );
            near(columns.targets().attainment(target).unwrap(), self.answers.attainment[target]);
            near(columns.targets().expected(target).unwrap(), self.answers.expected[target]);
        }
        let nodes = self.scene.node_of_action();
        for (action, node) in nodes.into_iter().enumerate() {
            near(columns.nodes().score(action).unwrap(), self.answers.nodes.score[node]);
        }
    }

    fn say(&self, what: &str, each: f64, ratio: f64, goal: &str) {
        println!("{:>8}  {what:<44} {each:>12.1} {ratio:>10.2} {goal:>8}", self.scene.targets());
    }

    /// Measures something of the engine and the yardstick in turns; returns both, each for one target.
    fn turns(&mut self, mut run: impl FnMut(&mut Engine)) -> (f64, f64) {
        let (mut own, mut passes): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
        let day = self.scene.day();
        for _ in 0..ROUNDS {
            own.push(timing::repeated(|| run(&mut self.engine)));
            passes
                .push(timing::repeated(|| black_box(&self.columns).judge(day, black_box(&mut self.answers))));
        }
        let targets = self.scene.targets();
        (Took::of(own).each(targets), Took::of(passes).each(targets))
    }

    fn evaluations(&mut self) {
        let same = self.scene.options();
        let (own, pass) = self.turns(|engine| {
            black_box(engine.evaluate(black_box(&same)));
        });
        self.say("evaluate, the day last evaluated, a target", own, own / pass, "0.25");
        let days = self.far_days();
        let mut place = 0;
        let (own, pass) = self.turns(|engine| {
            place = (place + 1) % days.len();
            black_box(engine.evaluate(black_box(&days[place])));
        });
        self.say("evaluate, any day, a target", own, own / pass, "0.5");
        self.say("yardstick, a target", pass, 1.0, "");
    }

    /// Returns days far from each other, in no order.
    fn far_days(&self) -> Vec<Options> {
        let months = self.scene.month_ends();
        let jump = |place: usize| Options::new(dated(months[place * 37 % months.len()]));
        (0..months.len()).map(jump).collect()
    }

    fn history(&mut self) {
        let days: Vec<Day> = self.scene.month_ends().into_iter().map(dated).collect();
        let options = self.scene.options();
        let single = timing::rounds(ROUNDS, || {
            black_box(self.engine.evaluate(&self.far_days()[7]));
            black_box(self.engine.evaluate(&options));
        });
        let rounds = if self.scene.targets() > 50_000 { 1 } else { 3 };
        let all = Took::of(
            (0..rounds)
                .map(|_| timing::once(|| drop(black_box(self.engine.timeline(&days, &options)))))
                .collect(),
        );
        let ratio = all.median.as_secs_f64() / (single.median.as_secs_f64() / 2.0);
        self.say("timeline of 120 month-ends, a target", all.each(self.scene.targets()), ratio, "60 evals");
    }

    fn records(&mut self) {
        self.engine.evaluate(&self.scene.options());
        let limits = self.scene.limits();
        let records = self.scene.records(RECORDS * (ROUNDS + 1));
        let mut number = 0;
        let mut batch = |engine: &mut Engine, batch: &[Record]| {
            let entries: Vec<Entry> = batch
                .iter()
                .map(|record| {
                    number += 1;
                    record.entry(number)
                })
                .collect();
            timing::once(|| {
                for entry in entries {
                    black_box(engine.record_within(vec![entry], &limits).unwrap());
                }
            })
        };
        batch(&mut self.engine, &records[..RECORDS]);
        let mut own = Vec::new();
        for round in 1..=ROUNDS {
            own.push(batch(&mut self.engine, &records[round * RECORDS..(round + 1) * RECORDS]));
        }
        let day = self.scene.day();
        let pass =
            timing::rounds(ROUNDS, || black_box(&self.columns).judge(day, black_box(&mut self.answers)));
        let each = Took::of(own).each(RECORDS);
        self.say("record one entry", each, each / pass.each(self.scene.targets()), "10 - 15");
    }
}

/// Checks that two numbers are the same but for the last bits.
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * found.abs().max(expected.abs()), "{found} is not {expected}");
}
