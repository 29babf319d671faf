//! What is known of each file, as a table.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Result;

use crate::list::{Excuses, Known, Mutant, Outcome};

const HEAD: &str = "file\tnoticed\tmissed\texcused\tdo not compile\tnot asked\n";

/// Writes the rows of the files of these changes, and leaves those of others; prints what was missed and is not excused.
///
/// Returns how many.
pub fn write(
    path: &Path,
    tree: &Path,
    mutants: &[Mutant],
    known: &Known,
    excuses: &Excuses,
) -> Result<usize> {
    let mut rows: BTreeMap<String, String> = fs::read_to_string(path)
        .unwrap_or_default()
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .map(|(file, counts)| (file.to_owned(), counts.to_owned()))
        .collect();
    let mut counts: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    let mut missed = 0;
    for mutant in mutants {
        let column = match known.of(mutant) {
            Some(Outcome::Noticed) => 0,
            Some(Outcome::Missed) => {
                let line = crate::compile::line(tree, mutant)?;
                if excuses.excuse(mutant, &line) {
                    2
                } else {
                    missed += 1;
                    println!("{}\t{}", mutant.name, line.trim());
                    1
                }
            }
            Some(Outcome::Unviable) => 3,
            None => 4,
        };
        counts.entry(&mutant.file).or_default()[column] += 1;
    }
    for (file, counts) in counts {
        rows.insert(file.to_owned(), counts.map(|count| count.to_string()).join("\t"));
    }
    let lines: String = rows.iter().map(|(file, counts)| format!("{file}\t{counts}\n")).collect();
    fs::write(path, format!("{HEAD}{lines}"))?;
    Ok(missed)
}
