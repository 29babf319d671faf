//! Every import of a file: `use` in all its forms, and paths in code and in macros.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::source::File;

/// An import from inside the crate, as a path from its root.
#[derive(Debug)]
pub(super) struct Import {
    /// The module at the top of the path: a floor, or something that `lib.rs` names.
    pub(super) floor: String,
    pub(super) written: String,
}

/// Returns what a file imports from inside the crate, in the order of the text.
pub(super) fn imports(file: &File) -> Vec<Import> {
    let mut walk = Walk { module: file.module.clone(), found: Vec::new() };
    walk.visit_file(&file.syntax);
    walk.found
}

struct Walk {
    /// The module that the walk is in, inline ones included.
    module: Vec<String>,
    found: Vec<Import>,
}

impl Walk {
    /// Notes a path if it leads out of the module it stands in.
    fn note(&mut self, path: &[String]) {
        if let Some(full) = absolute(&self.module, path)
            && let Some(floor) = full.first()
        {
            let written = format!("crate::{}", full.join("::"));
            self.found.push(Import { floor: floor.clone(), written });
        }
    }

    fn tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(path.ident.to_string())),
            syn::UseTree::Name(name) => self.note(&with(name.ident.to_string())),
            syn::UseTree::Rename(name) => self.note(&with(name.ident.to_string())),
            syn::UseTree::Glob(_) => self.note(&with("*".to_owned())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
        }
    }

    /// Notes the paths among tokens that no grammar is known for.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.note(&std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.note(&std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.note(&path);
    }
}

/// Returns a path from the root of the crate; nothing for one that starts elsewhere or names a root alone.
fn absolute(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let (first, _) = path.split_first()?;
    let mut base = match first.as_str() {
        "crate" | "tenfold" => Vec::new(),
        "self" | "super" => module.to_vec(),
        _ => return None,
    };
    let mut rest = path;
    while let Some((step, others)) = rest.split_first() {
        match step.as_str() {
            "crate" | "tenfold" | "self" => {}
            "super" => {
                base.pop();
            }
            _ => break,
        }
        rest = others;
    }
    if rest.is_empty() && base.is_empty() {
        return None;
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.note(&names);
        visit::visit_path(self, path);
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {
        // Says who may look in; takes nothing from there.
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        visit::visit_macro(self, item);
        self.tokens(item.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        visit::visit_meta_list(self, list);
        self.tokens(list.tokens.clone());
    }
}
