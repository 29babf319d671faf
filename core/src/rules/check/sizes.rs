//! How much a method may hold.

use crate::draft;
use crate::words::{At, Code, Collect, Limits, Text};

/// Checks the lengths of the texts of a method, and how many parts it has.
pub(super) fn within(draft: &draft::Method, at: At<'_>, limits: &Limits, faults: &mut Collect) {
    length(draft.id.len(), limits.id, at.key("id"), faults);
    text(Some(&draft.title), limits, at.key("title"), faults);
    text(draft.source.as_ref(), limits, at.key("source"), faults);
    text(draft.description.as_ref(), limits, at.key("description"), faults);
    for (index, clause) in draft.clauses.iter().enumerate() {
        let (clauses, bands) = (at.key("clauses"), &clause.bands);
        let at = clauses.index(index);
        text(clause.name.as_ref(), limits, at.key("name"), faults);
        words(bands, limits, at.key("bands"), faults);
        for (index, piece) in clause.curve.iter().flat_map(|curve| &curve.pieces).enumerate() {
            let (curve, pieces) = (at.key("curve"), "pieces");
            text(piece.jump.as_ref(), limits, curve.key(pieces).index(index).key("jump"), faults);
        }
    }
    if let Some(met) = &draft.met {
        length(met.word.len(), limits.id, at.key("met").key("word"), faults);
    }
    if let Some(parents) = &draft.parents {
        words(&parents.bands, limits, at.key("parents").key("bands"), faults);
    }
    if parts(draft) > limits.nodes {
        let cause = format!("there are more than {} clauses, guards, bands and pieces", limits.nodes);
        faults.add(at, Code::TooMany, cause, "simplify the method, or raise the limit of nodes");
    }
}

fn words(bands: &[draft::Band], limits: &Limits, at: At<'_>, faults: &mut Collect) {
    for (index, band) in bands.iter().enumerate() {
        let at = at.index(index);
        length(band.word.len(), limits.id, at.key("word"), faults);
        text(band.gap.as_ref(), limits, at.key("gap"), faults);
    }
}

fn text(text: Option<&Text>, limits: &Limits, at: At<'_>, faults: &mut Collect) {
    length(text.map_or(0, Text::longest), limits.text, at, faults);
}

fn length(bytes: usize, most: usize, at: At<'_>, faults: &mut Collect) {
    if bytes > most {
        let cause = format!("the text has {bytes} bytes");
        faults.add(at, Code::TooLong, cause, format!("at most {most} are allowed"));
    }
}

fn parts(draft: &draft::Method) -> usize {
    let pieces = |clause: &draft::Clause| clause.curve.as_ref().map_or(0, |curve| curve.pieces.len());
    let of = |clause: &draft::Clause| 1 + clause.when.len() + clause.bands.len() + pieces(clause);
    let parents = draft.parents.as_ref().map_or(0, |parents| parents.bands.len());
    draft.clauses.iter().map(of).fold(parents, usize::saturating_add)
}
