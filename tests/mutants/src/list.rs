//! The changes that `cargo mutants --list --json` proposes.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use serde::Deserialize;

/// One change of one place.
#[derive(Deserialize, Clone)]
pub struct Mutant {
    pub file: String,
    pub name: String,
    pub genre: String,
    pub replacement: String,
    pub span: Span,
    pub function: Option<Function>,
}

#[derive(Deserialize, Clone)]
pub struct Function {
    pub return_type: String,
    pub span: Span,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: Place,
    pub end: Place,
}

/// A line and a column, both from 1, the column in characters.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Mutant {
    /// What is changed, without the line and the column, which move.
    pub fn what(&self) -> String {
        let mut parts = self.name.splitn(4, ':');
        let file = parts.next().unwrap_or_default();
        format!("{file}:{}", parts.nth(2).unwrap_or_default())
    }

    /// Whether the type that its function returns holds some words.
    pub fn returns(&self, words: &str) -> bool {
        self.function.as_ref().is_some_and(|function| function.return_type.contains(words))
    }
}

/// Why changes are excused: what is changed, and the line of the source, to the reason.
pub struct Excuses(BTreeMap<(String, String), String>);

impl Excuses {
    /// Reads lines of three fields.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let mut excuses = BTreeMap::new();
        for line in text.lines().skip(1) {
            let mut fields = line.split('\t');
            let (Some(what), Some(source), Some(reason)) = (fields.next(), fields.next(), fields.next())
            else {
                anyhow::bail!("{line}: what, the line and the reason are said");
            };
            excuses.insert((what.to_owned(), source.to_owned()), reason.to_owned());
        }
        Ok(Self(excuses))
    }

    /// Whether a change of a line is excused.
    pub fn excuse(&self, mutant: &Mutant, line: &str) -> bool {
        self.0.contains_key(&(mutant.what(), line.trim().to_owned()))
    }
}

/// Reads the list.
pub fn read(path: &Path) -> Result<Vec<Mutant>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(serde_json::from_str(&text)?)
}

/// What came of a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    Noticed,
    Missed,
    /// It is no program.
    Unviable,
}

/// What is known of changes by their names.
pub struct Known(BTreeMap<String, Outcome>);

impl Known {
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        Self(
            text.lines()
                .filter_map(|line| line.split_once('\t'))
                .filter_map(|(outcome, name)| {
                    let outcome = match outcome {
                        "noticed" => Outcome::Noticed,
                        "missed" => Outcome::Missed,
                        "unviable" => Outcome::Unviable,
                        _ => return None,
                    };
                    Some((name.to_owned(), outcome))
                })
                .collect(),
        )
    }

    pub fn write(&self, path: &Path) -> Result<()> {
        let mut text = String::new();
        for (name, outcome) in &self.0 {
            let outcome = format!("{outcome:?}").to_lowercase();
            text.push_str(&format!("{outcome}\t{name}\n"));
        }
        Ok(fs::write(path, text)?)
    }

    pub fn of(&self, mutant: &Mutant) -> Option<Outcome> {
        self.0.get(&mutant.name).copied()
    }

    pub fn learn(&mut self, mutant: &Mutant, outcome: Outcome) {
        self.0.insert(mutant.name.clone(), outcome);
    }
}
