//! Small enough to be read: where files stand, and how long they and their functions are.

use syn::visit::{self, Visit};

use super::source::{File, core};

/// The most lines of a file, before its tests.
const FILE: usize = 400;

/// The most lines of a function.
const FUNCTION: usize = 60;

/// Returns the lines of a file before its tests.
fn lines(file: &File) -> usize {
    if file.module.iter().any(|module| module == "tests") {
        return 0;
    }
    let tests = file.syntax.items.iter().find_map(|item| match item {
        syn::Item::Mod(item) if item.content.is_some() && is_for_tests(&item.attrs) => item.attrs.first(),
        _ => None,
    });
    tests.map_or_else(|| file.text.lines().count(), |first| first.pound_token.span.start().line - 1)
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}

/// The functions of a file that are too long.
struct Long(Vec<String>);

impl Long {
    fn measure(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let (first, last) = (signature.fn_token.span.start(), body.brace_token.span.close().end());
        let lines = last.line - first.line + 1;
        if lines > FUNCTION {
            self.0.push(format!("`{}` has {lines} lines", signature.ident));
        }
    }
}

impl<'ast> Visit<'ast> for Long {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.measure(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.measure(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

fn long(file: &File) -> Vec<String> {
    let mut long = Long(Vec::new());
    long.visit_file(&file.syntax);
    long.0
}

#[test]
fn no_module_hides_behind_the_name_of_its_folder() {
    for file in core() {
        assert!(!file.path.ends_with("mod.rs"), "name {} after what it holds", file.path);
        assert!(!file.text.contains("#[path"), "{} leads elsewhere", file.path);
    }
}

#[test]
fn no_file_has_more_than_400_lines_before_its_tests() {
    for file in core() {
        assert!(lines(&file) <= FILE, "{} has {} lines", file.path, lines(&file));
    }
}

#[test]
fn no_function_has_more_than_60_lines() {
    for file in core() {
        assert_eq!(long(&file), [""; 0], "{}", file.path);
    }
}

#[test]
fn long_functions_are_found_and_tests_are_not_counted() {
    let body = "let a = 1;\n".repeat(FUNCTION - 1);
    let text =
        format!("impl A {{\nfn long() {{\n{body}}}\n}}\n#[cfg(test)]\nmod tests {{\nfn f() {{}}\n}}\n");
    let file = File::parse("words/forged.rs", &text);
    assert_eq!(long(&file), ["`long` has 61 lines"]);
    assert_eq!(lines(&file), FUNCTION + 3);
}
