//! Asks of every change of the library whether a test fails.
//!
//!     tenfold-mutants ask LIST TREE OUT EXCUSES
//!     tenfold-mutants table LIST TREE OUT TABLE EXCUSES
//!
//! LIST is what `cargo mutants --list --json` printed of TREE, a checkout with its files in the index, which is written
//! over. All changes are woven into one program, and one of them at a time is switched on: one compilation instead of
//! thousands. What cannot be woven is changed alone, with a compilation of its own. What was learned is kept in `OUT/known.tsv`; what was noticed is not asked again.

mod ask;
mod compile;
mod list;
mod table;
mod weave;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, thread};

use anyhow::{Result, anyhow, bail, ensure};

use list::{Excuses, Known, Mutant, Outcome};

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let [question, list, tree, out, rest @ ..] = arguments.as_slice() else {
        bail!("say ask or table, LIST TREE OUT")
    };
    let mutants = list::read(list)?;
    let path = out.join("known.tsv");
    let mut known = Known::read(&path);
    match (question.to_str(), rest) {
        (Some("ask"), [excuses]) => ask(&mutants, tree, out, &mut known, &Excuses::read(excuses)?),
        (Some("table"), [table, excuses]) => {
            let missed = table::write(table, tree, &mutants, &known, &Excuses::read(excuses)?)?;
            ensure!(missed == 0, "{missed} changes are not noticed");
            Ok(())
        }
        _ => bail!("say ask or table"),
    }
}

/// Asks of all changes that can be woven.
fn ask(mutants: &[Mutant], tree: &Path, out: &Path, known: &mut Known, excuses: &Excuses) -> Result<()> {
    let path = &out.join("known.tsv");
    let compiled = compile::compile(tree, mutants, out)?;
    for &number in &compiled.unviable {
        known.learn(&mutants[number], Outcome::Unviable);
    }
    let tests = ask::Tests::of(compiled.programs)?;
    let mut open = Vec::new();
    for &number in &compiled.asked {
        let mutant = &mutants[number];
        let asks = match known.of(mutant) {
            Some(Outcome::Missed) => !excuses.excuse(mutant, &compile::line(tree, mutant)?),
            known => known != Some(Outcome::Noticed),
        };
        open.extend(asks.then_some(number));
    }
    // What was missed before, and is not excused, is asked again, after what was never asked.
    open.sort_by_key(|&number| known.of(&mutants[number]).is_some());
    let (next, known) = (AtomicUsize::new(0), Mutex::new(known));
    let work = || -> Result<()> {
        loop {
            let done = next.fetch_add(1, Ordering::Relaxed);
            let Some(&number) = open.get(done) else { return Ok(()) };
            let outcome =
                if tests.noticed(Some(number))?.is_some() { Outcome::Noticed } else { Outcome::Missed };
            let mut known = known.lock().map_err(|_| anyhow!("a worker stopped"))?;
            known.learn(&mutants[number], outcome);
            if done % 50 == 0 {
                eprintln!("{done} of {}", open.len());
                known.write(path)?;
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("a worker stopped"))?)
    })?;
    let known = known.into_inner().map_err(|_| anyhow!("a worker stopped"))?;
    known.write(path)?;
    let mut left: Vec<usize> = compiled.alone.iter().copied().collect();
    left.retain(|&number| !matches!(known.of(&mutants[number]), Some(Outcome::Noticed | Outcome::Unviable)));
    for (done, &number) in left.iter().enumerate() {
        eprintln!("alone: {done} of {}", left.len());
        known.learn(&mutants[number], compile::alone(tree, &mutants[number], out)?);
        known.write(path)?;
    }
    Ok(())
}
