//! What the report is asked for on the command line.

use std::path::PathBuf;

use lexopt::prelude::*;
use tenfold::rules::Method;
use tenfold::{Day, Moment};

use crate::input;
use crate::rendering::By;

/// What the report is asked for.
pub(crate) struct Arguments {
    pub(crate) files: Option<(PathBuf, PathBuf)>,
    pub(crate) as_of: Option<Day>,
    pub(crate) known_by: Option<Moment>,
    pub(crate) method: Method,
    pub(crate) lang: String,
    pub(crate) format: Kind,
    pub(crate) tells: Tells,
}

/// What the report tells.
pub(crate) enum Tells {
    /// How the plan stands, by one tree.
    Standing(By),
    /// What several methods say.
    Comparison(Vec<Method>),
    /// How the units are assessed.
    Assessment,
}

/// The name of a format.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Markdown,
    Json,
    Csv,
}

/// What the command line asks for.
pub(crate) enum Asked {
    /// A report.
    Report(Box<Arguments>),
    /// This help.
    Help(String),
}

/// Reads the command line.
pub(crate) fn read(mut parser: lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let mut files = Vec::new();
    let (mut by, mut compared, mut assess, mut by_method) = (None, None, false, None);
    let mut arguments = Arguments {
        files: None,
        as_of: None,
        known_by: None,
        method: Method::default(),
        lang: "en".to_owned(),
        format: Kind::Text,
        tells: Tells::Standing(By::Action),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("as-of") => arguments.as_of = Some(parser.value()?.parse()?),
            Long("known-by") => arguments.known_by = Some(parser.value()?.parse()?),
            Long("method") => by_method = Some(parser.value()?.parse_with(method)?),
            Long("compare") => compared = Some(parser.value()?.parse_with(methods)?),
            Long("by") => by = Some(parser.value()?.parse_with(self::by)?),
            Long("assess") => assess = true,
            Long("lang") => arguments.lang = parser.value()?.parse_with(lang)?,
            Long("format") => arguments.format = parser.value()?.parse_with(format)?,
            Short('h') | Long("help") => return Ok(Asked::Help(help())),
            Value(file) => files.push(PathBuf::from(file)),
            Short(_) | Long(_) => return Err(argument.unexpected()),
        }
    }
    arguments.files = match <[PathBuf; 2]>::try_from(files) {
        Ok([plan, ledger]) => Some((plan, ledger)),
        Err(none) if none.is_empty() => None,
        Err(_) => return Err("name two files, a plan and its ledger, or none".into()),
    };
    if compared.is_some() && by_method.is_some() {
        return Err(
            "--compare names all the methods that it asks: leave out --method, or name that one there".into(),
        );
    }
    arguments.method = by_method.unwrap_or_default();
    arguments.tells = match (by, compared, assess) {
        (by, None, false) => Tells::Standing(by.unwrap_or(By::Action)),
        (None, Some(methods), false) => Tells::Comparison(methods),
        (None, None, true) => Tells::Assessment,
        _ => return Err("--by, --compare and --assess are three reports: ask for one of them".into()),
    };
    Ok(Asked::Report(Box::new(arguments)))
}

/// Returns a preset by its name, or a method of the host's own from a file.
fn method(name: &str) -> Result<Method, String> {
    let names = || Method::presets().collect::<Vec<_>>().join(", ");
    if std::path::Path::new(name).extension().is_some_and(|extension| extension == "json") {
        return input::method(name.as_ref()).map_err(|failure| failure.text().to_owned());
    }
    Method::preset(name)
        .ok_or_else(|| format!("there is no such method; there are {}, and files that end in .json", names()))
}

fn methods(names: &str) -> Result<Vec<Method>, String> {
    if names == "all" {
        return Ok(Method::presets().filter_map(Method::preset).collect());
    }
    let methods = names.split(',').map(|name| method(name.trim())).collect::<Result<Vec<_>, _>>()?;
    if methods.len() < 2 {
        return Err("name at least two methods, with commas between them, or all".to_owned());
    }
    Ok(methods)
}

fn by(name: &str) -> Result<By, String> {
    match name {
        "action" => Ok(By::Action),
        "unit" => Ok(By::Unit),
        "tag" => Ok(By::Tag),
        _ => Err("the tree goes by action, unit or tag".to_owned()),
    }
}

fn lang(tag: &str) -> Result<String, String> {
    let primary = tag.split('-').next().unwrap_or(tag);
    if ["en", "zh"].contains(&primary) {
        return Ok(tag.to_owned());
    }
    Err("there are the languages en and zh".to_owned())
}

fn format(name: &str) -> Result<Kind, String> {
    match name {
        "text" => Ok(Kind::Text),
        "markdown" => Ok(Kind::Markdown),
        "json" => Ok(Kind::Json),
        "csv" => Ok(Kind::Csv),
        _ => Err("there are the formats text, markdown, json and csv".to_owned()),
    }
}

fn help() -> String {
    let mut methods = String::new();
    let mut line = String::new();
    for name in Method::presets() {
        if line.len() + name.len() > 72 {
            methods += &format!("\n                       {line}");
            line.clear();
        }
        line += &format!("{}{name}", if line.is_empty() { "" } else { ", " });
    }
    methods += &format!("\n                       {line}");
    format!(
        "\
Tells how a plan stands, why, and what it needs.

usage: report [PLAN LEDGER] [options]

  PLAN LEDGER          two files in Tenfold's JSON; without them, the ten-action plan that comes with it

  --as-of DAY          judge the end of this day, such as 2024-06-30
                       (default: the last day that the ledger speaks of)
  --known-by MOMENT    leave out what was recorded after this moment, such as 2024-07-01T00:00:00Z
  --method NAME        judge by this method (default: pace), or by one of your own in a file NAME.json{methods}
                       (`cargo run --example methods` prints what they do)
  --by TREE            go down the tree of the action, the unit or the tag (default: action)
  --compare A,B,…      what these methods say, where they disagree and why; all for every one of them;
                       not with --method: the first of these is the one that the others are held against
  --assess             the assessment of the units: points, grades and ranks, down to the entries
  --lang LANG          en or zh (default: en)
  --format FORMAT      text, markdown, json or csv (default: text)
  -h, --help           this help

Colours follow NO_COLOR, CLICOLOR and CLICOLOR_FORCE; the width follows COLUMNS or the terminal.
Exits with 1 if it cannot be run as asked, and with 2 if the plan or the ledger has faults.
"
    )
}
