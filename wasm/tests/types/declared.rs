//! What the declarations say.

use std::collections::BTreeSet;
use std::fs;

pub(crate) type Words = BTreeSet<String>;

pub(crate) fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Words {
    words.into_iter().map(str::to_owned).collect()
}

/// The quoted words of a text, between two of a mark.
pub(crate) fn quoted(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark).skip(1).step_by(2)
}

/// The text of a declaration, up to the next exported one: what is not exported belongs to the one before.
pub(crate) fn declaration(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/npm/types");
    let starts = [format!("interface {name} "), format!("type {name} ="), format!("class {name} ")];
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let found = text.split("\nexport ").find(|part| starts.iter().any(|start| part.starts_with(start)));
        if let Some(found) = found {
            return found
                .lines()
                .filter(|line| !line.trim_start().starts_with(['*', '/']))
                .collect::<Vec<_>>()
                .join("\n");
        }
    }
    panic!("no declaration of {name}");
}

/// The fields of a declaration, in its order, each with its type; the name of one that may be absent ends
/// with `?`.
pub(crate) fn fields(declaration: &str) -> Vec<(&str, &str)> {
    let fields = declaration.lines().filter_map(|line| line.trim().strip_prefix("readonly "));
    fields.filter(|field| !field.starts_with('[')).filter_map(|field| field.split_once(": ")).collect()
}

/// The quoted words of a union, or of the types of a field.
pub(crate) fn declared_words(name: &str, field: Option<&str>) -> Words {
    let text = declaration(name);
    let Some(wanted) = field else { return words(quoted(&text, '\'')) };
    let types = fields(&text).into_iter().filter(|(field, _)| field.trim_end_matches('?') == wanted);
    words(types.flat_map(|(_, ty)| quoted(ty, '\'')))
}
