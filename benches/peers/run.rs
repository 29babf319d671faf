//! Running one peer: a program that reads the columns of a folder and says what it found and how long it took.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::goals::Should;
use crate::yardstick::FIGURES;

/// A program that does the same work.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) program: &'static str,
    pub(crate) arguments: &'static [&'static str],
    /// The most targets that it can bear.
    pub(crate) most: usize,
    /// How many single readings it is given, one after another.
    pub(crate) records: usize,
    /// How many times the engine's time it should take at some sizes, at the least.
    pub(crate) goals: &'static [(usize, f64)],
}

/// What a peer says. Times are in seconds of CPU time.
pub(crate) struct Said {
    pub(crate) figures: [f64; FIGURES],
    pub(crate) evaluate: f64,
    /// The figures after the single readings, and the time of one of them.
    pub(crate) record: Option<([f64; FIGURES], f64)>,
}

impl Peer {
    /// Returns how many times the engine's time it should take.
    pub(crate) fn should(&self, targets: usize) -> Should {
        let own = self.goals.iter().find(|(size, _)| *size == targets);
        own.map_or(Should::Say, |(_, least)| Should::AtLeast(*least))
    }

    /// Runs it on the columns of a folder.
    ///
    /// # Errors
    /// Why there is no answer.
    pub(crate) fn run(&self, folder: &Path) -> Result<Said, String> {
        let output = Command::new(self.program)
            .args(self.arguments)
            .arg(folder)
            .arg(self.records.to_string())
            .stderr(Stdio::inherit())
            .output()
            .map_err(|fault| format!("not started: {fault}"))?;
        if !output.status.success() {
            return Err(format!("stopped: {}", output.status));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let line = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
            line.split_whitespace().map(|number| number.parse().ok()).collect::<Option<Vec<f64>>>()
        };
        let figures = |name| line(name).and_then(|all| all.try_into().ok());
        let seconds = |name| line(name).and_then(|all| all.first().copied());
        Ok(Said {
            figures: figures("figures").ok_or("says no figures")?,
            evaluate: seconds("evaluate").ok_or("says no time")?,
            record: figures("recorded").zip(seconds("record")),
        })
    }
}

/// Returns how far figures are from what they should be, relative to it: the worst of them and by how much.
pub(crate) fn apart(found: &[f64; FIGURES], expected: &[f64; FIGURES]) -> (usize, f64) {
    let mut worst = (0, 0.0);
    for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
        let apart = (found - expected).abs() / expected.abs().max(1e-300);
        if apart > worst.1 || apart.is_nan() {
            worst = (place, if apart.is_nan() { f64::INFINITY } else { apart });
        }
    }
    worst
}
