//! Numbers as people write them, without any locale: a point, no grouping, no more decimals than say something.

use crate::words::Finite;

/// Returns a number with at most 4 decimals (below 0.001, with 4 significant digits), without zeros at its end.
///
/// ```
/// use tenfold::{Finite, telling::number};
/// assert_eq!(number(Finite::new(10.0)?), "10");
/// assert_eq!(number(Finite::new(2.0 / 3.0)?), "0.6667");
/// assert_eq!(number(Finite::new(-0.000_012_345_6)?), "-0.00001235");
/// # Ok::<(), tenfold::NotFinite>(())
/// ```
#[must_use]
pub fn number(value: Finite) -> String {
    let size = value.get().abs();
    if size > 0.0 && size < 1e-15 || size >= 1e15 {
        return format!("{:.3e}", value.get());
    }
    let small = (1_i32..=18).find(|places| size * libm::pow(10.0, f64::from(*places)) >= 1.0).unwrap_or(18);
    let decimals = if size < 0.001 { small + 3 } else { 4 };
    rounded(value.get(), usize::try_from(decimals).unwrap_or(4))
}

/// Returns a share as a percentage with at most one decimal; more, up to 4, where one would say 0 % or 100 % of
/// what is not quite that.
///
/// ```
/// use tenfold::{Finite, telling::percent};
/// assert_eq!(percent(Finite::new(0.825)?), "82.5%");
/// assert_eq!(percent(Finite::new(1.0)?), "100%");
/// assert_eq!(percent(Finite::new(0.9999)?), "99.99%");
/// # Ok::<(), tenfold::NotFinite>(())
/// ```
#[must_use]
pub fn percent(share: Finite) -> String {
    let hundredfold = share.get() * 100.0;
    let said = |decimals| rounded(hundredfold, decimals);
    let claims_too_much = |text: &str| matches!(text, "0" | "100") && said(10) != *text;
    let text = (1..=4).map(said).find(|text| !claims_too_much(text)).unwrap_or_else(|| said(4));
    format!("{text}%")
}

/// Returns a number with 2 or 3 significant digits, for what is the result of a division and never as exact as it
/// looks: a rate, a slope.
pub(super) fn about(value: Finite) -> Finite {
    let decimals = match value.get().abs() {
        100.0.. => 0,
        1.0.. => 1,
        0.1.. => 2,
        _ => return value,
    };
    near(value, decimals)
}

/// Returns a number with at most 2 decimals; as it is below 0.01.
pub(super) fn hundredth(value: Finite) -> Finite {
    if value.get().abs() < 0.01 { value } else { near(value, 2) }
}

fn near(value: Finite, decimals: usize) -> Finite {
    let near: Option<f64> = format!("{:.decimals$}", value.get()).parse().ok();
    near.and_then(|near| Finite::new(near).ok()).unwrap_or(value)
}

/// Returns a number without its sign.
pub(super) fn size(value: Finite) -> Finite {
    Finite::new(value.get().abs()).unwrap_or(value)
}

fn rounded(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
