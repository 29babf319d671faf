//! Whether bands and curves bear out the claim that a better figure never looks worse.
//!
//! This looks at bands and curves only. Which clause judges depends on guards, and what they do to the claim is
//! the word of who makes it.

use super::jumps::{ends, tolerance};
use crate::promises::Way;
use crate::rules::{Clause, Curve, Met, Signal, Standing};
use crate::words::{At, Code, Collect};

const REMEDY: &str = "do not claim `monotone`, or change it";

/// The scales at which pieces are compared: without a natural limit, half way to one, and at it.
const SCALES: [f64; 3] = [1.0, 0.5, 0.0];

/// Checks the bands and the curve of a clause.
pub(super) fn clause(clause: &Clause, at: At<'_>, faults: &mut Collect) {
    let standings: Vec<Standing> = clause.bands.iter().map(|band| band.standing).collect();
    let better = clause.signal.better();
    // Bands go from the highest signal to the lowest.
    let falls = standings.is_sorted_by(|one, next| one >= next);
    let rises = standings.is_sorted();
    let (bands, curves) = (at.key("bands"), at.key("curve"));
    judge(clause.signal, better, (falls, rises), bands, faults);
    if let Some(curve) = &clause.curve {
        let of = curve.of.unwrap_or(clause.signal);
        judge(of, of.better(), ways(curve), curves, faults);
    }
}

/// Checks that what is met has the highest score.
pub(super) fn met(met: &Met, clauses: &[Clause], at: At<'_>, faults: &mut Collect) {
    let highest = clauses.iter().filter_map(|clause| clause.curve.as_ref()).map(|curve| curve.high).max();
    if let Some((score, highest)) = met.score.zip(highest).filter(|(score, highest)| score < highest) {
        let cause = format!("what is met scores {score}, and what is not may score {highest}");
        faults.add(at.key("score"), Code::NotMonotone, cause, REMEDY);
    }
}

/// Reports what goes against the better way of its signal: `up` where a higher signal is never worse, `down`
/// where a lower one is not.
fn judge(of: Signal, better: Option<Way>, (up, down): (bool, bool), at: At<'_>, faults: &mut Collect) {
    let name = of.as_str();
    let cause = match better {
        Some(Way::Up) if !up => format!("a higher `{name}` is better, and may look worse here"),
        Some(Way::Down) if !down => format!("a lower `{name}` is better, and may look worse here"),
        None if !(up && down) => format!("neither way of `{name}` is better, and this tells them apart"),
        _ => return,
    };
    faults.add(at, Code::NotMonotone, cause, REMEDY);
}

/// Returns whether a curve never falls with its signal, and whether it never rises.
fn ways(curve: &Curve) -> (bool, bool) {
    let slack = tolerance(curve);
    let mut jumps = Vec::new();
    for (piece, below) in curve.pieces.iter().zip(curve.pieces.iter().skip(1)) {
        jumps.extend(SCALES.into_iter().filter_map(|scale| ends(curve, piece, below, scale)));
    }
    let slopes = || curve.pieces.iter().map(|piece| piece.slope.get());
    let up = slopes().all(|slope| slope >= 0.0) && jumps.iter().all(|(from, to)| to - from >= -slack);
    let down = slopes().all(|slope| slope <= 0.0) && jumps.iter().all(|(from, to)| to - from <= slack);
    (up, down)
}
