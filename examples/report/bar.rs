//! Bars: how much is there, and a mark where it is expected to be.

/// The mark of what is expected by now.
pub(crate) const MARK: char = '│';
/// What stands at the left end of a bar that is below its start.
pub(crate) const BELOW: char = '‹';

const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// What a bar shows: shares of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bar {
    /// What is there.
    pub(crate) filled: f64,
    /// What is expected by now.
    pub(crate) expected: Option<f64>,
}

/// Draws a bar over some columns.
pub(crate) fn draw(bar: Bar, columns: usize) -> String {
    let eighths = of(bar.filled, columns * 8);
    let mut cells: Vec<char> = (0..columns)
        .map(|cell| match eighths.saturating_sub(cell * 8) {
            0 => '·',
            part => EIGHTHS.get(part).copied().unwrap_or('█'),
        })
        .collect();
    // A little is not nothing.
    if eighths == 0 && bar.filled > 0.0 {
        put(&mut cells, 0, '▏');
    }
    if bar.filled < 0.0 {
        put(&mut cells, 0, BELOW);
    }
    if let Some(expected) = bar.expected.filter(|expected| *expected > 0.0)
        && bar.filled < 1.0
    {
        put(&mut cells, of(expected, columns).min(columns.saturating_sub(1)), MARK);
    }
    cells.into_iter().collect()
}

fn put(cells: &mut [char], at: usize, mark: char) {
    if let Some(cell) = cells.get_mut(at) {
        *cell = mark;
    }
}

/// Returns a share of a count, rounded down and kept within it.
fn of(share: f64, count: usize) -> usize {
    (1..=count).take_while(|part| whole(*part) <= share * whole(count) + 1e-9).count()
}

fn whole(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(filled: f64, expected: Option<f64>) -> String {
        draw(Bar { filled, expected }, 8)
    }

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(drawn(0.0, None), "········");
        assert_eq!(drawn(0.5, None), "████····");
        assert_eq!(drawn(0.55, None), "████▍···");
        assert_eq!(drawn(1.0, None), "████████");
        assert_eq!(drawn(7.0, None), "████████");
    }

    #[test]
    fn a_little_is_not_nothing_and_below_the_start_is_not_nothing_either() {
        assert_eq!(drawn(1e-9, None), "▏·······");
        assert_eq!(drawn(-0.5, None), "‹·······");
    }

    #[test]
    fn what_is_expected_has_its_mark_until_all_is_there() {
        assert_eq!(drawn(0.25, Some(0.5)), "██··│···");
        assert_eq!(drawn(0.75, Some(0.5)), "████│█··");
        assert_eq!(drawn(0.25, Some(1.0)), "██·····│");
        assert_eq!(drawn(0.25, Some(0.0)), "██······");
        assert_eq!(drawn(1.0, Some(0.5)), "████████");
    }

    #[test]
    fn a_bar_takes_its_columns_whatever_it_shows() {
        for filled in [f64::MIN, -1.0, 0.3, 1e300] {
            for columns in [0, 1, 7] {
                assert_eq!(draw(Bar { filled, expected: Some(filled) }, columns).chars().count(), columns);
            }
        }
    }
}
