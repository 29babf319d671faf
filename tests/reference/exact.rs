//! Formulas of fractions, which nothing is rounded in: what they come to is rounded once.

use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

/// Returns what a formula comes to; where one of its numbers is not finite, what is none.
///
/// # Panics
/// If the formula divides by zero.
pub(crate) fn exactly<const N: usize>(
    numbers: [f64; N],
    formula: impl FnOnce([BigRational; N]) -> BigRational,
) -> f64 {
    if numbers.iter().any(|number| !number.is_finite()) {
        return f64::NAN;
    }
    nearest(&formula(numbers.map(fraction)))
}

/// Returns a finite number as a fraction.
pub(crate) fn fraction(number: f64) -> BigRational {
    BigRational::from_float(number).unwrap()
}

/// Returns the number that is nearest to a fraction; infinite past all numbers.
pub(crate) fn nearest(fraction: &BigRational) -> f64 {
    fraction.to_f64().unwrap()
}

/// Adds numbers; what is none, if one of them is not finite.
pub(crate) fn sum(numbers: &[f64]) -> f64 {
    if numbers.iter().any(|number| !number.is_finite()) {
        return f64::NAN;
    }
    nearest(&numbers.iter().fold(BigRational::zero(), |sum, number| sum + fraction(*number)))
}

#[test]
fn fractions_are_rounded_to_the_nearest_number() {
    assert_eq!(sum(&[0.1; 10]), 1.0);
    assert_eq!(sum(&[1.0, f64::EPSILON / 2.0]), 1.0);
    assert_eq!(sum(&[1.0, f64::EPSILON / 2.0, f64::from_bits(1)]), 1.0 + f64::EPSILON);
    assert_eq!(sum(&[f64::MAX, f64::MAX]), f64::INFINITY);
    assert_eq!(sum(&[f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
    assert_eq!(exactly([1.0, 3.0], |[one, three]| one / three), 1.0 / 3.0);
    assert_eq!(exactly([f64::from_bits(3), 2.0], |[three, two]| three / two), f64::from_bits(2));
    assert!(exactly([f64::NAN], |[one]| one).is_nan());
}
