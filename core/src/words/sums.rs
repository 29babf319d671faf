//! Sums: the ways to add many numbers.

/// Adds numbers in a tree whose shape depends only on how many there are.
///
/// The result therefore depends neither on the number of threads nor on whether a sum is updated or computed
/// afresh, and its error grows with the logarithm of the count.
pub(crate) fn pairwise_sum(numbers: &[f64]) -> f64 {
    sum_of(numbers, |number| *number)
}

/// Adds what things come to, in the tree of [`pairwise_sum`].
#[inline]
pub(crate) fn sum_of<T>(things: &[T], of: impl Fn(&T) -> f64) -> f64 {
    tree(things, &of)
}

fn tree<T>(things: &[T], of: &impl Fn(&T) -> f64) -> f64 {
    match things {
        [] => 0.0,
        [a] => of(a),
        [a, b] => of(a) + of(b),
        [a, b, c] => (of(a) + of(b)) + of(c),
        [a, b, c, d] => (of(a) + of(b)) + (of(c) + of(d)),
        [a, b, c, d, e, f, g, h] => ((of(a) + of(b)) + (of(c) + of(d))) + ((of(e) + of(f)) + (of(g) + of(h))),
        many => {
            // The largest power of two below their number: what stands on the left is a whole tree.
            let (left, right) = many.split_at(many.len().div_ceil(2).next_power_of_two());
            tree(left, of) + tree(right, of)
        }
    }
}

/// Numbers that are added one by one, with the result of [`pairwise_sum`] to the bit, and no list of them.
#[derive(Clone, Copy)]
pub(crate) struct PairwiseSum {
    /// The sums of whole trees: the k-th is of 2^k numbers, and is there where the count has its k-th bit.
    trees: [f64; Self::MOST],
    count: u32,
}

impl Default for PairwiseSum {
    fn default() -> Self {
        Self { trees: [0.0; Self::MOST], count: 0 }
    }
}

impl PairwiseSum {
    /// More numbers than 2^32 are not added.
    const MOST: usize = 32;

    /// Adds a number.
    pub(crate) fn add(&mut self, number: f64) {
        let mut sum = number;
        let whole = self.count.trailing_ones();
        for tree in self.trees.iter().zip(0..whole).map(|(tree, _)| *tree) {
            sum += tree;
        }
        if let Some(tree) = usize::try_from(whole).ok().and_then(|whole| self.trees.get_mut(whole)) {
            *tree = sum;
        }
        self.count = self.count.wrapping_add(1);
    }

    /// Returns the sum, 0 of nothing.
    pub(crate) fn total(&self) -> f64 {
        let there = self.trees.iter().enumerate().filter(|(bit, _)| self.count >> bit & 1 == 1);
        there.map(|(_, tree)| *tree).reduce(|sum, tree| tree + sum).unwrap_or(0.0)
    }
}

/// Numbers that are added in any order and may be taken out again: what is there, rounded once.
///
/// The same numbers therefore come to the same bits in any order, whatever was there in between, and ten tenths to 1.
#[derive(Clone, Copy, Default)]
pub(crate) struct ExactSum {
    /// The sum, as long as none was rounded.
    plain: f64,
    /// The sum, once one would have been.
    long: Option<Long>,
    /// How many of the numbers are no finite ones.
    endless: u32,
    count: u32,
}

impl ExactSum {
    /// Returns how many numbers there are.
    pub(crate) const fn len(&self) -> u32 {
        self.count
    }

    /// Adds a number.
    pub(crate) fn add(&mut self, number: f64) {
        self.count = self.count.wrapping_add(1);
        if number.is_finite() {
            self.put(number);
        } else {
            self.endless = self.endless.wrapping_add(1);
        }
    }

    /// Takes out a number that was added.
    pub(crate) fn remove(&mut self, number: f64) {
        self.count = self.count.wrapping_sub(1);
        if number.is_finite() {
            self.put(-number);
        } else {
            self.endless = self.endless.wrapping_sub(1);
        }
    }

    fn put(&mut self, number: f64) {
        if let Some(long) = &mut self.long {
            return long.add(number);
        }
        let sum = self.plain + number;
        // Nothing was rounded where both parts are still in the sum: taking the larger one out of it is exact.
        #[expect(clippy::float_cmp, reason = "the question is whether they are the same to the bit")]
        let whole = sum - self.plain == number && sum - number == self.plain;
        if whole {
            self.plain = sum;
            return;
        }
        let mut long = Long::default();
        long.add(self.plain);
        long.add(number);
        self.long = Some(long);
    }

    /// Returns the sum, 0 of nothing; infinite where it is past all numbers or one of them is.
    pub(crate) fn total(&self) -> f64 {
        match &self.long {
            _ if self.endless > 0 => f64::INFINITY,
            Some(long) => long.nearest(),
            None => self.plain,
        }
    }
}

/// A sum of numbers in full length: digits of 32 bits from that of 2^−1074 up, which need not have been carried yet.
///
/// After R. M. Neal, "Fast exact summation using small and large superaccumulators" (2015). Fewer than 2^31 numbers
/// are added.
#[derive(Clone, Copy)]
struct Long([i64; Self::DIGITS]);

impl Default for Long {
    fn default() -> Self {
        Self([0; Self::DIGITS])
    }
}

impl Long {
    /// Numbers below 2^1024 have 2,098 bits from 2^−1074 up, and 2^31 of them 31 more.
    const DIGITS: usize = 67;

    /// Adds a finite number.
    fn add(&mut self, number: f64) {
        let bits = number.to_bits();
        // The lowest numbers are a step of 2^−1074 apart, and the next as far.
        let (exponent, own) = (bits >> 52 & 0x7FF, bits & (u64::MAX >> 12));
        let (shift, own) = if exponent == 0 { (0, own) } else { (exponent - 1, own + (1 << 52)) };
        let mut rest = u128::from(own) << (shift % 32);
        let first = usize::try_from(shift / 32).unwrap_or_default();
        for digit in self.0.iter_mut().skip(first).take(3) {
            let own = i64::from(low(rest));
            *digit = digit.wrapping_add(if number.is_sign_negative() { -own } else { own });
            rest >>= 32;
        }
    }

    /// Returns the digits, carried, of what is there without its sign, and whether it is below zero.
    fn digits(&self) -> ([u32; Self::DIGITS], bool) {
        let carried = |below: bool| {
            let mut carry = 0_i64;
            let digits = self.0.map(|digit| {
                let whole = if below { -digit } else { digit }.wrapping_add(carry);
                carry = whole >> 32;
                low(whole.cast_unsigned().into())
            });
            (digits, carry)
        };
        match carried(false) {
            (digits, 0) => (digits, false),
            _ => (carried(true).0, true),
        }
    }

    /// Returns the nearest number, of two that are as near the even one; infinite past all numbers.
    fn nearest(&self) -> f64 {
        let (digits, below) = self.digits();
        let top = digits.iter().rposition(|digit| *digit != 0).unwrap_or_default();
        let first = top.saturating_sub(2);
        let (behind, window) = digits.split_at(first);
        // Three digits are 65 bits at least, so that what is behind them can only tell on which side of a half it is.
        let more = u128::from(behind.iter().any(|digit| *digit != 0));
        let window =
            window.iter().take(3).rev().fold(0, |above, digit| (above << 32) + u128::from(*digit)) | more;
        #[expect(clippy::cast_precision_loss, reason = "this is where it is rounded, once")]
        let nearest = window as f64;
        // 2^(32 × first − 1074): the first two of these powers are below the least number of full length.
        let power = match u64::try_from(first).unwrap_or_default() * 32 {
            low @ 0..52 => 1 << low,
            high => (high - 51) << 52,
        };
        let nearest = nearest * f64::from_bits(power);
        if below { -nearest } else { nearest }
    }
}

/// Returns the lowest 32 bits.
fn low(bits: u128) -> u32 {
    u32::try_from(bits & u128::from(u32::MAX)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_added_one_by_one_come_to_the_same_bits() {
        let numbers: Vec<f64> = (0..300).map(|n| 1.0 / f64::from(n * 7 % 31 + 1)).collect();
        let mut sum = PairwiseSum::default();
        assert_eq!(sum.total(), 0.0);
        for (count, number) in numbers.iter().enumerate() {
            sum.add(*number);
            assert_eq!(sum.total(), pairwise_sum(&numbers[..=count]), "{count}");
        }
    }

    fn exactly(numbers: &[f64]) -> f64 {
        let mut sum = ExactSum::default();
        numbers.iter().for_each(|number| sum.add(*number));
        sum.total()
    }

    #[test]
    fn a_sum_is_rounded_once() {
        let (least, most) = (f64::from_bits(1), f64::MAX);
        let cases: [(&[f64], f64); 24] = [
            (&[], 0.0),
            (&[0.1; 10], 1.0),
            (&[-0.1; 10], -1.0),
            (&[0.1, 0.2, -0.1], 0.2),
            (&[1e16, 1.0, -1e16], 1.0),
            (&[1e300, 1e-300, -1e300], 1e-300),
            (&[-1e300, -1e-300, 1e300], -1e-300),
            (&[most, most, -most], most),
            (&[-most, -most, most], -most),
            (&[most, most, -most, -most], 0.0),
            (&[most, most], f64::INFINITY),
            (&[-most, -most], f64::NEG_INFINITY),
            (&[most, most * f64::EPSILON / 4.0], most),
            (&[1e300, least, least, -1e300], 2.0 * least),
            (&[1e300, f64::MIN_POSITIVE, -least, -1e300], f64::MIN_POSITIVE - least),
            (&[1e300, f64::MIN_POSITIVE * 2.0, -least, -1e300], f64::MIN_POSITIVE * 2.0 - least),
            // A half goes to the even one, and past a half away from it, by however little.
            (&[1.0, f64::EPSILON / 2.0], 1.0),
            (&[1.0, f64::EPSILON / 2.0, least], 1.0 + f64::EPSILON),
            (&[1.0, f64::EPSILON / 2.0, -least], 1.0),
            (&[1.0 + f64::EPSILON, f64::EPSILON / 2.0], 1.0 + 2.0 * f64::EPSILON),
            (&[-1.0 - f64::EPSILON, f64::EPSILON / -2.0], -1.0 - 2.0 * f64::EPSILON),
            (&[-1.0, f64::EPSILON / -2.0, -least], -1.0 - f64::EPSILON),
            (&[2_f64.powi(46), 2_f64.powi(-7), 2_f64.powi(-18), least], 2_f64.powi(46) + 2_f64.powi(-6)),
            (&[1e300, 2_f64.powi(-970), -1e300], 2_f64.powi(-970)),
        ];
        for (numbers, expected) in cases {
            let total = exactly(numbers);
            assert_eq!(total.to_bits(), expected.to_bits(), "{numbers:?}: {total:e}, {expected:e}");
        }
    }

    #[test]
    fn whole_numbers_take_the_short_way() {
        let mut sum = ExactSum::default();
        for number in -20..=100 {
            sum.add(f64::from(number));
            sum.remove(f64::from(number / 2));
        }
        assert!(sum.long.is_none());
        sum.add(0.1);
        assert!(sum.long.is_some());
    }

    #[test]
    fn numbers_that_are_taken_out_leave_what_was_there() {
        let numbers: Vec<f64> =
            (0..300_u32).map(|n| f64::from(n * 7 % 31 + 1) / 7.0 * 10_f64.powi(n as i32 % 40 - 20)).collect();
        let mut sum = ExactSum::default();
        numbers.iter().for_each(|number| sum.add(*number));
        assert_eq!(sum.len(), 300);
        for (place, number) in numbers.iter().enumerate() {
            assert_eq!(sum.total(), exactly(&numbers[place..]), "{place}");
            sum.remove(*number);
        }
        assert_eq!((sum.total().to_bits(), sum.len()), (0, 0));
    }

    #[test]
    fn numbers_that_are_none_make_no_sum_while_they_are_there() {
        let mut sum = ExactSum::default();
        sum.add(2.5);
        for none in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            sum.add(none);
            assert_eq!(sum.total(), f64::INFINITY);
            sum.remove(none);
            assert_eq!((sum.total(), sum.len()), (2.5, 1));
        }
    }

    #[test]
    fn the_order_of_numbers_decides_nothing() {
        let mut numbers: Vec<f64> =
            (1..200_i32).map(|n| f64::from(n % 17 - 8) / 3.0 * 2_f64.powi(n * 9 - 900)).collect();
        let total = exactly(&numbers);
        for turn in 1..numbers.len() {
            numbers.rotate_left(turn);
            assert_eq!(exactly(&numbers), total);
        }
    }
}
