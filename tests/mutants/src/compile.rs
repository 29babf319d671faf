//! Compiles a tree with every change in it, leaving out what is no program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value;

use crate::ask::Tests;
use crate::list::{Mutant, Outcome};
use crate::weave::{Woven, changed, weave};

/// What was compiled.
pub struct Compiled {
    /// The tests, and the folder in which they look for files.
    pub programs: [(PathBuf, PathBuf); 2],
    /// Changes that are woven in.
    pub asked: BTreeSet<usize>,
    /// Changes that are no program.
    pub unviable: BTreeSet<usize>,
    /// Changes that have to be made alone.
    pub alone: BTreeSet<usize>,
}

const QUESTION: &str = "
/// Whether a change is the one that is asked for.
pub(crate) fn mutant(number: u32) -> bool {
    static ASKED: std::sync::LazyLock<u32> =
        std::sync::LazyLock::new(|| std::env::var(\"TENFOLD_MUTANT\").ok().and_then(|it| it.parse().ok()).unwrap_or(u32::MAX));
    *ASKED == number
}
";

/// Faults of types and names, which a change has wherever it stands.
const OF_TYPES: [&str; 7] = ["E0277", "E0308", "E0369", "E0599", "E0600", "E0614", "E0382"];

/// Weaves all changes into the tree and compiles it, until what is left is a program.
///
/// What could not be woven the last time is not tried again: `unwoven.tsv` in the folder.
pub fn compile(tree: &Path, mutants: &[Mutant], out: &Path) -> Result<Compiled> {
    let target = &out.join("woven");
    let remembered = Unwoven::read(&out.join("unwoven.tsv"));
    let texts = sources(tree)?;
    let (mut unviable, mut alone, mut constant) = remembered.of(mutants);
    for round in 1.. {
        let asked: BTreeSet<usize> = (0..mutants.len())
            .filter(|number| !unviable.contains(number) && !alone.contains(number))
            .collect();
        let mut woven = BTreeMap::new();
        for (file, text) in &texts {
            let here: Vec<(usize, &Mutant)> = asked
                .iter()
                .map(|&number| (number, &mutants[number]))
                .filter(|(_, mutant)| mutant.file == *file)
                .collect();
            let mut made = weave(text, &here).with_context(|| file.clone())?;
            alone.extend(&made.left);
            unviable.extend(&made.unviable);
            if file == "core/src/lib.rs" {
                made.text.push_str(QUESTION);
            }
            woven.insert(file.clone(), made);
        }
        for (file, made) in &woven {
            let (path, text) = (tree.join(file), unfixed(&made.text, &constant));
            // What is as it was need not be compiled again.
            if std::fs::read_to_string(&path)? != text {
                std::fs::write(path, text)?;
            }
        }
        let errors = errors(tree, target, &["check", "--package=tenfold", "--lib", "--all-features"])?;
        eprintln!("round {round}: {} changes, {} errors", asked.len(), errors.len());
        if errors.is_empty() {
            Unwoven::keep(&out.join("unwoven.tsv"), mutants, &unviable, &alone, &constant)?;
            let programs = programs(tree, target)?;
            return Ok(Compiled { programs, asked: &(&asked - &alone) - &unviable, unviable, alone });
        }
        let before = unviable.len() + alone.len() + constant.len();
        for error in &errors {
            sort_out(error, mutants, &woven, &mut unviable, &mut alone, &mut constant);
        }
        if unviable.len() + alone.len() + constant.len() == before {
            bail!("nothing that was woven explains {}", errors[0]);
        }
    }
    bail!("there is no end to the rounds")
}

/// Makes one change alone and asks whether it is noticed.
pub fn alone(tree: &Path, mutant: &Mutant, out: &Path) -> Result<Outcome> {
    git(tree, &["checkout", "--quiet", "--", "core"])?;
    let path = tree.join(&mutant.file);
    std::fs::write(&path, changed(&source(tree, &mutant.file)?, mutant))?;
    let target = &out.join("woven");
    let is_program =
        errors(tree, target, &["check", "--package=tenfold", "--lib", "--all-features"])?.is_empty();
    if !is_program {
        return Ok(Outcome::Unviable);
    }
    let notice = Tests::unmeasured(programs(tree, target)?).noticed(None)?;
    Ok(if notice.is_some() { Outcome::Noticed } else { Outcome::Missed })
}

/// What cannot be woven, by names: `unviable`, `alone`, and `constant` functions.
struct Unwoven(BTreeMap<String, BTreeSet<String>>);

impl Unwoven {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let mut kinds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (kind, name) in text.lines().filter_map(|line| line.split_once('\t')) {
            kinds.entry(kind.to_owned()).or_default().insert(name.to_owned());
        }
        Self(kinds)
    }

    fn of(&self, mutants: &[Mutant]) -> (BTreeSet<usize>, BTreeSet<usize>, BTreeSet<String>) {
        let numbers = |kind: &str| {
            let named =
                |number: &usize| self.0.get(kind).is_some_and(|names| names.contains(&mutants[*number].name));
            (0..mutants.len()).filter(named).collect()
        };
        (numbers("unviable"), numbers("alone"), self.0.get("constant").cloned().unwrap_or_default())
    }

    fn keep(
        path: &Path,
        mutants: &[Mutant],
        unviable: &BTreeSet<usize>,
        alone: &BTreeSet<usize>,
        constant: &BTreeSet<String>,
    ) -> Result<()> {
        let named = |kind: &'static str, numbers: &BTreeSet<usize>| -> Vec<String> {
            numbers.iter().map(|&number| format!("{kind}\t{}\n", mutants[number].name)).collect()
        };
        let mut lines = [named("unviable", unviable), named("alone", alone)].concat();
        lines.extend(constant.iter().map(|name| format!("constant\t{name}\n")));
        Ok(std::fs::write(path, lines.concat())?)
    }
}

/// Says which changes an error comes from.
fn sort_out(
    error: &Value,
    mutants: &[Mutant],
    woven: &BTreeMap<String, Woven>,
    unviable: &mut BTreeSet<usize>,
    alone: &mut BTreeSet<usize>,
    constant: &mut BTreeSet<String>,
) {
    let code = error["code"]["code"].as_str().unwrap_or_default();
    let spans: Vec<(&str, usize, bool)> = error["spans"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|span| {
            let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
            Some((span["file_name"].as_str()?, line, span["is_primary"].as_bool()?))
        })
        .collect();
    let at = |file: &str, line: usize| -> Vec<usize> {
        woven.get(file).map_or_else(Vec::new, |woven| {
            woven
                .lines
                .iter()
                .filter(|(_, (first, last))| (*first..=*last).contains(&line))
                .map(|(&number, _)| number)
                .collect()
        })
    };
    let primary: Vec<usize> =
        spans.iter().filter(|it| it.2).flat_map(|&(file, line, _)| at(file, line)).collect();
    if !primary.is_empty() {
        if OF_TYPES.contains(&code) {
            unviable.extend(primary)
        } else {
            alone.extend(primary)
        }
        return;
    }
    let any: Vec<usize> = spans.iter().flat_map(|&(file, line, _)| at(file, line)).collect();
    if !any.is_empty() {
        alone.extend(any);
        return;
    }
    if code == "E0015" {
        // A function that is called where everything is known before: it stays as it was.
        let message = error["message"].as_str().unwrap_or_default();
        let path = message.split('`').nth(1).unwrap_or_default();
        let name = path.rsplit("::").next().unwrap_or_default().split('<').next().unwrap_or_default();
        if !name.is_empty() && constant.insert(name.to_owned()) {
            return;
        }
    }
    // The nearest change, and all of its function; of a match that does not say everything its arms.
    for &(file, line, _) in &spans {
        let Some(woven) = woven.get(file) else { continue };
        let arm = |number: &usize| code != "E0004" || mutants[*number].genre == "MatchArm";
        let nearest = woven
            .lines
            .iter()
            .filter(|(number, _)| arm(number))
            .min_by_key(|(_, (first, last))| first.abs_diff(line).min(last.abs_diff(line)));
        if let Some((&number, _)) = nearest {
            let span = mutants[number].function.as_ref().map(|function| function.span);
            let same = (0..mutants.len()).filter(|&other| {
                other == number
                    || mutants[other].file == file
                        && span.is_some()
                        && arm(&other)
                        && mutants[other].function.as_ref().map(|function| function.span) == span
            });
            alone.extend(same);
        }
    }
}

/// The library's sources as they were, by their paths.
fn sources(tree: &Path) -> Result<BTreeMap<String, String>> {
    let listed = git(tree, &["ls-files", "core/src"])?;
    let paths = listed.lines().filter(|path| path.ends_with(".rs"));
    paths.map(|path| Ok((path.to_owned(), source(tree, path)?))).collect()
}

/// A source as it was.
pub fn source(tree: &Path, path: &str) -> Result<String> {
    git(tree, &["show", &format!(":{path}")])
}

/// The line of a change, as it was.
pub fn line(tree: &Path, mutant: &Mutant) -> Result<String> {
    let text = source(tree, &mutant.file)?;
    Ok(text.lines().nth(mutant.span.start.line - 1).unwrap_or_default().to_owned())
}

fn git(tree: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("git").current_dir(tree).args(arguments).output()?;
    ensure!(output.status.success(), "git {arguments:?}");
    Ok(String::from_utf8(output.stdout)?)
}

/// A function that asks cannot be evaluated before the program runs; those named here must be.
fn unfixed(text: &str, constant: &BTreeSet<String>) -> String {
    let mut parts = text.split("const fn ");
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name: String = part.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
        made.push_str(if constant.contains(&name) { "const fn " } else { "fn " });
        made.push_str(part);
    }
    made
}

fn cargo(tree: &Path, target: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(tree).args(arguments).arg("--message-format=json").env("CARGO_TARGET_DIR", target);
    command
        .env("RUSTFLAGS", "--cap-lints=allow")
        .env("CARGO_PROFILE_DEV_DEBUG", "none")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    command.stderr(Stdio::null());
    command
}

fn errors(tree: &Path, target: &Path, arguments: &[&str]) -> Result<Vec<Value>> {
    let output = cargo(tree, target, arguments).output()?;
    let messages = String::from_utf8(output.stdout)?;
    let errors: Vec<Value> = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|line| line["reason"] == "compiler-message" && line["message"]["level"] == "error")
        .map(|line| line["message"].clone())
        .filter(|message| message["spans"].as_array().is_some_and(|spans| !spans.is_empty()))
        .collect();
    ensure!(output.status.success() || !errors.is_empty(), "cargo {arguments:?} fails without a place");
    Ok(errors)
}

/// Builds the tests and finds their programs: those of the library first.
fn programs(tree: &Path, target: &Path) -> Result<[(PathBuf, PathBuf); 2]> {
    let tests =
        ["test", "--package=tenfold", "--lib", "--package=tenfold-workspace", "--test=tests", "--no-run"];
    let output = cargo(tree, target, &tests).output()?;
    ensure!(output.status.success(), "the tests do not compile");
    let messages = String::from_utf8(output.stdout)?;
    let mut programs: Vec<(PathBuf, PathBuf)> = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|line| {
            let folder = Path::new(line["manifest_path"].as_str()?).parent()?;
            Some((PathBuf::from(line["executable"].as_str()?), folder.to_owned()))
        })
        .collect();
    programs.sort_by_key(|(_, folder)| std::cmp::Reverse(folder.as_os_str().len()));
    programs
        .try_into()
        .map_err(|programs| anyhow!("{programs:?} are not the library's tests and those of all"))
}
