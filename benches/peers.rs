//! The peers: what others take for the same work, over the yardstick.
//!
//!     benches/peers/run.sh [targets …]
//!
//! The script installs the peers and runs this with the sizes. The scene goes into a folder of plain columns; each
//! peer reads it, judges it, and prints twenty figures and the CPU time of one evaluation. The yardstick runs before and
//! after each of them. A peer whose figures are not the yardstick's gets no time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed, and says where"
)]
#![allow(dead_code, unused_imports, reason = "each benchmark uses a part of what they share")]

mod agree;
#[path = "peers/export.rs"]
mod export;
mod goals;
#[path = "peers/run.rs"]
mod run;
mod scene;
mod timing;
mod yardstick;

use std::hint::black_box;
use std::path::PathBuf;
use std::{env, fs, process};

use goals::{Goal, Should, is_room};
use run::{Peer, Said, apart};
use scene::{Record, Scene, dated};
use tenfold::{Engine, Options};
use timing::Took;
use yardstick::{Answers, Columns, FIGURES};

/// How far a figure of a peer may be from that of the yardstick, relative to it.
const NEAR: f64 = 1e-9;

const NODE: &str = "node";
const PYTHON: &str = "benches/peers/python/.venv/bin/python";
const HEAP: &str = "--max-old-space-size=16000";

const MILLION: usize = 1_000_000;

const PEERS: &[Peer] = &[
    javascript(
        "JavaScript, idiomatic",
        &[HEAP, "benches/peers/javascript/idiomatic.mjs"],
        &[(MILLION, 50.0)],
    ),
    javascript("JavaScript, careful", &[HEAP, "benches/peers/javascript/careful.mjs"], &[(MILLION, 15.0)]),
    javascript("JavaScript, typed arrays", &["benches/peers/javascript/typed.mjs"], &[]),
    Peer {
        most: 10_000,
        records: 100,
        ..javascript(
            "HyperFormula",
            &[HEAP, "benches/peers/javascript/hyperformula.mjs"],
            &[(10_000, 4_000.0)],
        )
    },
    python("NumPy", &["benches/peers/python/by_numpy.py"], 0, &[(MILLION, 4.0)]),
    python("polars", &["benches/peers/python/by_polars.py"], 0, &[(10_000, 70.0), (MILLION, 4.0)]),
    python("DuckDB", &["benches/peers/python/by_duckdb.py"], 20, &[(10_000, 70.0), (MILLION, 10.0)]),
    python("SQLite", &["benches/peers/python/by_sqlite.py"], 200, &[(MILLION, 75.0)]),
    Peer {
        name: "CEL",
        program: "benches/peers/cel/target/release/peer-cel",
        arguments: &[],
        most: MILLION,
        records: 0,
        goals: &[(10_000, 150.0)],
    },
];

const fn javascript(
    name: &'static str,
    arguments: &'static [&'static str],
    goals: &'static [(usize, f64)],
) -> Peer {
    Peer { name, program: NODE, arguments, most: MILLION, records: 1_000, goals }
}

const fn python(
    name: &'static str,
    arguments: &'static [&'static str],
    records: usize,
    goals: &'static [(usize, f64)],
) -> Peer {
    Peer { name, program: PYTHON, arguments, most: MILLION, records, goals }
}

/// The bytes that a target takes with all its readings, while the ledger is read.
const ROOM: usize = 12_000;

fn main() {
    let given: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let sizes: Vec<usize> = given.iter().filter_map(|argument| argument.parse().ok()).collect();
    let only: Vec<&String> = given.iter().filter(|argument| argument.parse::<usize>().is_err()).collect();
    if sizes.is_empty() {
        println!("name the sizes: benches/peers/run.sh 10000 100000");
        return;
    }
    if !goals::tabs() {
        println!(
            "{:<26} {:>8} {:>12} {:>10} {:>9} {:>9} {:>14} {:>10}  figures",
            "peer", "targets", "ns a target", "yardstick", ": it", ": engine", "one reading", ": it"
        );
    }
    for size in sizes {
        if !is_room(size, ROOM) {
            Goal { number: 2, targets: size }.left_out("all of it", "left out: too little memory");
            continue;
        }
        let mut bench = Bench::new(size);
        bench.own_row();
        for peer in PEERS.iter().filter(|peer| size <= peer.most) {
            let named = |name: &&String| peer.name.to_lowercase().contains(&name.to_lowercase());
            if only.is_empty() || only.iter().any(named) {
                bench.row(peer);
            }
        }
    }
}

/// One size: the scene as an engine and as columns, and the folder in which the peers find them.
struct Bench {
    scene: Scene,
    engine: Engine,
    days: Vec<Options>,
    columns: Columns,
    figures: [f64; FIGURES],
    folder: Folder,
}

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(targets: usize) -> Self {
        let path = env::temp_dir().join(format!("tenfold-peers-{}-{targets}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the temporary folder is swept by the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The most single readings that any peer is given.
const RECORDS: usize = 1_000;

impl Bench {
    fn new(targets: usize) -> Self {
        let scene = Scene::new(targets);
        let columns = scene.columns();
        let mut answers = Answers::of(&columns);
        columns.judge(scene.day(), &mut answers);
        assert!(answers.margin() > 1e-9, "a pace is too near a cut: {}", answers.margin());
        let folder = Folder::new(targets);
        export::export(&folder.0, &scene, &columns, &scene.records(RECORDS)).unwrap();
        let plan = scene.plan();
        let ledger = scene.ledger(&plan);
        let mut engine = Engine::new(plan, ledger).unwrap();
        agree::check(&scene, &mut engine, &columns, scene.day());
        // Some months before the day that is judged, and some after it, in turns.
        let months = [-12, 18, -6, 12].map(|months| scene.day() + months * 30);
        let days = months.into_iter().map(dated).map(Options::new).collect();
        Self { figures: answers.figures(), scene, engine, days, columns, folder }
    }

    /// Returns what the engine takes for one target, in nanoseconds.
    fn engine(&mut self) -> f64 {
        let Self { engine, days, .. } = self;
        let took = timing::rounds(9, || {
            for on in &*days {
                black_box(engine.evaluate(black_box(on)));
            }
        });
        took.each(self.columns.targets() * self.days.len())
    }

    /// Returns what the yardstick takes for one target, in nanoseconds.
    fn yardstick(&self) -> f64 {
        let mut answers = Answers::of(&self.columns);
        let took =
            timing::rounds(9, || black_box(&self.columns).judge(self.scene.day(), black_box(&mut answers)));
        took.each(self.columns.targets())
    }

    /// Returns the yardstick's figures after single readings, and what one of them takes, in nanoseconds.
    fn recorded(&self, count: usize) -> ([f64; FIGURES], f64) {
        let records = self.scene.records(count);
        let mut before = Answers::of(&self.columns);
        self.columns.judge(self.scene.day(), &mut before);
        let mut figures = [0.0; FIGURES];
        let round = |_| {
            let (mut columns, mut answers) = (self.columns.clone(), before.clone());
            let took = timing::once(|| {
                for Record { target, day, value } in &records {
                    columns.record(*target, (*day, *value), self.scene.day(), black_box(&mut answers));
                }
            });
            figures = answers.figures();
            took
        };
        let took = Took::of((0..9).map(round).collect());
        (figures, took.each(records.len()))
    }

    fn own_row(&self) {
        if goals::tabs() {
            return;
        }
        let each = self.yardstick();
        let (_, record) = self.recorded(RECORDS);
        let targets = self.columns.targets();
        println!(
            "{:<26} {targets:>8} {each:>12.1} {each:>10.1} {:>9.2} {:>9} {record:>11.0} ns {:>10.1}",
            "yardstick",
            1.0,
            "",
            record / each
        );
    }

    fn row(&mut self, peer: &Peer) {
        let (before, engine) = (self.yardstick(), self.engine());
        let said = peer.run(&self.folder.0);
        let yardstick = f64::midpoint(before, self.yardstick());
        let engine = f64::midpoint(engine, self.engine());
        let targets = self.columns.targets();
        let goal = Goal { number: 2, targets };
        let said = said.and_then(|said| self.checked(peer, said));
        match said {
            Err(why) if goals::tabs() => goal.left_out(peer.name, &why),
            Err(why) => println!("{:<26} {targets:>8} {why}", peer.name),
            Ok(said) => {
                let each = said.evaluate * 1e9 / targets as f64;
                if goals::tabs() {
                    goal.say(peer.name, each / engine, "engines", peer.should(targets));
                    return;
                }
                print!("{:<26} {targets:>8} {each:>12.1} {yardstick:>10.1} ", peer.name);
                print!("{:>9.2} {:>9.2} ", each / yardstick, each / engine);
                match said.record {
                    Some((_, seconds)) => {
                        let record = seconds * 1e9;
                        print!("{record:>11.0} ns {:>10.1}", record / yardstick);
                    }
                    None => print!("{:>14} {:>10}", "", ""),
                }
                println!("  the same");
            }
        }
    }

    /// Lets a peer through that says what the yardstick says.
    fn checked(&self, peer: &Peer, said: Said) -> Result<Said, String> {
        same(&said.figures, &self.figures)?;
        if let Some((figures, _)) = &said.record {
            same(figures, &self.recorded(peer.records).0).map_err(|why| format!("recorded: {why}"))?;
        }
        Ok(said)
    }
}

fn same(found: &[f64; FIGURES], expected: &[f64; FIGURES]) -> Result<(), String> {
    let (place, apart) = apart(found, expected);
    if apart <= NEAR {
        return Ok(());
    }
    Err(format!("figure {}: {} is not {}", place + 1, found[place], expected[place]))
}
