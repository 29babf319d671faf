//! Prints every method that comes with Tenfold, in full: what it does, where it comes from, every guard, cut, word,
//! standing and score.
//!
//!     cargo run --example methods
//!     cargo run --example methods -- statcan weather

#[path = "methods/page.rs"]
mod page;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use tenfold::rules::Method;

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let names: Vec<&str> = if asked.is_empty() {
        Method::presets().collect()
    } else {
        asked.iter().map(String::as_str).collect()
    };
    let mut text = String::new();
    for name in names {
        let Some(method) = Method::preset(name) else {
            let known: Vec<&str> = Method::presets().collect();
            eprintln!("there is no method `{name}`; there are {}", known.join(", "));
            return ExitCode::from(2);
        };
        text.push_str(&page::page(&method));
    }
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
