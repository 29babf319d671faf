//! A picture of where methods put promises: a row for each method, a column for each standing, as SVG.

use std::fmt::Write;

use tenfold::{Standing, Verdict};

/// What a method says of every promise.
pub(crate) struct Said {
    pub(crate) method: String,
    pub(crate) verdicts: Vec<Verdict>,
}

/// A column: its name and its colour.
const COLUMNS: [(&str, &str); 6] = [
    ("off track", "#b3261e"),
    ("at risk", "#9a6700"),
    ("on track", "#1a7f37"),
    ("ahead", "#0969da"),
    ("achieved", "#116329"),
    ("no standing", "#6e7781"),
];

const LABEL: usize = 150;
const COLUMN: usize = 104;
const DOT: usize = 20;
/// How many dots stand side by side in a cell.
const BESIDE: usize = 5;
const HEAD: usize = 30;

/// Returns the column of a verdict.
const fn column(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Standing(Standing::Missed | Standing::OffTrack) => 0,
        Verdict::Standing(Standing::AtRisk) => 1,
        Verdict::Standing(Standing::OnTrack) => 2,
        Verdict::Standing(Standing::Ahead) => 3,
        Verdict::Standing(Standing::Achieved) => 4,
        Verdict::Absence(_) => 5,
    }
}

/// Returns the picture, without a blank line in it: one would end it in Markdown.
pub(crate) fn picture(title: &str, said: &[Said]) -> String {
    let heights: Vec<usize> = said.iter().map(height).collect();
    let is_used =
        |at: &usize| said.iter().flat_map(|row| &row.verdicts).any(|verdict| column(*verdict) == *at);
    let used: Vec<usize> = (0..COLUMNS.len()).filter(is_used).collect();
    let columns = || used.iter().filter_map(|at| Some((*at, COLUMNS.get(*at)?))).enumerate();
    let (wide, high) = (LABEL + COLUMN * used.len(), HEAD + heights.iter().sum::<usize>() + 4);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         role=\"img\" aria-label=\"{title}\" font-family=\"sans-serif\" font-size=\"13\" style=\"max-width:100%\">\n\
         <title>{title}</title>\n"
    );
    for (at, (_, (name, colour))) in columns() {
        let x = LABEL + at * COLUMN;
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"19\" fill=\"{colour}\" font-weight=\"bold\">{name}</text>",
            x + 4
        );
    }
    let mut top = HEAD;
    for (row, height) in said.iter().zip(heights) {
        let _ = writeln!(
            svg,
            "<line x1=\"0\" y1=\"{top}\" x2=\"{wide}\" y2=\"{top}\" stroke=\"currentColor\" opacity=\"0.2\"/>\n\
             <text x=\"0\" y=\"{}\" fill=\"currentColor\">{}</text>",
            top + 18,
            row.method
        );
        for (at, (standing, (_, colour))) in columns() {
            let numbers = (1..).zip(&row.verdicts).filter(|(_, verdict)| column(**verdict) == standing);
            for (place, (number, _)) in numbers.enumerate() {
                let x = LABEL + at * COLUMN + place % BESIDE * DOT + 12;
                let y = top + place / BESIDE * DOT + 14;
                let _ = writeln!(
                    svg,
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"9\" fill=\"{colour}\"/>\
                     <text x=\"{x}\" y=\"{}\" fill=\"#ffffff\" font-size=\"11\" text-anchor=\"middle\">{number}</text>",
                    y + 4
                );
            }
        }
        top += height;
    }
    svg + "</svg>\n"
}

/// Returns the height of a row: as many lines of dots as its fullest cell needs.
fn height(row: &Said) -> usize {
    let in_column = |at: usize| row.verdicts.iter().filter(|verdict| column(**verdict) == at).count();
    let fullest = (0..COLUMNS.len()).map(in_column).max().unwrap_or(0);
    fullest.div_ceil(BESIDE).max(1) * DOT + 8
}
