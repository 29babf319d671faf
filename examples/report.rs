//! Tells how a plan stands, why, and what it needs:
//!
//!     cargo run --example report
//!     cargo run --example report -- plan.json ledger.json --as-of 2024-06-30 --lang zh
//!
//! Without files it judges the ten-action plan that comes with it. `--help` lists the rest.

#[path = "report/arguments.rs"]
mod arguments;
#[path = "report/input.rs"]
mod input;
#[path = "report/rendering.rs"]
mod rendering;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use arguments::{Arguments, Asked, Kind, Tells};
use input::Failure;
use rendering::{Assessed, Chosen, Compared, Format, Held, Report};
use tenfold::Options;

fn main() -> ExitCode {
    let said = match arguments::read(lexopt::Parser::from_env()) {
        Ok(Asked::Help(help)) => Ok(help),
        Ok(Asked::Report(arguments)) => report(&arguments),
        Err(error) => Err(Failure::Usage(format!("{error}\nsee report --help"))),
    };
    let done = said.and_then(|text| print(&text));
    let Err(failure) = done else { return ExitCode::SUCCESS };
    // If not even this can be said, the exit code still tells.
    let _ = writeln!(anstream::stderr(), "{}", failure.text());
    ExitCode::from(failure.code())
}

/// Returns the report that is asked for.
fn report(arguments: &Arguments) -> Result<String, Failure> {
    let (plan, ledger) = input::read(arguments.files.as_ref())?;
    let example = || Some((input::day_of_example(arguments.files.as_ref())?, Chosen::Example));
    let last = || Some((ledger.entries().iter().map(tenfold::Entry::day).max()?, Chosen::LastDay));
    let asked = arguments.as_of.map(|day| (day, Chosen::Asked));
    let (as_of, chosen) =
        asked.or_else(example).or_else(last).unwrap_or_else(|| (plan.start(), Chosen::LastDay));
    let mut options = Options::new(as_of).method(arguments.method.clone());
    if let Some(moment) = arguments.known_by {
        options = options.known_by(moment);
    }
    let format = match arguments.format {
        Kind::Text => Format::Text(columns()),
        Kind::Markdown => Format::Markdown,
        Kind::Json => Format::Json,
        Kind::Csv => Format::Csv,
    };
    let failed = |faults: &tenfold::Faults| Failure::faults("the plan and its ledger", faults);
    match &arguments.tells {
        Tells::Standing(by) => {
            let evaluation = tenfold::evaluate(&plan, &ledger, &options).map_err(|faults| failed(&faults))?;
            let judged = (&evaluation, &arguments.method);
            let held = Held::of(&plan, &ledger, &options).map_err(|faults| failed(&faults))?;
            let report = Report::new((&plan, &ledger), judged, &arguments.lang, chosen);
            Ok(report.by(*by).held(&held).render(format))
        }
        Tells::Comparison(methods) => {
            let comparison =
                tenfold::compare(&plan, &ledger, &options, methods).map_err(|faults| failed(&faults))?;
            let told = Compared::new((&plan, &ledger), (&comparison, methods), &arguments.lang, chosen);
            Ok(told.render(format))
        }
        Tells::Assessment => {
            let assessed = tenfold::assess(&plan, &ledger, &options).map_err(|faults| failed(&faults))?;
            let judged = (&assessed, &arguments.method);
            Ok(Assessed::new(&plan, judged, &arguments.lang, chosen).render(format))
        }
    }
}

/// Returns the columns to write in: those of `COLUMNS`, else of the terminal, else 100; at least 60.
fn columns() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let size = || terminal_size::terminal_size_of(std::io::stdout());
    let terminal = || size().map(|(width, _)| usize::from(width.0));
    asked.or_else(terminal).unwrap_or(100).max(60)
}

/// Prints a text, without the codes of colours where there is no use for them.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Usage(format!("cannot write the report: {error}"))),
        Ok(()) => Ok(()),
    }
}
