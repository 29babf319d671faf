//! What the report is asked for on the command line.

use std::path::PathBuf;

use lexopt::prelude::*;
use tenfold::rules::Method;
use tenfold::{Day, Moment};

/// What the report is asked for.
pub(crate) struct Arguments {
    pub(crate) files: Option<(PathBuf, PathBuf)>,
    pub(crate) as_of: Option<Day>,
    pub(crate) known_by: Option<Moment>,
    pub(crate) method: Method,
    pub(crate) lang: String,
    pub(crate) format: Kind,
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
    let mut arguments = Arguments {
        files: None,
        as_of: None,
        known_by: None,
        method: Method::default(),
        lang: "en".to_owned(),
        format: Kind::Text,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("as-of") => arguments.as_of = Some(parser.value()?.parse()?),
            Long("known-by") => arguments.known_by = Some(parser.value()?.parse()?),
            Long("method") => arguments.method = parser.value()?.parse_with(method)?,
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
    Ok(Asked::Report(Box::new(arguments)))
}

fn method(name: &str) -> Result<Method, String> {
    let names = || Method::presets().collect::<Vec<_>>().join(", ");
    Method::preset(name).ok_or_else(|| format!("there is no such method; there are {}", names()))
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
    let methods = Method::presets().collect::<Vec<_>>().join(", ");
    format!(
        "\
Tells how a plan stands, why, and what it needs.

usage: report [PLAN LEDGER] [options]

  PLAN LEDGER          two files in Tenfold's JSON; without them, the ten-action plan that comes with it

  --as-of DAY          judge the end of this day, such as 2024-06-30
                       (default: the last day that the ledger speaks of)
  --known-by MOMENT    leave out what was recorded after this moment, such as 2024-07-01T00:00:00Z
  --method NAME        judge by this method (default: pace)
                       {methods}
  --lang LANG          en or zh (default: en)
  --format FORMAT      text, markdown, json or csv (default: text)
  -h, --help           this help

Colours follow NO_COLOR, CLICOLOR and CLICOLOR_FORCE; the width follows COLUMNS or the terminal.
Exits with 1 if it cannot be run as asked, and with 2 if the plan or the ledger has faults.
"
    )
}
