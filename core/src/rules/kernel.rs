//! The kernel: how a method judges one row of signals.

use super::{Band, Clause, Curve, Cut, Edges, Guard, Lack, Method, Parents, Piece, ScaledBy};
use super::{Bound, Side, Signal, Standing, Test};
use crate::promises::Way;

/// What a method reads of a target.
pub(crate) trait Signals {
    /// Returns a signal, or why it cannot be had.
    fn signal(&self, signal: Signal, edges: &Edges) -> Result<f64, Lack>;
    /// Returns whether the goal has a bar.
    fn has_bar(&self) -> bool;
    /// Returns whether it is met now, if that can be said.
    fn met(&self) -> Option<bool>;
    /// Returns whether the due day is over.
    fn past_due(&self) -> bool;
    /// Returns the better way, if one is.
    fn way(&self) -> Option<Way>;
    /// Returns the number of figures.
    fn points(&self) -> u32;
    /// Returns whether the goal is an improvement.
    fn improves(&self) -> bool;
    /// Returns what cuts are multiplied by, at least 0; 1 where there is no natural limit.
    fn scale(&self, by: ScaledBy) -> f64;
}

/// What a method says of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Applied<'m> {
    /// A clause judged it.
    Judged(Judged<'m>),
    /// No clause admits it.
    NoClause,
    /// A clause admits it, but its signal cannot be had.
    Lacking(Signal, Lack),
}

/// What a clause says of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Judged<'m> {
    /// The rank of the clause in its method.
    pub(crate) clause: usize,
    /// The signal.
    pub(crate) signal: Signal,
    /// Its value.
    pub(crate) value: f64,
    /// The rank of the band in its clause.
    pub(crate) band: usize,
    /// The method's own word.
    pub(crate) word: &'m str,
    /// The standing.
    pub(crate) standing: Standing,
    /// The score, if the clause gives one.
    pub(crate) score: Option<f64>,
}

impl Judged<'_> {
    /// Returns how far the signal is from the next better band: to add if above zero, to lose if below.
    pub(crate) fn margin_to_better(&self, method: &Method, row: &impl Signals) -> Option<f64> {
        let clause = method.clauses.get(self.clause)?;
        margin(&clause.bands, self.band, self.value, |by| row.scale(by))
    }
}

/// Judges a row by the first clause whose guards all hold.
pub(crate) fn apply<'m>(method: &'m Method, row: &impl Signals) -> Applied<'m> {
    let edges = &method.edges;
    let admits = |clause: &Clause| clause.when.iter().all(|guard| holds(guard, row, edges));
    let Some((rank, clause)) = method.clauses.iter().enumerate().find(|(_, clause)| admits(clause)) else {
        return Applied::NoClause;
    };
    let value = match finite(row.signal(clause.signal, edges)) {
        Ok(value) => value,
        Err(lack) => return Applied::Lacking(clause.signal, lack),
    };
    let scale = |by| row.scale(by);
    // The last band has no cut, so that one always reaches; a checked method has at least that one.
    let Some((band, found)) = reached(&clause.bands, value, scale) else { return Applied::NoClause };
    Applied::Judged(Judged {
        clause: rank,
        signal: clause.signal,
        value,
        band,
        word: &found.word,
        standing: found.standing,
        score: clause.curve.as_ref().and_then(|curve| {
            // A score whose signal cannot be had is no score.
            let value = curve.of.map_or(Ok(value), |of| finite(row.signal(of, edges))).ok()?;
            score(curve, value, scale)
        }),
    })
}

/// Takes −0 and what is not finite out of a signal.
fn finite(signal: Result<f64, Lack>) -> Result<f64, Lack> {
    signal.and_then(|value| if value.is_finite() { Ok(value + 0.0) } else { Err(Lack::Overflow) })
}

fn holds(guard: &Guard, row: &impl Signals, edges: &Edges) -> bool {
    let passes = match guard.test {
        Test::HasBar => row.has_bar(),
        Test::Met => row.met() == Some(true),
        Test::PastDue => row.past_due(),
        Test::Way(way) => row.way() == Some(way),
        Test::Points(points) => row.points() >= points,
        Test::Improves => row.improves(),
        Test::Has(signal) => finite(row.signal(signal, edges)).is_ok(),
        Test::Signal { signal, bound } => match finite(row.signal(signal, edges)) {
            Ok(value) => bound.admits(value, |by| row.scale(by)),
            Err(_) => return false,
        },
    };
    passes != guard.not
}

impl Bound {
    fn admits(&self, value: f64, scale: impl Fn(ScaledBy) -> f64) -> bool {
        let number = scaled(self.number.get(), self.scaled, scale);
        match self.side {
            Side::AtLeast => value >= number,
            Side::Above => value > number,
            Side::AtMost => value <= number,
            Side::Below => value < number,
        }
    }
}

/// Multiplies a number; the natural limit scales only numbers above zero.
fn scaled(number: f64, by: Option<ScaledBy>, scale: impl Fn(ScaledBy) -> f64) -> f64 {
    match by {
        Some(ScaledBy::NaturalLimit) if number <= 0.0 => number,
        Some(by) => number * scale(by),
        None => number,
    }
}

impl Cut {
    /// Returns the number at which it cuts.
    pub(super) fn level(&self, scale: impl Fn(ScaledBy) -> f64) -> f64 {
        scaled(self.number.get(), self.scaled, scale)
    }

    fn admits(&self, value: f64, scale: impl Fn(ScaledBy) -> f64) -> bool {
        let level = self.level(scale);
        if self.above { value > level } else { value >= level }
    }
}

fn reached(bands: &[Band], value: f64, scale: impl Fn(ScaledBy) -> f64 + Copy) -> Option<(usize, &Band)> {
    bands.iter().enumerate().find(|(_, band)| band.cut.is_none_or(|cut| cut.admits(value, scale)))
}

/// Returns how far a value is from the next better band, if there is one.
///
/// Where standings only fall (or only rise) down the list, the next better band is the next one up (or down)
/// the list; elsewhere it is the nearest one up or down with a better standing.
fn margin(bands: &[Band], at: usize, value: f64, scale: impl Fn(ScaledBy) -> f64 + Copy) -> Option<f64> {
    let standing = bands.get(at)?.standing;
    let falling = bands.is_sorted_by(|one, next| one.standing >= next.standing);
    let rising = !falling && bands.is_sorted_by(|one, next| one.standing <= next.standing);
    let better = |band: &Band| falling || rising || band.standing > standing;
    let distance = |rank: usize| Some(bands.get(rank)?.cut?.level(scale) - value);
    let up = (0..at).rev().find(|rank| bands.get(*rank).is_some_and(better)).filter(|_| !rising);
    let down = (at + 1..bands.len()).find(|rank| bands.get(*rank).is_some_and(better)).filter(|_| !falling);
    let up = up.and_then(distance);
    // A lower band is entered through the lower end of the band above it.
    let down = down.and_then(|rank| distance(rank.checked_sub(1)?));
    let nearest = match (up, down) {
        (Some(up), Some(down)) if down.abs() < up.abs() => Some(down),
        (up, down) => up.or(down),
    };
    nearest.filter(|margin| margin.is_finite())
}

/// Returns the score of a value: the first piece that it reaches, clamped.
fn score(curve: &Curve, value: f64, scale: impl Fn(ScaledBy) -> f64 + Copy) -> Option<f64> {
    let piece = curve.pieces.iter().find(|piece| piece.cut.is_none_or(|cut| cut.admits(value, scale)))?;
    Some(curve.on(piece, value, scale))
}

impl Curve {
    /// Returns the score of a value on a piece, whether it reaches the piece or not, clamped.
    pub(super) fn on(&self, piece: &Piece, value: f64, scale: impl Fn(ScaledBy) -> f64) -> f64 {
        let (low, high) = (self.low.get(), self.high.get());
        let score = match piece.per.map(scale) {
            Some(0.0) if value >= 0.0 => self.zero_scale.get(),
            Some(0.0) => low,
            divisor => piece.at(value, divisor.unwrap_or(1.0)),
        };
        if score > low { score.min(high) } else { low }
    }
}

impl Piece {
    fn at(&self, value: f64, divisor: f64) -> f64 {
        self.slope.get() * value / divisor + self.intercept.get()
    }
}

impl Parents {
    /// Returns the band that a parent reaches.
    pub(crate) fn band(&self, value: f64) -> Option<(usize, &Band)> {
        reached(&self.bands, value, |_| 1.0)
    }

    /// Returns how far a parent that reaches a band is from the next better one.
    pub(crate) fn margin(&self, band: usize, value: f64) -> Option<f64> {
        margin(&self.bands, band, value, |_| 1.0)
    }
}

#[cfg(test)]
mod tests;
