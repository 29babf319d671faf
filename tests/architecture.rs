//! What holds of the source itself: a file imports only from floors below its own, and stays small.

mod imports;
mod named;
mod sizes;
mod source;

use imports::{Import, imports};
use source::{File, core};

/// The floors, the lowest first; `lib.rs` stands on top of all of them.
const FLOORS: [&str; 9] =
    ["words", "promises", "draft", "rules", "facts", "plan", "judgement", "telling", "doors"];

/// Returns the height of a floor; that of `lib.rs`, and of whatever is named from there, is above all floors.
fn height(floor: &str) -> usize {
    FLOORS.iter().position(|known| *known == floor).unwrap_or(FLOORS.len())
}

/// Returns what a file imports from its own height or above, other than from its own floor.
fn upward(file: &File) -> Vec<Import> {
    let own = file.module.first().map_or("", String::as_str);
    let allowed = |import: &Import| import.floor == own || height(&import.floor) < height(own);
    imports(file).into_iter().filter(|import| !allowed(import)).collect()
}

#[test]
fn every_file_imports_only_from_floors_below_its_own() {
    let found: Vec<String> = core()
        .iter()
        .flat_map(|file| upward(file).into_iter().map(|import| format!("{}: {}", file.path, import.written)))
        .collect();
    assert_eq!(found, [""; 0], "move what is needed down to a floor below, or what needs it up");
}

#[test]
fn every_file_stands_on_a_floor_of_the_design() {
    for file in core().iter().filter(|file| file.path != "lib.rs") {
        assert!(FLOORS.contains(&file.module[0].as_str()), "{} is on no floor", file.path);
    }
    let design = include_str!("../DESIGN.md");
    let floors = design.split("## Floors").nth(1).and_then(|rest| rest.split("## Plan").next()).unwrap();
    let rows: Vec<&str> =
        floors.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(rows, FLOORS, "the table in DESIGN.md, the lowest floor first");
}

#[test]
fn the_walk_sees_the_imports_there_are() {
    let files = core();
    let all: Vec<Import> = files.iter().flat_map(imports).collect();
    assert!(files.len() > 60 && all.len() > 200, "{} files, {} imports", files.len(), all.len());
    for floor in
        FLOORS.iter().filter(|floor| files.iter().any(|file| file.module.first() == Some(&floor.to_string())))
    {
        assert!(all.iter().any(|import| import.floor == *floor), "nothing imports from `{floor}`");
    }
}

/// Returns the upward imports of a forged file on the floor `rules`.
fn forged(text: &str) -> Vec<String> {
    let file = File::parse("rules/forged.rs", text);
    upward(&file).into_iter().map(|import| import.written).collect()
}

#[test]
fn a_forged_upward_import_is_found_in_every_form() {
    let table = [
        ("use crate::plan::Plan;", "crate::plan::Plan"),
        ("pub use crate::plan::Plan as Scheme;", "crate::plan::Plan"),
        ("pub(crate) use crate::judgement::*;", "crate::judgement::*"),
        ("use crate::{words::Day, plan::{check::{Desk}}};", "crate::plan::check::Desk"),
        ("use {crate::words::Day, crate::{facts::{Entry}}};", "crate::facts::Entry"),
        ("use super::super::plan::Plan;", "crate::plan::Plan"),
        ("use super::{signal::Signal, super::doors};", "crate::doors"),
        ("use self::super::super::facts;", "crate::facts"),
        ("mod inner { use super::super::super::plan::Plan; }", "crate::plan::Plan"),
        ("mod a { mod b { pub fn f() { use crate::facts::Fact; } } }", "crate::facts::Fact"),
        ("#[cfg(test)] mod tests { use crate::doors::json; }", "crate::doors::json"),
        ("#[test] fn f() { crate::judgement::evaluate(); }", "crate::judgement::evaluate"),
        ("fn f(plan: &crate::plan::Plan) {}", "crate::plan::Plan"),
        ("impl crate::plan::Plan {}", "crate::plan::Plan"),
        ("impl super::super::facts::Ledger {}", "crate::facts::Ledger"),
        ("type A = Vec<Option<crate::facts::Entry>>;", "crate::facts::Entry"),
        ("#[derive(crate::telling::Told)] struct A;", "crate::telling::Told"),
        ("fn f() { println!(\"{}\", crate::plan::Plan::empty()); }", "crate::plan::Plan::empty"),
        ("macro_rules! m { () => { $crate::plan::Plan } }", "crate::plan::Plan"),
        ("record! { struct A { ref a: crate::facts::Fact, } }", "crate::facts::Fact"),
        ("use crate::Plan;", "crate::Plan"),
        ("use crate::*;", "crate::*"),
        ("use super::super::Plan;", "crate::Plan"),
        ("fn f() { tenfold::evaluate(); }", "crate::evaluate"),
    ];
    for (text, import) in table {
        assert_eq!(forged(text), [import], "{text}");
    }
}

#[test]
fn what_is_no_upward_import_is_not_taken_for_one() {
    for text in [
        "use crate::words::{At, Code}; use crate::draft; use crate::promises::Way;",
        "use super::signal::Signal; use super::{Band, Method};",
        "mod inner { use super::super::method::Method; pub(in crate::rules) struct A; }",
        "pub(crate) fn f() { let plan = 1; plan::g(); self::h(); }",
        "// use crate::plan::Plan;\n/// [`crate::plan::Plan`]\nfn f() { \"use crate::plan::Plan;\"; }",
        "record! { struct A { ref a: crate::words::Day, } }",
    ] {
        assert_eq!(forged(text), [""; 0], "{text}");
    }
}
