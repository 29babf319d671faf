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

/// Numbers that are added one by one and may change later, with the result of [`pairwise_sum`] to the bit.
#[derive(Default)]
pub(crate) struct PairwiseSums {
    /// The sums of whole trees: in the k-th list those of 2^k numbers each, one beside the other.
    trees: Vec<Vec<f64>>,
}

impl PairwiseSums {
    /// Returns how many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.trees.first().map_or(0, Vec::len)
    }

    /// Adds a number.
    pub(crate) fn push(&mut self, number: f64) {
        self.set(self.len(), number);
    }

    /// Puts a number in the place of another.
    pub(crate) fn set(&mut self, place: usize, number: f64) {
        let (mut place, mut sum) = (place, number);
        for height in 0.. {
            if self.trees.len() == height {
                self.trees.push(Vec::new());
            }
            let Some(trees) = self.trees.get_mut(height) else { return };
            match trees.get_mut(place) {
                Some(tree) => *tree = sum,
                None => trees.push(sum),
            }
            let pair = trees.get(place & !1).zip(trees.get(place | 1));
            let Some((left, right)) = pair else { return };
            (place, sum) = (place / 2, right + left);
        }
    }

    /// Returns the sum, 0 of nothing.
    pub(crate) fn total(&self) -> f64 {
        let count = self.len();
        // Behind the whole trees of one height there is a lower one at most.
        let last = |(height, trees): (usize, &Vec<f64>)| {
            let there = (count >> height) & 1 == 1;
            there.then(|| trees.last().copied()).flatten()
        };
        self.trees.iter().enumerate().filter_map(last).reduce(|sum, tree| tree + sum).unwrap_or(0.0)
    }
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

    #[test]
    fn numbers_that_change_later_come_to_the_same_bits() {
        let mut numbers: Vec<f64> = Vec::new();
        let mut sums = PairwiseSums::default();
        assert_eq!((sums.total(), sums.len()), (0.0, 0));
        for count in 0..300_u32 {
            let number = 1.0 / f64::from(count * 7 % 31 + 1);
            numbers.push(number);
            sums.push(number);
            for place in [count / 3, count / 2, count] {
                let place = usize::try_from(place).unwrap();
                numbers[place] *= 1.1;
                sums.set(place, numbers[place]);
                assert_eq!(sums.total(), pairwise_sum(&numbers), "{count}");
            }
        }
    }
}
