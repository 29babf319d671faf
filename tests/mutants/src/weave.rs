//! Writes every change of a file into it at once, each behind a question whether it is the one that is asked for.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};
use proc_macro2::LineColumn;
use syn::{BinOp, Expr, UnOp, spanned::Spanned, visit::Visit};

use crate::list::{Mutant, Place};

/// A file with its changes, and the lines on which each of them stands.
pub struct Woven {
    pub text: String,
    pub lines: BTreeMap<usize, (usize, usize)>,
    /// Changes for which there is no place of their own.
    pub left: Vec<usize>,
    /// Changes that are no program: beside `let` only `&&` stands.
    pub unviable: Vec<usize>,
}

/// A change of what stands from `start` to `end`: what is said instead of `from` to `to`, which lies within.
struct Wrap {
    start: usize,
    end: usize,
    ways: Vec<(usize, usize, usize, String)>,
}

/// Something said before what stands at a place.
struct Insert {
    at: usize,
    text: String,
}

/// The places that can be changed.
#[derive(Default)]
struct Places {
    /// From an operator to the expression.
    operators: BTreeMap<(usize, usize), (LineColumn, LineColumn)>,
    /// Operators beside a `let`.
    chains: BTreeSet<(usize, usize)>,
    /// From a field to the struct.
    fields: BTreeMap<(usize, usize), (LineColumn, LineColumn)>,
    /// From an arm to the end of its pattern, and to its guard.
    arms: BTreeMap<(usize, usize), (LineColumn, Option<Guard>)>,
}

#[derive(Clone, Copy)]
struct Guard {
    start: LineColumn,
    end: LineColumn,
    lets: bool,
}

fn key(at: LineColumn) -> (usize, usize) {
    (at.line, at.column + 1)
}

/// Whether a condition binds names, so that it cannot stand in brackets.
fn lets(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            lets(&binary.left) || lets(&binary.right)
        }
        _ => false,
    }
}

impl<'a> Visit<'a> for Places {
    fn visit_expr_binary(&mut self, it: &'a syn::ExprBinary) {
        let at = key(it.op.span().start());
        if lets(&it.left) || lets(&it.right) {
            self.chains.insert(at);
        } else {
            self.operators.insert(at, (it.span().start(), it.span().end()));
        }
        syn::visit::visit_expr_binary(self, it);
    }

    fn visit_expr_unary(&mut self, it: &'a syn::ExprUnary) {
        if matches!(it.op, UnOp::Not(_) | UnOp::Neg(_)) {
            self.operators.insert(key(it.op.span().start()), (it.span().start(), it.span().end()));
        }
        syn::visit::visit_expr_unary(self, it);
    }

    fn visit_expr_struct(&mut self, it: &'a syn::ExprStruct) {
        for field in &it.fields {
            self.fields.insert(key(field.span().start()), (it.span().start(), it.span().end()));
        }
        syn::visit::visit_expr_struct(self, it);
    }

    fn visit_arm(&mut self, it: &'a syn::Arm) {
        let guard = it.guard.as_ref().map(|(_, guard)| Guard {
            start: guard.span().start(),
            end: guard.span().end(),
            lets: lets(guard),
        });
        self.arms.insert(key(it.span().start()), (it.pat.span().end(), guard));
        syn::visit::visit_arm(self, it);
    }
}

/// Finds offsets of places.
struct Offsets(Vec<Vec<usize>>);

impl Offsets {
    fn of(text: &str) -> Self {
        let mut lines = vec![Vec::new()];
        for (at, character) in text.char_indices() {
            lines.last_mut().expect("a line").push(at);
            if character == '\n' {
                lines.push(Vec::new());
            }
        }
        lines.last_mut().expect("a line").push(text.len());
        Self(lines)
    }

    fn line_column(&self, at: LineColumn) -> usize {
        self.0[at.line - 1][at.column]
    }

    fn place(&self, at: Place) -> usize {
        self.0[at.line - 1][at.column - 1]
    }
}

/// Makes one change in a text.
pub fn changed(text: &str, mutant: &Mutant) -> String {
    let offsets = Offsets::of(text);
    let (from, mut to) = (offsets.place(mutant.span.start), offsets.place(mutant.span.end));
    let rest = text[to..].trim_start();
    if mutant.replacement.is_empty() && rest.starts_with(',') {
        to = text.len() - rest.len() + 1;
    }
    format!("{} {} {}", &text[..from], mutant.replacement, &text[to..])
}

/// Weaves the changes, given by their numbers, into a text.
pub fn weave(text: &str, mutants: &[(usize, &Mutant)]) -> Result<Woven> {
    let file = syn::parse_file(text)?;
    let mut places = Places::default();
    places.visit_file(&file);
    let offsets = Offsets::of(text);
    let mut wraps: BTreeMap<(usize, std::cmp::Reverse<usize>, usize), Wrap> = BTreeMap::new();
    let mut inserts = Vec::new();
    let (mut left, mut unviable) = (Vec::new(), Vec::new());
    let mut series: BTreeMap<(usize, usize), Vec<(usize, &str)>> = BTreeMap::new();

    for &(number, mutant) in mutants {
        let (from, to) = (offsets.place(mutant.span.start), offsets.place(mutant.span.end));
        let at = (mutant.span.start.line, mutant.span.start.column);
        let mut wrap = |(start, end): (usize, usize), depth: usize, replacement: String| {
            let wrap = wraps.entry((start, std::cmp::Reverse(end), depth)).or_insert(Wrap {
                start,
                end,
                ways: Vec::new(),
            });
            wrap.ways.push((number, from, to, replacement));
        };
        let around = |found: Option<&(LineColumn, LineColumn)>| {
            found.map(|(start, end)| (offsets.line_column(*start), offsets.line_column(*end)))
        };
        match mutant.genre.as_str() {
            "FnValue" if mutant.returns("impl ") && !mutant.returns("Iterator") => left.push(number),
            "FnValue" if mutant.returns("impl ") => {
                series.entry((from, to)).or_default().push((number, mutant.replacement.as_str()));
            }
            "FnValue" => inserts.push(Insert {
                at: from,
                text: format!(
                    "\n/*<{number}*/if crate::mutant({number}) {{ return {}; }}/*{number}>*/\n",
                    mutant.replacement
                ),
            }),
            "BinaryOperator" | "UnaryOperator" => match around(places.operators.get(&at)) {
                Some(range) => wrap(range, 1, mutant.replacement.clone()),
                None if places.chains.contains(&at) => unviable.push(number),
                None => left.push(number),
            },
            "StructField" => match around(places.fields.get(&at)) {
                Some(range) => {
                    let comma = text[to..].trim_start().starts_with(',');
                    let end = if comma { to + text[to..].find(',').unwrap_or(0) + 1 } else { to };
                    let wrap = wraps.entry((range.0, std::cmp::Reverse(range.1), 1)).or_insert(Wrap {
                        start: range.0,
                        end: range.1,
                        ways: Vec::new(),
                    });
                    wrap.ways.push((number, from, end, String::new()));
                }
                None => left.push(number),
            },
            "MatchArmGuard" => wrap((from, to), 0, mutant.replacement.clone()),
            "MatchArm" => match places.arms.get(&at) {
                Some((_, Some(guard))) if guard.lets => inserts.push(Insert {
                    at: offsets.line_column(guard.start),
                    text: format!("\n/*<{number}*/!crate::mutant({number}) && /*{number}>*/\n"),
                }),
                Some((_, Some(guard))) => {
                    inserts.push(Insert {
                        at: offsets.line_column(guard.start),
                        text: format!("\n/*<{number}*/!crate::mutant({number}) && /*{number}>*/\n ("),
                    });
                    inserts.push(Insert { at: offsets.line_column(guard.end), text: ")".to_owned() });
                }
                Some((end, None)) => inserts.push(Insert {
                    at: offsets.line_column(*end),
                    text: format!("\n/*<{number}*/ if !crate::mutant({number}) /*{number}>*/\n"),
                }),
                None => left.push(number),
            },
            genre => return Err(anyhow!("{genre} is a change that is not known")),
        }
    }

    for ((start, end), ways) in series {
        let [before, after] = in_turn(&ways);
        inserts.push(Insert { at: start, text: before });
        inserts.push(Insert { at: end, text: after });
    }
    let wraps: Vec<Wrap> = wraps.into_values().collect();
    let mut woven = String::new();
    render(text, 0, text.len(), &wraps, &inserts, &mut woven);
    let lines = lines(&woven, mutants);
    Ok(Woven { text: woven, lines, left, unviable })
}

/// Returns what stands before and behind the body of a function whose iterator may be another: all in one type, one
/// after the other, of which only one is there.
fn in_turn(ways: &[(usize, &str)]) -> [String; 2] {
    let mut before = String::from("\n");
    let mut none = String::from("true");
    for (number, replacement) in ways {
        before.push_str(&format!(
            "/*<{number}*/crate::mutant({number}).then(|| {replacement}).into_iter().flatten()/*{number}>*/\n.chain("
        ));
        none.push_str(&format!(" && !crate::mutant({number})"));
    }
    before.push_str(&format!("({none}).then(move || {{ "));
    [before, format!("\n}}).into_iter().flatten(){}", ")".repeat(ways.len()))]
}

/// Writes what stands from `start` to `end`, with the changes within, the outer ones first.
fn render(text: &str, start: usize, end: usize, wraps: &[Wrap], inserts: &[Insert], woven: &mut String) {
    let mut at = start;
    let mut rest = wraps;
    while let Some(wrap) = rest.first() {
        // Those within it come next: they begin where it begins or later, and end where it ends or earlier.
        let within = rest[1..].iter().take_while(|other| other.start < wrap.end).count();
        plain(text, at, wrap.start, inserts, woven);
        // What is said before the expression stands outside of it.
        woven.push_str("\n(");
        for (number, from, to, replacement) in &wrap.ways {
            woven.push_str(&format!("\n/*<{number}*/if crate::mutant({number}) {{ "));
            woven.push_str(&text[wrap.start..*from]);
            woven.push_str(&format!(" {replacement} "));
            woven.push_str(&text[*to..wrap.end]);
            woven.push_str(&format!("\n}}/*{number}>*/\nelse "));
        }
        woven.push_str("{ ");
        let inner: Vec<Insert> = inserts
            .iter()
            .filter(|insert| insert.at > wrap.start && insert.at < wrap.end)
            .map(|insert| Insert { at: insert.at, text: insert.text.clone() })
            .collect();
        render(text, wrap.start, wrap.end, &rest[1..=within], &inner, woven);
        woven.push_str("\n})");
        at = wrap.end;
        rest = &rest[within + 1..];
    }
    plain(text, at, end, inserts, woven);
}

/// Writes what stands from `start` up to `end`, and what is said before what stands at a place in it or at its end.
fn plain(text: &str, start: usize, end: usize, inserts: &[Insert], woven: &mut String) {
    let mut here: Vec<&Insert> = inserts.iter().filter(|insert| (start..=end).contains(&insert.at)).collect();
    here.sort_by_key(|insert| insert.at);
    let mut at = start;
    for insert in here {
        woven.push_str(&text[at..insert.at]);
        woven.push_str(&insert.text);
        at = insert.at;
    }
    woven.push_str(&text[at..end]);
}

/// Finds the lines between the marks of each change.
fn lines(woven: &str, mutants: &[(usize, &Mutant)]) -> BTreeMap<usize, (usize, usize)> {
    let mut starts = BTreeMap::new();
    let mut lines = BTreeMap::new();
    for (index, line) in woven.lines().enumerate() {
        for &(number, _) in mutants {
            if line.contains(&format!("/*<{number}*/")) {
                starts.insert(number, index + 1);
            }
            if line.contains(&format!("/*{number}>*/"))
                && let Some(&start) = starts.get(&number)
            {
                lines.insert(number, (start, index + 1));
            }
        }
    }
    lines
}
