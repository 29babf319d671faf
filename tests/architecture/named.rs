//! What RELIABILITY.md names as tests is there.

use std::fs;
use std::path::Path;

/// Returns everything that tests are written in below a folder, as one text.
fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            if !["corpus", "node_modules", "target"].contains(&name.as_str()) {
                sources(&path, text);
            }
        } else if name.ends_with(".rs") || name.ends_with(".test.js") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Returns what stands between backticks in the last cell of each row.
fn named(rows: &str) -> Vec<&str> {
    let cells = rows.lines().filter_map(|line| line.strip_suffix('|')?.rsplit('|').next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_test_that_the_page_on_reliability_names_is_there() {
    let mut text = String::new();
    for folder in ["core/src", "tests", "wasm/tests"] {
        sources(Path::new(folder), &mut text);
    }
    let page = include_str!("../../RELIABILITY.md");
    let (_, tables) = page.split_once("| found | test |").unwrap();
    let names = named(tables);
    assert!(names.len() > 25, "{names:?}");
    let missing: Vec<&str> = names
        .into_iter()
        .filter(|name| !text.contains(&format!("fn {name}(")) && !text.contains(&format!("test('{name}'")))
        .collect();
    assert_eq!(missing, [""; 0], "name a test that is there");
}
