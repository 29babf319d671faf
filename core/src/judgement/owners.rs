//! Owners of days: each day belongs to the latest that asked for it.

/// The days of a calendar cut into pieces, of each of which nobody or somebody owns all days.
///
/// A tree over the pieces knows of each of its nodes who comes first among the owners below it, and with how many days, and
/// who comes next: where someone takes days from no one but the first, nothing below needs to be looked at. As days only
/// go from earlier owners to later ones, n of them take n log n steps, however their days lie in each other.
pub(super) struct Owners {
    /// The root, its two children, their four, and so on.
    nodes: Vec<Node>,
    /// The pieces: a power of two.
    width: usize,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// The first of the owners; nobody is 0.
    first: u32,
    /// How many days that one owns.
    days: i32,
    /// The next of the owners, if there are several.
    next: Option<u32>,
}

impl Node {
    fn over(one: Self, other: Self) -> Self {
        let first = one.first.min(other.first);
        let (mut days, mut next) = (0, None);
        for child in [one, other] {
            let later = if child.first == first {
                days += child.days;
                child.next
            } else {
                Some(child.first)
            };
            next = next.into_iter().chain(later).min();
        }
        Self { first, days, next }
    }
}

impl Owners {
    /// Cuts days into pieces of some days each, which nobody owns.
    pub(super) fn nobody(pieces: &[i32]) -> Self {
        let width = pieces.len().next_power_of_two();
        let piece = |place: usize| Node { days: pieces.get(place).copied().unwrap_or(0), ..Node::default() };
        let mut nodes = vec![Node::default(); width - 1];
        nodes.extend((0..width).map(piece));
        let mut owners = Self { nodes, width };
        (0..width - 1).rev().for_each(|node| owners.sum_up(node));
        owners
    }

    /// Gives the days of some pieces to an owner, but for those that a later one owns, and tells who owned how many of
    /// them.
    pub(super) fn give(&mut self, pieces: std::ops::Range<usize>, to: u32, tell: &mut dyn FnMut(u32, i32)) {
        self.give_below(0, 0..self.width, &pieces, to, tell);
    }

    fn give_below(
        &mut self,
        node: usize,
        below: std::ops::Range<usize>,
        pieces: &std::ops::Range<usize>,
        to: u32,
        tell: &mut dyn FnMut(u32, i32),
    ) {
        let apart = pieces.end <= below.start || below.end <= pieces.start;
        let Some(own) = self.nodes.get_mut(node).filter(|own| !apart && own.first < to) else { return };
        let whole = pieces.start <= below.start && below.end <= pieces.end;
        if whole && own.next.is_none_or(|next| to < next) {
            tell(own.first, own.days);
            own.first = to;
            return;
        }
        // What was given to the whole was given to both halves.
        let first = own.first;
        let middle = below.start.midpoint(below.end);
        for (child, half) in [(2 * node + 1, below.start..middle), (2 * node + 2, middle..below.end)] {
            if let Some(child) = self.nodes.get_mut(child) {
                child.first = child.first.max(first);
            }
            self.give_below(child, half, pieces, to, tell);
        }
        self.sum_up(node);
    }

    fn sum_up(&mut self, node: usize) {
        let child = |place: usize| self.nodes.get(place).copied().unwrap_or_default();
        let over = Node::over(child(2 * node + 1), child(2 * node + 2));
        if let Some(own) = self.nodes.get_mut(node) {
            *own = over;
        }
    }
}

#[cfg(all(test, feature = "proptest"))]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_one_owner_loses_is_told_at_once() {
        let mut owners = Owners::nobody(&[3; 64]);
        let whole = || 0..64;
        for (pieces, to, told) in [
            (whole(), 2, [(0, 192)].as_slice()),
            (0..1, 9, &[(2, 3)]),
            (whole(), 4, &[(2, 189)]),
            (whole(), 3, &[]),
        ] {
            let mut taken = Vec::new();
            owners.give(pieces, to, &mut |from, days| taken.push((from, days)));
            assert_eq!(taken, told);
        }
    }

    proptest! {
        #[test]
        fn each_piece_belongs_to_the_latest_that_asked_for_it(
            pieces in prop::collection::vec(0..9_i32, 1..20),
            asked in prop::collection::vec((0..20_usize, 0..20_usize), 1..30),
            order in Just((1..=30_u32).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let mut owners = Owners::nobody(&pieces);
            let mut owner = vec![0; pieces.len()];
            let mut days: BTreeMap<u32, i32> = [(0, pieces.iter().sum())].into();
            for ((one, other), to) in asked.into_iter().zip(order) {
                let range = one.min(other).min(pieces.len())..one.max(other).min(pieces.len());
                let mut told = 0;
                owners.give(range.clone(), to, &mut |from, taken| {
                    *days.get_mut(&from).unwrap() -= taken;
                    told += taken;
                });
                days.insert(to, told);
                owner[range].iter_mut().for_each(|owner| *owner = to.max(*owner));
                for (who, owned) in &days {
                    let own = owner.iter().zip(&pieces).filter(|(owner, _)| *owner == who).map(|(_, days)| days);
                    prop_assert_eq!(own.sum::<i32>(), *owned, "{}", who);
                }
            }
        }
    }
}
