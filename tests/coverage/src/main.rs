//! Prints how much of the library the tests reach, by regions: stretches of code between branches.
//!
//!     tenfold-coverage PROFILE… -- PROGRAM…
//!
//! Prints a line a folder and the whole, then each region that was not reached, as `file:line:column`. Code for tests
//! is left out. Regions of generic code count once, whatever it is made for.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use llvm_profparser::coverage::SourceLocation;
use llvm_profparser::{CoverageMapping, merge_profiles};

/// The regions of a file, and whether each was reached.
type Regions = BTreeMap<(usize, usize, usize, usize), bool>;

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let mut parts = arguments.split(|argument| argument == Path::new("--"));
    let (profiles, programs) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    ensure!(!profiles.is_empty() && !programs.is_empty(), "say PROFILE… -- PROGRAM…");
    let profile = merge_profiles(profiles).context("merging the profiles")?;
    let report = CoverageMapping::new(programs, &profile, false)?.generate_report()?;
    let mut files: BTreeMap<String, Regions> = BTreeMap::new();
    for (path, result) in &report.files {
        let Some(name) = of_the_library(path) else { continue };
        let tests = first_test(path)?;
        let regions = files.entry(name).or_default();
        for (at, hits) in result.hits.iter().filter(|(at, _)| at.line_start < tests) {
            *regions.entry(key(at)).or_default() |= *hits > 0;
        }
    }
    print(&files);
    Ok(())
}

fn key(at: &SourceLocation) -> (usize, usize, usize, usize) {
    (at.line_start, at.column_start, at.line_end, at.column_end)
}

/// Returns the path below the library's sources.
fn of_the_library(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    let (_, name) = path.split_once("core/src/").or_else(|| Some(("", path.strip_prefix("src/")?)))?;
    let is_test = name.ends_with("tests.rs") || name.contains("/tests/");
    (!is_test).then(|| name.to_owned())
}

/// Returns the line on which the tests of a file begin.
fn first_test(path: &Path) -> Result<usize> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let line = text.lines().position(|line| line.trim() == "#[cfg(test)]");
    Ok(line.map_or(usize::MAX, |line| line + 1))
}

fn print(files: &BTreeMap<String, Regions>) {
    let mut folders: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, regions) in files {
        let folder = name.split(['/', '.']).next().unwrap_or_default();
        for part in [folder, "the whole"] {
            let (reached, all) = folders.entry(part).or_default();
            *reached += regions.values().filter(|reached| **reached).count();
            *all += regions.len();
        }
    }
    for (folder, (reached, all)) in folders {
        println!("{folder:12} {reached:6} of {all:6} regions {:6.2} %", 100.0 * reached as f64 / all as f64);
    }
    for (name, regions) in files {
        let missed = regions.iter().filter(|(_, reached)| !**reached);
        let missed: BTreeSet<String> =
            missed.map(|((line, column, ..), _)| format!("{line}:{column}")).collect();
        for place in missed {
            println!("{name}:{place}");
        }
    }
}
