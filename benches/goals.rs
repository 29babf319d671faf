//! What a benchmark says of the goals: a line for each figure, with its range and with what it should be.
//!
//! For people the lines stand in columns. With `--tabs` each is `goal, targets, what, figure, unit, should be, least,
//! most` with tabs between, of which `benches/goals.sh` makes the table of all goals.

use std::{env, fmt, fs};

/// A figure that was taken several times: the one in the middle, and the ends.
#[derive(Clone, Copy)]
pub(crate) struct Figure {
    pub(crate) median: f64,
    least: f64,
    most: f64,
}

impl From<Vec<f64>> for Figure {
    fn from(mut all: Vec<f64>) -> Self {
        all.sort_unstable_by(f64::total_cmp);
        Self { median: all[all.len() / 2], least: all[0], most: all[all.len() - 1] }
    }
}

impl From<f64> for Figure {
    fn from(one: f64) -> Self {
        Self { median: one, least: one, most: one }
    }
}

/// What a figure should be.
#[derive(Clone, Copy)]
pub(crate) enum Should {
    AtMost(f64),
    AtLeast(f64),
    Between(f64, f64),
    /// It belongs to no goal, and says what others are made of.
    Say,
}

impl fmt::Display for Should {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most) => write!(f, "at most {most}"),
            Self::AtLeast(least) => write!(f, "at least {least}"),
            Self::Between(least, most) => write!(f, "{least} to {most}"),
            Self::Say => Ok(()),
        }
    }
}

/// A size that is measured, and the lines of which it is one.
#[derive(Clone, Copy)]
pub(crate) struct Goal {
    pub(crate) number: u8,
    pub(crate) targets: usize,
}

impl Goal {
    /// Says a figure.
    pub(crate) fn say(self, what: &str, figure: impl Into<Figure>, unit: &str, should: Should) {
        let Self { number, targets } = self;
        let Figure { median, least, most } = figure.into();
        if tabs() {
            println!("{number}\t{targets}\t{what}\t{median}\t{unit}\t{should}\t{least}\t{most}");
            return;
        }
        let [median, least, most] = [median, least, most].map(short);
        let range = if least == most { String::new() } else { format!("{least} to {most}") };
        println!("{number} {targets:>8}  {what:<48} {median:>9} {unit:<17} {should:<13} {range}");
    }

    /// Says why there is no figure.
    pub(crate) fn left_out(self, what: &str, why: &str) {
        let Self { number, targets } = self;
        if tabs() {
            println!("{number}\t{targets}\t{what}\t-\t{why}");
        } else {
            println!("{number} {targets:>8}  {what:<48} {:>9} {why}", "-");
        }
    }
}

/// Returns a figure with three digits that say something.
fn short(figure: f64) -> String {
    let places = match figure.abs() {
        great if great >= 100.0 => 0,
        great if great >= 10.0 => 1,
        great if great >= 1.0 => 2,
        _ => 3,
    };
    format!("{figure:.places$}")
}

/// Returns whether the lines are for a program.
pub(crate) fn tabs() -> bool {
    env::args().any(|argument| argument == "--tabs")
}

/// Returns the sizes that were asked for.
pub(crate) fn sizes(default: &[usize]) -> Vec<usize> {
    let given: Vec<usize> = env::args().filter_map(|argument| argument.parse().ok()).collect();
    if given.is_empty() { default.to_vec() } else { given }
}

/// Returns whether so many bytes for each target are there to be taken, where the system tells it.
pub(crate) fn is_room(targets: usize, bytes: usize) -> bool {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let kib: Option<usize> = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kib.is_none_or(|kib| targets.saturating_mul(bytes) < kib.saturating_mul(1024))
}
