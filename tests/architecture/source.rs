//! The files of the core, parsed.

use std::fs;
use std::path::Path;

/// A source file.
pub(super) struct File {
    /// Its path below `core/src`.
    pub(super) path: String,
    /// The module that it is, without `crate`; nothing for `lib.rs`.
    pub(super) module: Vec<String>,
    pub(super) text: String,
    pub(super) syntax: syn::File,
}

impl File {
    pub(super) fn parse(path: &str, text: &str) -> Self {
        let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let stem = path.strip_suffix(".rs").unwrap();
        let module = if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() };
        Self { path: path.to_owned(), module, text: text.to_owned(), syntax }
    }
}

/// Returns every file of the core, in the order of their paths.
pub(super) fn core() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                let below: Vec<_> =
                    path.strip_prefix(&root).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
                files.push(File::parse(&below.join("/"), &text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
