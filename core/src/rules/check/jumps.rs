//! Where the pieces of a curve do not go on from one another.

use crate::rules::{Curve, Piece};
use crate::words::{At, Code, Collect, Text};

/// How far apart two scores may be and still be one, as a share of the range of the curve.
const SAME: f64 = 1e-9;

/// The scales at which pieces are compared: without a natural limit, and half way to one.
const SCALES: [f64; 2] = [1.0, 0.5];

/// Checks that every jump of a curve has a word, and that no other piece has one.
pub(super) fn named(curve: &Curve, at: At<'_>, faults: &mut Collect) {
    let below = curve.pieces.iter().skip(1).map(Some).chain([None]);
    for (index, (piece, below)) in curve.pieces.iter().zip(below).enumerate() {
        let at = at.index(index);
        let named = piece.jump.as_ref().is_some_and(|jump| !Text::is_empty(jump));
        let jump =
            below.and_then(|below| SCALES.into_iter().find_map(|scale| jump(curve, piece, below, scale)));
        match (jump, named) {
            (Some((from, to)), false) => {
                let cause = format!("the score jumps from {from} to {to} at the cut, and nothing says why");
                let remedy = "say why in `jump`, or let the piece go on from the one below it";
                faults.add(at.key("jump"), Code::BadCurve, cause, remedy);
            }
            (None, true) => {
                let cause = "the score does not jump here";
                faults.add(at.key("jump"), Code::BadCurve, cause, "leave `jump` out");
            }
            _ => {}
        }
    }
}

/// Returns the scores on both sides of the lower end of a piece, if they are not the same.
fn jump(curve: &Curve, piece: &Piece, below: &Piece, scale: f64) -> Option<(f64, f64)> {
    let (from, to) = ends(curve, piece, below, scale)?;
    ((to - from).abs() > tolerance(curve)).then_some((from, to))
}

/// Returns the scores at the lower end of a piece: on the piece below it, and on the piece.
pub(super) fn ends(curve: &Curve, piece: &Piece, below: &Piece, scale: f64) -> Option<(f64, f64)> {
    let cut = piece.cut?.level(|_| scale);
    Some((curve.on(below, cut, |_| scale), curve.on(piece, cut, |_| scale)))
}

/// Returns how far apart two scores of a curve may be and still be one.
pub(super) fn tolerance(curve: &Curve) -> f64 {
    SAME * (curve.high.get() - curve.low.get())
}
