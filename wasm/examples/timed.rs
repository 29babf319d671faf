//! Times native evaluations, for `bench.mjs` to set those of the package beside: `timed PLAN.json LEDGER.json DAY …`.
//!
//! Prints how many nanoseconds of CPU time an evaluation takes, over all the days again and again, and then the evaluation
//! of the last day.

use std::error::Error;
use std::fs::read_to_string;
use std::hint::black_box;

use cpu_time::ThreadTime;
use tenfold::{Engine, Ledger, Options, Plan};

/// How often all days are judged; the middle one counts.
const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(plan), Some(ledger)) = (arguments.next(), arguments.next()) else {
        return Err("usage: timed PLAN.json LEDGER.json DAY …".into());
    };
    let plan = Plan::from_json(read_to_string(plan)?)?;
    let ledger = Ledger::from_json(read_to_string(ledger)?, &plan)?;
    let days = arguments.map(|day| day.parse().map(Options::new)).collect::<Result<Vec<_>, _>>()?;
    let mut engine = Engine::new(plan, ledger)?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let start = ThreadTime::now();
        for on in &days {
            black_box(engine.evaluate(black_box(on)));
        }
        rounds.push(start.elapsed().as_nanos() / days.len().max(1) as u128);
    }
    rounds.sort_unstable();
    println!("{}", rounds.get(ROUNDS / 2).ok_or("nothing was timed")?);
    print!("{}", engine.evaluation().ok_or("no day was given")?.to_json());
    Ok(())
}
