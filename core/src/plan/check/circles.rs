//! Chains of references that come back to themselves.

use crate::words::head;

/// The most ids that a fault names.
const NAMED: usize = 8;

/// Returns the circles among things of which each leads to one other or to none: each circle once, from its
/// first member on, in the order of those.
pub(super) fn circles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    // The walk in which each was seen, counted from 1.
    let mut seen = vec![0_usize; next.len()];
    let mut circles = Vec::new();
    for start in 0..next.len() {
        let mut here = Some(start);
        while let Some(slot) = here.and_then(|here| seen.get_mut(here)).filter(|slot| **slot == 0) {
            *slot = start + 1;
            here = here.and_then(|here| next.get(here).copied().flatten());
        }
        // The walk met itself, not an earlier one.
        if let Some(met) = here.filter(|here| seen.get(*here) == Some(&(start + 1))) {
            let step = |here: &usize| next.get(*here).copied().flatten().filter(|next| *next != met);
            let mut circle: Vec<usize> = std::iter::successors(Some(met), step).collect();
            let least =
                circle.iter().enumerate().min_by_key(|(_, here)| **here).map_or(0, |(place, _)| place);
            circle.rotate_left(least);
            circles.push(circle);
        }
    }
    circles.sort_unstable();
    circles
}

/// Returns ids in backticks with arrows between, the first once more at the end; of a long circle the beginning.
pub(super) fn in_a_circle<'i>(ids: impl Iterator<Item = &'i str>, length: usize) -> String {
    let ids: Vec<String> = ids.take(NAMED).map(|id| format!("`{}`", head(id))).collect();
    let more = if length > NAMED { format!(" → {} more", length - NAMED) } else { String::new() };
    let first = ids.first().cloned().unwrap_or_default();
    format!("{}{more} → {first}", ids.join(" → "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_found_once_from_its_first_member() {
        let next = [Some(3), Some(1), None, Some(4), Some(0), Some(4), Some(2)];
        assert_eq!(circles(&next), [vec![0, 3, 4], vec![1]]);
        assert_eq!(circles(&[]), [[0; 0]; 0]);
        assert_eq!(circles(&[None, Some(0), Some(1)]), [[0; 0]; 0]);
    }

    #[test]
    fn a_long_chain_and_a_long_circle_take_one_walk() {
        let mut chain: Vec<Option<usize>> = (0..100_000_usize).map(|place| place.checked_sub(1)).collect();
        assert_eq!(circles(&chain), [[0; 0]; 0]);
        chain[0] = Some(99_999);
        assert_eq!(circles(&chain)[0].len(), 100_000);
    }

    #[test]
    fn a_circle_is_named_by_its_first_members() {
        assert_eq!(in_a_circle(["a", "b"].into_iter(), 2), "`a` → `b` → `a`");
        assert_eq!(in_a_circle(["a"].into_iter(), 1), "`a` → `a`");
        let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        assert!(in_a_circle(ids.into_iter(), 10).ends_with("`h` → 2 more → `a`"));
        assert!(in_a_circle(ids.into_iter().take(8), 8).ends_with("`g` → `h` → `a`"));
    }
}
