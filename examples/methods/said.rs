//! Signals, guards, cuts and pieces in few words.

use tenfold::Way;
use tenfold::rules::{Bound, Cut, Forecast, Guard, Piece, ScaledBy, Side, Signal, Test};

/// Returns a signal with what belongs to it.
pub(super) fn named(signal: Signal) -> String {
    match signal {
        Signal::MeanChange { last, min_points } => format!("mean_change{}", window(last, min_points)),
        Signal::ProjectedAttainment(by) | Signal::ProjectedMiss(by) => {
            format!("{} ({})", signal.as_str(), forecast(by))
        }
        plain => plain.as_str().to_owned(),
    }
}

/// Returns how a value is carried on.
pub(super) fn forecast(forecast: Forecast) -> String {
    match forecast {
        Forecast::LastN { last, min_points } => format!("last_n{}", window(last, min_points)),
        plain => plain.as_str().to_owned(),
    }
}

fn window(last: u32, min_points: u32) -> String {
    format!(" of the last {last}, at least {min_points}")
}

/// Returns what a number is multiplied or divided by.
pub(super) fn scaled(by: ScaledBy) -> String {
    match by {
        ScaledBy::NaturalLimit => "factor of the natural limit",
        ScaledBy::DeadBand => "dead band",
    }
    .to_owned()
}

fn times(by: Option<ScaledBy>) -> String {
    by.map(|by| format!(" × {}", scaled(by))).unwrap_or_default()
}

/// Returns the lower end of a band or piece.
pub(super) fn cut(cut: Option<Cut>) -> String {
    let Some(cut) = cut else { return "else".to_owned() };
    let sign = if cut.above() { '>' } else { '≥' };
    format!("{sign} {}{}", cut.number(), times(cut.scaled()))
}

/// Returns the line of a piece.
pub(super) fn line(piece: &Piece) -> String {
    let (slope, intercept) = (piece.slope().get(), piece.intercept().get());
    let per = piece.per().map(|by| format!(" ÷ {}", scaled(by))).unwrap_or_default();
    if slope == 0.0 {
        return intercept.to_string();
    }
    let rest = match intercept {
        0.0 => String::new(),
        below if below < 0.0 => format!(" − {}", -below),
        above => format!(" + {above}"),
    };
    format!("{slope} x{per}{rest}")
}

/// Returns what a guard asks for.
pub(super) fn guard(guard: &Guard) -> String {
    let test = match guard.test() {
        Test::HasBar => "it has a bar".to_owned(),
        Test::Met => "it is met".to_owned(),
        Test::PastDue => "the due day is over".to_owned(),
        Test::Way(Way::Up) => "more is better".to_owned(),
        Test::Way(Way::Down) => "less is better".to_owned(),
        Test::Points(points) => format!("there are {points} figures"),
        Test::Improves => "the goal is a direction".to_owned(),
        Test::Has(signal) => format!("{} can be had", named(signal)),
        Test::Signal { signal, bound } => format!("{} {}", named(signal), self::bound(bound)),
        _ => "something else holds".to_owned(),
    };
    if guard.not() { format!("not: {test}") } else { test }
}

fn bound(bound: Bound) -> String {
    let sign = match bound.side() {
        Side::AtLeast => '≥',
        Side::Above => '>',
        Side::AtMost => '≤',
        Side::Below => '<',
    };
    format!("{sign} {}{}", bound.number(), times(bound.scaled()))
}
