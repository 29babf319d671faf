//! Prints every method that comes with Tenfold, in full: what it does, where it comes from, every guard, cut, word,
//! standing and score.
//!
//!     cargo run --example methods
//!     cargo run --example methods -- statcan weather
//!     cargo run --example methods -- --page
//!
//! The last prints the page on which a person chooses a method, `core/docs/methods.md`.

#[path = "methods/choosing.rs"]
mod choosing;
#[path = "methods/page.rs"]
mod page;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use tenfold::rules::Method;

const HELP: &str = "\
Prints the methods that come with Tenfold in full: where they come from, every guard, cut, word and score.

usage: methods [NAME]…
       methods --page

  NAME                 a method, such as statcan; without names, all of them
  --page               the page on which a person chooses a method, core/docs/methods.md
  -h, --help           this help
";

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let names: Vec<&str> = if asked.is_empty() {
        Method::presets().collect()
    } else {
        asked.iter().map(String::as_str).collect()
    };
    if asked.iter().any(|word| word == "--help" || word == "-h") {
        return print(HELP);
    }
    if asked == ["--page"] {
        return match choosing::choosing() {
            Ok(page) => print(&page),
            Err(faults) => {
                eprintln!("{faults}");
                ExitCode::FAILURE
            }
        };
    }
    let mut text = String::new();
    for name in names {
        let Some(method) = Method::preset(name) else {
            let known: Vec<&str> = Method::presets().collect();
            eprintln!("there is no method `{name}`; there are {}", known.join(", "));
            return ExitCode::from(2);
        };
        text.push_str(&page::page(&method));
    }
    print(&text)
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
